"""News: dated items, in sections of their own and in lists that no heading names."""

from profdiff.extract.dates import Date, date_in, short_month
from profdiff.extract.page import Page, Section
from profdiff.extract.stretches import Stretch, listed
from profdiff.normal import squeeze
from profdiff.records import News

_BEFORE_DATE = " [(*•-–—🎉🔥🚀📢✨:"
_AFTER_DATE = " :;,.-–—|)]"


def extract_section(page: Page, section: Section) -> None:
    """Dated items: "[2020/04] …", "Sep 2023: …", a row with a date cell."""
    for item in _items(page, section):
        date = leading_date(item.text)
        if date is None and item.block.kind == "paragraph":
            continue
        body = squeeze(item.text[date.end :] if date else item.text).lstrip(_AFTER_DATE).strip()
        if body:
            page.add(News(date=date.iso if date else None, text=body), *item, rule="news-item")


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
    lead = len(text) - len(text.lstrip(_BEFORE_DATE))
    found = date_in(text[: lead + 40])
    if found is None or text[lead : found.start].strip(" [("):
        found = short_month(text) or found
    if found is None or text[lead : found.start].strip(" [(📅🗓️"):
        return None
    return found


def has_dates(section: Section) -> bool:
    """Whether any item of a section begins with a date."""
    return any(leading_date(block.text) is not None for block in section.blocks)


def looks_like_news(section: Section) -> bool:
    """Whether the items of an unnamed list begin with dates, most of them."""
    items = [b for b in section.blocks if b.kind in ("item", "row")]
    dated = sum(leading_date(b.text) is not None for b in items)
    return dated > 2 and dated * 3 > len(items) * 2
