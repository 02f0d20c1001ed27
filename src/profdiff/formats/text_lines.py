"""What the lines of a text are to each other, where a browser has copied away their markup.

A browser gives a paragraph blank lines around it; items of a list, cells, and lines within a
paragraph it sets one below the other, a list right below its heading. Which of these some lines
are is told by what they hold: a list's items are alike, the lines of an entry are not.
"""

import re
from typing import NamedTuple

from profdiff.lexicon.positions import organization_class
from profdiff.lexicon.sections import section_kinds
from profdiff.lexicon.tables import remembered

_LABEL = re.compile(r"([A-Z][\w/&'’-]*(?: [\w/&'’-]+){0,3}):(?:\s|$)")
_LINKS = re.compile(r"(?:[\s|/·•,]*+(?:\[[^\[\]]{1,60}\]|\([\w -]{1,20}\)))++[\s|/·•,]*")
_BAR = re.compile(r"[|/·•]")
_BRIEF = re.compile(r"[\w +-]{2,20}")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|[a-z'’] ?['’]?\d\d\b(?!\d)")
_MARKS = re.compile(r"[\d*†‡§¶^~∗#]|\([\w*† ,.-]{0,20}\)")
_BETWEEN_NAMES = re.compile(r"\s*(?:,\s*(?:and|&)?|;|\band\b|&)\s*")
_NAME = re.compile(
    r"[^\W\d_a-z][\w.'’-]*(?: (?:(?:van|von|de|der|den|del|della|di|da|dos|la|le|el|al|bin|ter|"
    r"ten|zu)|[^\W\d_a-z][\w.'’-]*)){1,4}"
)
#: How citations begin: with a quote, a name and the next, or what bears the mark of an author.
_CITATION = re.compile(
    rf"[\"“]|{_NAME.pattern}[*†‡§¶^~∗#\d]*(?:,| and\b| &)|"
    r"[^\W\d_a-z][\w.'’-]*(?: [\w.'’-]+){1,3} ?[*†‡§¶∗],"
)
_DATE_FIRST = re.compile(
    r"[\[(]?(?:\d{1,2}(?:st|nd|rd|th)? )?(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|"
    r"Spring|Summer|Fall|Autumn|Winter)\w*\.? (?:\d{1,2}(?:st|nd|rd|th)?,? )?)?(?:19|20)\d\d\b"
)
#: So many lines begin with a date where that is how entries begin.
_MIN_DATED = 3
#: How titles begin, and no list of names: "On Sand and Small Moons".
_NO_NAMES = re.compile(r"(?:On|The|An?|For|Of|In|To|Towards?|From|How|Why|What|With|Learning) ")
_LONG = 160
#: A citation is longer than this.
_CITATION_LENGTH = 60
#: An entry has no more lines than this.
_ENTRY_LINES = 6
#: Lines further away say nothing of a line; so many, and not a title among them, are a list.
NEAR = _ENTRY_LINES + 1


class Entry(NamedTuple):
    """Lines that belong together, as a range; those from `nested` on are items of their own."""

    start: int
    nested: int
    end: int


def arrange(lines: list[str], *, listed: bool) -> list[Entry] | None:
    """The entries that some lines fall into, None where they are those of one paragraph.

    `listed` says that they stand right below a heading, where a paragraph would stand apart.
    """
    kinds = [kind_of(line) for line in lines]
    with_fields = _with_fields(lines)
    if with_fields and (listed or sum(entry.nested < entry.end for entry in with_fields) > 1):
        return with_fields
    by_date = _below_dates(lines)
    if by_date:
        return by_date
    starts = (
        _labels(lines)
        or _starts(kinds, "names")
        or (kinds[0] != "dated" and _starts(kinds, "dated"))
    )
    if starts:
        ends = [*starts[1:], len(lines)]
        return [Entry(start, end, end) for start, end in zip(starts, ends, strict=True)]
    if _is_one_entry(kinds) or not (listed or are_alike(kinds) or _are_citations(lines)):
        return None
    return [Entry(n, n + 1, n + 1) for n in range(len(lines))]


@remembered(256)
def kind_of(line: str) -> str:
    """What a line looks like by itself."""
    bare = " ".join(line.split())
    if _LINKS.fullmatch(bare) or _are_barred(bare):
        return "links"
    if _is_names(bare):
        return "names"
    if len(bare) > _LONG:
        return "long"
    return "dated" if _YEAR.search(bare) else "plain"


def begins_with_name(line: str) -> bool:
    """Whether the name of a person begins a line, and ends there or at a comma or bracket."""
    bare = line.strip()
    name = _NAME.match(bare)
    if name is None or not any(map(str.islower, name[0])):
        return False
    rest = bare[name.end() :]
    return not rest or rest.startswith((",", " ,", " (", "*", " *"))


def _are_barred(line: str) -> bool:
    """Whether bars part all of a line into brief labels: "| paper | code |"."""
    pieces = [piece.strip() for piece in _BAR.split(line.strip("| "))]
    return len(pieces) > 1 and all(map(_BRIEF.fullmatch, pieces))


def _is_names(line: str) -> bool:
    """Whether a line is a list of the names of persons and nothing else."""
    pieces = [p for p in _BETWEEN_NAMES.split(_MARKS.sub(" ", line).rstrip(" .")) if p.strip()]
    if len(pieces) < 2 or _NO_NAMES.match(line):
        return False
    names = sum(_NAME.fullmatch(" ".join(piece.split())) is not None for piece in pieces)
    if names * 5 < len(pieces) * 4:
        return False
    return len(pieces) > 3 or not any(map(organization_class, pieces))


def _with_fields(lines: list[str]) -> list[Entry]:
    """Lines without a label as entries, those with the name of a field as what belongs to them.

    A label names a field where it is that of several lines, or of a section.
    """
    labels = [found[1] if (found := _LABEL.match(line.strip())) else "" for line in lines]
    fields = [bool(x) and (labels.count(x) > 1 or bool(section_kinds(x))) for x in labels]
    if not any(fields) or fields[0]:
        return []
    starts = [n for n, field in enumerate(fields) if not field]
    ends = [*starts[1:], len(lines)]
    return [Entry(start, start + 1, end) for start, end in zip(starts, ends, strict=True)]


def _below_dates(lines: list[str]) -> list[Entry]:
    """Lines that begin with a date as entries where most do, the others as lines of these."""
    dated = [_DATE_FIRST.match(line.strip()) is not None for line in lines]
    if sum(dated) < _MIN_DATED or not dated[0] or all(dated) or sum(dated) * 2 < len(lines):
        return []
    starts = [n for n, begins in enumerate(dated) if begins]
    ends = [*starts[1:], len(lines)]
    return [Entry(start, end, end) for start, end in zip(starts, ends, strict=True)]


def _labels(lines: list[str]) -> list[int]:
    """Where entries begin whose first lines end with a colon, each with a line of its own below.

    Other lines may stand above the first of these.
    """
    starts = [n for n, line in enumerate(lines) if line.rstrip().endswith((":", "："))]
    if len(starts) < 2 or starts != list(range(starts[0], len(lines), 2)):
        return []
    return [*range(starts[0]), *starts] if starts[-1] + 1 < len(lines) else []


def _starts(kinds: list[str], kind: str) -> list[int]:
    """Where entries of several lines begin, each with one line of a kind at the same place."""
    anchors = [n for n, each in enumerate(kinds) if each == kind]
    if len(anchors) < 2 or anchors[0] > 2:
        return []
    starts = [n - anchors[0] for n in anchors]
    sizes = [b - a for a, b in zip(starts, [*starts[1:], len(kinds)], strict=True)]
    return starts if all(2 <= size <= _ENTRY_LINES for size in sizes) else []


def _is_one_entry(kinds: list[str]) -> bool:
    """Whether lines are those of a single entry: its title, its authors, its links."""
    telling = [kind for kind in kinds if kind in ("names", "links")]
    return 1 < len(kinds) <= _ENTRY_LINES and bool(telling) and len(telling) < len(kinds)


def are_alike(kinds: list[str]) -> bool:
    """Whether lines are the items of a list, though they stand where a paragraph may."""
    return len(kinds) > _ENTRY_LINES or (len(kinds) > 2 and len(set(kinds)) == 1)


def _are_citations(lines: list[str]) -> bool:
    """Whether most of several long lines begin as citations do: with a quote, or with names."""
    if len(lines) < 2 or any(len(line) <= _CITATION_LENGTH for line in lines):
        return False
    return sum(bool(_CITATION.match(line.strip())) for line in lines) * 3 > len(lines) * 2


def whole_rows(lines: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Lines of a table, each with its place, in which a row is one: line breaks in cells broke it.

    The first row tells how many cells there are. One with fewer goes on in the next line, and a
    line without a border in the last cell of the row above it.
    """
    borders = last = lines[0][0].count("\t")
    rows: list[tuple[list[str], int]] = []
    for line, at in lines:
        more = line.count("\t")
        if rows and (not more or last + more <= borders):
            rows[-1][0].append(line)
            last += more
        else:
            rows.append(([line], at))
            last = more
    return [("\n".join(row), at) for row, at in rows]
