"""Two pages side by side: passages in reading order, and marks on what a change stands on.

A row: {"kind", "alike", "old": cell or None, "new": cell or None}; a cell: {"pieces": [{"text",
"marked"}], "numbers", "ids"}; a stretch of rows: {"folded", "kind", "rows"}. The kinds are `same`,
`moved` (alone in its row, as it stands elsewhere on the other page) and `differs`.
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

import msgspec

from profdiff.changes import Change
from profdiff.history.keeping import Text
from profdiff.records import Record, Statement
from profdiff.render.sanitise import sanitise

#: Rows that differ from nothing are folded away where there are more of them in a row.
_MOST_SAME = 4
#: Passages of less in common than this are told as a whole, not word by word.
_ALIKE = 0.5
_LONGEST = 400
Row = dict[str, Any]
_Pair = tuple[Text | None, Text | None]


class Marks(msgspec.Struct):
    """The numbers of changes, which count from 1, by where they stand.

    That is by thread; of sentences, which hold no record of their own, by what they say.
    """

    threads: dict[int, list[int]] = {}
    old: dict[str, list[int]] = {}
    new: dict[str, list[int]] = {}

    def numbers(self, text: Text, side: str) -> list[int]:
        """The numbers of the changes that a passage of the old or new side tells of."""
        said = self.old if side == "old" else self.new
        found = set(said.get(_words(text), ()))
        return sorted(found.union(*(self.threads.get(thread, ()) for thread in text.threads)))


def marks(changes: Sequence[Change], threads: Sequence[int | None]) -> Marks:
    """Where changes stand, each with the thread that it is of."""
    found = Marks()
    for number, (change, thread) in enumerate(zip(changes, threads, strict=True), 1):
        if thread is not None:
            found.threads.setdefault(thread, []).append(number)
        for said, record in ((found.old, change.old), (found.new, change.new)):
            if text := _sentence(record):
                said.setdefault(text, []).append(number)
    return found


def _sentence(record: Record | None) -> str:
    return " ".join(record.text.split()) if isinstance(record, Statement) else ""


def _words(text: Text) -> str:
    """A passage however its lines are broken."""
    return " ".join(text.text.split())


def shown(text: str) -> str:
    """A passage as it is shown: its lines apart, each break a word of its own."""
    return " \n ".join(map(sanitise, text.strip().splitlines()))


def stretches(rows: Sequence[Row]) -> list[Row]:
    """Rows in order, those that are the same on both sides folded where they are many."""
    found: list[Row] = []
    at = 0
    while at < len(rows):
        end = at
        while end < len(rows) and rows[end]["kind"] == rows[at]["kind"]:
            end += 1
        part = list(rows[at:end])
        kind = rows[at]["kind"]
        if kind != "differs" and len(part) > _MOST_SAME:
            head, tail = int(at > 0), int(end < len(rows))
            found += [
                {"folded": False, "kind": kind, "rows": part[:head]},
                {"folded": True, "kind": kind, "rows": part[head : len(part) - tail]},
                {"folded": False, "kind": kind, "rows": part[len(part) - tail :]},
            ]
        else:
            found.append({"folded": False, "kind": kind, "rows": part})
        at = end
    return [stretch for stretch in found if stretch["rows"]]


def sides(old: Sequence[Text], new: Sequence[Text], found: Marks, prefix: str) -> list[Row]:
    """The rows; `prefix` begins the ids of the changes."""
    both = {_words(text) for text in old} & {_words(text) for text in new}
    pairs = [(pair, _kind(pair, both)) for pair in _moved_apart(_aligned(old, new), both)]
    writer = _Writer(found, prefix, pairs)
    return [writer.row(pair, kind) for pair, kind in pairs]


def _moved_apart(pairs: Iterator[_Pair], both: set[str]) -> Iterator[_Pair]:
    """The pairs, those of a passage that stands on both pages in other places taken apart."""
    for was, now in pairs:
        if was and now and not _alike(was, now) and both & {_words(was), _words(now)}:
            yield was, None
            yield None, now
        else:
            yield was, now


def _kind(pair: _Pair, both: set[str]) -> str:
    if _alike(*pair):
        return "same"
    alone = [_words(text) for text in pair if text]
    return "moved" if len(alone) == 1 and alone[0] in both else "differs"


def _aligned(old: Sequence[Text], new: Sequence[Text]) -> Iterator[_Pair]:
    said = [[_words(text) for text in side] for side in (old, new)]
    matcher = SequenceMatcher(None, said[0], said[1], autojunk=False)
    for sign, a, b, c, d in matcher.get_opcodes():
        if sign == "equal":
            yield from zip(old[a:b], new[c:d], strict=True)
        else:
            yield from _beside(list(old[a:b]), list(new[c:d]))


def _beside(old: Sequence[Text], new: Sequence[Text]) -> Iterator[_Pair]:
    """Passages that differ, those that tell of the same things beside each other."""
    where = {thread: at for at in reversed(range(len(new))) for thread in new[at].threads}
    done, lone = 0, []
    for was in old:
        found = [where[each] for each in was.threads if where.get(each, -1) >= done]
        if not found:
            lone.append(was)
            continue
        at = min(found)
        yield from _apart(lone, new[done:at])
        yield was, new[at]
        done, lone = at + 1, []
    yield from _apart(lone, new[done:])


def _apart(old: Sequence[Text], new: Sequence[Text]) -> Iterator[_Pair]:
    """Passages of which nothing is the same: beside each other where they are as many."""
    if len(old) == len(new):
        yield from zip(old, new, strict=True)
    else:
        yield from ((was, None) for was in old)
        yield from ((None, now) for now in new)


def _alike(old: Text | None, new: Text | None) -> bool:
    return old is not None and new is not None and _words(old) == _words(new)


class _Writer:
    """Writes rows; of the marks of a change on a side, the first has the id that leads to it."""

    def __init__(self, found: Marks, prefix: str, pairs: Sequence[tuple[_Pair, str]]) -> None:
        self._found, self._prefix = found, prefix
        self._marked: set[str] = set()
        self._differing = {
            number
            for pair, kind in pairs
            if kind == "differs"
            for text, side in zip(pair, ("old", "new"), strict=True)
            if text
            for number in found.numbers(text, side)
        }

    def row(self, pair: _Pair, kind: str) -> Row:
        """The row of two passages, or of one alone."""
        alike = kind != "differs"
        before, after = _pieces(*pair, alike=alike)
        old = self._cell(pair[0], before, "old", alike=alike)
        new = self._cell(pair[1], after, "new", alike=alike)
        if any(cell and cell["numbers"] for cell in (old, new)):
            kind = "differs"
        return {"kind": kind, "alike": alike, "old": old, "new": new}

    def _cell(self, text: Text | None, pieces: list[Row], side: str, *, alike: bool) -> Row | None:
        if text is None:
            return None
        numbers = self._found.numbers(text, side)
        # A change is marked where its words stand; one without words of its own, where it is read.
        told = [n for n in numbers if not alike or n not in self._differing]
        ids = [f"{self._prefix}{number}-{side}" for number in told]
        fresh = [each for each in ids if each not in self._marked]
        self._marked.update(fresh)
        return {"pieces": pieces, "numbers": told, "ids": fresh}


def _pieces(old: Text | None, new: Text | None, *, alike: bool) -> tuple[list[Row], list[Row]]:
    was, now = (shown(text.text) if text else "" for text in (old, new))
    if alike:
        return [_piece(was)], [_piece(now)]
    words_old, words_new = was.split(" "), now.split(" ")
    if was and now and max(len(words_old), len(words_new)) <= _LONGEST:
        matcher = SequenceMatcher(None, words_old, words_new, autojunk=False)
        if matcher.ratio() >= _ALIKE:
            codes = matcher.get_opcodes()
            return (
                _marked(words_old, [(sign, a, b) for sign, a, b, _, _ in codes]),
                _marked(words_new, [(sign, c, d) for sign, _, _, c, d in codes]),
            )
    return [_piece(was, marked=True)], [_piece(now, marked=True)]


def _marked(words: list[str], codes: list[tuple[str, int, int]]) -> list[Row]:
    return [
        _piece(" ".join(words[start:end]), marked=sign != "equal")
        for sign, start, end in codes
        if end > start
    ]


def _piece(text: str, *, marked: bool = False) -> Row:
    return {"text": text, "marked": marked}
