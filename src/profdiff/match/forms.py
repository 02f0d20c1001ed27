"""The form in which each field of each kind of record is compared.

Two values with the same form say the same. None, "" and an empty list are the same.
"""

from collections.abc import Callable, Hashable, Iterable
from typing import Any

from profdiff.identity import name_key
from profdiff.lexicon.degrees import degree_key
from profdiff.match.organizations import Organizations
from profdiff.normal import fold, squeeze, straighten, url_key
from profdiff.records import LabelledUrl, Publication, Record, Venue

Form = Callable[[Any, Organizations], Hashable]


def text_form(text: str | None) -> str:
    """A text with case, punctuation and white space aside; a text of signs alone as it is."""
    return (fold(text) or squeeze(straighten(text))) if text else ""


def compact_name(name: str) -> str:
    """A person's name in which "J.E. Doe" and "J. E. Doe" are the same."""
    return name_key(name).replace(" ", "")


def venue_form(venue: Venue | None) -> str:
    """The same string for two spellings of one venue and year, "" for none."""
    if venue is None or not (venue.text or venue.name):
        return ""
    from profdiff.lexicon.venues import venue_key

    return venue_key(venue)


def distinction_form(distinction: str | None) -> str:
    """A distinction; "oral presentation" equals "oral"."""
    return text_form(distinction).removesuffix(" presentation")


def _text(value: str | None, _: Organizations) -> str:
    return text_form(value)


def _plain(value: object, _: Organizations) -> Hashable:
    return value or None


def _count(value: int | None, _: Organizations) -> int:
    return value or 1


def _address(value: str | None, _: Organizations) -> str:
    return url_key(value) if value else ""


def _name(value: str | None, _: Organizations) -> str:
    return compact_name(value) if value else ""


def _names(value: Iterable[str], _: Organizations) -> tuple[str, ...]:
    return tuple(map(compact_name, value))


def _name_set(value: Iterable[str], _: Organizations) -> frozenset[str]:
    return frozenset(map(compact_name, value))


def _text_set(value: Iterable[str], _: Organizations) -> frozenset[str]:
    return frozenset(map(text_form, value))


def _links(value: Iterable[LabelledUrl], _: Organizations) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((url_key(link.url), text_form(link.label)) for link in value))


def _organization(value: str | None, names: Organizations) -> str:
    return names.key(value)


def _degree(value: str | None, _: Organizations) -> str:
    return degree_key(value)


def _venue(value: Venue | None, _: Organizations) -> str:
    return venue_form(value)


def _distinction(value: str | None, _: Organizations) -> str:
    return distinction_form(value)


#: Entity → its compared fields in the order in which changes list them, each with its form.
FIELDS: dict[str, dict[str, Form]] = {
    "role": {
        "title": _text,
        "organization": _organization,
        "unit": _organization,
        "start": _text,
        "end": _text,
        "current": _plain,
        "description": _text,
    },
    "education": {
        "degree": _degree,
        "field": _text,
        "institution": _organization,
        "start": _text,
        "end": _text,
        "status": _plain,
        "honors": _text,
    },
    "award": {"name": _text, "grantor": _organization, "year": _text, "count": _count},
    "person": {"name": _name, "relation": _text, "group": _text, "url": _address},
    "interest": {"name": _text},
    "area": {"title": _text},
    "project": {
        "name": _text,
        "url": _address,
        "lead": _plain,
        "areas": _text_set,
        "description": _text,
    },
    "publication": {
        "title": _text,
        "authors": _names,
        "equal_contribution": _name_set,
        "venue": _venue,
        "track": _text,
        "distinction": _distinction,
        "status": _plain,
        "arxiv": _text,
        "doi": _text,
        "url": _address,
        "links": _links,
        "authorship": _plain,
        "areas": _text_set,
    },
    "news": {"date": _text, "text": _text},
    "talk": {"title": _text, "event": _text, "date": _text, "people": _name_set},
    "teaching": {"course": _text, "role": _text, "term": _text},
    "service": {"role": _text, "venue": _text, "year": _text},
    "link": {"label": _text, "url": _address, "kind": _plain},
    "statement": {"text": _text},
}


def value_of(record: Record, field: str) -> Any:
    """A record's value of a compared field; `track` and `distinction` stand in its venue."""
    if isinstance(record, Publication) and field in ("track", "distinction"):
        return getattr(record.venue, field, None)
    return getattr(record, field)


def content(entity: str, record: Record, names: Organizations) -> tuple[Hashable, ...]:
    """All that a record says, in the form in which it is compared."""
    # Called for each record of both pages; only a publication's fields need not be its own.
    value = value_of if entity == "publication" else getattr
    return tuple([form(value(record, field), names) for field, form in FIELDS[entity].items()])
