"""Records and passages of a row of pages, each kept once, with what every page changes of the last.

What a comparison finds to be one thing is one thread, so that any two pages of the row can be held
against each other without being compared again.
"""

from collections.abc import Iterator, Sequence

import msgspec

from profdiff.changes import Change
from profdiff.records import ENTITIES, Passage, Profile, Record, Statement

#: A thread, and the record that it is from now on; NOTHING where it is gone.
Move = tuple[int, int]
NOTHING = -1
#: Stretches of more passages than this are told as replaced, not compared.
_MOST = 3000


class Held(msgspec.Struct, frozen=True):
    """A record as some page has it."""

    entity: str
    record: Record


class Text(msgspec.Struct, frozen=True):
    """A passage as some page has it, and the threads of what was read from it."""

    text: str
    threads: tuple[int, ...] = ()


class Edit(msgspec.Struct, frozen=True, array_like=True):
    """At a place in a page's passages so many are taken out, and others put in their place."""

    at: int
    cut: int
    put: list[int]


class Leaf(msgspec.Struct):
    """What one page changes of the page before.

    `threads` are those of the changes that were told of it, in their order, None for one of the
    page itself. `edits` stand last first, so that one does not shift the place of another.
    """

    moves: list[Move]
    edits: list[Edit]
    threads: list[int | None] = []


class Keeping:
    """The pages so far, oldest first."""

    def __init__(self) -> None:
        self.records: list[Held] = []
        self.passages: list[Text] = []
        self.leaves: list[Leaf] = []
        self._numbers: dict[Text, int] = {}
        self._threads: dict[str, int] = {}
        self._gone: dict[str, int] = {}
        self._total = 0
        self._listed: list[int] = []
        #: What a passage says → the page since which it stands there.
        self._since: dict[str, int] = {}

    def begin(self, profile: Profile) -> None:
        """Take a page that was compared with none: what was known and it does not say is gone."""
        self._gone |= self._threads
        ended, self._threads = set(self._threads.values()), {}
        moves = [(self._new_thread(r.id), self._keep(e, r)) for e, r in _records(profile)]
        ended -= set(self._threads.values())
        self.leaves.append(Leaf([*moves, *((thread, NOTHING) for thread in sorted(ended))], []))
        self._turn_to(profile.passages)

    def go_on(self, changes: Sequence[Change], profile: Profile | None) -> None:
        """Take a page that changes this of what was known before; None where it has no passages."""
        self.leaves.append(leaf := Leaf([], []))
        threads = [self._taken(change) for change in changes]
        for change, thread in zip(changes, threads, strict=True):
            leaf.threads.append(self._moved(change, thread, leaf))
        self._turn_to(profile.passages if profile else [])

    def _taken(self, change: Change) -> int | None:
        """The thread that a change ends or carries on."""
        if change.old is None or change.entity not in ENTITIES:
            return None
        thread = self._threads.pop(change.old.id, None)
        if thread is None:
            # A record that no change brought, as its words had stood there before it was read.
            self._total += 1
            thread = self._total - 1
            leaf = self.leaves[self._since.get(_said(change.old), 0)]
            leaf.moves.append((thread, self._keep(change.entity, change.old)))
        return thread

    def _moved(self, change: Change, thread: int | None, leaf: Leaf) -> int | None:
        if change.entity not in ENTITIES:
            return None
        if change.new is None:
            if thread is not None and change.old is not None:
                self._gone[change.old.id] = thread
                leaf.moves.append((thread, NOTHING))
            return thread
        if thread is None:
            thread = self._new_thread(change.new.id)
        self._threads[change.new.id] = thread
        leaf.moves.append((thread, self._keep(change.entity, change.new)))
        return thread

    def _new_thread(self, key: str) -> int:
        """A thread for a record that came, or is back."""
        thread = self._gone.pop(key, self._total)
        self._total += thread == self._total
        self._threads[key] = thread
        return thread

    def _keep(self, entity: str, record: Record) -> int:
        self.records.append(Held(entity, record))
        return len(self.records) - 1

    def _turn_to(self, passages: Sequence[Passage]) -> None:
        """Note how the passages of a page differ from those of the page before."""
        listed = [self._number(passage) for passage in passages if passage.text.strip()]
        now = len(self.leaves) - 1
        said = (" ".join(passage.text.split()) for passage in passages)
        self._since = {text: self._since.get(text, now) for text in said}
        self.leaves[-1].edits = list(_edits(self._listed, listed))
        self._listed = listed

    def _number(self, passage: Passage) -> int:
        found = (self._threads.get(each) for each in passage.records)
        text = Text(passage.text, tuple(sorted({each for each in found if each is not None})))
        number = self._numbers.setdefault(text, len(self.passages))
        if number == len(self.passages):
            self.passages.append(text)
        return number


def _said(record: Record) -> str:
    """What a sentence says; "" for a record of another kind."""
    return " ".join(record.text.split()) if isinstance(record, Statement) else ""


def apply(listed: list[int], edits: Sequence[Edit]) -> list[int]:
    """The passages of a page, of those of the page before and its edits."""
    listed = listed.copy()
    for edit in edits:
        listed[edit.at : edit.at + edit.cut] = edit.put
    return listed


def _records(profile: Profile) -> Iterator[tuple[str, Record]]:
    for entity, (attribute, _) in ENTITIES.items():
        for record in getattr(profile, attribute):
            yield entity, record


def _edits(old: list[int], new: list[int]) -> Iterator[Edit]:
    """What makes the new list of the old one, last place first."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    middle, other = old[start : len(old) - end], new[start : len(new) - end]
    if max(len(middle), len(other)) > _MOST:
        yield Edit(start, len(middle), other)
        return
    from difflib import SequenceMatcher

    found = SequenceMatcher(None, middle, other, autojunk=False).get_opcodes()
    for sign, a, b, c, d in reversed(found):
        if sign != "equal":
            yield Edit(start + a, b - a, other[c:d])
