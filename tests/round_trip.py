"""What an export has to give back when it is read again, record by record.

A record is the same but for its place on the page, and for what a format says in its own way: names
in parts have no order of their own, and links that an identifier leads to need not be listed.
"""

from profdiff.api import parse_bytes
from profdiff.match.forms import venue_form
from profdiff.normal import fold, url_key
from profdiff.records import ENTITIES, Venue
from profdiff.render.export import EXPORTS, export
from profdiff.render.export.entries import Entries

#: Exports that profdiff reads → the name of a file in that format.
READ = {"bibtex": "papers.bib", "csl-json": "works.json", "json-resume": "resume.json"}


def carried(to):
    """Entity → the fields that a format gives back."""
    from importlib import import_module

    fields = dict(import_module(EXPORTS[to]).CARRIED)
    # Links stand about the page as they do on any; they are no list of their own.
    return {entity: names for entity, names in fields.items() if entity != "link"}


def back(profile, to):
    """A profile as it is read from its export."""
    return parse_bytes(export(profile, to, Entries()).text.encode(), READ[to])


def told(profile, to):
    """What a profile's records say of what a format carries, as plain values."""
    return {
        entity: [
            {field: _said(record, field) for field in sorted(fields)}
            for record in getattr(profile, ENTITIES[entity][0])
        ]
        for entity, fields in carried(to).items()
    }


def _said(record, field):
    if field in ("track", "distinction"):
        return getattr(record.venue, field, None)
    value = getattr(record, field)
    if isinstance(value, Venue):
        return venue_form(value), value.kind
    if field in ("authors", "equal_contribution"):
        return list(map(spoken, value))
    if field == "links":
        return _links(record)
    return value


def spoken(name):
    """A name in the order in which it is read aloud, as its letters: "Quay, M." is "M. Quay"."""
    last, comma, first = name.partition(",")
    return fold(f"{first} {last}" if comma and fold(first) not in ("jr", "iii") else name)


def _links(record):
    led = [record.url, record.doi and f"https://doi.org/{record.doi}"]
    led.append(record.arxiv and f"https://arxiv.org/abs/{record.arxiv}")
    own = {url_key(url) for url in led if url}
    links = {(fold(x.label), url_key(x.url)) for x in record.links if url_key(x.url) not in own}
    return sorted(links)
