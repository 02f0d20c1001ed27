"""The `json` output: the whole answer, keys in the order of the types, two spaces a level."""

import msgspec

from profdiff.changes import Comparison
from profdiff.records import Profile


def render_comparison(comparison: Comparison) -> str:
    """A comparison as JSON."""
    return _document(comparison)


def render_profile(profile: Profile) -> str:
    """A profile as JSON, without the passages that only comparing needs."""
    plain = msgspec.to_builtins(profile)
    del plain["passages"]
    return _document(plain)


def _document(value: object) -> str:
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n"
