"""Service: reviewing, organising and editing, as a section lists it."""

import re

from msgspec.structs import replace

from profdiff.document import Block
from profdiff.extract.dates import period_in
from profdiff.extract.labelled import label_of, list_pieces
from profdiff.extract.page import Page, Section
from profdiff.extract.patterns import Pattern
from profdiff.extract.service_titles import SERVICE_TITLE, is_service_title
from profdiff.extract.stretches import EDGE, Stretch, listed
from profdiff.lexicon.positions import heads_title
from profdiff.lexicon.venues import known_venue
from profdiff.normal import fold, squeeze, trim
from profdiff.records import Service

#: A longer item that has others beneath it is a service itself.
_MAX_LABEL = 2
_MAX_LENGTH = 1500
_MAX_VENUE = 120
#: A sentence about somebody's service has more words than this.
_SENTENCE = 12
_SERVES = Pattern(
    r"\s*(?:I|[Ww]e|[Hh]e|[Ss]he)(?:['’](?:ve|m|d|s))? (?:[a-z]+ ){1,4}?(?:as|on|in)\s+"
    r"(?:(?:an?|the)\s+)?"
)
_SUBJECT = Pattern(r"\b(?:I|[Ww]e|[Hh]e|[Ss]he)(?:['’](?:ve|m|d|s))? [a-z]+")
#: What stands beneath an entry and has more words than this is a sentence.
_MANY_WORDS = 5
_ENDS_IN_TITLE = Pattern(
    r"^(?:[^\W\d_]+ ){0,2}(?:members?|mentors?|president)$",
    "member|mentor|president",
    re.IGNORECASE,
)
_ROLE_FOR = Pattern(
    r"^\s*(?P<role>[^,;:()]{3,60}?)"
    r"(?:\s*(?:\bfor\b|\bof\b|\bat\b|\bon\b)\s+(?:the\s+)?(?=\S)|\s+[—–-]\s+(?=[^\W\d]))"
)
_ROLE_LABEL = Pattern(r"^\s*(?P<role>[^,;:()]{3,60}?)\s*:\s*(?=\S)")
#: What may part a role and its venues from the next role.
_BORDER = Pattern(r"\s*[;,.]\s+(?:and\s+)?|\s+and\s+")
_YEARS = Pattern(
    r"^\(?(?:since\s+)?['’]?\d\d(?:\d\d)?"
    r"(?:\s*[-–—,/&]\s*(?:['’]?\d\d(?:\d\d)?|present|now)?)*\)?$"
)
#: A venue whose own name has commas, its short name behind: "Conference on A, B, and C (ABC)".
_ONE_VENUE = Pattern(
    r"\s*(?:[A-Z][\w&-]* ){0,3}(?:Conference|Symposium|Workshop|Journal|Transactions|Meeting) "
    r"(?:on|of|in|for) [^(),;:\d]+(?:, [^(),;:\d]+)*,? (?:and|&) [^(),;:\d]+ "
    r"\([A-Z][A-Za-z-]+\)[\s\d,'’–-]*"
)
_BRACKETED_END = Pattern(r"\(([^()]*)\)\s*$", "(")
_LEFT_BY_DATE = Pattern(
    r"\(\s*\)|\b(?:spring|summer|fall|autumn|winter|since)\s*$",
    "(|spring|summer|fall|autumn|winter|since",
    re.IGNORECASE,
)
_SHORT_YEAR = Pattern(r"^(.*\S)\s*['’](\d\d)$", "'|’")
_FILLERS = frozenset(("etc", "and", "others", "and others", "more", "various", "including"))


def extract_section(page: Page, section: Section) -> None:
    """Reviewing and organising, a venue each: "Reviewer: NeurIPS 2020, 2021; ICML 2022"."""
    inherited = trim(section.title) if is_service_title(section.title) else None
    told = {id(child) for block in section.blocks if _is_entry(block) for child in block.children}
    for item in listed(page, section):
        if item.block.children and len(item.text.split()) <= _MAX_LABEL:
            continue  # "Reviewing" above a list of venues
        sentence = _is_sentence(item.text)
        if sentence and not _names_venue(item):
            continue
        if len(item.text) <= _MAX_LENGTH and not (id(item.block) in told and _tells(item.text)):
            for clause in _clauses(_without_subject(item) if sentence else item):
                _read(page, clause, inherited)


def _clauses(item: Stretch) -> list[Stretch]:
    """The parts of a line that tells several roles: "Chair for X, Y; Reviewer for Z"."""
    text = item.text
    if not _ROLE_FOR.match(text) and not label_of(Block("item", text))[0]:
        return [item]
    borders = [b for b in _BORDER.finditer(text) if _begins_with_role(text[b.end() :])]
    if not borders or not _begins_with_role(text):
        return [item]
    starts = [0, *(border.end() for border in borders)]
    ends = [*(border.start() for border in borders), len(text)]
    return [
        Stretch(item.block, item.start + a, item.start + b)
        for a, b in zip(starts, ends, strict=True)
    ]


def _begins_with_role(text: str) -> bool:
    """Whether a text begins with a role and the word for whom it was: "Reviewer for", "Chair:"."""
    told = _ROLE_FOR.match(text) or _ROLE_LABEL.match(text)
    return told is not None and told["role"][:1].isalpha() and is_service_title(told["role"])


def _is_sentence(text: str) -> bool:
    """Whether an item tells in a sentence what somebody does, which is read as prose is."""
    return len(text.split()) > _SENTENCE and _SUBJECT.search(text) is not None


def _names_venue(item: Stretch) -> bool:
    """Whether a piece of a sentence is a venue that is known."""
    pieces = (_without_date(trim(squeeze(piece.text)))[0] for piece in _pieces(item, 0))
    return any(known_venue(piece.rpartition(" for ")[2]) for piece in pieces)


def _without_subject(item: Stretch) -> Stretch:
    """A sentence without who serves: "I have served as a reviewer for X" begins at the role."""
    lead = _SERVES.match(item.text)
    return item._replace(start=item.start + lead.end()) if lead else item


def _is_entry(block: Block) -> bool:
    """Whether a block is an entry of several lines with a date: a post, where, and when."""
    return "\n" in block.text and period_in(block.text) is not None


def _tells(text: str) -> bool:
    """Whether what is listed beneath an entry tells of it, and is no service of its own."""
    return len(text.split()) > _MANY_WORDS and not period_in(text) and not known_venue(text)


def _read(page: Page, item: Stretch, inherited: str | None) -> None:
    """Reads an item as a list of venues, or as one service told in pieces."""
    role, at = _leading_role(item.text)
    pieces = _pieces(item, at)
    texts = [_trimmed(piece.text) for piece in pieces]
    if role and texts and all(map(_YEARS.match, texts)):
        _read_terms(page, role, pieces)
        return
    venues = sum(known_venue(_without_date(text)[0]) is not None for text in texts)
    told = inherited is None or (len(pieces) == 2 and any(map(_belongs_to_other, texts)))
    if role is None and told and venues < 2 and len(pieces) > 1:
        service = _told_in_pieces(texts)
        if service is not None:
            service.role = service.role or inherited
            page.add(service, *item, rule="service-item")
        return
    last: Service | None = None
    for piece, text in zip(pieces, texts, strict=True):
        if last and _is_home(text) and not _is_home(last.venue or ""):
            continue
        name, years = _bracketed_years(text)
        for stated in [f"{name} {years[0]}", *years[1:]] if years else [text]:
            if last and last.year is None and _YEARS.match(stated):
                last.year = _full_year(stated)
                continue
            service = _venue(stated, role or inherited, last.venue if last else None)
            if service is not None:
                last = service
                page.add(service, *piece, rule="service-list")


def _is_home(text: str) -> bool:
    """Whether a piece is a university: where a journal is edited, beside the journal."""
    words = fold(text).split()
    return "press" not in words and not {"university", "universidade", "universidad"}.isdisjoint(
        words
    )


def _trimmed(text: str) -> str:
    """A piece without what surrounds it; the dash of a term that goes on is its own: "2019-"."""
    bare = trim(squeeze(text))
    lasting = bare[-1:].isdigit() and text.rstrip(" .…").endswith(("-", "–", "—"))
    return f"{bare}-" if lasting else bare


def _read_terms(page: Page, duty: str, terms: list[Stretch]) -> None:
    """Reads a duty with nothing but its terms behind it: "Member of the board: 2019, 2021"."""
    service = _told_in_pieces([duty])
    if service is None:
        return
    for term in terms:
        told = replace(service, year=_full_year(trim(term.text)))
        page.add(told, *term, rule="service-list")


def _belongs_to_other(text: str) -> bool:
    """Whether a piece tells of the venue beside it: a workshop held there, a chair taken there."""
    return is_service_title(text) or "workshop" in fold(text).split()


def _leading_role(text: str) -> tuple[str | None, int]:
    """The role that a list begins with, and where its venues begin: "Reviewer: …"."""
    label, at = label_of(Block("item", text))
    if label and (SERVICE_TITLE.search(label) or (not known_venue(label) and "," in text[at:])):
        return trim(squeeze(label)), at
    found = _ROLE_FOR.match(text)
    if found and is_service_title(found["role"]):
        return squeeze(found["role"]), found.end()
    return None, 0


def _venue(text: str, role: str | None, last: str | None) -> Service | None:
    """One piece of a list: a venue, with its own role and date, or a further year of the last."""
    if _YEARS.match(text):
        return Service(role=role, venue=last, year=_full_year(text)) if last else None
    own = _ROLE_FOR.match(text)
    if own and is_service_title(own["role"]):
        role, text = squeeze(own["role"]), text[own.end() :]
    name, year = _without_date(text)
    inner = _BRACKETED_END.search(name)
    if inner and is_service_title(inner[1]):
        role, name = squeeze(inner[1]), name[: inner.start()].strip(EDGE)
    if not any(c.isalpha() for c in name) or len(name) > _MAX_VENUE or fold(name) in _FILLERS:
        return None
    return Service(role=role, venue=name, year=year)


def _bracketed_years(text: str) -> tuple[str, list[str]]:
    """A venue and the several years in the brackets behind it: "ICML (2024, 2025)"."""
    inner = _BRACKETED_END.search(text)
    years = re.split(r"\s*(?:[,&/;]|\band\b)\s*", inner[1]) if inner else []
    if inner is None or len(years) < 2 or not all(_YEARS.match(year) for year in years):
        return text, []
    return text[: inner.start()], years


def _pieces(item: Stretch, at: int) -> list[Stretch]:
    """The pieces of a list: between semicolons where it has some, else between commas."""
    block, start = item.block, item.start + at
    text = block.text[: item.end]
    if ";" in text[start:]:
        # A comma within a piece parts nothing then; the stand-in keeps all places.
        places = list_pieces(text.replace(",", "\u200b").replace("\t", ";"), start)
        return [Stretch(block, a, b) for a, b in places if text[a:b].strip()]
    if _ONE_VENUE.fullmatch(text[start:]):
        return [Stretch(block, start, item.end)]
    places = list_pieces(text.replace("|", ",").replace("\t", ","), start)
    if places and " and " in text[places[-1][0] : places[-1][1]]:
        a, b = places[-1]
        at = text.rfind(" and ", a, b)
        right = _without_date(text[at + 5 : b])[0]
        if known_venue(right) or (right.isupper() and len(right) < 12):
            places[-1:] = [(a, at), (at + 5, b)]
    return [Stretch(block, a, b) for a, b in places]


def _told_in_pieces(texts: list[str]) -> Service | None:
    """A line that tells one service: its venue, the role in it, and when, in any order."""
    year: str | None = None
    names: list[str] = []
    for text in texts:
        is_year = _YEARS.match(text)
        name, when = _without_date(text)
        year = year or when or (_full_year(text) if is_year else None)
        if not is_year and any(map(str.isalpha, name)):
            names.append(name)
    if not names:
        return None
    role = next((n for n in names if is_service_title(n)), None)
    role = role or next((n for n in names[:-1] if _ENDS_IN_TITLE.search(n)), None)
    role = role or next((n for n in names[1:] if heads_title(n)), None)
    others = [n for n in names if n is not role]
    found = _ROLE_FOR.match(role) if role and not others else None
    if role and found:
        role, others = squeeze(found["role"]), [role[found.end() :]]
    workshop = next((n for n in others if "workshop" in fold(n).split()), None)
    known = next((n for n in others if known_venue(n)), None)
    venue = workshop or known or (others[0] if others else names[0])
    if role is None and len(others) > 1 and not (workshop or known):
        if year is None and len(others) > _MANY_NAMES:
            return None  # a list of societies, of which nothing more is told
        role = others[1]
    return Service(role=role if role != venue else None, venue=venue, year=year)


#: An entry has no more parts than this: venue, role and place.
_MANY_NAMES = 3


def _full_year(text: str) -> str:
    bare = text.strip("'’ ()").removeprefix("since ").strip()
    if len(bare) == 2 and bare.isdigit():
        return f"20{bare}"
    return squeeze(bare).replace("–", "-")


def _without_date(text: str) -> tuple[str, str | None]:
    """A piece without the date in it, and the date as a year or a range."""
    period = period_in(text)
    if period:
        year = period.start
        if period.ongoing:
            year = f"{period.start[:4]}-present"
        elif period.end:
            first, last = period.start[:4], period.end[:4]
            year = first if first == last else f"{first}-{last}"
        name = squeeze(text[: period.at] + " " + text[period.end_at :])
        return trim(_LEFT_BY_DATE.sub("", name)), year
    short = _SHORT_YEAR.match(text)
    if short:
        return trim(short[1]), f"20{short[2]}"
    return trim(text), None
