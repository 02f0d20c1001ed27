"""How much two records that no key joins are alike, as whole numbers so that sums are exact."""

import re
from collections import Counter
from collections.abc import Sequence

from profdiff.identity import surnames
from profdiff.match.candidates import words
from profdiff.match.forms import venue_form
from profdiff.normal import fold
from profdiff.patterns import Pattern
from profdiff.records import Publication


def likeness(one: str | None, other: str | None) -> int:
    """How alike two texts are, 0 to 100, whatever the order of their words."""
    if not (one and other):
        return 0
    first, second = fold(one), fold(other)
    if first == second:
        return 100
    from rapidfuzz import fuzz

    return round(max(fuzz.ratio(first, second), fuzz.token_sort_ratio(first, second)))


def shared(one: Sequence[str], other: Sequence[str]) -> int:
    """How many of the words of two texts are the same, 0 to 100 (Dice)."""
    if not (one and other):
        return 0
    common = (Counter(one) & Counter(other)).total()
    return round(200 * common / (len(one) + len(other)))


def plain(score: int, least: int) -> int:
    """A score that counts from a threshold on, else 0."""
    return score if score >= least else 0


def blend(*parts: tuple[int, int]) -> int:
    """The weighted mean of scores, given as (score, weight)."""
    return round(sum(score * weight for score, weight in parts) / sum(w for _, w in parts))


def years_agree(old: str | None, new: str | None) -> bool:
    """Whether two years may be of one thing: equal, or not both given."""
    return not (old and new) or old == new


def same_start(old: str | None, new: str | None) -> bool:
    """Whether two years or ranges may be of one duty: they begin alike, or one is not given."""
    return not (old and new) or old[:4] == new[:4]


#: Titles more alike than this differ by a word or its spelling.
_ALMOST_ALIKE = 90
#: Names of venues more alike than this may be one name, changed: a book with a working title.
_SOME_ALIKE = 60
#: Two manuscripts of the same authors with fewer words of their titles in common are two.
_SAME_MANUSCRIPT = 50
_IN_PREPARATION = Pattern(r"\bprep(?:aration)?\b", "prep", re.IGNORECASE)


def _appeared_apart(old: Publication, new: Publication) -> bool:
    """Whether two papers have both been published or accepted, at venues that are not the same."""
    one, other = old.venue, new.venue
    if not (one and other) or not {old.status, new.status} <= {"published", "accepted"}:
        return False
    if venue_form(one) == venue_form(other):
        return False
    return not years_agree(one.year, other.year) or likeness(one.name, other.name) < _SOME_ALIKE


def _manuscripts_apart(old: Publication, new: Publication) -> bool:
    """Whether two papers in preparation have hardly a word of their titles in common.

    Those who have several at a time write them together, and of one thing. One that is under
    review is a paper already, and often gets another title.
    """
    both = all(
        paper.venue and _IN_PREPARATION.search(paper.venue.name or "") for paper in (old, new)
    )
    return both and shared(words(old.title), words(new.title)) < _SAME_MANUSCRIPT


def publication_score(
    old: Publication, new: Publication, old_words: Sequence[str], new_words: Sequence[str]
) -> int:
    """How surely two papers of different titles are one, 0 when they are not.

    Titles must be alike; then authors, or where these are missing the other words of the two
    items, have to agree. Different arXiv ids are different papers, and so are papers that
    appeared at different venues, for those who write one paper write another.
    """
    if not (old.title and new.title) or (old.arxiv and new.arxiv and old.arxiv != new.arxiv):
        return 0
    title = likeness(old.title, new.title)
    if title < _ALMOST_ALIKE and (_appeared_apart(old, new) or _manuscripts_apart(old, new)):
        return 0
    one, other = surnames(old.authors), surnames(new.authors)
    same_venue = 5 * (venue_form(old.venue) == venue_form(new.venue) != "")
    if one and other:
        authors = round(200 * len(one & other) / (len(one) + len(other)))
        return plain(title + same_venue, 50) and plain(
            blend((title, 3), (authors, 2)) + same_venue, 70
        )
    around = shared(old_words, new_words)
    return max(plain(title + same_venue, 82), plain(around, 65) and around + title // 10)
