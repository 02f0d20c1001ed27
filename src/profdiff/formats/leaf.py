"""The text of the block that is being filled: its folded white space, its places and its marks."""

import msgspec

from profdiff.document import Block, Mark

#: Of one kind of emphasis, what is nested deeper says nothing (HTML's "Noah's Ark clause").
_MAX_ALIKE = 3
#: Signs that a page sets before the points of a list by hand; they are no words of it.
BULLETS = "•▪◦●■▸►‣⁃❖➢∙"
#: Of two gaps at one point, the one that parts more is kept.
_RANK = {"": 0, " ": 1, "\n": 2, "\t": 3}


class _OpenMark(msgspec.Struct):
    """An inline element that has begun, where in the leaf's text it did, and before which part."""

    kind: str
    value: str
    start: int
    part: int
    tag: str


class Leaf:
    """Fills one block after another with text.

    White space folds as in HTML: a gap waits until the next words come, so that none stands at
    an edge. Inline elements may reach over several blocks; each gets a mark for its part.
    `holder` is the item or row that text at this point belongs to, if any; text outside of one
    begins a paragraph.
    """

    def __init__(self) -> None:
        self.block: Block | None = None
        self.holder: Block | None = None
        self.length = 0
        self._parts: list[str] = []
        self._gap = ""
        self._breaks = 0
        self._is_border = False
        self._marks: list[_OpenMark] = []

    def resume(self, block: Block) -> None:
        """Goes on with a block that was left, on a new line."""
        self.block = block
        self._load(block)
        self._gap = "\n" if block.text else ""

    def end(self, at: int) -> Block | None:
        """Ends the block, if there is one; what is marked beyond it goes on in the next."""
        self._gap = ""
        self._breaks = 0
        block, self.block = self.block, None
        if block is None:
            return None
        for mark in self._marks:
            if mark.start < self.length:
                self._add_mark(mark, block)
            mark.start = mark.part = 0
        block.text = "".join(self._parts)
        block.end = at
        self._parts = []
        self.length = 0
        return block

    # Words and gaps

    def add(self, line: str, at: int) -> None:
        """Words from a place in the source, all in one line of it."""
        joined = line.strip()
        if not joined:
            if line and not self._gap:
                self._gap = " "
            return
        begin = at if joined[0] == line[0] else at + len(line) - len(line.lstrip())
        if joined[0] in BULLETS and (not self.length or self._gap == "\n"):
            bare = joined.lstrip(BULLETS).lstrip()
            begin += len(joined) - len(bare)
            joined = bare
            if not joined:
                return
        if "  " in joined or not joined.isprintable():
            joined = " ".join(joined.split())
        block = self.block or self._begin()
        length = self.length
        if length:
            gap = self._gap or (" " if line[0].isspace() else "")
            if self._is_border and not gap and self._touches(joined):
                gap = "\t"
            if gap:
                self._parts.append(gap)
                length += 1
        self._gap = " " if line[-1].isspace() else ""
        self._breaks = 0
        self._is_border = False
        block.places.append((length, begin))
        self._parts.append(joined)
        self.length = length + len(joined)

    def add_lines(self, text: str, at: int) -> None:
        """Words from a place in the source, over several of its lines."""
        if text.isspace():
            self._wrap(text.count("\n"))
            return
        for number, line in enumerate(text.split("\n")):
            if number:
                self._wrap()
            if line:
                self.add(line, at)
            at += len(line) + 1

    def separate(self, gap: str) -> None:
        """Parts the words that come next from those before, unless they are parted more."""
        if _RANK[gap] > _RANK[self._gap]:
            self._gap = gap

    def widen(self) -> None:
        """A gap that parts columns, where nothing parts more than words."""
        if self.block is not None and self._gap in ("", " "):
            self._gap = "\t"

    def border(self) -> None:
        """A column begins or ends: words that touch the next ones without white space do not."""
        self._is_border = True

    def _touches(self, word: str) -> bool:
        """Whether words would run on from the last: letters or digits, brackets closed."""
        last = self._parts[-1][-1]
        return (last.isalnum() or last in ").") and (word[0].isalnum() or word[0] == "(")

    def line_break(self) -> bool:
        """A visible line break; true where it is the second in a row, which parts paragraphs."""
        self._breaks += 1
        if self._breaks > 1 and self.block is not None and self.block.kind == "paragraph":
            return True
        self.separate("\n")
        return False

    def _wrap(self, times: int = 1) -> None:
        """A line of the source ends where the reader sees a space; kept as a hint for citations."""
        if self.block is not None and self.length:
            self.block.marks += [Mark(self.length, self.length, "wrap")] * times
        if not self._gap:
            self._gap = " "

    def _begin(self) -> Block:
        """The block that words go to where none is being filled."""
        self.block = block = self.holder or Block("paragraph")
        self._load(block)
        return block

    def _load(self, block: Block) -> None:
        self._parts = [block.text] if block.text else []
        self.length = len(block.text)

    # Marks

    def open_mark(self, kind: str, value: str, tag: str) -> None:
        """An inline element begins."""
        if [mark.tag for mark in self._marks].count(tag) < _MAX_ALIKE:
            self._marks.append(_OpenMark(kind, value, self.length, len(self._parts), tag))

    def close_mark(self, *tags: str) -> bool:
        """Ends the innermost open inline element of these names; whether there was one."""
        for index in range(len(self._marks) - 1, -1, -1):
            if self._marks[index].tag in tags:
                self._end_mark(self._marks.pop(index))
                return True
        return False

    def _end_mark(self, mark: _OpenMark) -> None:
        if self.block is None and (mark.kind != "link" or not mark.value):
            return
        self._add_mark(mark, self.block or self._begin())

    def _add_mark(self, mark: _OpenMark, block: Block) -> None:
        if mark.kind == "link" and not mark.value:
            return
        begin = mark.start
        if 0 < begin < self.length:
            # the separator before the first word belongs to no mark
            begin += self._parts[mark.part][0] in " \n\t"
        if begin < self.length or mark.kind == "link":
            block.marks.append(Mark(begin, max(self.length, begin), mark.kind, mark.value))
