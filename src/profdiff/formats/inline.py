r"""The words of a value as a reader sees them: HTML, Markdown and LaTeX within it read away.

Values of data files are written for a template: `\href{url}{text}` for one that makes a PDF,
`[text](url)` or `<a href>` for one that makes a page, `{\"u}` in a bibliography.
"""

import re
from functools import lru_cache
from html import unescape
from typing import NamedTuple
from unicodedata import normalize

from profdiff.document import Mark


class Words(NamedTuple):
    """Text with its marks; `places` pairs text offsets with offsets in the value.

    A blank line in the text parts paragraphs, a single line break is a visible one.
    """

    text: str
    marks: list[Mark]
    places: list[tuple[int, int]]


#: Signs without which a value is its words and nothing else.
SPECIAL = re.compile(r"[\\{}<*_`\[&$~\n]|--|''")
_TEX = re.compile(r"\\(?:[A-Za-z]{2,}|[\"'`^~=.]\{?\\?[A-Za-z]|[&%#_$\\{}])|\{\\")
#: How far the end of an emphasis may be from its beginning; bounds the search for it.
_REACH = 400
_TOKEN = re.compile(
    r"(?P<link>\[(?P<label>[^\[\]]{1,300})\]\((?P<target>[^()\s]*(?:\([^()\s]*\)[^()\s]*)?)"
    r"(?:\s+\"[^\"]*\")?\))"
    r"|<(?P<address>[^<>\s]+[@:/][^<>\s]+)>"
    r"|<(?P<tag>/?[A-Za-z][A-Za-z0-9]*)(?P<attributes>[^<>]*)>|<!--[^<>]*-->"
    r"|(?P<entity>&(?:\#\d{1,7}|\#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]\w{1,30});)"
    r"|(?P<run>\*{1,3}|_{1,2}|`)"
    r"|(?P<tie>(?<=[^\s/:])~(?=[^\s/]))"
    r"|(?P<lines>[ \t]*\n(?:[ \t]*\n)+)"
)
#: Where a token can begin: looking for these first is what makes long prose cheap.
_SIGN = re.compile(r"[\[<&*_`~]|[ \t]*\n[ \t]*\n")
_TEX_SIGN = re.compile(r"[\\{}$~]|--|``|''")
_TEX_TOKEN = re.compile(
    r"(?P<href>\\href\s*\{(?P<target>[^{}]*)\}\s*\{)|\\url\s*\{(?P<url>[^{}]*)\}"
    r"|\\(?P<accent>[`'^\"~=.])\s*(?:\{\s*(?P<a>\\?[^\W\d_])\s*\}|(?P<b>\\?[^\W\d_]))"
    r"|\\(?P<hook>[cvuHkrdb])(?:\{\s*(?P<c>\\?[^\W\d_])\s*\}|\s+(?P<d>[^\W\d_]))"
    r"|\\(?P<command>[A-Za-z]+)\*?[ \t]*"
    r"|(?P<break>\\\\(?:\[[^\[\]]{0,20}\])?)|\\(?P<char>.)"
    r"|\$(?P<math>[^$]{1,300})\$"
    r"|(?P<open>\{)|(?P<close>\})|(?P<tilde>~)|(?P<dash>---?)|(?P<quote>``|'')"
)
_HREF = re.compile(r"\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.I)
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
        "textdegree=° textbar=| textless=< textgreater=> textasciitilde=~"
    ).split()
) | {"newline": "\n", "par": "\n\n", "quad": " ", "qquad": " "}
_EMPHASIS = {
    **dict.fromkeys(("textbf", "bf", "bfseries", "mathbf"), "strong"),
    **dict.fromkeys(("textit", "emph", "it", "em", "itshape", "textsl", "underline"), "em"),
}
_TAGS = {"b": "strong", "strong": "strong", "i": "em", "em": "em", "cite": "em", "u": "em"}
_BLOCK_TAGS = frozenset("p div li ul ol h1 h2 h3 h4 h5 h6 blockquote tr table section".split())
_RUNS = {"*": "em", "**": "strong", "***": "strong", "_": "em", "__": "strong", "`": "code"}
#: A length of the text and a number of its parts.
Place = tuple[int, int]
_RANK = {"": 0, " ": 1, "\n": 2, "\n\n": 3}


def words(value: str, *, tex: bool = False) -> Words:
    """The words of a value; `tex` for a bibliography, where Markdown has no meaning."""
    if not SPECIAL.search(value):
        text = " ".join(value.split())
        return Words(text, [], [(0, len(value) - len(value.lstrip()))] if text else [])
    writer = _Writer(value)
    if tex:
        _TexReader(value, writer).run()
    elif _TEX.search(value):
        _TexReader(value, writer, rich=True).run()
    else:
        _RichReader(value, writer).run()
    return writer.done()


class _Writer:
    """Collects words, folds white space and keeps the marks that are open."""

    def __init__(self, value: str) -> None:
        self.value = value
        self.parts: list[str] = []
        self.length = 0
        self.gap = ""
        self.marks: list[Mark] = []
        self.places: list[tuple[int, int]] = []

    def text(self, text: str, at: int) -> None:
        """Words, `at` their offset in the value; each line of them gets its place."""
        for line in text.split("\n") if "\n" in text else (text,):
            self._line(line, at)
            at += len(line) + 1
            if line is not text:
                self.space(" ")

    def _line(self, line: str, at: int) -> None:
        found = line.split()
        if not found:
            if line:
                self.space(" ")
            return
        if line[0].isspace():
            self.space(" ")
        if self.length and self.gap:
            self.parts.append(self.gap)
            self.length += len(self.gap)
        self.gap = " " if line[-1].isspace() else ""
        joined = " ".join(found)
        self.places.append((self.length, at + len(line) - len(line.lstrip())))
        self.parts.append(joined)
        self.length += len(joined)

    def space(self, gap: str) -> None:
        """White space before the next word: a space, a line break or a blank line."""
        if _RANK[gap] > _RANK[self.gap]:
            self.gap = gap

    def here(self) -> Place:
        """Where a mark that is opened now begins."""
        return self.length, len(self.parts)

    def mark(self, start: Place, kind: str, value: str = "") -> None:
        """Marks the words since a place; the white space before them belongs to no mark."""
        begin, part = start
        if begin and part < len(self.parts) and self.parts[part].isspace():
            begin += len(self.parts[part])
        if begin < self.length or kind == "link":
            self.marks.append(Mark(min(begin, self.length), self.length, kind, value))

    def done(self) -> Words:
        """All that was collected."""
        return Words("".join(self.parts), self.marks, self.places)


class _RichReader:
    """Reads Markdown's inline marks and HTML."""

    def __init__(self, value: str, writer: _Writer) -> None:
        self.value = value
        self.writer = writer
        self.open: list[tuple[str, int, Place, str]] = []
        self.links: list[tuple[Place, str]] = []

    def run(self, start: int = 0, end: int | None = None) -> None:
        """Reads a stretch of the value."""
        stop = len(self.value) if end is None else end
        at = start
        for sign in _SIGN.finditer(self.value, start, stop):
            token = _TOKEN.match(self.value, sign.start(), stop) if sign.start() >= at else None
            if token is None:
                continue
            if token.start() > at:
                self.writer.text(self.value[at : token.start()], at)
            at = token.end()
            self._token(token)
        if at < stop:
            self.writer.text(self.value[at:stop], at)

    def _token(self, token: re.Match[str]) -> None:
        writer, kind = self.writer, token.lastgroup
        if token["link"]:
            start = writer.here()
            label = words(token["label"])
            writer.text(label.text, token.start("label"))
            writer.mark(start, "link", token["target"])
        elif token["address"]:
            start = writer.here()
            writer.text(token["address"], token.start() + 1)
            writer.mark(start, "link", _target(token["address"]))
        elif token["tag"]:
            self._tag(token["tag"].lower(), token["attributes"])
        elif kind == "entity":
            writer.text(unescape(token[0]), token.start())
        elif kind == "run":
            self._run(token)
        elif kind == "tie":
            writer.space(" ")
        elif kind == "lines":
            writer.space("\n\n")

    def _tag(self, tag: str, attributes: str) -> None:
        name = tag.removeprefix("/")
        if name == "br":
            # two line breaks in a row part paragraphs, as a reader sees them
            self.writer.space("\n\n" if self.writer.gap == "\n" else "\n")
        elif name in _BLOCK_TAGS:
            self.writer.space("\n\n")
        elif name == "a" and tag == name:
            found = _HREF.search(attributes)
            target = next(filter(None, found.groups()), "") if found else ""
            self.links.append((self.writer.here(), unescape(target)))
        elif name == "a" and self.links:
            start, target = self.links.pop()
            if target:
                self.writer.mark(start, "link", target)

    def _run(self, token: re.Match[str]) -> None:
        """A run of stars, underscores or a backtick: the end of an emphasis, a begin, or itself."""
        run, at, end = token[0], token.start(), token.end()
        if self.open and self.open[-1][1] == at:
            _, _, start, kind = self.open.pop()
            self.writer.mark(start, kind)
            return
        closer = self._closer(run, at, end)
        if closer is None:
            self.writer.text(run, at)
        else:
            self.open.append((run, closer, self.writer.here(), _RUNS[run]))

    def _closer(self, run: str, at: int, end: int) -> int | None:
        """Where the emphasis that a run begins ends, None where it begins none."""
        value = self.value
        if end >= len(value) or value[end].isspace():
            return None
        if run != "`" and at and (value[at - 1].isalnum() or value[at - 1] == run[0]):
            return None
        inner = self.open[-1][1] if self.open else len(value)
        where = value.find(run, end + 1, min(end + _REACH, inner))
        while where >= 0:
            after = value[where + len(run) : where + len(run) + 1]
            good = not value[where - 1].isspace() and not after.isalnum() and after != run[0]
            if good or run == "`":
                return where
            where = value.find(run, where + len(run), min(end + _REACH, inner))
        return None


class _TexReader:
    """Reads LaTeX: commands, groups, accents, ties, dashes, quotes and short formulas.

    `rich` reads the words between them as Markdown and HTML too.
    """

    def __init__(self, value: str, writer: _Writer, *, rich: bool = False) -> None:
        self.value = value
        self.writer = writer
        self.rich = _RichReader(value, writer) if rich else None
        self.groups: list[tuple[Place, str, str]] = []
        self.next_group = ("", "")

    def run(self) -> None:
        """Reads the whole value."""
        at = 0
        for sign in _TEX_SIGN.finditer(self.value):
            token = _TEX_TOKEN.match(self.value, sign.start()) if sign.start() >= at else None
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
        if self.rich:
            self.rich.run(start, end)
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
        if symbol in _RANK:
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
    from pylatexenc.latex2text import LatexNodes2Text  # type: ignore[import-untyped]

    return str(LatexNodes2Text(math_mode="text").latex_to_text(f"${bare}$")).strip()


@lru_cache(maxsize=4096)
def _known_symbol(name: str) -> str:
    """The character that a command stands for, "" for a command that sets no character."""
    from pylatexenc.latex2text import get_default_latex_context_db

    found = get_default_latex_context_db().get_macro_spec(name)
    text = getattr(found, "simplify_repl", None)
    return text if isinstance(text, str) and "%" not in text else ""


def _target(address: str) -> str:
    return f"mailto:{address}" if "@" in address and ":" not in address else address
