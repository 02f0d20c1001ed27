"""YAML data files: curricula vitae, lists of papers and people (`_data/*.yml`, RenderCV).

The file is read event by event: libyaml's composer recurses on the C stack and dies on deep
nesting, and a few aliases can expand without bound. A file that breaks off is read item by item,
so that one wrong line costs one item.
"""

import re
from itertools import pairwise
from typing import Any

from profdiff.document import Block, Document
from profdiff.formats.data_blocks import write_blocks
from profdiff.formats.nodes import (
    MAX_ALIASED,
    MAX_DEPTH,
    Mapping,
    Node,
    Scalar,
    Sequence,
    Unreadable,
    plain_key,
    report,
    scalars,
)
from profdiff.span import SourceMap

_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_ITEM = re.compile(r"^(?=[^\s#])", re.M)
_NESTED = re.compile(r"^ +(?=- )", re.M)
_TABS = re.compile(r"^ *\t[ \t]*", re.M)
_TAG = re.compile(r"\{%(?:[^\n{%]|%(?!\}))*+%\}|\{\{[^\n{}]*\}\}")
_NOT_BLANK = re.compile(r"\S")
#: Signs that a repair takes out of YAML's sight, as one private character each, and puts back.
_HIDDEN = {sign: chr(0xE0F1 + n) for n, sign in enumerate("\\:*&@`%!\"'|>#[]{},?-")}
_SHOWN = str.maketrans({hidden: sign for sign, hidden in _HIDDEN.items()})
_BAD_ESCAPE = re.compile(r"\\(?![0abt\tnvfre \"/\\N_LPxuU\n])")
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\(?s:.))*\"?")
_BARE_VALUE = re.compile(r"(?m)^(?P<lead>[ \t]*(?:- +)*(?:[\w -]+:[ \t]+)?)(?P<value>\S.*)$")
_FIRST_QUOTED = re.compile(r"\"[^\"]*[^\"\s]\"(?!\w)|'[^']*[^'\s]'(?!\w)")
_MOST_REPAIRS = 24
_STARTS: dict[str, type[Sequence] | type[Mapping]] = {
    "MappingStartEvent": Mapping,
    "SequenceStartEvent": Sequence,
}
_ENDS = frozenset(("MappingEndEvent", "SequenceEndEvent"))


def read(text: str, path: str) -> Document:
    """The document of a YAML data file."""
    document = Document(path, "yaml", SourceMap(text))
    source = _TAG.sub(_blank, text) if "{%" in text or "{{" in text else text
    for root in read_roots(source, document):
        write_blocks(root, document, text)
    if any(block.kind == "code" for block in document.blocks):
        document.blocks.sort(key=lambda block: block.places[0][1])
    return document


def read_roots(source: str, document: Document, at: int = 0) -> list[Node]:
    """The roots of a YAML text: mended where it is none, else read item by item, else kept."""
    tried: set[str] = set()
    mended = source
    for _ in range(_MOST_REPAIRS):
        try:
            return parse(mended, document, at)
        except Unreadable as fault:
            if fault.reason not in tried:
                code = "limit-reached" if document.limited else "yaml-unreadable"
                report(document, code, f"not valid YAML: {fault.reason}", fault.at)
                tried.add(fault.reason)
            better = (
                _mended(mended, fault.at - at, fault.since - at) if not document.limited else mended
            )
            if better == mended:
                break
            mended = better
    return _item_by_item(mended, document, at)


def _blank(tag: re.Match[str]) -> str:
    """A template's tag as white space; a `{{ value }}` that stands quoted as text stays."""
    return tag[0] if tag[0].startswith("{{") else _NOT_BLANK.sub(" ", tag[0])


def _mended(text: str, at: int, since: int) -> str:
    """The text with what a writer took for plain text hidden from YAML, place for place.

    A backslash in double quotes that begins no escape, a second `key: ` in a value, a value that
    begins with a sign of YAML's: files that templates print with one of these are not rare.
    """
    begin = text.rfind("\n", 0, at) + 1
    if text[at : at + 1] == "\t":
        fixed = _TABS.sub(lambda tabs: " " * len(tabs[0]), text)
        return fixed if fixed != text else f"{text[:at]} {text[at + 1 :]}"
    quoted = _QUOTED.match(text, since)
    if quoted and _BAD_ESCAPE.search(quoted[0]):
        fixed = _BAD_ESCAPE.sub(_HIDDEN["\\"], quoted[0])
        return text[:since] + fixed + text[quoted.end() :]
    for start in (begin, text.rfind("\n", 0, max(begin - 1, 0)) + 1):
        end = text.find("\n", start)
        line = text[start : end if end >= 0 else len(text)]
        fixed = _mended_line(line)
        if fixed != line:
            return text[:start] + fixed + text[start + len(line) :]
    return text


def _mended_line(line: str) -> str:
    """A line with the signs in its value hidden that make it no YAML."""
    found = _BARE_VALUE.match(line)
    if not found:
        return line
    value = found["value"].rstrip()
    first, last = value[0], value[-1]
    if first in "\"'" and first == last and value.count(first) > 2:
        # either the whole value is quoted, or its first words and its last ones are
        apart = _FIRST_QUOTED.match(value)
        inner = (value if apart else value[1:-1]).replace(first, _HIDDEN[first])
        value = inner if apart else f"{first}{inner}{first}"
    elif first in "*&@`%!" or (first in "\"'" and (last != first or value.count(first) % 2)):
        value = _HIDDEN[first] + value[1:]
    if first not in "\"'{[":
        value = value.replace(": ", f"{_HIDDEN[':']} ")
    return found["lead"] + value + line[len(found["lead"] + value) :]


def parse(text: str, document: Document, at: int = 0) -> list[Node]:
    """The roots of a stream of YAML documents; `at` is where the text stands in the source.

    Raises Unreadable where the text is no YAML or passes a limit.
    """
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    building = _Building(document, text, at)
    try:
        for event in yaml.parse(text, Loader=loader):
            building.add(event, type(event).__name__)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        fault = Unreadable(str(error.problem or error.context), at + (mark.index if mark else 0))
        fault.since = at + error.context_mark.index if error.context_mark else fault.at
        raise fault from None
    except yaml.reader.ReaderError as error:
        raise Unreadable(str(error.reason), at + int(error.position)) from None
    return building.roots


class _Building:
    """Builds values from events, keeping within the limits."""

    def __init__(self, document: Document, text: str, at: int) -> None:
        self.document = document
        self.text = text
        self.at = at
        self.roots: list[Node] = []
        self.open: list[tuple[Sequence | Mapping, str | None]] = []
        self.keys: list[Scalar | None] = []
        self.anchors: dict[str, Node] = {}
        self.sizes: dict[str, int] = {}
        self.aliased = 0
        self.merges = False

    def add(self, event: Any, kind: str) -> None:
        """Takes in one event of a kind."""
        if kind == "ScalarEvent":
            self._place(self._scalar(event))
        elif kind in _ENDS:
            done, anchor = self.open.pop()
            self.keys.pop()
            done.end = max(self.at + event.end_mark.index, done.start)
            if self.merges and isinstance(done, Mapping):
                _merge(done)
            self._anchor(anchor, done)
            self._place(done)
        elif kind in _STARTS:
            self._start(event, _STARTS[kind])
        elif kind == "AliasEvent":
            self._alias(event)

    def _scalar(self, event: Any) -> Scalar:
        start, end = event.start_mark.index, event.end_mark.index
        if event.style in ("|", ">"):
            # a block text ends where the next token begins
            while end > start and self.text[end - 1].isspace():
                end -= 1
        null = not event.style and event.value in _NULLS
        value = event.value if event.value.isascii() else event.value.translate(_SHOWN)
        node = Scalar("" if null else value, self.at + start, self.at + end)
        if event.anchor:
            self._anchor(event.anchor, node)
        return node

    def _start(self, event: Any, kind: type[Sequence] | type[Mapping]) -> None:
        at = self.at + event.start_mark.index
        if len(self.open) >= MAX_DEPTH:
            self.document.limited = True
            raise Unreadable(f"nested deeper than {MAX_DEPTH}", at)
        self.open.append((kind(at), event.anchor))
        self.keys.append(None)

    def _anchor(self, name: str | None, node: Node) -> None:
        if name:
            self.anchors[name] = node
            self.sizes[name] = sum(1 for _ in scalars(node)) if name else 0

    def _alias(self, event: Any) -> None:
        at = self.at + event.start_mark.index
        node = self.anchors.get(event.anchor)
        if node is None:
            raise Unreadable(f"no value is named {event.anchor!r}", at)
        self.aliased += self.sizes[event.anchor]
        if self.aliased > MAX_ALIASED:
            self.document.limited = True
            raise Unreadable(f"aliases that stand for over {MAX_ALIASED} values", at)
        self._place(node)

    def _place(self, node: Node) -> None:
        if not self.open:
            self.roots.append(node)
            return
        holder, _ = self.open[-1]
        if isinstance(holder, Sequence):
            holder.items.append(node)
        elif self.keys[-1] is None:
            self.keys[-1] = node if isinstance(node, Scalar) else _as_key(node)
        else:
            holder.pairs.append((self.keys[-1], node))
            self.merges = self.merges or self.keys[-1].text == "<<"
            self.keys[-1] = None


def _merge(mapping: Mapping) -> None:
    """Puts what `<<` refers to in its place, where it yields to the mapping's own keys."""
    pairs = [pair for pair in mapping.pairs if pair[0].text != "<<"]
    known = {plain_key(key.text) for key, _ in pairs}
    for key, value in mapping.pairs:
        if key.text == "<<":
            for source in value.items if isinstance(value, Sequence) else [value]:
                merged = source.pairs if isinstance(source, Mapping) else [(key, source)]
                pairs += [pair for pair in merged if plain_key(pair[0].text) not in known]
                known.update(plain_key(pair[0].text) for pair in merged)
    mapping.pairs = pairs


def _as_key(node: Node) -> Scalar:
    """A key that is no text, as the text within it."""
    return Scalar(" ".join(part.text for part in scalars(node)), node.start, node.end)


def _item_by_item(source: str, document: Document, at: int) -> list[Node]:
    """The roots of each top-level item that can be read; the others are kept as they stand."""
    starts = [found.start() for found in _ITEM.finditer(source)]
    borders = [0, *starts[1:], len(source)]
    roots: list[Node] = []
    for start, end in pairwise(borders):
        try:
            roots += parse(source[start:end], document, at + start)
        except Unreadable:
            roots += _nested_items(source[start:end], document, at + start)
    return roots


def _nested_items(source: str, document: Document, at: int) -> list[Node]:
    """The root of an item that cannot be read as a whole: its head with the items that can be.

    What cannot be read is kept as it stands.
    """
    first = _NESTED.search(source)
    try:
        roots = parse(source[: first.start()], document, at) if first else []
    except Unreadable:
        roots = []
    holder = _last_of(roots)
    if first is None or holder is None:
        _keep(source.translate(_SHOWN), at, document)
        return []
    found = [m.start() for m in _NESTED.finditer(source) if len(m[0]) < len(first[0]) + 2]
    items = Sequence(at + found[0])
    for start, end in pairwise([*found, len(source)]):
        try:
            parts = parse(source[start:end], document, at + start)
        except Unreadable:
            _keep(source[start:end].translate(_SHOWN), at + start, document)
        else:
            for part in parts:
                items.items += part.items if isinstance(part, Sequence) else [part]
    items.end = at + len(source)
    holder.pairs[-1] = (holder.pairs[-1][0], items)
    return roots


def _last_of(roots: list[Node]) -> Mapping | None:
    """The map that the last key of some roots is in, where its value is missing."""
    node: Node | None = roots[-1] if roots else None
    while isinstance(node, Sequence):
        node = node.items[-1] if node.items else None
    while isinstance(node, Mapping) and node.pairs:
        last = node.pairs[-1][1]
        if isinstance(last, Scalar):
            return node if not last.text else None
        node = last
    return None


def _keep(text: str, at: int, document: Document) -> None:
    """A text that could not be read, as a block of its own."""
    kept = text.strip()
    if kept:
        start = at + text.index(kept)
        block = Block("code", kept, places=[(0, start)], end=start + len(kept))
        document.blocks.append(block)
