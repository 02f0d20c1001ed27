"""Where the pages of a person or group disagree about a fact, with both places."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from profdiff.naming import called
from profdiff.records import Diagnostic, Record
from profdiff.site.author_lists import LIST, lacked
from profdiff.site.contradictions import differing
from profdiff.site.facts import Fact, Telling

CODE = "site-disagreement"
#: A page that lacks one person in so many lists leaves them out: its owner, who is not named.
_HABIT = 2


class Disagreement(NamedTuple):
    """Two records of one fact and the values of a field on which they contradict each other.

    `field` is what people call it: "venue", "end", "author list".
    """

    entity: str
    field: str
    fact: Record
    one: Telling
    before: str
    other: Telling
    after: str


def disagreements(facts: dict[str, list[Fact]], owner: str | None = None) -> Iterator[Disagreement]:
    """What pages say otherwise than each other, fact by fact; `owner` is whose pages they are."""
    found = [
        each
        for entity, several in facts.items()
        for fact in several
        if len(fact.tellings) > 1
        for each in _of(entity, fact, owner)
    ]
    left_out = Counter(name for each in found for name in _lacked(each))
    for each in found:
        if all(left_out[name] < _HABIT for name in _lacked(each)):
            yield each


def _lacked(found: Disagreement) -> list[tuple[str, str]]:
    """The authors whom a page is told to lack, each with its path."""
    if found.field != LIST:
        return []
    sides = ((found.one.path, found.before), (found.other.path, found.after))
    return [(path, name) for path, value in sides for name in lacked(value)]


def _of(entity: str, fact: Fact, owner: str | None) -> Iterator[Disagreement]:
    told: set[str] = set()
    first, *others = fact.tellings
    for other in others:
        for field, before, after in differing(first.record, other.record, owner):
            if field not in told:
                told.add(field)
                yield Disagreement(entity, field, fact.record, first, before, other, after)


def diagnostic(found: Disagreement) -> Diagnostic:
    """A disagreement as something odd about a site."""
    what = called(found.entity, found.fact) or found.fact.id
    here, there = found.one.record.span, found.other.record.span
    place = f"{found.other.path}:{there.line}" if there else found.other.path
    return Diagnostic(
        code=CODE,
        message=f"{what}: {found.field} is {found.before} here, but {found.after} in {place}",
        line=here.line if here else None,
        path=found.one.path,
        places=[span for span in (here, there) if span],
    )
