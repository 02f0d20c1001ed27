"""BibTeX: papers as entries, with biblatex' fields where BibTeX has none.

An entry of a bibliography keeps its type, its key and all its fields as its author wrote them.
Fields: biblatex manual 3.20, 2.2.2 and 3.6 (annotations); `file` is JabRef's.
"""

from collections.abc import Iterable, Iterator

from profdiff.formats.bibtex_written import Written
from profdiff.normal import fold
from profdiff.records import LabelledUrl, Profile, Publication, Venue
from profdiff.render.export.beyond import MONTHS, container, details, editors, month
from profdiff.render.export.entries import Entries
from profdiff.render.export.keys import Keys
from profdiff.render.export.latex import escape, escape_address
from profdiff.render.export.names import Name, parts_of
from profdiff.render.export.papers import (
    is_joined,
    kind_of_venue,
    other_links,
    published_on_arxiv,
    venue_name,
)
from profdiff.render.sanitise import sanitise

NAME = "BibTeX"
CARRIED = {
    "publication": frozenset(
        "title authors equal_contribution venue track distinction status arxiv doi url "
        "links".split()
    )
}
USUAL = frozenset(CARRIED)

#: What may not stand in a key (biber, BibTeX).
_NO_KEY = frozenset(" \t\n,{}()=\"#%\\~'")
#: Kind of venue → type of entry and the field for the venue's name.
_TYPES = {
    "conference": ("inproceedings", "booktitle"),
    "workshop": ("inproceedings", "booktitle"),
    "journal": ("article", "journal"),
    "book": ("incollection", "booktitle"),
    "report": ("techreport", "institution"),
    "patent": ("patent", "howpublished"),
    "thesis": ("thesis", "type"),
}
_OTHER = ("misc", "howpublished")
#: Fields of an entry that a paper's record has from all pages that tell of it.
_BETTER_KNOWN = frozenset(
    "booktitle journal journaltitle howpublished institution type year date doi eprint "
    "archiveprefix eprinttype entrysubtype booktitleaddon award pubstate url file".split()
)
_THESES = {"PhD thesis": "phdthesis", "Master's thesis": "mastersthesis"}
#: Kinds that their type of entry does not tell (biblatex manual, `entrysubtype`).
_SUBTYPES = frozenset(("workshop", "preprint", "other"))
_STATES = {"accepted": "forthcoming", "submitted": "submitted", "preprint": "prepublished"}
#: Keys of addresses that templates show as buttons (al-folio's `bib.liquid`).
_BUTTONS = frozenset("code pdf slides video poster website blog supp".split())


def export(profile: Profile, entries: Entries) -> str:
    """The papers of a profile as a bibliography; of a bibliography, its other entries follow."""
    keys = Keys()
    papers = [_entry(paper, entries, keys) for paper in profile.publications]
    if profile.source.format == "bibtex":
        papers += [_as_written(entry, keys) for entry in entries.unread(profile.publications)]
    return "\n".join(papers)


def unplaced(profile: Profile, entries: Entries) -> list[str]:
    """The fields of entries that are of another format and that no field of BibTeX stands for."""
    return entries.keys_left(p for p in profile.publications if entries.written(p) is None)


def _entry(paper: Publication, entries: Entries, keys: Keys) -> str:
    written = entries.written(paper)
    if written is not None and not is_joined(paper):
        return _as_written(written, keys)
    if written is not None:
        return _text(_type(paper), keys.take(written.key), _joined(paper, written))
    beyond = entries.fields(paper)
    own = None if is_joined(paper) else container(beyond)
    lines = [
        (name, _words(own) if own and name in ("booktitle", "journal") else value)
        for name, value in _fields(paper)
    ]
    held = {name for name, _ in lines}
    if names := editors(beyond):
        lines.append(("editor", _people(names)))
    if number := month(beyond):
        lines.append(("month", MONTHS[number - 1]))
    lines += [
        (_slot(detail.bibtex, paper), _words(text))
        for detail, text in details(beyond)
        if detail.bibtex not in held
    ]
    return _text(_type(paper), _key(paper, entries, keys), lines)


def _joined(paper: Publication, written: Written) -> list[tuple[str, str]]:
    """The fields of a paper that other pages of a site tell of too.

    What these may know better is as the paper's record has it, the rest as its entry does.
    """
    told = dict(_fields(paper))
    own = {name: _balanced(value) for name, value in written.fields.items()}
    kept = {name: value for name, value in own.items() if name.lower() not in _BETTER_KNOWN}
    held = {name.lower() for name in kept}
    return [*kept.items(), *((name, told[name]) for name in told if name.lower() not in held)]


def _slot(field: str, paper: Publication) -> str:
    """The field of a detail; what publishes a thesis is a school."""
    return "school" if field == "publisher" and kind_of_venue(paper) == "thesis" else field


def _key(paper: Publication, entries: Entries, keys: Keys) -> str:
    key = entries.key(paper)
    return keys.take(key) if key and not set(key) & _NO_KEY else keys.of(paper)


def _as_written(entry: Written, keys: Keys) -> str:
    lines = [(name, _balanced(value)) for name, value in entry.fields.items()]
    return _text(entry.type, keys.take(entry.key), lines)


def _text(type_: str, key: str, fields: Iterable[tuple[str, str]]) -> str:
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields)
    return f"@{type_}{{{key},\n{lines}}}\n"


def _type(paper: Publication) -> str:
    venue = paper.venue
    if venue is None or not venue.name:
        return "misc"
    if venue.kind == "thesis":
        return _THESES.get(venue.name, "thesis")
    return _TYPES.get(venue.kind or "", _OTHER)[0]


def _fields(paper: Publication) -> Iterator[tuple[str, str]]:
    """The fields of a paper that no bibliography listed."""
    if paper.title:
        yield "title", _words(paper.title)
    if paper.authors:
        yield "author", _people(paper.authors)
        equal = [n for n, name in enumerate(paper.authors, 1) if name in paper.equal_contribution]
        if equal:
            yield "author+an", ";".join(f"{number}=equal" for number in equal)
    if paper.venue:
        yield from _venue(paper.venue, paper.arxiv)
    state = _STATES.get(paper.status or "")
    if state and not (paper.status == kind_of_venue(paper) == "preprint"):
        yield "pubstate", state
    yield from _addresses(paper)


def _venue(venue: Venue, arxiv: str | None) -> Iterator[tuple[str, str]]:
    _, slot = _TYPES.get(venue.kind or "", _OTHER)
    on_arxiv = venue.kind == "preprint" and venue.name == "arXiv" and arxiv
    if venue.name and not on_arxiv and not (slot == "type" and venue.name in _THESES):
        yield slot, _words(venue_name(venue) or "")
    if venue.year:
        yield "year", _words(venue.year)
    if venue.kind in _SUBTYPES and not on_arxiv:
        yield "entrysubtype", venue.kind
    if venue.track:
        yield "booktitleaddon", _words(venue.track)
    if venue.distinction:
        yield "award", _words(venue.distinction)


def _addresses(paper: Publication) -> Iterator[tuple[str, str]]:
    if paper.doi:
        yield "doi", escape_address(paper.doi)
    if arxiv := published_on_arxiv(paper):
        yield "eprint", escape_address(arxiv)
        yield "archiveprefix", "arXiv"
    if paper.url:
        yield "url", escape_address(paper.url)
    yield from _links(other_links(paper), has_url=bool(paper.url))


def _links(links: list[LabelledUrl], *, has_url: bool) -> Iterator[tuple[str, str]]:
    """A link under the key that templates know it by, the others as JabRef keeps files."""
    files, taken = [], set[str]()
    for link in links:
        key = fold(link.label)
        if key in _BUTTONS and key not in taken and has_url and "://" in link.url:
            taken.add(key)
            yield key, escape_address(link.url)
        else:
            parts = (sanitise(link.label), escape_address(link.url), "URL")
            files.append(":".join(map(_file_part, parts)))
    if files:
        yield "file", ";".join(files)


def _file_part(text: str) -> str:
    for sign in "\\:;":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("{", "(").replace("}", ")")


def _words(text: str) -> str:
    return escape(sanitise(text))


def _balanced(value: str) -> str:
    """A value that can stand in braces: one of quotes may hold what closes them too early."""
    depth = 0
    for char in value:
        depth += (char == "{") - (char == "}")
        if depth < 0:
            break
    return value if depth == 0 else value.replace("{", "").replace("}", "")


def _people(names: Iterable[str]) -> str:
    return " and ".join(map(_person, names))


def _person(name: str) -> str:
    parts = parts_of(sanitise(name))
    if parts.literal:
        return f"{{{escape(parts.literal)}}}"
    return _parted(parts)


def _parted(parts: Name) -> str:
    """A name in BibTeX's form, "von Last, Jr, First" (btxdoc, section 4)."""
    family = f"{parts.particle} {parts.family}".strip()
    told = [family, *([parts.suffix] if parts.suffix else []), parts.given]
    return ", ".join(f"{{{escape(part)}}}" if "," in part else escape(part) for part in told)
