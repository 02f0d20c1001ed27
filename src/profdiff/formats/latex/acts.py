"""What is done on each kind of token, and for each macro of TeX, LaTeX and common packages."""

from collections.abc import Callable

from profdiff.document import Document
from profdiff.formats.latex.conditionals import condition
from profdiff.formats.latex.definitions import PRIMITIVES
from profdiff.formats.latex.environments import begin, begin_named, end, end_named, end_now
from profdiff.formats.latex.frames import PAGE
from profdiff.formats.latex.gullet import Rules
from profdiff.formats.latex.header import (
    PRINTS_HEADER,
    keep_for_header,
    name,
    print_header,
    social,
    titling,
)
from profdiff.formats.latex.letters import (
    as_is,
    ensure_math,
    formula_text,
    letters,
    math_off,
    math_on,
    script,
    space,
    tie,
    toggle_math,
    word,
)
from profdiff.formats.latex.reader import Acts, Reader
from profdiff.formats.latex.spacing import (
    blank,
    box,
    drop_glue,
    drop_one,
    drop_options,
    gap,
    hspace,
    line,
    line_break,
    nothing,
    obey_lines,
    paragraph,
    row_border,
    rule,
    skip,
    tab,
    vspace,
)
from profdiff.formats.latex.structure import (
    aside,
    bibitem,
    bibliography,
    catcode,
    cell,
    cited,
    close_entries,
    close_group,
    code,
    end_entry,
    entry,
    footnote,
    href,
    href_expanded,
    item,
    language,
    open_entries,
    open_group,
    own_list,
    par,
    read_input,
    url,
    url_expanded,
)
from profdiff.formats.latex.styles import (
    argument_as_text,
    font_size,
    heading,
    small_caps_styled,
    small_caps_switched,
    start_section,
    styled,
    switched,
)
from profdiff.formats.latex.tokens import (
    BEGIN,
    BRACKET,
    CELL,
    CLOSE,
    CODE,
    COMMAND,
    END,
    HREF,
    MATH,
    OPEN,
    PAR,
    PARAM,
    SCRIPT,
    SPACE,
    TEXT,
    TIE,
    URL,
    VERB,
    Token,
)
from profdiff.lexicon.latex import header_macros, symbol


def _command(reader: Reader, token: Token) -> None:
    name = token.value
    handler = _COMMANDS.get(name)
    if handler is not None:
        handler(reader, token)
    elif name.startswith("@end "):
        end_now(reader, token)
    elif reader.gullet.kept and name in reader.gullet.kept:
        keep_for_header(reader, token)
    else:
        word(reader, token)


_COMMANDS: dict[str, Callable[[Reader, Token], None]] = {
    "part": heading(1), "chapter": heading(1), "section": heading(2), "subsection": heading(3),
    "subsubsection": heading(4), "paragraph": heading(5), "subparagraph": heading(6),
    "@h1": heading(1), "@h2": heading(2), "@h3": heading(3), "@h4": heading(4),
    "@h5": heading(5), "@h6": heading(6), "addsec": heading(2), "addchap": heading(1),
    "@startsection": start_section, "\\": line_break, "newline": line_break, "break": line_break,
    "linebreak": line_break, "@line": line, "tabularnewline": row_border, "cr": row_border,
    "item": item, "bibitem": bibitem, "@item": entry, "@enditem": end_entry, "@list": own_list,
    "@open": open_entries, "@close": close_entries, "@gap": gap, "@aside": aside,
    "@name": name, "@social": social, "@cited": cited,
    "hspace": hspace, "hskip": skip, "kern": skip, "vskip": skip, "mskip": skip,
    "footnote": footnote, "thanks": footnote, "footnotetext": footnote, "blfootnote": footnote,
    "title": titling, "author": titling, "date": titling, "catcode": catcode,
    "input": read_input, "include": read_input, "subfile": read_input,
    "InputIfFileExists": read_input, "bibliography": bibliography,
    "printbibliography": bibliography, "usepackage": language, "documentclass": language,
    "(": math_on, "[": math_on, ")": math_off, "]": math_off, "ensuremath": ensure_math,
    "href": href_expanded, "url": url_expanded, "path": url_expanded, "nolinkurl": url_expanded,
    "obeylines": obey_lines, "begin": begin_named, "end": end_named, "fontsize": font_size,
}  # fmt: skip
_GROUPS: tuple[tuple[Callable[[Reader, Token], None], str], ...] = (
    (styled("b", 1), "textbf mathbf boldsymbol pmb"),
    (styled("em", 0), "emph textit textsl mathit"),
    (small_caps_styled, "textsc"),
    (styled("", 0), "underline uline uwave spacedallcaps spacedlowsmallcaps"),
    (styled("code", 0), "texttt"),
    (switched("b", 1), "bf bfseries bold"),
    (switched("em", 0), "it itshape em sl slshape"),
    (switched("", 1), "large Large"),
    (switched("", 2), "LARGE huge Huge HUGE"),
    (small_caps_switched, "sc scshape"),
    (
        argument_as_text,
        (
            "mbox textrm textsf textmd textup textnormal textsuperscript textsubscript makebox "
            "framebox fbox centerline leftline rightline llap rlap smash mathrm mathsf mathcal "
            "mathbb mathfrak mathscr mathtt operatorname overline widehat hat tilde widetilde bar "
            "vec underbrace overbrace mathop boxed cancel sout textls ul tcbox bibnamefont "
            "bibfnamefont citenamefont lowercase MakeLowercase caption hl highlight"
        ),
    ),
    (formula_text, "text intertext"),
    (gap, "hfill hfil hss dotfill hrulefill quad qquad switchcolumn"),
    (tab, ">"),
    (
        blank,
        (
            ", ; : enspace enskip thinspace space nobreakspace medspace thickspace newblock "
            "textvisiblespace"
        ),
    ),
    (
        paragraph,
        "par bigskip medskip smallskip newpage clearpage cleardoublepage endgraf filbreak",
    ),
    (rule, "hrule vrule titlerule"),
    (box, "hbox vbox vtop"),
    (
        drop_options,
        "pagebreak nopagebreak nolinebreak hline midrule toprule bottomrule tableofcontents",
    ),
    (
        drop_glue,
        (
            "penalty baselineskip parindent parskip hangindent hangafter leftskip rightskip raise "
            "lower advance multiply divide tolerance hsize vsize itemsep topsep parsep tabcolsep "
            "textwidth leftmargin rightmargin labelwidth labelsep itemindent partopsep "
            "emergencystretch looseness pretolerance clubpenalty widowpenalty textheight "
            "oddsidemargin evensidemargin topmargin headheight headsep footskip columnsep "
            "leftmargini leftmarginii pdfgentounicode fboxsep fboxrule hyphenpenalty "
            "exhyphenpenalty"
        ),
    ),
    (
        nothing,
        (
            "! / - + @ centering raggedright raggedleft noindent indent normalfont normalsize "
            "small footnotesize scriptsize tiny rm rmfamily sf sffamily tt ttfamily mdseries "
            "upshape selectfont sloppy fussy flushleft flushright raggedbottom flushbottom "
            "twocolumn onecolumn boldmath unboldmath displaystyle textstyle scriptstyle left "
            "right big Big bigg Bigg bigl bigr Bigl Bigr bigm limits nolimits nonumber notag "
            "strut mathstrut null vfill vfil vss frenchspacing nonfrenchspacing endinput "
            "arraybackslash immediate appendix restoregeometry justify justifying empty "
            "sectionsep thepage number the romannumeral reversemarginpar normalmarginpar balance "
            "sloppypar today @endname kill"
        ),
    ),
    (drop_one, "arabic roman alph Alph Roman fnsymbol stretch"),
    (vspace, "vspace vspace*"),
    (open_group, "bgroup begingroup"),
    (close_group, "egroup endgroup"),
    (print_header, " ".join(sorted(PRINTS_HEADER))),
)
for _handler, _names in _GROUPS:
    _COMMANDS.update((name, _handler) for name in _names.split())
_COMMANDS[" "] = _COMMANDS["\n"] = _COMMANDS["\t"] = blank
_BY_KIND: dict[str, Callable[[Reader, Token], None]] = {
    TEXT: letters, SPACE: space, PAR: par, COMMAND: _command, OPEN: open_group, CLOSE: close_group,
    BRACKET: as_is, BEGIN: begin, END: end, MATH: toggle_math, CELL: cell, PARAM: as_is,
    SCRIPT: script, TIE: tie, HREF: href, URL: url, CODE: code, VERB: as_is,
}  # fmt: skip


def _is_known(name: str) -> bool:
    return name in _COMMANDS or symbol(name) is not None


_ACTS = Acts(_BY_KIND, Rules(PRIMITIVES, condition, _is_known))


def read_page(document: Document, tokens: list[Token], end: int) -> None:
    """Fills a document from the tokens of its page."""
    reader = Reader(document, tokens, _ACTS)
    if any(token.kind == BEGIN and token.value == PAGE for token in tokens):
        reader.muted = 1
        reader.gullet.kept = header_macros()
    else:
        reader.whole = False
    reader.run(end)
