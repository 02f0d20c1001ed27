"""Titles behind a bracketed year: "(2024) On Tides. A. Moss and B. Rill. _Venue_"."""

from profdiff.extract.citations.authors import authors_end
from profdiff.extract.citations.borders import MAX_TITLE
from profdiff.extract.citations.entry import COLLECTIVE_AUTHOR, Entry, Place
from profdiff.extract.names import read_names
from profdiff.patterns import Pattern

#: The year that an entry begins with, a pictogram at most before it; "2024+" is not yet out.
_YEAR = Pattern(r"[^\w\[\"“]{0,4}\((?:19|20)\d\d\+?\)[\s.,:]*(?=\S)", "(")
#: What ends such a title: a full stop, or an author with initials where the stop is missing.
_STOP = Pattern(r"[.?!]\s+(?=[A-Z])|(?<=[a-z)])\s(?=(?:[A-Z]\.[ -]?){1,3}[A-Z][a-z])")
_INITIALLED = Pattern(r"(?:[A-Z]\.[ -]?){1,3}(?:[a-z]{1,3} ){0,2}[A-Z][^\W\d_]")
_AUTHORS = (_INITIALLED, COLLECTIVE_AUTHOR)
#: A title that the name of a person could be has so many words at most.
_LIKE_NAME = 3


def behind_year(entry: Entry, *, undated: bool = False) -> Place | None:
    """The title of an entry between the year that it begins with and its authors.

    The year may be missing in an `undated` entry, one of a list in which others begin with it.
    """
    number = entry.telling[0] if entry.telling else None
    year = _YEAR.match(entry.texts[number]) if number is not None else None
    if number is None or not (year or undated):
        return None
    text, start = entry.texts[number], year.end() if year else 0
    for stop in _STOP.finditer(text[: start + MAX_TITLE], start):
        end = stop.start() + (text[stop.start()] == "?")
        at = stop.end()
        if authors_end(text, at) is not None or any(p.match(text, at) for p in _AUTHORS):
            return Place(number, start, end) if _may_be_title(text[start:end]) else None
    return None


def _may_be_title(text: str) -> bool:
    """Whether words before authors are no authors themselves; a lone name may be a title here."""
    words = text.split()
    named, score = read_names(text)
    names = score >= 1 and (len(named) > 1 or "." in text)
    return len(words) > 1 and not (names and len(words) > _LIKE_NAME) and "." not in words[0]
