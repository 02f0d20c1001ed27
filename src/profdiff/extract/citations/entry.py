"""One entry of a publication list: its lines, and the stretches of them that bear a mark."""

import re
from functools import cached_property
from typing import NamedTuple

from profdiff.document import Block
from profdiff.extract.dates import years_in
from profdiff.extract.link_labels import LABELS
from profdiff.extract.names import read_names
from profdiff.extract.patterns import Pattern
from profdiff.extract.stretches import Stretch
from profdiff.lexicon.venues import known_venue

#: What lies at the edges of an entry's parts.
ENTRY_EDGE = ' \t\n,.;:|/·•–—-*+"“”„«»'
_NUMBER = Pattern(
    r"^\s*(?:\[[A-Za-z]{0,4}-?\d{1,3}\]|\(?\d{1,3}[.)\]]|[A-Z]{1,2}\d{1,3}[.:)]?)\s+(?=\S)"
)
#: "[1940 citations]" is no year.
CITED = Pattern(r"[\[(]?\b(?:cited by \d[\d,]*|\d[\d,]* citations?\b)[\])]?", "cit", re.IGNORECASE)
#: A line is a list of names when this share of its pieces are.
_MOSTLY = 0.75
#: A line of labels has no more words than this.
_MAX_LABELS = 12


class Place(NamedTuple):
    """A stretch of one of an entry's lines, in offsets of the line."""

    line: int
    start: int
    end: int


class Entry:
    """The lines of one entry, without the number it may begin with."""

    def __init__(self, blocks: list[Block]) -> None:
        self.blocks = blocks
        self.lines: list[Stretch] = []
        for block in blocks:
            at = 0
            for text in block.text.replace("\t", "\n").split("\n"):
                if text.strip():
                    self._add_line(Stretch(block, at, at + len(text)))
                at += len(text) + 1
        self._captions_last()
        number = _NUMBER.match(self.lines[0].text) if self.lines else None
        if number:
            first = self.lines[0]
            self.lines[0] = first._replace(start=first.start + number.end())

    def _captions_last(self) -> None:
        """Moves the caption of a picture, in a cell of its own that links to the same, behind."""
        first = self.lines[0] if len(self.lines) > 2 else None
        if first is None or first.block.kind != "row" or "\t" not in first.block.text:
            return
        if first.block.text.find("\t") != first.end:
            return
        urls = [link.url for link in first.block.links(first.start, first.end)]
        if any(link.url in urls for link in first.block.links(first.end + 1)):
            self.lines = [*self.lines[1:], first]

    def _add_line(self, line: Stretch) -> None:
        """Adds a line, to the one before where that one is a list of names that goes on."""
        last = self.lines[-1] if self.lines else None
        if last is not None and last.block is line.block and _names_go_on(last.text, line.text):
            self.lines[-1] = last._replace(end=line.end)
        else:
            self.lines.append(line)

    @cached_property
    def telling(self) -> list[int]:
        """The numbers of the lines that hold more than link labels."""
        return [n for n, line in enumerate(self.lines) if not is_links_line(line)]

    def text_of(self, place: Place) -> str:
        """The words of a place."""
        return self.lines[place.line].text[place.start : place.end]

    def marks(self, kind: str, number: int) -> list[Place]:
        """The stretches of one line that bear a mark, neighbours joined."""
        line = self.lines[number]
        found: list[Place] = []
        for mark in sorted(line.block.marked(kind)):
            start, end = max(mark.start, line.start), min(mark.end, line.end)
            if start >= end:
                continue
            start, end = start - line.start, end - line.start
            if found and not line.text[found[-1].end : start].strip(" :,.-"):
                found[-1] = found[-1]._replace(end=end)
            else:
                found.append(Place(number, start, end))
        return found


def _names_go_on(text: str, following: str) -> bool:
    """Whether a list of names breaks off at the end of its line and the next line ends it."""
    if not text.rstrip().endswith((",", " and", "&")) or years_in(following):
        return False
    return all(read_names(part)[1] >= _MOSTLY for part in (text, following))


def is_links_line(line: Stretch) -> bool:
    """Whether a line holds link labels and nothing else."""
    if not any(map(str.isalnum, line.text)):
        return True
    links = _labels(line)
    if len(links) > 1 and any(_is_label(label) for label in links):
        covered = sum(_letters(label) for label in links if _is_label(label) or _is_short(label))
        if covered >= 0.8 * _letters(line.text) and not _names_venue(line):
            return True
    labels = 0
    for token in line.text.split():
        word = token.strip("[](){}|/,.:;·•<>").lower()
        if any(map(str.isalnum, word)):
            labels += 1
            if labels > _MAX_LABELS or word not in LABELS:
                return False
    bare = line.text.strip(ENTRY_EDGE + "[]()")
    return bare == "www" or not known_venue(bare)


def _names_venue(line: Stretch) -> bool:
    """Whether a venue stands among the labels of a line: "ICRA 2022 / Video / Paper"."""
    return known_venue(without_labels(line).strip(ENTRY_EDGE + "()[]")) is not None


def without_labels(line: Stretch) -> str:
    """The words of a line without the links that are labels and the bars between them."""
    text, at, kept = line.block.text, line.start, ""
    for mark in sorted(line.block.marked("link")):
        if not line.start <= mark.start < mark.end <= line.end or mark.start < at:
            continue
        words = [w.strip("[](){}/,.:;").lower() for w in text[mark.start : mark.end].split()]
        if all(word in LABELS for word in words):
            kept += text[at : mark.start].rstrip(" /|[(·•")
            at = mark.end
    if not kept and at == line.start:
        return line.text
    return (kept + text[at : line.end].lstrip("])")).strip()


def _labels(line: Stretch) -> list[str]:
    """The words of each link within a line."""
    found = []
    for mark in line.block.marked("link"):
        start, end = max(mark.start, line.start), min(mark.end, line.end)
        if start < end:
            found.append(line.block.text[start:end])
    return found


def _is_label(label: str) -> bool:
    """Whether a link begins with a known label: "PDF", "Code and data", but no name or title."""
    return any(w.strip("[](){}/,.:;").lower() in LABELS for w in label.split()[:3])


def _is_short(label: str) -> bool:
    return len(label.split()) <= 4


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))
