"""Tokens → tokens that are typeset: macros expanded, conditionals decided.

The name is TeX's own (The TeXbook, chapter 7). Expansion is bounded by a budget that grows with
the source, so that a macro bomb ends with a diagnostic, and what is not expanded is still shown.
"""

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

_SECTIONING = frozenset(
    "part chapter section subsection subsubsection cvsection cvsubsection item".split()
)
#: How many tokens macros may give for each token of the source, and at least.
_GROWTH, _AT_LEAST = 20, 50_000
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


class Gullet:
    """The tokens of a page with its macros expanded; `next` hands them out one by one."""

    def __init__(self, document: Document, tokens: list[Token], rules: "Rules") -> None:
        self.document = document
        self.rules = rules
        self.todo = tokens[::-1]
        self.macros: dict[str, Macro] = {}
        self.aliases: dict[str, str] = {}
        self.environments: dict[str, tuple[Macro, list[Token]]] = {}
        self.switches: dict[str, bool] = {}
        self.budget = _AT_LEAST + _GROWTH * len(tokens)
        self.open_conditionals = 0
        self.kept: frozenset[str] = frozenset()
        self._no_bracket = -1
        self.next_end: int | None = None
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

    def report(self, code: str, message: str, at: int, *, once: str = "") -> None:
        """Notes something odd, with its line; under `once` only the first time."""
        if once:
            if once in self._reported:
                return
            self._reported.add(once)
        line, _ = self.document.source.place(at)
        self.document.diagnostics.append(Diagnostic(code=code, message=message, line=line))

    def spend(self, amount: int, token: Token) -> bool:
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
        """Whether a token of a kind comes next, past a few spaces, which then are dropped."""
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

    def drop_argument(self) -> list[Token]:
        """Passes over an argument that no reader sees; what is never closed is shown."""
        if self.is_next(OPEN):
            opening = self.todo.pop()
            tokens, closed = self._until_close(opening)
            if closed:
                return tokens
            self.push(tokens)
        elif self.todo and self.todo[-1].kind in (COMMAND, TEXT):
            return self.argument()
        return []

    def _until_close(self, opening: Token) -> tuple[list[Token], bool]:
        if self.budget < 0:
            return [], False
        depth, todo = 1, self.todo
        found: list[Token] = []
        while todo:
            token = todo.pop()
            if token.kind == OPEN:
                depth += 1
            elif token.kind == CLOSE:
                depth -= 1
                if not depth:
                    self.spend(len(found), opening)
                    return found, True
            found.append(token)
        message = "a brace that opens here is never closed"
        self.report("unclosed-group", message, opening.at, once="{")
        self.spend(len(found), opening)
        self.ran_away = True
        return found, False

    def optional(self) -> list[Token] | None:
        """An argument in square brackets, None where there is none."""
        if not self._follows(BRACKET, "["):
            return None
        if len(self.todo) > self._no_bracket >= 0:
            return None
        depth, todo = 0, self.todo
        found: list[Token] = []
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
                self.spend(len(found), opening)
                return found[:-1]
        self._no_bracket = len(todo)
        self.spend(len(found), opening)
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
            options = self._options()
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
        self._options()
        if most > 1 and self.is_next(COMMAND):
            self.todo.pop()
            most -= 1
        for _ in range(most):
            self._options()
            if not self.arguments(1):
                break
        return self.spend(1, token) or True

    def _options(self) -> list[Token]:
        """The first of the options before a macro's arguments; the others are dropped."""
        first = self.optional()
        given = first
        while given is not None:
            given = self.optional()
        return first or []

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
