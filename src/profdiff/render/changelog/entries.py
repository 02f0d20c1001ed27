"""The entries of a changelog: changes in the words of who reads what became of somebody.

Where a thing is to be found, and dates that are only told more or less exactly, are for who keeps
the page; people, topics and services that came or went together are one entry.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from msgspec.structs import replace

from profdiff.changelogs.details import LINKS, is_same_date
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


def entries(changes: Iterable[Change], lead: str) -> Iterator[dict[str, Any]]:
    """The entries of a group; what its title does not say leads them: `noun`, or `op`."""
    for (entity, op), several in groupby(changes, key=lambda change: (change.entity, change.op)):
        if entity in _TOGETHER and op != "changed":
            together = list(several)
            yield _entry(together, lead, _together(together))
        else:
            yield from (_entry(alike, lead, _together(alike)) for alike in _grouped(several))


def _grouped(changes: Iterable[Change]) -> list[list[Change]]:
    """Changes by what is told of each beside its name; what happened to one alone stays alone."""
    found: dict[object, list[Change]] = {}
    for change in changes:
        told, facts = _told(change)
        alone = change.op != "changed" or change.transitions or told.former or not facts
        found.setdefault(id(change) if alone else facts, []).append(change)
    return list(found.values())


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


def _told(change: Change) -> tuple[Told, tuple[str, ...]]:
    """What is told of a change, and its facts in words."""
    told = tell(replace(change, fields=[*_of_weight(change)]))
    if place := words.whereabouts(change.new or change.old):
        told = replace(told, name=f"untitled, {place}", former="")
    facts = tuple(_fact(fact) for fact in told.facts)
    if change.op == "changed" and not facts and not told.former:
        fields = [field.field for field in change.fields]
        fields = [field for field in fields if field not in LINKS] or fields
        changed = dict.fromkeys(map(words.field_word, fields))
        facts = (f"{words.joined(changed)} changed",) if changed else ()
    return told, facts


def _line(told: Told, facts: Iterable[str]) -> str:
    name = f"{told.former} {_ARROW} {told.name}" if told.former else told.name
    shown = "; ".join(facts)
    return f"{name} ({shown})" if shown else name


def _fact(fact: Fact) -> str:
    """A fact without the signs that stand for what came and went in a column."""
    if fact.before and not fact.after:
        return f"{fact.word} removed: {fact.before}"
    return f"{fact.word}: {fact.after}" if fact.after and not fact.before else fact.line(_ARROW)


def _of_weight(change: Change) -> Iterator[FieldChange]:
    for field in change.fields:
        if field.field == "current" and len(change.fields) > 1:
            continue
        if field.field not in _DETAILS and not is_same_date(field):
            yield field


def _together(changes: list[Change]) -> str:
    """One change on a line, or several by name, those side by side of which the same is told."""
    alike: dict[tuple[str, ...], list[Told]] = {}
    for told, facts in map(_told, changes):
        alike.setdefault(facts, []).append(told)
    if changes[0].entity == "page":
        return "; ".join(fact for facts in alike for fact in facts) or changes[0].label
    by = ", " if changes[0].entity in ("person", "interest") else "; "
    return "; ".join(
        _line(Told(words.joined((each.name for each in several), by), several[0].former), facts)
        for facts, several in alike.items()
    )
