"""A ladder of rungs, from the surest sign that two records are the same thing to the weakest."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from msgspec import UNSET
from msgspec.structs import replace

from profdiff.match.assignment import Edge, assign
from profdiff.match.candidates import candidates
from profdiff.records import Record

R = TypeVar("R", bound=Record)
Score = Callable[[R, R], int]
Keys = Iterable[Hashable]


def together(*parts: Hashable) -> Keys:
    """One key of several parts, no key where a part is missing."""
    return (parts,) if all(parts) else ()


class Pair(NamedTuple):
    """An old and a new record that are the same thing, and the rung that found it."""

    old: Record
    new: Record
    by: str


class Ladder(Generic[R]):
    """The records of one entity on two pages, and the pairs found so far.

    Each rung treats both sides alike, so that swapping the pages swaps the pairs and no more.
    """

    def __init__(self, old: Sequence[R], new: Sequence[R]) -> None:
        self.old, self.new = old, new
        self.old_free = dict.fromkeys(range(len(old)))
        self.new_free = dict.fromkeys(range(len(new)))
        self.found: list[tuple[int, int, str]] = []

    @property
    def done(self) -> bool:
        """Whether one side has no records left."""
        return not (self.old_free and self.new_free)

    def take(self, old: int, new: int, by: str) -> None:
        """Settle that two records, given by index, are the same thing."""
        del self.old_free[old]
        del self.new_free[new]
        self.found.append((old, new, by))

    def same(self, by: str) -> None:
        """Pair records of one id that say the same to the letter: quicker than by any form."""
        news = {self.new[n].id: n for n in reversed(self.new_free)}
        for o in list(self.old_free):
            n = news.get(self.old[o].id)
            if n is not None and _placeless(self.old[o]) == _placeless(self.new[n]):
                del news[self.old[o].id]
                self.take(o, n, by)

    def equal(self, by: str, content: Callable[[R], Hashable]) -> None:
        """Pair records that say the same, the k-th old with the k-th new of those alike."""
        alike: dict[Hashable, list[int]] = {}
        for n in self.new_free:
            alike.setdefault(content(self.new[n]), []).append(n)
        for o in list(self.old_free):
            news = alike.get(content(self.old[o]))
            if news:
                self.take(o, news.pop(0), by)

    def by(
        self,
        name: str,
        keys: Callable[[R], Keys],
        fits: Callable[[R, R], bool] = lambda _o, _n: True,
        *,
        alone_on_page: bool = False,
    ) -> None:
        """Pair records that share a key which no other record bears.

        `alone_on_page` asks this of all records of both pages, not only of those still free:
        a shared identifier identifies neither of those that share it.
        """
        if self.done:
            return
        every = alone_on_page
        olds = _holders(self.old, range(len(self.old)) if every else self.old_free, keys)
        news = _holders(self.new, range(len(self.new)) if every else self.new_free, keys)
        votes: Counter[Edge] = Counter()
        for key, (o, *others) in olds.items():
            n, *rivals = news.get(key, (-1,))
            if others or rivals or o not in self.old_free or n not in self.new_free:
                continue
            if fits(self.old[o], self.new[n]):
                votes[o, n] += 1
        for o, n in sorted(assign(votes).items()):
            self.take(o, n, name)

    def similar(self, words: Callable[[R], Sequence[str]], score: Score[R], by: str) -> None:
        """Pair what is left by the best assignment over the scores of candidates, if above 0."""
        if self.done:
            return
        olds, news = list(self.old_free), list(self.new_free)
        edges = candidates([words(self.old[o]) for o in olds], [words(self.new[n]) for n in news])
        self.assign(((olds[o], news[n]) for o, n in edges), score, by)

    def assign(self, edges: Iterable[Edge], score: Score[R], by: str) -> None:
        """Pair given candidates by the best assignment over their scores, if above 0."""
        scores = {(o, n): score(self.old[o], self.new[n]) for o, n in edges}
        chosen = assign({edge: value for edge, value in scores.items() if value > 0})
        for o, n in sorted(chosen.items()):
            self.take(o, n, by)

    def pairs(self) -> list[Pair]:
        """What was found, in order of the old page."""
        return [Pair(self.old[o], self.new[n], by) for o, n, by in sorted(self.found)]


def _placeless(record: R) -> R:
    return replace(record, span=None, places=UNSET)


def _holders(
    records: Sequence[R], indexes: Iterable[int], keys: Callable[[R], Keys]
) -> dict[Hashable, list[int]]:
    """Key → the records that bear it."""
    holders: dict[Hashable, list[int]] = {}
    for index in indexes:
        for key in dict.fromkeys(keys(records[index])):
            holders.setdefault(key, []).append(index)
    return holders
