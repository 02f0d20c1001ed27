"""Dates written as a page writes its own: "Sep 2024" → "Nov 2026", "25.9.2024" → "3.11.2026"."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from profdiff.extract.dates import date_in, months, short_month

#: Names of months, in full and short, as Unicode CLDR has them; English comes first, as most do.
_NAMES = [
    names.split()
    for names in (
        "January February March April May June July August September October November December",
        "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
        "Jan Feb Mar Apr May June July Aug Sept Oct Nov Dec",
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        "Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez",
        "Jan Feb März Apr Mai Juni Juli Aug Sept Okt Nov Dez",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "janv févr mars avr mai juin juil août sept oct nov déc",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "ene feb mar abr may jun jul ago sept oct nov dic",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "jan fev mar abr mai jun jul ago set out nov dez",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",  # noqa: E501  # twelve names
        "gen feb mar apr mag giu lug ago set ott nov dic",
    )
]
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
#: Words of dates that stay: "25 de septiembre de 2024", "2024年9月".
_KEPT = frozenset("de del of 年 月 日 年度 년 월 일".split())
_ORDINALS = ("st", "nd", "rd", "th")


def rewritten(written: str, iso: str, day: dt.date, others: Iterable[str] = ()) -> str | None:
    """A date in the form of another; None where that form is not understood.

    `written` is the other and `iso` what it says; `others` are more dates of the same page, which
    tell the language of its months and whether its numbers have zeros before them.
    """
    if any(not _is_known(word) for word in _TOKEN.findall(written)):
        return None
    seen = [written, *others]
    new = "".join(_pieces(written, iso, day, seen))
    read = date_in(new) or short_month(f"{new}:")
    return new if read and read.iso == day.isoformat()[: len(iso)] else None


def _is_known(word: str) -> bool:
    """Whether a word of a date can be written for another day; that of a season cannot."""
    word = word.lower()
    return word.isdecimal() or word in months() or word in _KEPT or word in _ORDINALS


def _pieces(written: str, iso: str, day: dt.date, seen: list[str]) -> Iterator[str]:
    roles = iter(_roles(written, iso))
    at = 0
    was_day = False
    for found in _TOKEN.finditer(written):
        yield written[at : found.start()]
        at = found.end()
        word = found[0]
        if word.lower() in _ORDINALS and was_day:
            yield _ordinal(day.day)
        elif not word.isdecimal():
            yield _month(word, day, seen) if word.lower() in months() else word
        else:
            part = next(roles, "")
            was_day = part == "day"
            yield _number(word, part, day, seen)
    yield written[at:]


def _roles(written: str, iso: str) -> list[str]:
    """What each number of a date is: year, month or day."""
    year, month, day = (*iso.split("-"), "", "")[:3]
    numbers = [word for word in _TOKEN.findall(written) if word.isdecimal()]
    left = {"month": month, "day": day, "year": year}
    if any(word.lower() in months() for word in _TOKEN.findall(written) if not word.isdecimal()):
        del left["month"]
    found = []
    for number in numbers:
        part = "year" if number == year else _likeliest(number, left, written)
        left.pop(part, None)
        found.append(part)
    return found


def _likeliest(number: str, left: dict[str, str], written: str) -> str:
    """The part that a number is, of those left; of a month and a day that agree, by its signs."""
    order = ("day", "month") if "." in written and not written[:4].isdecimal() else ("month", "day")
    for part in order:
        if left.get(part) and int(left[part]) == int(number):
            return part
    return "year"


def _number(word: str, part: str, day: dt.date, seen: list[str]) -> str:
    if part == "year":
        return f"{day.year}"[-len(word) :]
    value = day.month if part == "month" else day.day
    return f"{value:02d}" if _has_zeros(word, seen) else str(value)


def _has_zeros(word: str, seen: list[str]) -> bool:
    """Whether a page writes zeros before its numbers; ISO dates alone do where none tells."""
    if len(word) == 1:
        return False
    numbers = [number for text in seen for number in re.findall(r"\d+", text)]
    if any(len(number) == 1 for number in numbers):
        return False
    return any(n.startswith("0") for n in numbers) or not any(
        word.lower() in months() for word in _TOKEN.findall(seen[0])
    )


def _month(word: str, day: dt.date, seen: list[str]) -> str:
    """The name of a month in the language, length and letters of another on the page."""
    texts = (word for text in seen for word in _TOKEN.findall(text))
    used = {text.lower() for text in texts if text.lower() in months()}
    fitting = [names for names in _NAMES if word.lower() in (name.lower() for name in names)]
    if not fitting:
        return word
    best = max(fitting, key=lambda names: len(used & {name.lower() for name in names}))
    name = best[day.month - 1]
    if word.isupper() and len(word) > 1:
        return name.upper()
    return name.capitalize() if word[0].isupper() else name.lower()


def _ordinal(number: int) -> str:
    last = number % 10
    return _ORDINALS[last - 1] if 1 <= last <= 3 and not 10 < number < 14 else _ORDINALS[3]
