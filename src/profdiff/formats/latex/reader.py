"""Typeset tokens → the builder's events: what a reader of the printed page sees, and where."""

from collections.abc import Callable
from typing import NamedTuple

from profdiff.document import Document
from profdiff.formats.latex.frames import Frame
from profdiff.formats.latex.gullet import Gullet, Rules
from profdiff.formats.latex.layout import Layout
from profdiff.formats.latex.tokens import BEGIN, CLOSE, END, OPEN, PAR, Token
from profdiff.span import SourceMap

#: Texts within labels within texts are read apart from the page to this depth.
_MAX_RENDERED = 4


class Acts(NamedTuple):
    """What to do on each kind of token, and what expansion obeys."""

    by_kind: dict[str, Callable[["Reader", Token], None]]
    rules: Rules


class Reader(Layout):
    """Acts on the tokens of one page by `acts`, one for each kind of token.

    Besides what is laid out it holds what acts leave for one another: what the class prints above
    the page (`header`) and at its end (`notes`), the macros that are `unknown`.
    """

    def __init__(
        self, document: Document, tokens: list[Token], acts: Acts, *, depth: int = 0
    ) -> None:
        super().__init__(document, Gullet(document, tokens, acts.rules), on_page=depth == 0)
        self.acts = acts
        self.depth = depth
        self.lines_kept = 0
        self.small_caps = 0
        self.german = False
        self.titled = True
        self.header: list[tuple[str, list[Token]]] = []
        self.notes: list[list[Token]] = []
        self.unknown: dict[str, int] = {}
        self.heading_macros: set[str] | None = None
        self.repeated = ""
        self._short_frame: Frame | None = None

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
        self._report_unknown()

    def _report_unknown(self) -> None:
        """Tells of the macros that nothing defines."""
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
        while len(self.frames.open) > 1:
            self._report_unclosed(self.frames.innermost)
            self.frames.close(at)
        self.leave_lists(at)
        self.end_line("par", at)

    def _report_unclosed(self, frame: Frame) -> None:
        """Tells of a group or environment that the page never ends."""
        if self.depth:
            return
        if frame.kind == BEGIN:
            message = f"\\begin{{{frame.name}}} is never ended"
            self.gullet.report("unclosed-environment", message, frame.at, once="begin")
        else:
            message = "a brace that opens here is never closed"
            self.gullet.report("unclosed-group", message, frame.at, once="{")

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
        return self.frames.begin(OPEN, "", at)

    def link(self, frame: Frame, address: str) -> None:
        """Makes what a frame holds a link."""
        if self.muted:
            return
        self.begin_words("link", frame.at)
        self.open_tag("a", {"href": address.strip()}, frame)
        self._short_frame = self._short_frame or frame

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
        self._short_frame, self.in_heading = frame, True
        self.above = self.above and level == 1
        self.before_sections = self.before_sections and level == 1

        def end(at: int) -> None:
            self.builder.close(tag, at)
            self.new_block()
            self.in_heading = False

        frame.closers.append(end)

    def end_short(self, at: int) -> None:
        """A heading or link that was never closed ends with its paragraph, as TeX has it."""
        frame, self._short_frame = self._short_frame, None
        if frame is not None and frame.is_open and frame is not self.frames.open[0]:
            self._report_unclosed(frame)
            while frame.is_open:
                self.frames.close(at)

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
