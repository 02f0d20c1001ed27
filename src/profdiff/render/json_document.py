"""The `json` output: the whole answer, keys in the order of the types, two spaces a level."""

import re
from typing import Any

import msgspec

from profdiff.changes import Comparison
from profdiff.records import Profile
from profdiff.render.style import Style

#: DEL, U+0080 to U+009F, signs of direction (UAX #9), ends of lines, the second `#` of `##[`.
_OBEYED = (
    rb"\x7f|\xc2[\x80-\x9f]|\xd8\x9c|\xe2\x80[\x8e\x8f\xa8-\xae]|\xe2\x81[\xa6-\xa9]"
    rb"|(?<=#)#(?=\w*\[)"
)
#: One of these is in whatever has anything of that.
_MARKS = (b"\x7f", b"\xc2", b"\xd8\x9c", b"\xe2\x80", b"\xe2\x81", b"##")


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

    Such surrogates come from file names that are not UTF-8 (PEP 383), as may controls. JSON allows
    these in a text where a terminal would obey them, and signs of direction, and `##[…]`, which
    runners of CI obey in what a step prints: they are escaped. msgspec writes NaN as null.
    """
    try:
        data = msgspec.json.encode(content)
    except UnicodeEncodeError:
        data = msgspec.json.encode(_escaped(msgspec.to_builtins(content)))
    if any(mark in data for mark in _MARKS):
        data = re.sub(_OBEYED, lambda found: b"\\u%04x" % ord(found[0].decode()), data)
    return data


def _escaped(content: Any) -> Any:
    if isinstance(content, str):
        return content.encode("utf-8", "backslashreplace").decode()
    if isinstance(content, dict):
        return {_escaped(key): _escaped(part) for key, part in content.items()}
    if isinstance(content, list):
        return [_escaped(part) for part in content]
    return content
