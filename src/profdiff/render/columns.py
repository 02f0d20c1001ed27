"""The page of a terminal report: kind on the left, place on the right, the rest wrapped between."""

from collections.abc import Iterator, Sequence
from io import StringIO
from typing import NamedTuple

from rich.console import Console
from rich.text import Text

from profdiff.render.style import Style

MARGIN, _KIND, _SIGN, _GAP, _INDENT = 1, 11, 3, 2, 2
COLORS = {"+": "green", "-": "red", "~": "yellow", "→": "cyan", "->": "cyan", "!": "magenta"}


class Row(NamedTuple):
    """An entry of the report; its facts stand beside the body or, for want of room, below."""

    body: Text
    facts: Sequence[Text] = ()
    between: str = "  "
    kind: str = ""
    sign: str = ""
    old: str = ""
    new: str = ""


class Line(NamedTuple):
    """A line across all columns: something on the left, something on the right."""

    left: Text
    right: Text


def line(left: str = "", right: str = "", *, style: str = "", sign: str = "") -> Line:
    """A line across all columns; a sign goes before it."""
    signed = Text(f"{sign} ", COLORS[sign]) if sign else Text()
    return Line(signed.append(left, style), Text(right, "dim"))


def folded(text: str, width: int) -> list[str]:
    """A text in lines of a width, at least one."""
    console = _console(Style(width=width), StringIO())
    return [wrapped.plain for wrapped in _wrapped(Text(text), width, console)] or [""]


def lay_out(parts: Sequence[Row | Line], style: Style) -> str:
    """The report as text of the style's width, with its colours as escape sequences."""
    written = StringIO()
    console = _console(style, written)
    places = _Places([part for part in parts if isinstance(part, Row)], style)
    lines: list[Text] = []
    for part in parts:
        lines += _across(part, console) if isinstance(part, Line) else _row(part, places, console)
    for text in lines:
        text.rstrip()
    console.print(Text("\n").join(lines), soft_wrap=True)
    return written.getvalue()


def _console(style: Style, file: StringIO) -> Console:
    """A console that decides nothing by itself: colour and width are in the style."""
    return Console(
        file=file,
        width=style.width,
        color_system="standard" if style.color else None,
        force_terminal=style.color,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
    )


class _Places:
    """The column of line numbers: old on the left of the arrow, new on its right."""

    def __init__(self, rows: list[Row], style: Style) -> None:
        self._old = max((len(row.old) for row in rows), default=0)
        self._new = max((len(row.new) for row in rows), default=0)
        self._arrow = f" {style.arrow} " if self._old and self._new else ""
        self.width = self._old + len(self._arrow) + self._new

    def text(self, row: Row) -> Text:
        """The place of a row, as wide as the column."""
        arrow = self._arrow if row.old and row.new else " " * len(self._arrow)
        return Text(f"{row.old:>{self._old}}{arrow}{row.new:>{self._new}}", "dim")


def _row(row: Row, places: _Places, console: Console) -> Iterator[Text]:
    """A row's lines: kind and sign before the first, its place after it."""
    start = MARGIN + _KIND + _SIGN
    bodies = _bodies(row, console.width - start - _GAP - places.width, console)
    first = Text(" " * MARGIN).append(f"{row.kind:<{_KIND}}", "bold")
    first.append(f"{row.sign:<{_SIGN}}", COLORS.get(row.sign, "")).append_text(next(bodies))
    if row.old or row.new:
        _push_right(first, places.text(row), console)
    yield first
    for body in bodies:
        yield Text(" " * start).append_text(body)


def _bodies(row: Row, width: int, console: Console) -> Iterator[Text]:
    """The body and its facts in lines of a width: all on one, else each fact below the body."""
    beside = row.body.copy()
    for number, fact in enumerate(row.facts):
        beside.append("; " if number else row.between).append_text(fact)
    if beside.cell_len <= width:
        yield beside
        return
    yield from _wrapped(row.body, width, console)
    # No place stands beside the facts, so they may take its room, which addresses need.
    room = console.width - MARGIN - _KIND - _SIGN - 2 * _INDENT
    for fact in row.facts:
        for number, body in enumerate(_wrapped(fact, room, console)):
            yield Text(" " * (_INDENT * (2 if number else 1))).append_text(body)


def _across(part: Line, console: Console) -> Iterator[Text]:
    room = console.width - MARGIN
    if part.left.cell_len + _GAP + part.right.cell_len <= room:
        whole = Text(" " * MARGIN).append_text(part.left)
        if part.right:
            _push_right(whole, part.right, console)
        yield whole
        return
    lines = [Text(" " * MARGIN).append_text(left) for left in _wrapped(part.left, room, console)]
    if part.right:
        if not lines or lines[-1].cell_len + _GAP + part.right.cell_len > console.width:
            lines.append(Text())
        _push_right(lines[-1], part.right, console)
    yield from lines


def _wrapped(text: Text, width: int, console: Console) -> Iterator[Text]:
    """The text in lines of a width; a word that is longer is broken, never cut."""
    for wrapped in text.wrap(console, width, overflow="fold"):
        wrapped.rstrip()
        yield wrapped


def _push_right(text: Text, right: Text, console: Console) -> None:
    text.append(" " * (console.width - text.cell_len - right.cell_len)).append_text(right)
