"""The identity of a change: what a person's decision about it is kept under."""

from collections.abc import Iterable
from typing import Any

from profdiff.changes import Change
from profdiff.hashing import hex_digest
from profdiff.normal import fold, squeeze


def fingerprint(change: Change) -> str:
    """12 hex digits over a change's entity, key, op, fields and values.

    Values are folded, so that rewording around them, a new line, another path or a different
    spelling of the same value leaves the fingerprint as it was.
    """
    parts = [change.entity, _folded(change.id), change.op]
    for field in sorted(change.fields, key=lambda f: f.field):
        parts += [field.field, _folded(field.before), _folded(field.after)]
    joined = "\x1f".join(parts).encode("utf-8", "replace")
    return hex_digest(joined)[:12]


def _folded(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return fold(value) or squeeze(value)
    if isinstance(value, dict):
        return "\x1e".join(f"{key}={_folded(value[key])}" for key in sorted(value))
    if isinstance(value, Iterable):
        return "\x1d".join(map(_folded, value))
    return str(value)
