"""A phrase in a venue's place → Venue: name, year, kind, track, distinction."""

import re

from msgspec.structs import replace

from profdiff.extract.dates import date_in, year_in, years_in
from profdiff.extract.patterns import Pattern
from profdiff.lexicon.tables import remembered
from profdiff.lexicon.venues import known_venue
from profdiff.normal import fold, squeeze
from profdiff.records import PublicationStatus, Venue

_DISTINCTION = Pattern(
    r"\b(oral|spotlight|best|award|honou?rable|mention|outstanding|runner|finalist|"
    r"nominat\w+|nominee|"
    r"candidate|highlight|highlighted|notable|long talk|distinguished|top[ -]?\d|top \d|featured|"
    r"invited|prize|plenary|editor'?s? (?:choice|pick)|cover|test of time|selected)\b",
    "oral|spotlight|best|award|hono|mention|outstanding|runner|final|nomin|candidate|"
    "highlight|notable|talk|"
    "distinguished|top|featured|invited|prize|plenary|editor|cover|test of|selected",
    re.IGNORECASE,
)
#: What an aside adds on the marks of names: "Spotlight, * indicates equal contribution".
LEGEND = Pattern(
    r"[,;]?\s*[*∗⋆†‡]?\s*(?:indicates?|denotes?)?\s*equal contributions?\b",
    "equal contrib",
    re.IGNORECASE,
)
#: How a venue is rated: "(impact factor 2.1, quartile 1)", "(acceptance rate 20%)".
_MEASURES = Pattern(
    r"\b(?:impact factor|quartile|IF\s?[:=]|Q[1-4]\b|CORE A|[Aa]cceptance)",
    "impact|quartile|if|q|core|acceptance",
)
_TRACK = Pattern(
    r"\b(track|workshops?|demos?|demonstrations?|short papers?|long papers?|"
    r"extended abstract|findings|industry|"
    r"poster|posters|doctoral consortium|tutorial|late[- ]breaking|companion|student abstract|"
    r"dataset|datasets and benchmarks|state-of-the-art report|main conference|main|"
    r"special session|tiny papers?)\b",
    "track|workshop|demo|short|long paper|abstract|findings|industry|poster|doctoral|"
    "tutorial|breaking|"
    "companion|dataset|state-of|main|session|tiny",
    re.IGNORECASE,
)
_SUBMITTED = Pattern(
    r"\b(in submission|under (?:double[- ]blind )?(?:review|revision|submission|"
    r"consideration)|submitted|"
    r"(?:major|minor) revisions?|(?:revise|reject)d?(?:,| and| &) ress?ubmit|resubmitted|"
    r"resubmission|"
    r"revisions? (?:requested|submitted)|r ?& ?r|in progress|in (?:peer )?review|"
    r"(?:working|discussion) paper|"
    r"(?:manuscript )?(?:in|under) preparation|unpublished manuscript|"
    r"work in progress)\b|审稿中|投稿中|under review",
    "submi|under|revis|reject|r&r|r & r|progress|review|working|discussion|manuscript|preparation|"
    "审稿|投稿",
    re.IGNORECASE,
)
_ACCEPTED = Pattern(
    r"\b(to appear|accepted|in press|forthcoming|conditionally accepted|just accepted|early access|"
    r"online first|epub ahead of print|à paraître|im erscheinen|en prensa|no prelo)\b",
    "appear|accept|press|forthcoming|early|online|epub|paraître|erscheinen|prensa|prelo",
    re.IGNORECASE,
)
_PREPRINT = Pattern(
    r"\b(pre-?prints?|arxiv|biorxiv|medrxiv|chemrxiv|psyarxiv|ssrn|osf|hal|techrxiv|eprint|corr|"
    r"research square|zenodo|engrxiv|eartharxiv)\b",
    "print|rxiv|ssrn|osf|hal|corr|square|zenodo",
    re.IGNORECASE,
)
_THESIS = Pattern(
    r"\b(?:(?:ph\.?\s?d\.?|doctoral|master'?s?|m\.?sc?\.?|bachelor'?s?|undergraduate|"
    r"honou?rs|senior|diploma|"
    r"habilitation|b\.?sc?\.?)\s*(?:thesis|dissertation)|thesis|dissertation|habilitation|"
    r"doktorarbeit|tesis|"
    r"thèse|tese|tesi|博士论文|学位论文|博士論文)",
    "thes|dissert|habil|doktor|tesis|thès|tese|tesi|论文|論文",
    re.IGNORECASE,
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
_ACRONYM_YEAR = Pattern(
    r"^(?P<name>(?:(?:ACM|IEEE|USENIX|AAAI|IFIP|SIAM|AISTATS|CVF|RSJ|EG|ICLR|"
    r"CHI)[ /-])*[A-Z][A-Za-z]*[A-Z+&][\w&+/-]*|[A-Z][a-z]+[A-Z]\w*|[A-Z][\w&/+-]{2,14}|"
    r"[a-z]+[A-Z]\w+)"
    r"(?:[ -]?['’‘`′](?P<two>\d\d)|[ -]?['’‘`′]?(?P<four>(?:19|20)\d\d)|"
    r"[ -](?P<bare>\d\d)(?![A-Za-z]))(?![\d.])",
    within=r"\d\d",
)
_PAREN = Pattern(r"\s*[(\[（]([^()\[\]（）]*)[)\]）]", "(|[|（")
_LEAD = Pattern(
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
_AT = Pattern(r"^(?:at|in|to|for|by)\s+(?:the\s+)?")
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
_TRAILING = " ,;:.-–—|/·•*'’‘`(["
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


def read_venue(text: str) -> Reading:
    """Reads a phrase as a venue; `certainty` is NO where nothing speaks for one."""
    found = _read(text)
    # who asks may complete the venue by what stands beside it
    venue = replace(found.venue) if found.venue is not None else None
    return Reading(venue, found.status, found.certainty)


@remembered(1024)  # a phrase is asked for first whether it is a title, then for its venue
def _read(text: str) -> Reading:
    text = squeeze(_ARXIV_NUMBER.sub("arXiv", text.replace("\n", ", ").replace("\t", ", ")))
    if not text or len(text) > 400:
        return Reading(None, None, NO)
    if text[0] == "(" and text.find(")") == len(text) - 1:
        text = text[1:-1]
        date = date_in(text)
        if date and not (text[: date.start] + text[date.end :]).strip(_TRAILING):
            return Reading(None, None, NO)
    bare, track, distinction = _asides(text)
    submitted = _SUBMITTED.search(text)
    if submitted:
        return _submitted(bare, submitted[0], text)
    accepted = _ACCEPTED.search(text)
    thesis = _THESIS.search(bare)
    if thesis:
        return _thesis(bare, thesis[0], track, distinction)
    venue = _named(bare, text)
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
        if _DISTINCTION.search(inner) and len(inner) < 90:
            distinction = distinction or _strip(inner)
            rest = rest.replace(found[0], " ", 1)
        elif _TRACK.search(inner) and not (known_venue(inner) or _ACRONYM_YEAR.match(inner)):
            track = track or _strip(inner)
            rest = rest.replace(found[0], " ", 1)
        elif _ACCEPTED.search(inner) or len(inner) == 1 or _MEASURES.search(inner):
            rest = rest.replace(found[0], " ", 1)
    rest = squeeze(rest)
    head, comma, tail = _last_clause(rest)
    praised = comma and len(tail) < 70 and _DISTINCTION.search(tail)
    if praised and not distinction and not known_venue(tail):
        year = year_in(tail[:6])
        rest, distinction = (
            f"{head}, {year}" if year else head,
            _strip(tail.replace(year or "\0", "")),
        )
    first = _PRAISED_FIRST.match(rest)
    if first and not distinction:
        rest, distinction = rest[first.end() :], first[1]
    return squeeze(rest), track, distinction


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


def names_distinction(text: str) -> bool:
    """Whether a distinction stands somewhere in a text."""
    return _DISTINCTION.search(text) is not None


def _strip(text: str) -> str:
    return squeeze(text).strip(" ,;:.|/–—-*!")


def _submitted(bare: str, phrase: str, text: str) -> Reading:
    years = years_in(bare)
    rest = _LEAD.sub("", bare)
    known = _known_in(rest.replace(phrase, " "))
    if known and phrase.lower().startswith(
        ("submitted", "under", "in sub", "major", "minor", "revis")
    ):
        after = bare[bare.lower().find(phrase.lower()) + len(phrase) :].strip().lower()
        if after.startswith(("to ", "at ", "in ", "for ", "by ")):
            name, kind = known
            venue = Venue(name=name, year=years[-1] if years else None, kind=kind)  # type: ignore[arg-type]
            venue.text = _text(venue)
            return Reading(venue, "submitted", CERTAIN)
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
    if len(_strip(bare)) > len(name) + 30:
        name = phrase
    venue = Venue(name=name, year=years[-1] if years else None, kind=kind)  # type: ignore[arg-type]
    venue.text = _text(venue)
    return Reading(venue, status, CERTAIN if len(text) < 60 else LIKELY)


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
        words = _AT.sub("", part.strip(" ,.:;()–-"))
        venue = _named(words, words) if words else None
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
    venue = _named(" ".join(words), bare)
    return venue if venue is not None and not _SUBMITTED.search(venue.name or "") else None


def _thesis(bare: str, phrase: str, track: str | None, distinction: str | None) -> Reading:
    years = years_in(bare)
    venue = Venue(
        name=squeeze(phrase),
        year=years[-1] if years else None,
        kind="thesis",
        track=track,
        distinction=distinction,
    )
    venue.text = _text(venue)
    return Reading(venue, "published", CERTAIN)


def _named(bare: str, whole: str) -> Venue | None:
    """The venue's own name and year."""
    bare = bare.lstrip(_LEADING)
    first = date_in(bare[:_LAST_DATE])
    if first and first.start == 0 and any(map(str.isalpha, bare[first.end :])):
        bare = bare[first.end :].lstrip(_LEADING)
    bare = _LEAD.sub("", bare) or bare
    edition = _EDITION.search(bare)
    if edition and len(bare[: edition.start()].split()) > 2 and "orkshop" not in bare:
        return _edition(edition[1], edition[2])
    match = _ACRONYM_YEAR.match(bare)
    if match and not (match["name"] in _SPONSORS and bare[match.end() :][1:2].isupper()):
        return _from_acronym(match, bare)
    years = years_in(whole)
    year = years[-1] if years else None
    name = bare
    cut = _CUT.search(name) if _may_be_cut(name) else None
    if cut:
        head = name[: cut.start()].rstrip()
        head = head[:-1] if head.endswith((",", ";", ":", ".")) else head
        name = head if len(head) > 1 else name
    name = _own_short_name(name)
    found = date_in(name)
    while found and found[1] >= 0:
        before, after = name[: found[1]], name[found[2] :]
        name = before if len(before.strip(" ,.(")) > 2 else after
        found = date_in(name)
    name = name.rstrip(_TRAILING)
    name = name[:-_LAST_DATE] + _MONTHISH.sub("", name[-_LAST_DATE:])
    name = _LAST_STATUS.sub("", _LEAD.sub("", name.lstrip(_LEADING))).rstrip(_TRAILING)
    name = _LAST_VOLUME.sub("", name)
    if name.count("(") > name.count(")"):
        name = name.replace("(", "", 1)
    name, track = _workshop(_own_short_name(name))
    name = squeeze(name).strip(' .,;:*_"“”')
    if not name or not any(c.isalpha() for c in name):
        return None
    kind = _kind(name, track)
    venue = Venue(name=name, year=year, kind=kind, track=track)  # type: ignore[arg-type]
    venue.text = _text(venue)
    return venue


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


#: The short name and year behind a long name: "Conference on X (CHI EA 2019)".
_EDITION = Pattern(
    r"\(([A-Z][A-Za-z]*[A-Z][\w&/+-]*(?: [A-Z]{2})?)[ -]?['’]?((?:19|20)\d\d|\d\d)\)", "("
)


def _edition(name: str, year: str) -> Venue:
    year = year if len(year) > 2 else f"{'19' if year > '60' else '20'}{year}"
    venue = Venue(name=name, year=year, kind=_kind(name, None))  # type: ignore[arg-type]
    venue.text = _text(venue)
    return venue


#: "ACM 2012 Conference on X": whoever holds a conference is not its name.
_SPONSORS = frozenset(("ACM", "IEEE", "AAAI", "USENIX", "IFIP", "SIAM", "AIAA", "ASME", "INFORMS"))


def _from_acronym(match: object, bare: str) -> Venue:
    found = match.group("name")  # type: ignore[attr-defined]
    two = match.group("two") or match.group("bare")  # type: ignore[attr-defined]
    four = match.group("four")  # type: ignore[attr-defined]
    rest = _strip(bare[match.end() :])  # type: ignore[attr-defined]
    # "JHEP 05 (2020)": a volume, not a year, where the year is printed in full behind it
    full = years_in(rest) if match.group("bare") else []  # type: ignore[attr-defined]
    year = four or (full[0] if full else f"19{two}" if two > "60" else f"20{two}")
    track = None
    if rest and len(rest) < 120 and _TRACK.search(rest):
        track = rest
    venue = Venue(name=found, year=year, kind=_kind(found, track), track=track)  # type: ignore[arg-type]
    venue.text = _text(venue)
    return venue


_SHORT_NAME = Pattern(r"\s\(((?:[A-Z]+[\w/&+-]*|[A-Za-z]+[A-Z]\w*))(?:[ '’-]*(?:\d\d){1,2})?\)\s*$")


_CAPITALS = Pattern(r"\(([A-Z]{2,}[\w&/+-]*)\)")


def _own_short_name(name: str) -> str:
    """The short name that a page gives behind the long one: "Conference on … (NIPS)" → "NIPS"."""
    found = _SHORT_NAME.search(name) if "(" in name else None
    if found and len(name.split()) > 3 and len(found[1]) <= 14:
        return found[1]
    within = _CAPITALS.search(name) if "(" in name else None
    return within[1] if within and known_venue(within[1]) else name


#: What a conference calls its parts: "Conference on X, Datasets and Benchmarks Track".
_PART = Pattern(
    r"[\s,(:–-]+((?:Datasets and Benchmarks|Creative AI|Position Papers?|Industr(?:y|ial)|Student|"
    r"Applied Data Science|Research|Demo(?:nstration)?s?|Short Papers?|Full Papers?|Journal|Main|"
    r"Special|Tool|Ideas) Track|Datasets and Benchmarks|System Demonstrations|Doctoral Consortium|"
    r"Extended Abstracts)\)?$",
    "track|benchmarks|demonstrations|consortium|abstracts",
)


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
        return LIKELY if any(w.isupper() and len(w) > 1 for w in words) else POSSIBLE
    return POSSIBLE if len(words) <= 8 and venue.name[:1].isupper() and venue.year else NO


def _known_in(text: str) -> tuple[str, str] | None:
    """A known venue among the first words of a text, as the page names it."""
    words = text.strip(" ,.:;()").split()
    for size in range(min(8, len(words)), 0, -1):
        for start in range(min(6, len(words) - size + 1)):
            phrase = " ".join(words[start : start + size]).strip(" ,.:;()")
            known = known_venue(phrase)
            if known:
                return _AT.sub("", phrase), known[1]
    return None


#: What the one archive is called by.
_ARXIV_NAMES = frozenset(("corr", "arxiv preprint", "arxiv e prints", "arxiv eprint", "arxiv org"))


def _text(venue: Venue) -> str:
    name = venue.name or ""
    if fold(name) in _ARXIV_NAMES:
        name = "arXiv"
    return f"{name} {venue.year}" if venue.year else name
