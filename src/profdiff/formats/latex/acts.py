"""What each token and macro does to the page that is read."""

import re
import unicodedata
from collections.abc import Callable

from profdiff.document import Document
from profdiff.formats.latex.reader import PAGE, Acts, Frame, Reader, Table
from profdiff.formats.latex.tokens import (
    BEGIN, BRACKET, CELL, CLOSE, CODE, COMMAND, END, HREF, MATH, OPEN, PAR, PARAM, SCRIPT, SPACE,
    TEXT, TIE, URL, VERB, Token,
)  # fmt: skip
from profdiff.lexicon.latex import HEADING_NAME, header_macros, known_macro, symbol
from profdiff.lexicon.sections import is_section_title

_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306",
    ".": "\u0307", '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323",
    "c": "\u0327", "k": "\u0328", "b": "\u0331", "t": "\u0361",
}  # fmt: skip
_ESCAPED = frozenset("&%$#_{}")
_SPACING_ACCENT = {"`": "`", "'": "'", "^": "^", "~": "~", '"': '"', "=": "¯", ".": "˙"}
_DOTLESS = str.maketrans("ıȷ", "ij")
_LIGATURES = {"---": "—", "--": "–", "``": "“", "''": "”", "`": "‘", ",,": "„", "<<": "«", ">>": "»"}
_LIGATURE = re.compile(r"---?|``?|''|,,|<<|>>")
_GERMAN = {"`": "„", "'": "“", "s": "ß", "=": "-", "-": "", "~": "-", "|": ""}
_SHORTHAND = re.compile(r"\"([aouAOUs`'=~|-])")
_LENGTHS = {"pt": 1.0, "bp": 1.0, "mm": 2.85, "cm": 28.5, "in": 72.3, "em": 10.0, "ex": 4.3, "pc": 12.0}
_LENGTH = re.compile(r"(-?[\d.]*)\s*(?:true\s*)?(pt|bp|mm|cm|in|em|ex|pc)?")
_UNIT = r"(?:true\s*)?(?:pt|bp|mm|cm|in|em|ex|pc|dd|cc|sp|mu|fill?l?)?"
_GLUE = re.compile(
    rf"\s*=?\s*-?[\d.]+\s*{_UNIT}(?:\s*(?:plus|minus)\s*-?[\d.]+\s*{_UNIT})*\s?|\s*=\s*-?"
)
_SIZE_WORDS = re.compile(r"\s*(?:to|spread|height|width|depth)\b[^{\\]*")
#: An argument that sets a size or a colour, lays out columns or loads a picture.
_LOOKS = re.compile(
    r"\s*(?:-?[\d.]+\s*(?:pt|bp|mm|cm|in|em|ex|pc|sp)|0?\.\d+|0"
    r"|-?[\d.]*\s*(?:text|line|column|paper)(?:width|height)"
    r"|(?:black|white|red|green|blue|cyan|magenta|yellow|gr[ae]y|orange|purple|violet|teal|brown|pink"
    r"|(?:dark|light|mid|deep|navy)(?:gr[ae]y|blue|red|green))(?:![\w!]*)?"
    r"|[lcr|@{}]{2,8}|[\w/.-]+\.(?:png|jpe?g|pdf|eps|svg))?\s*"
)
_ADDRESS = re.compile(r"\s*(?:(?:https?|ftp)://\S+|www\.\S+|mailto:\S+)\s*", re.IGNORECASE)
_DOI = re.compile(r"\s*10\.\d{4,9}/\S+\s*")
_ARXIV = re.compile(r"\s*(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?\s*")
#: Names of macros that draw an icon.
_ICON = re.compile(r"(?:fa|ai)[A-Z]\w*$|(?:[sS]ymbol|Marker|Icon|icon)$")
#: An item's own label that counts or points and says nothing: "[12]", "3.", "–".
_COUNT = re.compile(r"[^\w]*(?:[A-Za-z]{0,2}\d{1,3}|[a-z]|[ivxlc]{1,6})?[^\w]*$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ANY_SIGN = re.compile(r"[`'\-,<>]")
_CODES = re.compile(r"\s*`?.?\s*=\s*`?\s*\d*\s?|\s*`\s*|\s*\d+\s?")


# Tokens by kind


def _text(reader: Reader, token: Token) -> None:
    text = token.value
    if reader.muted:
        return
    if reader.math:
        reader.emit(text.replace("'", "′"), token.at)
        return
    if reader.german and '"' in text:
        text = _SHORTHAND.sub(_german, text)
    if reader.small_caps and text.islower():
        text = text.upper()
    if not _ANY_SIGN.search(text):
        reader.emit(text, token.at)
        return
    done = 0
    for found in _LIGATURE.finditer(text):
        reader.emit(text[done : found.start()] + _LIGATURES[found[0]], token.at + done)
        done = found.end()
    if done < len(text):
        reader.emit(text[done:], token.at + done)


def _german(found: re.Match[str]) -> str:
    letter = found[1]
    if letter in "aouAOU":
        return unicodedata.normalize("NFC", letter + "\u0308")
    return _GERMAN[letter]


def _space(reader: Reader, token: Token) -> None:
    if reader.lines_kept:
        reader.set_gap("br", token.at)
    else:
        reader.emit(" ", token.at)


def _par(reader: Reader, token: Token) -> None:
    reader.math = False
    reader.end_short(token.at)
    reader.set_gap("par", token.at)


def _tie(reader: Reader, token: Token) -> None:
    reader.emit(" ", token.at)


def _as_is(reader: Reader, token: Token) -> None:
    reader.emit(token.value, token.at)


def _param(reader: Reader, token: Token) -> None:
    reader.emit(token.value, token.at)


def _script(reader: Reader, token: Token) -> None:
    if not reader.math:
        reader.emit(token.value, token.at)


def _math(reader: Reader, token: Token) -> None:
    todo = reader.gullet.todo
    if todo and todo[-1].kind == MATH and not reader.math:
        todo.pop()  # `$$`: a formula on a line of its own
        reader.math = True
        return
    reader.math = not reader.math
    if not reader.math and todo and todo[-1].kind == MATH:
        todo.pop()


def _open(reader: Reader, token: Token) -> None:
    reader.open_frame(OPEN, "", token.at)


def _close(reader: Reader, token: Token) -> None:
    if not reader.end_frames(OPEN, token.at):
        reader.gullet.report("unopened-group", "a brace closes here that none opened", token.at, once="}")


def _cell(reader: Reader, token: Token) -> None:
    reader.next_cell(token.at)


def _code(reader: Reader, token: Token) -> None:
    if not reader.muted:
        reader.end_line("par", token.at)
        reader.gap = ""
        if reader.tables or reader.lists:
            for line in token.value.split("\n"):
                reader.set_gap("br", token.at)
                reader.emit(line, token.at)
        else:
            reader.builder.code(token.value, token.at)


def _href(reader: Reader, token: Token) -> None:
    reader.link(reader.group(token.at), token.value)


def _url(reader: Reader, token: Token) -> None:
    frame = reader.open_frame(OPEN, "", token.at)
    reader.link(frame, token.value)
    reader.emit(token.value, token.at)
    reader.close_frame(token.at + len(token.value))


# Environments

_LISTS = frozenset(
    "itemize enumerate description etaremune compactitem compactenum compactdesc revnumerate "
    "cvitems innerlist outerlist tightemize inparaenum inparaitem asparaenum asparaitem thebibliography "
    "highlights bibsection bibenum achievements cvskilllist tasks itemize* enumerate* list trivlist "
    "reverseenumerate benumerate highlightsforbulletentries dinglist easylist bulletedlist numberedlist".split()
)
#: Tables, with how many arguments describe them.
_TABLES = {
    "tabular": 1, "tabular*": 2, "tabularx": 2, "tabulary": 2, "longtable": 1, "supertabular": 1,
    "array": 1, "xltabular": 2, "tblr": 1, "longtblr": 1, "talltblr": 1, "NiceTabular": 1,
    "supertabular*": 2, "xtabular": 1, "mpsupertabular": 1, "ltabulary": 2, "tabbing": 0,
    "longtabu": 1, "tabu": 1,
}  # fmt: skip
_FORMULAS = frozenset("math displaymath equation equation* align align* gather gather* eqnarray eqnarray*".split())
#: Environments that lay out what they hold, with how many arguments say how.
_LAYOUT = {
    "minipage": 1, "multicols": 1, "multicols*": 1, "adjustwidth": 2, "paracol": 1, "wrapfigure": 2,
    "list": 2, "thebibliography": 1, "tikzpicture": 0, "cvcolumns": 0, "cvcolumn": 1, "spacing": 1,
    "CJK": 2, "CJK*": 2, "textblock": 1, "textblock*": 1, "addmargin": 1, "addmargin*": 1,
    "dinglist": 1, "column": 1, "tcolorbox": 0, "mdframed": 0, "otherlanguage": 1, "otherlanguage*": 1,
    "hangparas": 2, "changemargin": 2, "resizebox": 2, "adjustbox": 1,
}  # fmt: skip
_HIDDEN = frozenset("comment filecontents filecontents* tikzpicture picture".split())


def _begin(reader: Reader, token: Token) -> None:
    name, gullet = token.value, reader.gullet
    if name == PAGE:
        _begin_page(reader, token)
        return
    frame = reader.open_frame(BEGIN, name, token.at)
    if name not in _LISTS and gullet.begin_defined(token):
        return
    if gullet.begin_known(token):
        return
    if name in _HIDDEN:
        reader.mute(frame)
    for _ in range(_LAYOUT.get(name, 0) if name not in _TABLES else 0):
        gullet.optional()
        gullet.drop_argument()
    gullet.optional()
    if name in _LISTS:
        _begin_list(reader, frame)
    elif name in _TABLES:
        _begin_table(reader, frame)
    elif name in _FORMULAS:
        reader.set_gap("par", token.at)
        reader.math = True
        frame.closers.append(lambda at: _end_formula(reader, at))
    else:
        _begin_other(reader, frame)


def _begin_page(reader: Reader, token: Token) -> None:
    """What stands before was the preamble; classes that print their header by themselves do so."""
    reader.whole = True
    while len(reader.frames) > 1:
        reader.close_frame(token.at)
    reader.muted = 0
    reader.math = False
    reader.gullet.kept = frozenset()
    if not any(t.kind == COMMAND and t.value in _PRINTS_HEADER for t in reader.gullet.todo):
        reader.header = [(n, t) for n, t in reader.header if n not in _TITLING]
        _print_header(reader, token)


def _end_formula(reader: Reader, at: int) -> None:
    reader.math = False
    reader.set_gap("par", at)


def _begin_list(reader: Reader, frame: Frame) -> None:
    if not reader.muted:
        reader.end_line("par", frame.at)
        reader.open_list(frame, frame.at)
        _fence(reader, frame)


def _fence(reader: Reader, frame: Frame) -> None:
    """Within a frame that stands in a table's cell, line breaks end no row."""
    if reader.tables and reader.tables[-1] is not None:
        if reader.tables[-1].fresh and not reader.muted:
            reader.begin_row(reader.tables[-1], frame.at)
        reader.tables.append(None)
        frame.closers.append(lambda at: _leave_fence(reader))


def _leave_fence(reader: Reader) -> None:
    if reader.tables and reader.tables[-1] is None:
        reader.tables.pop()


def _begin_table(reader: Reader, frame: Frame) -> None:
    gullet = reader.gullet
    for _ in range(_TABLES[frame.name]):
        gullet.optional()
        gullet.drop_argument()
    if reader.muted:
        return
    if reader.lingering:
        reader.leave_entry(frame.at)
    nested = bool(reader.tables)
    _fence(reader, frame)
    if not (reader.lists and reader.lists[-1].item) and not nested:
        reader.set_gap("par", frame.at)
        reader.end_line("par", frame.at)
        reader.gap = ""
    elif not reader.fresh:
        reader.set_gap("br", frame.at)
    table = Table()
    reader.tables.append(table)
    reader.builder.open("table", {}, frame.at)

    def end(at: int) -> None:
        while reader.tables and reader.tables.pop() is not table:
            pass
        reader.end_line("par", at)
        reader.builder.close("table", at)
        reader.new_block()

    frame.closers.append(end)


def _begin_other(reader: Reader, frame: Frame) -> None:
    """An environment that lays out its text, or one that nothing defines."""
    name, at = frame.name, frame.at
    if name not in _LAYOUT and not reader.muted and HEADING_NAME.search(name) and reader.gullet.is_next(OPEN):
        reader.begin_heading(2, at)
        return
    if name not in _LAYOUT:
        _unknown_arguments(reader, frame)
    if name == "obeylines":
        reader.lines_kept += 1
        frame.closers.append(lambda at: _end_obeylines(reader))
    if name in ("bfseries", "large", "Large", "LARGE", "huge", "Huge"):
        reader.style(frame, "b" if name == "bfseries" else "", 1)
    reader.set_gap("br" if reader.tables else "par", at)
    _fence(reader, frame)
    frame.closers.append(lambda at: reader.set_gap("br" if reader.tables else "par", at))


def _end_obeylines(reader: Reader) -> None:
    reader.lines_kept -= 1


def _unknown_arguments(reader: Reader, frame: Frame) -> None:
    """The arguments of an environment that nothing defines: an entry's first lines, or its looks."""
    if reader.muted:
        return
    given = reader.gullet.arguments(6)
    if not given:
        return
    shown = [tokens for tokens in given if not _LOOKS.fullmatch(reader.gullet.raw(tokens))]
    if shown:
        reader.begin_entry(frame.at)
        frame.closers.append(reader.end_entry)
        reader.gullet.push(_lines(shown, frame.at))


def _lines(arguments: list[list[Token]], at: int) -> list[Token]:
    """Arguments one a line."""
    found: list[Token] = []
    for tokens in arguments:
        found += [Token(OPEN, "{", at), *tokens, Token(CLOSE, "}", at), Token(COMMAND, "@line", at)]
    return found


def _end(reader: Reader, token: Token) -> None:
    name, gullet = token.value, reader.gullet
    again = Token(COMMAND, f"@end {name}", token.at)
    if name not in _LISTS:
        todo = len(gullet.todo)
        if gullet.end_defined(token) or known_macro(f"begin {name}") and gullet.begin_known(token):
            if len(gullet.todo) > todo:
                gullet.todo.insert(todo, again)
                return
    _end_now(reader, again)


def _end_now(reader: Reader, token: Token) -> None:
    """An environment ends, once what the page or its class prints at its end is read."""
    name = token.value.removeprefix("@end ")
    if not reader.end_frames(name, token.at):
        reader.gullet.report(
            "unopened-environment", f"\\end{{{name}}} ends what none began", token.at, once="end"
        )


# Macros


def _command(reader: Reader, token: Token) -> None:
    name = token.value
    handler = _COMMANDS.get(name)
    if handler is not None:
        handler(reader, token)
    elif name.startswith("@end "):
        _end_now(reader, token)
    elif reader.gullet.kept and name in reader.gullet.kept:
        _keep_for_header(reader, token)
    else:
        _word(reader, token)


def _word(reader: Reader, token: Token) -> None:
    """A macro that stands for characters, begins an environment by its own name, or is unknown."""
    name, gullet = token.value, reader.gullet
    if name in _ACCENTS:
        _accent(reader, token)
        return
    found = name if name in _ESCAPED else symbol(name)
    if found is not None:
        reader.emit(found, token.at)
        todo = gullet.todo
        if len(todo) > 1 and todo[-1].kind == OPEN and todo[-2].kind == CLOSE:
            del todo[-2:]  # `\ss{}`
        return
    if name in gullet.environments or name[3:] in gullet.environments and name.startswith("end"):
        kind = BEGIN if name in gullet.environments else END
        environment = Token(kind, name if kind == BEGIN else name[3:], token.at)
        (gullet.begin_defined if kind == BEGIN else gullet.end_defined)(environment)
        return
    if gullet.todo and gullet.todo[-1].kind == TEXT and gullet.todo[-1].value[0] == "=":
        _drop_glue(reader, token)  # `\parindent=0pt`
        return
    _unknown(reader, token)


def _accent(reader: Reader, token: Token) -> None:
    tokens = reader.gullet.argument()
    base = "".join(
        t.value if t.kind != COMMAND else symbol(t.value) or "" for t in tokens if t.kind != OPEN
    ).translate(_DOTLESS)
    if not base or base[0].isspace():
        reader.emit(_SPACING_ACCENT.get(token.value, "") + base, token.at)
        return
    accented = unicodedata.normalize("NFC", base[0] + _ACCENTS[token.value])
    reader.emit(accented + base[1:], token.at)


def _unknown(reader: Reader, token: Token) -> None:
    """A macro that nothing defines: its arguments are text, a heading, a link or an entry."""
    gullet, name, at = reader.gullet, token.value, token.at
    if reader.muted or gullet.budget < 0:
        return
    gullet.star()
    option = gullet.optional() if gullet.todo and gullet.todo[-1].kind == BRACKET else None
    given = gullet.arguments(9)
    if not _ICON.search(name):
        reader.note_unknown(name, at)
    if not given:
        if option is not None:
            bracket = [Token(BRACKET, "[", at)], [Token(BRACKET, "]", at)]
            gullet.push([*bracket[0], *option, *bracket[1]])
        return
    raw = [gullet.raw(tokens) for tokens in given]
    if HEADING_NAME.search(name) and raw[0].strip() and not reader.in_heading:
        level = min(name.lower().count("sub") + 2, 6)
        gullet.push([Token(COMMAND, f"@h{level}", at), *_groups(given, at)])
        return
    address = _address(raw[0])
    if address:
        _unknown_link(reader, token, address, given)
        return
    shown = [tokens for tokens, text in zip(given, raw, strict=True) if not _LOOKS.fullmatch(text)]
    in_cell = bool(reader.tables) and reader.tables[-1] is not None
    at_start = reader.fresh or reader.gap in ("br", "par") or reader.builder.leaf is None
    if len(given) > 1 and len(shown) > 1 and at_start and not reader.in_heading:
        entry = Token(COMMAND, "@item", at), Token(COMMAND, "@enditem", at)
        lines = _lines(shown, at)
        top = reader.lists[-1] if reader.lists else None
        in_item = top is not None and top.item and not top.entries and reader.fresh
        plain = in_cell or in_item
        gullet.push(lines if plain else [entry[0], *lines, entry[1]])
    else:
        gullet.push(_groups(shown, at))


def _groups(arguments: list[list[Token]], at: int) -> list[Token]:
    """Arguments as groups, apart by a space."""
    found: list[Token] = []
    for tokens in arguments:
        found += [Token(OPEN, "{", at), *tokens, Token(CLOSE, "}", at), Token(SPACE, " ", at)]
    return found[:-1]


def _address(text: str) -> str:
    """The address that an argument is, "" where it is none."""
    if _ADDRESS.fullmatch(text):
        return text.strip()
    if _DOI.fullmatch(text):
        return f"https://doi.org/{text.strip()}"
    if _ARXIV.fullmatch(text):
        return f"https://arxiv.org/abs/{text.strip()}"
    return ""


def _unknown_link(reader: Reader, token: Token, address: str, given: list[list[Token]]) -> None:
    """A macro of the page's own for links: address and label, or an address behind an icon."""
    frame = reader.open_frame(OPEN, "", token.at)
    if len(given) > 1:
        reader.link(frame, address)
        rest = [Token(CLOSE, "}", token.at), *_groups(given[2:], token.at)]
        reader.gullet.push([*given[1], *rest])
    else:
        reader.link(frame, address)
        reader.close_frame(token.at)


def _heading(level: int) -> Callable[[Reader, Token], None]:
    return lambda reader, token: reader.begin_heading(level, token.at)


def _start_section(reader: Reader, token: Token) -> None:
    """`\\@startsection{name}{level}{indent}{before}{after}{style}`, then the heading."""
    given = [reader.gullet.raw(reader.gullet.argument()) for _ in range(6)]
    level = int(given[1]) + 1 if given[1].strip().isdigit() else 2
    reader.begin_heading(min(max(level, 1), 6), token.at)


def _styled(tag: str, loud: int) -> Callable[[Reader, Token], None]:
    return lambda reader, token: reader.style(reader.group(token.at), tag, loud)


def _switched(tag: str, loud: int) -> Callable[[Reader, Token], None]:
    return lambda reader, token: reader.style(reader.frames[-1], tag, loud)


def _small_caps_styled(reader: Reader, token: Token) -> None:
    _small_caps(reader, reader.group(token.at))


def _small_caps_switched(reader: Reader, token: Token) -> None:
    _small_caps(reader, reader.frames[-1])


def _small_caps(reader: Reader, frame: Frame) -> None:
    """Small capitals: what is written small looks like capitals."""
    reader.style(frame, "", 0)
    reader.small_caps += 1
    frame.closers.append(lambda at: _end_small_caps(reader))


def _end_small_caps(reader: Reader) -> None:
    reader.small_caps -= 1


def _font_size(reader: Reader, token: Token) -> None:
    """`\\fontsize{20pt}{24pt}`: a size well above the text's is a title's."""
    size = _points(reader.gullet.raw(reader.gullet.argument()), "pt")
    reader.gullet.argument()
    if size > 13.0:
        reader.style(reader.frames[-1], "", 2 if size > 16.0 else 1)


def _points(text: str, unit: str = "") -> float:
    """A length in points; one in other measures counts as long."""
    found = _LENGTH.match(text.strip())
    number = found[1] if found else ""
    try:
        return float(number or "1") * _LENGTHS.get((found[2] if found else "") or unit, 300.0)
    except ValueError:
        return 0.0


def _argument_as_text(reader: Reader, token: Token) -> None:
    reader.gullet.star()
    while reader.gullet.optional() is not None:
        pass
    reader.group(token.at)


def _formula_text(reader: Reader, token: Token) -> None:
    """`\\text{…}` in a formula is text again."""
    was, reader.math = reader.math, False
    reader.group(token.at).closers.append(lambda at: _set_math(reader, was))


def _set_math(reader: Reader, math: bool) -> None:
    reader.math = math


def _ensure_math(reader: Reader, token: Token) -> None:
    was, reader.math = reader.math, True
    reader.group(token.at).closers.append(lambda at: _set_math(reader, was))


def _math_on(reader: Reader, token: Token) -> None:
    reader.math = True


def _math_off(reader: Reader, token: Token) -> None:
    reader.math = False


def _box(reader: Reader, token: Token) -> None:
    """`\\hbox to 3cm{…}`: the size is none of the text."""
    _drop_match(reader, _SIZE_WORDS)
    if reader.gullet.is_next(OPEN):
        reader.group(token.at)


def _drop_match(reader: Reader, pattern: re.Pattern[str]) -> bool:
    """Drops what a pattern finds at the beginning of the next text."""
    todo = reader.gullet.todo
    found = pattern.match(todo[-1].value) if todo and todo[-1].kind == TEXT else None
    if found is None or not found[0]:
        return False
    token = todo.pop()
    if token.value[found.end() :]:
        todo.append(Token(TEXT, token.value[found.end() :], token.at + found.end()))
    return True


def _drop_glue(reader: Reader, token: Token) -> None:
    """Drops a length or number that is set: `2pt plus 1fil`, `=1 true cm`, `-2\\baselineskip`."""
    todo = reader.gullet.todo
    _drop_match(reader, _GLUE)
    if todo and todo[-1].kind == COMMAND and todo[-1].value.endswith(("skip", "width", "height", "sep", "indent", "dimen", "hsize")):
        todo.pop()


def _skip(reader: Reader, token: Token) -> None:
    _drop_glue(reader, token)
    if token.value == "vskip":
        reader.set_gap("par", token.at)


def _rule(reader: Reader, token: Token) -> None:
    """A line across the page parts what stands above it from what stands below."""
    while _drop_match(reader, _SIZE_WORDS):
        pass
    if not reader.tables:
        reader.set_gap("par", token.at)


def _line_break(reader: Reader, token: Token) -> None:
    gullet = reader.gullet
    gullet.star()
    gullet.optional()
    table = reader.tables[-1] if reader.tables else None
    if reader.muted:
        return
    if reader.math:
        reader.emit(" ", token.at)
    elif reader.in_heading:
        reader.emit(" ", token.at)
    elif table is not None and token.value in ("\\", "tabularnewline"):
        table.fresh = table.fresh or table.row
    else:
        reader.set_gap("par" if reader.gap == "br" else "br", token.at)


def _line(reader: Reader, token: Token) -> None:
    """The border between two lines of an entry."""
    if not reader.in_heading and not reader.fresh:
        reader.set_gap("br", token.at)


def _row_border(reader: Reader, token: Token) -> None:
    if reader.tables and reader.tables[-1] is not None:
        _line_break(reader, token)
    elif token.value == "cr":
        reader.set_gap("br", token.at)


def _paragraph(reader: Reader, token: Token) -> None:
    reader.set_gap("par", token.at)


def _gap(reader: Reader, token: Token) -> None:
    reader.gullet.star()
    reader.set_gap("tab", token.at)


def _blank(reader: Reader, token: Token) -> None:
    reader.emit(" ", token.at)


def _nothing(reader: Reader, token: Token) -> None:
    """What sets the looks, and takes no argument."""


def _drop_options(reader: Reader, token: Token) -> None:
    reader.gullet.optional()


def _drop_one(reader: Reader, token: Token) -> None:
    reader.gullet.star()
    reader.gullet.optional()
    reader.gullet.drop_argument()


def _hspace(reader: Reader, token: Token) -> None:
    """A space as wide as a letter or two parts words; a wider one parts columns."""
    reader.gullet.star()
    size = _points(reader.gullet.raw(reader.gullet.argument()))
    if size >= 9.0:
        reader.set_gap("tab", token.at)
    elif size > 0:
        reader.emit(" ", token.at)


def _item(reader: Reader, token: Token) -> None:
    """An item; a label of its own that says more than a number is its first words."""
    gullet = reader.gullet
    reader.end_short(token.at)
    gullet.star()
    label = gullet.optional()
    reader.begin_item(token.at)
    if label and not reader.muted:
        words = reader.rendered(label)
        if words and (_YEAR.search(words) or not _COUNT.match(words)):
            after = Token(SPACE, " ", token.at) if words[-1] in ":.,;–—-" else Token(COMMAND, "@line", token.at)
            bold = Token(COMMAND, "textbf", token.at), Token(OPEN, "{", token.at), Token(CLOSE, "}", token.at)
            gullet.push([*bold[:2], *label, bold[2], after])


def _bibitem(reader: Reader, token: Token) -> None:
    gullet = reader.gullet
    gullet.optional()
    gullet.drop_argument()
    reader.begin_item(token.at)


def _entry(reader: Reader, token: Token) -> None:
    reader.begin_entry(token.at)


def _end_entry(reader: Reader, token: Token) -> None:
    reader.end_entry(token.at)


def _own_list(reader: Reader, token: Token) -> None:
    """The heading lines of an entry are told; what follows belongs to it."""
    if not reader.fresh:
        reader.set_gap("br", token.at)


def _open_entries(reader: Reader, token: Token) -> None:
    """`\\resumeSubHeadingListStart`: a list whose items are entries."""
    if not reader.muted:
        reader.end_line("par", token.at)


def _close_entries(reader: Reader, token: Token) -> None:
    reader.leave_lists(token.at)


def _footnote(reader: Reader, token: Token) -> None:
    """A footnote stands at the end of the page."""
    gullet = reader.gullet
    gullet.optional()
    tokens = gullet.argument()
    if not reader.muted:
        reader.notes.append(tokens)


def _input(reader: Reader, token: Token) -> None:
    gullet = reader.gullet
    gullet.star()
    name = gullet.raw(gullet.argument())
    if not reader.muted or not reader.whole:
        gullet.report(
            "input-not-followed",
            f"\\{token.value}{{{name[:80]}}} is not followed: what that file holds is not read",
            token.at,
            once=f"input {name}",
        )


def _bibliography(reader: Reader, token: Token) -> None:
    gullet = reader.gullet
    gullet.optional()
    if token.value == "bibliography":
        gullet.argument()
    gullet.report(
        "bibliography-not-followed",
        f"\\{token.value} prints entries of a bibliography file, which is not read",
        token.at,
        once="bibliography",
    )


def _cited(reader: Reader, token: Token) -> None:
    key = reader.gullet.raw(reader.gullet.argument())
    reader.gullet.report(
        "bibliography-not-followed",
        f"the entry {key[:40]!r} is printed from a bibliography file, which is not read",
        token.at,
        once="bibliography",
    )


def _catcode(reader: Reader, token: Token) -> None:
    """``\\catcode`\\%=12`` changes what letters mean, which is not followed."""
    gullet = reader.gullet
    for _ in range(4):
        if not gullet.todo or gullet.todo[-1].kind not in (TEXT, COMMAND):
            break
        if gullet.todo[-1].kind == COMMAND:
            gullet.todo.pop()
        elif not _drop_match(reader, _CODES):
            break
    gullet.report(
        "catcode-change", "what letters mean is changed here, which is not followed", token.at, once="cat"
    )


def _aside(reader: Reader, token: Token) -> None:
    """A note in the margin; one that names a section is its heading."""
    tokens = reader.gullet.argument()
    words = reader.rendered(tokens).rstrip(": ")
    if is_section_title(words) and not reader.in_heading:
        reader.gullet.push([Token(COMMAND, "section", token.at), *_groups([tokens], token.at)])
        return
    reader.gullet.push([Token(COMMAND, "par", token.at), *tokens, Token(COMMAND, "par", token.at)])


def _language(reader: Reader, token: Token) -> None:
    """`\\usepackage[ngerman]{babel}` makes `"a` an umlaut."""
    options = reader.gullet.optional()
    names = reader.gullet.raw(reader.gullet.argument())
    if options and ("babel" in names or token.value == "documentclass"):
        reader.german = reader.german or "german" in reader.gullet.raw(options)


# What is printed above the page

_PRINTS_HEADER = frozenset(
    "maketitle makecvtitle makecvheader makeheader makecvhead makeprofile makerubrichead makeheaders "
    "makeletterhead maketitlepage opening printheader makecv makecvname makecvprofile".split()
)
#: What is printed by `\maketitle` only.
_TITLING = frozenset(("title", "author", "date"))


def _keep_for_header(reader: Reader, token: Token) -> None:
    """A macro of the preamble that the class prints above the page."""
    gullet, name = reader.gullet, token.value
    gullet.star()
    options = gullet.optional()
    known = known_macro(name)
    given = gullet.arguments(known.most if known else 1)
    call = [token]
    if options:
        call += [Token(BRACKET, "[", token.at), *options, Token(BRACKET, "]", token.at)]
    for tokens in given:
        call += [Token(OPEN, "{", token.at), *tokens, Token(CLOSE, "}", token.at)]
    if name in _TITLING:
        reader.header = [(n, t) for n, t in reader.header if n != name]
    reader.header.append((name, call))


def _titling(reader: Reader, token: Token) -> None:
    """`\\title`, `\\author` and `\\date` wait for `\\maketitle`."""
    reader.gullet.optional()
    given = reader.gullet.arguments(2)
    call = [t for tokens in given for t in (Token(OPEN, "{", token.at), *tokens, Token(CLOSE, "}", token.at))]
    reader.header = [(n, t) for n, t in reader.header if n != token.value]
    reader.header.append((token.value, call))


_NAMES = frozenset("name cvname fullname personname firstname givenname ecvfirstname familyname lastname surname ecvlastname ecvname namesection".split())


def _print_header(reader: Reader, token: Token) -> None:
    """The name as heading, what else was set for the header as lines below it."""
    reader.gullet.optional()
    header, reader.header = reader.header, []
    names = [(n, t) for n, t in header if n in _NAMES]
    names.sort(key=lambda pair: pair[0] in ("familyname", "lastname", "surname", "ecvlastname"))
    found: list[Token] = [t for _, call in names for t in call]
    if names:
        found.append(Token(COMMAND, "@endname", token.at))
    for name, call in header:
        if name in _NAMES:
            continue
        if name in _TITLING:
            found += _title_tokens(name, call, token.at, heading=not names)
        else:
            found += [*call, Token(COMMAND, "@line", token.at)]
    reader.gullet.push([*found, Token(COMMAND, "par", token.at)])


def _title_tokens(name: str, call: list[Token], at: int, *, heading: bool) -> list[Token]:
    """A title as heading, an author's first line too, the rest as lines."""
    if name == "date" or not heading:
        return [*call, Token(COMMAND, "@line", at)]
    inner = call[1:-1]
    border = next(
        (n for n, t in enumerate(inner) if t.kind == COMMAND and t.value in ("\\", "and", "thanks", "newline")),
        len(inner),
    )
    first = [Token(COMMAND, "@h1", at), Token(OPEN, "{", at), *inner[:border], Token(CLOSE, "}", at)]
    return [*first, *inner[border:], Token(COMMAND, "@line", at)]


def _name(reader: Reader, token: Token) -> None:
    """A part of the page's name; parts that follow one another are one heading."""
    todo = reader.gullet.todo
    parts = [reader.gullet.argument()]
    while todo and todo[-1].kind == COMMAND and todo[-1].value in _NAMES:
        reader.gullet.expand(todo.pop())
        if todo and todo[-1].kind == COMMAND and todo[-1].value == "@name":
            todo.pop()
            parts.append(reader.gullet.argument())
    heading = [Token(COMMAND, "@h1", token.at), Token(OPEN, "{", token.at)]
    for tokens in parts:
        heading += [*tokens, Token(SPACE, " ", token.at)]
    border = next((n for n, t in enumerate(heading) if t.kind == COMMAND and t.value == "\\"), len(heading))
    rest = heading[border:]
    reader.gullet.push([*heading[:border], Token(CLOSE, "}", token.at), *rest])


def _social(reader: Reader, token: Token) -> None:
    """`\\social[github]{name}`: as the macro of that service."""
    service = reader.gullet.raw(reader.gullet.argument()).strip()
    known = known_macro(service)
    if known is not None and known.header and 1 in known.bodies:
        reader.gullet.todo.append(Token(COMMAND, service, token.at))
    else:
        reader.group(token.at)


def _href_expanded(reader: Reader, token: Token) -> None:
    reader.gullet.optional()
    address = reader.gullet.raw(reader.gullet.argument())
    reader.link(reader.group(token.at), address)


def _url_expanded(reader: Reader, token: Token) -> None:
    reader.gullet.optional()
    address = reader.gullet.raw(reader.gullet.argument()).strip()
    if address:
        _url(reader, Token(URL, address, token.at))


def _begin_named(reader: Reader, token: Token) -> None:
    """`\\begin{#1}` of a macro, once its argument is in place."""
    _begin(reader, Token(BEGIN, reader.gullet.raw(reader.gullet.argument()).strip(), token.at))


def _end_named(reader: Reader, token: Token) -> None:
    _end(reader, Token(END, reader.gullet.raw(reader.gullet.argument()).strip(), token.at))


def _obey_lines(reader: Reader, token: Token) -> None:
    reader.lines_kept += 1
    reader.frames[-1].closers.append(lambda at: _end_obeylines(reader))


_COMMANDS: dict[str, Callable[[Reader, Token], None]] = {
    "part": _heading(1), "chapter": _heading(1), "section": _heading(2), "subsection": _heading(3),
    "subsubsection": _heading(4), "paragraph": _heading(5), "subparagraph": _heading(6),
    "@h1": _heading(1), "@h2": _heading(2), "@h3": _heading(3), "@h4": _heading(4),
    "@h5": _heading(5), "@h6": _heading(6), "addsec": _heading(2), "addchap": _heading(1),
    "@startsection": _start_section, "\\": _line_break, "newline": _line_break, "break": _line_break,
    "linebreak": _line_break, "@line": _line, "tabularnewline": _row_border, "cr": _row_border,
    "item": _item, "bibitem": _bibitem, "@item": _entry, "@enditem": _end_entry, "@list": _own_list,
    "@open": _open_entries, "@close": _close_entries, "@gap": _gap, "@aside": _aside,
    "@name": _name, "@social": _social, "@cited": _cited,
    "hspace": _hspace, "hskip": _skip, "kern": _skip, "vskip": _skip, "mskip": _skip, "footnote": _footnote,
    "thanks": _footnote, "footnotetext": _footnote, "blfootnote": _footnote, "title": _titling,
    "author": _titling, "date": _titling, "catcode": _catcode, "input": _input, "include": _input,
    "subfile": _input, "InputIfFileExists": _input, "bibliography": _bibliography,
    "printbibliography": _bibliography, "usepackage": _language, "documentclass": _language,
    "(": _math_on, "[": _math_on, ")": _math_off, "]": _math_off, "ensuremath": _ensure_math,
    "href": _href_expanded, "url": _url_expanded, "path": _url_expanded, "nolinkurl": _url_expanded,
    "obeylines": _obey_lines, "begin": _begin_named, "end": _end_named, "fontsize": _font_size,
}  # fmt: skip


_GROUPS: tuple[tuple[Callable[[Reader, Token], None], str], ...] = (
    (_styled("b", 1), "textbf mathbf boldsymbol pmb"),
    (_styled("em", 0), "emph textit textsl mathit"),
    (_small_caps_styled, "textsc"),
    (_styled("", 0), "underline uline uwave spacedallcaps spacedlowsmallcaps"),
    (_styled("code", 0), "texttt"),
    (_switched("b", 1), "bf bfseries bold"),
    (_switched("em", 0), "it itshape em sl slshape"),
    (_switched("", 1), "large Large"),
    (_switched("", 2), "LARGE huge Huge HUGE"),
    (_small_caps_switched, "sc scshape"),
    (
        _argument_as_text,
        "mbox textrm textsf textmd textup textnormal textsuperscript textsubscript makebox "
        "framebox fbox centerline leftline rightline llap rlap smash mathrm mathsf mathcal mathbb "
        "mathfrak mathscr mathtt operatorname overline widehat hat tilde widetilde bar vec "
        "underbrace overbrace mathop boxed cancel sout textls ul tcbox bibnamefont bibfnamefont "
        "citenamefont lowercase MakeLowercase caption hl highlight",
    ),
    (_formula_text, "text intertext"),
    (_gap, "hfill hfil hss dotfill hrulefill quad qquad switchcolumn"),
    (
        _blank,
        ", ; : > enspace enskip thinspace space nobreakspace medspace thickspace newblock "
        "textvisiblespace",
    ),
    (_paragraph, "par bigskip medskip smallskip newpage clearpage cleardoublepage endgraf filbreak"),
    (_rule, "hrule vrule titlerule"),
    (_box, "hbox vbox vtop"),
    (
        _drop_options,
        "pagebreak nopagebreak nolinebreak hline midrule toprule bottomrule tableofcontents",
    ),
    (
        _drop_glue,
        "penalty baselineskip parindent parskip hangindent hangafter leftskip rightskip raise lower "
        "advance multiply divide tolerance hsize vsize itemsep topsep parsep tabcolsep textwidth "
        "leftmargin rightmargin labelwidth labelsep itemindent partopsep emergencystretch looseness "
        "pretolerance clubpenalty widowpenalty textheight oddsidemargin evensidemargin topmargin "
        "headheight headsep footskip columnsep leftmargini leftmarginii pdfgentounicode fboxsep "
        "fboxrule hyphenpenalty exhyphenpenalty",
    ),
    (
        _nothing,
        "! / - + @ centering raggedright raggedleft noindent indent normalfont normalsize small "
        "footnotesize scriptsize tiny rm rmfamily sf sffamily tt ttfamily mdseries upshape "
        "selectfont sloppy fussy flushleft flushright raggedbottom flushbottom twocolumn onecolumn "
        "boldmath unboldmath displaystyle textstyle scriptstyle left right big Big bigg Bigg bigl "
        "bigr Bigl Bigr bigm limits nolimits nonumber notag strut mathstrut null vfill vfil vss "
        "frenchspacing nonfrenchspacing endinput arraybackslash immediate appendix "
        "restoregeometry justify justifying empty sectionsep thepage number the romannumeral "
        "reversemarginpar normalmarginpar balance sloppypar today @endname kill",
    ),
    (_drop_one, "arabic roman alph Alph Roman fnsymbol stretch vspace"),
    (_open, "bgroup begingroup"),
    (_close, "egroup endgroup"),
    (_print_header, " ".join(sorted(_PRINTS_HEADER))),
)
for _handler, _names in _GROUPS:
    _COMMANDS.update((name, _handler) for name in _names.split())
_COMMANDS[" "] = _COMMANDS["\n"] = _COMMANDS["\t"] = _blank

_BY_KIND: dict[str, Callable[[Reader, Token], None]] = {
    TEXT: _text, SPACE: _space, PAR: _par, COMMAND: _command, OPEN: _open, CLOSE: _close,
    BRACKET: _as_is, BEGIN: _begin, END: _end, MATH: _math, CELL: _cell, PARAM: _param,
    SCRIPT: _script, TIE: _tie, HREF: _href, URL: _url, CODE: _code, VERB: _as_is,
}  # fmt: skip


def _is_known(name: str) -> bool:
    return name in _COMMANDS or symbol(name) is not None


_ACTS = Acts(_BY_KIND, _is_known)


def read_page(document: Document, tokens: list[Token], end: int) -> None:
    """Fills a document from the tokens of its page."""
    reader = Reader(document, tokens, _ACTS)
    if any(token.kind == BEGIN and token.value == PAGE for token in tokens):
        reader.muted = 1
        reader.gullet.kept = header_macros()
    else:
        reader.whole = False
    reader.run(end)
