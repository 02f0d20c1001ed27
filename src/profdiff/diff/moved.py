"""Facts of a site that stand in another of its files than before, and are as they were.

A position that moved from the words of a biography to a list of data is told in other words there.
Where its record says the same and none of the words is missing on the other side, nothing changed.
"""

from profdiff.diff.passages import Passages
from profdiff.lexicon.sections import is_section_title
from profdiff.match import Matching
from profdiff.match.forms import FIELDS, value_of
from profdiff.normal import fold, url_key
from profdiff.records import LabelledUrl, Passage, Record, Venue

#: Words that only tie a fact into a sentence.
_TYING = frozenset(
    "a an the i am is are was were be been my me we our he she they his her their who which and or "
    "at in of on as for from to by with since until till between currently now present before "
    "previously also where then there s".split()
)
_MONTHS = frozenset(
    "jan january feb february mar march apr april may jun june jul july aug august sep sept "
    "september oct october nov november dec december".split()
)
_DATED = ("start", "end", "date", "year", "term")


def leave_moved(passages: Passages) -> None:
    """Drops the passages left of two sites that say nothing but facts that are in other files now.

    With the facts go the titles of the sections in which they stood and stand.
    """
    moved = _Moved(passages.matching)
    sides = (
        (passages.old_left, passages.old, 0),
        (passages.new_left, passages.new, 1),
    )
    any_moved = False
    for left, page, side in sides:
        for index in [i for i in left if moved.tells(page[i], side)]:
            any_moved = True
            del left[index]
    for left, page, _ in sides if any_moved else ():
        for index in [i for i in left if _is_title(page[i])]:
            del left[index]


def _is_title(passage: Passage) -> bool:
    """Whether a passage is the title of a section, and of what it holds nothing."""
    text = passage.text[:1].upper() + passage.text[1:]
    told = any(not record.startswith("statement:") for record in passage.records)
    return not told and not passage.links and is_section_title(text)


class _Moved:
    """The matched records of two sites, and the passages that tell them."""

    def __init__(self, matching: Matching) -> None:
        self._pages = (matching.old, matching.new)
        self._partners: tuple[dict[str, Record], dict[str, Record]] = ({}, {})
        self._own: tuple[dict[str, Record], dict[str, Record]] = ({}, {})
        for pairs in matching.pairs.values():
            for old, new, _ in pairs:
                self._partners[0][old.id], self._partners[1][new.id] = new, old
                self._own[0][old.id], self._own[1][new.id] = old, new

    def tells(self, passage: Passage, side: int) -> bool:
        """Whether a passage of the old (0) or new (1) site is told on the other one elsewhere."""
        if not passage.records or passage.span is None:
            return False
        twins = [self._partners[side].get(record) for record in passage.records]
        there = [p for twin in twins if twin for p in self._pages[1 - side].of(twin)]
        if None in twins or any(p.span and p.span.path == passage.span.path for p in there):
            return False
        own = [self._own[side][record] for record in passage.records]
        said = {word for p in there for word in fold(p.text).split()}
        said |= {word for record in own for word in _field_words(record)}
        links = {url_key(link.url) for p in there for link in p.links}
        return bool(there) and _telling(passage, own) <= said and _targets(passage) <= links


def _telling(passage: Passage, records: list[Record]) -> set[str]:
    """The words of a passage that tell a fact; of dates that its records hold, the years."""
    words = set(fold(passage.text).split()) - _TYING
    if any(getattr(record, field, None) for record in records for field in _DATED):
        words = {word for word in words - _MONTHS if not (word.isdigit() and len(word) < 3)}
    return words


def _targets(passage: Passage) -> set[str]:
    return {url_key(link.url) for link in passage.links}


def _field_words(record: Record) -> set[str]:
    """The words of what a record says, which its twin says too, or a change tells."""
    entity = record.id.partition(":")[0]
    values = [value_of(record, field) for field in FIELDS.get(entity, ())]
    return {word for value in values for text in _texts(value) for word in fold(text).split()}


def _texts(value: object) -> list[str]:
    if isinstance(value, Venue):
        return [value.text or "", value.name or ""]
    if isinstance(value, list):
        return [text for item in value for text in _texts(item)]
    if isinstance(value, LabelledUrl):
        return [value.label]
    return [value] if isinstance(value, str) else []
