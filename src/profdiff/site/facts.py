"""The records of a site's pages as facts: one record each, with all the places that state it.

Records of different pages are one fact where they would be on one page. Beyond that, two pages may
tell a fact with other dates or another venue: then it is one fact if neither lists several of its
name, and the pages disagree.
"""

from collections.abc import Hashable, Iterator
from typing import NamedTuple

from profdiff.extract.merge import bucket_of, fold_in, same_fact
from profdiff.identity import record_key, strong_keys, surnames, title_key
from profdiff.lexicon.degrees import degree_key
from profdiff.lexicon.positions import organization_key
from profdiff.lexicon.venues import venue_key
from profdiff.normal import fold, url_key
from profdiff.records import (
    ENTITIES,
    Award,
    Education,
    Link,
    News,
    Publication,
    Record,
    Role,
    Service,
    Statement,
    Talk,
    Teaching,
)
from profdiff.site.likeness import are_alike
from profdiff.site.reading import Read
from profdiff.span import Span

#: A record is looked for among the first so many that may be its twin.
_MOST_ALIKE = 64


class Telling(NamedTuple):
    """One page's record of a fact, as the page alone gives it."""

    path: str
    unit: str
    record: Record


class Fact:
    """A record of a site and the records of its pages that it was put together from."""

    def __init__(self, telling: Telling) -> None:
        self.tellings = [telling]
        self.record = _copy(telling.record)

    @property
    def names(self) -> Iterator[tuple[str, str]]:
        """The path and the id of each record that tells the fact."""
        return ((path, record.id) for path, _, record in self.tellings)

    @property
    def units(self) -> set[str]:
        """The lists that tell the fact."""
        return {telling.unit for telling in self.tellings}

    def take_in(self, other: "Fact") -> None:
        """Makes another fact a part of this one, which keeps its words and gains what it lacks."""
        self.tellings += other.tellings
        if isinstance(self.record, Publication) and isinstance(other.record, Publication):
            _add_to_paper(self.record, other.record)
        fold_in(self.record, other.record)

    def settle(self) -> None:
        """Gives the record its places."""
        places = _places(self.tellings)
        self.record.span = places[0] if places else None
        if len(places) > 1:
            self.record.places = places


def _add_to_paper(paper: Publication, other: Publication) -> None:
    """Adds the links of a paper on another page, and what that says beside the same venue."""
    known = {url_key(link.url) for link in paper.links}
    paper.links += [link for link in other.links if url_key(link.url) not in known]
    if paper.venue and other.venue and venue_key(paper.venue) == venue_key(other.venue):
        for name in paper.venue.__struct_fields__:
            if getattr(paper.venue, name) is None:
                setattr(paper.venue, name, getattr(other.venue, name))


def _copy(record: Record) -> Record:
    """A record of its own, lists included, as a fact takes in what others say."""
    twin = type(record)(**{name: getattr(record, name) for name in record.__struct_fields__})
    for name in twin.__struct_fields__:
        value = getattr(twin, name)
        if isinstance(value, list):
            setattr(twin, name, list(value))
    if isinstance(twin, Publication) and twin.venue:
        twin.venue = type(twin.venue)(
            **{name: getattr(twin.venue, name) for name in twin.venue.__struct_fields__}
        )
    return twin


def _places(tellings: list[Telling]) -> list[Span]:
    spans = [telling.record.span for telling in tellings if telling.record.span]
    return list(dict.fromkeys(spans))


def tellings(entity: str, read: list[Read]) -> list[Telling]:
    """What pages say of an entity, in reading order."""
    attribute = ENTITIES[entity][0]
    return [
        Telling(page.path, page.unit, record)
        for page, profile in read
        for record in getattr(profile, attribute)
    ]


def merge_facts(told: list[Telling], kind: str) -> list[Fact]:
    """The facts that records of one entity state, those of several pages each once."""
    facts = _same(told, kind)
    facts = _told_otherwise(facts)
    for fact in facts:
        fact.settle()
    return facts


def _same(tellings: list[Telling], kind: str) -> list[Fact]:
    """Facts of the records that would be one on one page."""
    facts: list[Fact] = []
    alike: dict[Hashable, list[Fact]] = {}
    for telling in tellings:
        bucket = (type(telling.record), _bucket(telling.record))
        waiting = alike.setdefault(bucket, [])
        fact = Fact(telling)
        for other in waiting[:_MOST_ALIKE]:
            elsewhere = all(told.path != telling.path for told in other.tellings)
            if elsewhere and _is_one(other.record, telling.record, kind):
                other.take_in(fact)
                break
        else:
            waiting.append(fact)
            facts.append(fact)
    return facts


_LISTED = (News, Talk, Teaching, Service, Statement)


def _bucket(record: Record) -> str:
    """What records must share to be one fact, as on one page; kinds that repeat there share all."""
    if isinstance(record, Talk):
        return title_key(record.title)
    if isinstance(record, Teaching):
        return title_key(record.course)
    if isinstance(record, (News, Service, Statement)):
        return record_key(record)
    return bucket_of(record) or ""


def _is_one(one: Record, other: Record, kind: str) -> bool:
    if isinstance(one, Talk) and isinstance(other, Talk):
        return _agree(one.event, other.event) and _agree(one.date, other.date)
    if isinstance(one, Teaching) and isinstance(other, Teaching):
        return _agree(one.term, other.term) and _agree(one.role, other.role)
    if isinstance(one, Role) and isinstance(other, Role) and not one.organization:
        # Without a place, a title tells one position only with its dates.
        dated = _agree(one.start, other.start) and _agree(one.end, other.end)
        return dated and same_fact(one, other, kind)
    if isinstance(one, Link) and isinstance(other, Link):
        return url_key(one.url) == url_key(other.url)
    return isinstance(one, _LISTED) or same_fact(one, other, kind)


def _agree(one: str | None, other: str | None) -> bool:
    """Whether two values say the same, or one no more than the beginning of the other."""
    if not one or not other:
        return True
    short, long = sorted((fold(one), fold(other)), key=len)
    return long.startswith(short)


def _told_otherwise(facts: list[Fact]) -> list[Fact]:
    """Facts that are one though pages disagree on them, as no page lists two of the name."""
    groups: dict[Hashable, list[Fact]] = {}
    for fact in facts:
        for key in _names(fact.record):
            groups.setdefault(key, []).append(fact)
    gone: set[int] = set()
    for group in (*groups.values(), *_alike(facts)):
        left = [fact for fact in group if id(fact) not in gone]
        if len(left) < 2 or not _apart(left):
            continue
        first = left[0]
        for other in left[1:]:
            if _may_be_one(first.record, other.record):
                first.take_in(other)
                gone.add(id(other))
    return [fact for fact in facts if id(fact) not in gone]


def _alike(facts: list[Fact]) -> list[list[Fact]]:
    """Positions and degrees in groups of those that may be one though they are called otherwise."""
    groups: list[list[Fact]] = []
    for fact in facts[:_MOST_ALIKE]:
        near = [group for group in groups if any(are_alike(f.record, fact.record) for f in group)]
        groups = [group for group in groups if group not in near]
        groups.append([*(other for group in near for other in group), fact])
    return groups


def _apart(facts: list[Fact]) -> bool:
    """Whether no list tells two of these facts."""
    units = [unit for fact in facts for unit in fact.units]
    return len(units) == len(set(units))


def _names(record: Record) -> Iterator[Hashable]:
    """What a fact goes by whatever its dates are."""
    if isinstance(record, Role) and record.organization and record.title:
        yield "role", organization_key(record.organization), fold(record.title)
    elif isinstance(record, Education) and record.degree:
        yield "degree", degree_key(record.degree), organization_key(record.institution or "")
    elif isinstance(record, Award):
        yield "award", fold(record.name)
    elif isinstance(record, Publication):
        yield from strong_keys(record)
        if record.title:
            yield "title", title_key(record.title)


def _may_be_one(one: Record, other: Record) -> bool:
    """Whether nothing but what pages often get wrong keeps two records apart."""
    if isinstance(one, Award) and isinstance(other, Award):
        return _agree(one.grantor, other.grantor)
    if not (isinstance(one, Publication) and isinstance(other, Publication)):
        return True
    authors, others = surnames(one.authors), surnames(other.authors)
    if authors and others and not authors & others:
        return False
    titles = [title_key(paper.title) for paper in (one, other) if paper.title]
    return len(titles) < 2 or titles[0] == titles[1] or bool(authors & others)
