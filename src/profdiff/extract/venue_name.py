"""A phrase without its asides → the venue's own name and year, with its kind and its track."""

import re

from profdiff.extract.dates import date_in, years_in
from profdiff.extract.venue_words import TRACK, stripped
from profdiff.lexicon.venues import known_venue
from profdiff.normal import fold, squeeze
from profdiff.patterns import Pattern
from profdiff.records import Venue

ACRONYM_YEAR = Pattern(
    r"^(?P<name>(?:(?:ACM|IEEE|USENIX|AAAI|IFIP|SIAM|AISTATS|CVF|RSJ|EG|ICLR|"
    r"CHI)[ /-])*[A-Z][A-Za-z]*[A-Z+&][\w&+/-]*|[A-Z][a-z]+[A-Z]\w*|[A-Z][\w&/+-]{2,14}|"
    r"[a-z]+[A-Z]\w+)"
    r"(?:[ -]?['’‘`′](?P<two>\d\d)|[ -]?['’‘`′]?(?P<four>(?:19|20)\d\d)|"
    r"[ -](?P<bare>\d\d)(?![A-Za-z]))(?![\d.])",
    within=r"\d\d",
)
LEAD = Pattern(
    r"^(?:\s*(?:in:?\s+(?=[A-Z\"*'_(]|proc|the\s|\d+(?:st|nd|rd|th)\s)|"
    r"at:?\s+(?=[A-Z])|to appear (?:in|at)[: ]*|"
    r"on:?\s+(?=\w*rxiv|ssrn|openreview|osf|hal\b)|"
    r"(?:conditionally )?accepted (?:to|at|by|in|for|as)(?: be (?:presented|"
    r"published) (?:at|in))?[: ]*|"
    r"published (?:in|at|as|by)[: ]*|appear(?:ed|s|ing)? (?:in|at)[: ]*|presented at[: ]*|"
    r"forthcoming (?:in|at)[: ]*|"
    r"(?:(?:conditionally )?accepted|in press|forthcoming|to appear|solicited|commissioned)"
    r"[,.:;]\s+(?=[A-Z])|"
    r"submitted (?:to|at)[: ]*|under review (?:at|in|for|by)[: ]*|in submission (?:to|"
    r"at)[: ]*|in press (?:at|in)[: ]*|"
    r"the\s+(?=proc)|proc(?:eedings|\.)?\s+of\s+(?:the\s+)?(?:(?:19|20)\d\d\s+)?(?:\d+(?:st|"
    r"nd|rd|th)\s+)?(?:annual\s+)?))+",
    flags=re.IGNORECASE,
    begins="in |in:|at |at:|on |on:|to appear|conditionally|accepted|published|appear|presented|"
    "forthcoming|submitted|under review|solicited|commissioned|the |proc",
)
AT = Pattern(r"^(?:at|in|to|for|by)\s+(?:the\s+)?")
#: Where a name ends: at a volume, an issue, pages, an identifier.
_CUT = Pattern(
    r"(?:\b(?:vol(?:ume)?s?|v(?=\.)|no|issue|pp?|pages?|art(?:icle)?\.?|number|nr|"
    r"ch(?:apter)?|Bd|S)\b\.?:?\s*[A-Za-z]?\d|"
    r"(?<=[ ,])\d+\s*\(\s*\w+(?:[-–]\w+)?\s*\)|(?<=[ ,])\d+\s*[:,]\s*e?\d+|"
    r"(?<=[ ,])\d{1,3}\.\d{1,3}(?=\s|$)|"
    r"[A-Z]?\d+\s*[-–—]{1,2}\s*[A-Z]?\d+|\bdoi\b|https?:|\barXiv:|"
    r"\beds?\.|\bISBN\b|\bISSN\b|acceptance rate)",
    flags=re.IGNORECASE,
)
_CUTTING_WORDS = ("doi", "http", "arxiv:", "ed.", "eds.", "isbn", "issn", "acceptance")
_GOES_ON = Pattern(r"\d\s*[-–—(:,]|\d\.\d")
_COUNTED = Pattern(r"\b([A-Za-z]++)[.:]{0,2}\s*+[A-Za-z]?\d")
_COUNTING = frozenset(
    "v vol volume vols volumes no issue p pp page pages art article number nr ch chapter bd "
    "s".split()
)
_DIGIT = Pattern(r"\d")
TRAILING = " ,;:.-–—|/·•*'’‘`(["
_LEADING = " ,;:.-–—|/·•*)]"
#: A month at the end of a name, which is shorter than this.
_LAST_DATE = 40
_MONTHISH = Pattern(
    r"[,.]?\s*\b(?:january|february|march|april|may|june|july|august|september|october|"
    r"november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|spring|summer|fall|autumn|"
    r"winter)\b\.?(?:\s+\d{1,2}(?:st|nd|rd|th)?(?:\s*[-–]\s*\d{1,2})?)?,?\s*$",
    "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|fall|autumn|winter",
    re.IGNORECASE,
)
#: The volume behind a journal whose issue stood in brackets: "Journal of X, 12".
_LAST_VOLUME = Pattern(r",\s*\d{1,4}$")
#: The status of a paper behind its journal: "Journal of X, forthcoming".
_LAST_STATUS = Pattern(
    r"[\s,;(]+(?:forthcoming|in press|to appear|(?:conditionally )?accepted)"
    r"(?: article| paper)?[.)]*$",
    "forth|press|appear|accept",
    re.IGNORECASE,
)
_PREPRINT = Pattern(
    r"\b(pre-?prints?|arxiv|biorxiv|medrxiv|chemrxiv|psyarxiv|ssrn|osf|hal|techrxiv|eprint|corr|"
    r"research square|zenodo|engrxiv|eartharxiv)\b",
    "print|rxiv|ssrn|osf|hal|corr|square|zenodo",
    re.IGNORECASE,
)
#: The short name and year behind a long name: "Conference on X (CHI EA 2019)".
_EDITION = Pattern(
    r"\(([A-Z][A-Za-z]*[A-Z][\w&/+-]*(?: [A-Z]{2})?)[ -]?['’]?((?:19|20)\d\d|\d\d)\)", "("
)
#: "ACM 2012 Conference on X": whoever holds a conference is not its name.
_SPONSORS = frozenset(("ACM", "IEEE", "AAAI", "USENIX", "IFIP", "SIAM", "AIAA", "ASME", "INFORMS"))
_SHORT_NAME = Pattern(r"\s\(((?:[A-Z]+[\w/&+-]*|[A-Za-z]+[A-Z]\w*))(?:[ '’-]*(?:\d\d){1,2})?\)\s*$")
_CAPITALS = Pattern(r"\(([A-Z]{2,}[\w&/+-]*)\)")
#: What a conference calls its parts: "Conference on X, Datasets and Benchmarks Track".
_PART = Pattern(
    r"[\s,(:–-]+((?:Datasets and Benchmarks|Creative AI|Position Papers?|Industr(?:y|ial)|Student|"
    r"Applied Data Science|Research|Demo(?:nstration)?s?|Short Papers?|Full Papers?|Journal|Main|"
    r"Special|Tool|Ideas) Track|Datasets and Benchmarks|System Demonstrations|Doctoral Consortium|"
    r"Extended Abstracts)\)?$",
    "track|benchmarks|demonstrations|consortium|abstracts",
)
#: What the one archive is called by.
_ARXIV_NAMES = frozenset(("corr", "arxiv preprint", "arxiv e prints", "arxiv eprint", "arxiv org"))


def named_venue(bare: str, whole: str) -> Venue | None:
    """The venue that a phrase without its asides names; its year may stand in the whole phrase."""
    bare = bare.lstrip(_LEADING)
    first = date_in(bare[:_LAST_DATE])
    if first and first.start == 0 and any(map(str.isalpha, bare[first.end :])):
        bare = bare[first.end :].lstrip(_LEADING)
    bare = LEAD.sub("", bare) or bare
    edition = _EDITION.search(bare)
    if edition and len(bare[: edition.start()].split()) > 2 and "orkshop" not in bare:
        return _edition(edition[1], edition[2])
    match = ACRONYM_YEAR.match(bare.rstrip(". "))
    if match and not (match["name"] in _SPONSORS and bare[match.end() :][1:2].isupper()):
        return _from_acronym(match, bare)
    years = years_in(whole)
    name, track = _workshop(_own_short_name(_undated(_own_short_name(_before_volume(bare)))))
    name = squeeze(name).strip(' .,;:*_"“”')
    if not any(map(str.isalpha, name)):
        return None
    return venue_of(name, years[-1] if years else None, _kind(name, track), track)


def _before_volume(name: str) -> str:
    """A name up to its volume, pages or identifier, where that leaves any of it."""
    cut = _CUT.search(name) if _may_be_cut(name) else None
    if cut:
        head = name[: cut.start()].rstrip()
        head = head[:-1] if head.endswith((",", ";", ":", ".")) else head
        name = head if len(head) > 1 else name
    return name


def _undated(name: str) -> str:
    """A name without the dates, the status and the volume around it."""
    found = date_in(name)
    while found and found[1] >= 0:
        before, after = name[: found[1]], name[found[2] :]
        name = before if len(before.strip(" ,.(")) > 2 else after
        found = date_in(name)
    name = name.rstrip(TRAILING)
    name = name[:-_LAST_DATE] + _MONTHISH.sub("", name[-_LAST_DATE:])
    name = _LAST_STATUS.sub("", LEAD.sub("", name.lstrip(_LEADING))).rstrip(TRAILING)
    name = _LAST_VOLUME.sub("", name)
    return name.replace("(", "", 1) if name.count("(") > name.count(")") else name


def _may_be_cut(name: str) -> bool:
    """Whether a search for where a name ends is worth while: it is slow, most years end none."""
    low = name.lower()
    if any(map(low.__contains__, _CUTTING_WORDS)):
        return True
    if not _DIGIT.search(name):
        return False
    if not name.isascii() or _GOES_ON.search(name):
        return True
    return any(word.lower() in _COUNTING for word in _COUNTED.findall(name))


def _edition(name: str, year: str) -> Venue:
    year = year if len(year) > 2 else f"{'19' if year > '60' else '20'}{year}"
    return venue_of(name, year, _kind(name, None))


def _from_acronym(match: re.Match[str], bare: str) -> Venue:
    found = match["name"]
    two = match["two"] or match["bare"]
    rest = stripped(bare[match.end() :])
    # "JHEP 05 (2020)": a volume, not a year, where the year is printed in full behind it
    full = years_in(rest) if match["bare"] else []
    year = match["four"] or (full[0] if full else f"19{two}" if two > "60" else f"20{two}")
    track = rest if rest and len(rest) < 120 and TRACK.search(rest) else None
    return venue_of(found, year, _kind(found, track), track)


def _own_short_name(name: str) -> str:
    """The short name that a page gives behind the long one: "Conference on … (NIPS)" → "NIPS"."""
    found = _SHORT_NAME.search(name) if "(" in name else None
    if found and len(name.split()) > 3 and len(found[1]) <= 14:
        return found[1]
    within = _CAPITALS.search(name) if "(" in name else None
    return within[1] if within and known_venue(within[1]) else name


def _workshop(name: str) -> tuple[str, str | None]:
    """The conference of a workshop, with the workshop's own name as its track.

    "NeurIPS Workshop on X", "NeurIPS X Workshop", "Workshop on X, NeurIPS", "X Workshop (NeurIPS)".
    """
    part = _PART.search(name)
    if part and known_venue(name[: part.start()]):
        return name[: part.start()], part[1]
    at = name.find("Workshop")
    if at < 0:
        return name, None
    if at > 1 and known_venue(name[:at].strip()):
        return name[:at].strip(), name[at:].strip()
    first, _, rest = name.partition(" ")
    if at > len(first) and _is_short_name(first):
        return first, rest
    head, _, last = name.rstrip(" )").replace(" at ", ", ").rpartition(" ")
    last, head = last.lstrip("("), head.rstrip(" ,@(")
    if at < len(head) and _is_short_name(last):
        return last, None if (known_venue(last) or ("", ""))[1] == "workshop" else head
    return name, None


def _is_short_name(word: str) -> bool:
    """Whether a word is the short name of a known venue: "ICML"."""
    return sum(map(str.isupper, word)) > 1 and known_venue(word) is not None


def _kind(name: str, track: str | None) -> str | None:
    if track and "workshop" in track.lower():
        return "workshop"
    known = known_venue(name)
    if known:
        return known[1]
    low = name.lower()
    if _PREPRINT.search(name):
        return "preprint"
    for word, kind in (
        ("workshop", "workshop"),
        ("conference", "conference"),
        ("symposium", "conference"),
        ("proceedings", "conference"),
        ("journal", "journal"),
        ("transactions", "journal"),
        ("letters", "journal"),
        ("patent", "patent"),
        ("report", "report"),
        ("press", "book"),
        ("handbook", "book"),
    ):
        if word in low:
            return kind
    return None


def venue_of(name: str, year: str | None, kind: str | None, track: str | None = None) -> Venue:
    """A venue with its canonical text; `kind` is one of the record's kinds."""
    shown = "arXiv" if fold(name) in _ARXIV_NAMES else name
    text = f"{shown} {year}" if year else shown
    return Venue(name=name, year=year, kind=kind, track=track, text=text)  # type: ignore[arg-type]  # the lexicon's kinds
