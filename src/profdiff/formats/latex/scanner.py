"""The tokens of a page that are still to come: looking ahead, and reading arguments off them."""

from collections.abc import Iterable

from profdiff.document import Document
from profdiff.formats.latex.tokens import (
    BRACKET,
    CLOSE,
    COMMAND,
    OPEN,
    PAR,
    SPACE,
    TEXT,
    Token,
)
from profdiff.records import Diagnostic

#: How many tokens macros may give for each token of the source, and at least.
_GROWTH, _AT_LEAST = 20, 50_000


class Scanner:
    """The tokens to come, the next one last in `todo`, and the budget for reading them again.

    `ran_away` tells that the last argument was never closed.
    """

    def __init__(self, document: Document, tokens: list[Token]) -> None:
        self.document = document
        self.todo = tokens[::-1]
        self.budget = _AT_LEAST + _GROWTH * len(tokens)
        self.ran_away = False
        self._no_bracket = -1
        self._reported: set[str] = set()

    def push(self, tokens: Iterable[Token]) -> None:
        """Puts tokens in front of what is still to come."""
        self.todo.extend(reversed(list(tokens)))

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

    def options(self) -> list[Token]:
        """The first of the options before a macro's arguments; the others are dropped."""
        first = self.optional()
        given = first
        while given is not None:
            given = self.optional()
        return first or []
