r"""LaTeX source → tokens, each with its offset.

What TeX settles before it looks at macros is settled here: comments, blank lines that end
paragraphs, spaces after control words, and the stretches that are taken letter by letter
(`\verb`, verbatim environments, the addresses of links).
"""

import re
from typing import NamedTuple

TEXT = "text"
SPACE = "space"
PAR = "par"
COMMAND = "command"
OPEN = "{"
CLOSE = "}"
BRACKET = "["
BEGIN = "begin"
END = "end"
MATH = "$"
CELL = "&"
PARAM = "param"
SCRIPT = "^"
TIE = "~"
#: `\\href{…}` and `\\url{…}` with an address that needs no expansion.
HREF = "href"
URL = "url"
CODE = "code"
VERB = "verb"


class Token(NamedTuple):
    """A piece of source: what it is, what it says, where it stands."""

    kind: str
    value: str
    at: int


#: Environments whose content is shown as it stands, and those whose content is not shown.
SHOWN_AS_IS = frozenset("verbatim verbatim* Verbatim BVerbatim lstlisting minted alltt".split())
NOT_SHOWN = frozenset("comment filecontents filecontents* ccomment".split())
_NAME = {False: "[A-Za-z]+", True: "[A-Za-z@]+"}
_PATTERN = r"""
(?P<text>[^\\{}\[\]&~$\#%^_\n]+)
|(?P<par>\n[ \t]*\n\s*)
|(?P<space>\n[ \t]*)
|(?P<comment>%[^\n]*(?:\n[ \t]*(?=\S))?)
|(?P<begin>\\begin[ \t]*\{(?P<begun>[^{}\\\#\n]*)\})
|(?P<end>\\end[ \t]*\{(?P<ended>[^{}\\\#\n]*)\})
|(?P<link>\\(?P<how>href|url|nolinkurl|path)[ \t]*
   \{(?P<address>[^{}\n\\\#]*(?:(?:\\[%_\#&~$]|\#(?!\d))[^{}\n\\\#]*)*)\})
|(?P<verb>\\verb\*?(?P<fence>[!-)+-/:-@\[-`{-~])(?P<verbatim>[^\n]*?)(?P=fence))
|(?P<command>\\(?P<name>@NAME@)(?:[ \t]*\n(?![ \t]*\n)[ \t]*|[ \t]+)?)
|(?P<symbol>\\(?s:.)?)
|(?P<param>\#\#?\d)
|(?P<single>[{}\[\]&~$^_\#])
"""
_TOKENS = {
    internal: re.compile(_PATTERN.replace("@NAME@", name), re.VERBOSE)
    for internal, name in _NAME.items()
}
_ESCAPED = re.compile(r"\\([%_#&~$])")
_SINGLE = {"{": OPEN, "}": CLOSE, "[": BRACKET, "]": BRACKET, "&": CELL, "~": TIE, "$": MATH}
_SINGLE |= {"^": SCRIPT, "_": SCRIPT, "#": TEXT}
#: Groups of the pattern that are tokens as they stand.
_PLAIN = frozenset((TEXT, SPACE, PAR, PARAM))


def tokenize(text: str, *, internal: bool = False) -> list[Token]:
    r"""The tokens of a source up to `\end{document}`.

    Before `\begin{document}`, and with `internal` throughout, `@` is a letter of macro names, as
    the preamble's own definitions need it.
    """
    return _Tokenizer(text, internal).run()


class _Tokenizer:
    def __init__(self, text: str, internal: bool) -> None:
        self.text = text
        self.internal = internal or "\\begin{document}" in text
        self.tokens: list[Token] = []
        self.unclosed: set[str] = set()

    def run(self) -> list[Token]:
        position: int | None = 0
        while position is not None:
            position = self._stretch(position)
        return self.tokens

    def _stretch(self, start: int) -> int | None:
        """Reads up to where reading changes; returns where to go on, None at the end."""
        add = self.tokens.append
        for found in _TOKENS[self.internal].finditer(self.text, start):
            kind = found.lastgroup or ""
            if kind in _PLAIN:
                add(Token(kind, found[0], found.start()))
            elif kind == COMMAND:
                add(Token(COMMAND, found["name"], found.start()))
            elif kind == "single":
                add(Token(_SINGLE[found[0]], found[0], found.start()))
            elif kind == BEGIN:
                go_on = self._begin(found)
                if go_on is not None:
                    return go_on
            elif kind == END:
                if found["ended"] == "document":
                    return None
                add(Token(END, found["ended"].strip(), found.start()))
            else:
                self._rare(kind, found)
        return None

    def _begin(self, found: re.Match[str]) -> int | None:
        name = found["begun"].strip()
        if name in SHOWN_AS_IS or name in NOT_SHOWN:
            go_on = self._as_it_stands(name, found)
            if go_on is not None:
                return go_on
        self.tokens.append(Token(BEGIN, name, found.start()))
        if name == "document" and self.internal:
            self.internal = False
            return found.end()
        return None

    def _as_it_stands(self, name: str, found: re.Match[str]) -> int | None:
        if name in self.unclosed:
            return None
        end = self.text.find(f"\\end{{{name}}}", found.end())
        if end < 0:
            self.unclosed.add(name)
            return None
        if name in SHOWN_AS_IS:
            self.tokens.append(Token(CODE, self.text[found.end() : end], found.end()))
        return end + len(f"\\end{{{name}}}")

    def _rare(self, kind: str, found: re.Match[str]) -> None:
        if kind == "symbol":
            self.tokens.append(Token(COMMAND, found[0][1:], found.start()))
        elif kind == VERB:
            self.tokens.append(Token(VERB, found["verbatim"], found.start("verbatim")))
        elif kind == "link":
            address = _ESCAPED.sub(r"\1", found["address"]).strip()
            how = HREF if found["how"] == "href" else URL
            self.tokens.append(Token(how, address, found.start("address")))
