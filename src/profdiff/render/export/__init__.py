"""The registry of exports: a profile's records in the formats that other programs read.

Adding one is a module and its line here.
"""

from collections.abc import Collection
from typing import TYPE_CHECKING, Protocol, cast

import msgspec

from profdiff.errors import UsageError
from profdiff.records import ENTITIES, Profile

if TYPE_CHECKING:
    from profdiff.render.export.entries import Entries

#: Name of a format → its module.
EXPORTS = {
    "bibtex": "profdiff.render.export.bibtex",
    "csl-json": "profdiff.render.export.csl_json",
    "json-resume": "profdiff.render.export.json_resume",
    "schema-org": "profdiff.render.export.schema_org",
    "csv": "profdiff.render.export.csv_table",
}


class Exported(msgspec.Struct, frozen=True):
    """A profile in another format, and what the format has no place for, a phrase each.

    `text` ends with a newline; in UTF-8 it is the file.
    """

    text: str
    left_out: list[str] = []


class Exporter(Protocol):
    """A module that writes a format."""

    #: What people call the format.
    NAME: str
    #: Entity → the fields of its records that the format has a place for.
    CARRIED: dict[str, frozenset[str]]
    #: Entities that are written where none are asked for.
    USUAL: frozenset[str]

    def export(self, profile: Profile, entries: "Entries") -> str:
        """The whole file, of a profile that holds what is asked for."""

    def unplaced(self, profile: Profile, entries: "Entries") -> list[str]:
        """What else of the profile has no place, a phrase each."""


def export(
    profile: Profile, to: str, entries: "Entries", only: Collection[str] = frozenset()
) -> Exported:
    """A profile in one of the formats of `EXPORTS`; `only` restricts it to kinds of records.

    `entries` are what the page's own entries say beyond its records. Raises UsageError for a kind
    that the format has no place for.
    """
    from importlib import import_module

    from profdiff.render.export.left_out import left_out

    module = cast("Exporter", import_module(EXPORTS[to]))
    for entity in only:
        if entity not in module.CARRIED:
            kinds = ", ".join(module.CARRIED)
            raise UsageError(entity, f"has no place in {module.NAME}", f"it holds {kinds}")
    held = _restricted(profile, frozenset(only) or module.USUAL)
    told = _restricted(profile, frozenset(only) or frozenset(ENTITIES))
    carried = {e: fields for e, fields in module.CARRIED.items() if only or e in module.USUAL}
    return Exported(
        module.export(held, entries),
        [*left_out(told, carried), *module.unplaced(held, entries)],
    )


def _restricted(profile: Profile, kinds: frozenset[str]) -> Profile:
    """The profile with records of some kinds alone."""
    others = [attribute for entity, (attribute, _) in ENTITIES.items() if entity not in kinds]
    return msgspec.structs.replace(profile, **{attribute: [] for attribute in others})
