"""Which old and new records are worth comparing: those that share a rare word or word pair.

The index keeps the work linear in the size of the pages: a term that many records share makes
no candidates, so ten times the records give about ten times the candidates.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from profdiff.match.assignment import Edge
from profdiff.normal import fold

#: A term makes candidates of all its holders only while these are no more pairs than that.
MOST_PAIRS = 36

_STOP_WORDS = frozenset(
    "a an and are as at be by for from in into is it its of on or our s t that the their this to "
    "via was we were with your der die das und für von mit le la les de des du et en el los las y "
    "i my me you he she they has have had not can will all more new using use based".split()
)


def words(*texts: str | None) -> list[str]:
    """The words of some texts that tell records apart: accents, case and stop words aside."""
    plain = fold(" ".join(filter(None, texts)))
    if not plain.isascii():
        parts = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in parts if not unicodedata.combining(c))
    return [word for word in plain.split() if word not in _STOP_WORDS]


def terms(text_words: Sequence[str]) -> Iterator[str]:
    """The words and the pairs of neighbouring words by which records find each other."""
    yield from text_words
    for one, other in pairwise(text_words):
        yield f"{one} {other}"


def candidates(old: Iterable[Sequence[str]], new: Iterable[Sequence[str]]) -> list[Edge]:
    """The pairs of indexes whose words share a rare term, sorted."""
    old_holders, new_holders = _holders(old), _holders(new)
    found: set[Edge] = set()
    for term, olds in old_holders.items():
        news = new_holders.get(term)
        if news and len(olds) * len(news) <= MOST_PAIRS:
            found.update((o, n) for o in olds for n in news)
    return sorted(found)


def _holders(records: Iterable[Sequence[str]]) -> dict[str, list[int]]:
    holders: dict[str, list[int]] = {}
    for index, record_words in enumerate(records):
        for term in dict.fromkeys(terms(record_words)):
            holders.setdefault(term, []).append(index)
    return holders
