"""Projects as a section lists them: a name, what it is about, and its link."""

import re
from collections.abc import Iterator
from itertools import pairwise

from profdiff.document import Block
from profdiff.extract.dates import period_in
from profdiff.extract.link_labels import LABELS
from profdiff.extract.page import Page, Section
from profdiff.extract.stretches import EDGE, Stretch, is_date, lines_of, skip, whole
from profdiff.lexicon.positions import heads_title
from profdiff.lexicon.sections import is_section_title
from profdiff.lexicon.states import is_noise
from profdiff.normal import fold, squeeze
from profdiff.patterns import Pattern
from profdiff.records import Project

_DEVELOPED_AS = Pattern(r"\s*[^:,\n]{3,40}:\s+", ":")
_NAME = Pattern(r"([^\n:.]{2,70}?)\s*(?::\s|\s[–—-]\s|\n|,\s|$)")
_MAX_WORDS = 8
_MAX_HEADING = 14
_ASIDE = Pattern(r"\s*\((?:joint|with|ongoing|current|19|20)[^)]*\)", "(", re.IGNORECASE)
_REFERENCES = Pattern(r"\s*\[[A-Z]{0,3}\d+(?:,\s*[A-Z]{0,3}\d+)*\]", "[")
#: Words that begin a sentence, not the name of a project.
_NO_NAME = frozenset(
    "i we my our the this here a in for see some other many more various several these reach "
    "email contact specializing specialising specialized specialised interested passionate "
    "experienced".split()
)
#: What buttons beside a project say.
_BUTTONS = frozenset(("star", "fork", "watch", "follow", "download", "more", "read more"))
_PROSE = frozenset("i we my our in the this these here see for as with".split())
_SEASON_LETTERS = "SpringsummerfallwinterSumFtWAua"


#: A line of introduction has no more words.
_A_FEW = 12


def extract_section(page: Page, section: Section) -> None:
    """One project an item: its name before a colon or dash, or in bold, or linked."""
    if _reads_heading(page, section):
        return
    listed = False
    told = _told_beside(section.blocks)
    for block in section.blocks:
        if id(block) in told:
            continue
        if block.kind not in ("item", "row", "paragraph") or not block.text or page.is_taken(block):
            continue
        if listed and block.kind == "paragraph":
            continue  # what a page says below its list
        if is_noise(block.text) or (block.kind == "paragraph" and _is_prose(block.text)):
            continue
        for item in _items(block):
            listed |= _read(page, item) and block.kind == "item"


def _told_beside(blocks: list[Block]) -> set[int]:
    """The items that each tell of the item above it, in a list whose names are bold items."""
    items = [block for block in blocks if block.kind == "item" and block.text]
    bold = [any(m.start <= 1 and m.end > 3 for m in block.marked("strong")) for block in items]
    names = [block for block, is_bold in zip(items, bold, strict=True) if is_bold]
    whole_ones = all(
        any(m.start <= 1 and m.end >= len(block.text) - 1 for m in block.marked("strong"))
        for block in names
    )
    if len(names) < 2 or not whole_ones or not all(a or b for a, b in pairwise([False, *bold])):
        return set()
    return {id(block) for block in items} - {id(block) for block in names}


def _reads_heading(page: Page, section: Section) -> bool:
    """Reads a project that has a heading of its own, what stands below it being its description.

    A heading above a list of named things is one of a group, and no project, unless some words
    about it come first.
    """
    heading = section.heading
    if heading is None or section.own_kinds or section.parent is None or is_date(section.title):
        return False
    if "projects" not in section.parent.own_kinds or page.is_taken(heading):
        return False
    items = [b for b in section.blocks if b.kind in ("item", "row")]
    first = section.blocks[0] if section.blocks else None
    told = first is not None and first.kind == "paragraph" and len(first.text.split()) > _A_FEW
    if items and not told and sum(_name(whole(b))[0] is not None for b in items) * 2 > len(items):
        return False
    name = _bare_name(heading.text)
    if not name or len(name.split()) > _MAX_HEADING:
        return False
    page.add(Project(name=name, url=heading.url_at(0)), heading, rule="project-heading")
    for block in section.blocks:
        page.add_part(page.found[-1].record, block)
    return True


def _is_prose(text: str) -> bool:
    """Whether a paragraph speaks ("I work on …", "We build …") and names nothing first."""
    return bool(_PROSE.intersection(fold(text).split()[:1]))


def _items(block: Block) -> list[Stretch]:
    """A paragraph's lines where each is "Name: what it is"; else the block as a whole."""
    lines = lines_of(whole(block)) if block.kind == "paragraph" else []
    if len(lines) > 1 and all(":" in line.text and _name(line)[0] for line in lines):
        return lines
    return [whole(block)]


def _read(page: Page, item: Stretch) -> bool:
    """Reads an item for the project that it names; whether it names one."""
    name, stop = _name(item)
    if not name or fold(name) in _BUTTONS or _leads_elsewhere(item):
        return False
    links = (m for m in item.block.marks if m.kind == "link" and item.start <= m.start <= stop)
    url = next((link.value for link in links), None)
    description = squeeze(item.block.text[stop : item.end]).strip(EDGE) or None
    page.add(Project(name=name, url=url, description=description), *item, rule="project-item")
    return True


def _leads_elsewhere(item: Stretch) -> bool:
    """Whether an item is a link to another section or page: "Talks | Talks about our work"."""
    link = next((m for m in item.block.marked("link") if m.start <= item.start < m.end), None)
    return link is not None and is_section_title(item.block.text[link.start : link.end])


def _name(item: Stretch) -> tuple[str | None, int]:
    """A project's name and where it ends.

    The initials, the years and the role that an item may begin with are passed over.
    """
    item = _without_role(_without_years(_without_initials(item)))
    for kind in ("strong", "link"):
        for mark in item.block.marked(kind):
            if mark.start <= item.start + 2 < mark.end <= item.end:
                label = _bare_name(item.block.text[max(mark.start, item.start) : mark.end])
                labels = all(w in LABELS for w in fold(label).split())
                if 1 < len(label) < 110 and not labels and "://" not in label:
                    return label, mark.end
    found = _NAME.match(item.text)
    if found and "://" not in item.text[: found.end() + 2] and _may_be_name(found[1]):
        return squeeze(found[1]), item.start + found.end(1)
    first, _, rest = item.text.partition("\n")
    name = _bare_name(first)
    described = len(rest.split()) > _MAX_WORDS
    if described and 1 < len(name.split()) <= _MAX_HEADING and _is_titled(name):
        return name, item.start + len(first)
    return None, item.start


def _is_titled(text: str) -> bool:
    """Whether a line of its own is written like a title: most of its longer words capitalised."""
    words = [word for word in text.split() if len(word) > 3]
    capitals = sum(word[0].isupper() or word[0].isdigit() for word in words)
    return not text.endswith((".", "!", "?")) and capitals * 4 > len(words) * 3


def _bare_name(text: str) -> str:
    """A name without what it adds: years, a bracket, what it refers to, "Kiln [C4, F2], 2017"."""
    name = squeeze(_REFERENCES.sub("", _ASIDE.sub("", text))).strip(" :.,–—-")
    period = period_in(name)
    if period and period.at > 3 and not name[period.end_at :].strip(EDGE):
        name = name[: period.at].rstrip(" :.,–—-(")
    return name


def _without_initials(item: Stretch) -> Stretch:
    """An item without what stands for a picture on its card: "SS", above "SandSort"."""
    first, _, rest = item.text.partition("\n")
    name = iter(rest.partition("\n")[0].casefold())
    if not (1 < len(first) < _MANY_INITIALS and first.isalpha() and first.isupper()):
        return item
    if rest[:1].casefold() != first[0].casefold() or rest.split(maxsplit=1)[0] == first:
        return item
    return item._replace(start=item.start + len(first) + 1) if _in_turn(first, name) else item


#: An abbreviation of so many letters may be a name.
_MANY_INITIALS = 4


def _in_turn(letters: str, name: Iterator[str]) -> bool:
    """Whether a name has these letters, one after another."""
    return all(letter in name for letter in letters.casefold())


def _without_years(item: Stretch) -> Stretch:
    text = item.text
    period = period_in(text[:40])
    if period and period.at <= 12 and not text[: period.at].strip(EDGE + _SEASON_LETTERS):
        return item._replace(start=item.start + skip(text, period.end_at, EDGE))
    return item


def _without_role(item: Stretch) -> Stretch:
    """An item without the role that it begins with: "Lead developer: …"."""
    role = _DEVELOPED_AS.match(item.text)
    if role and heads_title(role[0]):
        return item._replace(start=item.start + role.end())
    return item


def _may_be_name(text: str) -> bool:
    """Whether the words before a border are few and begin like a name: capitalised, or "vLLM"."""
    words = text.split()
    if not words or len(words) > _MAX_WORDS or _NO_NAME.intersection(fold(text).split()[:1]):
        return False
    if not text[0].isalnum() or "@" in text:
        return False
    return text[0].isupper() or text[0].isdigit() or any(c.isupper() for c in words[0])
