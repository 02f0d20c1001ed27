"""Items of news written into a list on a page, as the list has its own.

A new item is made of a neighbour: what stands before its date, its date in the same form, what
stands between the date and the words, and what stands between it and the next item. Whether that
was right is seen by reading the page again: it must say one more item of news, and nothing else.
"""

import re
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

from profdiff.diff import compare_profiles
from profdiff.errors import InputError
from profdiff.extract.dates import date_in, short_month
from profdiff.news import Draft, Item
from profdiff.news.dates import rewritten
from profdiff.records import News, Profile
from profdiff.span import SourceMap

Parse = Callable[[str], Profile]

#: Items that are tried as an example, newest first.
_EXAMPLES = 8
_TAG = re.compile(r"<[^<>]*>")
#: Brackets, emphasis and the like that go with a date, and tags around it.
_BETWEEN = re.compile(
    r"(?:[\s\])*_:;,.|~\\–—-]|&(?:nbsp|[mn]dash);"
    r"|</?(?:b|strong|em|i|u|span|small|time|code|td|th|div|dt|dd|p|font|br)\b[^<>]*>)*"
)
#: Tags within lines: those that the words open are closed by them.
_INLINE = "a|b|strong|em|i|u|span|small|font|code"
_OPENED = re.compile(rf"(?:(?<=\s)[*_]+|(?:<(?:{_INLINE})\b[^<>]*>)+)$")
_CLOSING = re.compile(rf"\s*</({_INLINE})>")
_MARKUP = re.compile(r"<(/?)([a-zA-Z]\w*)\b[^<>]*?(?<!/)>")
#: Tags that nothing closes, and such as HTML lets stand open.
_VOID = frozenset("br hr img input wbr source".split())
_LEFT_OPEN = frozenset("li p td th tr dt dd".split())
#: Pictures before a date are of one item, where no other has the same.
_PICTURES = re.compile("[\u2b00-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]+ ?")
_ENDS = (".", "!", "?")


class _Place(NamedTuple):
    """An item in the source: from where its line or what is left of it begins to its end."""

    start: int
    end: int
    date: str | None
    text: str


class _Form(NamedTuple):
    """How an item is written: around its date, and what parts it from the next."""

    head: str
    date: str
    iso: str
    between: str
    gap: str


class _Written(NamedTuple):
    """A page with one more item, and what was added."""

    content: str
    added: str


def write(path: str, source: str, items: list[Item], parse: Parse) -> Draft:
    """A page with items of news in its list, the first of them on top of those of their day.

    They stand where the newest is: before it, or behind it in a list that ends with the newest.
    Raises InputError where the list is of no form that is understood.
    """
    content = source
    added: list[str] = []
    on_top = _newest_is_first(parse(source).news)
    for item in reversed(items) if on_top else items:
        written = _written(content, item, parse)
        if written is None:
            raise InputError(
                path,
                "has its news in a form that cannot be added to",
                f"write by hand: {' '.join(item.line.plain for item in items)}",
            )
        content = written.content
        added.insert(0 if on_top else len(added), written.added)
    return Draft(path, content, "".join(added))


def _written(source: str, item: Item, parse: Parse) -> _Written | None:
    """The page with one more item; None where no item's form gives one that reads as it should."""
    before = parse(source)
    places = _places(source, before.news)
    on_top = _newest_is_first(before.news)
    forms = _forms(source, places)
    dates = [form.date for form in forms]
    for form in forms:
        date = rewritten(form.date, form.iso, item.day, dates) if form.date else ""
        if date is None or not _is_whole(form):
            continue
        # Within tags a page of Markdown may take Markdown as it is, and then HTML.
        for words in (item.html,) if _is_html(before) else (item.markdown, item.html):
            new = _item(form, date, words, with_stop=_endings(places))
            at, piece = _piece(places, new, form.gap, on_top=on_top)
            after = f"{source[:at]}{piece}{source[at:]}"
            if _says_one_more(before, parse(after), item):
                return _Written(after, _shown(piece))
    return None


def _piece(places: list[_Place], new: str, gap: str, *, on_top: bool) -> tuple[int, str]:
    """Where a new item goes, and how: before the first, or behind the last."""
    return (places[0].start, new + gap) if on_top else (places[-1].end, gap + new)


def _is_html(page: Profile) -> bool:
    return page.source.format == "html"


def _shown(piece: str) -> str:
    """What was added, as lines of its own."""
    return piece.strip("\r\n").replace("\r\n", "\n") + "\n"


def _newest_is_first(news: list[News]) -> bool:
    """Whether a list begins with its newest item, as most do."""
    dates = [item.date for item in news if item.date]
    pairs = list(pairwise(dates))
    falls = sum(a[: len(b)] > b[: len(a)] for a, b in pairs)
    rises = sum(a[: len(b)] < b[: len(a)] for a, b in pairs)
    return falls >= rises


def _places(source: str, news: list[News]) -> list[_Place]:
    """Where the items stand, in the order of the page."""
    offsets = SourceMap(source)
    found: list[_Place] = []
    spans = sorted(
        ((item.span, item) for item in news if item.span),
        key=lambda pair: (pair[0].line, pair[0].column),
    )
    for span, item in spans:
        begin = offsets.offset(span.line)
        if found and found[-1].end > begin:  # several on a line
            begin = offsets.offset(span.line, span.column)
        end = offsets.offset(span.end_line, span.end_column)
        while end > begin and source[end - 1].isspace():
            end -= 1
        found.append(_Place(begin, end, item.date, item.text))
    return found


def _forms(source: str, places: list[_Place]) -> list[_Form]:
    """The forms of the items, the newest first; those go last whose beginning is their own."""
    on_top = places if _rank(places) else places[::-1]
    forms = []
    for place in on_top[:_EXAMPLES]:
        at = places.index(place)
        follows = at + 1 < len(places)
        pair = (place, places[at + 1]) if follows else (places[at - 1], place) if at else None
        if form := _form(source, place, _gap(source, place, pair)):
            forms.append(form)
    common = Counter(form.head for form in forms)
    forms = [
        form._replace(head=_PICTURES.sub("", form.head)) if common[form.head] == 1 else form
        for form in forms
    ]
    return sorted(forms, key=lambda form: _has_words(form.head) and common[form.head] <= 1)


def _rank(places: list[_Place]) -> bool:
    return _newest_is_first([News(date=place.date, text=place.text) for place in places])


def _has_words(head: str) -> bool:
    """Whether more than brackets and signs stand before a date: a badge, an emoji, a word."""
    bare = _TAG.sub("", head)
    return any(char.isalnum() or char > "\u2bff" for char in bare)


def _gap(source: str, place: _Place, pair: tuple[_Place, _Place] | None) -> str:
    """What parts two items: the end of one, and the space before the line of the next."""
    if pair:
        return source[pair[0].end : pair[1].start]
    end = source.find("\n", place.end)
    return source[place.end : end + 1] if end >= 0 else f"{source[place.end :]}\n"


def _form(source: str, place: _Place, gap: str) -> _Form | None:
    """The form of an item, None where its date does not stand before its words."""
    raw = source[place.start : place.end]
    bare = _TAG.sub(lambda tag: " " * len(tag[0]), raw)
    if place.date is None or _is_below(place.date, bare):
        return _undated(raw, gap)
    date = date_in(bare) or short_month(bare)
    if date is None or date.iso != place.date:
        date = short_month(bare)
    if date is None or date.iso != place.date:
        return None
    between = _between(raw, date.end)
    if _words(bare[date.end + len(between) :])[:8] != _words(place.text)[:8]:
        return None  # what is told stands before the date
    head = raw[: date.start]
    return _Form(head, raw[date.start : date.end], date.iso, between, _closed(gap, head + between))


def _is_below(date: str, text: str) -> bool:
    """Whether an item has its year from a heading above it."""
    return len(date) == len("2024") and date not in text


def _undated(raw: str, gap: str) -> _Form:
    """The form of an item without a date: its bullet."""
    bullet = re.match(r"\s*(?:[-*+]|\d+[.)]|(?:<[^<>]*>)+)?\s*", raw)
    head = bullet[0] if bullet else ""
    return _Form(head, "", "", "", _closed(gap, head))


def _between(raw: str, at: int) -> str:
    found = _BETWEEN.match(raw, at)
    return _OPENED.sub("", found[0]) if found else ""


def _closed(gap: str, opened: str) -> str:
    """A gap without the ends of what was opened among the words that are not taken over."""
    while found := _CLOSING.match(gap):
        name = found[1]
        if len(re.findall(rf"<{name}\b", opened)) > opened.count(f"</{name}>"):
            return gap
        gap = gap[found.end() :]
    return gap


def _words(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def _endings(places: list[_Place]) -> bool:
    """Whether the items end as sentences do."""
    return sum(place.text.endswith(_ENDS) for place in places) * 2 >= len(places)


def _is_whole(form: _Form) -> bool:
    """Whether what stands around the words closes what it opens."""
    around = f"{form.head}{form.date}{form.between}{form.gap}"
    open_tags: Counter[str] = Counter()
    for closing, name in _MARKUP.findall(around):
        open_tags[name.lower()] += -1 if closing else 1
    left = {name for name, count in open_tags.items() if count and name not in _VOID}
    closed = all(name in _LEFT_OPEN and open_tags[name] > 0 for name in left)
    return closed and around.count("**") % 2 == 0 and around.count("__") % 2 == 0


def _item(form: _Form, date: str, words: str, *, with_stop: bool) -> str:
    """An item in a form, up to its last word."""
    if not with_stop or form.gap.startswith(_ENDS):
        words = words.removesuffix(".")
    return f"{form.head}{date}{form.between}{words}"


def _says_one_more(before: Profile, after: Profile, item: Item) -> bool:
    """Whether two versions of a page differ by the item alone, in its place."""
    compared = compare_profiles(before, after)
    if len(compared.changes) != 1 or not isinstance(compared.changes[0].new, News):
        return False
    change, new = compared.changes[0], compared.changes[0].new
    if new.date is None:
        dated = not any(other.date for other in before.news)
    else:
        dated = item.day.isoformat().startswith(new.date)
    told, ends = _signs(item.line.plain), [after.news[0].id, after.news[-1].id]
    return change.op == "added" and dated and new.id in ends and _signs(new.text) == told


def _signs(text: str) -> str:
    """What is written, but for spaces and the last full stop."""
    return "".join(text.split()).rstrip(".")
