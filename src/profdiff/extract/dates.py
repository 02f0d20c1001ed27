"""Dates and ranges as pages write them → ISO forms, as exact as the page is."""

import re
from typing import NamedTuple

import msgspec

from profdiff.lexicon.tables import alternatives, remembered, rows
from profdiff.patterns import Pattern

#: Years of two digits below this are of this century.
_NEXT_CENTURY = 50
_DIGIT = Pattern(r"\d")
# A search is quick for patterns that begin with the characters a match may begin with, so what
# stands before that is looked at behind it.
_YEAR = Pattern(r"([12](?<![\d./-].)(?:(?<=1)9[5-9]|(?<=2)0[0-3])\d)(?![\dA-Z])")
_NOW = frozenset(
    "present pres now current currently ongoing today date heute laufend gegenwärtig aujourd'hui "
    "aujourd’hui présent presente actualidad actualmente hoy onward onwards actual atual "
    "atualmente hoje oggi attuale attualmente 至今 今 迄今 目前 现在 現在 现 현재 지금".split()
)
_SEASONS = frozenset(
    "spring summer fall autumn winter frühling sommer herbst winter sommersemester wintersemester "
    "printemps été automne hiver primavera verano otoño invierno estate autunno".split()
)
_SINCE = Pattern(
    r"\b(?:since|starting(?: from| in)?|beginning(?: in)?|seit|ab|depuis|desde|dal)\s*:?\s*$",
    "",
    re.IGNORECASE,
)
#: In scripts without spaces more may follow: "2018 至今，某大学".
_NOW_UNSPACED = ("今", "现在", "現在", "目前", "현재")
#: An open end in one word: "2023-on".
_ON = Pattern(r"on(?=\s*(?:[\n\t,.;:)]|$))")
_DASH = Pattern(
    r"\s*(?:(?:–|—|−|‒|-{1,3})\s*(?:(?:to|till|until)\b)?|~|～|〜|から|부터|\bal\b|\ba(?=\s+\d{4}\b)|\bto\b|\buntil\b|\btill\b|\bbis\b|\bà\b|至|到)\s*"
)
_EDGE = " \t\n,.;:()[]–—-"
_ISO = Pattern(
    r"(?<!\d)((?:19|20)\d\d)[-/.](0?[1-9]|1[0-2])(?:[-/.](0?[1-9]|[12]\d|3[01]))?(?!\d)",
    within=r"\d[-/.]\d",
)
_NUMERIC = Pattern(
    r"(?<!\d)(?:([0-3]?\d)\.\s?)?(0?[1-9]|1[0-2])[/.]((?:19|20)\d\d)(?!\d)",
    within=r"\d[/.]\d",
)
_WITH_SLASHES = Pattern(
    r"(?<![\d/])(0?[1-9]|[12]\d|3[01])/(0?[1-9]|[12]\d|3[01])/((?:19|20)\d\d)(?![\d/])",
    within=r"\d/\d\d?/\d",
)
_SHORT = Pattern(r"^[\s\[(*•-]*(0?[1-9]|1[0-2])/(\d\d)(?=\s*[:\])–-]|\s)")
_SHORT_WORDED = Pattern(r"^[\s\[(*•-]*([^\W\d_]{3,9})\.?[-/'’]\s?(\d\d)(?=\s*[:\])–-]|\s)")
_SHORT_RANGE = Pattern(
    r"(?<![\w/.])(0?[1-9]|1[0-2])/(\d\d)\s*(?:[–—−-]{1,3}|to)\s*"
    r"(?:(0?[1-9]|1[0-2])/(\d\d)(?![\w/.])|(present|now|today|current|ongoing)\b|$)",
    "/",
    re.IGNORECASE,
)
#: The day that a list puts before its titles: "01/16/2022: On Tides".
DAY_LABEL = Pattern(r"^\W*(?:\d{1,4}[./-]){1,2}\d{2,4}\s*:\s+(?=\S)", ":")
_SHORT_ALONE = Pattern(
    r"(?:^|(?<=[\n\t(])|(?<=[,:–-]\s))(0[1-9]|1[0-2])/(\d\d)(?=$|[\n\t),:])", "/", re.MULTILINE
)
_CJK = Pattern(
    r"((?:19|20)\d\d)\s*[年년](?:度|도)?(?:\s*(\d{1,2})\s*[月월])?(?:\s*(\d{1,2})\s*[日일])?",
    "年|년",
)
_WORD_DATE = Pattern(
    r"(?:(?:(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?(?:\s+(?:of|de))?\s+)?"
    # a whole word, or the last letters of a longer one
    r"((?<![^\W\d_])[^\W\d_]{3,12}+|(?<=[^\W\d_])[^\W\d_]{12})(?![^\W\d_])\.?,?\s*"
    r"(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(?:(?:of|del?)\s+)?['’]?((?:19|20)\d\d|(?<=['’])\d\d|\d\d(?!\d)))",
)


#: ASCII, with a space for all that is no letter.
_LETTERS_ALONE = bytes(byte if chr(byte).isalpha() else 32 for byte in range(128)).ljust(256)


@remembered()
def _names_of_times() -> frozenset[bytes]:
    """The names of months and seasons, for a search that is quicker than that for a date."""
    return frozenset(name.encode() for name in (*months(), *_SEASONS))


@remembered()
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


#: "In 2021, she received …", "In May 2021 I …"
_OPENING = Pattern(
    r"\s*(?:in|during)\s+(?:[^\W\d_]{3,9}\s+(?:of\s+)?)?((?:19|20)\d\d)(?:,|(?=\s+(?:I|he|she)\s))",
    "in|during",
    re.IGNORECASE,
)


def opening_year(sentence: str) -> str | None:
    """The year that a sentence begins with: "In 2021, she received …"."""
    found = _OPENING.match(sentence)
    return found[1] if found else None


class Date(NamedTuple):
    """A date as ISO text, as exact as it was written, and where it stands in the text."""

    iso: str
    start: int
    end: int


@remembered(1024)  # several extractors, and signs of one, ask the same words
def date_in(text: str) -> Date | None:
    """The first date in a text; of those that begin at one place the longest."""
    if not _DIGIT.search(text):
        return None
    found = [date for read in _READINGS if (date := read(text))]
    return min(found, key=lambda date: (date.start, -date.end)) if found else None


def _year(text: str) -> Date | None:
    found = _YEAR.search(text)
    return Date(found[1], found.start(1), found.end(1)) if found else None


def _iso(text: str) -> Date | None:
    found = _ISO.search(text)
    if not found:
        return None
    day = f"-{int(found[3]):02d}" if found[3] else ""
    return Date(f"{found[1]}-{int(found[2]):02d}{day}", found.start(), found.end())


def _cjk(text: str) -> Date | None:
    found = _CJK.search(text)
    if not found:
        return None
    month = f"-{int(found[2]):02d}" if found[2] else ""
    day = f"-{int(found[3]):02d}" if found[3] and month else ""
    return Date(found[1] + month + day, found.start(), found.end())


def short_month(text: str) -> Date | None:
    """A month and two-digit year that a text begins with: "06/24:", "(Apr-25)"."""
    found = _SHORT.match(text) or _SHORT_WORDED.match(text)
    month = months().get(found[1].lower(), found[1]) if found else ""
    if not found or not str(month).isdigit():
        return None
    return Date(f"20{found[2]}-{int(month):02d}", found.start(1), found.end(2))


def _numeric(text: str) -> Date | None:
    """A month before its year, "05/2021", "05.2021", or a day, "01.05.2021"."""
    found = _NUMERIC.search(text)
    if not found:
        return None
    day = f"-{int(found[1]):02d}" if found[1] and 0 < int(found[1]) < 32 else ""
    return Date(f"{found[3]}-{int(found[2]):02d}{day}", found.start(), found.end())


def _day_with_slashes(text: str) -> Date | None:
    """A day as "11/23/2021" or "23/11/2021"; where either number may be the month, the first is."""
    found = _WITH_SLASHES.search(text)
    if not found:
        return None
    month, day = int(found[1]), int(found[2])
    if month > 12:
        month, day = day, month
    return Date(f"{found[3]}-{month:02d}-{day:02d}", *found.span()) if month < 13 else None


def _worded(text: str) -> Date | None:
    """A month or season by its name and a year: "3 May 2020", "May '20", "fall of 2019"."""
    if text.isascii():
        words = text.encode().lower().translate(_LETTERS_ALONE).split()
        if _names_of_times().isdisjoint(words):
            return None
    found = _WORD_DATE.search(text)
    while found:
        word = found[2].lower()
        year = found[4] if len(found[4]) == 4 else f"20{found[4]}"
        month = months().get(word)
        if month and (len(found[4]) == 4 or "'" in found[0] or "’" in found[0]):
            day = int(found[1] or found[3] or 0)
            iso = f"{year}-{month:02d}" + (f"-{day:02d}" if 0 < day < 32 else "")
            return Date(iso, found.start(1) if found[1] else found.start(2), found.end())
        if word in _SEASONS and not month:
            return Date(year, found.start(2), found.end())
        # what stood before a day may have taken it for a year: "Norway. 21 December 2022"
        found = _WORD_DATE.search(text, found.end(2))
    return None


_READINGS = (_iso, _cjk, _numeric, _day_with_slashes, _worded, _year)


def short_month_alone(text: str) -> "Period | None":
    """A lone month and two-digit year set apart in an entry: "Lecturer, 09/23"."""
    found = _SHORT_ALONE.search(text)
    if found is None:
        return None
    return Period(f"{_full_year(found[2])}-{found[1]}", None, False, *found.span())


def begins_with_month(text: str) -> bool:
    """Whether a text begins with a month and a number: "Sept 15"."""
    word, _, rest = text.partition(" ")
    return rest[:1].isdigit() and word.lower().rstrip(".") in months()


class Period(msgspec.Struct):
    """A range of dates: whether it goes on, and where it stands in the text (`at` to `end_at`)."""

    start: str
    end: str | None
    ongoing: bool
    at: int
    end_at: int


def period_in(text: str) -> Period | None:
    """The first date or range of dates in a text; a single date has no end."""
    first = date_in(text)
    short = _short_range(text)
    if first is None or (short and short.at <= first.start):
        return short
    start, at, end_at = first
    dash = _DASH.match(text, end_at)
    after = _range_from(first, text, dash.end()) if dash else None
    return (
        after
        or _month_range(text, first)
        or Period(start, None, bool(_SINCE.search(text[:at])), at, end_at)
    )


def period_beside(text: str) -> Period | None:
    """The date beside the words of a text rather than one within: "Games 2026 meeting (June 2026)".

    The first date or range where none stands at an edge.
    """
    first = period_in(text)
    if first is None or not text[: first.at].strip(_EDGE) or not text[first.end_at :].strip(_EDGE):
        return first
    rest = period_in(text[first.end_at :])
    if rest is None or text[first.end_at + rest.end_at :].strip(_EDGE):
        return first
    at = first.end_at
    return Period(rest.start, rest.end, rest.ongoing, at + rest.at, at + rest.end_at)


def years_of(period: Period) -> str:
    """The year of a date, or the years of a range: "2020", "2020-2022"."""
    if period.end and period.end[:4] != period.start[:4]:
        return f"{period.start[:4]}-{period.end[:4]}"
    return period.start[:4]


def _short_range(text: str) -> Period | None:
    """A range of months with years of two digits: "09/14 - 06/15"."""
    found = _SHORT_RANGE.search(text)
    if found is None:
        return None
    start = f"{_full_year(found[2])}-{int(found[1]):02d}"
    end = f"{_full_year(found[4])}-{int(found[3]):02d}" if found[3] else None
    if end is not None and end < start:
        return None
    return Period(start, end, end is None, *found.span())


def _full_year(digits: str) -> str:
    return f"{'20' if int(digits) < _NEXT_CENTURY else '19'}{digits}"


def _range_from(first: Date, text: str, at: int) -> Period | None:
    """The range that a date begins whose dash ends at an offset: "2015 - 2018", "2015-18"."""
    start = first.iso
    rest = text[at:]
    word = rest.lstrip(" (").split(None, 1)[0].strip(".,;:)").lower() if rest.strip() else ""
    now = next((w for w in _NOW_UNSPACED if word.startswith(w)), "")
    word = now or word
    if not word or now or word in _NOW or _ON.match(rest):
        stop = at + (rest.lower().find(word) + len(word) if word else 0)
        return Period(start, None, True, first.start, stop)
    second = date_in(rest)
    if second and not rest[: second.start].strip(" ("):
        start = _day_first(first, text, second.iso)
        return Period(start, second.iso, False, first.start, at + second.end)
    short = rest[:2]
    if len(start) == 4 and short.isdigit() and not rest[2:3].isalnum() and short > start[2:]:
        return Period(start, start[:2] + short, False, first.start, at + 2)
    sign = len(text[:at].rstrip())
    if {"\n", "\t"}.intersection(text[sign:at]):  # a dash that ends its line or cell
        return Period(start, None, True, first.start, sign)
    return None


def _day_first(first: Date, text: str, end: str) -> str:
    """The first day of a range that has its day before its month, as the last: "10/07 - 15/07"."""
    start = first.iso
    swapped = f"{start[:5]}{start[8:]}-{start[5:7]}"
    by_slashes = len(start) == 10 and "/" in text[first.start : first.end]
    return swapped if by_slashes and swapped <= end < start else start


def _month_range(text: str, last: Date) -> Period | None:
    """The range that a date ends when the year stands once, after it: "May - August 2020"."""
    before = text[: last.start].rstrip()
    dash = next((d for d in ("–", "—", "-", " to") if before.endswith(d)), None)
    words = before[: -len(dash)].split() if dash else []
    month = months().get(words[-1].lower().strip(".,(-–—")) if words else None
    if month is None or len(last.iso) < 7:
        return None
    start = f"{last.iso[:4]}-{month:02d}"
    return Period(start, last.iso, False, before.rfind(words[-1]), last.end)
