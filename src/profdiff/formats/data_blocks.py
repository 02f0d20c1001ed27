"""Values of a data file → blocks: keys that hold lists as headings, maps as entries.

Nothing here knows of records. An entry's text is the words that a template would show, one value a
line in an order of our own, as the order of keys says nothing; addresses lie beside the text as
links; long prose stands below the entry as paragraphs and items.
"""

from typing import Any

from profdiff.document import Block, Document
from profdiff.formats.data_lines import Line, Writer, is_shown, source_end
from profdiff.formats.data_shapes import (
    Pairs,
    heading_words,
    holds_entries,
    in_order,
    is_group,
    is_labelled,
    is_section,
    labels_first,
    named_pairs,
    shown_pairs,
    unwrapped,
)
from profdiff.formats.nodes import (
    Mapping,
    Node,
    Scalar,
    Sequence,
    plain_key,
    scalars,
    subject_name,
)
from profdiff.lexicon.fields import keys_of

_MAX_LEVEL = 6


def write_blocks(root: Node, document: Document, text: str) -> None:
    """Adds the blocks of a data file's root value, and the name that it gives its subject."""
    from profdiff.formats.catalogues import as_entries

    root = as_entries(root)
    name = subject_name(root)
    if name:
        document.meta.setdefault("name", name)
    root = _of_author(root)
    _Blocks(document, text).section(root, 1, {})


def _of_author(root: Node) -> Node:
    """Of a site's configuration what it says of its author; any other file as it is."""
    if not isinstance(root, Mapping):
        return root
    if len({plain_key(key.text) for key, _ in root.pairs} & keys_of("config")) < 3:
        return root
    kept = Mapping(root.start)
    kept.end = root.end
    kept.pairs = [(k, v) for k, v in root.pairs if plain_key(k.text) in keys_of("author")]
    return kept


def front_matter_blocks(root: Mapping, document: Document, text: str) -> list[Block]:
    """The blocks of the structured values of a page's front matter.

    Their headings stand in the blocks' fields as `@path`, as the page's own words follow them.
    """
    _Blocks(document, text).section(root, 1, {})
    path: list[str] = []
    found: list[Block] = []
    for block in document.blocks:
        if block.kind == "heading":
            path = [*path[: block.level - 1], block.text]
        else:
            block.fields["@path"] = list(path)
            found.append(block)
    return found


def item_block(root: Mapping, document: Document, text: str) -> Block:
    """The block of a page's front matter that is one entry as a whole."""
    blocks = _Blocks(document, text)
    blocks.entry(shown_pairs(root), {}, root)
    return document.blocks[0] if document.blocks else Block("entry")


class _Blocks:
    """Walks the values of one file and writes its blocks."""

    def __init__(self, document: Document, text: str) -> None:
        self.document = document
        self.writer = Writer(document, text)
        self.group = 0

    def section(self, node: Node, level: int, within: dict[str, str]) -> None:
        """What stands under a heading: a list, a map, or prose."""
        self.group += 1
        if isinstance(node, Scalar):
            self._prose(node, within, "paragraph")
        elif isinstance(node, Sequence):
            for item in node.items:
                self._item(item, level, within)
        else:
            self._mapping(node, level, within)

    def _mapping(self, node: Mapping, level: int, within: dict[str, str]) -> None:
        pairs = shown_pairs(node)
        if holds_entries(pairs):
            for key, value in pairs:
                self.entry(named_pairs(key, value), within, value)
            return
        head = [pair for pair in pairs if not is_section(*pair)]
        if head:
            self.entry(head, within)
        for key, value in pairs:
            if is_section(key, value):
                self._named_section(key, value, level, within)

    def _named_section(self, key: Scalar, value: Node, level: int, within: dict[str, str]) -> None:
        if plain_key(key.text) in keys_of("wrapper"):
            self.section(value, level, within)
            return
        heading = Block("heading", heading_words(key.text), level=min(level, _MAX_LEVEL))
        heading.places, heading.end = [(0, key.start)], key.end
        self.document.blocks.append(heading)
        self.section(unwrapped(value), level + 1, within)

    def _item(self, item: Node, level: int, within: dict[str, str]) -> None:
        """An item of a list: prose, a row, a group of its own, a labelled line, or an entry."""
        if isinstance(item, Scalar):
            self._prose(item, within, "item")
            return
        if isinstance(item, Sequence):
            self._line("item", item, [(p, ", ") for p in scalars(item)], within)
            return
        pairs = shown_pairs(item)
        if len(pairs) == 1 and not isinstance(pairs[0][1], Scalar):
            self._named_section(*pairs[0], level, within)
        elif is_group(pairs):
            self._group_section(item, pairs, level, within)
        elif is_labelled(pairs):
            parts = [(p, ", ") for _, value in labels_first(pairs) for p in scalars(value)]
            parts[1:2] = [(p, ": ") for p, _ in parts[1:2]]
            self._line("item", item, parts, within)
        else:
            self.entry(pairs, within, item)

    def _group_section(
        self, item: Mapping, pairs: Pairs, level: int, within: dict[str, str]
    ) -> None:
        """A map with a title and the list that it holds: a section, and what its entries share."""
        shared = dict(within)
        parts: list[tuple[Scalar, str]] = []
        for key, value in in_order(pairs):
            name = plain_key(key.text)
            if isinstance(value, Scalar) and name != "type" and is_shown(value.text):
                parts.append((value, ", "))
                shared[name] = self.writer.words(value).text
        lists = [(k, v) for k, v in pairs if not isinstance(v, Scalar)]
        if parts:
            heading = self._line("heading", item, parts, {})
            heading.level = min(level, _MAX_LEVEL)
            heading.end = max(part.end for part, _ in parts)
            level += 1
        for key, value in lists:
            if len(lists) > 1 and plain_key(key.text) not in ("contents", "items"):
                self._named_section(key, value, level, shared)
            else:
                self.section(value, level, shared)

    def _prose(self, node: Scalar, within: dict[str, str], kind: str) -> None:
        for block in self.writer.prose(node, kind):
            block.group = self.group
            if within:
                block.fields = {"@within": within}
            self.document.blocks.append(block)

    def _line(
        self, kind: str, node: Node, parts: list[tuple[Scalar, str]], within: dict[str, str]
    ) -> Block:
        line = Line(self.writer)
        for part, separator in parts:
            line.add(part, separator)
        block = line.block(kind, node.start, source_end(node))
        block.group = self.group
        block.fields = {"@within": within} if within else {}
        self.document.blocks.append(block)
        return block

    def entry(self, pairs: Pairs, within: dict[str, str], node: Node | None = None) -> None:
        """Adds the block of an entry."""
        if not pairs:
            return
        entry = _Entry(self.writer)
        for key, value in in_order(pairs):
            entry.add(plain_key(key.text), value)
        start = min(key.start for key, _ in pairs)
        end = max(max(key.end, source_end(value)) for key, value in pairs)
        block = entry.block(start, end)
        block.group = self.group
        if within:
            block.fields["@within"] = within
        if isinstance(node, Mapping) and len(node.pairs) > len(pairs):
            scalars_of = [(k, v) for k, v in node.pairs if isinstance(v, Scalar)]
            block.fields["@theme"] = {plain_key(k.text): v.text for k, v in scalars_of}
        if block.text or block.marks or block.children:
            self.document.blocks.append(block)


class _Entry:
    """One entry on its way to a block: its line, its links, its fields and the prose below it."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.line = Line(writer)
        self.fields: dict[str, Any] = {}
        self.children: list[Block] = []
        self.main_address = ""

    def add(self, key: str, value: Node) -> None:
        """Takes in one key with its value."""
        if isinstance(value, Scalar):
            self._scalar(key, value)
        elif isinstance(value, Sequence):
            self._sequence(key, value)
        else:
            self._keep(key, self._plain(value))
            self.line.add_map(value, "\n")

    def block(self, start: int, end: int) -> Block:
        """The entry's block; its main address links what the entry is called."""
        if self.main_address:
            self.line.link_first(self.main_address)
        block = self.line.block("entry", start, end)
        block.fields = self.fields
        block.children = self.children
        return block

    def _keep(self, key: str, value: Any) -> None:
        if value not in ("", [], {}):
            self.fields.setdefault(key, value)

    def _scalar(self, key: str, value: Scalar) -> None:
        address = self.writer.address(key, value.text)
        if key in keys_of("counter") and value.text.strip().isdecimal():
            self._keep(key, value.text.strip())
        elif address is not None:
            self._keep(key, value.text.strip())
            self._address(key, value, address)
        elif not is_shown(value.text):
            self._keep(key, value.text.strip())
        elif key in keys_of("prose"):
            blocks = self.writer.prose(value, "paragraph")
            self._keep(key, "\n".join(block.text for block in blocks))
            self.children += blocks
        else:
            self._keep(key, self.line.add(value, "\n"))

    def _address(self, key: str, value: Scalar, address: str) -> None:
        if address.startswith("mailto:") and "@" in value.text:
            self.line.add(value, "\n", address)
        elif key in keys_of("main") and not self.main_address:
            self.main_address = address
        else:
            self.line.link(address)

    def _sequence(self, key: str, value: Sequence) -> None:
        if key in keys_of("prose"):
            below = self._below(value)
            self._keep(key, [block.text for block in below])
            self.children += below
        elif all(isinstance(item, Scalar) for item in value.items):
            separator = "\n"
            texts = []
            for part in scalars(value):
                texts.append(self._part(key, part, separator))
                separator = ", " if self.line.text else separator
            self._keep(key, [text for text in texts if text])
        else:
            self._keep(key, self._plain(value))
            self._mixed(key, value)

    def _mixed(self, key: str, value: Sequence) -> None:
        separator = "\n"
        for item in value.items:
            if isinstance(item, Mapping):
                self.line.add_map(item, separator)
            else:
                for part in scalars(item):
                    self._part(key, part, separator)
                    separator = ", "
            separator = ", "

    def _part(self, key: str, part: Scalar, separator: str) -> str:
        address = self.writer.address(key, part.text)
        if address is not None:
            self.line.link(address)
            return part.text.strip()
        return self.line.add(part, separator) if is_shown(part.text) else ""

    def _below(self, node: Node) -> list[Block]:
        """A list of prose as items; what nests in it stands below it too."""
        found: list[Block] = []
        for part in scalars(node):
            if is_shown(part.text):
                found += self.writer.prose(part, "item")
        return found

    def _plain(self, node: Node) -> Any:
        """A value as plain data: text, list or dict, keys in their plain form."""
        if isinstance(node, Scalar):
            return self.writer.plain(node)
        if isinstance(node, Sequence):
            return [self._plain(item) for item in node.items]
        return {plain_key(key.text): self._plain(value) for key, value in shown_pairs(node)}
