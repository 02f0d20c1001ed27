"""Plain text as a browser copies a page: lines are lines, blank lines part blocks.

Numbered and bulleted lines are items, a line with tabs is a table row, and a short line that
stands alone and names a section (or is underlined) is a heading. Text that an editor wrapped to
a width is unwrapped.
"""

import re
from itertools import pairwise

from profdiff.document import Document
from profdiff.formats.builder import Builder
from profdiff.lexicon.sections import is_section_title
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

    def run(self) -> None:
        chunk: list[tuple[str, int]] = []
        at = 0
        for line in self.text.split("\n"):
            if line.strip():
                chunk.append((line, at))
            elif chunk:
                self._chunk(chunk)
                chunk = []
            at += len(line) + 1
        if chunk:
            self._chunk(chunk)
        self._leave_items(0, at)
        self.builder.finish(len(self.text))

    def _chunk(self, lines: list[tuple[str, int]]) -> None:
        lines = self._headings(lines)
        if not lines:
            return
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
            elif "\t" in line.strip() and not self.items:
                self._row(line, at)
            else:
                if number and glue == " ":
                    self.builder.text(" ", at)
                elif number or self.items:
                    self.builder.line_break(at)
                self._words(line, at)
        if not self.items:
            self.builder.close("p", at + len(line))

    def _headings(self, lines: list[tuple[str, int]]) -> list[tuple[str, int]]:
        """Reads the headings that a chunk begins with; returns what is left."""
        first, at = lines[0]
        title = first.strip()
        underlined = len(lines) > 1 and _UNDERLINE.match(lines[1][0])
        if underlined or (len(lines) == 1 and _is_heading(title)):
            self._leave_items(0, at)
            tag = "h1" if underlined and "=" in lines[1][0] else "h2"
            self.builder.open(tag, {}, at)
            self._words(title, at + _indent(first))
            self.builder.close(tag, at + len(first))
            return lines[2:] if underlined else []
        return lines

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

    def _row(self, line: str, at: int) -> None:
        self.builder.open("tr", {}, at)
        for cell in line.split("\t"):
            self.builder.open("td", {}, at)
            self._words(cell, at)
            self.builder.close("td", at)
            at += len(cell) + 1
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


def _is_heading(title: str) -> bool:
    if len(title) > 60 or title.endswith((".", ",", ";", "!", "?")):
        return False
    return is_section_title(title)


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
