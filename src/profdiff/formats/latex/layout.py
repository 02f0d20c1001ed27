"""Lists, entries and tables for the builder, with the text that stands in them."""

import re

from profdiff.document import Document
from profdiff.formats.latex.frames import Frame, Frames
from profdiff.formats.latex.gullet import Gullet
from profdiff.formats.latex.prose import Prose
from profdiff.formats.latex.tokens import COMMAND

_MAX_LISTS = 60
MAX_TABLES = 40
_ONE_YEAR = re.compile(r"(?:\w{3,9}\.? )?(?:19|20)\d\d")


class List:
    """An open list; `entries` marks the one that entry macros fill, `item` that an item is open.

    An entry that has `ended` still takes in a list that follows it directly.
    """

    __slots__ = ("ended", "entries", "explicit", "is_open", "item")

    def __init__(self, *, entries: bool, explicit: bool) -> None:
        self.entries = entries
        self.explicit = explicit
        self.ended = False
        self.item = False
        self.is_open = True


class Table:
    r"""An open table; `fresh` says that the next words begin a row.

    In a `tabbing` `\>` and `\=` are borders of cells.
    `lead` holds the words of a row's first cell, `opening` the token that its second begins with.
    """

    __slots__ = ("fresh", "last", "lead", "opening", "row", "tabbing")

    def __init__(self, *, tabbing: bool = False) -> None:
        self.tabbing = tabbing
        self.fresh = True
        self.row = False
        self.last = ""
        self.lead: list[str] | None = None
        self.opening: tuple[str, str] = ("", "")

    def note(self, text: str) -> None:
        """Remembers a row's last words, and those of its first cell."""
        self.last = text
        if self.lead is not None and not self.opening[0]:
            self.lead.append(text)

    def goes_on(self, opening: tuple[str, str]) -> bool:
        """Whether a row whose first cell is empty goes on with the row above.

        It is a row of its own where it begins in the style of the one above ("2021" stands for
        several entries), or where the one above bears a single year and both are plain.
        """
        if not self.row or not self.lead:
            return False
        if self.last.rstrip().endswith((",", ";", "-")):
            return True
        if self.opening[0] == COMMAND or opening[0] == COMMAND:
            return opening != self.opening
        return not _ONE_YEAR.fullmatch("".join(self.lead).strip()) or opening[1][:1].islower()


class Layout(Prose):
    """Text in lists and tables, the innermost last.

    `tables` has None where line breaks end no row of the table around. An entry that ended lingers
    up to the next words; one that is `noted` began with a note in the margin.
    """

    def __init__(self, document: Document, gullet: Gullet, *, on_page: bool) -> None:
        super().__init__(document, on_page=on_page)
        self.gullet = gullet
        self.frames = Frames()
        self.lists: list[List] = []
        self.tables: list[Table | None] = []
        self.lingering = False
        self.noted = False
        self._entries = 0

    def note(self, text: str) -> None:
        """Remembers the words of a row's first cell too."""
        if self.tables and self.tables[-1] is not None:
            self.tables[-1].note(text)
        super().note(text)

    def begin_words(self, text: str, at: int) -> None:
        """Leaves the entry and begins the row that end and begin before some words."""
        if self.lingering:
            self.leave_entry(at)
        if self.tables and self.tables[-1] is not None and self.tables[-1].fresh:
            self.begin_row(self.tables[-1], at)
        super().begin_words(text, at)

    def set_gap(self, gap: str, at: int) -> None:
        """A gap before the next words; an entry that a note began ends with its paragraph."""
        if gap == "par" and self.noted and not (self.muted or self.in_heading):
            self.noted = False
            self.end_entry(at)
        super().set_gap(gap, at)

    def open_list(self, frame: Frame | None, at: int, *, entries: bool = False) -> None:
        """A list begins; it ends with a frame, or with the next heading."""
        if len(self.lists) >= _MAX_LISTS:
            self.gullet.report(
                "deep-nesting", "lists nested this deep are read as one", at, once="deep"
            )
            return
        found = List(entries=entries, explicit=frame is not None)
        self.lists.append(found)
        self.lingering = False
        self._entries += entries
        self.builder.open("ul", {}, at)
        self.new_block()
        if frame is not None:

            def end(at: int) -> None:
                while found.is_open:
                    self.close_list(at)

            frame.closers.append(end)

    def close_list(self, at: int) -> None:
        """The innermost list ends."""
        found = self.lists.pop()
        found.is_open = False
        self._entries -= found.entries
        self.builder.close("ul", at)
        self.new_block()
        self.lingering = bool(self.lists and self.lists[-1].ended)

    def leave_lists(self, at: int) -> None:
        """All lists end, as at a heading."""
        while self.lists and not self.muted:
            self.close_list(at)

    def begin_item(self, at: int) -> None:
        """An item of the innermost list begins; where there is no list, one begins too."""
        if self.muted:
            return
        self.end_line("par", at)
        if not self.lists or (self.lists[-1].entries and self.lists[-1].item):
            self.open_list(self.frames.environments[-1] if self.frames.environments else None, at)
        self._begin_li(at)

    def _begin_li(self, at: int) -> None:
        """An item begins in the builder."""
        self.new_block()
        self.above = self.lingering = self.lists[-1].ended = False
        self.lists[-1].item = True
        self.builder.open("li", {}, at)

    def begin_entry(self, at: int) -> None:
        """An entry of a class's own macro: an item of a list that lasts up to the next heading."""
        if self.muted:
            return
        self.end_line("par", at)
        while self._entries and not self.lists[-1].entries and not self.lists[-1].explicit:
            self.close_list(at)
        top = self.lists[-1] if self.lists else None
        if top is not None and top.item and self.fresh and not top.entries:
            return  # the list's own item holds nothing else
        if top is None or not top.entries:
            self.open_list(None, at, entries=True)
        self._begin_li(at)

    def end_entry(self, at: int) -> None:
        """The entry ends, and what lists it left open."""
        if self.muted or not self._entries:
            return
        while not self.lists[-1].entries:
            self.close_list(at)
        self.lists[-1].ended = self.lingering = self.lists[-1].item

    def begin_note(self, at: int) -> None:
        """An entry that a note in the margin begins; it lasts up to the end of its paragraph."""
        self.begin_entry(at)
        self.noted = True

    def leave_entry(self, at: int) -> None:
        """An entry that ended is left: what comes next is no list that belongs to it."""
        self.lingering = self.lists[-1].ended = self.lists[-1].item = False
        self.builder.close("li", at)
        self.new_block()

    def in_item(self) -> bool:
        """Whether words here belong to an item of a list that the page itself makes."""
        return bool(self.lists) and self.lists[-1].item and not self.lists[-1].entries

    def begin_row(self, table: Table, at: int) -> None:
        """A row begins; the one before ends."""
        if table.row:
            self.builder.close("tr", at)
        self.end_line("par", at)
        self.new_block()
        self.builder.open("tr", {}, at)
        self.builder.open("td", {}, at)
        table.row, table.fresh, table.lead, table.opening = True, False, [], ("", "")

    def in_tabbing(self) -> bool:
        """Whether the innermost table is a tabbing."""
        return bool(self.tables) and self.tables[-1] is not None and self.tables[-1].tabbing

    def next_cell(self, at: int) -> None:
        """The border between two cells; a row that begins with one may go on with the row above."""
        table = self.tables[-1] if self.tables else None
        if self.muted or self.math:
            return
        if table is None:
            self.emit("&", at)
            return
        opening = self._peeked()
        if table.fresh:
            if table.goes_on(opening):
                table.fresh = False
                self.set_gap("br", at)
                return
            self.begin_row(table, at)
        if not table.opening[0]:
            table.opening = opening
        self.new_block()
        self.builder.close("td", at)
        self.builder.open("td", {}, at)

    def _peeked(self) -> tuple[str, str]:
        """The kind and value of the next token but spaces and braces."""
        for token in self.gullet.todo[:-6:-1]:
            if token.value.strip(" {\n\t"):
                return token.kind, token.value.strip()
        return "", ""
