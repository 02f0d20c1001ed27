"""Front matter that holds records: an author's page, a page about one paper or talk, lists.

Such values become entry blocks before the page's own words, and leave the metadata, which keeps
what a page says of itself in a word (its title) and what steers the theme.
"""

import re
from itertools import accumulate
from typing import Any

from profdiff.document import Block, Document
from profdiff.formats.data_blocks import front_matter_blocks, item_block
from profdiff.formats.data_shapes import heading_words
from profdiff.formats.data_yaml import read_roots
from profdiff.formats.nodes import Mapping, Node, Scalar, Sequence, plain_key
from profdiff.lexicon.fields import keys_of
from profdiff.span import SourceMap

_FOLDER = re.compile(r"(?:^|[/:])_([a-z]\w*)/(?:[^/]+/)*[^/]+$")
_CONTENT = re.compile(r"(?:^|[/:])content/(?:[a-z]{2}/)?(\w+)/(?!_index)[^/]+(?:/index\.\w+)?$")
_NO_COLLECTIONS = frozenset(
    "pages posts includes layouts drafts data site sass plugins bibliography post home authors "
    "author".split()
)
#: Collections under other names than a section would have.
_NAMED = {"event": "talks", "events": "talks", "portfolio": "projects", "announcements": "news"}
_AUTHOR = frozenset("superuser organizations usergroups highlightname".split())
_ABOUT_AUTHOR = frozenset(
    "role position headline bio organizations affiliation affiliations employer email social "
    "profiles links address location phone interests education status contact department".split()
)


def front_blocks(text: str, body_at: int, document: Document) -> list[Block]:
    """The blocks of a page's front matter that hold records; what they hold leaves the metadata."""
    start = text.find("\n") + 1
    root = _root(text, start, body_at, document)
    if root is None:
        return []
    keys = {plain_key(key) for key in document.meta}
    item = _collection(document, keys)
    kept = Mapping(root.start)
    kept.pairs = [pair for pair in root.pairs if item or _holds_records(*pair, keys)]
    kept.end = root.end
    if not kept.pairs:
        return []
    scratch = Document(document.path, document.format, SourceMap(text))
    scratch.diagnostics = document.diagnostics
    found = _read(kept, item, scratch, text)
    _forget(document, kept, item)
    _in_bytes(found, text, body_at)
    return found


def _read(kept: Mapping, item: str, scratch: Document, text: str) -> list[Block]:
    if not item:
        return front_matter_blocks(kept, scratch, text)
    block = item_block(kept, scratch, text)
    block.fields["@path"], block.fields["@item"] = [heading_words(item)], True
    return [block]


def _root(text: str, start: int, body_at: int, document: Document) -> Mapping | None:
    """The values of the front matter with their places in the text."""
    closing = text.rfind("\n", start, body_at - 1) + 1
    if text.startswith("+++"):
        return _Places(text, start, closing).mapping(document.meta)
    scratch = Document(document.path, document.format, SourceMap(text))
    roots = read_roots(text[start:closing], scratch, start)
    return next((root for root in roots if isinstance(root, Mapping)), None)


class _Places:
    """Finds the places of values that were read without them, in the order of the source."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.at, self.end = text, start, end

    def mapping(self, values: dict[str, Any]) -> Mapping:
        """A map with the places of its keys and values."""
        found = Mapping(self.at)
        for key, value in values.items():
            name = self.scalar(str(key))
            found.pairs.append((name, self.node(value)))
        found.end = self.at
        return found

    def node(self, value: Any) -> Node:
        """A value with its place."""
        if isinstance(value, dict):
            return self.mapping(value)
        if isinstance(value, list):
            found = Sequence(self.at)
            found.items = [self.node(item) for item in value]
            found.end = self.at
            return found
        return self.scalar("" if value is None else str(value))

    def scalar(self, value: str) -> Scalar:
        """A text where it stands next; at the place reached so far where it stands otherwise."""
        words = value.split(None, 1)
        at = self.text.find(words[0], self.at, self.end) if words else -1
        if at < 0:
            return Scalar(value, self.at, self.at)
        stop = self.text.find(value, at, at + len(value)) if "\n" not in value else -1
        self.at = at + len(value) if stop == at else at + len(words[0])
        return Scalar(value, at, self.at)


def _collection(document: Document, keys: set[str]) -> str:
    """What the page is one item of: publications, talks, …; "" for a page of its own."""
    named = document.meta.get("collection")
    path = document.path.replace("\\", "/")
    found = _CONTENT.search(path) or _FOLDER.search(path)
    name = named if isinstance(named, str) else found[1] if found else ""
    if name in _NO_COLLECTIONS or document.meta.get("layout") in ("archive", "page", "homepage"):
        name = ""
    if not name:
        name = _by_keys(keys)
    return _NAMED.get(name, name)


def _by_keys(keys: set[str]) -> str:
    if keys & {"publicationtypes", "publicationshort", "publication"}:
        return "publications"
    if "title" in keys and keys & {"paperurl", "citation"} and keys & {"venue", "date"}:
        return "publications"
    if "title" in keys and "event" in keys and keys & {"date", "location", "speaker", "authors"}:
        return "talks"
    if "inline" in keys and "date" in keys:
        return "news"
    return ""


def _holds_records(key: Scalar, value: Node, keys: set[str]) -> bool:
    """Whether a key of a page's front matter holds records rather than a setting."""
    from profdiff.lexicon.sections import section_kinds

    name = plain_key(key.text)
    if name in _ABOUT_AUTHOR and not _AUTHOR.isdisjoint(keys):
        return True
    if isinstance(value, Scalar):
        return False
    filled = value.items if isinstance(value, Sequence) else value.pairs
    if not filled or name in keys_of("theme"):
        return False
    maps = isinstance(value, Mapping) or any(isinstance(i, Mapping) for i in filled)
    known = section_kinds(heading_words(key.text))
    return bool(known) and (maps or known[0] in ("interests", "awards", "education"))


def _forget(document: Document, kept: Mapping, item: str) -> None:
    """Takes out of the metadata what the blocks hold; a page keeps its title and name."""
    for key, _ in kept.pairs:
        if plain_key(key.text) not in ("title", "name", "firstname", "lastname") or item:
            document.meta.pop(key.text, None)


def _in_bytes(blocks: list[Block], text: str, body_at: int) -> None:
    """Turns the blocks' places into offsets of the text's bytes, as Markdown's are."""
    if text[:body_at].isascii():
        return
    sizes = (len(char.encode("utf-8", "replace")) for char in text[:body_at])
    offsets = [0, *accumulate(sizes)]
    waiting = list(blocks)
    while waiting:
        block = waiting.pop()
        block.places = [(at, offsets[min(place, body_at)]) for at, place in block.places]
        block.end = offsets[min(block.end, body_at)]
        waiting += block.children
