"""JSON Schema (2020-12) of what the machine outputs hold, generated from the types."""

from typing import Any

import msgspec

from profdiff.changes import Change, Comparison
from profdiff.records import ENTITIES, Profile, Record

DIALECT = "https://json-schema.org/draft/2020-12/schema"
#: Name → the type that it describes and what prints it.
SCHEMAS = {
    "profile": (Profile, "What `profdiff parse --format json` prints."),
    "comparison": (Comparison, "What `profdiff compare --format json` prints."),
    "change": (Change, "A line of what `profdiff compare --format jsonl` prints."),
}
#: Keys of a type that an output may leave out.
_OPTIONAL = {
    "Profile": {"passages"},
    "Change": {"noise"},
    "Diagnostic": {"path", "places"},
    "SourceInfo": {"pages"},
    **{kind.__name__: {"places"} for _, kind in ENTITIES.values()},
}


def schema(name: str) -> dict[str, Any]:
    """The schema of one of `SCHEMAS`."""
    type_, description = SCHEMAS[name]
    types = [type_] if name == "profile" else [type_, *_record_types()]
    (root, *_), definitions = msgspec.json.schema_components(types, ref_template="#/$defs/{name}")
    for title, definition in definitions.items():
        _complete(title, definition)
    if "Change" in definitions:
        _open_records(definitions["Change"]["properties"])
        definitions.pop("Record")
    return {
        "$schema": DIALECT,
        "title": name,
        "description": description,
        **root,
        "$defs": definitions,
    }


def _record_types() -> list[type[Record]]:
    return [record for _, record in ENTITIES.values()]


def _complete(title: str, definition: dict[str, Any]) -> None:
    """Say what holds of outputs and not of inputs: all keys are there, so none has a default."""
    definition["description"] = " ".join(definition["description"].split())
    for key in definition["properties"].values():
        key.pop("default", None)
    optional = _OPTIONAL.get(title, ())
    definition["required"] = [key for key in definition["properties"] if key not in optional]


def _open_records(properties: dict[str, Any]) -> None:
    """Put the record types where the types name only what all records share."""
    properties["entity"] = {"enum": [*ENTITIES, "page"]}
    kinds: list[dict[str, Any]] = [{"$ref": f"#/$defs/{kind.__name__}"} for kind in _record_types()]
    for side in ("old", "new"):
        properties[side] = {"anyOf": [*kinds, {"type": "null"}]}
