"""What went in one place of a page and came in another as it was: nothing that readers ask for."""

from collections.abc import Sequence

from profdiff.changes import Change
from profdiff.naming import NAMING, called
from profdiff.normal import fold
from profdiff.records import Publication, Record

#: Fields that say what became of a thing, and not where it stands or what it links to.
_WEIGHTY = ("venue", "status", "lead", "relation", "year", "count", "current", "date")


def settled(changes: Sequence[Change]) -> list[Change]:
    """The changes without pairs of a removal and an addition that tell of the same thing."""
    gone: dict[object, list[Change]] = {}
    for change in changes:
        if change.op == "removed" and (key := _told_by(change.entity, change.old)):
            gone.setdefault(key, []).append(change)
    dropped: set[int] = set()
    for change in changes:
        key = _told_by(change.entity, change.new) if change.op == "added" else None
        if key and gone.get(key):
            dropped |= {id(change), id(gone[key].pop())}
    return [change for change in changes if id(change) not in dropped]


def _told_by(entity: str, record: Record | None) -> object:
    """What a record says to a reader, None where it has no name of its own."""
    name = called(entity, record) if entity in NAMING else ""
    if record is None or not name or (isinstance(record, Publication) and not record.title):
        return None
    return (entity, fold(name), *(str(_weight(record, field)) for field in _WEIGHTY))


def _weight(record: Record, field: str) -> object:
    content = getattr(record, field, None)
    return getattr(content, "text", content) if field == "venue" else content
