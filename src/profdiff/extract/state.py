"""Whether a page holds a profile for now: placeholders, redirects, and a theme's demo text."""

from collections.abc import Iterator

from profdiff.document import Block, Document
from profdiff.extract.page import Page, walk
from profdiff.extract.sentences import sentences
from profdiff.lexicon.positions import heads_title
from profdiff.lexicon.states import may_hold_phrase, phrase_in
from profdiff.lexicon.tables import remembered
from profdiff.normal import fold, spaceless
from profdiff.patterns import Pattern
from profdiff.records import Diagnostic, State

#: A page with fewer words than this can be a placeholder, with fewer than that one of a server.
_FEW_WORDS, _SERVER_WORDS = 60, 200
#: A phrase of demo text that is shorter ("Hello world") has to be all that a line says.
_TELLING_PHRASE = 17
#: What people write too: in an address that is told so, in a title. It has to be all of a line.
_COMMON = frozenset(("firstname lastname", "first name last name", "welcome to my blog"))
#: An entry that a theme brings is no longer than this, with what is nested in it.
_MAX_DEMO = 400
_DEFAULT_FACTS = ("bio", "interests", "education", "name")
#: Jekyll's and Hugo's plug-ins and HTML's refresh, as the reader of HTML gives it.
_REDIRECTS = ("redirect_to", "redirect", "redirect_url", "redirecturl")
#: What the sentence that a page is a placeholder says beside that.
_OF_A_PAGE = frozenset(
    "a this my our the your page pages site website web homepage home webpage profile is are being "
    "has been currently still now sorry welcome to please here it i m we re back later soon and "
    "for will be in of at new under construction work hello hi oops".split()
)
_MOST_OTHER_WORDS = 1
_FIRST_PERSON = Pattern(r"\bI (?:am|was|work|study|teach|lead|received|joined|did)\b|\bI['’]m an? ")
#: What an author is to put in: "I am a student at Your University", "[Insert your bio]".
_PLACEHOLDER = Pattern(
    r"\b(?:the|at|of|by|is|am|,|Prof\.|Dr\.) Your (?:Full |Last |First )?(?:Name|University|"
    r"Institution|Department|Advisor|Affiliation|Position|Company|City|School|Lab|Group|Job Title|"
    r"Degree)\b|[\[<](?:Your|Insert|YOUR) [^\[\]<>\n]{2,40}[\]>]",
    "your|insert",
)
_LISTING = Pattern(r"^\s*Index of /")


def page_state(page: Page) -> State:
    """`stub` for a placeholder, `template` for a theme's demo text, else `content`."""
    document = page.document
    if target := _redirect(document):
        _tell(document, "redirect", f"the page sends its readers on to {target}")
        return "stub"
    lines, whole = _first_lines(page)
    if not lines:
        given = (document.meta.get(key) for key in _DEFAULT_FACTS)
        told = any(isinstance(each, (str, list)) and each for each in given)
        # An entry may be an address and nothing else.
        told = told or any(block.kind == "entry" and block.marks for block in document.blocks)
        return "content" if told else "stub"
    if whole and (_is_placeholder(document, lines) or _is_of_server(page, lines)):
        return "stub"
    return "template" if _is_demo(page) else "content"


def set_demo_aside(page: Page) -> None:
    """Leave the entries unread that a theme brings as examples beside a real profile."""
    if not _may_hold_demo(page):
        return
    demo = [block for block in page.document.blocks if _is_demo_entry(block)]
    for block in demo:
        page.set_aside(block)
    if demo:
        message = "items that a theme brings as examples are left out"
        _tell(page.document, "demo-items", message, page.document.span(demo[0]).line)


def _tell(document: Document, code: str, message: str, line: int | None = None) -> None:
    document.diagnostics.append(Diagnostic(code=code, message=message, line=line))


def _redirect(document: Document) -> str:
    """Where a page sends its readers, "" where it does not."""
    for key, value in document.meta.items():
        if key.lower() in _REDIRECTS:
            first = value[0] if isinstance(value, list) and value else value
            if isinstance(first, str) and first.strip():
                return first.strip()
    return ""


def _lines(page: Page) -> Iterator[str]:
    """The sentences of a page, and the lines of its items, in order."""
    for block in walk(page.document.blocks):
        if block.kind != "code":
            for start, end in sentences(block.text):
                if any(map(str.isalnum, block.text[start:end])):
                    yield block.text[start:end]


def _first_lines(page: Page) -> tuple[list[str], bool]:
    """The lines of a page until no placeholder has as many words, and whether these are all."""
    first: list[str] = []
    size = 0
    for line in _lines(page):
        first.append(line)
        size += _size([line])
        if size >= max(_FEW_WORDS, _SERVER_WORDS):
            return first, False
    return first, True


def _is_placeholder(document: Document, lines: list[str]) -> bool:
    """Whether a short page says that it is none yet, and hardly anything of a person."""
    if _size(lines) >= _FEW_WORDS:
        return False
    said = [line for line in lines if phrase_in(line, "stub")]
    if not said and not (document.title and phrase_in(document.title, "stub")):
        return False
    facts = sum(_tells(line) for line in lines if line not in said)
    return facts == 0 or (facts == 1 and any(map(_speaks_of_page, said)))


def _size(lines: list[str]) -> int:
    """How many words a page has; a sign of a script without spaces is half a word."""
    return sum(
        sum(map(spaceless, line)) // 2 if spaceless(line) else len(line.split()) for line in lines
    )


@remembered(8192)
def _tells(line: str) -> bool:
    """Whether a sentence says something of a person."""
    return heads_title(line) or _FIRST_PERSON.search(line) is not None


def _speaks_of_page(line: str) -> bool:
    """Whether it is the page as a whole that a sentence says is missing: no course, no photo."""
    words = fold(line).split()
    phrase = set((phrase_in(line, "stub") or "").split())
    others = [word for word in words if word not in phrase and word not in _OF_A_PAGE]
    return not others if len(words) < 8 else len(others) <= _MOST_OTHER_WORDS


def _is_of_server(page: Page, lines: list[str]) -> bool:
    """Whether a page is not its owner's but a server's: an error, a sign-in, a consent, a sale."""
    if _size(lines) >= _SERVER_WORDS or sum(map(_tells, lines)) > 1:
        return False
    headings = [b.text for b in walk(page.document.blocks[:4]) if b.kind == "heading"][:2]
    titles = [page.document.title or "", *headings]
    return any(phrase_in(title, "server") or _LISTING.match(title) for title in titles if title)


def _may_hold_demo(page: Page) -> bool:
    """Whether some line may be demo text: told from the page as a whole, and quickly."""
    if page.may_hold_demo is None:
        text = "\n".join(block.text for block in walk(page.document.blocks))
        told = may_hold_phrase(text, "template", "demo")
        page.may_hold_demo = told or _PLACEHOLDER.search(text) is not None
    return page.may_hold_demo


def _is_demo(page: Page) -> bool:
    """Whether the profile itself is a theme's demo text, most of it or under its demo name."""
    meta = page.document.meta
    names = [meta.get("name"), meta.get("title"), page.owner]
    given = [name for name in names if isinstance(name, str)]
    named = any(map(is_demo_line, given))
    may_hold = _may_hold_demo(page)
    if not (named or may_hold):
        return False
    lines = list(_lines(page))
    demo = sum(map(is_demo_line, lines)) if may_hold else 0
    if not (named or demo):
        return False
    sample = any(phrase_in(name, "sample") == fold(name) for name in given)
    facts = sum(_tells(line) and not is_demo_line(line) for line in lines)
    mostly = demo * 3 >= len(lines) and demo >= facts
    if (named and demo + 1 >= facts) or (demo and (sample or mostly)):
        _tell(page.document, "template-text", "the page still holds a theme's demo text")
        return True
    return False


@remembered(8192)
def is_demo_line(text: str) -> bool:
    """Whether a line is one that a theme brings as an example."""
    told = _says_demo(text, "template") or _says_demo(text, "demo")
    return told or _PLACEHOLDER.search(text) is not None


def _says_demo(text: str, kind: str) -> bool:
    """Whether a line is, or holds a long phrase of, a theme's demo text."""
    phrase = phrase_in(text, kind)
    if phrase is None:
        return False
    telling = len(phrase) >= _TELLING_PHRASE and phrase not in _COMMON
    return telling or phrase == fold(text)


def _is_demo_entry(block: Block) -> bool:
    """Whether a block, with what is nested in it, is short and holds demo text."""
    parts = list(walk([block]))
    if sum(len(part.text) for part in parts) > _MAX_DEMO:
        return False
    lines = (line for part in parts for line in part.text.replace("\t", "\n").split("\n"))
    return any(map(is_demo_line, lines))
