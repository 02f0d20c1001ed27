"""Whether two files name one venue, each in its own way."""

from collections.abc import Iterator

from profdiff.lexicon.venues import known_venue, venue_key
from profdiff.normal import fold
from profdiff.records import Venue

_SMALL = frozenset("of the in on and for a an to de la der die das und et".split())


def same_venue(one: Venue, other: Venue) -> bool:
    """Whether two venues may be one: the same name or one short for the other, of one year."""
    if not (one.text and other.text) or venue_key(one) == venue_key(other):
        return True
    if one.year and other.year and one.year != other.year:
        return False
    if "preprint" in (one.kind, other.kind):
        return one.kind == other.kind
    return same_name(one, other)


def same_name(one: Venue, other: Venue) -> bool:
    """Whether two venues have one name, in whatever year: spelled alike, or one is short for it."""
    names = [venue.name or venue.text or "" for venue in (one, other)]
    known = [found[0] for name in names if (found := known_venue(name))]
    return (len(known) == len(names) and known[0] == known[1]) or _is_short_for(*names)


def _is_short_for(one: str, other: str) -> bool:
    """Whether one name's words begin the other's, in order: "Phys. Rev. D", or it is an acronym."""
    short, long = sorted((fold(one), fold(other)), key=len)
    if not short or short in long:
        return True
    words = [word for word in long.split() if word not in _SMALL]
    if _shortens([word for word in short.split() if word not in _SMALL], words):
        return True
    begin = f" {long}".find(f" {short[0]}")
    letters = iter(long[begin:].replace(" ", "")) if begin >= 0 else iter("")
    return " " not in short and all(letter in letters for letter in short)


def _shortens(short: list[str], long: list[str]) -> bool:
    """Whether words stand for others in order, each for one that it begins or by the initials."""
    ends = {0}
    for word in short:
        starts = range(min(ends, default=0), len(long))
        ends = {at + size for at in starts for size in _stretch(word, long, at)} if ends else set()
    return bool(ends)


def _stretch(word: str, long: list[str], at: int) -> Iterator[int]:
    """How many words from one on a word may stand for."""
    if long[at].startswith(word):
        yield 1
    if "".join(other[0] for other in long[at : at + len(word)]) == word:
        yield len(word)
