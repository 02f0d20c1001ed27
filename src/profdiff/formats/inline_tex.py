r"""LaTeX within a value: `\href{url}{text}`, `{\"u}`, `\textbf{…}`, `--`, `$\alpha$`."""

import re
from collections.abc import Callable
from functools import lru_cache
from unicodedata import normalize

from profdiff.formats.inline_words import GAPS, Place, Writer

_SIGNS = re.compile(r"[\\{}$~]|--|``|''")
_TOKEN = re.compile(
    r"(?P<href>\\href\s*\{(?P<target>[^{}]*)\}\s*\{)|\\url\s*\{(?P<url>[^{}]*)\}"
    r"|\\(?P<accent>[`'^\"~=.])\s*(?:\{\s*(?P<a>\\?[^\W\d_])\s*\}|(?P<b>\\?[^\W\d_]))"
    r"|\\(?P<hook>[cvuHkrdb])(?:\{\s*(?P<c>\\?[^\W\d_])\s*\}|\s+(?P<d>[^\W\d_]))"
    r"|\\(?P<command>[A-Za-z]+)\*?[ \t]*"
    r"|(?P<break>\\\\(?:\[[^\[\]]{0,20}\])?)|\\(?P<char>.)"
    r"|\$(?P<math>[^$]{1,300})\$"
    r"|(?P<open>\{)|(?P<close>\})|(?P<tilde>~)|(?P<dash>---?)|(?P<quote>``|'')"
)
_COMBINING = dict(
    zip(
        "`'^\"~=.cvuHkrdb",
        "\u0300\u0301\u0302\u0308\u0303\u0304\u0307\u0327\u030c\u0306\u030b\u0328\u030a\u0323\u0331",
        strict=True,
    )
)
_SYMBOLS = dict(
    pair.split("=", 1)
    for pair in (
        "ss=ß o=ø O=Ø l=ł L=Ł ae=æ AE=Æ oe=œ OE=Œ aa=å AA=Å i=ı j=ȷ dh=ð DH=Ð th=þ TH=Þ dj=đ DJ=Đ "
        "ng=ŋ LaTeX=LaTeX TeX=TeX BibTeX=BibTeX ast=* textasteriskcentered=* textendash=– "
        "textemdash=— ldots=… dots=… textquoteright=’ textquoteleft=‘ textbackslash=\\ "
        "textdegree=° textbar=| textless=< textgreater=> textasciitilde=~ textbraceleft={ "
        "textbraceright=} lbrace={ rbrace=}"
    ).split()
) | {"newline": "\n", "par": "\n\n", "quad": " ", "qquad": " "}
_EMPHASIS = {
    **dict.fromkeys(("textbf", "bf", "bfseries", "mathbf"), "strong"),
    **dict.fromkeys(("textit", "emph", "it", "em", "itshape", "textsl", "underline"), "em"),
}


class TexReader:
    """Reads LaTeX: commands, groups, accents, ties, dashes, quotes and short formulas.

    `prose` reads a stretch of the words between them, where these have marks of their own.
    """

    def __init__(
        self, value: str, writer: Writer, prose: Callable[[int, int], None] | None = None
    ) -> None:
        self.value = value
        self.writer = writer
        self.prose = prose
        self.groups: list[tuple[Place, str, str]] = []
        self.next_group = ("", "")

    def run(self) -> None:
        """Reads the whole value."""
        at = 0
        for sign in _SIGNS.finditer(self.value):
            token = _TOKEN.match(self.value, sign.start()) if sign.start() >= at else None
            if token is None:
                continue
            if token.start() > at:
                self._words(at, token.start())
            at = token.end()
            self._token(token)
        if at < len(self.value):
            self._words(at, len(self.value))

    def _words(self, start: int, end: int) -> None:
        self.next_group = ("", "")
        if self.prose:
            self.prose(start, end)
        else:
            self.writer.text(self.value[start:end], start)

    def _token(self, token: re.Match[str]) -> None:
        kind, at = token.lastgroup, token.start()
        writer = self.writer
        if kind == "command":
            self._command(token["command"], at)
        elif kind == "open":
            self.groups.append((writer.here(), *self.next_group))
            self.next_group = ("", "")
        elif kind == "close":
            self._close()
        elif token["href"]:
            self.groups.append((writer.here(), "link", token["target"]))
        elif kind == "url":
            start = writer.here()
            writer.text(token["url"], at)
            writer.mark(start, "link", token["url"])
        elif kind == "break":
            writer.space("\n")
        elif kind == "tilde":
            self._tie(at)
        else:
            writer.text(_sign(token), at)

    def _tie(self, at: int) -> None:
        if at and self.value[at - 1] in "/:":
            self.writer.text("~", at)
        else:
            self.writer.space(" ")

    def _close(self) -> None:
        if self.groups:
            start, kind, target = self.groups.pop()
            if kind:
                self.writer.mark(start, kind, target)

    def _command(self, name: str, at: int) -> None:
        if name in _EMPHASIS:
            self.next_group = (_EMPHASIS[name], "")
            return
        symbol = _SYMBOLS.get(name)
        if symbol is None:
            symbol = _known_symbol(name)
        if symbol in GAPS:
            self.writer.space(symbol)
        elif symbol:
            self.writer.text(symbol, at)


def _sign(token: re.Match[str]) -> str:
    """The character of an accent, an escaped sign, a formula, a dash or a quote."""
    accent = token["accent"] or token["hook"]
    if accent:
        letter = token["a"] or token["b"] or token["c"] or token["d"]
        return normalize("NFC", letter.lstrip("\\") + _COMBINING[accent])
    if token["math"]:
        return _formula(token["math"])
    if token["dash"]:
        return "—" if len(token[0]) == 3 else "–"
    if token["quote"]:
        return "“" if token[0] == "``" else "”"
    char = token["char"] or ""
    return {",": " ", ";": " ", ":": " ", "-": "", "/": "", "@": "", "!": ""}.get(char, char)


@lru_cache(maxsize=4096)
def _formula(formula: str) -> str:
    """A short formula as text: Greek letters and signs as themselves, what makes it up aside."""
    bare = formula.strip().removeprefix("^").strip("{} ")
    if "\\" not in bare:
        return bare.replace("{", "").replace("}", "")
    from pylatexenc.latex2text import LatexNodes2Text  # type: ignore[import-untyped]  # has none

    return str(LatexNodes2Text(math_mode="text").latex_to_text(f"${bare}$")).strip()


@lru_cache(maxsize=4096)
def _known_symbol(name: str) -> str:
    """The character that a command stands for, "" for a command that sets no character."""
    from pylatexenc.latex2text import get_default_latex_context_db

    found = get_default_latex_context_db().get_macro_spec(name)
    text = getattr(found, "simplify_repl", None)
    return text if isinstance(text, str) and "%" not in text else ""
