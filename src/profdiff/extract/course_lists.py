"""Several courses on one line: each with its year in brackets, or each a subject and a number."""

from profdiff.extract.course_headings import NUMBER
from profdiff.extract.stretches import Stretch, lines_of, skip
from profdiff.patterns import Pattern

_DATED = Pattern(
    r"(?:^|(?<=[:,;]\s)|(?<=\n))(?:and\s+)?[^\W\d_][^,;:()\n]{3,90}?\s*"
    r"\((?:[A-Za-z]+\s)?(?:19|20)\d\d[^()]{0,40}\)",
    "(19|(20|19|20",
)
_NUMBERED = Pattern(r"(?:and\s+)?[A-Z][A-Za-z&]+(?:\s[A-Z][a-z]+)?[\s-]?\d{2,4}[A-Z]?")

#: The number of a course stands within so many characters of a line, behind the term if any.
_BEGINNING = 24


def courses_apart(item: Stretch) -> list[Stretch]:
    """The courses of a line that lists several; the line itself where it does not."""
    dated = [found.span() for found in _DATED.finditer(item.text)]
    if len(dated) > 1:
        return [_part(item, *span) for span in dated]
    lines = [line for line in lines_of(item) if NUMBER.search(line.text[:_BEGINNING])]
    if len(lines) > 1:
        return lines
    pieces = item.text.rstrip(" .").split(", ")
    if len(pieces) > 1 and all(_NUMBERED.fullmatch(piece.strip()) for piece in pieces):
        ends = _ends(pieces)
        return [_part(item, end - len(p), end) for p, end in zip(pieces, ends, strict=True)]
    return [item]


def _ends(pieces: list[str]) -> list[int]:
    """Where each piece of a text ends that commas part."""
    found, at = [], 0
    for piece in pieces:
        found.append(at + len(piece))
        at += len(piece) + 2
    return found


def _part(item: Stretch, start: int, end: int) -> Stretch:
    """A part of a line without the "and" before it."""
    lead = "and " if item.text.startswith("and ", start) else ""
    at = skip(item.text, start + len(lead), stop=end)
    return Stretch(item.block, item.start + at, item.start + end)
