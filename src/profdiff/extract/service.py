"""Service: reviewing, organising and editing, as a section lists it."""

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from profdiff.document import Block
from profdiff.extract.course_headings import heads_supervision
from profdiff.extract.dates import period_in
from profdiff.extract.labelled import label_of
from profdiff.extract.page import Found, Page, Section
from profdiff.extract.patterns import Pattern
from profdiff.extract.service_lists import (
    YEARS,
    YEARS_ABOVE,
    bracketed_roles,
    bracketed_years,
    full_year,
    is_distinction,
    trimmed,
    venue_pieces,
    without_date,
    without_distinction,
)
from profdiff.extract.service_posts import entries_below_list, is_entry, read_posts
from profdiff.extract.service_titles import SERVICE_TITLE, is_service_title
from profdiff.extract.stretches import Stretch, listed
from profdiff.lexicon.positions import heads_title, is_place
from profdiff.lexicon.venues import known_venue
from profdiff.normal import fold, squeeze, trim
from profdiff.records import Service

#: A longer item that has others beneath it is a service itself.
_MAX_LABEL = 2
#: A label in a paragraph of its own has no more.
_LABEL_WORDS = 4
_MAX_LENGTH = 1500
#: A venue's name is no longer than this, nor what somebody has a named role in.
_MAX_VENUE, _MAX_DUTY = 120, 200
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
    r"(?:\s*(?:\bfor\b|\bof\b|\bat\b|\bon\b|@)\s+(?:the\s+)?(?=\S)|\s+[—–-]\s+(?=[^\W\d]))"
)
_ROLE_LABEL = Pattern(r"^\s*(?P<role>[^,;:()]{3,60}?)\s*:\s*(?=\S)")
#: What may part a role and its venues from the next role.
_BORDER = Pattern(r"\s*[;,.]\s+(?:and\s+)?|\s+and\s+")
_ROLE_BEHIND = Pattern(r"\(([^()]*)\)\s*$", "(")
_FILLERS = frozenset(
    (
        "etc",
        "and",
        "others",
        "and others",
        "more",
        "various",
        "including",
        "i am",
        "i have",
        "coming up",
        "coming soon",
        "tba",
    )
)


def extract_section(page: Page, section: Section) -> None:
    """Reviewing and organising, a venue each: "Reviewer: NeurIPS 2020, 2021; ICML 2022"."""
    if section.kind == "teaching" and heads_supervision(section):
        return
    if read_posts(page, section):
        return
    inherited = trim(section.title) if is_service_title(section.title) else None
    before = len(page.found)
    apart = entries_below_list(section.blocks)
    told = {id(child) for block in section.blocks if is_entry(block) for child in block.children}
    labels = _labels(section.blocks)
    for item in listed(page, section):
        if item.block.children and len(item.text.split()) <= _MAX_LABEL:
            continue  # "Reviewing" above a list of venues
        if id(item.block) in labels:
            continue
        sentence = _is_sentence(item.text)
        if sentence and not _names_venue(item):
            continue
        if len(item.text) <= _MAX_LENGTH and not (id(item.block) in told and _tells(item.text)):
            role = None if id(item.block) in apart else inherited
            _read_item(page, _without_subject(item) if sentence else item, role)
    if YEARS.fullmatch(section.title):
        _date_all(page.found[before:], full_year(section.title))


def _read_item(page: Page, item: Stretch, role: str | None) -> None:
    """Reads the services of an item, which are all of the years above them."""
    years = YEARS_ABOVE.match(item.text)
    told = item._replace(start=item.start + years.end()) if years else item
    known = len(page.found)
    for clause in _clauses(told):
        _read(page, clause, role)
    if years:
        _date_all(page.found[known:], squeeze(years[1]))
        for found in page.found[known:]:
            page.add_part(found.record, item.block)


def _date_all(found: list[Found], year: str) -> None:
    """Dates the services without a year by the year that they stand below."""
    for record in (each.record for each in found):
        if isinstance(record, Service):
            record.year = record.year or year


def _labels(blocks: list[Block]) -> set[int]:
    """The paragraphs that are labels of the lists below them: "Session chair", "Editor"."""
    return {
        id(block)
        for block, below in pairwise(blocks)
        if (block.kind, below.kind) == ("paragraph", "item")
        and len(block.text.split()) <= _LABEL_WORDS
        and (is_service_title(block.text) or _names_body(block.text.rstrip(" :")))
        and not period_in(block.text)
    }


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
    pieces = (without_date(trim(squeeze(piece.text)))[0] for piece in venue_pieces(item, 0))
    return any(known_venue(piece.rpartition(" for ")[2]) for piece in pieces)


def _without_subject(item: Stretch) -> Stretch:
    """A sentence without who serves: "I have served as a reviewer for X" begins at the role."""
    lead = _SERVES.match(item.text)
    return item._replace(start=item.start + lead.end()) if lead else item


def _tells(text: str) -> bool:
    """Whether what is listed beneath an entry tells of it, and is no service of its own."""
    return len(text.split()) > _MANY_WORDS and not period_in(text) and not known_venue(text)


def _read(page: Page, item: Stretch, inherited: str | None) -> None:
    """Reads an item as a list of venues, or as one service told in pieces."""
    role, at = _leading_role(item.text)
    pieces = venue_pieces(item, at)
    texts = [trimmed(piece.text) for piece in pieces]
    if role and texts and all(map(YEARS.match, texts)):
        _read_terms(page, role, pieces)
        return
    if role is None and len(texts) > 1:
        role = _take_last_role(texts)
    _share_first_year(texts)
    role = without_date(role)[0] if role else None
    venues = sum(known_venue(without_date(text)[0]) is not None for text in texts)
    first = int(bool(texts) and YEARS.match(texts[0]) is not None)
    if role is None and venues > 1 and _names_body(texts[first]):
        role, pieces, texts = texts[first], pieces[first + 1 :], texts[first + 1 :]
    told = inherited is None or (len(pieces) == 2 and any(map(_belongs_to_other, texts)))
    if role is None and told and venues < 2 and len(pieces) > 1:
        service = _told_in_pieces(texts)
        if service is not None:
            service.role = service.role or inherited
            page.add(service, *item, rule="service-item")
        return
    _read_venues(page, pieces, texts, role or inherited)


#: What one was for all venues of a list, at its end: "ICML, CVPR, ECCV Reviewer".
_LAST_ROLE = Pattern(
    r"(?P<venue>[A-Z]\S*(?: [A-Z]\S*){0,4}) (?P<role>(?:Reviewer|Referee|(?:PC|TPC) [Mm]ember)s?)"
)
_FIRST_YEAR = Pattern(r"((?:19|20)\d\d)[:：]? (?=[A-Z])")


def _take_last_role(texts: list[str]) -> str | None:
    """The role that a list of short names ends with, which is taken off the last of them."""
    last = _LAST_ROLE.fullmatch(texts[-1])
    if last is None or any(is_service_title(text) for text in texts[:-1]):
        return None
    if not any(known_venue(without_date(text)[0]) for text in texts[:-1]):
        return None
    texts[-1] = last["venue"]
    return last["role"]


def _share_first_year(texts: list[str]) -> None:
    """Gives all venues of a list the year that stands before the first: "2024 ICML, CVPR"."""
    first = _FIRST_YEAR.match(texts[0]) if len(texts) > 1 else None
    if first and not any(without_date(text)[1] for text in texts[1:]):
        texts[1:] = [f"{text} {first[1]}" for text in texts[1:]]


_COUNTRY_CODE = Pattern(r"[A-Z]{2}")


def _read_venues(page: Page, pieces: list[Stretch], texts: list[str], role: str | None) -> None:
    """Reads each piece of a list as a venue, or as what adds to the one before it."""
    last: Service | None = None
    for piece, text in zip(pieces, texts, strict=True):
        if last and (is_distinction(text) or (_is_home(text) and not _is_home(last.venue or ""))):
            continue
        if last is None and len(texts) > 1 and SERVICE_TITLE.fullmatch(text):
            role = text  # under a label that says the same: "Reviewer, Example Letters, 2020"
            continue
        name, year = without_date(text)
        beside = not name or is_place(name) or _COUNTRY_CODE.fullmatch(name)
        if last and beside and not YEARS.match(text):
            last.year = last.year or year  # where it was held, or when
            continue
        if last and last.venue and fold(name).endswith((" track", " tracks")):
            last.venue, last.year = f"{last.venue}, {name}", last.year or year
            continue
        for service in _stated(text, role, last):
            last = service
            page.add(service, *piece, rule="service-list")


def _stated(text: str, role: str | None, last: Service | None) -> Iterator[Service]:
    """The services of a piece: one a role or a year in the brackets behind its venue, or one."""
    venue, roles = bracketed_roles(text)
    yield from (Service(role=title, venue=venue, year=year) for title, year in roles)
    if roles:
        return
    name, years = bracketed_years(without_distinction(text))
    for stated in [f"{name} {years[0]}", *years[1:]] if years else [name]:
        if last and last.year is None and YEARS.match(stated):
            last.year = full_year(stated)
            continue
        service = _venue(stated, role, last.venue if last else None)
        if service is not None:
            last = service
            yield service


def _is_home(text: str) -> bool:
    """Whether a piece is a university: where a journal is edited, beside the journal."""
    words = fold(text).split()
    return "press" not in words and not {"university", "universidade", "universidad"}.isdisjoint(
        words
    )


def _read_terms(page: Page, duty: str, terms: list[Stretch]) -> None:
    """Reads a duty with nothing but its terms behind it: "Member of the board: 2019, 2021"."""
    service = _told_in_pieces([duty])
    if service is None:
        return
    for term in terms:
        told = replace(service, year=full_year(trim(term.text)))
        page.add(told, *term, rule="service-list")


def _belongs_to_other(text: str) -> bool:
    """Whether a piece tells of the venue beside it: a workshop held there, a chair taken there."""
    return is_service_title(text) or "workshop" in fold(text).split()


#: What parts the venues of a list.
_SEPARATORS = frozenset(",、，")


def _leading_role(text: str) -> tuple[str | None, int]:
    """The role that a list begins with, and where its venues begin: "Reviewer: …"."""
    label, at = label_of(Block("item", text))
    several = not _SEPARATORS.isdisjoint(text[at:])
    if label and (SERVICE_TITLE.search(label) or (several and not known_venue(label))):
        return trim(squeeze(label)), at
    found = _ROLE_FOR.match(text)
    if found and is_service_title(found["role"]):
        return squeeze(found["role"]), found.end()
    line, below, rest = text.partition("\n")
    if below and is_service_title(line) and not known_venue(line) and "," not in line:
        venues = rest.split(",")  # below their role, undated: "Journal Editor", "Tides, Weirs"
        if len(venues) > 1 and period_in(text) is None and any(map(known_venue, map(trim, venues))):
            return trim(squeeze(line)), len(line) + 1
    return None, 0


def _venue(text: str, role: str | None, last: str | None) -> Service | None:
    """One piece of a list: a venue, with its own role and date, or a further year of the last."""
    if YEARS.match(text):
        return Service(role=role, venue=last, year=full_year(text)) if last else None
    own = _ROLE_FOR.match(text)
    if own and is_service_title(own["role"]):
        role, text = squeeze(own["role"]), text[own.end() :]
    name, year = without_date(text)
    inner = _ROLE_BEHIND.search(name)
    if inner and is_service_title(inner[1]):
        role, name = squeeze(inner[1]), trim(name[: inner.start()])
    longest = _MAX_DUTY if role else _MAX_VENUE
    if not any(c.isalpha() for c in name) or len(name) > longest or fold(name) in _FILLERS:
        return None
    if "://" in name:
        return None
    return Service(role=role, venue=name, year=year)


def _names_body(text: str) -> bool:
    """Whether a piece is the name of a committee, which a venue follows: "Program Committee"."""
    name = without_date(text)[0]
    return fold(name).endswith(("committee", "board")) and known_venue(name) is None


def _told_in_pieces(texts: list[str]) -> Service | None:
    """A line that tells one service: its venue, the role in it, and when, in any order."""
    year: str | None = None
    names: list[str] = []
    for text in texts:
        is_year = YEARS.match(text)
        name, when = without_date(text)
        year = year or when or (full_year(text) if is_year else None)
        if not is_year and any(map(str.isalpha, name)) and not is_distinction(name):
            names.append(name)
    if not names:
        return None
    role = next((n for n in names if is_service_title(n)), None)
    role = role or next((n for n in names[:-1] if _ENDS_IN_TITLE.search(n)), None)
    role = role or next((n for n in names[1:] if heads_title(n)), None)
    role = role or (names[0] if len(names) > 1 and _names_body(names[0]) else None)
    others = [n for n in names if n is not role]
    if role and len(others) > 1 and _names_body(others[0]):
        role, others = f"{role}, {others[0]}", others[1:]
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
