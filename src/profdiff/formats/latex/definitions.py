"""Definitions and decisions: what TeX, LaTeX and etoolbox carry out while macros expand."""

from collections.abc import Callable

from profdiff.formats.latex.conditionals import read_name, skip_branch
from profdiff.formats.latex.gullet import Gullet, Macro
from profdiff.formats.latex.tokens import COMMAND, OPEN, PAR, PARAM, SPACE, TEXT, Token

#: Macros that build the page itself; redefining them changes its looks only.
_STRUCTURE = frozenset(
    "part chapter section subsection subsubsection paragraph subparagraph item par begin end "
    "documentclass usepackage today footnote".split()
)


def _define(gullet: Gullet, name: str, macro: Macro) -> None:
    """Records a definition; what builds the page keeps its meaning."""
    if gullet.ran_away:
        gullet.ran_away = False
        gullet.push(macro.body)
    elif name and name not in _STRUCTURE:
        gullet.aliases.pop(name, None)
        gullet.macros[name] = macro


def _name_argument(gullet: Gullet) -> str:
    r"""The name in `\newcommand{\x}` or `\newcommand\x`."""
    tokens = gullet.argument()
    return next((t.value for t in tokens if t.kind == COMMAND), "")


def _number(gullet: Gullet, tokens: list[Token] | None) -> int:
    """A number of parameters, 0 to 9."""
    text = gullet.raw(tokens or [])
    return int(text) if text.isascii() and text.isdigit() and len(text) == 1 else 0


def _parameters(gullet: Gullet) -> tuple[str, list[Token] | None]:
    r"""The parameters of `\newcommand`: `[2][default]`."""
    count = _number(gullet, gullet.optional())
    default = gullet.optional() if count else None
    return ("o" + "m" * (count - 1) if default is not None else "m" * count), default


def _new_command(gullet: Gullet, token: Token) -> None:
    gullet.star()
    name = _name_argument(gullet)
    spec, default = _parameters(gullet)
    body = gullet.argument()
    if token.value == "providecommand" and gullet.is_defined(Token(COMMAND, name, 0)):
        return
    _define(gullet, name, Macro(spec, body, default))


def _def(gullet: Gullet, _: Token) -> None:
    r"""`\def\name#1#2{body}`, with or without text between the parameters."""
    gullet.skip_space()
    if not gullet.todo or gullet.todo[-1].kind != COMMAND:
        return
    name = gullet.todo.pop().value
    if name == "csname":
        name = read_name(gullet)
    delimiters = [""]
    while gullet.todo and gullet.todo[-1].kind not in (OPEN, PAR):
        found = gullet.todo.pop()
        if found.kind == PARAM:
            delimiters.append("")
        elif found.kind != SPACE:
            delimiters[-1] += found.value.strip() if len(delimiters) == 1 else found.value
    if gullet.is_next(OPEN):
        body = gullet.argument()
        spec = "m" * (len(delimiters) - 1)
        _define(gullet, name, Macro(spec, body, None, delimiters if any(delimiters) else []))


def _let(gullet: Gullet, _: Token) -> None:
    gullet.skip_space()
    name = _name_argument(gullet)
    gullet.skip_space()
    if gullet.todo and gullet.todo[-1].kind == TEXT and gullet.todo[-1].value[0] == "=":
        gullet.argument()
    meaning = gullet.argument()[:1]
    if not meaning or not name or name in _STRUCTURE:
        return
    if meaning[0].kind != COMMAND:
        _define(gullet, name, Macro("", meaning))
    elif meaning[0].value in gullet.macros:
        _define(gullet, name, gullet.macros[meaning[0].value])
    elif meaning[0].value != name and gullet.aliases.get(meaning[0].value) != name:
        gullet.macros.pop(name, None)
        gullet.aliases[name] = meaning[0].value


def _document_command(gullet: Gullet, _: Token) -> None:
    r"""`\NewDocumentCommand\x{m O{default} s}{body}`."""
    name = _name_argument(gullet)
    spec, default = _xparse(gullet)
    _define(gullet, name, Macro(spec, gullet.argument(), default))


def _xparse(gullet: Gullet) -> tuple[str, list[Token] | None]:
    spec, default = "", None
    letters = gullet.argument()
    outer, gullet.todo = gullet.todo, letters[::-1]
    while gullet.todo:
        for letter in "".join(t.value for t in gullet.argument() if t.kind == TEXT):
            if letter in "mso":
                spec += letter
            elif letter in "OD":
                spec += "o"
                default = gullet.argument()
            elif letter == "v":
                spec += "m"
        gullet.skip_space()
        if gullet.todo and gullet.todo[-1].kind not in (TEXT, SPACE):
            gullet.todo.pop()
    gullet.todo = outer
    return spec[:9], default


def _new_environment(gullet: Gullet, token: Token) -> None:
    gullet.star()
    name = gullet.raw(gullet.argument()).strip()
    if token.value.endswith("DocumentEnvironment"):
        spec, default = _xparse(gullet)
    else:
        spec, default = _parameters(gullet)
    begin = gullet.argument()
    ran_away = gullet.ran_away
    end = gullet.argument()
    if ran_away or gullet.ran_away:
        gullet.push([*begin, *end])
    elif name:
        gullet.environments[name] = (Macro(spec, begin, default), end)


def _new_environ(gullet: Gullet, _: Token) -> None:
    r"""`\NewEnviron{x}{… \BODY …}` of the environ package."""
    name = gullet.raw(gullet.argument()).strip()
    spec, default = _parameters(gullet)
    body = gullet.argument()
    where = next((n for n, t in enumerate(body) if t.value == "BODY"), len(body))
    gullet.environments[name] = (Macro(spec, body[:where], default), body[where + 1 :])


def _new_if(gullet: Gullet, _: Token) -> None:
    name = _name_argument(gullet)
    gullet.switches.setdefault(name[2:], False)


def _new_bool(gullet: Gullet, _: Token) -> None:
    gullet.switches.setdefault(gullet.raw(gullet.argument()).strip(), False)


def _set_bool(gullet: Gullet, token: Token) -> None:
    name = gullet.raw(gullet.argument()).strip()
    if token.value.startswith("set"):
        gullet.switches[name] = gullet.raw(gullet.argument()).strip() == "true"
    else:
        gullet.switches[name] = token.value.endswith("true")


def _if_bool(gullet: Gullet, token: Token) -> None:
    holds = gullet.switches.get(gullet.raw(gullet.argument()).strip(), False)
    _choose(gullet, holds != token.value.startswith("not"))


def _choose(gullet: Gullet, holds: bool) -> None:
    """Goes on with the first or the second of two arguments."""
    yes, no = gullet.argument(), gullet.argument()
    gullet.push(yes if holds else no)


def _if_def(gullet: Gullet, token: Token) -> None:
    tokens = gullet.argument()
    name = tokens[0].value if tokens and tokens[0].kind == COMMAND else gullet.raw(tokens)
    defined = gullet.is_defined(Token(COMMAND, name, 0))
    _choose(gullet, defined != ("un" in token.value))


def _if_blank(gullet: Gullet, token: Token) -> None:
    tokens = gullet.argument()
    if "def" in token.value:
        name = tokens[0].value if tokens else ""
        macro = gullet.macros.get(name)
        tokens = macro.body if macro else []
    blank = all(t.kind == SPACE or (t.kind == TEXT and not t.value.strip()) for t in tokens)
    _choose(gullet, blank != token.value.startswith("not"))


def _if_equal(gullet: Gullet, _: Token) -> None:
    one, other = gullet.raw(gullet.argument()), gullet.raw(gullet.argument())
    _choose(gullet, one.strip() == other.strip())


def _if_then_else(gullet: Gullet, _: Token) -> None:
    r"""`\ifthenelse{\equal{a}{b}}{yes}{no}` and `\boolean{x}`, joined by `\and`, `\or`, `\not`."""
    test = gullet.argument()
    outer, gullet.todo = gullet.todo, test[::-1]
    holds, join, negated = False, "or", False
    for _turn in range(1000):
        gullet.skip_space()
        if not gullet.todo:
            break
        found = gullet.todo.pop()
        word = found.value.lower() if found.kind == COMMAND else ""
        if word in ("and", "or"):
            join = word
        elif word == "not":
            negated = not negated
        elif word in ("equal", "boolean", "isundefined"):
            value = _test(gullet, word) != negated
            holds = (holds and value) if join == "and" else (holds or value)
            negated = False
    gullet.todo = outer
    _choose(gullet, holds)


def _test(gullet: Gullet, word: str) -> bool:
    if word == "boolean":
        return gullet.switches.get(gullet.raw(gullet.argument()).strip(), False)
    if word == "isundefined":
        return _name_argument(gullet) not in gullet.macros
    return gullet.raw(gullet.argument()).strip() == gullet.raw(gullet.argument()).strip()


def _if_value(gullet: Gullet, token: Token) -> None:
    r"""`\IfNoValueTF{#1}`, `\IfValueT`, `\IfBooleanF` and their kin."""
    tokens = gullet.argument()
    if "Boolean" in token.value:
        holds = any(t.value == "@yes" for t in tokens)
    else:
        holds = any(t.value == "@novalue" for t in tokens) == ("NoValue" in token.value)
    if token.value.endswith("TF"):
        _choose(gullet, holds)
    else:
        given = gullet.argument()
        gullet.push(given if holds == token.value.endswith("T") else [])


def _if_next(gullet: Gullet, token: Token) -> None:
    r"""`\@ifnextchar[{yes}{no}` and `\@ifstar{yes}{no}`."""
    wanted = "*"
    if token.value != "@ifstar":
        wanted = "".join(t.value for t in gullet.argument()[:1])
    yes, no = gullet.argument(), gullet.argument()
    gullet.skip_space()
    holds = bool(gullet.todo and gullet.todo[-1].value.startswith(wanted))
    if holds and token.value == "@ifstar":
        gullet.star()
    gullet.push(yes if holds else no)


def _else(gullet: Gullet, token: Token) -> None:
    if gullet.open_conditionals:
        gullet.open_conditionals -= 1
        skip_branch(gullet, token, to_else=False)


def _fi(gullet: Gullet, _: Token) -> None:
    gullet.open_conditionals = max(gullet.open_conditionals - 1, 0)


def _csname(gullet: Gullet, token: Token) -> None:
    name = read_name(gullet)
    if gullet.spend(1, token):
        gullet.todo.append(Token(COMMAND, name, token.at))


def _nothing(gullet: Gullet, token: Token) -> None:
    """What steers expansion itself and is not followed."""


def _unwrap(gullet: Gullet, _: Token) -> None:
    if gullet.is_next(OPEN):
        gullet.push(gullet.argument())


_BY_NAMES: dict[Callable[[Gullet, Token], None], str] = {
    _new_command: "newcommand renewcommand providecommand DeclareRobustCommand newrobustcmd "
    "renewrobustcmd providerobustcmd DeclareTextFontCommand",
    _def: "def edef gdef xdef",
    _let: "let futurelet",
    _document_command: "NewDocumentCommand RenewDocumentCommand ProvideDocumentCommand "
    "DeclareDocumentCommand NewExpandableDocumentCommand",
    _new_environment: "newenvironment renewenvironment provideenvironment "
    "NewDocumentEnvironment RenewDocumentEnvironment DeclareDocumentEnvironment",
    _new_environ: "NewEnviron RenewEnviron",
    _new_if: "newif",
    _new_bool: "newbool providebool newtoggle providetoggle newboolean provideboolean",
    _set_bool: "setbool settoggle setboolean booltrue boolfalse toggletrue togglefalse",
    _if_bool: "ifbool notbool iftoggle nottoggle",
    _if_def: "ifdef ifcsdef ifundef ifcsundef @ifundefined",
    _if_blank: "ifblank notblank ifstrempty ifempty ifdefempty ifdefvoid ifnotempty ifnotblank",
    _if_equal: "ifstrequal",
    _if_then_else: "ifthenelse",
    _if_value: "IfNoValueTF IfNoValueT IfNoValueF IfValueTF IfValueT IfValueF IfBooleanTF "
    "IfBooleanT IfBooleanF",
    _if_next: "@ifnextchar @ifstar ifstar",
    _else: "else or",
    _fi: "fi",
    _csname: "csname",
    _nothing: "expandafter noexpand protect relax long outer global unexpandable leavevmode "
    "makeatletter makeatother ignorespaces unskip @novalue @no @yes string endcsname "
    "csuse@ xspace allowbreak nobreak",
    _unwrap: "detokenize unexpanded",
}
PRIMITIVES: dict[str, Callable[[Gullet, Token], None]] = {
    name: handler for handler, names in _BY_NAMES.items() for name in names.split()
}
