"""The fields on which two records of one fact contradict each other."""

from collections.abc import Iterator

from profdiff.normal import fold
from profdiff.records import Award, Education, Publication, Record, Role, Talk
from profdiff.site.papers import Difference, papers_differ

#: Entity → its fields on which files are held to one another, with the date fields among them.
_DATES: dict[type[Record], tuple[str, ...]] = {
    Role: ("start", "end"),
    Education: ("start", "end"),
    Award: ("year",),
    Talk: ("date",),
}
#: Words that set one rank of a position apart from another.
_RANKS = frozenset(
    "assistant associate full junior senior staff principal distinguished adjunct visiting interim "
    "acting emeritus emerita vice deputy chief".split()
)


def differing(one: Record, other: Record, owner: str | None) -> Iterator[Difference]:
    """The fields on which two records of one fact contradict each other, and both values."""
    if _is_misread(one) or _is_misread(other):
        return
    for field in _DATES.get(type(one), ()):
        before, after = getattr(one, field), getattr(other, field)
        if before and after and not _is_within(before, after):
            yield field, before, after
    if isinstance(one, Role) and isinstance(other, Role):
        yield from _ended(one, other)
        yield from _ranked(one, other)
    if isinstance(one, Publication) and isinstance(other, Publication):
        yield from papers_differ(one, other, owner)


def _is_misread(record: Record) -> bool:
    """Whether a position has the label of a line in its name, so that its lines are mixed up.

    A degree of no place and no field is a mere word of an award or of a course.
    """
    if isinstance(record, Education):
        return not (record.institution or record.field)
    return isinstance(record, Role) and ": " in f"{record.title} {record.organization}"


def _is_within(one: str, other: str) -> bool:
    """Whether one date is the other, less exact, or lies in a range of years that it is."""
    short, long = sorted((one, other), key=len)
    first, _, last = long.partition("-")
    if len(short) == len(first) == len(last) == _YEAR:
        return first <= short <= last
    return long.startswith(short)


#: The letters of a year.
_YEAR = 4


def _ended(one: Role, other: Role) -> Iterator[Difference]:
    """That a position has ended for one page and goes on for the other."""
    for ended, going, order in ((one, other, 1), (other, one, -1)):
        if ended.end and not ended.current and going.current and not going.end:
            values = (ended.end, "present")[::order]
            yield "end", values[0], values[1]


def _ranked(one: Role, other: Role) -> Iterator[Difference]:
    """That a position has another rank on one page than on the other."""
    before, after = (_RANKS.intersection(fold(role.title or "").split()) for role in (one, other))
    if before and after and not (before & after):
        yield "title", one.title or "", other.title or ""
