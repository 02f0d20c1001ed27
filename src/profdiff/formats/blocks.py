"""Elements → blocks: headings, paragraphs, list items and rows, wherever the page nests them.

An element that the next of its kind ends needs no end of its own, as in HTML.
"""

from collections import Counter
from collections.abc import Callable, Container

from profdiff.document import Block, Document
from profdiff.formats.elements import CELLS, CONTAINERS, HEADINGS, LISTS, PARTING, VOID, ZONES
from profdiff.formats.leaf import Leaf
from profdiff.formats.siblings import Group, merge_siblings, signature_of
from profdiff.records import Diagnostic

#: What is nested deeper is read as if it stood side by side, as browsers do (Blink: 512).
MAX_DEPTH = 512
MAX_ITEMS = 64
#: Headings within a definition stand below its term, which is set like a heading of this level.
TERM_LEVEL = 7


class Blocks:
    """The elements that are open; `leaf` is the text being filled within them.

    An item or row holds the text within it, whatever elements lie between; elsewhere each
    heading and paragraph is a block by itself. Containers that lie side by side become groups.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.leaf = Leaf()
        self._stack: list[tuple[str, Block | None]] = []
        self._held: list[int] = []  # where in the stack the items and rows are
        self._open_tags: dict[str, int] = {}
        self._flattened: Counter[str] = Counter()
        self._groups: list[Group] = []
        self._open_groups: list[int] = []
        self._lists = 0
        self._open_lists: list[int] = []
        self._zones: list[str] = []

    def open(self, tag: str, attributes: dict[str, str], at: int) -> None:
        """A block element begins."""
        if tag in HEADINGS:
            self._open_heading(tag, at)
        elif tag in VOID:
            return
        elif len(self._stack) >= MAX_DEPTH or len(self._held) >= MAX_ITEMS:
            self._flatten(tag, at)
        elif tag in self._openers:
            self._openers[tag](self, tag, at)
        elif tag in CONTAINERS:
            self._open_container(tag, attributes, at)
        else:
            self._push(tag, None)

    def close(self, tag: str, at: int) -> None:
        """A block element ends; an end without a beginning is passed over, as browsers do."""
        if tag in HEADINGS:
            self._close_heading(at)
        elif self._flattened and self._flattened[tag]:
            self._flattened[tag] -= 1
            self._part(at)
        elif self._open_tags.get(tag):
            while self._stack[-1][0] != tag:
                self._pop(at)
            self._pop(at)

    def is_open(self, tag: str) -> bool:
        """Whether an element of this name has begun and not ended."""
        return self._open_tags.get(tag, 0) > 0

    def add(self, block: Block) -> None:
        """A block that is complete stands here; text after it goes on where it was."""
        self.end_leaf(block.places[0][1])
        self._place_block(block)
        self._resume()

    def finish(self, at: int) -> None:
        """The end of the page: closes what is open and hands over the blocks."""
        while self._stack:
            self._pop(at)
        self.end_leaf(at)
        self.document.blocks = merge_siblings(self.document.blocks, self._groups)

    def end_leaf(self, at: int) -> None:
        """Ends the text being filled; headings and paragraphs get their place only now."""
        block = self.leaf.end(at)
        if (
            block is not None
            and block.kind in ("heading", "paragraph")
            and (block.text or block.marks)
            and block not in self.document.blocks[-1:]
        ):
            self._place_block(block)

    # How elements begin

    def _open_heading(self, tag: str, at: int) -> None:
        item = self.leaf.holder
        if item is not None and (item.kind == "row" or self._is_section(item)):
            self._dissolve(at)
            item = None
        if item is None:
            self.end_leaf(at)
            below = TERM_LEVEL if self._open_tags.get("dd") else 0
            self.leaf.block = Block("heading", level=below + HEADINGS[tag])
        else:
            self.leaf.separate("\n")
            self.leaf.open_mark("strong", "", tag)

    def _is_section(self, item: Block) -> bool:
        """Whether an item is what a term that names a section defines: `<dt>Education</dt><dd>`."""
        before, last = ([None, None, *self.document.blocks])[-2:]
        if item is not last or before is None or before.kind != "item" or before.children:
            return False
        from profdiff.lexicon.sections import is_section_title

        return self._stack[self._held[-1]][0] == "dd" and is_section_title(before.text)

    def _close_heading(self, at: int) -> None:
        if self.leaf.block is None:
            return
        if self.leaf.block.kind == "heading":
            self.end_leaf(at)
            return
        if not self.leaf.close_mark(*HEADINGS):
            # An item that began within the heading and was not ended ends with it.
            self._close_until(("li",), LISTS, at)
        self.leaf.separate("\n")

    def _open_list(self, tag: str, at: int) -> None:
        holder = self.leaf.holder
        if holder is not None and holder.kind == "row" and not self.leaf.length:
            self._dissolve(at)
        else:
            self.end_leaf(at)
        self._lists += 1
        self._open_lists.append(self._lists)
        self._push(tag, None)

    def _open_item(self, tag: str, at: int) -> None:
        self._close_until((tag,), LISTS, at)
        self._start_item(tag, at)

    def _open_term(self, tag: str, at: int) -> None:
        self._close_until(("dt", "dd"), ("dl",), at)
        self._start_item(tag, at)

    def _open_definition(self, tag: str, at: int) -> None:
        if self.leaf.block is not None and self.leaf.block.kind == "item":
            self.leaf.separate("\n")
        else:
            self._start_item(tag, at)

    def _start_item(self, tag: str, at: int) -> None:
        parent = self.leaf.holder
        self.end_leaf(at)
        item = Block("item", group=self._open_lists[-1] if self._open_lists else 0)
        if parent is None:
            self._place_block(item)
        else:
            parent.children.append(item)
        self._push(tag, item)
        self.leaf.block = item

    def _open_row(self, tag: str, at: int) -> None:
        self._close_until((tag,), ("table",), at)
        holder = self.leaf.holder
        if holder is not None and holder.kind == "item":
            self.leaf.separate("\n")
            self._push(tag, None)
            return
        if holder is not None:
            self._dissolve(at)
        self.end_leaf(at)
        row = Block("row", group=self._open_lists[-1] if self._open_lists else 0)
        self._place_block(row)
        self._push(tag, row)
        self.leaf.block = row

    def _open_cell(self, tag: str, at: int) -> None:
        self._close_until(CELLS, ("tr", "table"), at)
        holder = self.leaf.holder
        in_row = holder is not None and holder.kind == "row"
        self.leaf.separate("\t" if in_row else "\n")
        self._push(tag, None)

    def _open_container(self, tag: str, attributes: dict[str, str], at: int) -> None:
        holder = self.leaf.holder
        if tag == "table":
            if holder is not None and holder.kind == "row":
                self._dissolve(at)
                holder = None
            self._lists += 1
            self._open_lists.append(self._lists)
        if holder is None:
            self.end_leaf(at)
            signature = signature_of(tag, attributes.get("class", ""))
            self._open_groups.append(len(self._groups))
            parent = self._open_groups[-2] if len(self._open_groups) > 1 else -1
            self._groups.append(Group(parent, signature, len(self.document.blocks)))
            self._stack.append((f"group:{tag}", None))
        else:
            self.leaf.separate("\n")
        if tag in ZONES:
            self._zones.append(tag)
        self._push(tag, None)

    def _open_paragraph(self, tag: str, at: int) -> None:
        if self._open_tags.get(tag) and any(name == tag for name, _ in self._stack[-3:]):
            self.close(tag, at)
        self._part(at)
        self._push(tag, None)

    # How elements end

    def _pop(self, at: int) -> None:
        tag, block = self._stack.pop()
        self._open_tags[tag] -= 1
        if self._flattened:
            self._flattened.clear()  # what was flattened stood within
        if block is not None:
            self._end_item(block, at)
        elif tag in LISTS:
            self._open_lists.pop()
            self._resume()
        elif tag in PARTING:
            self._end_parting(tag, at)

    def _end_item(self, block: Block, at: int) -> None:
        """Ends an item or row, and goes back to the one around it."""
        self._let_go()
        if self.leaf.block is not block:
            self.end_leaf(at)
            self.leaf.resume(block)
        self.end_leaf(at)
        self._resume()

    def _end_parting(self, tag: str, at: int) -> None:
        if self.leaf.holder is None:
            self.end_leaf(at)
        elif tag not in CELLS:
            self.leaf.separate("\n")
        if tag == "table":
            self._open_lists.pop()
        if tag in ZONES and self._zones:
            self._zones.pop()
        if self._stack and self._stack[-1][0] == f"group:{tag}":
            self._stack.pop()
            self._groups[self._open_groups.pop()].end = len(self.document.blocks)

    def _close_until(self, tags: Container[str], fences: Container[str], at: int) -> None:
        """Ends an element that the next of its kind ends by itself, within the nearest fence."""
        for index in range(len(self._stack) - 1, -1, -1):
            name = self._stack[index][0]
            if name in fences:
                return
            if name in tags:
                while len(self._stack) > index:
                    self._pop(at)
                return

    # What both use

    def _push(self, tag: str, block: Block | None) -> None:
        if block is not None:
            self._held.append(len(self._stack))
            self.leaf.holder = block
        self._stack.append((tag, block))
        self._open_tags[tag] = self._open_tags.get(tag, 0) + 1

    def _let_go(self) -> int:
        """The innermost item or row holds no more text; where in the stack it is."""
        index = self._held.pop()
        self.leaf.holder = self._stack[self._held[-1]][1] if self._held else None
        return index

    def _flatten(self, tag: str, at: int) -> None:
        """An element that is nested too deep: its text is kept, its place in the nesting is not."""
        if not any(found.code == "nested-too-deep" for found in self.document.diagnostics):
            line, _ = self.document.source.place(at)
            message = "elements that are nested deeper are read as if they stood side by side"
            self.document.diagnostics.append(
                Diagnostic(code="nested-too-deep", message=message, line=line)
            )
        self._flattened[tag] += 1
        self._part(at)

    def _part(self, at: int) -> None:
        """Parts what follows from what stands before, within an item or as paragraphs."""
        if self.leaf.holder is None:
            self.end_leaf(at)
        else:
            self.leaf.separate("\n")

    def _dissolve(self, at: int) -> None:
        """A row that turns out to lay out the page, not to list data: its text stands alone."""
        holder = self.leaf.holder
        self.end_leaf(at)
        if holder is not None:
            index = self._let_go()
            self._stack[index] = (self._stack[index][0], None)
            holder.kind = "paragraph"

    def _resume(self) -> None:
        """Goes back to the item around a nested list that ended."""
        holder = self.leaf.holder
        if holder is not None and self.leaf.block is None:
            self.leaf.resume(holder)

    def _place_block(self, block: Block) -> None:
        block.zone = self._zones[-1] if self._zones else ""
        self.document.blocks.append(block)

    #: How each element that has a rule of its own begins.
    _openers: dict[str, Callable[["Blocks", str, int], None]] = {
        "p": _open_paragraph,
        **dict.fromkeys(LISTS, _open_list),
        "li": _open_item,
        "dt": _open_term,
        "dd": _open_definition,
        "tr": _open_row,
        **dict.fromkeys(CELLS, _open_cell),
    }
