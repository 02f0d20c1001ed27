"""The `json` output: the whole answer, keys in the order of the types, two spaces a level."""

import re
from typing import Any

import msgspec

from profdiff.changes import Comparison
from profdiff.records import Profile
from profdiff.render.style import Style


def render_comparison(comparison: Comparison, style: Style) -> str:  # noqa: ARG001  # Protocol
    """A comparison as JSON."""
    return document(comparison)


def render_profile(profile: Profile, style: Style) -> str:
    """A profile as JSON; the passages, which only comparing needs, are part of an explanation."""
    if style.explain:
        return document(profile)
    plain = msgspec.to_builtins(profile)
    del plain["passages"]
    return document(plain)


def document(content: Any) -> str:
    """A value as indented JSON that any reader of UTF-8 accepts."""
    return msgspec.json.format(encode(content), indent=2).decode() + "\n"


def encode(content: Any) -> bytes:
    """A value as compact JSON; a lone surrogate, which UTF-8 cannot hold, as its escape's text.

    Such surrogates come from file names that are not UTF-8 (PEP 383), as may controls, which JSON
    allows in a text where a terminal would obey them. msgspec writes NaN as null.
    """
    try:
        data = msgspec.json.encode(content)
    except UnicodeEncodeError:
        data = msgspec.json.encode(_escaped(msgspec.to_builtins(content)))
    if b"\xc2" in data or b"\x7f" in data:
        # DEL, and U+0080 to U+009F, whose last byte in UTF-8 is the character's number.
        data = re.sub(rb"\x7f|\xc2[\x80-\x9f]", lambda found: b"\\u%04x" % found[0][-1], data)
    return data


def _escaped(content: Any) -> Any:
    if isinstance(content, str):
        return content.encode("utf-8", "backslashreplace").decode()
    if isinstance(content, dict):
        return {_escaped(key): _escaped(part) for key, part in content.items()}
    if isinstance(content, list):
        return [_escaped(part) for part in content]
    return content
