"""Markup events → blocks: the one place that knows how a page's structure is seen by a reader.

Markdown, HTML and the HTML inside Markdown all drive this builder with the same few events, so
a page and its rendering in another format end as the same blocks.
"""

from collections import Counter

from profdiff.document import Block, Document, Mark
from profdiff.formats.mojibake import repair
from profdiff.formats.siblings import Group, merge_siblings
from profdiff.records import Diagnostic

HEADINGS = {f"h{n}": n for n in range(1, 7)}
#: Elements that pages invent and style themselves.
_ALIASES = {"heading": "h2", "subheading": "h3"}
CONTAINERS = frozenset(
    "div section article header footer main nav aside figure figcaption address blockquote center "
    "form fieldset details summary body html hgroup table thead tbody tfoot caption dl menu "
    "dialog".split()
)
LISTS = frozenset(("ul", "ol", "menu"))
ZONES = frozenset(("nav", "header", "footer"))
INLINE = {"b": "strong", "strong": "strong", "i": "em", "em": "em", "cite": "em", "code": "code"}
#: Elements whose content no reader sees as text.
UNSEEN = frozenset(
    "script style noscript template svg math head select datalist object iframe audio video canvas "
    "map textarea button".split()
)
VOID = frozenset("br hr img input meta link wbr col area base embed param source track".split())
#: What is nested deeper is read as if it stood side by side, as browsers do (Blink: 512).
MAX_DEPTH = 512
MAX_ITEMS = 64
#: Of one kind of emphasis, what is nested deeper says nothing (HTML's "Noah's Ark clause").
_MAX_ALIKE = 3
_RANK = {"": 0, " ": 1, "\n": 2, "\t": 3}


class Builder:
    """Collects events of one page; `finish` gives the document its blocks."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.leaf: Block | None = None
        self.stack: list[tuple[str, Block | None]] = []
        self._held: list[int] = []  # where in the stack the items and rows are
        self._open_tags: Counter[str] = Counter()
        self._flattened: Counter[str] = Counter()
        self.groups: list[Group] = []
        self.open_groups: list[int] = []
        self._parts: list[str] = []
        self._length = 0
        self._gap = ""
        self._breaks = 0
        self._marks: list[list[object]] = []
        self._lists = 0
        self._open_lists: list[int] = []
        self._unseen = ""
        self._within: list[str] = []
        self._inside: Counter[str] = Counter()
        self._title: list[str] | None = None
        self._repaired: set[str] = set()
        self._zones: list[str] = []

    # The events

    def open(self, tag: str, attributes: dict[str, str], at: int) -> None:
        """An element begins."""
        tag = _ALIASES.get(tag, tag)
        if self._unseen:
            if tag not in VOID:
                self._within.append(tag)
                self._inside[tag] += 1
                if tag == "title":
                    self._title = []
            return
        if tag in INLINE or tag == "a":
            self._open_mark(tag, attributes)
        elif tag == "br":
            self.line_break(at)
        elif tag == "hr":
            self._end_leaf(at)
        elif tag == "title":
            self._title = []
        elif tag in UNSEEN or _is_hidden(attributes):
            if tag not in VOID:
                self._unseen = tag
                self.stack.append((f"unseen:{tag}", None))
        else:
            self._open_block(tag, attributes, at)

    def close(self, tag: str, at: int) -> None:
        """An element ends; an end without a beginning is passed over, as browsers do."""
        tag = _ALIASES.get(tag, tag)
        if tag == "title" and self._title is not None:
            self.document.title = self.document.title or " ".join("".join(self._title).split())
            self._title = None
        elif self._unseen:
            self._close_unseen(tag, at)
        elif tag in INLINE or tag == "a":
            self._close_mark(tag)
        elif tag in HEADINGS:
            self._close_heading(at)
        elif self._flattened[tag]:
            self._flattened[tag] -= 1
            self._part(at)
        elif self._open_tags[tag]:
            while self.stack[-1][0] != tag:
                self._pop(at)
            self._pop(at)

    def text(self, text: str, at: int) -> None:
        """Words that a reader sees; white space in them folds as in HTML."""
        if self._title is not None:
            self._title.append(text)
        if self._unseen or self._title is not None:
            return
        if not text.isascii():
            text = self._repair(text, at)
        if "\n" not in text:
            self._line(text, at)
            return
        for number, line in enumerate(text.split("\n")):
            if number:
                self._wrap()
            self._line(line, at)
            at += len(line) + 1

    def _wrap(self) -> None:
        """A line of the source ends where the reader sees a space; kept as a hint for citations."""
        if self.leaf is not None and self._length:
            self.leaf.marks.append(Mark(self._length, self._length, "wrap"))
        if not self._gap:
            self._gap = " "

    def line_break(self, at: int) -> None:
        """A visible line break; two in a row part paragraphs."""
        if self._unseen or self.leaf is None:
            return
        self._breaks += 1
        if self._breaks > 1 and self.leaf.kind == "paragraph":
            self._end_leaf(at)
        else:
            self._separate("\n")

    def wide_gap(self) -> None:
        """A gap that parts columns within a line, as the hfill of LaTeX makes."""
        if not self._unseen and self.leaf is not None and self._gap in ("", " "):
            self._gap = "\t"

    def code(self, text: str, at: int) -> None:
        """A block of preformatted text, kept line by line; words indented within an item are its own."""
        if self._holder() is not None and not text.lstrip().startswith("@"):
            self._separate("\n")
            for line in text.split("\n"):
                self.text(line, at)
                self._separate("\n")
            return
        self._end_leaf(at)
        block = Block("code", text.strip("\n"), places=[(0, at)], end=at + len(text))
        self._place_block(block)
        self._resume()

    @property
    def in_item(self) -> bool:
        """Whether text at this point belongs to a list item or row."""
        return self._holder() is not None

    def finish(self, at: int) -> None:
        """The end of the page: closes what is open and hands over the blocks."""
        while self.stack:
            self._pop(at)
        self._end_leaf(at)
        self.document.blocks = merge_siblings(self.document.blocks, self.groups)

    # Blocks

    def _open_block(self, tag: str, attributes: dict[str, str], at: int) -> None:
        if tag in HEADINGS:
            self._open_heading(tag, at)
        elif tag in VOID:
            return
        elif len(self.stack) >= MAX_DEPTH or len(self._held) >= MAX_ITEMS:
            self._flatten(tag, at)
        elif tag == "p":
            self._paragraph(at)
        elif tag in LISTS:
            self._open_list(tag, at)
        elif tag == "li":
            self._open_item(at)
        elif tag == "tr":
            self._open_row(at)
        elif tag in ("td", "th"):
            self._close_until((tag, "td", "th"), ("tr", "table"), at)
            self._separate("\t" if self._in("tr") else "\n")
            self._push(tag, None)
        elif tag == "dt":
            self._close_until(("dt", "dd"), ("dl",), at)
            self._start_item("dt", at)
        elif tag == "dd":
            if self.leaf is not None and self.leaf.kind == "item":
                self._separate("\n")
            else:
                self._start_item("dd", at)
        elif tag in CONTAINERS:
            self._open_container(tag, attributes, at)
        else:
            self._push(tag, None)

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
        if self._holder() is None:
            self._end_leaf(at)
        else:
            self._separate("\n")

    def _open_heading(self, tag: str, at: int) -> None:
        item = self._holder()
        if item is not None and item.kind == "row":
            self._dissolve(at)
            item = None
        if item is None:
            self._end_leaf(at)
            self.leaf = Block("heading", level=HEADINGS[tag])
        else:
            self._separate("\n")
            self._begin_mark("strong", "", tag)

    def _close_heading(self, at: int) -> None:
        if self.leaf is not None and self.leaf.kind == "heading":
            self._end_leaf(at)
        elif self.leaf is not None:
            for index in range(len(self._marks) - 1, -1, -1):
                if self._marks[index][3] in HEADINGS:
                    self._end_mark(self._marks.pop(index))
                    break
            else:
                # An item that began within the heading and was not ended ends with it.
                self._close_until(("li",), ("ul", "ol", "menu"), at)
            self._separate("\n")

    def _open_list(self, tag: str, at: int) -> None:
        holder = self._holder()
        if holder is None:
            self._end_leaf(at)
        elif holder.kind == "row" and not self._length:
            self._dissolve(at)
        else:
            self._suspend(at)
        self._lists += 1
        self._open_lists.append(self._lists)
        self._push(tag, None)

    def _open_item(self, at: int) -> None:
        self._close_until(("li",), ("ul", "ol", "menu"), at)
        self._start_item("li", at)

    def _start_item(self, tag: str, at: int) -> None:
        parent = self._holder()
        if parent is not None:
            self._suspend(at)
        else:
            self._end_leaf(at)
        item = Block("item", group=self._open_lists[-1] if self._open_lists else 0)
        if parent is None:
            self._place_block(item)
        else:
            parent.children.append(item)
        self._push(tag, item)
        self.leaf = item

    def _open_row(self, at: int) -> None:
        self._close_until(("tr",), ("table",), at)
        holder = self._holder()
        if holder is not None and holder.kind == "item":
            self._separate("\n")
            self._push("tr", None)
            return
        if holder is not None:
            self._dissolve(at)
        self._end_leaf(at)
        row = Block("row", group=self._open_lists[-1] if self._open_lists else 0)
        self._place_block(row)
        self._push("tr", row)
        self.leaf = row

    def _open_container(self, tag: str, attributes: dict[str, str], at: int) -> None:
        holder = self._holder()
        if tag == "table":
            if holder is not None and holder.kind == "row":
                self._dissolve(at)
                holder = None
            self._lists += 1
            self._open_lists.append(self._lists)
        if holder is None:
            self._end_leaf(at)
            signature = (tag, attributes.get("class", ""))
            self.open_groups.append(len(self.groups))
            parent = self.open_groups[-2] if len(self.open_groups) > 1 else -1
            self.groups.append(Group(parent, signature, len(self.document.blocks)))
            self.stack.append((f"group:{tag}", None))
        else:
            self._separate("\n")
        if tag in ZONES:
            self._zones.append(tag)
        self._push(tag, None)

    def _paragraph(self, at: int) -> None:
        if any(name == "p" for name, _ in self.stack[-3:]):
            self.close("p", at)
        self._part(at)
        self._push("p", None)

    def _push(self, tag: str, block: Block | None) -> None:
        if block is not None:
            self._held.append(len(self.stack))
        self.stack.append((tag, block))
        self._open_tags[tag] += 1

    def _pop(self, at: int) -> None:
        tag, block = self.stack.pop()
        self._open_tags[tag] -= 1
        self._flattened.clear()  # what was flattened stood within
        if block is not None:
            self._held.pop()
            if self.leaf is not block:
                self._end_leaf(at)
                self.leaf = block
            self._end_leaf(at)
            self._resume()
        elif tag.startswith("unseen:"):
            self._unseen = ""
        elif tag in LISTS:
            self._open_lists.pop()
            self._resume()
        elif tag in ("p", "td", "th", "dd") or tag in CONTAINERS:
            if self._holder() is None:
                self._end_leaf(at)
            elif tag not in ("td", "th"):
                self._separate("\n")
            if tag == "table":
                self._open_lists.pop()
            if tag in ZONES and self._zones:
                self._zones.pop()
            if self.stack and self.stack[-1][0] == f"group:{tag}":
                self.stack.pop()
                group = self.groups[self.open_groups.pop()]
                group.end = len(self.document.blocks)

    def _close_until(self, tags: tuple[str, ...], fences: tuple[str, ...], at: int) -> None:
        """Ends an element that the next of its kind ends by itself, within the nearest fence."""
        for index in range(len(self.stack) - 1, -1, -1):
            name = self.stack[index][0]
            if name in fences:
                return
            if name in tags:
                while len(self.stack) > index:
                    self._pop(at)
                return

    def _close_unseen(self, tag: str, at: int) -> None:
        """An element ends while one is unseen: one within it, it itself, or one around it.

        The end of an element around it ends it too: `<video/>` ends by itself nowhere else.
        """
        if self._inside[tag]:
            while self._within:
                last = self._within.pop()
                self._inside[last] -= 1
                if last == tag:
                    return
        itself = tag == self._unseen
        if itself or self._open_tags[tag]:
            self.stack.pop()
            self._unseen = ""
            self._within.clear()
            self._inside.clear()
            if not itself:
                self.close(tag, at)

    def _in(self, tag: str) -> bool:
        holder = self._holder()
        return holder is not None and holder.kind == "row" and tag == "tr"

    def _holder(self) -> Block | None:
        """The item or row that text at this point belongs to."""
        return self.stack[self._held[-1]][1] if self._held else None

    def _dissolve(self, at: int) -> None:
        """A row that turns out to lay out the page, not to list data: its text stands alone."""
        holder = self._holder()
        self._end_leaf(at)
        if holder is not None:
            index = self._held.pop()
            self.stack[index] = (self.stack[index][0], None)
            holder.kind = "paragraph"

    def _suspend(self, at: int) -> None:
        """Stops filling an item while the list nested in it is read."""
        self._end_leaf(at)

    def _resume(self) -> None:
        """Goes back to the item around a nested list that ended."""
        holder = self._holder()
        if holder is not None and self.leaf is None:
            self.leaf = holder
            self._parts = [holder.text] if holder.text else []
            self._length = len(holder.text)
            self._gap = "\n" if holder.text else ""

    def _place_block(self, block: Block) -> None:
        block.zone = self._zones[-1] if self._zones else ""
        self.document.blocks.append(block)

    def _end_leaf(self, at: int) -> None:
        leaf, self.leaf = self.leaf, None
        self._gap = ""
        self._breaks = 0
        if leaf is not None:
            for mark in self._marks:
                if int(mark[2]) < self._length:  # type: ignore[call-overload]
                    self._end_mark(mark, leaf)
                mark[2] = 0
            leaf.text = "".join(self._parts)
            leaf.end = at
            if leaf.kind in ("heading", "paragraph") and (leaf.text or leaf.marks):
                if leaf not in self.document.blocks[-1:]:
                    self._place_block(leaf)
        self._parts = []
        self._length = 0

    # Text and marks

    def _line(self, line: str, at: int) -> None:
        words = line.split()
        if not words:
            if line and not self._gap:
                self._gap = " "
            return
        if self.leaf is None:
            self.leaf = self._holder() or Block("paragraph")
            if self.leaf.text:
                self._parts, self._length = [self.leaf.text], len(self.leaf.text)
        if line[0].isspace() and not self._gap:
            self._gap = " "
        if self._gap and self._length:
            self._parts.append(self._gap)
            self._length += 1
        self._gap = " " if line[-1].isspace() else ""
        self._breaks = 0
        joined = " ".join(words)
        self.leaf.places.append((self._length, at + len(line) - len(line.lstrip())))
        self._parts.append(joined)
        self._length += len(joined)

    def _separate(self, gap: str) -> None:
        if _RANK[gap] > _RANK[self._gap]:
            self._gap = gap

    def _open_mark(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "a":
            self._close_mark("a")  # links do not nest
            href = attributes.get("href", "").strip()
            if href.startswith("//"):
                href = f"https:{href}"
            self._begin_mark("link", href, "a")
        else:
            self._begin_mark(INLINE[tag], "", tag)

    def _begin_mark(self, kind: str, value: str, tag: str) -> None:
        if sum(mark[3] == tag for mark in self._marks) < _MAX_ALIKE:
            self._marks.append([kind, value, self._length, tag])

    def _close_mark(self, tag: str) -> None:
        for index in range(len(self._marks) - 1, -1, -1):
            if self._marks[index][3] == tag:
                self._end_mark(self._marks.pop(index))
                return

    def _end_mark(self, mark: list[object], leaf: Block | None = None) -> None:
        kind, value, start, _ = mark
        leaf = leaf or self.leaf
        if kind == "link" and not value:
            return
        if leaf is None:
            if kind != "link":
                return
            leaf = self.leaf = self._holder() or Block("paragraph")
        begin = int(start)  # type: ignore[call-overload]  # marks hold their start at index 2
        if begin < self._length and begin:
            # the separator before the first word belongs to no mark
            begin += self._starts_with_gap(begin)
        if begin < self._length or kind == "link":
            leaf.marks.append(Mark(begin, max(self._length, begin), str(kind), str(value)))

    def _starts_with_gap(self, offset: int) -> int:
        position = self._length
        for part in reversed(self._parts):
            position -= len(part)
            if position <= offset:
                return int(part[offset - position : offset - position + 1] in (" ", "\n", "\t"))
        return 0

    def _repair(self, text: str, at: int) -> str:
        repaired = repair(text)
        if repaired != text and text not in self._repaired:
            self._repaired.add(text)
            line, _ = self.document.source.place(at)
            self.document.diagnostics.append(
                Diagnostic(
                    code="mojibake",
                    message=f"text decoded wrongly once before was repaired: {_sample(text)!r}",
                    line=line,
                )
            )
        return repaired


def _sample(text: str) -> str:
    """A few words around the first character that is not ASCII."""
    where = next((i for i, c in enumerate(text) if not c.isascii()), 0)
    return text[max(where - 20, 0) : where + 20].strip()


def _is_hidden(attributes: dict[str, str]) -> bool:
    """Whether an element is hidden by itself (HTML `hidden`, CSS `display: none`)."""
    style = attributes.get("style")
    if style is not None and "none" in style:
        return "display:none" in style.replace(" ", "").lower()
    return "hidden" in attributes
