"""One entry of a publication list: its lines, and the stretches of them that bear a mark."""

import re
from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

from profdiff.document import Block, Mark
from profdiff.extract.dates import years_in
from profdiff.extract.link_labels import LABELS
from profdiff.extract.names import read_names
from profdiff.extract.stretches import Stretch
from profdiff.lexicon.venues import known_venue
from profdiff.patterns import Pattern

#: What lies at the edges of an entry's parts.
ENTRY_EDGE = ' \t\n,.;:|/·•–—-*+"“”„«»'
_NUMBER = Pattern(
    r"^\s*(?:\[[A-Za-z]{0,4}-?\d{1,3}\]|\[?\(?\d{1,3}[.)\]_]|[A-Z]{1,2}\d{1,3}[.:)]?)\s+(?=\S)"
)
#: "[1940 citations]" is no year.
CITED = Pattern(r"[\[(]?\b(?:cited by \d[\d,]*|\d[\d,]* citations?\b)[\])]?", "cit", re.IGNORECASE)
#: A body that wrote something, alone before a full stop: "Harbour development team. …".
COLLECTIVE_AUTHOR = Pattern(
    r"(?:The )?[A-Z][\w&-]*(?: [\w&-]+){0,4} (?i:team|consortium|collaboration|group)(?=\.)"
)
#: A line is a list of names when this share of its pieces are.
_MOSTLY = 0.75
_BRACKETED = Pattern(r"\[[^\[\]]*\]")
#: A line of labels has no more words than this.
_MAX_LABELS = 12


class Place(NamedTuple):
    """A stretch of one of an entry's lines, in offsets of the line."""

    line: int
    start: int
    end: int


class Entry:
    """The lines of one entry, without the number it may begin with.

    Two of the same words and marks are equal: what one is read for, the other is too.
    """

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

    @cached_property
    def _words(self) -> tuple[tuple[str, str, tuple[Mark, ...]], ...]:
        """All that an entry is read by."""
        return tuple((block.kind, block.text, tuple(block.marks)) for block in self.blocks)

    @cached_property
    def _hash(self) -> int:
        return hash(self._words)

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Entry) and self._words == other._words

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
        links = (self._marked.get(("link", n), []) for n in range(len(self.lines)))
        pairs = enumerate(zip(self.lines, links, strict=True))
        return [n for n, (line, own) in pairs if not _is_links_line(line, own)]

    @cached_property
    def texts(self) -> list[str]:
        """The words of each line."""
        return [line.text for line in self.lines]

    @cached_property
    def kinds(self) -> set[str]:
        """The kinds of marks that stand on the lines."""
        return {kind for kind, _ in self._marked}

    @cached_property
    def _marked(self) -> dict[tuple[str, int], list[Mark]]:
        """The marks of each kind on each line, in order."""
        found: dict[tuple[str, int], list[Mark]] = {}
        by_block: dict[int, list[tuple[Stretch, int]]] = {}
        for number, line in enumerate(self.lines):
            by_block.setdefault(id(line.block), []).append((line, number))
        for lines in by_block.values():
            block = lines[0][0].block
            lines.sort(key=lambda pair: pair[0].start)
            starts = [line.start for line, _ in lines]
            for mark in sorted(mark for mark in block.marks if mark.start < mark.end):
                for at in range(max(bisect_right(starts, mark.start) - 1, 0), len(lines)):
                    line, number = lines[at]
                    if line.start >= mark.end:
                        break
                    if max(mark.start, line.start) < min(mark.end, line.end):
                        found.setdefault((mark.kind, number), []).append(mark)
        return found

    def text_of(self, place: Place) -> str:
        """The words of a place."""
        return self.texts[place.line][place.start : place.end]

    def without_labels(self, number: int, start: int = 0) -> str:
        """The words of a line from an offset on, without links that are labels and their bars."""
        line = self.lines[number]
        rest = line._replace(start=line.start + start)
        return without_labels(rest, self._marked.get(("link", number), []))

    def marks(self, kind: str, number: int) -> list[Place]:
        """The stretches of one line that bear a mark, neighbours joined."""
        line, text = self.lines[number], self.texts[number]
        found: list[Place] = []
        for mark in self._marked.get((kind, number), ()):
            start, end = max(mark.start, line.start), min(mark.end, line.end)
            start, end = start - line.start, end - line.start
            if found and not text[found[-1].end : start].strip(" :,.-"):
                found[-1] = found[-1]._replace(end=end)
            else:
                found.append(Place(number, start, end))
        return found


def _names_go_on(text: str, following: str) -> bool:
    """Whether a list of names breaks off at the end of its line and the next line ends it."""
    if not text.rstrip().endswith((",", " and", "&")) or years_in(following):
        return False
    return all(read_names(part)[1] >= _MOSTLY for part in (text, following))


def _is_links_line(line: Stretch, marks: list[Mark]) -> bool:
    """Whether a line, given with the links on it, holds link labels and nothing else."""
    text = line.text
    if not any(map(str.isalnum, text)):
        return True
    block = line.block.text
    links = [block[max(m.start, line.start) : min(m.end, line.end)] for m in marks]
    if len(links) > 1 and any(_is_label(label) for label in links):
        covered = sum(_letters(label) for label in links if _is_label(label) or _is_short(label))
        if covered >= 0.8 * _letters(text) and not _names_venue(line, marks):
            return True
    bracketed = _BRACKETED.findall(text) if text.startswith("[") else []
    if len(bracketed) > 1 and _BRACKETED.sub("", text).strip(ENTRY_EDGE) == "":
        return any(map(_is_label, bracketed)) and not _names_venue(line, marks)
    labels = 0
    for token in text.split():
        word = token.strip("[](){}|/,.:;·•<>").lower()
        if any(map(str.isalnum, word)):
            labels += 1
            if labels > _MAX_LABELS or word not in LABELS:
                return False
    bare = text.strip(ENTRY_EDGE + "[]()")
    return bare == "www" or not known_venue(bare)


def _names_venue(line: Stretch, marks: list[Mark]) -> bool:
    """Whether a venue stands among the labels of a line: "ICRA 2022 / Video / Paper"."""
    return known_venue(without_labels(line, marks).strip(ENTRY_EDGE + "()[]")) is not None


def without_labels(line: Stretch, marks: list[Mark] | None = None) -> str:
    """The words of a line without the links that are labels and the bars between them."""
    text, at, kept = line.block.text, line.start, ""
    for mark in sorted(line.block.marked("link")) if marks is None else marks:
        if not line.start <= mark.start < mark.end <= line.end or mark.start < at:
            continue
        words = [w.strip("[](){}/,.:;").lower() for w in text[mark.start : mark.end].split()]
        if all(word in LABELS for word in words):
            kept += text[at : mark.start].rstrip(" /|[(·•")
            at = mark.end
    if not kept and at == line.start:
        return line.text
    return (kept + text[at : line.end].lstrip("])")).strip()


def _is_label(label: str) -> bool:
    """Whether a link begins with a known label: "PDF", "Code and data", but no name or title."""
    return any(w.strip("[](){}/,.:;").lower() in LABELS for w in label.split()[:3])


def _is_short(label: str) -> bool:
    return len(label.split()) <= 3


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))
