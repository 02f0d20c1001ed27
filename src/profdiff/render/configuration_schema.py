"""JSON Schema (2020-12) of `profdiff.toml`, for editors that complete and check it."""

from typing import Any

from profdiff.config import Site
from profdiff.findings import SEVERITIES
from profdiff.lexicon.additions import SHAPES
from profdiff.rules import Rule, ids, load

_STRINGS = {"type": "array", "items": {"type": "string"}}
_SEVERITY = {"enum": [*SEVERITIES, "off"]}


def configuration_schema(dialect: str) -> dict[str, Any]:
    """The schema of a file of configuration."""
    return {
        "$schema": dialect,
        "title": "configuration",
        "description": "What profdiff.toml holds, or [tool.profdiff] in pyproject.toml.",
        **_table(
            site=_table(**dict.fromkeys(Site.__struct_fields__, _STRINGS)),
            check=_table(
                **{
                    "fail-on": {"enum": [*SEVERITIES]},
                    "across": _STRINGS,
                    "reference": {"type": "string"},
                    "accepted": {"type": "string"},
                    "rules": _table(**{name: _rule(load(name)) for name in ids()}),
                }
            ),
            lexicon=_table(**dict.fromkeys(SHAPES, _words())),
        ),
    }


def _table(**keys: Any) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "properties": keys}


def _rule(rule: Rule) -> dict[str, Any]:
    """A severity, or a table of one and the rule's options."""
    options = {
        name: {"type": "integer", "minimum": 0, "description": rule.options_help[name]}
        for name in rule.options
    }
    return {
        "description": rule.summary,
        "anyOf": [_SEVERITY, _table(severity=_SEVERITY, **options)],
    }


def _words() -> dict[str, Any]:
    """Classes with their entries, each a phrase or a list of spellings; or the name of a file."""
    entries = {"type": "array", "items": {"anyOf": [{"type": "string"}, _STRINGS]}}
    return {"anyOf": [{"type": "string"}, {"type": "object", "additionalProperties": entries}]}
