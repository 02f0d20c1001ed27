"""Where in a source something stands."""

from bisect import bisect_right

import msgspec


class Span(msgspec.Struct, frozen=True):
    """A stretch of a source file; lines and columns count from 1, columns in characters.

    `end_column` is the column after the last character, as in an editor's selection.
    Front matter counts: line 1 is the first line of the file as it was read.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int


#: The bytes of UTF-8 that begin no character.
_CONTINUATION = bytes(range(0x80, 0xC0))


class SourceMap:
    """Turns offsets into a source to lines and columns.

    Formats that hand out byte offsets give the source as bytes, the others as text.
    """

    __slots__ = ("_last", "_source", "starts")

    def __init__(self, source: str | bytes) -> None:
        self._source = source
        self._last = (0, 1)
        starts = [0]
        newline: str | bytes = "\n" if isinstance(source, str) else b"\n"
        at = source.find(newline)  # type: ignore[arg-type]  # newline is of the source's own type
        while at >= 0:
            starts.append(at + 1)
            at = source.find(newline, at + 1)  # type: ignore[arg-type]  # as above
        #: The offset of each line's beginning.
        self.starts = starts

    @property
    def text(self) -> str:
        """The source, of a format that hands out offsets into text."""
        return self._source if isinstance(self._source, str) else self._source.decode()

    def offset(self, line: int, column: int = 1) -> int:
        """The offset of a 1-based line and column, for a source given as text."""
        return self.starts[min(line, len(self.starts)) - 1] + column - 1

    def place(self, offset: int) -> tuple[int, int]:
        """The 1-based line and column of an offset."""
        line = bisect_right(self.starts, offset)
        start = self.starts[line - 1]
        if isinstance(self._source, bytes):
            return line, self._column(self._source, start, offset)
        return line, offset - start + 1

    def _column(self, source: bytes, start: int, offset: int) -> int:
        """The column of an offset in a line of UTF-8, counted on from the last one asked for."""
        at, column = self._last if start <= self._last[0] <= offset else (start, 1)
        column += len(source[at:offset].translate(None, _CONTINUATION))
        self._last = (offset, column)
        return column
