"""CSV: the records of one kind as a table, or those of several with their kind in front.

Quoted as RFC 4180 has it, lines ended by CRLF. A cell that a spreadsheet would take for a formula
has an apostrophe before it (OWASP, "CSV Injection").
"""

import csv
from collections.abc import Callable, Iterable
from io import StringIO
from typing import Any

from profdiff.match.forms import FIELDS
from profdiff.records import ENTITIES, LabelledUrl, Profile, Publication, Record, Venue
from profdiff.render.export.entries import Entries
from profdiff.render.sanitise import sanitise

NAME = "CSV"
CARRIED = {entity: frozenset(fields) for entity, fields in FIELDS.items()}
USUAL = frozenset(("publication",))

#: What a spreadsheet takes for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
#: Columns of a publication that come from its venue.
_OF_VENUE: dict[str, Callable[[Venue], str | None]] = {
    "venue": lambda venue: venue.name,
    "year": lambda venue: venue.year,
    "kind of venue": lambda venue: venue.kind,
    "track": lambda venue: venue.track,
    "distinction": lambda venue: venue.distinction,
}


def export(profile: Profile, entries: Entries) -> str:  # noqa: ARG001  # Exporter
    """The records of a profile as a table."""
    held = [entity for entity, (attribute, _) in ENTITIES.items() if getattr(profile, attribute)]
    columns = list(dict.fromkeys(name for entity in held for name in _columns(entity)))
    several = len(held) > 1
    table = StringIO()
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(["record", *columns] if several else columns)
    for entity in held:
        for record in getattr(profile, ENTITIES[entity][0]):
            cells = [_cell(_value(record, column)) for column in columns]
            writer.writerow([entity, *cells] if several else cells)
    return table.getvalue()


def unplaced(profile: Profile, entries: Entries) -> list[str]:
    """The fields of the page's entries of papers that no column stands for."""
    return entries.unplaced(profile.publications)


def _columns(entity: str) -> Iterable[str]:
    names = [field for field in FIELDS[entity] if field not in _OF_VENUE]
    if entity == "publication":
        at = names.index("equal_contribution") + 1
        names[at:at] = _OF_VENUE
    return names


def _value(record: Record, column: str) -> Any:
    if isinstance(record, Publication) and column in _OF_VENUE:
        return _OF_VENUE[column](record.venue) if record.venue else None
    return getattr(record, column, None)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return _safe("; ".join(map(_item, value)))
    return str(value).lower() if isinstance(value, bool | int) else _safe(value)


def _item(value: str | LabelledUrl) -> str:
    return f"{value.label} <{value.url}>" if isinstance(value, LabelledUrl) else value


def _safe(text: str) -> str:
    """A text on one line, its controls visible, no formula."""
    shown = sanitise(text)
    return f"'{shown}" if shown.startswith(_FORMULA) else shown
