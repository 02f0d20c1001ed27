"""CSL-JSON: papers as the items that Zotero, pandoc and citation processors read.

Types and variables: Citation Style Language 1.0.2, appendices III and IV. What these have no
variable for stands in `custom`, which the format keeps for such (csl-data.json).
"""

from typing import Any

from profdiff.records import Profile, Publication, Venue
from profdiff.render.export.beyond import container, details, editors, has_short_name, month
from profdiff.render.export.entries import Entries
from profdiff.render.export.keys import Keys
from profdiff.render.export.names import parts_of
from profdiff.render.export.papers import (
    is_joined,
    other_links,
    published_on_arxiv,
    venue_name,
)
from profdiff.render.json_document import document
from profdiff.render.sanitise import sanitise

NAME = "CSL-JSON"
CARRIED = {
    "publication": frozenset(
        "title authors equal_contribution venue track distinction status arxiv doi url "
        "links".split()
    )
}
USUAL = frozenset(CARRIED)

#: Kind of venue → type of item, and the variable for the venue's name.
TYPES = {
    "conference": ("paper-conference", "container-title"),
    "workshop": ("paper-conference", "container-title"),
    "journal": ("article-journal", "container-title"),
    "preprint": ("article", "publisher"),
    "book": ("chapter", "container-title"),
    "report": ("report", "publisher"),
    "patent": ("patent", "publisher"),
    "thesis": ("thesis", "genre"),
}
OTHER = ("document", "container-title")
#: Kinds that no type tells.
SUBTYPES = frozenset(("workshop", "preprint", "other"))
#: Status → what CSL's variable `status` says.
STATES = {"accepted": "forthcoming", "submitted": "submitted", "preprint": "preprint"}
_PARTS = {"family": "family", "given": "given", "particle": "non-dropping-particle"}


def export(profile: Profile, entries: Entries) -> str:
    """The papers of a profile as a list of items."""
    keys = Keys()
    return document([_item(paper, entries, keys) for paper in profile.publications])


def unplaced(profile: Profile, entries: Entries) -> list[str]:
    """The fields of the page's entries that no variable stands for."""
    return entries.unplaced(profile.publications)


def _item(paper: Publication, entries: Entries, keys: Keys) -> dict[str, Any]:
    fields = entries.fields(paper)
    names = (("author", paper.authors), ("editor", editors(fields)))
    told = {
        "title": paper.title,
        **{variable: list(map(_name, people)) for variable, people in names},
        **_venue(paper, fields),
        "status": STATES.get(paper.status or ""),
        "DOI": paper.doi,
        "URL": paper.url,
    }
    key = _id(paper, entries, keys)
    item = {"id": key, "type": type_of(paper.venue)[0], "citation-key": key}
    item |= {variable: value for variable, value in told.items() if value}
    beyond = {detail.csl: text for detail, text in details(fields) if detail.csl not in item}
    custom = _custom(paper)
    if paper.venue is None and "publisher" in beyond:
        # Alone it would be where the paper was published.
        custom["imprint"] = beyond.pop("publisher")
    return {**item, **beyond, **({"custom": custom} if custom else {})}


def _id(paper: Publication, entries: Entries, keys: Keys) -> str:
    key = entries.key(paper)
    return keys.take(key) if key else keys.of(paper)


def type_of(venue: Venue | None) -> tuple[str, str]:
    """The type of an item published somewhere, and the variable for the venue's name."""
    return TYPES.get((venue.kind if venue else None) or "", OTHER)


def _venue(paper: Publication, fields: dict[str, Any]) -> dict[str, Any]:
    venue = paper.venue
    if venue is None:
        return {}
    found: dict[str, Any] = {}
    if venue.name:
        # A publisher is arXiv's usual place in CSL, but gives way to a short name of a venue.
        named = venue.name != "arXiv" or has_short_name(fields)
        variable = "container-title" if venue.kind == "preprint" and named else type_of(venue)[1]
        own = None if is_joined(paper) else container(fields)
        found[variable] = (variable == "container-title" and own) or venue_name(venue)
    if venue.year:
        found["issued"] = _date(venue.year, month(fields))
    if venue.kind in SUBTYPES:
        found["genre"] = venue.kind
    return found


def _date(year: str, month_: int | None) -> dict[str, Any]:
    if not (year.isascii() and year.isdecimal()):
        return {"raw": year}
    return {"date-parts": [[int(year), *([month_] if month_ else [])]]}


def _name(name: str) -> dict[str, str]:
    parts = parts_of(sanitise(name))
    if parts.literal:
        return {"literal": parts.literal}
    found = {variable: getattr(parts, part) for part, variable in _PARTS.items()}
    return {key: value for key, value in {**found, "suffix": parts.suffix}.items() if value}


def _custom(paper: Publication) -> dict[str, Any]:
    told = {
        "arxiv": published_on_arxiv(paper),
        "track": paper.venue.track if paper.venue else None,
        "award": paper.venue.distinction if paper.venue else None,
        "equal-contribution": paper.equal_contribution,
        "links": [{"label": link.label, "url": link.url} for link in other_links(paper)],
    }
    return {key: value for key, value in told.items() if value}
