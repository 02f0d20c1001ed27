"""Tags, text and character references of HTML that stands inside another format.

Only for the snippets within Markdown; whole HTML pages go through turbohtml, whose import
alone costs more than such a page (see docs/design.md).
"""

from collections.abc import Iterator
from typing import NamedTuple

from profdiff.patterns import Pattern

_TAG = Pattern(r"<(/?)([A-Za-z][A-Za-z0-9-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>|<[!?][^>]*>")
_ATTRIBUTE = Pattern(r"([^\s=/>\"']+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")


class Fragment(NamedTuple):
    """`start`, `end` or `text`, with the tag's name and attributes or the words, and its offset."""

    kind: str
    value: str
    attributes: dict[str, str]
    at: int


def fragments(html: str) -> Iterator[Fragment]:
    """The tags and texts of a snippet in order, offsets within the snippet; comments left out."""
    done = 0
    for tag in _TAG.finditer(html):
        if tag.start() > done:
            yield Fragment("text", _unescape(html[done : tag.start()]), {}, done)
        done = tag.end()
        if tag[2]:
            name = tag[2].lower()
            if tag[1]:
                yield Fragment("end", name, {}, tag.start())
            else:
                yield Fragment("start", name, _attributes(tag[3]), tag.start())
    if done < len(html):
        yield Fragment("text", _unescape(html[done:]), {}, done)


def _attributes(text: str) -> dict[str, str]:
    if not text or text.isspace():
        return {}
    return {
        found[1].lower(): _unescape(found[2] or found[3] or found[4] or "")
        for found in _ATTRIBUTE.finditer(text)
    }


def _unescape(text: str) -> str:
    if "&" not in text:
        return text
    from html import unescape

    return unescape(text)
