"""Dates and ranges as pages write them → ISO forms, as exact as the page is."""

import re
from functools import cache

from profdiff.extract.patterns import Pattern
from profdiff.lexicon.tables import alternatives, rows

_YEAR = Pattern(r"(?<![\d./-])((?:19|20)\d\d)(?!\d)")
_NOW = frozenset(
    "present now current currently ongoing today date heute aujourd'hui présent presente "
    "actualidad "
    "actual atual oggi 至今 现在 現在 현재".split()
)
_SEASONS = frozenset(
    "spring summer fall autumn winter frühling sommer herbst winter sommersemester wintersemester "
    "printemps été automne hiver primavera verano otoño invierno estate autunno".split()
)
_SINCE = Pattern(
    r"\b(?:since|starting(?: from| in)?|beginning(?: in)?|seit|depuis|desde|dal)\s*:?\s*$",
    "",
    re.IGNORECASE,
)
_DASH = Pattern(r"\s*(?:–|—|−|‒|-{1,3}|~|～|\bto\b|\buntil\b|\btill\b|\bbis\b|\bà\b|至|到)\s*")
_ISO = Pattern(r"(?<!\d)((?:19|20)\d\d)[-/.](0?[1-9]|1[0-2])(?:[-/.](0?[1-9]|[12]\d|3[01]))?(?!\d)")
_NUMERIC = Pattern(r"(?<!\d)(0?[1-9]|1[0-2])[/.]((?:19|20)\d\d)(?!\d)")
_SHORT = Pattern(r"^[\s\[(*•-]*(0?[1-9]|1[0-2])/(\d\d)(?=\s*[:\])–-]|\s)")
_CJK = Pattern(r"((?:19|20)\d\d)\s*年(?:\s*(\d{1,2})\s*月)?(?:\s*(\d{1,2})\s*日)?")
_WORD_DATE = Pattern(
    r"(?:(?:(?<!\d)(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?\s+)?([^\W\d_]{3,12})\.?,?\s*"
    r"(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(?:of\s+)?['’]?((?:19|20)\d\d|(?<=['’])\d\d|\d\d(?!\d)))",
)


@cache
def months() -> dict[str, int]:
    """Month names and abbreviations (lower case) → 1 to 12."""
    found: dict[str, int] = {}
    for number, cell, *_ in rows("months"):
        if number.isdigit():
            for name in alternatives(cell):
                found[name.lower().rstrip(".")] = int(number)
    return found


def year_in(text: str) -> str | None:
    """The first four-digit year in a text."""
    found = _YEAR.search(text)
    return found[1] if found else None


def years_in(text: str) -> list[str]:
    """All four-digit years in a text, in order."""
    return [found[1] for found in _YEAR.finditer(text)]


def date_in(text: str) -> tuple[str, int, int] | None:
    """The first date in a text as ISO text, with the range where it stands."""
    best: tuple[str, int, int] | None = None
    for found in (_iso(text), _cjk(text), _numeric(text), _worded(text)):
        if found and (
            best is None or found[1] < best[1] or (found[1] == best[1] and found[2] > best[2])
        ):
            best = found
    if best is None:
        year = _YEAR.search(text)
        best = (year[1], year.start(1), year.end(1)) if year else None
    return best


def _iso(text: str) -> tuple[str, int, int] | None:
    found = _ISO.search(text)
    if not found:
        return None
    day = f"-{int(found[3]):02d}" if found[3] else ""
    return f"{found[1]}-{int(found[2]):02d}{day}", found.start(), found.end()


def _cjk(text: str) -> tuple[str, int, int] | None:
    if "年" not in text:
        return None
    found = _CJK.search(text)
    if not found:
        return None
    month = f"-{int(found[2]):02d}" if found[2] else ""
    day = f"-{int(found[3]):02d}" if found[3] and month else ""
    return found[1] + month + day, found.start(), found.end()


def short_month(text: str) -> tuple[str, int, int] | None:
    """A month and two-digit year that a text begins with: "06/24:"."""
    found = _SHORT.match(text)
    return (f"20{found[2]}-{int(found[1]):02d}", found.start(1), found.end(2)) if found else None


def _numeric(text: str) -> tuple[str, int, int] | None:
    found = _NUMERIC.search(text)
    return (f"{found[2]}-{int(found[1]):02d}", found.start(), found.end()) if found else None


def _worded(text: str) -> tuple[str, int, int] | None:
    for found in _WORD_DATE.finditer(text):
        word = found[2].lower()
        year = found[4] if len(found[4]) == 4 else f"20{found[4]}"
        month = months().get(word)
        if month:
            if len(found[4]) == 2 and "'" not in found[0] and "’" not in found[0]:
                continue
            day = found[1] or found[3]
            iso = f"{year}-{month:02d}" + (f"-{int(day):02d}" if day and 0 < int(day) < 32 else "")
            return iso, found.start(1) if found[1] else found.start(2), found.end()
        if word in _SEASONS:
            return year, found.start(2), found.end()
    return None


class Period:
    """A range of dates: `start`, `end`, whether it goes on, and where it stands in the text."""

    __slots__ = ("at", "end", "end_at", "ongoing", "start")

    def __init__(
        self, start: str | None, end: str | None, ongoing: bool, at: int, end_at: int
    ) -> None:
        self.start, self.end, self.ongoing, self.at, self.end_at = start, end, ongoing, at, end_at


def period_in(text: str) -> Period | None:
    """The first date or range of dates in a text; a single date has no end."""
    first = date_in(text)
    if first is None:
        return None
    start, at, end_at = first
    dash = _DASH.match(text, end_at)
    if dash:
        rest = text[dash.end() :]
        word = rest.lstrip(" (").split(None, 1)[0].strip(".,;)").lower() if rest.strip() else ""
        if not word or word in _NOW:
            stop = dash.end() + (rest.lower().find(word) + len(word) if word else 0)
            return Period(start, None, True, at, stop)
        second = date_in(rest)
        if second and not rest[: second[1]].strip(" ("):
            return Period(start, second[0], False, at, dash.end() + second[2])
        short = rest[:2]
        if len(start) == 4 and short.isdigit() and not rest[2:3].isalnum() and short > start[2:]:
            return Period(start, start[:2] + short, False, at, dash.end() + 2)
    joined = _month_range(text, at, start, end_at)
    return joined or Period(start, None, bool(_SINCE.search(text[:at])), at, end_at)


def _month_range(text: str, at: int, end: str, end_at: int) -> Period | None:
    """ "May - August 2020": the year stands once, after the range."""
    before = text[:at].rstrip()
    dash = next((d for d in ("–", "—", "-", " to") if before.endswith(d)), None)
    if dash is None:
        return None
    words = before[: -len(dash)].rstrip().split()
    month = months().get(words[-1].lower().strip(".,(")) if words else None
    if month is None or len(end) < 7:
        return None
    return Period(f"{end[:4]}-{month:02d}", end, False, before.rfind(words[-1]), end_at)
