"""The fields of one entry of a data file, asked for by meaning instead of by key."""

from typing import Any

from profdiff.document import Block
from profdiff.extract.dates import Period, date_in, period_in
from profdiff.lexicon.fields import field_keys
from profdiff.records import LabelledUrl

_NAMED = tuple("name title label text display fullname institution company literal raw".split())
#: The parts of a name, those of CSL among them (its specification 1.0.2, "Name Variables").
_PARTS = tuple(
    "prefix first firstname given middle droppingparticle nondroppingparticle last lastname family "
    "suffix".split()
)
_FLAGS = frozenset(("true", "false", "yes", "no", "on", "off"))
_RELATIVE = ("/", "./", "../", "www.")
_AFFIXES = ("url", "link")


class Dates:
    """When something was: ISO dates as exact as given, and whether it goes on."""

    __slots__ = ("end", "ongoing", "start")

    def __init__(self, start: str | None, end: str | None, ongoing: bool) -> None:
        self.start, self.end, self.ongoing = start, end, ongoing


class Values:
    """One entry's fields for one kind of record; a key serves one field only.

    What an entry does not say itself it has from the group that it stands in (`within`).
    """

    def __init__(self, block: Block, kind: str) -> None:
        self.fields: dict[str, Any] = block.fields
        self.within: dict[str, str] = block.fields.get("@within") or {}
        self.keys = field_keys(kind)
        self.used: set[str] = set()

    def text(self, field: str, *, shared: bool = False) -> str | None:
        """The words of a field; `shared` looks at the group where the entry has none."""
        for key in self.keys.get(field, ()):
            if key in self.fields and key not in self.used:
                found = as_text(self.fields[key])
                if found and found.lower() not in _FLAGS:
                    self.used.add(key)
                    return found
        if shared:
            return next(
                (self.within[k] for k in self.keys.get(field, ()) if k in self.within), None
            )
        return None

    def prose(self, field: str) -> str | None:
        """The text of a field that holds sentences; those of a list follow each other."""
        value = self.raw(field)
        if isinstance(value, list):
            value = " ".join(filter(None, map(as_text, value)))
        return " ".join(as_text(value).split()) or None

    def raw(self, field: str) -> Any:
        """A field's value as it is: text, list or map."""
        return next((self.fields[k] for k in self.keys.get(field, ()) if self.fields.get(k)), None)

    def texts(self, field: str) -> list[str]:
        """The words of all keys that may hold a field."""
        found = (as_text(self.fields[k]) for k in self.keys.get(field, ()) if k in self.fields)
        return [text for text in found if text and text.lower() not in _FLAGS]

    def address(self, field: str = "url") -> str | None:
        """The first address among the keys that may hold one."""
        for key in self.keys.get(field, ()):
            found = address_in(self.fields.get(key))
            if found:
                return found
        return None

    def flag(self, field: str) -> bool | None:
        """Whether a key of a field is set to true, or to false; None where none says either."""
        values = (str(self.fields.get(key)).lower() for key in self.keys.get(field, ()))
        said = next((value for value in values if value in _FLAGS or value == "1"), None)
        return None if said is None else said in ("true", "yes", "on", "1")

    def dates(self) -> Dates:
        """Start, end and whether it goes on; a start whose end key stands empty goes on."""
        start, end = self.text("start"), self.text("end")
        if start or end:
            ongoing = end is None or _is_now(end)
            begin = date_in(start) if start else None
            stop = date_in(end) if end and not ongoing else None
            return Dates(begin[0] if begin else None, stop[0] if stop else None, ongoing)
        told = self.text("date", shared=True) or ""
        period = period_in(told) or self._parted_period(told)
        if period is None:
            return Dates(None, None, False)
        start = self._with_month(period.start) if period.end is None else period.start
        return Dates(start, period.end, period.ongoing)

    def _parted_period(self, told: str) -> Period | None:
        """A date whose year stands under a key of its own: `date: Jul 5`, `year: 2024`."""
        rest = self.text("date") if told else None
        return (period_in(f"{told} {rest}") or period_in(rest)) if rest else None

    def _with_month(self, start: str | None) -> str | None:
        """A year with the month that stands under a key of its own."""
        month = as_text(self.fields.get("month"))
        if not start or len(start) != 4 or not month:
            return start
        found = date_in(f"{start}-{month:0>2}" if month.isdecimal() else f"{month} {start}")
        return found[0] if found else start

    def year(self) -> str | None:
        """The year, or the range of years, that an entry gives."""
        dates = self.dates()
        first, last = dates.start or dates.end, dates.end
        if dates.start and last and last[:4] != dates.start[:4]:
            return f"{dates.start}-{last}"
        return first[:4] if first else None

    def day(self) -> str | None:
        """The date that an entry gives, as exact as it is."""
        dates = self.dates()
        return dates.start or dates.end


def _is_now(text: str) -> bool:
    period = period_in(f"2000 - {text}")
    return bool(period and period.ongoing)


def as_text(value: Any) -> str:
    """The words of a value: a list's joined by commas, a map's name."""
    if isinstance(value, str):
        return value if not _is_address(value) else ""
    if isinstance(value, list):
        return ", ".join(filter(None, map(as_text, value)))
    if isinstance(value, dict):
        if "dateparts" in value:
            return _day_of(value["dateparts"])
        parts = [as_text(value[k]) for k in _PARTS if k in value]
        if any(parts):
            return " ".join(filter(None, parts))
        return next((as_text(value[k]) for k in _NAMED if as_text(value.get(k))), "")
    return ""


def _day_of(parts: Any) -> str:
    """The first day of a date in CSL's form: `[[2021, 7, 1]]` is 2021-07-01."""
    first = parts[0] if isinstance(parts, list) and parts else parts
    numbers = [part for part in first if isinstance(part, str)] if isinstance(first, list) else []
    return "-".join(f"{number:0>2}" for number in numbers)


def _is_address(value: str) -> bool:
    if "://" not in value:
        return False
    scheme, separator, _ = value.partition("://")
    return bool(separator) and scheme.isalpha() and " " not in value and "\n" not in value


def address_in(value: Any) -> str | None:
    """The address that a value is or holds."""
    if isinstance(value, str):
        return _address(value)
    if isinstance(value, dict):
        return next(filter(None, map(address_in, value.values())), None)
    if isinstance(value, list):
        return next(filter(None, map(address_in, value)), None)
    return None


def _address(value: str) -> str | None:
    if "://" not in value and not value.startswith(_RELATIVE) and value[-4:] != ".pdf":
        return None
    if " " in value or "\n" in value or ("://" in value and not _is_address(value)):
        return None
    return value


def linked(block: Block) -> str | None:
    """Where an entry's words lead, for an entry whose name is written as a link."""
    links = [link.url for link in block.links() if link.label]
    pages = [url for url in links if not url.startswith(("mailto:", "tel:"))]
    return next(iter(pages or links), None)


def labelled_links(fields: dict[str, Any]) -> list[LabelledUrl]:
    """An entry's links, each by the key or the name that it stands under."""
    found: list[LabelledUrl] = []
    for key, value in fields.items():
        if isinstance(value, str):
            url = _address(value)
            if url:
                found.append(LabelledUrl(_label(key), url))
        elif key[:1] != "@":
            found += _labelled(key, value)
    return found


def _labelled(key: str, value: Any) -> list[LabelledUrl]:
    items = value if isinstance(value, list) else [value]
    pairs = ((item, _link_of(item) or address_in(item)) for item in items)
    return [LabelledUrl(_words_on(item) or _label(key), url) for item, url in pairs if url]


def _link_of(item: Any) -> str | None:
    """Where a link leads that stands as `{label: …, url: …}`, wherever that is."""
    return item["url"] if isinstance(item, dict) and set(item) == {"label", "url"} else None


def _words_on(item: Any) -> str:
    return item["label"] if _link_of(item) else as_text(item)


def _label(key: str) -> str:
    for affix in _AFFIXES:
        if key != affix:
            key = key.removeprefix(affix).removesuffix(affix) or key
    return key
