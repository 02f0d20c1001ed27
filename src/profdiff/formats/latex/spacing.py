"""Lengths, gaps and breaks: which of them a reader sees as the border between words or lines."""

import re

from profdiff.formats.latex.reader import Reader
from profdiff.formats.latex.tokens import COMMAND, OPEN, TEXT, Token

_LENGTHS = {
    "pt": 1.0,
    "bp": 1.0,
    "mm": 2.85,
    "cm": 28.5,
    "in": 72.3,
    "em": 10.0,
    "ex": 4.3,
    "pc": 12.0,
}
#: So many points between two lines part them.
_WIDE = 5.0
_LENGTH = re.compile(r"(-?[\d.]*)\s*(?:true\s*)?(pt|bp|mm|cm|in|em|ex|pc)?")
_UNIT = r"(?:true\s*)?(?:pt|bp|mm|cm|in|em|ex|pc|dd|cc|sp|mu|fill?l?)?"
_GLUE = re.compile(
    rf"\s*=?\s*-?[\d.]+\s*{_UNIT}(?:\s*(?:plus|minus)\s*-?[\d.]+\s*{_UNIT})*\s?|\s*=\s*-?"
)
_SIZE_WORDS = re.compile(r"\s*(?:to|spread|height|width|depth)\b[^{\\]*")


def end_obeylines(reader: Reader) -> None:
    """Lines of the source are filled up again."""
    reader.lines_kept -= 1


def points(text: str, unit: str = "") -> float:
    """A length in points; one in other measures counts as long."""
    found = _LENGTH.match(text.strip())
    number = found[1] if found else ""
    try:
        return float(number or "1") * _LENGTHS.get((found[2] if found else "") or unit, 300.0)
    except ValueError:
        return 0.0


def box(reader: Reader, token: Token) -> None:
    r"""`\hbox to 3cm{…}`: the size is none of the text."""
    drop_match(reader, _SIZE_WORDS)
    if reader.gullet.is_next(OPEN):
        reader.group(token.at)


def drop_match(reader: Reader, pattern: re.Pattern[str]) -> bool:
    """Drops what a pattern finds at the beginning of the next text."""
    todo = reader.gullet.todo
    found = pattern.match(todo[-1].value) if todo and todo[-1].kind == TEXT else None
    if found is None or not found[0]:
        return False
    token = todo.pop()
    if token.value[found.end() :]:
        todo.append(Token(TEXT, token.value[found.end() :], token.at + found.end()))
    return True


def drop_glue(reader: Reader, _: Token) -> None:
    r"""Drops a length or number that is set: `2pt plus 1fil`, `=1 true cm`, `-2\baselineskip`."""
    todo = reader.gullet.todo
    drop_match(reader, _GLUE)
    if (
        todo
        and todo[-1].kind == COMMAND
        and todo[-1].value.endswith(("skip", "width", "height", "sep", "indent", "dimen", "hsize"))
    ):
        todo.pop()


def skip(reader: Reader, token: Token) -> None:
    """A vertical or horizontal space of a given length."""
    drop_glue(reader, token)
    if token.value == "vskip":
        reader.set_gap("par", token.at)


def rule(reader: Reader, token: Token) -> None:
    """A line across the page parts what stands above it from what stands below."""
    while drop_match(reader, _SIZE_WORDS):
        pass
    if not reader.tables:
        reader.set_gap("par", token.at)


def line_break(reader: Reader, token: Token) -> None:
    r"""`\\`: the end of a line, or of a row of a table."""
    gullet = reader.gullet
    gullet.star()
    size = gullet.optional()
    table = reader.tables[-1] if reader.tables else None
    if reader.muted:
        return
    if reader.math or reader.in_heading:
        reader.emit(" ", token.at)
    elif table is not None and token.value in ("\\", "tabularnewline"):
        table.fresh = table.fresh or table.row
    elif size and reader.noted and points(gullet.raw(size)) >= _WIDE:
        reader.begin_note(token.at)
    else:
        reader.set_gap("par" if reader.gap == "br" else "br", token.at)


def line(reader: Reader, token: Token) -> None:
    """The border between two lines of an entry."""
    if not reader.in_heading and not reader.fresh:
        reader.set_gap("br", token.at)


def row_border(reader: Reader, token: Token) -> None:
    """The end of a row where there is a table, else of a line."""
    if reader.tables and reader.tables[-1] is not None:
        line_break(reader, token)
    elif token.value == "cr":
        reader.set_gap("br", token.at)


def paragraph(reader: Reader, token: Token) -> None:
    """The end of a paragraph."""
    reader.set_gap("par", token.at)


def gap(reader: Reader, token: Token) -> None:
    """A gap as wide as a column border."""
    reader.gullet.star()
    reader.set_gap("tab", token.at)


def tab(reader: Reader, token: Token) -> None:
    r"""`\>`: the next column of a tabbing; by itself a gap."""
    if reader.in_tabbing():
        reader.next_cell(token.at)
    elif reader.math:
        reader.emit(" ", token.at)
    else:
        reader.set_gap("tab", token.at)


def blank(reader: Reader, token: Token) -> None:
    """A space within a line."""
    reader.emit(" ", token.at)


def nothing(reader: Reader, token: Token) -> None:
    """What sets the looks, and takes no argument."""


def drop_options(reader: Reader, _: Token) -> None:
    """Sets the looks, with an option in brackets."""
    reader.gullet.optional()


def drop_one(reader: Reader, _: Token) -> None:
    """Sets the looks, with one argument."""
    reader.gullet.star()
    reader.gullet.optional()
    reader.gullet.drop_argument()


def hspace(reader: Reader, token: Token) -> None:
    """A space as wide as a letter or two parts words; a wider one parts columns."""
    reader.gullet.star()
    size = points(reader.gullet.raw(reader.gullet.argument()))
    if size >= 9.0:
        reader.set_gap("tab", token.at)
    elif size > 0:
        reader.emit(" ", token.at)


def vspace(reader: Reader, token: Token) -> None:
    """A space between two lines ends the paragraph, where a line ends too."""
    gullet = reader.gullet
    gullet.star()
    size = points(gullet.raw(gullet.drop_argument()))
    gullet.skip_space()
    todo = gullet.todo
    ends = bool(todo) and todo[-1].kind == COMMAND and todo[-1].value == "\\"
    free = not (reader.tables or reader.in_item() or reader.noted)
    if free and size >= _WIDE and (ends or reader.gap == "br"):
        reader.set_gap("par", token.at)


def obey_lines(reader: Reader, _: Token) -> None:
    """From here on each line of the source is one on the page."""
    reader.lines_kept += 1
    reader.frames.innermost.closers.append(lambda _: end_obeylines(reader))
