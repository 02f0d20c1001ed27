"""Venues that their place in an entry tells, known or not: before volume and pages, as a link."""

from profdiff.extract.citations.entry import ENTRY_EDGE, Entry, Place
from profdiff.extract.dates import years_in
from profdiff.extract.link_labels import LABELS
from profdiff.extract.names import read_names
from profdiff.extract.venue_phrase import CERTAIN, LIKELY, Reading, read_venue
from profdiff.normal import fold, squeeze
from profdiff.patterns import Pattern
from profdiff.records import PublicationStatus, Venue, VenueKind

#: "Nat Commun. 2026 Mar 21", "Biophys J. 2015;108(12)": the journal, then the date.
_CJK_VENUE = Pattern(
    r"[\s,，、.。]*(?P<name>[^\s,，、。.：:]{1,24}(?:学报|學報|杂志|雜誌|期刊|通报|论坛|评论|研究|科学|会議|"
    r"会议|大会|学会誌|学会|論文誌|論文集|雑誌|紀要|誌|논문지|학회지|학보|저널))[,，、]?\s*(?:\D{0,12}?(?P<year>(?:19|20)\d\d))?",
    "学|誌|志|刊|报|论|研究|会|紀要|지|학보|저널",
)
_MEDICAL_VENUE = Pattern(
    r"[\s.]*(?P<name>[^\W\d][^.;:\"“”]{1,90})\.\s+(?P<year>(?:19|20)\d\d)"
    r"(?:\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b|\s?;)"
)
_LOCATED_VENUE = Pattern(
    r"[\s.,]*(?:[Ii]n:?\s+)?(?P<name>[A-Z][^.;:\d()\"“”]{2,80}?)[,.]?\s+"
    r"(?:[Vv](?:ol(?:ume)?)?\.?\s?)?(?:\d{1,4}\s?(?:\([\w\s/–-]{1,12}\))?\s?[:,]\s?(?:pp?\.\s?)?[A-Za-z]?\d+|"
    r"\d{1,4}(?:\.\d{1,3})?\s\((?:19|20)\d\d\)|\((?:19|20)\d\d\)(?=,?\s(?:doi|arXiv)|[,.]?$))",
    "0|1|2|3|4|5|6|7|8|9",
)
_BOOK = Pattern(
    r"[\s.,]*[Ii]n:\s+(?P<name>[A-Z][^.;\d()\"“”]{4,160}?)\s*"
    r"(?:[.;(]|,?\s(?:[A-Z][a-z]+\.?\s)?\d|$)",
    "in:",
)
_VOLUME = Pattern(r",?\s*\b(?:[Vv]ol(?:ume)?|[Vv]|[Nn]o|[Ii]ssue)\.?$")
_ASIDE = Pattern(r"\s*\([^()]*\b(?:impact factor|quartile)\b[^()]*\)", "impact|quartile")
#: A venue that is a link is no longer, in words.
_LINKED_WORDS = 8
_FORTHCOMING = ("forthcoming", "in press", "to appear", "accepted")


def linked_venue(entry: Entry, title: Place) -> str:
    """What the link behind the authors is labelled with, where it ends a line and is no name.

    "**On Tides.** A. Moss, B. Rill. [Example Research](…)": a title that is no link itself.
    """
    line, text = entry.lines[title.line], entry.texts[title.line]
    marks = [p for p in entry.marks("link", title.line) if p.end > p.start]
    if not marks or marks[0].start <= title.start or marks[-1].start <= title.end:
        return ""
    label = entry.text_of(marks[-1])
    words = label.split()
    if not label[:1].isupper() or len(words) > _LINKED_WORDS or line.block.kind == "heading":
        return ""
    if text[marks[-1].end :].strip(ENTRY_EDGE + "()") or fold(label) in LABELS:
        return ""
    before = text[title.end : marks[-1].start].rstrip()
    told = not any(word.strip("[](){}/,.:;").lower() in LABELS for word in words)
    return label if before.endswith(".") and len(before) > 1 and told else ""


def medical_venue(after: str) -> Reading | None:
    """The venue of a citation as PubMed writes it, known or not: its place tells it."""
    found = _MEDICAL_VENUE.match(after)
    if found is None:
        return None
    name, year = squeeze(found["name"]), found["year"]
    reading = read_venue(f"{name} {year}")
    if reading.certainty >= LIKELY and reading.venue is not None:
        return reading
    return Reading(plain_venue(name, year, "journal"), "published", CERTAIN)


def located_venue(after: str) -> Reading | None:
    """The venue, known or not, that its place tells.

    A volume with pages follows a journal, "Example Acta 12(3): 45-67"; a book is where a chapter
    is "In:".
    """
    kind: VenueKind
    found, kind = _LOCATED_VENUE.match(_ASIDE.sub(" ", after)), "journal"
    if found is None:
        found, kind = _BOOK.match(after), "book"
    if found is None:
        return None
    name, years = _VOLUME.sub("", squeeze(found["name"])), years_in(after)
    people = sum(" " in named.name for named in read_names(name)[0])
    if people > 1 or read_venue(name).status == "preprint":
        return None
    venue = plain_venue(name, years[-1] if years else None, kind)
    return Reading(venue, "published", LIKELY)


def cjk_venue(after: str) -> Reading | None:
    """The journal that follows a title in Chinese or Japanese: its last word says what it is."""
    found = _CJK_VENUE.match(after)
    if found is None:
        return None
    return Reading(plain_venue(found["name"], found["year"], "journal"), "published", CERTAIN)


def unknown_venue(name: str, text: str, after: str) -> Reading:
    """A venue that only its emphasis shows, with the year in it or behind it."""
    years = years_in(text) or years_in(after)
    forthcoming = any(word in after.lower() for word in _FORTHCOMING)
    status: PublicationStatus = "accepted" if forthcoming else "published"
    return Reading(plain_venue(name, years[0] if years else None), status, LIKELY)


def plain_venue(name: str, year: str | None, kind: VenueKind | None = None) -> Venue:
    """A venue of which nothing but its name, its year and perhaps its kind is known."""
    return Venue(name=name, year=year, kind=kind, text=f"{name} {year}" if year else name)
