"""Entries of bibliographies and of lists of papers → publications.

The fields say what is what: title, authors, identifiers and links are read here, venue and status
in `field_venues`.
"""

from collections.abc import Sequence
from typing import Any

from profdiff.document import Block
from profdiff.extract.field_names import names_in
from profdiff.extract.field_values import Values, address_in, labelled_links
from profdiff.extract.field_venues import set_venue
from profdiff.extract.names import Named, read_names
from profdiff.extract.page import Page, Section
from profdiff.extract.publications import equal_contributors
from profdiff.lexicon.fields import papers
from profdiff.normal import arxiv_id, doi, url_key
from profdiff.patterns import Pattern
from profdiff.records import Diagnostic, LabelledUrl, Publication

_YEAR_OR_TITLE = Pattern(r"\s*[(\"“]")
_ARXIVS = ("rxiv", "rXiv", "RXIV")
_ANNOTATION = Pattern(r"(\d+)\s*=\s*([^;]+)")
_ARXIV_ID = Pattern(r"(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?$")


def publication(page: Page, section: Section, block: Block) -> None:
    """One paper, preprint, thesis, patent or book."""
    values = Values(block, "publication")
    title = values.text("title")
    if not title and not is_typed(block):
        return
    named = names_in(values.raw("authors")) or _cited(values, page.owner)
    named = [n for n in named if n.name.lower() not in ("admin", "me")]
    record = Publication(
        title=_whole_title(title, block.fields) if title else None,
        authors=[n.name for n in named],
        equal_contribution=_equal(named, block.fields),
        url=values.address(),
        links=labelled_links(block.fields),
        section=section.title or None,
    )
    _identify(page, block, values, record)
    _link_identifiers(record, block.fields)
    set_venue(values, record)
    if not (title or record.arxiv or record.doi or record.url):
        return
    page.add(record, block, rule="entry")


def is_typed(block: Block) -> bool:
    """Whether an entry says what kind of publication it is, so that it needs no title to be one."""
    return "citationkey" in block.fields or block.fields.get("type") in papers()


def _equal(named: Sequence[Named], fields: dict[str, Any]) -> list[str]:
    """Who contributed equally: by marks on names, by biblatex' annotations, or by a list of names.

    `author+an = {1=equal;2=equal}` annotates the first two (biblatex manual 3.20, 3.7).
    """
    notes = fields.get("authoran")
    if isinstance(notes, str):
        places = [int(n[1]) for n in _ANNOTATION.finditer(notes) if "equal" in n[2].lower()]
        return [named[place - 1].name for place in places if 0 < place <= len(named)]
    told = names_in(fields.get("equalcontribution") or [])
    return [n.name for n in told] or equal_contributors(named)


def _cited(values: Values, owner: str | None) -> Sequence[Named]:
    """The authors of the citation that an entry gives in full."""
    text = values.text("citation")
    if not text or len(text) > 1500:
        return []
    from profdiff.extract.citations import Entry, read_list

    found = read_list([Entry([Block("item", text)])], owner)[0].authors
    if found:
        return list(found)
    named, score = read_names(_YEAR_OR_TITLE.split(text)[0])
    return named if score > 0.6 else []


def _whole_title(title: str, fields: dict[str, Any]) -> str:
    subtitle = fields.get("subtitle")
    title = title.strip('“”" ').removesuffix(".") or title
    return f"{title}: {subtitle}" if isinstance(subtitle, str) and subtitle else title


def _identify(page: Page, block: Block, values: Values, record: Publication) -> None:
    """Sets the identifiers; a malformed one is None, with a diagnostic."""
    fields = block.fields
    raw = _plain(values.raw("doi"))
    if raw:
        record.doi = doi(raw)
        if record.doi is None:
            _malformed(page, block, "doi", raw)
    else:
        record.doi = doi(record.url) if record.url and "doi.org/" in record.url else None
    prefix = str(fields.get("archiveprefix") or fields.get("eprinttype") or "arxiv")
    for key in values.keys["arxiv"]:
        raw = _plain(fields.get(key))
        if raw and (key != "eprint" or prefix.lower() == "arxiv"):
            record.arxiv = record.arxiv or _arxiv(raw)
            if record.arxiv is None and "://" not in raw and key != "preprint":
                _malformed(page, block, "arXiv identifier", raw)
    if record.arxiv is None:
        record.arxiv = next(filter(None, map(arxiv_id, _naming_arxiv(fields))), None)


def _link_identifiers(record: Publication, fields: dict[str, Any]) -> None:
    """Adds the links that a template makes of bare identifiers."""
    held = {url_key(link.url) for link in record.links} | {url_key(record.url or "")}
    for key, name, address in (
        ("arxiv" if "arxiv" in fields else "eprint", record.arxiv, "https://arxiv.org/abs/"),
        ("doi", record.doi, "https://doi.org/"),
    ):
        if name and key in fields and url_key(address + name) not in held:
            record.links.append(LabelledUrl(key, address + name))


def _plain(value: Any) -> str:
    """A field's value as text, addresses included; "" for anything else."""
    return value if isinstance(value, str) else ""


def _arxiv(text: str) -> str | None:
    text = text.strip().removeprefix("arXiv:")
    if _ARXIV_ID.match(text):
        return text.partition("v")[0] if text[:1].isdigit() else text
    return arxiv_id(text)


def _naming_arxiv(fields: dict[str, Any]) -> list[str]:
    """The texts and addresses of an entry that name arXiv."""
    found: list[str] = []
    for key, value in fields.items():
        if isinstance(value, str):
            if any(name in value for name in _ARXIVS) and key not in ("abstract", "bibtex"):
                found.append(value)
        elif isinstance(value, list):
            found += [url for item in value if (url := address_in(item)) and "rxiv" in url]
    return found


def _malformed(page: Page, block: Block, what: str, value: str) -> None:
    line = page.document.span(block).line
    message = f"{value[:60]!r} is no {what}"
    code = f"malformed-{what.partition(' ')[0].lower()}"
    page.document.diagnostics.append(Diagnostic(code=code, message=message, line=line))
