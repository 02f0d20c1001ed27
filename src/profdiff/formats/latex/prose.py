"""Running text for the builder: words, the gaps between them, and lines that are headings.

A gap (line break, wide space, end of paragraph) is told to the builder when the next words come, so
that several macros that make one gap make one.
"""

import re

from profdiff.document import Document
from profdiff.formats.builder import Builder
from profdiff.formats.latex.frames import Frame
from profdiff.lexicon.positions import group_relation
from profdiff.lexicon.sections import is_section_title

_GAPS = {"": 0, "tab": 1, "br": 2, "par": 3}
#: A line set apart by its looks is at most so long to be a heading.
_SHORT = 60
#: An address, or a number too long for a year: no words of a heading.
_CONTACT = re.compile(r"@|\d{5}|\d{3}[ -]\d{3,4}\b|www\.|https?:")
#: Signs that point at a line and say nothing.
_BULLETS = frozenset("•∘◦▪▫‣⁃∙⋄◇◆■□●○▸▹►▻➢➤✧✦❖")


class Prose:
    """The words that a reader of the printed page sees.

    `muted` counts what hides them; `fresh` says that the next ones begin a block, `loud` how much
    larger than the text they are; `whole` that a preamble came before, `above` that nothing but
    headings stood before, `before_sections` that no section did.
    """

    def __init__(self, document: Document, *, on_page: bool) -> None:
        self.document = document
        self.builder = Builder(document)
        self.muted = 0
        self.math = False
        self.whole = False
        self.in_heading = False
        self.gap = ""
        self.fresh = True
        self.styles = 0
        self.loud = 0
        self.above = self.before_sections = on_page
        self._tags: dict[str, int] = {}
        self._after_separator = False
        self._line: list[str] | None = []
        self._line_loud = 3

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
        """Remembers the words of a line that is set apart."""
        if self._line is not None:
            if self.styles:
                self._line.append(text)
                self._line_loud = min(self._line_loud, self.loud)
            elif any(c.isalnum() for c in text):
                self._line = None

    def begin_words(self, text: str, at: int) -> None:
        """Tells the builder the gap before some words; bars and dots need no wide one."""
        gap, self.gap = self.gap, ""
        separates = not any(c.isalnum() for c in text) and len(text.strip()) < 3
        if gap == "par":
            self.builder.open("p", {}, at)
            self.builder.close("p", at)
        elif gap == "br":
            self.builder.line_break(at)
        elif gap == "tab":
            self._line = None
            if separates or self._after_separator:
                self.builder.text(" ", at)
            else:
                self.builder.wide_gap()
        self._after_separator = separates

    def set_gap(self, gap: str, at: int) -> None:
        """A gap before the next words; the stronger of two holds."""
        if self.muted:
            return
        if self.in_heading:
            self.emit(" ", at)
            return
        self.end_line(gap, at)
        if _GAPS[gap] > _GAPS[self.gap] and (self.builder.leaf is not None or gap == "par"):
            self.gap = gap

    def end_line(self, gap: str, at: int) -> None:
        """Looks at a line that ends: one that is set apart and names a section is a heading."""
        line, leaf = self._line, self.builder.leaf
        alone = leaf is not None and leaf.kind == "paragraph" and not self.fresh
        if line and alone and leaf is not None:
            title = " ".join("".join(line).split())
            level = self._level_of(title, gap)
            if level:
                leaf.kind, leaf.level = "heading", level
                self.builder.open("p", {}, at)
                self.builder.close("p", at)
                self.new_block()
                self.before_sections = self.before_sections and level == 1
                return
        if gap == "par":
            self.above = self.above and not alone
            self._start_line()
            self.fresh = True
        elif gap == "br" and alone:
            self.above = False
            self._line = None

    def _start_line(self) -> None:
        """What comes next may be set apart by its looks."""
        self._line, self._line_loud = [], 3

    def new_block(self) -> None:
        """What comes next begins a block."""
        self.gap, self.fresh = "", True
        self._start_line()

    def _level_of(self, title: str, gap: str) -> int:
        """The rank of a line set apart by its looks as a heading, 0 where it is none."""
        if len(title) > _SHORT or not any(c.isalpha() for c in title) or _CONTACT.search(title):
            return 0
        if self.whole and self.before_sections and self._line_loud > (0 if self.above else 1):
            return 1
        if gap == "tab":
            return 0
        bare = title.rstrip(": ")
        if is_section_title(bare) or group_relation(bare):
            return 5 if self._line_loud else 6
        return 0

    def is_blank(self) -> bool:
        """Whether the page has shown nothing yet."""
        return self.whole and not self.document.blocks and self.builder.leaf is None

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
        self._tags[tag] = self._tags.get(tag, 0) + 1
        if self._tags[tag] == 1:
            self.builder.open(tag, attributes, frame.at)

        def end(at: int) -> None:
            self._tags[tag] -= 1
            if not self._tags[tag]:
                self.builder.close(tag, at)

        frame.closers.append(end)

    def mute(self, frame: Frame) -> None:
        """Nothing that a frame holds is shown."""
        self.muted += 1

        def end(_: int) -> None:
            self.muted -= 1

        frame.closers.append(end)
