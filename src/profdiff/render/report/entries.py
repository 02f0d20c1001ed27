"""The changes of a comparison as a report's template gets them: numbered, in words, by entity.

A change: {"number", "id", "entity", "noun", "op", "sign", "name", "former", "facts", "places"};
a group: {"entity", "title", "minor", "changes"}.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from profdiff.changes import Change
from profdiff.render import words
from profdiff.render.telling import tell

ARROW = "→"
#: A minus sign as wide as the plus beside it.
_SIGNS = {**words.SIGNS, "removed": "−"}
_SLIGHT = frozenset({"link", "statement"})
Entry = dict[str, Any]


def entries(changes: Sequence[Change], prefix: str, *, paths: bool = False) -> list[Entry]:
    """Each change; `prefix` tells its id from those of other comparisons in the file.

    With `paths`, places name files, as those of a site.
    """
    return [_entry(change, at, prefix, paths) for at, change in enumerate(changes, 1)]


def groups(told: Sequence[Entry]) -> list[Entry]:
    """Changes by entity, most important first."""
    return list(_groups(told))


def filters(told: Sequence[Entry]) -> Entry:
    """What can be chosen of some changes: {"entities": [(name, words, count)], "ops": the same}."""
    entities = [entry["entity"] for entry in told]
    ops = [entry["op"] for entry in told]
    return {
        "entities": [
            (entity, nouns[1].capitalize(), entities.count(entity))
            for entity, nouns in words.NOUNS.items()
            if entity in entities
        ],
        "ops": [(op, f"{sign} {op}", ops.count(op)) for op, sign in _SIGNS.items() if op in ops],
    }


def vocabulary() -> Entry:
    """The words by which a script tells changes."""
    return {
        "signs": _SIGNS,
        "nouns": {entity: words.heading(entity) for entity in words.NOUNS},
        "titles": {entity: nouns[1].capitalize() for entity, nouns in words.NOUNS.items()},
        "minor": sorted(_SLIGHT),
    }


def _groups(told: Sequence[Entry]) -> Iterator[Entry]:
    for entity in dict.fromkeys(entry["entity"] for entry in told):
        yield {
            "entity": entity,
            "title": words.NOUNS[entity][1].capitalize(),
            "minor": entity in _SLIGHT,
            "changes": [entry for entry in told if entry["entity"] == entity],
        }


def _entry(change: Change, number: int, prefix: str, paths: bool) -> Entry:
    told = tell(change, paths=paths)
    # Of places in one file, the second needs no name.
    path = told.old.rpartition(":")[0] if paths else ""
    new = told.new.removeprefix(f"{path}:") if path else told.new
    return {
        "number": number,
        "id": f"{prefix}{number}",
        "entity": change.entity,
        "noun": words.heading(change.entity),
        "op": change.op,
        "sign": _SIGNS[change.op],
        "name": told.name,
        "former": told.former,
        "facts": [fact.line(ARROW) for fact in told.facts],
        "places": {"word": "in" if paths else "line", "old": told.old, "new": new},
    }
