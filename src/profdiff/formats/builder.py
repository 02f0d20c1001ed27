"""Markup events → blocks: the one place that knows how a page's structure is seen by a reader.

Markdown, HTML and the HTML inside Markdown all drive this builder with the same few events, so
a page and its rendering in another format end as the same blocks.
"""

from collections import Counter

from profdiff.document import Block, Document
from profdiff.formats.blocks import Blocks
from profdiff.formats.elements import ALIASES, INLINE, UNSEEN, VOID, is_column, is_flex, is_hidden
from profdiff.records import Diagnostic

#: A page that sends its readers on within so many seconds is none of its own.
_AT_ONCE = 10


class Builder:
    """Collects events of one page; `finish` gives the document its blocks.

    What no reader sees ends here; the rest becomes words, marks and blocks.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self._blocks = Blocks(document)
        self._leaf = self._blocks.leaf
        self._unseen = ""  # the outermost open element that nobody sees
        self._within: list[str] = []  # what is open in it
        self._is_row = False  # whether what is open lays out its spans side by side
        self._spans: list[bool] = []  # the open spans, and whether each is a column
        self._inside: Counter[str] = Counter()
        self._title: list[str] | None = None
        self._repaired: set[str] = set()

    def open(self, tag: str, attributes: dict[str, str], at: int) -> None:
        """An element begins."""
        tag = ALIASES.get(tag, tag)
        if self._unseen:
            self._open_unseen(tag, attributes)
        elif tag in INLINE or tag == "a":
            self._open_mark(tag, attributes)
        elif tag == "br":
            self.line_break(at)
        elif tag == "hr":
            self._blocks.end_leaf(at)
        elif tag == "title":
            self._title = []
        elif tag in UNSEEN or is_hidden(attributes):
            if tag not in VOID:
                self._unseen = tag
        else:
            self._lay_out(tag, attributes)
            self._blocks.open(tag, attributes, at)

    def _open_unseen(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins within one that nobody sees, such as the head of a page."""
        if tag == "meta":
            self._heed(attributes)
        elif tag not in VOID:
            self._within.append(tag)
            self._inside[tag] += 1
            if tag == "title":
                self._title = []

    def _heed(self, attributes: dict[str, str]) -> None:
        """Note where a page sends its readers at once (HTML, `http-equiv="refresh"`)."""
        if attributes.get("http-equiv", "").lower() != "refresh":
            return
        seconds, _, target = attributes.get("content", "").replace(",", ";", 1).partition(";")
        _, _, address = target.partition("=")
        address = address.strip(" '\"")
        if address and seconds.strip().isdigit() and int(seconds) <= _AT_ONCE:
            self.document.meta.setdefault("redirect_to", address)

    def close(self, tag: str, at: int) -> None:
        """An element ends; an end without a beginning is passed over, as browsers do."""
        tag = ALIASES.get(tag, tag)
        if tag == "title" and self._title is not None:
            self.document.title = self.document.title or " ".join("".join(self._title).split())
            self._title = None
        elif self._unseen:
            self._close_unseen(tag, at)
        elif tag in INLINE or tag == "a":
            self._leaf.close_mark(tag)
        else:
            if tag == "span" and self._spans and self._spans.pop():
                self._leaf.border()
            elif tag != "span":
                self._is_row = False
            self._blocks.close(tag, at)

    def text(self, text: str, at: int) -> None:
        """Words that a reader sees; white space in them folds as in HTML."""
        if self._title is not None:
            self._title.append(text)
            return
        if self._unseen:
            return
        if not text.isascii():
            text = self._repair(text, at)
        if "\n" in text:
            self._leaf.add_lines(text, at)
        else:
            self._leaf.add(text, at)

    def line_break(self, at: int) -> None:
        """A visible line break; two in a row part paragraphs."""
        if not self._unseen and self._leaf.block is not None and self._leaf.line_break():
            self._blocks.end_leaf(at)

    def wide_gap(self) -> None:
        r"""A gap that parts columns within a line, as LaTeX's `\hfill` makes."""
        if not self._unseen:
            self._leaf.widen()

    def code(self, text: str, at: int) -> None:
        """A block of preformatted text, kept line by line; words within an item are its own."""
        if self._unseen:
            return
        if self._leaf.holder is not None and not text.lstrip().startswith("@"):
            self._leaf.separate("\n")
            for line in text.split("\n"):
                self.text(line, at)
                self._leaf.separate("\n")
            return
        block = Block("code", text.strip("\n"), places=[(0, at)], end=at + len(text))
        self._blocks.add(block)

    @property
    def leaf(self) -> Block | None:
        """The block that text at this point goes on with, none where it begins one."""
        return self._leaf.block

    @property
    def in_item(self) -> bool:
        """Whether text at this point belongs to a list item or row."""
        return self._leaf.holder is not None

    def finish(self, at: int) -> None:
        """The end of the page: closes what is open and hands over the blocks."""
        self._blocks.finish(at)

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
        if itself or self._blocks.is_open(tag):
            self._unseen = ""
            self._within.clear()
            self._inside.clear()
            if not itself:
                self.close(tag, at)

    def _lay_out(self, tag: str, attributes: dict[str, str]) -> None:
        """Parts a span that is a column of its line from what it touches."""
        if tag != "span":
            self._is_row = bool(attributes) and is_flex(attributes)
            if self._spans:
                self._spans.clear()
            return
        column = self._is_row and not self._spans
        self._spans.append(column or (bool(attributes) and is_column(attributes)))
        if self._spans[-1]:
            self._leaf.border()

    def _open_mark(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "a":
            self._leaf.close_mark("a")  # links do not nest
            href = attributes.get("href", "").strip()
            if href.startswith("//"):
                href = f"https:{href}"
            self._leaf.open_mark("link", href, "a")
        else:
            self._leaf.open_mark(INLINE[tag], "", tag)

    def _repair(self, text: str, at: int) -> str:
        from profdiff.formats.mojibake import repair, sample

        repaired = repair(text)
        if repaired != text and text not in self._repaired:
            self._repaired.add(text)
            line, _ = self.document.source.place(at)
            self.document.diagnostics.append(
                Diagnostic(
                    code="mojibake",
                    message=f"text decoded wrongly once before was repaired: {sample(text)!r}",
                    line=line,
                )
            )
        return repaired
