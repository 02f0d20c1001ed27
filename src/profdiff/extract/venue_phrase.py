"""A phrase in a venue's place → Venue: name, year, kind, track, distinction."""

import re

from msgspec.structs import replace

from profdiff.extract.dates import date_in, year_in, years_in
from profdiff.extract.venue_name import ACRONYM_YEAR, AT, LEAD, TRAILING, named_venue, venue_of
from profdiff.extract.venue_words import (
    ACCEPTED,
    DISTINCTION,
    LEGEND,
    SUBMITTED,
    THESIS,
    TRACK,
    stripped,
)
from profdiff.lexicon.tables import remembered
from profdiff.lexicon.venues import known_venue
from profdiff.normal import fold, squeeze
from profdiff.patterns import Pattern
from profdiff.records import PublicationStatus, Venue

#: How a venue is rated: "(impact factor 2.1, quartile 1)", "(acceptance rate 20%)".
_MEASURES = Pattern(
    r"\b(?:impact factor|quartile|IF\s?[:=]|Q[1-4]\b|CORE A|[Aa]cceptance)",
    "impact|quartile|if|q|core|acceptance",
)
_VENUE_WORD = Pattern(
    r"\b(conference|proceedings|proc\.|journal|transactions|trans\.|symposium|workshop|"
    r"letters|review|reviews|"
    r"magazine|annals|bulletin|archives|quarterly|congress|press|publisher|springer|"
    r"elsevier|wiley|notices|lecture notes|"
    r"patent|technical report|tech\. rep\.|annual meeting|advances in|handbook|encyclopedia|"
    r"frontiers|"
    r"international|colloquium|forum|communications|acta|zeitschrift|revue|revista|rivista|"
    r"学报|会议|期刊|학회)\b",
    "conf|proc|journal|trans|sympos|workshop|letters|review|magaz|annal|bullet|archiv|"
    "quarter|congress|press|"
    "publish|springer|elsevier|wiley|notices|lecture|patent|report|meeting|advances|"
    "handbook|encyclop|frontiers|"
    "international|colloq|forum|communic|acta|zeits|revue|revista|rivista|学报|会议|期刊|학회",
    re.IGNORECASE,
)
_PAREN = Pattern(r"\s*[(\[（]([^()\[\]（）]*)[)\]）]", "(|[|（")
_ARXIV_NUMBER = Pattern(
    r"\barxiv(?:\s+(?:preprint|e-prints?))?(?:\s+arxiv)?[:\s]*\[?\d{4}\.\d{4,5}(?:v\d+)?\]?(?:\s*\[[\w.-]+\])?",
    "arxiv",
    re.IGNORECASE,
)
#: How sure a reading is that its phrase is a venue at all.
CERTAIN, LIKELY, POSSIBLE, NO = 3, 2, 1, 0


class Reading:
    """A venue read from a phrase, the status it implies and how sure the reading is."""

    __slots__ = ("certainty", "status", "venue")

    def __init__(
        self, venue: Venue | None, status: PublicationStatus | None, certainty: int
    ) -> None:
        self.venue, self.status, self.certainty = venue, status, certainty

    def anew(self) -> "Reading":
        """The same, for one who may complete the venue by what stands beside it."""
        venue = replace(self.venue) if self.venue is not None else None
        return Reading(venue, self.status, self.certainty)


def read_venue(text: str) -> Reading:
    """Reads a phrase as a venue; `certainty` is NO where nothing speaks for one."""
    return _read(text).anew()


@remembered(1024)  # a phrase is asked for first whether it is a title, then for its venue
def _read(text: str) -> Reading:
    text = squeeze(_ARXIV_NUMBER.sub("arXiv", text.replace("\n", ", ").replace("\t", ", ")))
    if not text or len(text) > 400:
        return Reading(None, None, NO)
    if text[0] == "(" and text.find(")") == len(text) - 1:
        text = text[1:-1]
        date = date_in(text)
        if date and not (text[: date.start] + text[date.end :]).strip(TRAILING):
            return Reading(None, None, NO)
    bare, track, distinction = _asides(text)
    submitted = SUBMITTED.search(text)
    if submitted:
        return _submitted(bare, submitted[0], text)
    accepted = ACCEPTED.search(text)
    thesis = THESIS.search(bare)
    if thesis:
        return _thesis(bare, thesis[0], track, distinction)
    venue = named_venue(bare, text)
    certainty = _certainty(venue, bare)
    if certainty < LIKELY and accepted and venue is not None and venue.name:
        words = venue.name.split()
        if len(words) <= 7 and words[0][:1].isupper() and fold(venue.name) != fold(accepted[0]):
            certainty = LIKELY
    if certainty == NO and not (track or distinction):
        return Reading(None, "accepted" if accepted else None, NO)
    if venue is None:
        return Reading(None, None, NO)
    venue.track = track or venue.track
    venue.distinction = distinction
    status: PublicationStatus = (
        "preprint" if venue.kind == "preprint" else "accepted" if accepted else "published"
    )
    return Reading(venue, status, certainty)


#: A venue that is not known as such has no more words than this.
_MOST_WORDS = 14
#: A known one has no more, whatever stands before and behind it.
_MOST_KNOWN_WORDS = 30


@remembered(2048)  # several signs of a title ask the same words
def venue_like(text: str) -> bool:
    """Whether a phrase is a venue rather than a title."""
    words = len(text.split())
    if words <= _MOST_KNOWN_WORDS and known_venue(text):
        return True
    if words > _MOST_WORDS:
        return False
    reading = read_venue(text)
    if reading.certainty >= CERTAIN:
        return True
    return reading.certainty == LIKELY and words <= 12 and (year_in(text) is not None or words <= 4)


def _asides(text: str) -> tuple[str, str | None, str | None]:
    """The text without its bracketed asides, and what they say of track and distinction."""
    track = distinction = None
    rest = text
    for found in _PAREN.finditer(text):
        inner = squeeze(found[1])
        inner = LEGEND.sub("", inner)
        short, border, told = inner.partition(", ")
        if border and _is_edition(short) and len(text[: found.start()].split()) > 2:
            # as in: Conference on Example Tides (ICET 2020, Full Paper, Accepted)
            rest = rest.replace(found[0], f"({short})", 1)
            pieces = [stripped(piece) for piece in told.split(",")]
            distinction = distinction or next(filter(DISTINCTION.search, pieces), None)
            track = track or next(filter(TRACK.search, pieces), None)
            continue
        if DISTINCTION.search(inner) and len(inner) < 90:
            distinction = distinction or stripped(inner)
            rest = rest.replace(found[0], " ", 1)
        elif TRACK.search(inner) and not (known_venue(inner) or ACRONYM_YEAR.match(inner)):
            track = track or stripped(inner)
            rest = rest.replace(found[0], " ", 1)
        elif ACCEPTED.search(inner) or len(inner) == 1 or _MEASURES.search(inner):
            rest = rest.replace(found[0], " ", 1)
    rest = squeeze(rest)
    head, comma, tail = _last_clause(rest)
    praised = comma and len(tail) < 70 and DISTINCTION.search(tail)
    if praised and not distinction and not known_venue(tail):
        year = year_in(tail[:6])
        rest, distinction = (
            f"{head}, {year}" if year else head,
            stripped(tail.replace(year or "\0", "")),
        )
    first = _PRAISED_FIRST.match(rest)
    if first and not distinction:
        rest, distinction = rest[first.end() :], first[1]
    return squeeze(rest), track, distinction


def _is_edition(text: str) -> bool:
    """Whether a text is the short name of a venue and its year: "ICML 2020"."""
    found = ACRONYM_YEAR.match(text)
    return found is not None and found.end() == len(text)


#: A distinction told before the venue: "Spotlight, ICLR 2024".
_PRAISED_FIRST = Pattern(
    r"((?:oral|spotlight|best (?:[\w-]+ )?paper(?: award)?|outstanding paper(?: award)?)"
    r"(?: presentation)?)\s?[,:]\s+(?=[A-Z])",
    "oral|spotlight|best|outstanding",
    re.IGNORECASE,
)
_CLAUSE_BORDERS = (",", ";", "|", "–", "—", ".", "-- ", " - ")


def _last_clause(text: str) -> tuple[str, bool, str]:
    at = max(map(text.rfind, _CLAUSE_BORDERS))
    if at <= 0 or not text[at + 1 :].strip(" -"):
        for word in (" oral", " spotlight", " Oral", " Spotlight", " Best ", " best "):
            where = text.find(word)
            if where > 3:
                return text[:where], True, text[where:]
        return text, False, ""
    return text[:at], True, text[at + 1 :]


def _submitted(bare: str, phrase: str, text: str) -> Reading:
    years = years_in(bare)
    year = years[-1] if years else None
    rest = LEAD.sub("", bare)
    known = _known_in(rest.replace(phrase, " "))
    if known and phrase.lower().startswith(
        ("submitted", "under", "in sub", "major", "minor", "revis")
    ):
        after = bare[bare.lower().find(phrase.lower()) + len(phrase) :].strip().lower()
        if after.startswith(("to ", "at ", "in ", "for ", "by ")):
            name, kind = known
            # A venue is known with the year behind it too, which is no part of its name.
            venue = named_venue(name, name) or venue_of(name, year, kind)
            named = venue_of(venue.name or name, venue.year or year, kind, venue.track)
            return Reading(named, "submitted", CERTAIN)
    journal = _named_behind(bare, phrase) or _set_behind(bare, phrase)
    if journal is not None:
        return Reading(journal, "submitted", CERTAIN)
    name = phrase.rstrip(",.")
    status: PublicationStatus
    if name.lower().endswith(" paper"):
        status, kind = "preprint", "report"
        name = _series(bare, phrase) or name
    else:
        status, kind = "submitted", "other"
    if len(stripped(bare)) > len(name) + 30:
        name = phrase
    return Reading(venue_of(name, year, kind), status, CERTAIN if len(text) < 60 else LIKELY)


def _series(bare: str, phrase: str) -> str | None:
    """A series of papers by the house that it begins with: "NBER Working Paper"."""
    before = bare[: bare.find(phrase)].split()
    house = before[-1] if before else ""
    return f"{house} {phrase}" if len(house) > 1 and house.isupper() else None


#: What a journal has asked for, and how often.
_ASKED = ("revis", "reject", "resubm", "r&r", "r & r", "major", "minor", "under revision")
_ROUND = Pattern(r"[\s,(]*(?:\d(?:st|nd|rd|th)|first|second|third|final)?[\s-]*(?:round)?[\s:(]*$")


def _named_behind(bare: str, phrase: str) -> Venue | None:
    """The journal named behind what it has asked for, or before: "Journal of X, 2nd round R&R"."""
    if not phrase.lower().startswith(_ASKED):
        return None
    at = bare.lower().find(phrase.lower())
    for part in (bare[at + len(phrase) :], _ROUND.sub("", bare[:at])):
        words = AT.sub("", part.strip(" ,.:;()–-"))
        venue = named_venue(words, words) if words else None
        if venue is not None and _certainty(venue, words) >= LIKELY:
            return venue
    return None


#: The journal behind a status of its own: "In review. Example Letters."
_SET_BEHIND = Pattern(r"\s*[.:]\s*(?P<name>[A-Z][^.,;:()\d\[\]]{4,70}?)\s*(?:[.,;(\[]|$)")


def _set_behind(bare: str, phrase: str) -> Venue | None:
    """The journal, known or not, that stands behind what is said of the paper's progress."""
    found = _SET_BEHIND.match(bare, bare.lower().find(phrase.lower()) + len(phrase))
    words = found["name"].split() if found else []
    if not words or len(words) > 7 or any(len(w) > 3 and not w[0].isupper() for w in words):
        return None
    venue = named_venue(" ".join(words), bare)
    return venue if venue is not None and not SUBMITTED.search(venue.name or "") else None


def _thesis(bare: str, phrase: str, track: str | None, distinction: str | None) -> Reading:
    years = years_in(bare)
    venue = venue_of(squeeze(phrase), years[-1] if years else None, "thesis", track)
    venue.distinction = distinction
    return Reading(venue, "published", CERTAIN)


#: What begins with these is a distinction: "Best Paper Award at X".
_PRAISE = frozenset(("best", "outstanding", "honorable", "oral", "spotlight"))


def _certainty(venue: Venue | None, bare: str) -> int:
    if venue is None or venue.name is None:
        return NO
    known = known_venue(venue.name)
    if known:
        return CERTAIN
    words = venue.name.split()
    if words[0].lower() in _PRAISE:
        return NO
    if venue.kind == "preprint":
        return CERTAIN if len(words) <= 4 else POSSIBLE
    if _VENUE_WORD.search(bare) and len(words) <= 22:
        return LIKELY
    if venue.year and len(words) <= 6 and venue.name[:1].isupper():
        short = any(w.isupper() and len(w) > 1 for w in words) or _is_dated_name(venue.name, bare)
        return LIKELY if short else POSSIBLE
    return POSSIBLE if len(words) <= 8 and venue.name[:1].isupper() and venue.year else NO


def _is_dated_name(name: str, bare: str) -> bool:
    """Whether a name of several capitals bears a year cut short: "GandALF'18"."""
    behind = bare.partition(name)[2].lstrip()
    return sum(map(str.isupper, name)) > 1 and behind[:1] in ("'", "’") and behind[1:3].isdigit()


def _known_in(text: str) -> tuple[str, str] | None:
    """A known venue among the first words of a text, as the page names it."""
    words = text.strip(" ,.:;()").split()
    for size in range(min(8, len(words)), 0, -1):
        for start in range(min(6, len(words) - size + 1)):
            phrase = " ".join(words[start : start + size]).strip(" ,.:;()")
            known = known_venue(phrase)
            if known:
                return AT.sub("", phrase), known[1]
    return None
