"""Collects the words of a value with the marks on them and their places."""

from typing import NamedTuple

from profdiff.document import Mark

#: A length of the text and a number of its parts.
Place = tuple[int, int]
#: The gaps between words; of two at one point, the one that parts more is kept.
GAPS = {"": 0, " ": 1, "\n": 2, "\n\n": 3}


class Words(NamedTuple):
    """Text with its marks; `places` pairs text offsets with offsets in the value.

    A blank line in the text parts paragraphs, a single line break is a visible one.
    """

    text: str
    marks: list[Mark]
    places: list[tuple[int, int]]


class Writer:
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
        if GAPS[gap] > GAPS[self.gap]:
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
