"""One line of a section on service: a role and its venues, or one service told in pieces."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from profdiff.document import Block
from profdiff.extract.dates import period_in
from profdiff.extract.labelled import label_of
from profdiff.extract.page import Page
from profdiff.extract.service_lists import (
    YEARS,
    bracketed_roles,
    bracketed_years,
    full_year,
    is_distinction,
    trimmed,
    venue_pieces,
    without_date,
    without_distinction,
)
from profdiff.extract.service_titles import SERVICE_TITLE, is_service_title
from profdiff.extract.stretches import Stretch
from profdiff.lexicon.positions import heads_title, is_place
from profdiff.lexicon.venues import known_venue
from profdiff.normal import fold, squeeze, trim
from profdiff.patterns import Pattern
from profdiff.records import Service

#: A venue's name is no longer than this, nor what somebody has a named role in.
_MAX_VENUE, _MAX_DUTY = 120, 200
_ENDS_IN_TITLE = Pattern(
    r"^(?:[^\W\d_]+ ){0,2}(?:members?|mentors?|president)$",
    "member|mentor|president",
    re.IGNORECASE,
)
#: A role and the word for whom it was: "Reviewer for", "Chair at the".
ROLE_FOR = Pattern(
    r"^\s*(?P<role>[^,;:()]{3,60}?)"
    r"(?:\s*(?:\bfor\b|\bof\b|\bat\b|\bon\b|@)\s+(?:the\s+)?(?=\S)|\s+[—–-]\s+(?=[^\W\d]))"
)
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


def read_line(page: Page, item: Stretch, inherited: str | None) -> None:
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
    if role is None and venues > 1 and names_body(texts[first]):
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
    found = ROLE_FOR.match(text)
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
    own = ROLE_FOR.match(text)
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


def names_body(text: str) -> bool:
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
    role = role or (names[0] if len(names) > 1 and names_body(names[0]) else None)
    others = [n for n in names if n is not role]
    if role and len(others) > 1 and names_body(others[0]):
        role, others = f"{role}, {others[0]}", others[1:]
    found = ROLE_FOR.match(role) if role and not others else None
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
