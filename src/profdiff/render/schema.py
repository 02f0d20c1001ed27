"""JSON Schema (2020-12) of what the machine outputs hold, generated from the types."""

from typing import Any

import msgspec

from profdiff.changelogs import Changelog
from profdiff.changes import Change, Comparison
from profdiff.checking.catalogue import Explained, Listed
from profdiff.findings import Finding, Report
from profdiff.history import Blame, History, Step, Timeline
from profdiff.history.timeline import TIMED
from profdiff.records import ENTITIES, Profile, Record
from profdiff.store.reparsing import Reparsing

#: The schema that describes no output.
CONFIGURATION = "configuration"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
#: Name → the type that it describes and what prints it.
SCHEMAS = {
    "profile": (Profile, "What `profdiff parse --format json` prints."),
    "comparison": (Comparison, "What `profdiff compare --format json` prints."),
    "change": (Change, "A line of what `profdiff compare --format jsonl` prints."),
    "report": (Report, "What `profdiff check --format json` prints."),
    "finding": (Finding, "A line of what `profdiff check --format jsonl` prints."),
    "rules": (list[Listed], "What `profdiff rules --format json` prints."),
    "rule": (Explained, "What `profdiff explain --format json` prints."),
    "history": (History, "What `profdiff log` and `profdiff show` print with `--format json`."),
    "step": (Step, "A line of what `profdiff log --format jsonl` prints."),
    "blame": (Blame, "What `profdiff blame --format json` prints."),
    "timeline": (Timeline, "What `profdiff timeline --format json` prints."),
    "changelog": (Changelog, "What `profdiff changelog --format json` prints."),
    "reparsing": (Reparsing, "What `profdiff reparse --format json` prints."),
}
#: Which entities a type's `entity` may name.
_NAMED = {
    "Change": (*ENTITIES, "page"),
    "Finding": (*ENTITIES, "page", None),
    "Fact": tuple(ENTITIES),
    "Spell": TIMED,
}
#: Outputs that name their records, or hold none.
_WITHOUT_RECORDS = ("profile", "report", "finding", "rules", "rule")
_ANY_RECORD = {"$ref": "#/$defs/Record"}
#: Keys of a type that an output may leave out.
_OPTIONAL = {
    "Profile": {"passages"},
    "Change": {"noise"},
    "Finding": {"until"},
    "Diagnostic": {"path", "places"},
    "SourceInfo": {"pages"},
    **{kind.__name__: {"places"} for _, kind in ENTITIES.values()},
}


def schema(name: str) -> dict[str, Any]:
    """The schema of one of `SCHEMAS`, or of the configuration."""
    if name == CONFIGURATION:
        from profdiff.render.configuration_schema import configuration_schema

        return configuration_schema(DIALECT)
    type_, description = SCHEMAS[name]
    types = [type_] if name in _WITHOUT_RECORDS else [type_, *_record_types()]
    (root, *_), definitions = msgspec.json.schema_components(types, ref_template="#/$defs/{name}")
    for title, definition in definitions.items():
        _complete(title, definition)
    if "Step" in definitions:
        _join(definitions["Step"], definitions.pop("Version"))
    if "Record" in definitions:
        _open_records(definitions)
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
    if title in _NAMED:
        definition["properties"]["entity"] = {"enum": list(_NAMED[title])}
    for key in definition["properties"].values():
        key.pop("default", None)
    optional = _OPTIONAL.get(title, ())
    definition["required"] = [key for key in definition["properties"] if key not in optional]


def _join(step: dict[str, Any], version: dict[str, Any]) -> None:
    """Put a version's keys in the place of the version, as outputs do."""
    step["properties"].pop("version")
    step["properties"] = {**version["properties"], **step["properties"]}
    step["required"] = list(step["properties"])


def _open_records(definitions: dict[str, Any]) -> None:
    """Put the record types where the types name only what all records share."""
    definitions.pop("Record")
    kinds: list[dict[str, Any]] = [{"$ref": f"#/$defs/{kind.__name__}"} for kind in _record_types()]
    for definition in definitions.values():
        for key, value in definition["properties"].items():
            if value == _ANY_RECORD:
                definition["properties"][key] = {"anyOf": kinds}
            elif _ANY_RECORD in value.get("anyOf", ()):
                definition["properties"][key] = {"anyOf": [*kinds, {"type": "null"}]}
