"""The format-blind tree: a page as headings, paragraphs, items and rows, each with its places.

A block's `text` is what a reader sees. In it a newline is a visible line break and a tab is the
border between two cells of a table row; all other white space is folded to single spaces.
Emphasis and links lie beside the text as marks, so extraction never meets markup.
"""

from bisect import bisect_left, bisect_right
from sys import maxsize
from typing import Any, Literal, NamedTuple

import msgspec

from profdiff.records import Diagnostic, LabelledUrl
from profdiff.span import SourceMap, Span

BlockKind = Literal["heading", "paragraph", "item", "row", "code", "entry"]


class Mark(NamedTuple):
    """A property of a stretch of a block's text: `link` (value: its target), `strong`, `em`,
    `code`.

    A `wrap` is empty: there a line of the source ends, which a reader sees as a space.
    """

    start: int
    end: int
    kind: str
    value: str = ""


class Block(msgspec.Struct):
    """A heading, paragraph, list item, table row, code block or entry of a data file.

    `level` is a heading's rank (1 to 6). `children` are the items of lists nested in an item.
    `fields` are an entry's own fields by name (BibTeX, JSON, YAML), as text or lists of text.
    `zone` is `nav`, `header` or `footer` where the page sets the block apart as such, and `menu`
    where all pages of a site repeat it.
    `group` numbers the list or table that a block belongs to, 0 for none; siblings share it.
    `marks` ascend by where they begin.
    `places` pairs text offsets with source offsets, ascending; `end` is where the block ends.
    """

    kind: BlockKind
    text: str = ""
    marks: list[Mark] = []
    level: int = 0
    children: list["Block"] = []
    group: int = 0
    places: list[tuple[int, int]] = []
    end: int = 0
    fields: dict[str, Any] = {}
    zone: str = ""

    def part(self, start: int, end: int) -> "Block":
        """A stretch of the block as a block of its own; white space at its edges left out."""
        words = self.text[start:end]
        start += len(words) - len(words.lstrip())
        end = start + len(words.strip())
        before = [p for p in self.places if p[0] <= start][-1:]
        return Block(
            self.kind,
            self.text[start:end],
            [
                Mark(max(m.start - start, 0), min(m.end, end) - start, m.kind, m.value)
                for m in self.marks
                if (m.start < end and m.end > start) or start < m.start == m.end < end
            ],
            group=self.group,
            places=[
                *((0, at + start - offset) for offset, at in before),
                *((offset - start, at) for offset, at in self.places if start < offset < end),
            ],
            end=self.end,
            zone=self.zone,
        )

    def links(self, start: int = 0, end: int | None = None) -> list[LabelledUrl]:
        """The links that begin within a stretch of the text, in order, labels as read."""
        stop = len(self.text) if end is None else end
        first = bisect_left(self.marks, (start,))
        last = bisect_left(self.marks, (max(stop, start + 1),))
        return [self.link(m) for m in self.marks[first:last] if m.kind == "link"]

    def link(self, mark: Mark) -> LabelledUrl:
        """What a mark of a link says, its label as read."""
        return LabelledUrl(self.text[mark.start : mark.end].strip(), mark.value)

    def link_at(self, at: int) -> tuple[int, int] | None:
        """The stretch of the link that begins at an offset."""
        for mark in self.marks[bisect_left(self.marks, (at,)) :]:
            if mark.start > at:
                break
            if mark.kind == "link" and mark.end > mark.start:
                return mark.start, mark.end
        return None

    def url_at(self, at: int) -> str | None:
        """The target of the link that a character of the text belongs to."""
        for mark in reversed(self.marks[: bisect_left(self.marks, (at + 1,))]):
            if mark.kind == "link":
                return mark.value if at < mark.end else None
        return None

    def marked(self, kind: str) -> list[Mark]:
        """The marks of one kind, in order."""
        return [m for m in self.marks if m.kind == kind]


class Document(msgspec.Struct):
    """One page: its blocks in reading order and what stands beside the text.

    `meta` holds front matter (or a page's own metadata) as plain values; `meta_lines` gives the
    1-based line of each top-level key. `title` is the title that the page itself states.
    """

    path: str
    format: str
    source: SourceMap
    blocks: list[Block] = []
    title: str | None = None
    meta: dict[str, object] = {}
    meta_lines: dict[str, int] = {}
    diagnostics: list[Diagnostic] = []
    limited: bool = False

    def span(self, block: Block, start: int = 0, end: int | None = None) -> Span:
        """The place in the source of a stretch of a block's text."""
        stop = len(block.text) if end is None else end
        line, column = self.source.place(_source_offset(block, start))
        end_line, end_column = self.source.place(
            max(_source_offset(block, stop - 1) + 1 if stop > start else 0, 0)
            or _source_offset(block, start)
        )
        return Span(self.path, line, column, end_line, end_column)


def _source_offset(block: Block, offset: int) -> int:
    """The source offset of a text offset: linear from the nearest place before it."""
    text_at, source_at = 0, block.end
    if block.places:
        before = bisect_right(block.places, (offset, maxsize))
        text_at, source_at = block.places[max(before - 1, 0)]
    return min(source_at + max(offset - text_at, 0), max(block.end, source_at))
