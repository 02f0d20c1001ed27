"""Front matter that needs no YAML parser: lines of `key: value`, and lists of words under a key.

Most pages hold nothing else, and the parser takes longer to import than two such pages to be read
and compared (12 ms with python-frontmatter). Whatever may mean more in YAML than the words that
stand there is left to it.
"""

from typing import Any

#: Words that are no text in YAML 1.1.
_NO_TEXT = frozenset("y n yes no on off true false null".split())
#: Longer blocks are data; the parser has limits for these.
_MOST_LINES = 1000
_UNREAD = object()


def read_flat(block: str) -> tuple[dict[str, Any], dict[str, int]] | None:
    """The values and lines of the keys of a block; None where it takes a parser to tell.

    Lines count from 2, as the block follows its fence.
    """
    rows = block.split("\n")
    if len(rows) > _MOST_LINES or not all(map(str.isprintable, rows)):
        return None
    values: dict[str, Any] = {}
    lines: dict[str, int] = {}
    indent, key = -1, ""
    for number, row in enumerate(rows, start=2):
        words = row.strip(" ")
        if not words or row[0] == "#":
            continue
        if words.startswith("- "):
            at = row.index("-")
            item = _scalar(words[2:].strip(" "))
            if item is _UNREAD or not key or indent not in (-1, at):
                return None
            indent = at
            values[key] = [*(values[key] or ()), item]
            continue
        name, colon, rest = row.partition(":")
        value = _scalar(rest.strip(" "))
        if not (colon and rest[:1] in ("", " ") and _is_key(name)) or name in values:
            return None
        if value is _UNREAD:
            return None
        values[name], lines[name] = value, number
        indent, key = -1, "" if rest.strip(" ") else name
    return values, lines


def _is_key(name: str) -> bool:
    return (
        name.replace("-", "_").isidentifier()
        and name.isascii()
        and name[0] != "-"
        and len(name) < 100
        and name.lower() not in _NO_TEXT
    )


def _scalar(text: str) -> Any:
    """What a value says, None for nothing, `_UNREAD` where that is not plain to see."""
    if not text:
        return None
    first, last = text[0], text[-1]
    if first in "\"'":
        inner = text[1:-1]
        closed = len(text) > 1 and last == first and first not in inner and "\\" not in inner
        return inner if closed else _UNREAD
    if text in ("true", "false"):
        return text == "true"
    if text.isascii() and text.isdigit():
        return int(text) if first != "0" and len(text) < 16 else _UNREAD
    plain = (first.isalpha() or first == "/") and last != ":" and text.lower() not in _NO_TEXT
    return text if plain and ": " not in text and " #" not in text else _UNREAD
