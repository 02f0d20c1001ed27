"""The fields on which two records of one fact contradict each other."""

from collections.abc import Iterator

from profdiff.identity import strong_keys
from profdiff.normal import fold
from profdiff.records import Award, Education, Publication, Record, Role, Talk
from profdiff.site.author_lists import authors_differ
from profdiff.site.titles import same_title
from profdiff.site.venue_names import same_venue

#: A field as people call it, and both values.
Difference = tuple[str, str, str]

#: Entity → its fields on which files are held to one another, with the date fields among them.
_DATES: dict[type[Record], tuple[str, ...]] = {
    Role: ("start", "end"),
    Education: ("start", "end"),
    Award: ("year",),
    Talk: ("date",),
}
_IDENTIFIERS = ("arxiv", "doi")
#: The registrants of preprint servers and archives, whose names a paper has beside its journal's:
#: arXiv, bioRxiv and medRxiv, PsyArXiv, OSF, SSRN, Research Square, ChemRxiv, Preprints, Zenodo.
_OF_PREPRINTS = tuple(
    f"10.{number}/"
    for number in "48550 1101 64898 31234 31219 31235 2139 21203 26434 20944 5281 36227".split()
)
#: Words that set one rank of a position apart from another.
_RANKS = frozenset(
    "assistant associate full junior senior staff principal distinguished adjunct visiting interim "
    "acting emeritus emerita vice deputy chief".split()
)


def differing(one: Record, other: Record, owner: str | None) -> Iterator[Difference]:
    """The fields on which two records of one fact contradict each other, and both values."""
    for field in _DATES.get(type(one), ()):
        before, after = getattr(one, field), getattr(other, field)
        if before and after and not _is_within(before, after):
            yield field, before, after
    if isinstance(one, Role) and isinstance(other, Role):
        yield from _ended(one, other)
        yield from _ranked(one, other)
    if isinstance(one, Publication) and isinstance(other, Publication):
        yield from _published(one, other)
        yield from _titled(one, other)
        yield from authors_differ(one, other, owner)


def _is_within(one: str, other: str) -> bool:
    """Whether one date is the other, less exact."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short)


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


def _published(one: Publication, other: Publication) -> Iterator[Difference]:
    for field in _IDENTIFIERS:
        before, after = getattr(one, field), getattr(other, field)
        both = [value for value in (before, after) if value and not value.startswith(_OF_PREPRINTS)]
        if len(both) == 2 and _identifier(before) != _identifier(after):
            yield field, before, after
    if one.status == other.status == "submitted":
        return  # a paper under review has a venue for those only who say where
    if one.venue and other.venue and not same_venue(one.venue, other.venue):
        yield "venue", one.venue.text or "", other.venue.text or ""


def _identifier(text: str) -> str:
    return text.lower().partition("#")[0].partition("?")[0]


def _titled(one: Publication, other: Publication) -> Iterator[Difference]:
    """That two entries of one identifier have other titles."""
    keys, others = ({key for key in strong_keys(p) if key[0] != "url"} for p in (one, other))
    if one.title and other.title and keys & others and not same_title(one.title, other.title):
        yield "title", f"“{one.title}”", f"“{other.title}”"
