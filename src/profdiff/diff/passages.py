"""Which passages of two pages say the same, and which of the others belong together.

Every visible word of a page stands in exactly one passage. What is equal here cannot have
changed its facts ("same words, same facts"), and what is not equal has to be covered by some
change ("nothing lost").
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import lru_cache

from profdiff.diff.signature import (
    Signature,
    Spelling,
    bare_signature,
    is_all_links,
    running_signature,
    signature,
    targets,
)
from profdiff.match import OF_PASSAGES, Matching
from profdiff.match.assignment import Edge, assign
from profdiff.match.candidates import candidates, words
from profdiff.match.scores import shared
from profdiff.patterns import Pattern
from profdiff.records import Passage, Record

_LEAST_ALIKE = 50
_MOST_STARTS = 8
_BETWEEN = Pattern(r"[\s.,;:|]+")
_WORD = Pattern(r"\w+")
_NO_PARTNER = -1


class Passages:
    """The passages of two pages: equal ones paired off, the rest left over."""

    def __init__(self, matching: Matching, spelling: Spelling) -> None:
        self.matching = matching
        self.spelling = spelling
        self.old: Sequence[Passage] = matching.old.profile.passages
        self.new: Sequence[Passage] = matching.new.profile.passages
        self.known = bool(self.old) and bool(self.new)
        self.old_left = dict.fromkeys(range(len(self.old)))
        self.new_left = dict.fromkeys(range(len(self.new)))
        self._partners = {
            pair.old.id: pair.new.id for pairs in matching.pairs.values() for pair in pairs
        }
        self.old_signature = lru_cache(None)(lambda i: signature(self.old[i], spelling))
        self.new_signature = lru_cache(None)(lambda i: signature(self.new[i], spelling))
        if self.known:
            self._pair_equal()

    def stands(self, old: Record | None, new: Record | None) -> bool:
        """Whether the passages of a record are all on the other page too, for each side given."""
        return (
            self.known
            and (old is None or _all_paired(self.matching.old.passages, old, self.old_left))
            and (new is None or _all_paired(self.matching.new.passages, new, self.new_left))
        )

    def _pair_equal(self) -> None:
        """Pair equal passages, first those whose records are the same too."""
        self._pair(self._raw_key, with_records=True)
        self._pair(self._raw_key, with_records=False)
        self._pair(self._signature_key, with_records=True)
        self._pair(self._signature_key, with_records=False)
        self._pair(self._items_key, with_records=True)
        if not self.spelling.links:
            self._pair(self._bare_key, with_records=False)
        self._drop_silent()
        self._pair_joined()

    def _raw_key(self, index: int, old: bool) -> Hashable:
        passage = self.old[index] if old else self.new[index]
        return passage.text, targets(passage.links) if self.spelling.links else ()

    def _signature_key(self, index: int, old: bool) -> Signature:
        return self.old_signature(index) if old else self.new_signature(index)

    def _running_key(self, index: int, old: bool) -> Signature:
        passage = self.old[index] if old else self.new[index]
        if is_all_links(passage):
            return running_signature(passage, self.spelling)
        return self._signature_key(index, old)

    def _bare_key(self, index: int, old: bool) -> Signature:
        return bare_signature(self.old[index] if old else self.new[index], self.spelling)

    def _items_key(self, index: int, old: bool) -> Hashable:
        """The words of a passage that lists several records of one kind, in whatever order."""
        passage = self.old[index] if old else self.new[index]
        found = self._signature_key(index, old)
        kinds = {record.partition(":")[0] for record in passage.records}
        if len(kinds) != 1 or len(passage.records) < 2 or kinds <= OF_PASSAGES:
            return found
        return tuple(sorted(_WORD.findall(found.text))), found.targets

    def _records(self, index: int, old: bool) -> frozenset[str]:
        """The records of a passage, matched ones by the name of the new side."""
        if old:
            return frozenset(self._partners.get(r, f"-{r}") for r in self.old[index].records)
        return frozenset(self.new[index].records)

    def _pair(self, key: Callable[[int, bool], Hashable], *, with_records: bool) -> None:
        waiting: dict[Hashable, list[int]] = {}

        def full(index: int, old: bool) -> Hashable:
            return (key(index, old), self._records(index, old) if with_records else None)

        for n in reversed(self.new_left):
            waiting.setdefault(full(n, False), []).append(n)
        for o in list(self.old_left):
            equals = waiting.get(full(o, True))
            if equals:
                del self.old_left[o]
                del self.new_left[equals.pop()]

    def _drop_silent(self) -> None:
        """Passages of signs alone say nothing; nor do links beside a format that has none."""
        sign = self._signature_key if self.spelling.links else self._bare_key
        for left, old in ((self.old_left, True), (self.new_left, False)):
            for index in [i for i in left if not any(sign(i, old))]:
                del left[index]

    def _pair_joined(self) -> None:
        """Pair runs of neighbours that say the same but are cut at other places."""
        runs = list(self._joined())
        uses = Counter(("old", o) for olds, _ in runs for o in olds)
        uses.update(("new", n) for _, news in runs for n in news)
        for olds, news in runs:
            if all(uses["old", o] == 1 for o in olds) and all(uses["new", n] == 1 for n in news):
                for o in olds:
                    del self.old_left[o]
                for n in news:
                    del self.new_left[n]

    def _joined(self) -> Iterator[tuple[list[int], list[int]]]:
        """The shortest runs of passages left on both pages that put together say the same."""
        olds = _Run(self.old_left, lambda index: self._running_key(index, True))
        news = _Run(self.new_left, lambda index: self._running_key(index, False))
        starts: dict[str, list[int]] = {}
        for position in range(len(news.left)):
            starts.setdefault(news.first_word(position), []).append(position)
        for position in range(len(olds.left)):
            for other in starts.get(olds.first_word(position), ())[:_MOST_STARTS]:
                lengths = _same_length(olds, position, news, other)
                if lengths:
                    yield (
                        olds.left[position : position + lengths[0]],
                        news.left[other : other + lengths[1]],
                    )

    def partners(self) -> dict[int, int]:
        """Old → new among the passages left over: the same place before and after an edit.

        First those whose text stayed and only links changed, then by shared records, then by
        likeness of words.
        """
        old_left, new_left = dict(self.old_left), dict(self.new_left)
        found: dict[int, int] = {}

        def settle(scores: dict[Edge, int]) -> None:
            free = {e: s for e, s in scores.items() if e[0] in old_left and e[1] in new_left}
            for o, n in assign(free).items():
                found[o] = n
                del old_left[o]
                del new_left[n]

        settle(self._same_text(old_left, new_left))
        settle(self._same_records(old_left, new_left))
        settle(self._alike(list(old_left), list(new_left)))
        return found

    def _same_text(self, old_left: Iterable[int], new_left: Iterable[int]) -> dict[Edge, int]:
        olds = _alone((self.old_signature(o).text, o) for o in old_left)
        news = _alone((self.new_signature(n).text, n) for n in new_left)
        return {(o, news[text]): 1 for text, o in olds.items() if text in news}

    def _same_records(self, old_left: Iterable[int], new_left: dict[int, None]) -> dict[Edge, int]:
        scores: dict[Edge, int] = {}
        for o in old_left:
            for record in self.old[o].records:
                partner = self._partners.get(record, "")
                for n in self.matching.new.passages.get(partner, ()):
                    if n in new_left:
                        scores[o, n] = scores.get((o, n), 1 + self._likeness(o, n)) + 100
        return scores

    def _alike(self, olds: list[int], news: list[int]) -> dict[Edge, int]:
        edges = candidates(
            [words(self.old[o].text) for o in olds], [words(self.new[n].text) for n in news]
        )
        scores = {(olds[o], news[n]): self._likeness(olds[o], news[n]) for o, n in edges}
        return {edge: score for edge, score in scores.items() if score >= _LEAST_ALIKE}

    def _likeness(self, old: int, new: int) -> int:
        return shared(
            self.old_signature(old).text.split(" "), self.new_signature(new).text.split(" ")
        )


def _all_paired(passages: dict[str, list[int]], record: Record, left: dict[int, None]) -> bool:
    """Whether a record was read from passages that all have an equal on the other page."""
    own = passages.get(record.id)
    return bool(own) and not any(index in left for index in own or ())


def _alone(items: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Key → index, for the keys that occur once."""
    found: dict[str, int] = {}
    for key, index in items:
        found[key] = _NO_PARTNER if key in found else index
    return {key: index for key, index in found.items() if index != _NO_PARTNER and key}


class _Run:
    """The passages left on one page, in order, with what each says."""

    def __init__(self, left: Iterable[int], sign: Callable[[int], Signature]) -> None:
        self.left = list(left)
        self._sign = lru_cache(None)(sign)

    def first_word(self, position: int) -> str:
        """The word that a passage begins with."""
        found = _WORD.search(self._sign(self.left[position]).text)
        return found[0] if found else ""

    def letters(self, position: int) -> str:
        """What a passage says without spaces and stops; "" beyond the last."""
        return _letters(self._sign(self.left[position]).text) if position < len(self.left) else ""

    def targets(self, start: int, length: int) -> list[str]:
        """Where the links of a run lead, sorted."""
        run = self.left[start : start + length]
        return sorted(target for index in run for target in self._sign(index).targets)


def _same_length(olds: _Run, start: int, news: _Run, other: int) -> tuple[int, int] | None:
    """How many passages from two starts on say the same put together; None if they never do."""
    taken, taken_new = 1, 1
    rest, rest_new = olds.letters(start), news.letters(other)
    while rest != rest_new:
        if len(rest) < len(rest_new) and rest_new.startswith(rest):
            more, taken = olds.letters(start + taken), taken + 1
            rest, rest_new = more, rest_new[len(rest) :]
        elif len(rest_new) < len(rest) and rest.startswith(rest_new):
            more, taken_new = news.letters(other + taken_new), taken_new + 1
            rest, rest_new = rest[len(rest_new) :], more
        else:
            return None
        if not more:
            return None
    same_links = olds.targets(start, taken) == news.targets(other, taken_new)
    cut_elsewhere = taken > 1 or taken_new > 1
    return (taken, taken_new) if rest and same_links and cut_elsewhere else None


def _letters(text: str) -> str:
    """A text without what may stand between its parts."""
    return _BETWEEN.sub("", text)
