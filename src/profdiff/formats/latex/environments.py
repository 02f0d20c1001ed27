"""Environments: lists, tables, formulas, and those that lay out what they hold."""

from profdiff.formats.latex.frames import PAGE, Frame
from profdiff.formats.latex.header import PRINTS_HEADER, TITLING, print_header
from profdiff.formats.latex.layout import MAX_TABLES, Table
from profdiff.formats.latex.reader import Reader
from profdiff.formats.latex.spacing import end_obeylines
from profdiff.formats.latex.tokens import BEGIN, COMMAND, END, OPEN, Token
from profdiff.formats.latex.unknown import LOOKS, groups, heading_rank, one_a_line, said
from profdiff.lexicon.latex import known_macro

_LISTS = frozenset(
    "itemize enumerate description etaremune compactitem compactenum compactdesc revnumerate "
    "cvitems innerlist outerlist tightemize inparaenum inparaitem asparaenum asparaitem "
    "thebibliography highlights bibsection bibenum achievements cvskilllist tasks itemize* "
    "enumerate* list trivlist reverseenumerate benumerate highlightsforbulletentries dinglist "
    "easylist bulletedlist numberedlist".split()
)
#: Tables, with how many arguments describe them.
_TABLES = {
    "tabular": 1, "tabular*": 2, "tabularx": 2, "tabulary": 2, "longtable": 1, "supertabular": 1,
    "array": 1, "xltabular": 2, "tblr": 1, "longtblr": 1, "talltblr": 1, "NiceTabular": 1,
    "supertabular*": 2, "xtabular": 1, "mpsupertabular": 1, "ltabulary": 2, "tabbing": 0,
    "longtabu": 1, "tabu": 1,
}  # fmt: skip
_FORMULAS = frozenset(
    "math displaymath equation equation* align align* gather gather* eqnarray eqnarray*".split()
)
#: Environments that lay out what they hold, with how many arguments say how.
_LAYOUT = {
    "minipage": 1, "multicols": 1, "multicols*": 1, "adjustwidth": 2, "paracol": 1, "wrapfigure": 2,
    "list": 2, "thebibliography": 1, "cvcolumns": 0, "cvcolumn": 1, "spacing": 1,
    "CJK": 2, "CJK*": 2, "textblock": 1, "textblock*": 1, "addmargin": 1, "addmargin*": 1,
    "dinglist": 1, "column": 1, "tcolorbox": 0, "mdframed": 0, "otherlanguage": 1,
    "otherlanguage*": 1, "hangparas": 2, "changemargin": 2, "resizebox": 2, "adjustbox": 1,
} | dict.fromkeys(
    "center flushleft flushright quote quotation verse abstract titlepage landscape small "
    "footnotesize scriptsize tiny normalsize large Large LARGE huge Huge bfseries itshape scshape "
    "sffamily rmfamily ttfamily em sloppypar raggedright raggedleft samepage figure table "
    "document obeylines fullwidth resume cv cvletter cventries cvsubentries cvhonors cvskills "
    "cvparagraph entrylist aside onehalfspace singlespace doublespace group".split(),
    0,
)  # fmt: skip
#: Pictures, whose words stand among coordinates.
_PICTURES = frozenset(("tikzpicture", "picture"))


def begin(reader: Reader, token: Token) -> None:
    """An environment begins."""
    name, gullet = token.value, reader.gullet
    if name == PAGE:
        _begin_page(reader, token)
        return
    frame = reader.frames.begin(BEGIN, name, token.at)
    if name not in _LISTS and gullet.begin_defined(token):
        return
    if gullet.begin_known(token):
        return
    if name in _PICTURES:
        message = f"a {name} is not read, nor the words in it"
        gullet.report("picture-not-read", message, token.at, once=name)
        reader.mute(frame)
    for _ in range(_LAYOUT.get(name, 0) if name not in _TABLES else 0):
        gullet.optional()
        gullet.drop_argument()
    option = gullet.optional()
    if name in _LISTS:
        _begin_list(reader, frame)
    elif name in _TABLES:
        _begin_table(reader, frame)
    elif name in _FORMULAS:
        reader.set_gap("par", token.at)
        reader.math = True
        frame.closers.append(lambda at: _end_formula(reader, at))
    else:
        _begin_other(reader, frame, option)


def _begin_page(reader: Reader, token: Token) -> None:
    """What stands before was the preamble; classes that print their header by themselves do so."""
    if reader.whole:
        return
    reader.whole = True
    while len(reader.frames.open) > 1:
        reader.frames.close(token.at)
    reader.muted = 0
    reader.math = False
    reader.gullet.kept = frozenset()
    reader.titled = any(t.kind == COMMAND and t.value in PRINTS_HEADER for t in reader.gullet.todo)
    if not reader.titled:
        reader.header = [(n, t) for n, t in reader.header if n not in TITLING]
        print_header(reader, token)


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
        frame.closers.append(lambda _: _leave_fence(reader))


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
    if len(reader.tables) >= MAX_TABLES:
        gullet.report("deep-nesting", "tables nested this deep are read as one", frame.at, once="t")
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
    table = Table(tabbing=frame.name == "tabbing")
    if table.tabbing:
        _drop_killed(reader)
    reader.tables.append(table)
    reader.builder.open("table", {}, frame.at)

    def end(at: int) -> None:
        while reader.tables and reader.tables.pop() is not table:
            pass
        reader.end_line("par", at)
        reader.builder.close("table", at)
        reader.new_block()

    frame.closers.append(end)


def _drop_killed(reader: Reader) -> None:
    r"""The first line of a tabbing may set its tabs only: `\kill` ends it."""
    todo = reader.gullet.todo
    for n in range(len(todo) - 1, max(len(todo) - 200, -1), -1):
        token = todo[n]
        if token.kind == END or (token.kind == COMMAND and token.value in ("\\", "kill")):
            if token.value == "kill":
                del todo[n:]
            return


def _begin_other(reader: Reader, frame: Frame, option: list[Token] | None) -> None:
    """An environment that lays out its text, or one that nothing defines."""
    name, at = frame.name, frame.at
    if name not in _LAYOUT:
        _unknown_arguments(reader, frame, option)
    if name == "obeylines":
        reader.lines_kept += 1
        frame.closers.append(lambda _: end_obeylines(reader))
    if name in ("bfseries", "large", "Large", "LARGE", "huge", "Huge"):
        reader.style(frame, "b" if name == "bfseries" else "", 1)
    reader.set_gap("br" if reader.tables else "par", at)
    _fence(reader, frame)
    frame.closers.append(lambda at: reader.set_gap("br" if reader.tables else "par", at))


def _unknown_arguments(reader: Reader, frame: Frame, option: list[Token] | None) -> None:
    """The arguments of an environment that nothing defines: an entry's first lines, or looks."""
    todo = reader.gullet.todo
    if reader.muted or not (todo and todo[-1].kind == OPEN):
        return
    given = reader.gullet.arguments(6)
    if not given:
        return
    words = said(reader, option)
    shown = [tokens for tokens in given if not LOOKS.fullmatch(reader.gullet.raw(tokens))]
    rank = heading_rank(reader, frame.name, shown)
    if rank:
        heading = [Token(COMMAND, f"@h{rank}", frame.at), *groups(shown[:1], frame.at)]
        reader.gullet.push([*heading, *one_a_line([*shown[1:], *words], frame.at)])
    elif shown:
        reader.begin_entry(frame.at)
        frame.closers.append(reader.end_entry)
        reader.gullet.push(one_a_line([*words, *shown], frame.at))


def end(reader: Reader, token: Token) -> None:
    """An environment ends, after what the page or its class prints there."""
    name, gullet = token.value, reader.gullet
    again = Token(COMMAND, f"@end {name}", token.at)
    todo = len(gullet.todo)
    if name not in _LISTS and (
        gullet.end_defined(token) or (known_macro(f"begin {name}") and gullet.begin_known(token))
    ):
        gullet.todo.insert(todo, again)
    else:
        end_now(reader, again)


def end_now(reader: Reader, token: Token) -> None:
    """An environment ends, once what the page or its class prints at its end is read."""
    name = token.value.removeprefix("@end ")
    if not reader.frames.end(name, token.at):
        reader.gullet.report(
            "unopened-environment", f"\\end{{{name}}} ends what none began", token.at, once="end"
        )


def begin_named(reader: Reader, token: Token) -> None:
    r"""`\begin{#1}` of a macro, once its argument is in place."""
    begin(reader, Token(BEGIN, reader.gullet.raw(reader.gullet.argument()).strip(), token.at))


def end_named(reader: Reader, token: Token) -> None:
    r"""`\end{#1}` of a macro."""
    end(reader, Token(END, reader.gullet.raw(reader.gullet.argument()).strip(), token.at))
