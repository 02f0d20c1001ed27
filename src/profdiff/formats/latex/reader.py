"""Typeset tokens → the builder's events: what a reader of the printed page sees, and where.

Groups and environments are kept on a stack with what ends with them. A gap (line break, wide
space, end of paragraph) is told to the builder when the next words come, so that several
macros that make one gap make one.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from profdiff.document import Document
from profdiff.formats.builder import Builder
from profdiff.formats.latex.gullet import Gullet, Rules
from profdiff.formats.latex.tokens import BEGIN, CLOSE, COMMAND, END, OPEN, PAR, Token
from profdiff.lexicon.positions import group_relation
from profdiff.lexicon.sections import is_section_title
from profdiff.span import SourceMap

#: The name of the environment that holds the page.
PAGE = "document"
_GAPS = {"": 0, "tab": 1, "br": 2, "par": 3}
#: A line set apart by its looks is at most so long to be a heading.
_SHORT = 60
#: Texts within labels within texts are read apart from the page to this depth.
_MAX_RENDERED = 4
_MAX_LISTS = 60
MAX_TABLES = 40
#: An address, or a number too long for a year: no words of a heading.
_CONTACT = re.compile(r"@|\d{5}|\d{3}[ -]\d{3,4}\b|www\.|https?:")
#: Signs that point at a line and say nothing.
_BULLETS = frozenset("•∘◦▪▫‣⁃∙⋄◇◆■□●○▸▹►▻➢➤✧✦❖")
_ONE_YEAR = re.compile(r"(?:\w{3,9}\.? )?(?:19|20)\d\d")


class Acts(NamedTuple):
    """What to do on each kind of token, and what expansion obeys."""

    by_kind: dict[str, Callable[["Reader", Token], None]]
    rules: Rules


class Frame:
    """An open group or environment and what ends with it, last first."""

    __slots__ = ("at", "closers", "is_open", "kind", "name")

    def __init__(self, kind: str, name: str, at: int) -> None:
        self.kind, self.name, self.at = kind, name, at
        self.closers: list[Callable[[int], None]] = []
        self.is_open = True


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


class Reader:
    """Acts on the tokens of one page by `acts`, one for each kind of token."""

    def __init__(
        self, document: Document, tokens: list[Token], acts: "Acts", *, depth: int = 0
    ) -> None:
        self.document = document
        self.builder = Builder(document)
        self.acts = acts
        self.gullet = Gullet(document, tokens, acts.rules)
        self.depth = depth
        self.frames = [Frame(PAGE, "", 0)]
        self.open_frames = {OPEN: 0}
        self.lists: list[List] = []
        self.entries = 0
        self.lingering = False
        self.noted = False
        self.environments: list[Frame] = []
        self.tables: list[Table | None] = []
        self.muted = 0
        self.math = False
        self.lines_kept = 0
        self.small_caps = 0
        self.german = False
        self.whole = False
        self.titled = True
        self.header: list[tuple[str, list[Token]]] = []
        self.notes: list[list[Token]] = []
        self.unknown: dict[str, int] = {}
        self.heading_macros: set[str] | None = None
        self.repeated = ""
        # The words that are under way
        self.gap = ""
        self.fresh = True
        self.after_separator = False
        self.styles = 0
        self.tags: dict[str, int] = {}
        self.loud = 0
        self.line: list[str] | None = []
        self.line_loud = 3
        self.above = self.before_sections = depth == 0
        self.short_frame: Frame | None = None
        self.in_heading = False

    # The run

    def run(self, end: int) -> None:
        """Reads all tokens and hands over the blocks."""
        self.read()
        for note in self.notes:
            self.end_line("par", end)
            self.builder.open("footer", {}, end)  # a note belongs to no section, nor to the last
            self.new_block()
            self.gullet.push(note)
            self.read()
            self.end_line("par", end)
            self.builder.close("footer", end)
            self.new_block()
        self.builder.finish(end)
        if self.unknown:
            names = ", ".join(f"\\{name}" for name in list(self.unknown)[:8])
            more = f" and {len(self.unknown) - 8} more" if len(self.unknown) > 8 else ""
            self.gullet.report(
                "unknown-macros",
                f"macros that neither the page nor a known class defines: {names}{more}; "
                "their arguments are read as text",
                next(iter(self.unknown.values())),
            )

    def read(self) -> None:
        """Acts on the tokens that are to come, then closes what they left open."""
        token, at = self.gullet.next(), 0
        while token is not None:
            at = token.at
            self.acts.by_kind[token.kind](self, token)
            token = self.gullet.next()
        while len(self.frames) > 1:
            self.report_unclosed(self.frames[-1])
            self.close_frame(at)
        self.leave_lists(at)
        self.end_line("par", at)

    def report_unclosed(self, frame: Frame) -> None:
        """Tells of a group or environment that the page never ends."""
        if self.depth:
            return
        if frame.kind == BEGIN:
            message = f"\\begin{{{frame.name}}} is never ended"
            self.gullet.report("unclosed-environment", message, frame.at, once="begin")
        else:
            message = "a brace that opens here is never closed"
            self.gullet.report("unclosed-group", message, frame.at, once="{")

    # Words

    def emit(self, text: str, at: int) -> None:
        """Words that a reader sees."""
        if self.muted:
            return
        words = text.strip()
        if not words or (words in _BULLETS and (self.fresh or self.gap in ("br", "par"))):
            if not words and not self.gap:
                self.builder.text(" ", at)
            return
        self.begin_words(text, at)
        leaf = self.builder.leaf
        if leaf is not None and leaf.places and leaf.places[-1][1] > at:
            at = leaf.places[-1][1]  # a macro may print its arguments in another order
        self.builder.text(text, at)
        self.fresh = False
        self.note(text)

    def note(self, text: str) -> None:
        """Remembers the words of a row's first cell, and those of a line that is set apart."""
        if self.tables and self.tables[-1] is not None:
            self.tables[-1].note(text)
        if self.line is not None:
            if self.styles:
                self.line.append(text)
                self.line_loud = min(self.line_loud, self.loud)
            elif any(c.isalnum() for c in text):
                self.line = None

    def begin_words(self, text: str, at: int) -> None:
        """Begins the row, leaves the entry and tells the gap that come before some words."""
        if self.lingering:
            self.leave_entry(at)
        if self.tables and self.tables[-1] is not None and self.tables[-1].fresh:
            self.begin_row(self.tables[-1], at)
        self.flush_gap(text, at)

    def flush_gap(self, text: str, at: int) -> None:
        """Tells the builder the gap before some words; bars and dots need no wide one."""
        gap, self.gap = self.gap, ""
        separates = not any(c.isalnum() for c in text) and len(text.strip()) < 3
        if gap == "par":
            self.builder.open("p", {}, at)
            self.builder.close("p", at)
        elif gap == "br":
            self.builder.line_break(at)
        elif gap == "tab":
            self.line = None
            if separates or self.after_separator:
                self.builder.text(" ", at)
            else:
                self.builder.wide_gap()
        self.after_separator = separates

    def set_gap(self, gap: str, at: int) -> None:
        """A gap before the next words; the stronger of two holds."""
        if self.muted:
            return
        if self.in_heading:
            self.emit(" ", at)
            return
        if gap == "par" and self.noted:
            self.noted = False
            self.end_entry(at)
        self.end_line(gap, at)
        if _GAPS[gap] > _GAPS[self.gap] and (self.builder.leaf is not None or gap == "par"):
            self.gap = gap

    def end_line(self, gap: str, at: int) -> None:
        """Looks at a line that ends: one that is set apart and names a section is a heading."""
        line, leaf = self.line, self.builder.leaf
        alone = leaf is not None and leaf.kind == "paragraph" and not self.fresh
        if line and alone and leaf is not None:
            title = " ".join("".join(line).split())
            level = self.level_of(title, gap)
            if level:
                leaf.kind, leaf.level = "heading", level
                self.builder.open("p", {}, at)
                self.builder.close("p", at)
                self.new_block()
                self.before_sections = self.before_sections and level == 1
                return
        if gap == "par":
            self.above = self.above and not alone
            self.start_line()
            self.fresh = True
        elif gap == "br" and alone:
            self.above = False
            self.line = None

    def start_line(self) -> None:
        """What comes next may be set apart by its looks."""
        self.line, self.line_loud = [], 3

    def new_block(self) -> None:
        """What comes next begins a block."""
        self.gap, self.fresh = "", True
        self.start_line()

    def level_of(self, title: str, gap: str) -> int:
        """The rank of a line set apart by its looks as a heading, 0 where it is none."""
        if len(title) > _SHORT or not any(c.isalpha() for c in title) or _CONTACT.search(title):
            return 0
        if self.whole and self.before_sections and self.line_loud > (0 if self.above else 1):
            return 1
        if gap == "tab":
            return 0
        bare = title.rstrip(": ")
        if is_section_title(bare) or group_relation(bare):
            return 5 if self.line_loud else 6
        return 0

    # Groups

    def open_frame(self, kind: str, name: str, at: int) -> Frame:
        """A group or environment begins."""
        frame = Frame(kind, name, at)
        self.frames.append(frame)
        if kind == BEGIN:
            self.environments.append(frame)
        key = kind if kind == OPEN else name
        self.open_frames[key] = self.open_frames.get(key, 0) + 1
        return frame

    def close_frame(self, at: int) -> None:
        """The innermost group or environment ends, and all that ends with it."""
        frame = self.frames.pop()
        frame.is_open = False
        if frame.kind == BEGIN:
            self.environments.pop()
        self.open_frames[frame.kind if frame.kind == OPEN else frame.name] -= 1
        while frame.closers:
            frame.closers.pop()(at)

    def end_frames(self, key: str, at: int) -> bool:
        """Ends the innermost group or environment of a name and all within it."""
        if not self.open_frames.get(key):
            return False
        while True:
            frame = self.frames[-1]
            found = (frame.kind if frame.kind == OPEN else frame.name) == key
            self.close_frame(at)
            if found:
                return True

    def group(self, at: int) -> Frame:
        """Begins the group of a macro's argument, which ends as the argument does."""
        gullet = self.gullet
        gullet.skip_space()
        if gullet.todo and gullet.todo[-1].kind == OPEN:
            gullet.todo.pop()
        elif gullet.todo and gullet.todo[-1].kind not in (PAR, CLOSE, END):
            gullet.push([*gullet.argument()[:1], Token(CLOSE, "}", at)])
        else:
            gullet.push([Token(CLOSE, "}", at)])
        return self.open_frame(OPEN, "", at)

    def style(self, frame: Frame, tag: str, loud: int) -> None:
        """What a frame holds is set apart: in bold or italics (`tag`) or by its size (`loud`)."""
        if self.muted:
            return
        self.styles += 1
        before, self.loud = self.loud, max(loud, self.loud)
        if tag:
            self.open_tag(tag, {}, frame)

        def end(_: int) -> None:
            self.styles -= 1
            self.loud = before

        frame.closers.append(end)

    def open_tag(self, tag: str, attributes: dict[str, str], frame: Frame) -> None:
        """Begins a mark that ends with a frame; within one of its kind it says nothing new."""
        self.tags[tag] = self.tags.get(tag, 0) + 1
        if self.tags[tag] == 1:
            self.builder.open(tag, attributes, frame.at)

        def end(at: int) -> None:
            self.tags[tag] -= 1
            if not self.tags[tag]:
                self.builder.close(tag, at)

        frame.closers.append(end)

    def link(self, frame: Frame, address: str) -> None:
        """Makes what a frame holds a link."""
        if self.muted:
            return
        self.begin_words("link", frame.at)
        self.open_tag("a", {"href": address.strip()}, frame)
        self.short_frame = self.short_frame or frame

    def mute(self, frame: Frame) -> None:
        """Nothing that a frame holds is shown."""
        self.muted += 1

        def end(_: int) -> None:
            self.muted -= 1

        frame.closers.append(end)

    # Headings

    def begin_heading(self, level: int, at: int) -> None:
        """A heading begins; its argument follows."""
        gullet = self.gullet
        gullet.star()
        gullet.optional()
        gullet.star()
        frame = self.group(at)
        if self.muted or self.in_heading:
            return
        self.end_line("par", at)
        self.leave_lists(at)
        tag = f"h{level}"
        self.builder.open("p", {}, at)
        self.builder.close("p", at)
        self.new_block()
        self.builder.open(tag, {}, at)
        self.short_frame, self.in_heading = frame, True
        self.above = self.above and level == 1
        self.before_sections = self.before_sections and level == 1

        def end(at: int) -> None:
            self.builder.close(tag, at)
            self.new_block()
            self.in_heading = False

        frame.closers.append(end)

    def end_short(self, at: int) -> None:
        """A heading or link that was never closed ends with its paragraph, as TeX has it."""
        frame, self.short_frame = self.short_frame, None
        if frame is not None and frame.is_open and frame is not self.frames[0]:
            self.report_unclosed(frame)
            while frame.is_open:
                self.close_frame(at)

    # Lists and entries

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
        self.entries += entries
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
        self.entries -= found.entries
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
            self.open_list(self.environments[-1] if self.environments else None, at)
        self.begin_li(at)

    def begin_li(self, at: int) -> None:
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
        while self.entries and not self.lists[-1].entries and not self.lists[-1].explicit:
            self.close_list(at)
        top = self.lists[-1] if self.lists else None
        if top is not None and top.item and self.fresh and not top.entries:
            return  # the list's own item holds nothing else
        if top is None or not top.entries:
            self.open_list(None, at, entries=True)
        self.begin_li(at)

    def end_entry(self, at: int) -> None:
        """The entry ends, and what lists it left open."""
        if self.muted or not self.entries:
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

    def is_blank(self) -> bool:
        """Whether the page has shown nothing yet."""
        return self.whole and not self.document.blocks and self.builder.leaf is None

    # Tables

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
        opening = self.peeked()
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

    def peeked(self) -> tuple[str, str]:
        """The kind and value of the next token but spaces and braces."""
        for token in self.gullet.todo[:-6:-1]:
            if token.value.strip(" {\n\t"):
                return token.kind, token.value.strip()
        return "", ""

    # Text of tokens

    def rendered(self, tokens: list[Token]) -> str:
        """The words that a reader sees of some tokens, apart from the page."""
        if self.depth >= _MAX_RENDERED or self.gullet.budget < 0:
            return self.gullet.raw(tokens)
        scratch = Document("", "latex", SourceMap(""))
        reader = Reader(scratch, [], self.acts, depth=self.depth + 1)
        inner = reader.gullet
        inner.macros, inner.aliases = self.gullet.macros, self.gullet.aliases
        inner.switches, inner.budget = self.gullet.switches, self.gullet.budget
        inner.push(tokens)
        reader.read()
        reader.builder.finish(0)
        self.gullet.budget = inner.budget
        return " ".join(block.text for block in scratch.blocks)

    def note_unknown(self, name: str, at: int) -> None:
        """Remembers a macro that nothing defines."""
        if len(name) > 1 and not self.muted:
            self.unknown.setdefault(name, at)
