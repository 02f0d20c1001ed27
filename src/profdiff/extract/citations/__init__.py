"""One entry of a publication list → title, authors, venue.

A list teaches its own grammar: every entry offers its candidates for the title (bold, quoted,
linked, emphasised, first line, after the authors), the list votes for the kind that serves most
of its entries, and each entry is then read by that vote.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from profdiff.extract.citations.authors import find_authors, shared_author, trailing_authors
from profdiff.extract.citations.borders import DOCUMENT_KIND
from profdiff.extract.citations.entry import (
    CITED,
    ENTRY_EDGE,
    Entry,
    Place,
    without_labels,
)
from profdiff.extract.citations.title import clean_title, find_titles
from profdiff.extract.citations.venue import find_venue
from profdiff.extract.citations.venue_places import linked_venue
from profdiff.extract.citations.year_first import behind_year
from profdiff.extract.dates import short_month_alone, years_in
from profdiff.extract.names import Named, read_names
from profdiff.extract.venue_phrase import Reading
from profdiff.extract.venue_words import LEGEND
from profdiff.lexicon.tables import remembered
from profdiff.lexicon.venues import known_venue
from profdiff.patterns import Pattern

__all__ = ["Citation", "Entry", "read_list", "without_labels"]

#: The signs of a title, and what each counts beside the share of entries that bear it: markup
#: counts more than position. Those that count most come first.
_SIGNS = {
    "quoted": 0.6,
    "year-first": 0.5,
    "strong": 0.4,
    "link": 0.35,
    "em": 0.3,
    "line": 0.25,
    "after-authors": 0.1,
    "first": 0.0,
}
#: Volume, issue and pages ("21(11):1967-1969", "pp. 1990-2001") hold no year.
_LOCATOR = Pattern(
    r"\b(?!(?:19|20)\d\d\b)\d{1,4}\s?(?:\([\w\s/–-]{1,12}\))?:\s?[A-Za-z]{0,2}\d+(?:[.–-][\w.]*\d)?"
    r"|\bpp?\.\s?\d+\s?[-–]+\s?\d+"
    r"|(?:(?<=[a-z.]\s)|(?<=\w),\s[Vv]ol(?:ume|\.)?\s)(?!(?:19|20)\d\d\b)\d{1,4},\s(?:id\.\s?)?(?!(?:19|20)\d\d\b)"
    r"[A-Z]{0,2}\d+\b(?:\s?[–-]\s?\d+)?",
    within=r"[\d)p](?:\s?:|\.\s?\d|,\s)",
)
#: What dates a draft and not its paper: "[Current draft (May 2025)]".
_DRAFT = Pattern(
    r"\b(?:draft|version|updated|revised)\b", "draft|version|dated|revised", re.IGNORECASE
)
_ARXIV_ID = Pattern(r"\barxiv[:\s]\s*\d{4}\.\d{4,5}", "arxiv", re.IGNORECASE)
#: A shorter title may be found in a text by chance.
_LONG_TITLE = 16
#: A badge in capitals, such as a venue's, is no longer.
_BADGE = 8
#: A text is a list of names when more than this share of its pieces are.
_MOSTLY = 0.7
#: A part that dates an entry is no longer than this; an abstract is.
_MAX_PART = 240
#: A sign that fewer entries bear is an accident of these.
_COMMON = 0.3


class Citation(NamedTuple):
    """What was read from an entry."""

    title: str | None = None
    authors: Sequence[Named] = ()
    reading: Reading | None = None
    year: str | None = None


def read_list(entries: list[Entry], owner: str | None = None) -> list[Citation]:
    """Reads all entries of one list by the template that they agree on."""
    offers = _offers(entries, owner)
    weights = {sign: _weight(sign, offers) for sign in _SIGNS}
    ranking = sorted(_SIGNS, key=lambda sign: -weights[sign])
    return [_citation(entry, offer, ranking) for entry, offer in zip(entries, offers, strict=True)]


def _offers(entries: list[Entry], owner: str | None) -> list[dict[str, Place]]:
    """What each entry offers for its title by each sign.

    Once all entries bear a sign, those that count less have no say and are not looked for.
    """
    offers: list[dict[str, Place]] = [{} for _ in entries]
    for sign in _SIGNS:
        if sign == "after-authors":
            owner = owner or shared_author([entry.texts[0] for entry in entries if entry.lines])
        for entry, offer in zip(entries, offers, strict=True):
            offer.update(find_titles(sign, entry, owner))
        if all(sign in offer for offer in offers):
            break
    if any("year-first" in offer for offer in offers):
        for entry, offer in zip(entries, offers, strict=True):
            place = None if "year-first" in offer else behind_year(entry, undated=True)
            offer.update({"year-first": place} if place else {})
    return offers


def _weight(sign: str, offers: list[dict[str, Place]]) -> float:
    share = sum(sign in offer for offer in offers) / max(len(offers), 1)
    return share + _SIGNS[sign] if share >= _COMMON else share * 0.5


def _citation(entry: Entry, offers: dict[str, Place], ranking: list[str]) -> Citation:
    """Reads one entry: the title by the list's ranking of signs, the rest around it."""
    place = next((offers[sign] for sign in ranking if sign in offers), None)
    if place is None:
        return Citation()
    citation = _read(entry, place)
    return citation._replace(reading=citation.reading.anew()) if citation.reading else citation


@remembered(2048)  # as with titles
def _read(entry: Entry, place: Place) -> Citation:
    """Reads what stands around the title of an entry."""
    title = entry.text_of(place)
    place = _in_citation(entry, place, title)
    before, after = _around(entry, place)
    linked = linked_venue(entry, place)
    if linked and after.rfind(linked) > 0:
        after = after[: after.rfind(linked)]
    joint, end = trailing_authors(title)
    others = [
        entry.without_labels(number)
        for number in entry.telling
        if number != place.line and not (number < place.line and _is_theme(entry.texts[number]))
    ]
    authors, left = _before_emphasis(entry, place, before, after) or find_authors(
        before, after, others
    )
    parts = [LEGEND.sub(" ", CITED.sub(" ", _LOCATOR.sub(" ", part))) for part in left]
    brief = [part for part in parts if len(part) < _MAX_PART and not _DRAFT.search(part)] or parts
    # the year that stands alone behind the authors is the entry's own
    years = [part for part in brief if len(part) == 4 and part.isdigit()] or [
        year for part in brief for year in years_in(_ARXIV_ID.sub(" ", part))
    ]
    if not years:
        years = [month.start[:4] for part in brief if (month := short_month_alone(part))]
    return Citation(
        title=clean_title(title if authors else title[:end]),
        authors=authors or joint,
        reading=find_venue(entry, place, parts, [after, *left], linked),
        year=years[-1] if years else None,
    )


def _before_emphasis(
    entry: Entry, place: Place, before: str, after: str
) -> tuple[Sequence[Named], list[str]] | None:
    """Several authors that fill what stands between a title and emphasised words, and the rest.

    "A. Moss and B. Rill. _Example Letters_": a full stop is no border behind initials.
    """
    marks = [m for m in entry.marks("em", place.line) if m.start > place.end]
    at = after.find(entry.text_of(marks[0])) if marks else -1
    if at <= 0 or not after[:at].rstrip().endswith((".", ",")):
        return None
    named, score = read_names(after[:at].strip(" .,"))
    if score < 1 or len(named) < 2 or not all(" " in name.name for name in named):
        return None
    told = before.strip(ENTRY_EDGE)
    return named, [part for part in (told, after[at:].lstrip(ENTRY_EDGE)) if part]


def _is_theme(text: str) -> bool:
    """Whether a line above a title is its theme, in capitals: "RENEWABLE ENERGY"."""
    if not text.isupper() or any(map(str.isdigit, text)) or known_venue(text):
        return False
    return len(text) > _BADGE


def _in_citation(entry: Entry, place: Place, title: str) -> Place:
    """The place of a title in the full citation below it, which repeats it behind the authors."""
    if len(title) < _LONG_TITLE:
        return place
    for number in entry.telling:
        at = entry.texts[number].find(title) if number > place.line else -1
        if at > 0 and read_names(entry.texts[number][:at])[1] > _MOSTLY:
            return Place(number, at, at + len(title))
    return place


def _around(entry: Entry, place: Place) -> tuple[str, str]:
    """What stands before and after a title in its line."""
    text = entry.texts[place.line]
    kind = DOCUMENT_KIND.match(text, place.end)
    after = entry.without_labels(place.line, kind.end() if kind else place.end)
    after = after.lstrip(ENTRY_EDGE.replace("-", "") + "]」")
    before = text[: place.start].lstrip(' \t"“”„«「*_').rstrip(' \t"“”„«「*_[')
    return before, after
