"""TeX's conditionals and switches, decided as the page renders by default.

A switch that nothing sets is false, a register that only a run of TeX would know compares as
false; the other branch is dropped with its words.
"""

import re
from collections.abc import Callable

from profdiff.formats.latex.gullet import Gullet
from profdiff.formats.latex.tokens import CLOSE, COMMAND, OPEN, PAR, TEXT, Token

#: What a conditional of TeX begins with and `\fi` ends.
_CONDITIONALS = frozenset(
    "if ifcat ifx ifnum ifdim ifodd ifvmode ifhmode ifmmode ifinner ifvoid ifhbox ifvbox ifeof "
    "iftrue iffalse ifcase ifdefined ifcsname iffontchar ifxetex ifluatex ifxetexorluatex ifpdf "
    "ifpdftex ifPDFTeX ifXeTeX ifLuaTeX iftutex ifptex".split()
)
#: Macros that decide by braced arguments and know no `\fi`.
_BRACED = frozenset(
    "ifthenelse ifbool notbool iftoggle nottoggle ifdef ifundef ifcsdef ifcsundef ifdefempty "
    "ifdefvoid ifcsempty ifdefstring ifcsstring ifstrequal ifstrempty ifblank notblank ifempty "
    "ifnumcomp ifnumequal ifnumgreater ifnumless ifboolexpr ifboolexpe ifinlist ifrmnum "
    "IfFileExists ifpackageloaded ifclassloaded ifdefequal ifpatchable ifstreq ifnotempty "
    "ifnotblank".split()
)
_COMPARED = re.compile(r"\s*(-?\d+)\s*([<>=])\s*(-?\d+)\s?")
_NUMBER = re.compile(r"\s*(-?\d+)\s?")


def _switch(gullet: Gullet, token: Token) -> bool:
    for ending, value in (("true", True), ("false", False)):
        name = token.value.removesuffix(ending)
        if name != token.value and name in gullet.switches:
            gullet.switches[name] = value
            return True
    return False


def condition(gullet: Gullet, token: Token) -> bool:
    """Decides a conditional or sets a switch; False for what is neither."""
    name = token.value
    if not name.startswith("if"):
        return name.endswith(("true", "false")) and _switch(gullet, token)
    if name in _BRACED:
        return False
    if name[2:] in gullet.switches:
        branch(gullet, gullet.switches[name[2:]], token)
    elif name in _CONDITIONALS:
        branch(gullet, _decide(gullet, name), token)
    elif not gullet.todo or gullet.todo[-1].kind == OPEN or not _has_end(gullet):
        return False
    else:
        branch(gullet, False, token)
    return True


def _has_end(gullet: Gullet) -> bool:
    r"""Whether an `\fi` is still to come, for a conditional that nothing defines."""
    todo, at = gullet.todo, gullet.next_end
    if at is None or at >= len(todo) or (at >= 0 and todo[at].value != "fi"):
        ends = (n for n in range(len(todo) - 1, -1, -1) if todo[n].value == "fi")
        at = gullet.next_end = next(ends, -1)
    return at >= 0


def branch(gullet: Gullet, holds: bool, token: Token) -> None:
    """Goes on in the branch that is typeset."""
    if holds or skip_branch(gullet, token, to_else=True):
        gullet.open_conditionals += 1


def skip_branch(gullet: Gullet, token: Token, *, to_else: bool) -> bool:
    r"""Drops tokens up to `\fi`, or to the `\else` of the same conditional; True at `\else`."""
    depth = 0
    while gullet.todo:
        skipped = gullet.todo.pop()
        if skipped.kind != COMMAND:
            continue
        name = skipped.value
        if name == "fi":
            if not depth:
                return False
            depth -= 1
        elif name == "else" and not depth and to_else:
            return True
        elif name.startswith("if") and _opens(gullet, name):
            depth += 1
    gullet.report(
        "unclosed-conditional",
        f"\\{token.value} is never closed by \\fi and hides the rest of the page",
        token.at,
    )
    return False


def _opens(gullet: Gullet, name: str) -> bool:
    if name in _CONDITIONALS or name[2:] in gullet.switches:
        return True
    return name not in _BRACED and not (gullet.todo and gullet.todo[-1].kind == OPEN)


def _decide(gullet: Gullet, name: str) -> bool:
    if name in _DECISIONS:
        return _DECISIONS[name](gullet)
    return name in ("iftrue", "ifpdf", "ifpdftex", "ifPDFTeX")


def _next_is_defined(gullet: Gullet) -> bool:
    return bool(gullet.todo) and gullet.is_defined(gullet.todo.pop())


def _name_is_defined(gullet: Gullet) -> bool:
    return gullet.is_defined(Token(COMMAND, read_name(gullet), 0))


def _are_same(gullet: Gullet) -> bool:
    return _same(gullet, _compared(gullet), _compared(gullet))


def _is_odd(gullet: Gullet) -> bool:
    number = _integer(gullet)
    return number is not None and number % 2 == 1


def _is_first_case(gullet: Gullet) -> bool:
    return _integer(gullet) in (0, None)


def read_name(gullet: Gullet) -> str:
    r"""The name up to `\endcsname`."""
    found: list[Token] = []
    while gullet.todo and len(found) < 100:
        token = gullet.todo.pop()
        if token.kind == COMMAND and token.value == "endcsname":
            break
        found.append(token)
    return gullet.raw(found)


def _compared(gullet: Gullet) -> Token | None:
    """The next token of a comparison: one letter or one macro."""
    while gullet.todo:
        token = gullet.todo.pop()
        if token.kind == COMMAND and token.value in ("detokenize", "unexpanded", "string"):
            if token.value != "string":
                gullet.push(gullet.argument())
            continue
        if token.kind == COMMAND and token.value in ("noexpand", "expandafter", "protect"):
            continue
        if token.kind == TEXT and len(token.value) > 1:
            gullet.todo.append(Token(TEXT, token.value[1:], token.at + 1))
            return Token(TEXT, token.value[0], token.at)
        return token
    return None


def _same(gullet: Gullet, one: Token | None, other: Token | None) -> bool:
    if one is None or other is None:
        return one is other
    if (one.kind, one.value) == (other.kind, other.value):
        return True
    if one.kind != COMMAND or other.kind != COMMAND:
        return False
    macros = gullet.macros.get(one.value), gullet.macros.get(other.value)
    if macros[0] and macros[1]:
        bodies = [[(t.kind, t.value) for t in m.body] for m in macros if m]
        return bodies[0] == bodies[1]
    if "empty" in (one.value, other.value) or "@empty" in (one.value, other.value):
        return any(m is not None and not m.body for m in macros)
    return not (gullet.is_defined(one) or gullet.is_defined(other))


def _integer(gullet: Gullet) -> int | None:
    gullet.skip_space()
    if not gullet.todo:
        return None
    found = _NUMBER.match(gullet.todo[-1].value) if gullet.todo[-1].kind == TEXT else None
    token = gullet.todo.pop()
    if found is None:
        return None
    if token.value[found.end() :]:
        gullet.todo.append(Token(TEXT, token.value[found.end() :], token.at + found.end()))
    return int(found[1][:18])


def _compare_numbers(gullet: Gullet) -> bool:
    """`1<2` where both sides are written out; else False, both sides passed over."""
    gullet.skip_space()
    if gullet.todo and gullet.todo[-1].kind == TEXT:
        found = _COMPARED.match(gullet.todo[-1].value)
        if found:
            token = gullet.todo.pop()
            if token.value[found.end() :]:
                gullet.push([Token(TEXT, token.value[found.end() :], token.at + found.end())])
            one, other = int(found[1][:18]), int(found[3][:18])
            return {"<": one < other, ">": one > other, "=": one == other}[found[2]]
    _pass_over_comparison(gullet)
    return False


def _pass_over_comparison(gullet: Gullet) -> None:
    """Drops a comparison whose sides are registers, up to its right side's end."""
    seen = False
    for _ in range(12):
        if not gullet.todo or (gullet.todo[-1].kind in (PAR, CLOSE, OPEN) and seen):
            return
        token = gullet.todo.pop()
        if token.kind == TEXT:
            relation = re.search(r"[<>=]\s*", token.value)
            rest = token.value[relation.end() :] if relation else token.value
            operand = (
                re.match(r"-?[\d.]+\s?(?:pt|cm|mm|in|em|ex)?\s?", rest)
                if relation or seen
                else None
            )
            seen = seen or relation is not None
            if operand:
                gullet.push(
                    [Token(TEXT, rest[operand.end() :], token.at)] if rest[operand.end() :] else []
                )
                return
        elif seen and token.kind == COMMAND and token.value not in ("the", "value", "numexpr"):
            return


_DECISIONS: dict[str, Callable[[Gullet], bool]] = {
    "ifdefined": _next_is_defined,
    "ifcsname": _name_is_defined,
    "ifx": _are_same,
    "if": _are_same,
    "ifcat": _are_same,
    "ifnum": _compare_numbers,
    "ifdim": _compare_numbers,
    "ifodd": _is_odd,
    "ifcase": _is_first_case,
}
