"""Stretches of text: what a section lists, the lines of a block, what lies at their edges."""

import re
from typing import NamedTuple

from profdiff.document import Block
from profdiff.extract.dates import period_in
from profdiff.extract.page import Page, Section
from profdiff.lexicon.states import is_noise
from profdiff.patterns import Pattern

#: What parts the pieces of a line and is none of their words.
EDGE = " \t\n,.;:|/·•–—-()[]，、。；：（）"
#: A comma that parts two things; the one before a company's legal form belongs to its name.
#: Colleges of the University of London have one in their names.
COMMA = (
    r",\s(?!(?:Inc|LLC|LLP|Ltd|Limited|Corp|Co|GmbH|AG|KG|PLC|Pty|PBC)\b(?! [A-Z])|"
    r"(?:(?<=City, )|(?<=Holloway, )|(?<=Goldsmiths, )|(?<=Birkbeck, )|(?<=Queen Mary, )|"
    r"(?<=SOAS, ))University of London\b)"
)


class Stretch(NamedTuple):
    """A part of a block that is read as one: a whole item, a line, a sentence."""

    block: Block
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words of the stretch."""
        return self.block.text[self.start : self.end]


def listed(page: Page, section: Section) -> list[Stretch]:
    """The things a list section lists: items, rows, and the lines of paragraphs of many lines."""
    return [stretch for block in section.blocks for stretch in _listed_in(page, block)]


#: A line that adds to the item above it ("Host: …", "Duration: …") and lists nothing itself.
_DETAIL = Pattern(
    r"[\s*_]*(?:hosts?|duration|locations?|place|where|when|slides|abstract|topics?|details?|notes?|"
    r"advis[oe]rs?|supervisors?|mentors?|responsibilit(?:y|ies)|keywords|links?|outcomes?)\s*:\s",
    ":",
    re.IGNORECASE,
)


def is_detail(text: str) -> bool:
    """Whether a line only adds a labelled detail to what stands above it: "Host: …"."""
    return _DETAIL.match(text) is not None


def _announces(block: Block) -> bool:
    """Whether a paragraph is a sentence that announces a list: "I have given these talks:"."""
    text = block.text.rstrip()
    return block.kind == "paragraph" and "\n" not in text and text.endswith((":", "："))


def _listed_in(page: Page, block: Block) -> list[Stretch]:
    found: list[Stretch] = []
    if (
        block.kind in ("item", "row", "paragraph")
        and block.text
        and not page.is_taken(block)
        and not is_noise(block.text)
        and not is_detail(block.text)
        and not _announces(block)
    ):
        found = [whole(block)]
        if block.kind == "paragraph" or (block.kind == "row" and _lists_lines(block)):
            found = lines_of(found[0])
    for child in block.children:
        found.extend(_listed_in(page, child))
    return found


def _lists_lines(row: Block) -> bool:
    """Whether a row is one cell that holds a list: each of its lines dated, or each linked."""
    if "\t" in row.text or "\n" not in row.text:
        return False
    lines = lines_of(whole(row))
    dated = sum(period_in(line.text) is not None for line in lines)
    linked = sum(bool(row.links(line.start, line.start + 1)) for line in lines)
    return max(dated, linked) == len(lines) > 1


def whole(block: Block) -> Stretch:
    """All of a block."""
    return Stretch(block, 0, len(block.text))


def lines_of(stretch: Stretch) -> list[Stretch]:
    """The visible lines of a stretch, those without words left out."""
    found: list[Stretch] = []
    at = stretch.start
    for line in stretch.text.split("\n"):
        if line.strip():
            found.append(Stretch(stretch.block, at, at + len(line)))
        at += len(line) + 1
    return found


def skip(text: str, at: int, passed_over: str | None = None, *, stop: int | None = None) -> int:
    """The offset of the first character from `at` on that is none of those passed over.

    By default these are white space.
    """
    rest = text[at:stop]
    return at + len(rest) - len(rest.lstrip(passed_over))


def is_date(text: str) -> bool:
    """Whether a text is a date or a range and nothing else."""
    found = period_in(text)
    return bool(found and not (text[: found.at] + text[found.end_at :]).strip(EDGE))


def years_above(section: Section) -> dict[int, str]:
    """The year that a heading, or the item above, gives all that is listed beneath it, by block."""
    found: dict[int, str] = {}
    heading = _only_year(section.title)
    for block in section.blocks:
        year = _only_year(block.text) or heading
        if year:
            found.update((id(inner), year) for inner in (block, *block.children))
    return found


def _only_year(text: str) -> str | None:
    """The year, or range of years, of a text that is a date and nothing else."""
    period = period_in(text) if is_date(text) else None
    if period is None:
        return None
    if period.end and period.end[:4] != period.start[:4]:
        return f"{period.start}-{period.end}"
    return period.start[:4]
