"""The venue of an entry, from what is neither its title nor its authors."""

import re

from profdiff.extract.citations.borders import sentence_ends
from profdiff.extract.citations.entry import ENTRY_EDGE, Entry, Place
from profdiff.extract.citations.venue_places import (
    cjk_venue,
    located_venue,
    medical_venue,
    plain_venue,
    unknown_venue,
)
from profdiff.extract.dates import years_in
from profdiff.extract.names import read_names
from profdiff.extract.venue_phrase import CERTAIN, LIKELY, NO, POSSIBLE, Reading, read_venue
from profdiff.extract.venue_words import names_distinction
from profdiff.lexicon.venues import known_venue
from profdiff.normal import squeeze
from profdiff.patterns import Pattern

_EDITORS = Pattern(r"\(?\b[Ee]d(?:itor)?s?\.?\)?[.,:]?\s+(?=[A-Z])", "ed")
_IN_BOOK = Pattern(r"(?:^|[.,;]\s*)[Ii]n:?\s+[A-Z]", "in")
#: A line that tells who wrote about a paper, not where it appeared.
_COVERAGE = Pattern(
    r"[\s(\[*_]*(?:(?:selected )?(?:media|press|news|blog)(?: (?:coverage|mentions?|articles?))?|"
    r"coverage|covered (?:in|by)|featured (?:in|by|on)|mentioned in)\s*:",
    "media|press|news|blog|cover|featured|mention",
    re.IGNORECASE,
)
#: What stands in brackets behind the authors: "(May 2020, Journal of X)".
_BRACKETED = Pattern(r"\(([^()]{4,160})\)(?=\s*\S)")
_NUMBERS = Pattern(r",?\s\d{1,4}(?:\s?\(\d+\))?(?:[,:]\s?[\d–-]+)+$")
_ASIDES = Pattern(r"\(([^()]{4,80})\)", "(")
_MAX_DISTINCTION = 70
#: A part that names a venue is no longer than this; an abstract is.
_MAX_PART = 240


def find_venue(
    entry: Entry, title: Place, parts: list[str], told: list[str], linked: str = ""
) -> Reading | None:
    """The venue of an entry: as its parts name it for certain, else as its emphasis sets it.

    `told` has the parts with their volumes and pages, first what follows the title in its line;
    `linked` is what its last link names as one.
    """
    after = told[0]
    if linked:
        named = read_venue(linked)
        known = named.certainty >= LIKELY and named.venue is not None
        return named if known else unknown_venue(linked, linked, "")
    reading = medical_venue(after) or cjk_venue(after) or best_venue(parts)
    if reading is None or reading.certainty < LIKELY or reading.status == "preprint":
        located = (located_venue(part) for part in told if len(part) < _MAX_PART)
        reading = next(filter(None, located), None) or reading
    sure = reading is not None and reading.certainty >= CERTAIN
    if sure and reading is not None and reading.status != "submitted":
        return reading
    emphasised = _emphasised_venue(entry, title, parts)
    if emphasised is None or (sure and emphasised.status == "submitted"):
        return reading
    if sure:
        emphasised.status = "submitted"
    if emphasised.venue is not None and not emphasised.venue.distinction:
        emphasised.venue.distinction = _distinction_beside(parts)
    return emphasised


def best_venue(parts: list[str]) -> Reading | None:
    """The surest venue among the parts of an entry that are neither title nor authors."""
    best: Reading | None = None
    for part in parts:
        if _COVERAGE.match(part):
            continue
        book = _edited_book(part)
        if book is not None:
            return book
        if best is not None and best.certainty == CERTAIN:
            better = _appeared(part) if best.status == "preprint" else None
            if better is not None:
                return better
            if _dated(best, part):
                break
            continue
        best = _surer(best, part) if len(part) < _MAX_PART else best or _certain(part)
        if best is not None and best.certainty == CERTAIN and best.venue and best.venue.year:
            break
    if best is not None and best.venue is not None and not best.venue.distinction:
        best.venue.distinction = _distinction_beside(parts)
    return best


def _certain(part: str) -> Reading | None:
    """The venue that a long part, such as an abstract, names for certain."""
    reading = _surer(None, part)
    return reading if reading is not None and reading.certainty == CERTAIN else None


def _appeared(part: str) -> Reading | None:
    """The venue of a part that names for certain where more than a preprint appeared."""
    reading = _surer(None, part) if len(part) < _MAX_PART else None
    if reading is None or reading.certainty < CERTAIN or reading.venue is None:
        return None
    return None if reading.venue.kind in (None, "preprint", "report", "other") else reading


def _dated(best: Reading, part: str) -> bool:
    """Gives a venue without a year, such as a badge's, the year of the part that spells it out."""
    reading = _surer(None, part) if len(part) < _MAX_PART else None
    if best.venue is None or reading is None or reading.certainty < LIKELY:
        return False
    if reading.venue is None or reading.venue.year is None:
        return False
    if best.venue.kind != reading.venue.kind:
        return False
    best.venue.year = reading.venue.year
    best.venue.text = f"{best.venue.name} {best.venue.year}"
    return True


def _surer(best: Reading | None, part: str) -> Reading | None:
    """The first of the surest readings of a part's phrases, or `best` where none is surer."""
    for phrase in _phrases(part):
        reading = read_venue(phrase)
        if reading.venue is None or reading.certainty == NO:
            continue
        if best is None or reading.certainty > best.certainty:
            if reading.certainty == POSSIBLE and len(reading.venue.name or "") > 80:
                continue
            if reading.status == "preprint" and best is not None and _is_likely_journal(best):
                continue
            best = reading
        if best.certainty == CERTAIN:
            break
    return _with_journal(best, part) if best is not None else None


def _is_likely_journal(reading: Reading) -> bool:
    """Whether a dated venue was read that is likely if not known: a preprint is older then."""
    venue = reading.venue
    dated = venue is not None and venue.year is not None
    return dated and reading.certainty >= LIKELY and reading.status == "published"


def _with_journal(reading: Reading, part: str) -> Reading:
    """The reading of all of a part where its first phrase says how far the paper is, no more."""
    untold = reading.status == "submitted" and reading.venue and reading.venue.kind == "other"
    whole = read_venue(part) if untold and len(part) < _MAX_PART else reading
    return whole if whole.venue is not None and whole.venue.kind != "other" else reading


def _edited_book(part: str) -> Reading | None:
    """A chapter's venue is its book, after the editors: "In: A, B (eds) Book. Press"."""
    editors = _EDITORS.search(part)
    if not editors or not _IN_BOOK.search(part[: editors.start()]):
        return None
    rest = part[editors.end() :]
    end = next(sentence_ends(rest), None)
    name = squeeze(rest[: end[0]] if end else rest).strip(ENTRY_EDGE)
    if not 2 < len(name) < 160:
        return None
    years = years_in(part)
    return Reading(plain_venue(name, years[-1] if years else None, "book"), "published", CERTAIN)


def _distinction_beside(parts: list[str]) -> str | None:
    """The distinction that a part or a bracket in one names: "(Oral)", "Best Paper Award"."""
    for part in parts:
        for told in (part, *_ASIDES.findall(part)) if len(part) < _MAX_PART else (part,):
            if len(told) < _MAX_DISTINCTION and names_distinction(told):
                reading = read_venue(f"ICML 2000 ({told.strip(' ()[]*!')})")
                words = reading.venue.distinction if reading.venue else None
                if words and not known_venue(words) and not years_in(words):
                    return words
    return None


def _phrases(part: str) -> list[str]:
    """A part and the clauses of it, whole first where it is short."""
    part = part.strip(ENTRY_EDGE)
    found = []
    at = 0
    bracket = _BRACKETED.match(part)
    if bracket:
        found, part = [bracket[1]], part[bracket.end() :].strip(ENTRY_EDGE)
    for end, following in sentence_ends(part):
        found.append(part[at:end])
        at = following
    if at < len(part):
        found.append(part[at:])
    whole = [part] if len(found) > 1 and len(part) < 160 else []
    return [p for p in [*found[:1], *whole, *found[1:]] if p.strip(ENTRY_EDGE)]


def _emphasised_venue(entry: Entry, title: Place, parts: list[str]) -> Reading | None:
    """The venue as the emphasised words after the title, as most citation styles set it.

    Words of the `parts`, that hold no authors, may read like a name: "Marine Ecology".
    """
    for number in range(title.line, min(len(entry.lines), title.line + 3)):
        for place in entry.marks("em", number):
            if number == title.line and place.start < title.end:
                continue
            text = entry.text_of(place)
            after = entry.texts[number][place.end : place.end + 60]
            reading = read_venue(f"{text}, {after}" if years_in(after) else text)
            if not _may_be_venue(text, reading, whole=any(text in part for part in parts)):
                continue
            if reading.certainty >= LIKELY:
                return reading if reading.venue else None
            told = reading.venue.name if reading.venue is not None else None
            name = _NUMBERS.sub("", squeeze(told or text)).strip(ENTRY_EDGE)
            return unknown_venue(name, text, after) if len(name.split()) <= 14 else None
    return None


def _may_be_venue(text: str, reading: Reading, *, whole: bool) -> bool:
    """Whether emphasised words can be a venue: no mark alone, no list of names.

    `whole` says that they stand in what is left when title and authors are taken out.
    """
    named, score = read_names(text) if reading.certainty < LIKELY else ((), 0.0)
    letters = sum(map(str.isalpha, text))
    return (
        letters > 1
        and len(text.strip(ENTRY_EDGE)) > 2
        and not (named and score > 0.8 and (len(named) > 1 or not whole))
        and text[0].isalnum()
    )
