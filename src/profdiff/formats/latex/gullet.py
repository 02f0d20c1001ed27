"""Tokens → tokens that are typeset: macros expanded, conditionals decided.

The name is TeX's own (The TeXbook, chapter 7). Expansion is bounded by the budget of `scanner`, so
that a macro bomb ends with a diagnostic, and what is not expanded is still shown.
"""

from collections.abc import Callable
from typing import NamedTuple

from profdiff.document import Document
from profdiff.formats.latex.scanner import Scanner
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

_SECTIONING = frozenset(
    "part chapter section subsection subsubsection cvsection cvsubsection item".split()
)
NO_VALUE = Token(COMMAND, "@novalue", 0)


class Macro(NamedTuple):
    """A definition: its parameters (xparse letters, `d` for delimited by text) and its body."""

    spec: str
    body: list[Token]
    default: list[Token] | None = None
    delimiters: list[str] = []


class Rules(NamedTuple):
    """What expansion obeys: the primitives it carries out, conditionals, what is known besides."""

    primitives: dict[str, Callable[["Gullet", Token], None]]
    condition: Callable[["Gullet", Token], bool]
    is_known: Callable[[str], bool]


class Gullet(Scanner):
    """The tokens of a page with its macros expanded; `next` hands them out one by one."""

    def __init__(self, document: Document, tokens: list[Token], rules: "Rules") -> None:
        super().__init__(document, tokens)
        self.rules = rules
        self.macros: dict[str, Macro] = {}
        self.aliases: dict[str, str] = {}
        self.environments: dict[str, tuple[Macro, list[Token]]] = {}
        self.switches: dict[str, bool] = {}
        self.open_conditionals = 0
        self.kept: frozenset[str] = frozenset()
        self.next_end: int | None = None

    def next(self) -> Token | None:
        """The next token that is no macro of the page, None at the end."""
        while self.todo:
            token = self.todo.pop()
            if token.kind != COMMAND or not self.expand(token):
                return token
        return None

    def expand(self, token: Token) -> bool:
        """Replaces a macro by what it stands for; False for what is to be typeset."""
        name = token.value
        macro = self.macros.get(name)
        if macro is not None:
            return self._call(token, macro)
        if name in self.aliases:
            self.todo.append(token._replace(value=self.aliases[name]))
            return self.spend(1, token)
        primitive = self.rules.primitives.get(name)
        if primitive is not None:
            primitive(self, token)
            return True
        if self.rules.condition(self, token):
            return True
        return name not in self.kept and self.budget >= 0 and self._call_known(token)

    def is_defined(self, token: Token) -> bool:
        """Whether a macro means anything: to the page, to TeX, or to a common class."""
        name = token.value
        return token.kind == COMMAND and (
            name in self.macros
            or name in self.aliases
            or name in self.rules.primitives
            or name[2:] in self.switches
            or self.rules.is_known(name)
            or known_macro(name) is not None
        )

    def _call(self, token: Token, macro: Macro) -> bool:
        if not self.spend(len(macro.body), token):
            return True
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
        r"""Arguments that end at a text or macro (`\def\x#1:#2;{…}`)."""
        self.push(self._take_until(macro.delimiters[0]))
        return [
            self._take_until(delimiter) if delimiter else self.argument()
            for delimiter in macro.delimiters[1:]
        ]

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
            found.append(token)
            if depth < 0:
                break
        if not delimiter or not self.spend(len(found), token if found else NO_VALUE):
            return found
        self.push(found)
        return self.argument()

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
            options = self.options()
            given = self.arguments(known.most)
        count = next((n for n in sorted(known.bodies) if n >= len(given)), known.most)
        body = known.bodies[count]
        if known.most and not given:
            self.push(_bare_item(token, options) if "\\@item" in body else [])
        else:
            given += [[] for _ in range(count - len(given))]
            self.push(substitute(_template(body), [options, *given], token.at, first=0))
        self.spend(len(body), token)
        return True

    def _drop_known(self, token: Token, most: int) -> bool:
        """Passes over arguments that set the looks; the first may be a bare name."""
        self.star()
        self.options()
        if most > 1 and self.is_next(COMMAND):
            self.todo.pop()
            most -= 1
        for _ in range(most):
            self.options()
            if not self.arguments(1):
                break
        return self.spend(1, token) or True

    def begin_known(self, token: Token) -> bool:
        r"""Expands `\begin` or `\end` of an environment that the lexicon knows."""
        named = f"{token.kind} {token.value}"
        return known_macro(named) is not None and self._call_known(Token(COMMAND, named, token.at))

    def begin_defined(self, token: Token) -> bool:
        r"""Expands `\begin` of an environment that the page defines."""
        defined = self.environments.get(token.value)
        if defined is None or not self.spend(len(defined[0].body), token):
            return False
        arguments = self._read(defined[0])
        self.push(substitute(defined[0].body, arguments, token.at))
        return True

    def end_defined(self, token: Token) -> bool:
        r"""Expands `\end` of an environment that the page defines."""
        defined = self.environments.get(token.value)
        if defined is None or not self.spend(len(defined[1]), token):
            return False
        self.push([t._replace(at=token.at) for t in defined[1]])
        return True

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
        if (
            macro is not None
            and not macro.spec
            and depth < 8
            and self.spend(len(macro.body), token)
        ):
            return self.raw(macro.body, depth + 1)
        if len(name) == 1 and not name.isalpha():
            return name
        return symbol(name) or ""


def substitute(
    body: list[Token], arguments: list[list[Token]], at: int, *, first: int = 1
) -> list[Token]:
    """A macro's body with its arguments; the body's own words stand where it was called."""
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
    r"""An entry without arguments begins an item (the curve class: `\entry*[1990] text`)."""
    item = Token(COMMAND, "item", token.at)
    if not options:
        return [item]
    return [item, Token(BRACKET, "[", token.at), *options, Token(BRACKET, "]", token.at)]


def _template(body: str) -> list[Token]:
    found = _TEMPLATES.get(body)
    if found is None:
        found = _TEMPLATES[body] = tokenize(body, internal=True)
    return found
