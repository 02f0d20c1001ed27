"""What an entry of a page's data says of a paper beyond its record, by the names of two formats.

CSL's variables are those of its specification 1.0.2; BibTeX's fields include biblatex' own.
"""

from typing import Any, NamedTuple

from profdiff.lexicon.fields import field_keys


class Detail(NamedTuple):
    """A detail of a paper: the plain keys that data has it under, its field and its variable."""

    keys: tuple[str, ...]
    bibtex: str
    csl: str


DETAILS = tuple(
    Detail(tuple(keys.split("|")), bibtex, csl)
    for keys, bibtex, csl in (
        ("volume", "volume", "volume"),
        ("number|issue", "number", "issue"),
        ("pages|page", "pages", "page"),
        ("publisher", "publisher", "publisher"),
        ("address|publisherplace", "address", "publisher-place"),
        ("edition", "edition", "edition"),
        ("chapter|chapternumber", "chapter", "chapter-number"),
        ("series|collectiontitle", "series", "collection-title"),
        ("isbn", "isbn", "ISBN"),
        ("issn", "issn", "ISSN"),
        ("pmid", "pmid", "PMID"),
        ("language|langid", "language", "language"),
        ("abstract", "abstract", "abstract"),
        ("keywords|keyword", "keywords", "keyword"),
        ("note", "note", "note"),
        ("abbr|containertitleshort", "abbr", "container-title-short"),
        ("eventtitle", "eventtitle", "event-title"),
    )
)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def details(fields: dict[str, Any]) -> list[tuple[Detail, str]]:
    """The details that an entry gives, in words."""
    found = []
    for detail in DETAILS:
        value = next((fields[key] for key in detail.keys if fields.get(key)), None)
        text = ", ".join(map(str, value)) if isinstance(value, list) else value
        if isinstance(text, str):
            found.append((detail, text))
    return found


_CONTAINERS = ("containertitle", "booktitle", "journal", "journaltitle")
#: Keys beside the container's that leave its name what it is.
_BESIDE = frozenset((*_CONTAINERS, "eventtitle", "containertitleshort", "abbr"))


def container(fields: dict[str, Any]) -> str | None:
    """What an entry says that a paper is in, in its own words.

    None where another key names the venue too: then it is called what it was read as.
    """
    keys = field_keys("publication")
    if any(fields.get(key) for key in (*keys["venue"], *keys["short"]) if key not in _BESIDE):
        return None
    held = [text for key in _CONTAINERS if isinstance(text := fields.get(key), str) and text]
    return held[0] if len(held) == 1 else None


def has_short_name(fields: dict[str, Any]) -> bool:
    """Whether an entry gives a short name of its venue."""
    return any(fields.get(key) for key in field_keys("publication")["short"])


def editors(fields: dict[str, Any]) -> list[str]:
    """The names of an entry's editors, as they are read aloud."""
    held = fields.get("editor") or fields.get("editors") or []
    if isinstance(held, str):
        return [held]
    return [name for item in held if (name := _name(item))]


def _name(item: Any) -> str:
    if not isinstance(item, dict):
        return str(item)
    parts = ("given", "droppingparticle", "nondroppingparticle", "family", "suffix", "literal")
    return " ".join(item[part] for part in parts if item.get(part))


def month(fields: dict[str, Any]) -> int | None:
    """The month of an entry's date, 1 to 12."""
    issued = fields.get("issued")
    parts = issued.get("dateparts") if isinstance(issued, dict) else None
    first = parts[0] if isinstance(parts, list) and parts else None
    told = first[1] if isinstance(first, list) and len(first) > 1 else fields.get("month")
    if not isinstance(told, str):
        return None
    name = told.strip().lower()[:3]
    number = int(told) if told.isascii() and told.isdecimal() else 0
    return MONTHS.index(name) + 1 if name in MONTHS else number if 0 < number < 13 else None
