"""Plain text as a browser copies a page: lines are lines, blank lines part blocks.

Numbered and bulleted lines are items, a line with tabs is a table row, and a short line that
stands alone and names a section (or is underlined) is a heading. Text that an editor wrapped to
a width is unwrapped.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from profdiff.document import Document
from profdiff.formats.builder import Builder
from profdiff.formats.text_lines import NEAR, Entry, arrange, whole_rows
from profdiff.formats.text_outline import Outline
from profdiff.span import SourceMap

_ITEM = re.compile(r"^([ \t]*)(?:\[?\d{1,3}[.)\]]|[-*•·◦▪‣○●])[ \t]+(?=\S)")
_UNDERLINE = re.compile(r"^\s*(=|-|~){3,}\s*$")
_URL = re.compile(r"\bhttps?://[^\s<>\"')\]]+[^\s<>\"')\].,;:]")
_MIN_WIDTH = 50


def read(text: str, path: str) -> Document:
    """The document of a plain-text page."""
    document = Document(path, "text", SourceMap(text))
    _Lines(document, text).run()
    return document


class _Lines:
    """Feeds the lines of a text to the builder as the elements that they stand for."""

    def __init__(self, document: Document, text: str) -> None:
        self.builder = Builder(document)
        self.text = text
        self.items: list[int] = []
        self.outline = Outline()

    def run(self) -> None:
        chunks = list(self._chunks())
        for number, chunk in enumerate(chunks):
            following = chunks[number + 1] if number + 1 < len(chunks) else []
            self._chunk(chunk, [line for line, _ in following[:NEAR]])
        self._leave_items(0, len(self.text))
        self.builder.finish(len(self.text))

    def _chunks(self) -> Iterator[list[tuple[str, int]]]:
        """The lines between blank ones, each with its place."""
        chunk: list[tuple[str, int]] = []
        at = 0
        for line in self.text.split("\n"):
            if line.strip():
                chunk.append((line, at))
            elif chunk:
                yield chunk
                chunk = []
            at += len(line) + 1
        if chunk:
            yield chunk

    def _chunk(self, lines: list[tuple[str, int]], following: list[str]) -> None:
        """Reads lines without a blank one between: titles, and what stands below each."""
        texts = [line for line, _ in lines]
        below = False
        first = 0
        for number, (line, at) in enumerate(lines):
            underlined = number + 1 < len(lines) and _UNDERLINE.match(texts[number + 1])
            if number < first:
                continue
            level = 0
            if underlined:
                level = 1 if "=" in texts[number + 1] else 2
            elif not _is_part(line):
                above = texts[max(first, number - NEAR) : number]
                under = texts[number + 1 : number + 1 + NEAR]
                listed = len(above) >= NEAR or (bool(above) and _are_listed(above, below=below))
                level = self.outline.title(line, above, under, following, listed=listed)
            if level:
                self._lines(lines[first:number], listed=below)
                self._heading(level, line, at)
                first, below = number + (2 if underlined else 1), not underlined
        self._lines(lines[first:], listed=below)

    def _heading(self, level: int, line: str, at: int) -> None:
        self._leave_items(0, at)
        self.outline.begin()
        self.builder.open(f"h{level}", {}, at)
        self._words(line.strip(), at + _indent(line))
        self.builder.close(f"h{level}", at + len(line))

    def _lines(self, lines: list[tuple[str, int]], *, listed: bool) -> None:
        """Reads lines without titles as a list, as rows of a table or as a paragraph."""
        if not lines:
            return
        texts = [line for line, _ in lines]
        self.outline.tell(texts)
        apart = self.items or any(map(_is_part, texts)) or _is_wrapped(texts)
        entries = None if apart else arrange(texts, listed=listed)
        if entries is None and not self.items and _are_rows(texts):
            self._table(lines)
        elif entries is None:
            self._paragraph(lines)
        else:
            self.builder.open("ul", {}, lines[0][1])
            for entry in entries:
                self._entry(lines, entry)
            self.builder.close("ul", lines[-1][1] + len(texts[-1]))

    def _entry(self, lines: list[tuple[str, int]], entry: Entry) -> None:
        """An item of one line or several, and the items nested in it."""
        self.builder.open("li", {}, lines[entry.start][1])
        for line, at in lines[entry.start : entry.nested]:
            self.builder.line_break(at)
            self._words(line, at)
        end = lines[entry.end - 1][1] + len(lines[entry.end - 1][0])
        if entry.nested < entry.end:
            self.builder.open("ul", {}, lines[entry.nested][1])
            for line, at in lines[entry.nested : entry.end]:
                self.builder.open("li", {}, at)
                self._words(line, at)
                self.builder.close("li", at + len(line))
            self.builder.close("ul", end)
        self.builder.close("li", end)

    def _paragraph(self, lines: list[tuple[str, int]]) -> None:
        """Marked items, rows, and words with line breaks or wrapped by an editor."""
        first, at = lines[0]
        if not _ITEM.match(first) and not (self.items and _indent(first) > self.items[-1]):
            self._leave_items(0, at)
            self.builder.open("p", {}, at)
        glue = " " if _is_wrapped([line for line, _ in lines]) else "\n"
        for number, (line, at) in enumerate(lines):
            marker = _ITEM.match(line)
            if marker:
                self._enter_item(len(marker[1].expandtabs()), at)
                self._words(line[marker.end() :], at + marker.end())
            else:
                if number and glue == " ":
                    self.builder.text(" ", at)
                elif number or self.items:
                    self.builder.line_break(at)
                self._words(line, at)
        if not self.items:
            self.builder.close("p", at + len(line))

    def _table(self, lines: list[tuple[str, int]]) -> None:
        """Rows of a table; what stands above the first is a paragraph."""
        first = next(n for n, (line, _) in enumerate(lines) if "\t" in line)
        if first:
            self._paragraph(lines[:first])
        self._leave_items(0, lines[first][1])
        self.builder.open("table", {}, lines[first][1])
        for row, at in whole_rows(lines[first:]):
            self._row(row, at)
        self.builder.close("table", lines[-1][1] + len(lines[-1][0]))

    def _enter_item(self, indent: int, at: int) -> None:
        while self.items and self.items[-1] > indent:
            self._leave_items(len(self.items) - 1, at)
        if self.items and self.items[-1] == indent:
            self.builder.close("li", at)
        else:
            self.builder.close("p", at)
            self.builder.open("ul", {}, at)
            self.items.append(indent)
        self.builder.open("li", {}, at)

    def _leave_items(self, depth: int, at: int) -> None:
        while len(self.items) > depth:
            self.items.pop()
            self.builder.close("ul", at)

    def _row(self, row: str, at: int) -> None:
        self.builder.open("tr", {}, at)
        for cell in row.split("\t"):
            self.builder.open("td", {}, at)
            for line in cell.split("\n"):
                self.builder.line_break(at)
                self._words(line, at)
                at += len(line) + 1
            self.builder.close("td", at)
        self.builder.close("tr", at)

    def _words(self, line: str, at: int) -> None:
        """A line's words, addresses in it as links."""
        done = 0
        if "://" in line:
            for url in _URL.finditer(line):
                self.builder.text(line[done : url.start()], at + done)
                self.builder.open("a", {"href": url[0]}, at + url.start())
                self.builder.text(url[0], at + url.start())
                self.builder.close("a", at + url.end())
                done = url.end()
        self.builder.text(line[done:], at + done)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _is_part(line: str) -> bool:
    """Whether a line is marked as an item or is a row of a table."""
    return _ITEM.match(line) is not None or "\t" in line.lstrip()


def _are_listed(lines: list[str], *, below: bool) -> bool:
    """Whether lines are a list or a table, which no blank line would part from a title."""
    return any(map(_is_part, lines)) or arrange(lines, listed=below) is not None


def _are_rows(lines: list[str]) -> bool:
    """Whether lines hold rows of a table, and no marked items."""
    return any("\t" in line.lstrip() for line in lines) and not any(map(_ITEM.match, lines))


def _is_wrapped(lines: list[str]) -> bool:
    """Whether an editor broke these lines: no first word of a line would have fitted before."""
    if len(lines) < 2:
        return False
    width = max(map(len, lines))
    if width < _MIN_WIDTH or width > 120:
        return False
    borders = list(pairwise(lines))
    full = all(len(line) + 1 + len(after.split(None, 1)[0]) > width for line, after in borders)
    return full and any(
        line.rstrip().endswith(",") or after.lstrip()[0].islower() for line, after in borders
    )
