"""Fields of a paper's entry → its venue and its status.

How a venue's phrase is read is the same as on any page (`venue_phrase`). Of several fields for the
venue a real one goes before a preprint server, and a badge ("abbr") or an acronym in brackets is
the venue's short name.
"""

from typing import NamedTuple

from profdiff.extract.dates import date_in, year_in
from profdiff.extract.field_values import Values, address_in, as_text
from profdiff.extract.venue_phrase import read_venue
from profdiff.extract.venue_words import ACCEPTED, DISTINCTION, SUBMITTED
from profdiff.lexicon.fields import field_keys
from profdiff.lexicon.tables import remembered
from profdiff.lexicon.venues import known_venue
from profdiff.normal import squeeze
from profdiff.patterns import Pattern
from profdiff.records import Publication, Venue

_STATUS = Pattern(
    r"^(?P<status>submitted|published|accepted|to appear|in press|under review|forthcoming)"
    r"\s*:\s*(?=\S)",
    "submitted|published|accepted|appear|press|review|forthcoming",
    2,
)
_SHORT_YEAR = Pattern(r"^(?P<name>.*[^\W\d_].*?)\s*['’‘`](?P<year>\d\d)$", "'|’|‘|`")
_YEARED = Pattern(
    r"^(?P<name>.*[^\W\d_].*?)(?:\s*['’‘`](?P<short>\d\d)|\s(?P<year>(?:19|20)\d\d))$",
)
_ACRONYM = Pattern(
    r"^(?P<long>.+?)\s*\((?P<short>[A-Z][A-Za-z0-9&/+-]*[A-Z][A-Za-z0-9&/+-]*)"
    r"(?:[ ,]*['’]?(?P<year>\d\d(?:\d\d)?))?\)(?:\s*:\s*(?P<track>[^()]{3,80})|,[^()]{2,80})?$",
    "(",
)
_ASIDE = Pattern(r"^(.*[^\s(].*?)\s*\([^()]*\)$", "(")
_ORDINAL = Pattern(
    r"^(?:the\s+)?(?:\d+(?:st|nd|rd|th)|(?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty-?\s?)?"
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teenth|(?:twen|thir|for|fif|six|seven|eigh|nine)tieth)"
    r"(?=\s+(?:annual\s+)?(?:acm|ieee|aaai|usenix|int|conf|symp|workshop|meeting)))\s+(?=\S)",
    "st|nd|rd|th",
    2,
)
_PROCEEDINGS = Pattern(
    r"^(?:in:?\s+)?proc\.?\s+(?:of\s+)?(?:the\s+)?(?=(?P<next>\S+))(?P<rest>.+)$", "proc", 2
)
_MEETING = Pattern(
    r"\b(?:conf|symp|workshop|meeting)|^(?:\d+(?:st|nd|rd|th)|int(?:\.|l|ern))\b",
    "conf|symp|work|meet|st|nd|rd|th|int",
    2,
)
_STATUS_AFTER = Pattern(
    r"[,;:.]?\s*[(\[]?\b(?P<status>submitted|accepted|to appear|in press|under review|forthcoming)"
    r"[)\]]?$",
    "submitted|accepted|appear|press|review|forthcoming",
    2,
)
#: What a volume of proceedings is called for short, as DBLP has it behind or before the long name.
_DECLARED = Pattern(
    r"(?:^|, | - )(?P<short>[A-Z][A-Za-z/]*[A-Z][A-Za-z/]*)"
    r" (?:(?P<year>(?:19|20)\d\d)|'(?P<two>\d\d))(?=, |: | - )",
    "19|20|'",
)
#: A short name of a venue has no more words.
_MOST_WORDS = 3
_ARXIV = Pattern(r"\b(?:arxiv|corr)\b", "arxiv|corr", 2)
#: Entry types of BibTeX and biblatex, and words of other files, for what is no paper.
_KINDS = {
    **dict.fromkeys(("phdthesis", "mastersthesis", "thesis", "bachelorsthesis"), "thesis"),
    **dict.fromkeys(("techreport", "report", "manual"), "report"),
    **dict.fromkeys(("book", "mvbook", "collection"), "book"),
    **dict.fromkeys(("incollection", "inbook", "suppbook"), "book"),
    **dict.fromkeys(("patent", "patents"), "patent"),
    # what Hugo's `publication_types` number, and the types of CSL, ORCID and Crossref
    "4": "report",
    "5": "book",
    "6": "book",
    **dict.fromkeys(("chapter", "book-chapter", "edited-book", "monograph"), "book"),
    **dict.fromkeys(("dissertation", "dissertation-thesis"), "thesis"),
    "7": "thesis",
    "8": "patent",
}
#: What a venue is where its own words do not tell.
_USUAL_KINDS = {
    **dict.fromkeys(
        "inproceedings conference paper-conference conference-paper proceedings-article 1".split(),
        "conference",
    ),
    **dict.fromkeys(("article", "article-journal", "journal-article", "2"), "journal"),
}
_TOLD_KINDS = frozenset(("workshop", "preprint", "other"))
#: What has not come out, whoever holds a copy of it.
_EARLY = frozenset(("preprint", "posted-content", "working-paper"))
_THESES = {"phdthesis": "PhD thesis", "mastersthesis": "Master's thesis"}
_NOTES = frozenset(
    "award awards honor honors honours special distinction awarding awardname".split()
)
_SAID = {
    **dict.fromkeys(("submitted", "under review"), "submitted"),
    **dict.fromkeys(("accepted", "to appear", "in press", "forthcoming"), "accepted"),
    "published": "published",
}


class _Phrase(NamedTuple):
    """A venue's phrase as it was read, with the status that it tells."""

    name: str
    year: str | None
    kind: str | None
    track: str | None
    distinction: str | None
    status: str | None


def set_venue(values: Values, record: Publication) -> None:
    """Sets the venue and the status from all fields that speak of them."""
    entry_type = _type_of(values)
    told = _told_kind(values)
    kind = told or _KINDS.get(entry_type)
    year = _year(values)
    phrase = _phrase_of(values, kind, record)
    if phrase is not None:
        venue = Venue(
            name=phrase.name,
            year=phrase.year if phrase.kind != "preprint" and phrase.year else year or phrase.year,
            kind=kind or phrase.kind or _USUAL_KINDS.get(entry_type),  # type: ignore[arg-type]  # a kind by construction
            track=values.text("track") or phrase.track,
            distinction=phrase.distinction,
        )
        venue.text = f"{venue.name} {venue.year}" if venue.year else venue.name
        record.venue = venue
        record.status = phrase.status  # type: ignore[assignment]  # a status by construction
    if entry_type in _EARLY and (record.venue is None or record.venue.kind is None):
        record.status = "preprint"
        if record.venue is not None:
            record.venue.kind = "preprint"
    _heed_notes(values, record, year)


def _told_kind(values: Values) -> str | None:
    """The kind of venue that an entry names as such (biblatex' `entrysubtype`, CSL's `genre`)."""
    for key in ("entrysubtype", "genre"):
        word = as_text(values.fields.get(key)).lower()
        if word in _TOLD_KINDS:
            return word
    return None


def _type_of(values: Values) -> str:
    return as_text(values.raw("kind")).lower().replace(" ", "").replace("_", "-")


def _year(values: Values) -> str | None:
    """The year of an entry's own date field."""
    for key in ("year", "date", *values.keys["date"], *values.keys["start"]):
        text = as_text(values.fields.get(key)) or values.within.get(key, "")
        found = date_in(text) if text else None
        if found:
            return found[0][:4]
    return None


def _phrase_of(values: Values, kind: str | None, record: Publication) -> _Phrase | None:
    """The venue: a real one before a preprint server, in its short form where one is given."""
    if kind == "thesis":
        genre = as_text(values.fields.get("genre")) or as_text(values.fields.get("type"))
        name = _THESES.get(_type_of(values)) or genre or "Thesis"
        return _Phrase(name, None, "thesis", None, None, "published")
    told = [p for text in values.texts("venue") if (p := _read_phrase(text))]
    badges = [p for text in values.texts("short") if _is_badge(text) and (p := _read_phrase(text))]
    real = [p for p in told if p.kind != "preprint"]
    badge = next((p for p in badges if p.kind != "preprint"), None)
    if real:
        return _shortened(real[0], badge)
    if badge or told or badges:
        return badge or (told or badges)[0]
    return _by_place(values, kind, record)


def _is_badge(text: str) -> bool:
    """Whether a short label is a venue's: known, or an acronym."""
    name = text.strip(" '’0123456789")
    if len(text.split()) > _MOST_WORDS:  # a series of proceedings
        return False
    return known_venue(text) is not None or (
        len(name) <= 24 and sum(c.isupper() for c in name) > 1 and not DISTINCTION.search(text)
    )


def _shortened(full: _Phrase, badge: _Phrase | None) -> _Phrase:
    """A venue under its short name, where a badge gives one for it."""
    if badge is None or len(badge.name) >= len(full.name):
        return full
    return full._replace(
        name=badge.name,
        year=full.year or badge.year,
        kind=full.kind or badge.kind,
        track=full.track or badge.track,
    )


def _by_place(values: Values, kind: str | None, record: Publication) -> _Phrase | None:
    """A venue where none is named as such: the server, the publisher, the institution."""
    fields = values.fields
    entry_type = fields.get("entrytype")
    published = as_text(fields.get("howpublished"))
    if published and not address_in(published):
        return _read_phrase(published)
    place = next(iter(values.texts("place")), None)
    if place and kind in ("report", "book", "patent"):
        return _read_phrase(place)
    if record.arxiv and any(k in fields for k in ("eprint", "arxiv", "archiveprefix", "arxivid")):
        return _Phrase("arXiv", None, "preprint", None, None, "preprint")
    if place and entry_type is None:
        return _read_phrase(place)
    if kind == "patent":
        number = as_text(fields.get("number"))
        return _Phrase(f"Patent {number}".strip(), None, "patent", None, None, "published")
    return None


@remembered(4096)
def _read_phrase(text: str) -> _Phrase | None:
    """A field's value as a venue: what stands in such a field is one, known or not."""
    text = squeeze(text).strip(" .,")
    before, after = _STATUS.match(text), _STATUS_AFTER.search(text)
    status = before or after
    said = status["status"].lower() if status else None
    if before:
        text = text[before.end() :]
    elif after and after.start():
        text = text[: after.start()]
    found = _several(text) or _one(text)
    return found if found is None or said is None else found._replace(status=_SAID[said])


def _several(text: str) -> _Phrase | None:
    """Several venues for one paper as one: "A’22, B 2023"."""
    pieces = [_YEARED.match(piece.strip()) for piece in text.split(",")] if "," in text else []
    told = [(p["name"], p["year"] or f"20{p['short']}") for p in pieces if p]
    if len(told) < 2 or len(told) < len(pieces):
        return None
    *first, (name, year) = told
    names = ", ".join([*(f"{name} {year}" for name, year in first), name])
    return _Phrase(names, year, None, None, None, "published")


def _declared(text: str) -> _Phrase | None:
    """A volume of proceedings under the known name that its long one declares: ", ICML 2021, "."""
    if "orkshop" in text or "indings" in text:
        return None
    for found in _DECLARED.finditer(text):
        known = known_venue(found["short"])
        if known and known[1] == "conference":
            year = found["year"] or f"20{found['two']}"
            return _Phrase(found["short"], year, "conference", None, None, "published")
    return None


def _one(text: str) -> _Phrase | None:
    declared = _declared(text)
    if declared:
        return declared
    proceedings = _PROCEEDINGS.match(text)
    if proceedings and (known_venue(text) or ("", ""))[1] != "journal":
        rest, first = proceedings.group("rest", "next")
        if _MEETING.search(rest) or (known_venue(first) and "." not in rest[:-1]):
            text = rest
    ordinal = _ORDINAL.match(text)
    if ordinal:
        text = text[ordinal.end() :]
    if _ARXIV.search(text) and len(text) < 60:
        year = year_in(text.partition(":")[0])
        return _Phrase("arXiv", year, "preprint", None, None, "preprint")
    short = _SHORT_YEAR.match(text)
    if short and not short["name"].isupper():
        text = f"{short['name']} {'19' if short['year'] > '60' else '20'}{short['year']}"
    reading = read_venue(text)
    venue = reading.venue
    if venue is not None and venue.name:
        kept = (venue.name, venue.year, venue.kind, venue.track, venue.distinction, reading.status)
        phrase = _Phrase(*kept)
    elif text:
        phrase = _Phrase(text, None, None, None, None, reading.status or "published")
    else:
        return None
    return _without_aside(_by_acronym(phrase))


def _by_acronym(phrase: _Phrase) -> _Phrase:
    """A venue under the acronym that stands in brackets behind its long name."""
    found = _ACRONYM.match(phrase.name)
    if not found:
        return phrase
    known = known_venue(found["short"])
    two = found["year"] or ""
    return phrase._replace(
        name=found["short"],
        year=phrase.year or (f"20{two}" if len(two) == 2 else two or None),
        track=phrase.track or found["track"],
        kind=phrase.kind or (known[1] if known else None),
    )


def _without_aside(phrase: _Phrase) -> _Phrase:
    found = _ASIDE.match(phrase.name)
    return phrase._replace(name=found[1]) if found else phrase


@remembered()
def _note_keys() -> frozenset[str]:
    return frozenset(field_keys("publication")["note"])


def _heed_notes(values: Values, record: Publication, year: str | None) -> None:
    """Distinction and status from notes: "Oral", "Best Paper Award", "to appear"."""
    keys = sorted(values.fields.keys() & _note_keys())
    if year is None:
        # where there is no year yet, its field may tell why
        keys += [key for key in ("year", "date") if key in values.fields]
    for key in keys:
        text = as_text(values.fields[key])
        if not text or len(text) > 160:
            continue
        plain = record.venue is not None and record.venue.distinction is None
        if plain and len(text) <= 90 and (key in _NOTES or DISTINCTION.search(text)):
            record.venue.distinction = _clean(text)  # type: ignore[union-attr]  # `plain` tells
        elif SUBMITTED.search(text):
            record.status = "submitted"
            if record.venue is None:
                name = _clean(text)
                shown = f"{name} {year}" if year else name
                record.venue = Venue(name=name, year=year, kind="other", text=shown)
        elif key == "pubstate" and text.lower() == "prepublished":
            record.status = "preprint"
        elif ACCEPTED.search(text) and record.status in (None, "published"):
            record.status = "accepted"


def _clean(text: str) -> str:
    """A note's words without brackets and signs around them."""
    bare = squeeze(text).strip(" .,;:!*🏆🎉✨⭐")
    return bare[1:-1] if bare[:1] == "(" and bare[-1:] == ")" and bare.count("(") == 1 else bare
