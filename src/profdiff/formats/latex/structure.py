"""Items, links, notes, and what stands in other files."""

import re

from profdiff.formats.latex.reader import Reader
from profdiff.formats.latex.spacing import drop_match
from profdiff.formats.latex.tokens import CLOSE, COMMAND, OPEN, SPACE, TEXT, URL, Token
from profdiff.formats.latex.unknown import groups
from profdiff.lexicon.sections import is_section_title

#: An item's own label that counts or points and says nothing: "[12]", "3.", "–".
_COUNT = re.compile(r"[^\w]*(?:[A-Za-z]{0,2}\d{1,3}|[a-z]|[ivxlc]{1,6})?[^\w]*$")
#: A note in the margin so long at most may be the date of what stands beside it.
_MAX_NOTE = 30
_YEAR = re.compile(r"(?:19|20)\d\d")
_CODES = re.compile(r"\s*`?.?\s*=\s*`?\s*\d*\s?|\s*`\s*|\s*\d+\s?")


def par(reader: Reader, token: Token) -> None:
    """A blank line: the end of a paragraph."""
    reader.math = False
    reader.end_short(token.at)
    reader.set_gap("par", token.at)


def open_group(reader: Reader, token: Token) -> None:
    """A group begins."""
    reader.frames.begin(OPEN, "", token.at)


def close_group(reader: Reader, token: Token) -> None:
    """A group ends."""
    if not reader.frames.end(OPEN, token.at):
        reader.gullet.report(
            "unopened-group", "a brace closes here that none opened", token.at, once="}"
        )


def cell(reader: Reader, token: Token) -> None:
    """The border between two cells."""
    reader.next_cell(token.at)


def code(reader: Reader, token: Token) -> None:
    """Text that is shown as it stands."""
    if not reader.muted:
        reader.end_line("par", token.at)
        reader.gap = ""
        if reader.tables or reader.lists:
            for line in token.value.split("\n"):
                reader.set_gap("br", token.at)
                reader.emit(line, token.at)
        else:
            reader.builder.code(token.value, token.at)


def href(reader: Reader, token: Token) -> None:
    """A link with its label."""
    reader.link(reader.group(token.at), token.value)


def url(reader: Reader, token: Token) -> None:
    """A link that shows its address."""
    frame = reader.frames.begin(OPEN, "", token.at)
    reader.link(frame, token.value)
    reader.emit(token.value, token.at)
    reader.frames.close(token.at + len(token.value))


def item(reader: Reader, token: Token) -> None:
    """An item; a label of its own that says more than a number is its first words."""
    gullet = reader.gullet
    reader.end_short(token.at)
    gullet.star()
    label = gullet.optional()
    reader.begin_item(token.at)
    if label and not reader.muted:
        words = reader.rendered(label)
        if words and (_YEAR.search(words) or not _COUNT.match(words)):
            after = (
                Token(SPACE, " ", token.at)
                if words[-1] in ":.,;–—-"
                else Token(COMMAND, "@line", token.at)
            )
            bold = (
                Token(COMMAND, "textbf", token.at),
                Token(OPEN, "{", token.at),
                Token(CLOSE, "}", token.at),
            )
            gullet.push([*bold[:2], *label, bold[2], after])


def bibitem(reader: Reader, token: Token) -> None:
    """An entry of a bibliography; its key is not seen."""
    gullet = reader.gullet
    gullet.optional()
    gullet.drop_argument()
    reader.begin_item(token.at)


def entry(reader: Reader, token: Token) -> None:
    """An entry begins."""
    reader.begin_entry(token.at)


def end_entry(reader: Reader, token: Token) -> None:
    """An entry ends."""
    reader.end_entry(token.at)


def own_list(reader: Reader, token: Token) -> None:
    """The heading lines of an entry are told; what follows belongs to it."""
    if not reader.fresh:
        reader.set_gap("br", token.at)


def open_entries(reader: Reader, token: Token) -> None:
    r"""`\resumeSubHeadingListStart`: a list whose items are entries."""
    if not reader.muted:
        reader.end_line("par", token.at)


def close_entries(reader: Reader, token: Token) -> None:
    """A list of entries ends."""
    reader.leave_lists(token.at)


def footnote(reader: Reader, _: Token) -> None:
    """A footnote stands at the end of the page."""
    gullet = reader.gullet
    gullet.optional()
    tokens = gullet.argument()
    if not reader.muted:
        reader.notes.append(tokens)


def read_input(reader: Reader, token: Token) -> None:
    """Another file is read in here, which is not followed."""
    gullet = reader.gullet
    gullet.star()
    name = gullet.raw(gullet.argument())
    if not reader.muted or not reader.whole:
        gullet.report(
            "input-not-followed",
            f"\\{token.value}{{{name[:80]}}} is not followed: what that file holds is not read",
            token.at,
            once=f"input {name}",
        )


def bibliography(reader: Reader, token: Token) -> None:
    """A bibliography is printed here, which is not read."""
    gullet = reader.gullet
    gullet.optional()
    if token.value == "bibliography":
        gullet.argument()
    gullet.report(
        "bibliography-not-followed",
        f"\\{token.value} prints entries of a bibliography file, which is not read",
        token.at,
        once="bibliography",
    )


def cited(reader: Reader, token: Token) -> None:
    """An entry of a bibliography file is printed here."""
    key = reader.gullet.raw(reader.gullet.argument())
    reader.gullet.report(
        "bibliography-not-followed",
        f"the entry {key[:40]!r} is printed from a bibliography file, which is not read",
        token.at,
        once="bibliography",
    )


def catcode(reader: Reader, token: Token) -> None:
    r"""``\catcode`\%=12`` changes what letters mean, which is not followed."""
    gullet = reader.gullet
    for _ in range(4):
        if not gullet.todo or gullet.todo[-1].kind not in (TEXT, COMMAND):
            break
        if gullet.todo[-1].kind == COMMAND:
            gullet.todo.pop()
        elif not drop_match(reader, _CODES):
            break
    gullet.report(
        "catcode-change",
        "what letters mean is changed here, which is not followed",
        token.at,
        once="cat",
    )


def aside(reader: Reader, token: Token) -> None:
    """A note in the margin; one that names a section is its heading."""
    tokens = reader.gullet.argument()
    words = reader.rendered(tokens).rstrip(": ")
    if is_section_title(words) and not reader.in_heading:
        reader.gullet.push([Token(COMMAND, "section", token.at), *groups([tokens], token.at)])
        return
    at_start = reader.fresh or reader.gap in ("br", "par") or reader.builder.leaf is None
    free = not (reader.tables or reader.in_item() or reader.in_heading or reader.muted)
    if free and (at_start or reader.noted) and len(words) <= _MAX_NOTE and _YEAR.search(words):
        reader.begin_note(token.at)
        reader.gullet.push([*groups([tokens], token.at), Token(COMMAND, "@gap", token.at)])
        return
    reader.gullet.push([Token(COMMAND, "par", token.at), *tokens, Token(COMMAND, "par", token.at)])


def language(reader: Reader, token: Token) -> None:
    r"""`\usepackage[ngerman]{babel}` makes `"a` an umlaut."""
    options = reader.gullet.optional()
    names = reader.gullet.raw(reader.gullet.argument())
    if options and ("babel" in names or token.value == "documentclass"):
        reader.german = reader.german or "german" in reader.gullet.raw(options)


def href_expanded(reader: Reader, token: Token) -> None:
    """A link whose address a macro gives."""
    reader.gullet.optional()
    address = reader.gullet.raw(reader.gullet.argument())
    reader.link(reader.group(token.at), address)


def url_expanded(reader: Reader, token: Token) -> None:
    """A shown address that a macro gives."""
    reader.gullet.optional()
    address = reader.gullet.raw(reader.gullet.argument()).strip()
    if address:
        url(reader, Token(URL, address, token.at))
