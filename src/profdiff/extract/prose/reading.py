"""A stretch of prose as it is read: what its readers know of the page, and what they find."""

from profdiff.document import Block
from profdiff.extract.page import Found, Stretches
from profdiff.records import Record


class Reading:
    """What sentences of one block tell; `opens` says that the block is the first of its page.

    Readers of sentences know no more of a page, so what they find can be remembered by it.
    """

    def __init__(self, kind: str, owner: str | None, *, opens: bool) -> None:
        self.kind = kind
        self.owner = owner
        self.opens = opens
        self.found: list[Found] = []
        self._read_by: dict[str, Stretches] = {}

    def add(self, record: Record, block: Block, start: int, end: int, *, rule: str) -> None:
        """Records what was read from a stretch of the block."""
        self.found.append(Found(record, block, start, end, rule))
        self._read_by.setdefault(rule, Stretches()).add(start, end)

    def is_read_by(self, rule: str, at: int) -> bool:
        """Whether a rule read a record from a stretch of the block that an offset lies in."""
        read = self._read_by.get(rule)
        return read is not None and read.meet(at, at + 1)
