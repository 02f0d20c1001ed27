"""The entries of a changelog: changes in the words of who reads what became of somebody.

Where a thing is to be found, and dates that are only told more or less exactly, are for who keeps
the page; people, topics and services that came or went together are one entry.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from msgspec.structs import replace

from profdiff.changes import Change, FieldChange
from profdiff.render import words
from profdiff.render.brief import brief
from profdiff.render.telling import Fact, Told, tell

OPS = {"added": "Added", "changed": "Changed", "removed": "Removed"}
_ARROW = "→"
#: Kinds of which many come or go at once, and of which each says little.
_TOGETHER = ("person", "interest", "service")
#: Fields of which readers learn at most that they changed, and this where nothing else did.
_DETAILS = frozenset(
    "url links doi arxiv status authors equal_contribution section areas description".split()
)
_DATES = ("start", "end", "date", "year")


def entries(changes: Iterable[Change], lead: str) -> Iterator[dict[str, Any]]:
    """The entries of a group; what its title does not say leads them: `noun`, or `op`."""
    for (entity, op), together in groupby(changes, key=lambda change: (change.entity, change.op)):
        several = list(together)
        if entity in _TOGETHER and op != "changed" and len(several) > 1:
            yield _entry(several, lead, _together(several))
        else:
            yield from (_entry([change], lead, text(change)) for change in several)


def _entry(changes: list[Change], lead: str, told: str) -> dict[str, Any]:
    first = changes[0]
    noun = words.heading(first.entity)
    if len(changes) > 1:
        noun = words.NOUNS[first.entity][1].capitalize()
    return {
        "lead": OPS[first.op] if lead == "op" else noun,
        "entity": first.entity,
        "op": first.op,
        "text": told,
        "brief": "; ".join(map(brief, changes)),
        "transitions": first.transitions if len(changes) == 1 else [],
        "fingerprints": [change.fingerprint for change in changes],
    }


def text(change: Change) -> str:
    """A change on a line."""
    told = tell(replace(change, fields=[*_of_weight(change)]))
    if place := words.whereabouts(change.new or change.old):
        told = replace(told, name=f"untitled, {place}", former="")
    facts = [_fact(fact) for fact in told.facts]
    if change.op == "changed" and not facts and not told.former:
        changed = dict.fromkeys(words.field_word(field.field) for field in change.fields)
        facts = [f"{words.joined(changed)} changed"] if changed else []
    if change.entity == "page":
        return "; ".join(facts) or told.name
    return _line(told, facts)


def _line(told: Told, facts: list[str]) -> str:
    name = f"{told.former} {_ARROW} {told.name}" if told.former else told.name
    return f"{name} ({'; '.join(facts)})" if facts else name


def _fact(fact: Fact) -> str:
    """A fact without the signs that stand for what came and went in a column."""
    if fact.before and not fact.after:
        return f"{fact.word} removed: {fact.before}"
    return f"{fact.word}: {fact.after}" if fact.after and not fact.before else fact.line(_ARROW)


def _of_weight(change: Change) -> Iterator[FieldChange]:
    for field in change.fields:
        if field.field == "current" and len(change.fields) > 1:
            continue
        if field.field not in _DETAILS and not _is_same_date(field):
            yield field


def _is_same_date(field: FieldChange) -> bool:
    """Whether a date is only told more or less exactly than before."""
    before, after = field.before, field.after
    if field.field not in _DATES or not (isinstance(before, str) and isinstance(after, str)):
        return False
    return before.startswith(after) or after.startswith(before)


def _together(changes: list[Change]) -> str:
    """Several things by name, those side by side of which the same is told."""
    told = [tell(change) for change in changes]
    return "; ".join(
        _line(Told(words.joined(each.name for each in alike)), [*facts])
        for facts, alike in _alike(told)
    )


def _alike(told: list[Told]) -> Iterator[tuple[tuple[str, ...], list[Told]]]:
    found: dict[tuple[str, ...], list[Told]] = {}
    for each in told:
        found.setdefault(tuple(map(_fact, each.facts)), []).append(each)
    yield from found.items()
