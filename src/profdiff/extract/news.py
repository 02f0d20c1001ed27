"""News: dated items, in sections of their own and in lists that no heading names."""

import re

from profdiff.document import Block
from profdiff.extract.dates import Date, date_in, months, period_in, short_month
from profdiff.extract.page import Page, Section
from profdiff.extract.stretches import Stretch, listed, years_above
from profdiff.normal import squeeze
from profdiff.patterns import Pattern
from profdiff.records import News

_MONTH = Pattern(
    r"[\s\[(*•–—-]*([^\W\d_]{3,9})\.?(?:\s+(\d{1,2})(?:st|nd|rd|th)?)?(?=\s*[:;,.\])–—-]|\s)"
)
#: Marks, badges and pictures before a date: "🆕💼 Jul 2026: …".
_BEFORE_DATE = Pattern(r"[\W_]{0,16}")
#: What points out the latest items before their dates: "NEW [2024/03]".
_NEW = Pattern(r"(?:new|latest|hot)\b[\s!:*\[(]*", "", re.IGNORECASE)
_AFTER_DATE = " :;,.-–—|)]\\"
#: What parts an item from the date behind it, and how long such a date is with its border.
_BORDERS = " ,;([-–—|\n\t"
_LONGEST_DATE = 24
#: What an item without a date says first what it is about: "Talk at O: this summer I …".
_HEADED = Pattern(r"(?!note\b|see\b)[A-Z][^\s:.;,]*(?: [^\s:.;,]+){0,5}:\s+\S", ":", re.IGNORECASE)


def extract_section(page: Page, section: Section) -> None:
    """Dated items: "[2020/04] …", "Sep 2023: …", a row with a date cell.

    An item that is a date alone dates the words that follow the end of it.
    """
    years = years_above(section)
    headed = all(_HEADED.match(block.text) for block in section.blocks)
    dated: tuple[Date, Block] | None = None
    for item in _items(page, section):
        date, text = leading_date(item.text), item.text
        behind = _trailing_date(text) if date is None else None
        if behind:
            date, text = behind, text[: behind.start].rstrip(_BORDERS)
        else:
            date = date or _month_of(text, years.get(id(item.block)))
            text = text[date.end :] if date else text
        body = squeeze(text).lstrip(_AFTER_DATE).strip()
        if date is None and item.block.kind == "paragraph" and dated:
            told = News(date=dated[0].iso, text=body)
            page.add(told, *item, rule="news-item")
            page.add_part(told, dated[1])
        elif body and (date or item.block.kind != "paragraph" or headed):
            page.add(News(date=date.iso if date else None, text=body), *item, rule="news-item")
        dated = (date, item.block) if date and item.block.kind == "item" and not body else None


def _month_of(text: str, year: str | None) -> Date | None:
    """The date of an item beneath a year: with the month that it begins with, if any."""
    if year is None or len(year) != len("2024"):
        return None
    found = _MONTH.match(text)
    month = months().get(found[1].lower()) if found else None
    if not found or month is None:
        return Date(year, 0, 0)
    day = f"-{int(found[2]):02d}" if found[2] and 0 < int(found[2]) < 32 else ""
    return Date(f"{year}-{month:02d}{day}", found.start(1), found.end())


def _items(page: Page, section: Section) -> list[Stretch]:
    """The items of a section; a line of a paragraph without a date goes on with the one before."""
    items: list[Stretch] = []
    for stretch in listed(page, section):
        follows = stretch.block.kind == "paragraph" and items and items[-1].block is stretch.block
        if follows and leading_date(stretch.text) is None:
            items[-1] = items[-1]._replace(end=stretch.end)
        else:
            items.append(stretch)
    return items


def leading_date(text: str) -> Date | None:
    """The date that an item begins with."""
    marks = _BEFORE_DATE.match(text)
    lead = marks.end() if marks else 0
    badge = _NEW.match(text, lead)
    lead = badge.end() if badge else lead
    found = date_in(text[: lead + 40])
    if found is None or text[lead : found.start].strip(" [("):
        found = short_month(text) or found
    if found is None or text[lead : found.start].strip(" [(📅🗓️"):
        return None
    return found


def _trailing_date(text: str) -> Date | None:
    """The month or day that an item ends with, apart from its words: "… (Mar 2024)"."""
    end = text.rstrip(" .)]\n\t")
    at = max(0, len(end) - _LONGEST_DATE)
    border = max(map(end[at:].rfind, ("(", "[", "—", "–", "|", "- ", "\n", "\t")))
    found = date_in(end[at + border + 1 :]) if border >= 0 else None
    if found is None or len(found.iso) < len("2024-03"):
        return None
    start, stop = at + border + 1 + found.start, at + border + 1 + found.end
    whole = stop == len(end) and not end[at + border + 1 : start].strip()
    return Date(found.iso, start, stop) if whole else None


def has_dates(section: Section) -> bool:
    """Whether any item of a section begins with a date."""
    return any(leading_date(block.text) is not None for block in section.blocks)


def looks_like_news(section: Section) -> bool:
    """Whether the items of an unnamed list begin with dates, most of them, and with no periods."""
    items = [b for b in section.blocks if b.kind in ("item", "row")]
    dated = [b for b in items if leading_date(b.text) is not None]
    lasting = sum(_lasts(b.text) for b in dated)
    return len(dated) > 2 and len(dated) * 3 > len(items) * 2 and lasting * 3 < len(dated)


def _lasts(text: str) -> bool:
    """Whether the date that an item begins with is a period: of a post, not of an event."""
    period = period_in(text[:80])
    return period is not None and (period.ongoing or period.end is not None)
