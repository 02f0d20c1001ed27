"""Tokens → tokens that are typeset: macros expanded, conditionals decided.

The name is TeX's own (The TeXbook, chapter 7). Expansion is bounded by a budget that grows with
the source, so that a macro bomb ends with a diagnostic, and what is not expanded is still shown.
"""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from profdiff.document import Document
from profdiff.formats.latex.tokens import (
    BRACKET,
    CLOSE,
    COMMAND,
    HREF,
    OPEN,
    PAR,
    PARAM,
    SCRIPT,
    SPACE,
    TEXT,
    TIE,
    URL,
    Token,
    tokenize,
)
from profdiff.lexicon.latex import HEADING_NAME, known_macro, symbol
from profdiff.records import Diagnostic

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
    "ifnumcomp ifnumequal ifnumgreater ifnumless ifboolexpr ifboolexpe ifinlist ifrmnum IfFileExists "
    "ifpackageloaded ifclassloaded ifdefequal ifpatchable ifstreq ifnotempty ifnotblank".split()
)
#: Macros that build the page itself; redefining them changes its looks only.
_STRUCTURE = frozenset(
    "part chapter section subsection subsubsection paragraph subparagraph item par begin end "
    "documentclass usepackage today footnote".split()
)
_SECTIONING = frozenset("part chapter section subsection subsubsection cvsection cvsubsection item".split())
_COMPARED = re.compile(r"\s*(-?\d+)\s*([<>=])\s*(-?\d+)\s?")
_NUMBER = re.compile(r"\s*(-?\d+)\s?")
#: How many tokens macros may give for each token of the source, and at least.
_GROWTH, _AT_LEAST = 20, 100_000
NO_VALUE = Token(COMMAND, "@novalue", 0)


class Macro(NamedTuple):
    """A definition: its parameters (xparse letters, `d` for delimited by text) and its body."""

    spec: str
    body: list[Token]
    default: list[Token] | None = None
    delimiters: list[str] = []


class Gullet:
    """The tokens of a page with its macros expanded; `next` hands them out one by one."""

    def __init__(self, document: Document, tokens: list[Token], is_known: Callable[[str], bool]) -> None:
        self.document = document
        self.todo = tokens[::-1]
        self.macros: dict[str, Macro] = {}
        self.aliases: dict[str, str] = {}
        self.environments: dict[str, tuple[Macro, list[Token]]] = {}
        self.switches: dict[str, bool] = {}
        self.is_known = is_known
        self.budget = _AT_LEAST + _GROWTH * len(tokens)
        self.open_conditionals = 0
        self.kept: frozenset[str] = frozenset()
        self._no_bracket = -1
        self._next_end: int | None = None
        self.ran_away = False
        self._reported: set[str] = set()

    # Handing out

    def next(self) -> Token | None:
        """The next token that is no macro of the page, None at the end."""
        while self.todo:
            token = self.todo.pop()
            if token.kind != COMMAND or not self.expand(token):
                return token
        return None

    def push(self, tokens: Iterable[Token]) -> None:
        """Puts tokens in front of what is still to come."""
        self.todo.extend(reversed(list(tokens)))

    def expand(self, token: Token) -> bool:
        """Replaces a macro by what it stands for; False for what is to be typeset."""
        name = token.value
        macro = self.macros.get(name)
        if macro is not None:
            return self._call(token, macro)
        if name in self.aliases:
            self.todo.append(token._replace(value=self.aliases[name]))
            return self._spend(1, token)
        handler = EXPANDED.get(name)
        if handler is not None:
            handler(self, token)
            return True
        if name.startswith("if") and self._condition(token):
            return True
        if name.endswith(("true", "false")) and self._switch(token):
            return True
        if name in self.kept or self.budget < 0:
            return False
        return self._call_known(token)

    def report(self, code: str, message: str, at: int, *, once: str = "") -> None:
        """Notes something odd, with its line; under `once` only the first time."""
        if once:
            if once in self._reported:
                return
            self._reported.add(once)
        line, _ = self.document.source.place(at)
        self.document.diagnostics.append(Diagnostic(code=code, message=message, line=line))

    def _spend(self, amount: int, token: Token) -> bool:
        """Takes from the budget; when it is used up macros are shown instead of expanded."""
        if self.budget >= 0:
            self.budget -= amount + 1
            if self.budget < 0:
                self.document.limited = True
                self.report(
                    "limit-macros",
                    f"the page's macros grow without end (at \\{token.value}); from here on they "
                    "are not expanded, their arguments are read as text",
                    token.at,
                )
        return self.budget >= 0

    # Arguments

    def skip_space(self) -> None:
        """Drops white space up to the next token; a blank line is none."""
        while self.todo and self.todo[-1].kind == SPACE:
            self.todo.pop()
        if self.todo and self.todo[-1].kind == TEXT and self.todo[-1].value[0].isspace():
            token = self.todo.pop()
            bare = token.value.lstrip()
            if bare:
                self.todo.append(Token(TEXT, bare, token.at + len(token.value) - len(bare)))
            else:
                self.skip_space()

    def star(self) -> bool:
        """Drops the star of a starred form."""
        token = self.todo[-1] if self.todo else None
        if token is None or token.kind != TEXT or token.value[0] != "*":
            return False
        self.todo.pop()
        if len(token.value) > 1:
            self.todo.append(Token(TEXT, token.value[1:], token.at + 1))
        return True

    def is_next(self, kind: str, value: str = "") -> bool:
        """Whether a token of a kind comes next, white space aside."""
        self.skip_space()
        return bool(
            self.todo and self.todo[-1].kind is kind and (not value or self.todo[-1].value == value)
        )

    def _follows(self, kind: str, value: str = "") -> bool:
        """Whether a token of a kind comes next, past at most a few spaces, which then are dropped."""
        todo = self.todo
        blank = 0
        while blank < min(len(todo), 4) and not todo[-1 - blank].value.strip():
            if todo[-1 - blank].kind not in (SPACE, TEXT):
                return False
            blank += 1
        if blank == len(todo) or todo[-1 - blank].kind != kind:
            return False
        if value and todo[-1 - blank].value != value:
            return False
        if blank:
            del todo[-blank:]
        return True

    def argument(self) -> list[Token]:
        """A macro's next argument: a group without its braces, or one token."""
        self.ran_away = False
        self.skip_space()
        if not self.todo:
            return []
        token = self.todo.pop()
        if token.kind == OPEN:
            tokens, _ = self._until_close(token)
            return tokens
        if token.kind in (CLOSE, PAR):
            self.todo.append(token)
            return []
        if token.kind == TEXT and len(token.value) > 1:
            self.todo.append(Token(TEXT, token.value[1:], token.at + 1))
            return [Token(TEXT, token.value[0], token.at)]
        return [token]

    def drop_argument(self) -> None:
        """Passes over an argument that no reader sees; what is never closed is shown."""
        if self.is_next(OPEN):
            opening = self.todo.pop()
            tokens, closed = self._until_close(opening)
            if not closed:
                self.push(tokens)
        elif self.todo and self.todo[-1].kind in (COMMAND, TEXT):
            self.argument()

    def _until_close(self, opening: Token) -> tuple[list[Token], bool]:
        if self.budget < 0:
            return [], False
        depth, found, todo = 1, [], self.todo
        while todo:
            token = todo.pop()
            if token.kind == OPEN:
                depth += 1
            elif token.kind == CLOSE:
                depth -= 1
                if not depth:
                    self._spend(len(found), opening)
                    return found, True
            found.append(token)
        self.report("unclosed-group", "a brace that opens here is never closed", opening.at, once="{")
        self._spend(len(found), opening)
        self.ran_away = True
        return found, False

    def optional(self) -> list[Token] | None:
        """An argument in square brackets, None where there is none."""
        if not self._follows(BRACKET, "["):
            return None
        if len(self.todo) > self._no_bracket >= 0:
            return None
        depth, found, todo = 0, [], self.todo
        opening = todo.pop()
        while todo:
            token = todo.pop()
            found.append(token)
            if token.kind == OPEN:
                depth += 1
            elif token.kind == CLOSE:
                depth -= 1
            if depth < 0 or token.kind == PAR:
                break
            if not depth and token.kind == BRACKET and token.value == "]":
                self._spend(len(found), opening)
                return found[:-1]
        self._no_bracket = len(todo)
        self._spend(len(found), opening)
        self.push([opening, *found])
        return None

    def arguments(self, most: int) -> list[list[Token]]:
        """The groups that follow directly, at most so many."""
        found: list[list[Token]] = []
        while len(found) < most and self.budget >= 0 and self._follows(OPEN):
            opening = self.todo.pop()
            tokens, closed = self._until_close(opening)
            if not closed:
                self.push(tokens)
                break
            found.append(tokens)
        return found

    # Macros

    def _call(self, token: Token, macro: Macro) -> bool:
        if not self._spend(len(macro.body), token):
            return False
        if macro.spec == "m" and HEADING_NAME.search(token.value) and self._looks_only(macro):
            level = min(token.value.lower().count("sub") + 4, 6)
            self.todo.append(Token(COMMAND, f"@h{level}", token.at))
            return True
        self.push(substitute(macro.body, self._read(macro), token.at))
        return True

    def _looks_only(self, macro: Macro) -> bool:
        """Whether a macro sets its argument in some style and no more."""
        return not any(t.kind == COMMAND and t.value in _SECTIONING for t in macro.body)

    def _read(self, macro: Macro) -> list[list[Token]]:
        if macro.delimiters:
            return self._read_delimited(macro)
        found: list[list[Token]] = []
        for letter in macro.spec:
            if letter == "m":
                found.append(self.argument())
            elif letter == "s":
                found.append([Token(COMMAND, "@yes" if self.star() else "@no", 0)])
            else:
                given = self.optional()
                if given is None:
                    given = [NO_VALUE] if macro.default is None else macro.default
                found.append(given)
        return found

    def _read_delimited(self, macro: Macro) -> list[list[Token]]:
        """Arguments that end at a text or macro (`\\def\\x#1:#2;{…}`)."""
        found: list[list[Token]] = []
        self._take_until(macro.delimiters[0])
        for delimiter in macro.delimiters[1:]:
            found.append(self._take_until(delimiter) if delimiter else self.argument())
        return found

    def _take_until(self, delimiter: str) -> list[Token]:
        found: list[Token] = []
        depth = 0
        while delimiter and self.todo and self.todo[-1].kind != PAR:
            token = self.todo.pop()
            depth += (token.kind == OPEN) - (token.kind == CLOSE)
            if not depth:
                if token.kind == TEXT and delimiter in token.value:
                    at = token.value.index(delimiter)
                    after = at + len(delimiter)
                    if token.value[after:]:
                        self.todo.append(Token(TEXT, token.value[after:], token.at + after))
                    return [*found, *([token._replace(value=token.value[:at])] if at else [])]
                if token.value == delimiter:
                    return found
            if depth < 0:
                self.todo.append(token)
                break
            found.append(token)
        return found

    def _call_known(self, token: Token) -> bool:
        """Expands a macro of a common class or package, as the lexicon has it."""
        known = known_macro(token.value)
        if known is None:
            return False
        options: list[Token] = []
        given: list[list[Token]] = []
        if known.most and not any(known.bodies.values()):
            return self._drop_known(token, known.most)
        if known.most:
            self.star()
            options = self._options()
            given = self.arguments(known.most)
        count = next((n for n in sorted(known.bodies) if n >= len(given)), known.most)
        body = known.bodies[count]
        if known.most and not given:
            self.push(_bare_item(token, options) if "\\@item" in body else [])
        else:
            given += [[] for _ in range(count - len(given))]
            self.push(substitute(_template(body), [options, *given], token.at, first=0))
        self._spend(len(body), token)
        return True

    def _drop_known(self, token: Token, most: int) -> bool:
        """Passes over the arguments of a macro that sets the looks; the first may be a bare name."""
        self.star()
        self._options()
        if most > 1 and self.is_next(COMMAND):
            self.todo.pop()
            most -= 1
        for _ in range(most):
            self._options()
            if not self.arguments(1):
                break
        return self._spend(1, token) or True

    def _options(self) -> list[Token]:
        """The first of the options in brackets before a macro's arguments; the others are dropped."""
        first = self.optional()
        given = first
        while given is not None:
            given = self.optional()
        return first or []

    def begin_known(self, token: Token) -> bool:
        """Expands `\\begin` or `\\end` of an environment that the lexicon knows."""
        named = f"{token.kind} {token.value}"
        return known_macro(named) is not None and self._call_known(Token(COMMAND, named, token.at))

    def begin_defined(self, token: Token) -> bool:
        """Expands `\\begin` of an environment that the page defines."""
        defined = self.environments.get(token.value)
        if defined is None or not self._spend(len(defined[0].body), token):
            return False
        arguments = self._read(defined[0])
        self.push(substitute(defined[0].body, arguments, token.at))
        return True

    def end_defined(self, token: Token) -> bool:
        """Expands `\\end` of an environment that the page defines."""
        defined = self.environments.get(token.value)
        if defined is None or not self._spend(len(defined[1]), token):
            return False
        self.push([t._replace(at=token.at) for t in defined[1]])
        return True

    # Text

    def raw(self, tokens: list[Token], depth: int = 0) -> str:
        """Tokens as an address or a name: letter by letter, the page's own macros expanded."""
        parts: list[str] = []
        for token in tokens:
            if token.kind in (TEXT, SPACE, HREF, URL, PARAM, SCRIPT, TIE, BRACKET, "&", "$"):
                parts.append(token.value.strip("\n") if token.kind == SPACE else token.value)
            elif token.kind == COMMAND:
                parts.append(self._raw_command(token, depth))
        return "".join(parts)

    def _raw_command(self, token: Token, depth: int) -> str:
        name = token.value
        macro = self.macros.get(name)
        if macro is not None and not macro.spec and depth < 8 and self._spend(len(macro.body), token):
            return self.raw(macro.body, depth + 1)
        if len(name) == 1 and not name.isalpha():
            return name
        return symbol(name) or ""

    # Definitions

    def define(self, name: str, macro: Macro) -> None:
        """Records a definition; what builds the page keeps its meaning."""
        if self.ran_away:
            self.ran_away = False
            self.push(macro.body)
        elif name and name not in _STRUCTURE:
            self.aliases.pop(name, None)
            self.macros[name] = macro

    def name_argument(self) -> str:
        """The name in `\\newcommand{\\x}` or `\\newcommand\\x`."""
        tokens = self.argument()
        return next((t.value for t in tokens if t.kind == COMMAND), "")

    def number(self, tokens: list[Token] | None) -> int:
        """A number of parameters, 0 to 9."""
        text = self.raw(tokens or [])
        return int(text) if text.isascii() and text.isdigit() and len(text) == 1 else 0

    def parameters(self) -> tuple[str, list[Token] | None]:
        """The parameters of `\\newcommand`: `[2][default]`."""
        count = self.number(self.optional())
        default = self.optional() if count else None
        return ("o" + "m" * (count - 1) if default is not None else "m" * count), default

    # Conditionals

    def _switch(self, token: Token) -> bool:
        for ending, value in (("true", True), ("false", False)):
            name = token.value.removesuffix(ending)
            if name != token.value and name in self.switches:
                self.switches[name] = value
                return True
        return False

    def _condition(self, token: Token) -> bool:
        name = token.value
        if name in _BRACED:
            return False
        if name[2:] in self.switches:
            self.branch(self.switches[name[2:]], token)
        elif name in _CONDITIONALS:
            self.branch(self._decide(name), token)
        elif not self.todo or self.todo[-1].kind == OPEN or not self._has_end():
            return False
        else:
            self.branch(False, token)
        return True

    def _has_end(self) -> bool:
        """Whether an `\\fi` is still to come, for a conditional that nothing defines."""
        todo, at = self.todo, self._next_end
        if at is None or at >= len(todo) or at >= 0 and todo[at].value != "fi":
            ends = (n for n in range(len(todo) - 1, -1, -1) if todo[n].value == "fi")
            at = self._next_end = next(ends, -1)
        return at >= 0

    def branch(self, holds: bool, token: Token) -> None:
        """Goes on in the branch that is typeset."""
        if holds or self.skip_branch(token, to_else=True):
            self.open_conditionals += 1

    def skip_branch(self, token: Token, *, to_else: bool) -> bool:
        """Drops tokens up to `\\fi`, or to the `\\else` of the same conditional; True at `\\else`."""
        depth = 0
        while self.todo:
            skipped = self.todo.pop()
            if skipped.kind != COMMAND:
                continue
            name = skipped.value
            if name == "fi":
                if not depth:
                    return False
                depth -= 1
            elif name == "else" and not depth and to_else:
                return True
            elif name.startswith("if") and self._opens(name):
                depth += 1
        self.report(
            "unclosed-conditional",
            f"\\{token.value} is never closed by \\fi and hides the rest of the page",
            token.at,
        )
        return False

    def _opens(self, name: str) -> bool:
        if name in _CONDITIONALS or name[2:] in self.switches:
            return True
        return name not in _BRACED and not (self.todo and self.todo[-1].kind == OPEN)

    def _decide(self, name: str) -> bool:
        if name in ("iftrue", "ifpdf", "ifpdftex", "ifPDFTeX"):
            return True
        if name == "ifdefined":
            return self._is_defined(self.todo.pop()) if self.todo else False
        if name == "ifcsname":
            return self._is_defined(Token(COMMAND, self.read_name(), 0))
        if name in ("ifx", "if", "ifcat"):
            return self._same(self._compared(), self._compared())
        if name in ("ifnum", "ifdim"):
            return self._compare_numbers()
        if name == "ifodd":
            number = self._integer()
            return number is not None and number % 2 == 1
        if name == "ifcase":
            return self._integer() in (0, None)
        return False

    def _is_defined(self, token: Token) -> bool:
        name = token.value
        return token.kind == COMMAND and (
            name in self.macros
            or name in self.aliases
            or name in EXPANDED
            or self.is_known(name)
            or name[2:] in self.switches
            or known_macro(name) is not None
        )

    def read_name(self) -> str:
        """The name up to `\\endcsname`."""
        found: list[Token] = []
        while self.todo and len(found) < 100:
            token = self.todo.pop()
            if token.kind == COMMAND and token.value == "endcsname":
                break
            found.append(token)
        return self.raw(found)

    def _compared(self) -> Token | None:
        """The next token of a comparison: one letter or one macro."""
        while self.todo:
            token = self.todo.pop()
            if token.kind == COMMAND and token.value in ("detokenize", "unexpanded", "string"):
                if token.value != "string":
                    self.push(self.argument())
                continue
            if token.kind == COMMAND and token.value in ("noexpand", "expandafter", "protect"):
                continue
            if token.kind == TEXT and len(token.value) > 1:
                self.todo.append(Token(TEXT, token.value[1:], token.at + 1))
                return Token(TEXT, token.value[0], token.at)
            return token
        return None

    def _same(self, one: Token | None, other: Token | None) -> bool:
        if one is None or other is None:
            return one is other
        if (one.kind, one.value) == (other.kind, other.value):
            return True
        if one.kind != COMMAND or other.kind != COMMAND:
            return False
        macros = self.macros.get(one.value), self.macros.get(other.value)
        if macros[0] and macros[1]:
            bodies = [[(t.kind, t.value) for t in m.body] for m in macros if m]
            return bodies[0] == bodies[1]
        if "empty" in (one.value, other.value) or "@empty" in (one.value, other.value):
            return any(m is not None and not m.body for m in macros)
        return not (self._is_defined(one) or self._is_defined(other))

    def _integer(self) -> int | None:
        self.skip_space()
        if not self.todo:
            return None
        found = _NUMBER.match(self.todo[-1].value) if self.todo[-1].kind == TEXT else None
        token = self.todo.pop()
        if found is None:
            return None
        if token.value[found.end() :]:
            self.todo.append(Token(TEXT, token.value[found.end() :], token.at + found.end()))
        return int(found[1][:18])

    def _compare_numbers(self) -> bool:
        """`1<2` where both sides are written out; else False, both sides passed over."""
        self.skip_space()
        if self.todo and self.todo[-1].kind == TEXT:
            found = _COMPARED.match(self.todo[-1].value)
            if found:
                token = self.todo.pop()
                if token.value[found.end() :]:
                    self.push([Token(TEXT, token.value[found.end() :], token.at + found.end())])
                one, other = int(found[1][:18]), int(found[3][:18])
                return {"<": one < other, ">": one > other, "=": one == other}[found[2]]
        self._pass_over_comparison()
        return False

    def _pass_over_comparison(self) -> None:
        """Drops a comparison whose sides are registers, up to its right side's end."""
        seen = False
        for _ in range(12):
            if not self.todo or self.todo[-1].kind in (PAR, CLOSE, OPEN) and seen:
                return
            token = self.todo.pop()
            if token.kind == TEXT:
                relation = re.search(r"[<>=]\s*", token.value)
                rest = token.value[relation.end() :] if relation else token.value
                operand = re.match(r"-?[\d.]+\s?(?:pt|cm|mm|in|em|ex)?\s?", rest) if relation or seen else None
                seen = seen or relation is not None
                if operand:
                    self.push([Token(TEXT, rest[operand.end() :], token.at)] if rest[operand.end() :] else [])
                    return
            elif seen and token.kind == COMMAND and token.value not in ("the", "value", "numexpr"):
                return


def substitute(body: list[Token], arguments: list[list[Token]], at: int, *, first: int = 1) -> list[Token]:
    """A macro's body with its arguments in place; the body's own words stand where it was called."""
    found: list[Token] = []
    for token in body:
        if token.kind == PARAM:
            if token.value.startswith("##"):
                found.append(Token(PARAM, token.value[1:], at))
                continue
            number = int(token.value[1]) - first
            if 0 <= number < len(arguments):
                found += arguments[number]
        else:
            found.append(Token(token.kind, token.value, at))
    return found


_TEMPLATES: dict[str, list[Token]] = {}


def _bare_item(token: Token, options: list[Token]) -> list[Token]:
    """An entry without arguments begins an item (the curve class: `\\entry*[1990] text`)."""
    item = Token(COMMAND, "item", token.at)
    if not options:
        return [item]
    return [item, Token(BRACKET, "[", token.at), *options, Token(BRACKET, "]", token.at)]


def _template(body: str) -> list[Token]:
    found = _TEMPLATES.get(body)
    if found is None:
        found = _TEMPLATES[body] = tokenize(body, internal=True)
    return found


# What is expanded: definitions and decisions


def _new_command(gullet: Gullet, token: Token) -> None:
    gullet.star()
    name = gullet.name_argument()
    spec, default = gullet.parameters()
    body = gullet.argument()
    if token.value == "providecommand" and gullet._is_defined(Token(COMMAND, name, 0)):  # noqa: SLF001
        return
    gullet.define(name, Macro(spec, body, default))


def _def(gullet: Gullet, token: Token) -> None:
    """`\\def\\name#1#2{body}`, with or without text between the parameters."""
    gullet.skip_space()
    if not gullet.todo or gullet.todo[-1].kind != COMMAND:
        return
    name = gullet.todo.pop().value
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
        gullet.define(name, Macro(spec, body, None, delimiters if any(delimiters) else []))


def _let(gullet: Gullet, token: Token) -> None:
    gullet.skip_space()
    name = gullet.name_argument()
    gullet.skip_space()
    if gullet.todo and gullet.todo[-1].kind == TEXT and gullet.todo[-1].value[0] == "=":
        gullet.argument()
    meaning = gullet.argument()[:1]
    if not meaning or not name or name in _STRUCTURE:
        return
    if meaning[0].kind != COMMAND:
        gullet.define(name, Macro("", meaning))
    elif meaning[0].value in gullet.macros:
        gullet.define(name, gullet.macros[meaning[0].value])
    elif meaning[0].value != name and gullet.aliases.get(meaning[0].value) != name:
        gullet.macros.pop(name, None)
        gullet.aliases[name] = meaning[0].value


def _document_command(gullet: Gullet, token: Token) -> None:
    """`\\NewDocumentCommand\\x{m O{default} s}{body}`."""
    name = gullet.name_argument()
    spec, default = _xparse(gullet)
    gullet.define(name, Macro(spec, gullet.argument(), default))


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
        spec, default = gullet.parameters()
    begin = gullet.argument()
    ran_away = gullet.ran_away
    end = gullet.argument()
    if ran_away or gullet.ran_away:
        gullet.push([*begin, *end])
    elif name:
        gullet.environments[name] = (Macro(spec, begin, default), end)


def _new_environ(gullet: Gullet, token: Token) -> None:
    """`\\NewEnviron{x}{… \\BODY …}` of the environ package."""
    name = gullet.raw(gullet.argument()).strip()
    spec, default = gullet.parameters()
    body = gullet.argument()
    where = next((n for n, t in enumerate(body) if t.value == "BODY"), len(body))
    gullet.environments[name] = (Macro(spec, body[:where], default), body[where + 1 :])


def _new_if(gullet: Gullet, token: Token) -> None:
    name = gullet.name_argument()
    gullet.switches.setdefault(name[2:], False)


def _new_bool(gullet: Gullet, token: Token) -> None:
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
    defined = gullet._is_defined(Token(COMMAND, name, 0))  # noqa: SLF001
    _choose(gullet, defined != ("un" in token.value))


def _if_blank(gullet: Gullet, token: Token) -> None:
    tokens = gullet.argument()
    if "def" in token.value:
        name = tokens[0].value if tokens else ""
        macro = gullet.macros.get(name)
        tokens = macro.body if macro else []
    blank = all(t.kind == SPACE or t.kind == TEXT and not t.value.strip() for t in tokens)
    _choose(gullet, blank != token.value.startswith("not"))


def _if_equal(gullet: Gullet, token: Token) -> None:
    one, other = gullet.raw(gullet.argument()), gullet.raw(gullet.argument())
    _choose(gullet, one.strip() == other.strip())


def _if_then_else(gullet: Gullet, token: Token) -> None:
    """`\\ifthenelse{\\equal{a}{b}}{yes}{no}` and `\\boolean{x}`, joined by `\\and`, `\\or`, `\\not`."""
    test = gullet.argument()
    outer, gullet.todo = gullet.todo, test[::-1]
    holds, join, negated = False, "or", False
    for _ in range(1000):
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
        return gullet.name_argument() not in gullet.macros
    return gullet.raw(gullet.argument()).strip() == gullet.raw(gullet.argument()).strip()


def _if_value(gullet: Gullet, token: Token) -> None:
    """`\\IfNoValueTF{#1}`, `\\IfValueT`, `\\IfBooleanF` and their kin."""
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
    """`\\@ifnextchar[{yes}{no}` and `\\@ifstar{yes}{no}`."""
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
        gullet.skip_branch(token, to_else=False)


def _fi(gullet: Gullet, token: Token) -> None:
    gullet.open_conditionals = max(gullet.open_conditionals - 1, 0)


def _csname(gullet: Gullet, token: Token) -> None:
    name = gullet.read_name()
    if gullet._spend(1, token):  # noqa: SLF001
        gullet.todo.append(Token(COMMAND, name, token.at))


def _nothing(gullet: Gullet, token: Token) -> None:
    """What steers expansion itself and is not followed."""


def _unwrap(gullet: Gullet, token: Token) -> None:
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
EXPANDED: dict[str, Callable[[Gullet, Token], None]] = {
    name: handler for handler, names in _BY_NAMES.items() for name in names.split()
}
