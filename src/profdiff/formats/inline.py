r"""The words of a value as a reader sees them: HTML, Markdown and LaTeX within it read away.

Values of data files are written for a template: `\href{url}{text}` for one that makes a PDF,
`[text](url)` or `<a href>` for one that makes a page, `{\"u}` in a bibliography.
"""

import re
from html import unescape

from profdiff.formats.inline_words import Place, Words, Writer

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
_HREF = re.compile(r"\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.I)
_BLOCK_TAGS = frozenset("p div li ul ol h1 h2 h3 h4 h5 h6 blockquote tr table section".split())
_RUNS = {"*": "em", "**": "strong", "***": "strong", "_": "em", "__": "strong", "`": "code"}


def words(value: str, *, tex: bool = False) -> Words:
    """The words of a value; `tex` for a bibliography, where Markdown has no meaning."""
    if not SPECIAL.search(value):
        text = " ".join(value.split())
        return Words(text, [], [(0, len(value) - len(value.lstrip()))] if text else [])
    writer = Writer(value)
    if tex or _TEX.search(value):
        from profdiff.formats.inline_tex import TexReader

        TexReader(value, writer, None if tex else _RichReader(value, writer).run).run()
    else:
        _RichReader(value, writer).run()
    return writer.done()


class _RichReader:
    """Reads Markdown's inline marks and HTML."""

    def __init__(self, value: str, writer: Writer) -> None:
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


def _target(address: str) -> str:
    return f"mailto:{address}" if "@" in address and ":" not in address else address
