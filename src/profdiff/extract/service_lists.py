"""The pieces of a line of service: its venues, each with the years and the roles beside it."""

import re

from profdiff.extract.dates import period_beside
from profdiff.extract.labelled import list_pieces
from profdiff.extract.service_titles import is_service_title
from profdiff.extract.stretches import Stretch
from profdiff.lexicon.venues import known_venue
from profdiff.normal import squeeze, trim
from profdiff.patterns import Pattern

YEARS = Pattern(
    r"^\(?(?:since\s+)?['’]?\d\d(?:\d\d)?"
    r"(?:\s*[-–—,/&]\s*(?:['’]?\d\d(?:\d\d)?|present|now)?)*\)?$"
)
#: A year, or several, on a line or in a cell before what was done in each: "2020, 2021 | Reviewer".
YEARS_ABOVE = Pattern(
    r"\s*((?:19|20)\d\d(?:(?:\s*[,/&;]\s*|\s+and\s+)(?:19|20)\d\d)*)[ ]*[\n\t]\s*"
)
#: A venue whose own name has commas, its short name behind: "Conference on A, B, and C (ABC)".
_ONE_VENUE = Pattern(
    r"(\s*(?:[A-Z][\w&-]* ){0,3}(?:Conference|Symposium|Workshop|Journal|Transactions|Meeting) "
    r"(?:on|of|in|for) [^(),;:\d]+(?:, [^(),;:\d]+)*,? (?:and|&) [^(),;:\d]+ "
    r"\([A-Z][\w ,/'’-]+\))[\s\d,.'’–-]*"
)
#: "2021 - 24": from one year to another.
_RANGE = Pattern(r"((?:19|20)\d\d)\s*[-–—]\s*((?:19|20)?\d\d)")
_BRACKETED_END = Pattern(r"\(([^()]*)\)\s*$", "(")
_LEFT_BY_DATE = Pattern(
    r"\(\s*(?:since|[A-Z][a-z]{2,8}\.?\s[\d\s–-]+,?)?\s*\)|\b(?:spring|summer|fall|autumn|winter|since)\s*$",
    "(|spring|summer|fall|autumn|winter|since",
    re.IGNORECASE,
)
#: How well somebody reviewed, as conferences tell.
_DISTINCTION = Pattern(
    r"\s*(?:outstanding|top|best|excellent|highlighted|notable|distinguished|expert|exceptional|"
    r"great|gold|silver|recogni[sz]ed)\b[\w/ %()~–-]*"
    r"\b(?:reviewers?|referees?|pc members?|area chairs?|acs?)\b",
    "",
    re.IGNORECASE,
)
#: An acronym is shorter than this; a name of more words than this may have commas of its own.
_ACRONYM, _LONG_NAME = 12, 3
_SHORT_YEAR = Pattern(r"^(.*\S)\s*['’](\d\d)$", "'|’")


def venue_pieces(item: Stretch, at: int) -> list[Stretch]:
    """The pieces of a list: between semicolons where it has some, else between commas."""
    block, start = item.block, item.start + at
    text = block.text[: item.end]
    if ";" in text[start:]:
        # A comma within a piece parts nothing then; the stand-in keeps all places.
        places = list_pieces(text.replace(",", "\u200b").replace("\t", ";"), start)
        return [Stretch(block, a, b) for a, b in places if text[a:b].strip()]
    masked = _without_marked_commas(item, text.replace("|", ",").replace("\t", ","))
    one = _ONE_VENUE.fullmatch(text[start:])
    if one:
        masked = masked[:start] + one[1].replace(",", "\u200b") + masked[start + one.end(1) :]
    places = list_pieces(masked, start)
    if places and " and " in text[places[-1][0] : places[-1][1]]:
        a, b = places[-1]
        at = text.rfind(" and ", a, b)
        if _is_venue(text[at + 5 : b]) and (len(places) > 1 or _is_venue(text[a:at])):
            places[-1:] = [(a, at), (at + 5, b)]
    return [Stretch(block, a, b) for a, b in places]


def _is_venue(text: str) -> bool:
    name = without_date(text)[0]
    return known_venue(name) is not None or (name.isupper() and len(name) < _ACRONYM)


def _without_marked_commas(item: Stretch, text: str) -> str:
    """The text without the commas of a name that is linked or set in italics as a whole."""
    for mark in item.block.marks:
        if mark.kind in ("link", "em") and item.start <= mark.start < mark.end <= item.end:
            name = text[mark.start : mark.end]
            if "," in name and len(name.split()) > _LONG_NAME:
                text = text[: mark.start] + name.replace(",", "\u200b") + text[mark.end :]
    return text


def trimmed(text: str) -> str:
    """A piece without what surrounds it; the dash of a term that goes on is its own: "2019-"."""
    bare = trim(squeeze(text))
    lasting = bare[-1:].isdigit() and text.rstrip(" .…").endswith(("-", "–", "—"))
    return f"{bare}-" if lasting else bare


def bracketed_years(text: str) -> tuple[str, list[str]]:
    """A venue and the several years in the brackets behind it: "ICML (2024, 2025)"."""
    inner = _BRACKETED_END.search(text)
    years = re.split(r"\s*(?:[,&/;]|\band\b)\s*", inner[1]) if inner else []
    if inner is None or len(years) < 2 or not all(YEARS.match(year) for year in years):
        return text, []
    return text[: inner.start()], years


def bracketed_roles(text: str) -> tuple[str, list[tuple[str, str | None]]]:
    """A venue and the several roles in the brackets behind it: "(Reviewer 2024, Chair 2025)"."""
    inner = _BRACKETED_END.search(text)
    roles = [without_date(part) for part in inner[1].split(",")] if inner else []
    if inner is None or len(roles) < 2 or not all(is_service_title(role) for role, _ in roles):
        return text, []
    return text[: inner.start()].rstrip(), roles


def without_distinction(text: str) -> str:
    """A venue without the brackets that tell how well one served: "(Outstanding Reviewer 2021)"."""
    inner = _BRACKETED_END.search(text)
    if inner and is_distinction(inner[1]):
        return text[: inner.start()].rstrip()
    return text


def is_distinction(text: str) -> bool:
    """Whether a piece tells how well one served, and not where: "Excellent Reviewer (top 10%)"."""
    return _DISTINCTION.match(text) is not None


def full_year(text: str) -> str:
    """A year, or a range of years, with all its digits: "'21" gives "2021"."""
    bare = text.strip("'’ ()").removeprefix("since ").strip()
    if len(bare) == 2 and bare.isdigit():
        return f"20{bare}"
    span = _RANGE.fullmatch(bare)
    if span:
        last = span[2] if len(span[2]) > 2 else span[1][:2] + span[2]
        return f"{span[1]}-{last}"
    return squeeze(bare).replace("–", "-")


def without_date(text: str) -> tuple[str, str | None]:
    """A piece without the date in it, and the date as a year or a range."""
    period = period_beside(text)
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
