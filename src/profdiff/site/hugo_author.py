"""What a Hugo site's configuration says of its author, as the Blowfish and Congo themes have it.

The tables `author` and `params.author` of a TOML file are handed on as YAML, a line for a line, so
that they are read like any other data file and keep their places.
"""

import json
import re
import tomllib
from collections.abc import Iterator
from typing import Any

_TABLE = re.compile(r"\s*\[+\s*([\w.-]+)\s*\]+\s*(?:#.*)?$")
_AUTHORS = ("author", "params.author")
_OPENS = re.compile(r"\s*([\w-]+)\s*=\s*\[\s*(?:#.*)?$")
_LINK = "{"


def author_of(data: bytes) -> bytes:
    """The author of a configuration as YAML with the same lines; nothing but line ends if none."""
    lines = list(_lines(data.decode("utf-8", "replace")))
    return "\n".join(lines).encode() if any(lines) else b""


def _lines(text: str) -> Iterator[str]:
    table, opened = "", False
    for line in text.splitlines():
        heading = _TABLE.match(line)
        if heading and not opened:
            table = heading[1]
        told = ""
        if table in _AUTHORS and not heading:
            if opens := _OPENS.match(line):
                told, opened = f"{opens[1]}:", True
            elif opened and line.strip().startswith("]"):
                opened = False
            elif opened:
                told = _item(line.strip())
            else:
                told = _pair(line)
        yield told


def _item(line: str) -> str:
    """An item of a list of links: `{ github = "…" },` gives `  - github: "…"`."""
    value = _value(f"x = {line.partition('},')[0].rstrip(', }')} }}") if line[:1] == _LINK else {}
    pairs = value.get("x") or {}
    return "".join(
        f"  - {key}: {json.dumps(v)}" for key, v in list(pairs.items())[:1] if isinstance(v, str)
    )


def _pair(line: str) -> str:
    for key, value in _value(line).items():
        if isinstance(value, str) and value:
            return f"{key}: {json.dumps(value)}"
    return ""


def _value(line: str) -> dict[str, Any]:
    """What a line says if it says it alone; what goes on over lines is left out."""
    try:
        return tomllib.loads(line)
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}
