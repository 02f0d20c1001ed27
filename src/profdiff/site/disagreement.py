"""Where the files of a site disagree about a fact: a diagnostic with both places."""

from collections.abc import Iterator

from profdiff.lexicon.venues import venue_key
from profdiff.naming import called
from profdiff.normal import fold
from profdiff.records import Award, Diagnostic, Education, Publication, Record, Role, Talk, Venue
from profdiff.site.facts import Fact, Telling

CODE = "site-disagreement"
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
_SMALL = frozenset("of the in on and for a an to de la der die das und et".split())
#: Words that set one rank of a position apart from another.
_RANKS = frozenset(
    "assistant associate full junior senior staff principal distinguished adjunct visiting interim "
    "acting emeritus emerita vice deputy chief".split()
)


def disagreements(facts: dict[str, list[Fact]]) -> list[Diagnostic]:
    """What the pages of a site say otherwise than each other, fact by fact."""
    return [
        found
        for entity, several in facts.items()
        for fact in several
        if len(fact.tellings) > 1
        for found in _of(entity, fact)
    ]


def _of(entity: str, fact: Fact) -> Iterator[Diagnostic]:
    told: set[str] = set()
    first, *others = fact.tellings
    for other in others:
        for field, one, another in _differing(first.record, other.record):
            if field not in told:
                told.add(field)
                named = called(entity, fact.record) or fact.record.id
                yield _diagnostic(f"{named}: {field}", (first, one), (other, another))


def _differing(one: Record, other: Record) -> Iterator[tuple[str, str, str]]:
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


def _is_within(one: str, other: str) -> bool:
    """Whether one date is the other, less exact."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short)


def _ended(one: Role, other: Role) -> Iterator[tuple[str, str, str]]:
    """That a position has ended for one page and goes on for the other."""
    for ended, going, order in ((one, other, 1), (other, one, -1)):
        if ended.end and not ended.current and going.current and not going.end:
            values = (ended.end, "present")[::order]
            yield "end", values[0], values[1]


def _ranked(one: Role, other: Role) -> Iterator[tuple[str, str, str]]:
    """That a position has another rank on one page than on the other."""
    before, after = (_RANKS.intersection(fold(role.title or "").split()) for role in (one, other))
    if before and after and not (before & after):
        yield "title", one.title or "", other.title or ""


def _published(one: Publication, other: Publication) -> Iterator[tuple[str, str, str]]:
    for field in _IDENTIFIERS:
        before, after = getattr(one, field), getattr(other, field)
        both = [value for value in (before, after) if value and not value.startswith(_OF_PREPRINTS)]
        if len(both) == 2 and _identifier(before) != _identifier(after):
            yield field, before, after
    if one.status == other.status == "submitted":
        return  # a paper under review has a venue for those only who say where
    if one.venue and other.venue and not _same_venue(one.venue, other.venue):
        yield "venue", one.venue.text or "", other.venue.text or ""


def _identifier(text: str) -> str:
    return text.lower().partition("#")[0].partition("?")[0]


def _same_venue(one: Venue, other: Venue) -> bool:
    """Whether two venues may be one: the same name or one short for the other, of one year."""
    if not (one.text and other.text) or venue_key(one) == venue_key(other):
        return True
    if one.year and other.year and one.year != other.year:
        return False
    if "preprint" in (one.kind, other.kind):
        return one.kind == other.kind
    return _is_short_for(one.name or "", other.name or "")


def _is_short_for(one: str, other: str) -> bool:
    """Whether one name's words begin the other's, in order: "Phys. Rev. D", or it is an acronym."""
    short, long = sorted((fold(one), fold(other)), key=len)
    if not short or short in long:
        return True
    words = [word for word in long.split() if word not in _SMALL]
    if _shortens([word for word in short.split() if word not in _SMALL], words):
        return True
    begin = f" {long}".find(f" {short[0]}")
    letters = iter(long[begin:].replace(" ", "")) if begin >= 0 else iter("")
    return " " not in short and all(letter in letters for letter in short)


def _shortens(short: list[str], long: list[str]) -> bool:
    """Whether words stand for others in order, each for one that it begins or by the initials."""
    ends = {0}
    for word in short:
        starts = range(min(ends, default=0), len(long))
        ends = {at + size for at in starts for size in _stretch(word, long, at)} if ends else set()
    return bool(ends)


def _stretch(word: str, long: list[str], at: int) -> Iterator[int]:
    """How many words from one on a word may stand for."""
    if long[at].startswith(word):
        yield 1
    if "".join(other[0] for other in long[at : at + len(word)]) == word:
        yield len(word)


def _diagnostic(what: str, one: tuple[Telling, str], other: tuple[Telling, str]) -> Diagnostic:
    (first, before), (second, after) = one, other
    places = [t.record.span for t in (first, second) if t.record.span]
    return Diagnostic(
        code=CODE,
        message=f"{what} is {before} here, but {after} in {_place(second)}",
        line=first.record.span.line if first.record.span else None,
        path=first.path,
        places=places,
    )


def _place(telling: Telling) -> str:
    return f"{telling.path}:{telling.record.span.line}" if telling.record.span else telling.path
