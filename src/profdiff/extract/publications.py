"""Publications: lists of citations, and lists of linked labels under a theme."""

import re
from collections.abc import Sequence

from profdiff.document import Block
from profdiff.extract.citations import Citation, Entry, read_list
from profdiff.extract.citations.grouping import entries_of
from profdiff.extract.dates import year_in
from profdiff.extract.names import Named, read_names
from profdiff.extract.page import Page, Section, walk
from profdiff.extract.paper_links import (
    is_paper_url,
    links_paper,
    main_url,
    paper_arxiv,
    paper_doi,
    paper_identifier,
    says_arxiv,
)
from profdiff.extract.venue_phrase import LIKELY, read_venue
from profdiff.lexicon.positions import heads_title
from profdiff.lexicon.states import is_noise
from profdiff.normal import fold
from profdiff.patterns import Pattern
from profdiff.records import Area, Publication, Venue

_ASTERISKS = "*∗⋆＊⁎﹡✱"


def extract_section(page: Page, section: Section) -> None:
    """Reads a section that says it lists publications."""
    entries = _entries(section, _that_list(section.blocks, page))
    first = len(page.found)
    _add_publications(page, section, entries, read_list(entries, page.owner))
    if len(page.found) > first and section.heading is not None and _is_topic(section):
        for found in page.found[first:]:
            if isinstance(found.record, Publication):
                found.record.areas = [section.title]
        page.add(Area(title=section.title), section.heading, rule="theme-heading")


#: What tells that the headings of a list are topics: "The papers below are sorted by topic."
_BY_TOPIC = Pattern(
    r"\b(?:classified|grouped|sorted|organi[sz]ed|arranged|categori[sz]ed|listed|ordered|divided)"
    r"(?: \w+)? (?:by|into|according to)(?: \w+){0,2} "
    r"(?:topic|theme|area|subject|field)s?\b",
    "topic|theme|area|subject|field",
    re.IGNORECASE,
)


def _is_topic(section: Section) -> bool:
    """Whether a heading is a topic that the papers below it are on, as the page itself says."""
    if section.parent is None or section.own_kinds or year_in(section.title) is not None:
        return False
    return any(_BY_TOPIC.search(b.text) for b in section.parent.blocks if b.kind == "paragraph")


def extract_list(page: Page, section: Section, listed: list[Block], *, least: int) -> bool:
    """Reads a part of a section, if it looks like a list of so many publications at least."""
    blocks = _that_list(listed, page)
    long = [block for block in blocks if len(block.text) > _ENTRY_LENGTH]
    entries = entries_of(long)
    if len(entries) < least:
        return False
    citations = read_list(entries, page.owner)
    if not _look_like_citations(entries, citations, page.owner, least):
        return False
    if len(long) < len(blocks) or _told_below(section, blocks) is not None:
        entries = _entries(section, blocks)
        citations = read_list(entries, page.owner)
    _add_publications(page, section, entries, citations)
    return True


def _entries(section: Section, blocks: list[Block]) -> list[Entry]:
    """The entries of a section: what stands below a heading that is a title, before any list."""
    told = _told_below(section, blocks)
    if section.heading is None or told is None:
        return entries_of(blocks)
    return [Entry([section.heading, *blocks[:told]]), *entries_of(blocks[told:])]


def _told_below(section: Section, blocks: list[Block]) -> int | None:
    """How many blocks tell of the paper that a section's heading names; None for no paper."""
    told = next((n for n, block in enumerate(blocks) if block.kind == "item"), len(blocks))
    return told if section.heading is not None and heads_entry(section, blocks[:told]) else None


def _that_list(blocks: list[Block], page: Page) -> list[Block]:
    """The blocks that may be entries, of which nothing was read yet."""
    return [b for b in blocks if b.kind in ("item", "row", "paragraph") and not page.is_taken(b)]


def _add_publications(
    page: Page, section: Section, entries: list[Entry], citations: list[Citation]
) -> None:
    """Adds the entries of a list that are publications."""
    if not entries:
        return
    named = "publications" in section.kinds
    if page.equal_marks is None:
        page.equal_marks = equal_marks(page)
    marks = page.equal_marks
    read = [
        (entry, to_record(entry, citation, section, marks))
        for entry, citation in zip(entries, citations, strict=True)
    ]
    sure = [is_publication(*pair) for pair in read]
    mostly = sum(sure) * 2 > len(read)
    for (entry, record), is_sure in zip(read, sure, strict=True):
        if is_sure:
            if named or _is_evident(entry, record):
                _add(page, entry, record)
        elif (named and mostly and _is_title_alone(entry, record)) or (
            "publications" in section.own_kinds and _heads_abstract(entry, record)
        ):
            _add(page, entry, record)


#: The entry of a publication in an unnamed list is longer than this.
_ENTRY_LENGTH = 40
#: An entry under its own heading has no more parts than this.
_ENTRY_BLOCKS = 6
#: Nor has a card, with its labels each for itself, more parts and words than these.
_CARD_BLOCKS = 24
_CARD_WORDS = 120
#: The line of a venue is shorter than this.
_SHORT = 200


def heads_entry(section: Section, blocks: list[Block]) -> bool:
    """Whether a section's heading is the title of one publication, told in the few blocks below."""
    title, heading = section.title, section.heading
    if heading is None or section.own_kinds or section.level > 6 or not blocks:
        return False
    if len(title.split()) < 3 or year_in(title) == title.strip():
        return False
    if _is_card(section, heading, blocks):
        return True
    if len(blocks) > _ENTRY_BLOCKS:
        return False
    if any(title in block.text for block in blocks):
        return True
    named, score = read_names(blocks[0].text.split("\n")[0])
    whole = len(blocks) == len(section.blocks)
    return (score > 0.7 and len(named) > (not whole)) or any(
        read_venue(b.text).certainty >= LIKELY for b in blocks[:3] if whole or len(b.text) < _SHORT
    )


def _is_card(section: Section, heading: Block, blocks: list[Block]) -> bool:
    """Whether a linked title heads short lines in a list of publications: one card of several."""
    if section.parent is None or "publications" not in section.parent.own_kinds:
        return False
    words = sum(len(block.text.split()) for block in blocks)
    linked = any(m.start == 0 and m.end >= len(heading.text) for m in heading.marked("link"))
    return linked and len(blocks) <= _CARD_BLOCKS and words <= _CARD_WORDS


def _look_like_citations(
    entries: list[Entry], citations: list[Citation], owner: str | None, least: int
) -> bool:
    """Whether the items of an unnamed list are publications by what they look like."""
    surname = fold(owner or "").rpartition(" ")[2]
    good = 0
    for entry, citation in zip(entries, citations, strict=True):
        reading = citation.reading
        certain = reading is not None and reading.certainty >= LIKELY
        many = len(citation.authors) > 3 or (
            len(citation.authors) == 1 and bool(paper_identifier(entry))
        )
        many = many or (len(citation.authors) > 1 and links_paper(entry))
        # "Doe, Jo. 2020. “On Tides.” The Paper": by the owner alone
        many = many or bool(
            len(citation.authors) == 1
            and surname
            and citation.year
            and surname in fold(citation.authors[0].name).split()
        )
        good += bool(citation.title and citation.authors) and (
            many or (certain and len(citation.authors) > 1)
        )
    return good >= least and good * 2 > len(entries)


def to_record(
    entry: Entry, citation: Citation, section: Section | None, marks: str = _ASTERISKS
) -> Publication:
    """The publication record of a citation."""
    links = [link for block in entry.blocks for link in block.links()]
    paper = main_url(links, citation.title)
    record = Publication(
        title=citation.title,
        authors=[n.name for n in citation.authors],
        equal_contribution=equal_contributors(citation.authors, marks),
        links=[
            link for link in links if link.label and fold(link.label) != fold(citation.title or "")
        ],
        url=paper,
        arxiv=paper_arxiv(entry, links),
        doi=paper_doi(entry, links),
        section=section.title or None if section else None,
    )
    if citation.reading is not None:
        record.venue = citation.reading.venue
        record.status = citation.reading.status
        if (
            record.venue is not None
            and record.venue.year is None
            and record.venue.kind != "preprint"
        ):
            record.venue.year = citation.year
            if citation.year and record.venue.text:
                record.venue.text = f"{record.venue.text} {citation.year}"
    elif citation.title and record.arxiv and says_arxiv(entry):
        record.venue = Venue(name="arXiv", kind="preprint", text="arXiv")
        record.status = "preprint"
    return record


#: How lines begin that say something of the papers beside them.
_NO_PAPER = (
    *("denotes equal", "equal contribution", "authors contributed"),
    *("slides here", "slides available", "presented at", "presented in", "awarded at"),
)


def is_publication(entry: Entry, record: Publication) -> bool:
    """Whether an entry says enough to be a publication: a title and one more sign."""
    if not record.title:
        return False
    words = record.title.split()
    if len(words) < 2 and not record.authors and not record.venue:
        return False
    if record.authors and all(map(heads_title, record.authors)):
        return False  # a name above the lines of a position
    text = " ".join(entry.texts)
    if fold(text[:160]).startswith(_NO_PAPER) or is_noise(text):
        return False
    evidence = bool(record.authors) + bool(record.venue) + bool(record.arxiv or record.doi)
    evidence += any(
        is_paper_url(link.url) or link.url.lower().endswith(".pdf") for link in record.links
    )
    evidence += bool(record.url and is_paper_url(record.url))
    evidence += _heads_document(entry, record)
    return evidence > 0 or (year_in(text) is not None and len(text) < 600)


def _heads_document(entry: Entry, record: Publication) -> bool:
    """Whether the title of an entry, or what stands before it too, is linked to a document."""
    title = fold(record.title or "")
    links = [link for block in entry.blocks for link in block.links()]
    return any(
        link.url.lower().endswith(".pdf") and fold(link.label).endswith(title) for link in links
    )


def _is_title_alone(entry: Entry, record: Publication) -> bool:
    """Whether an entry is a title alone, set apart: enough in a list of which most are papers."""
    title = record.title or ""
    if len(title.split()) < 4 or len(entry.telling) != 1 or is_noise(title):
        return False
    line = entry.lines[entry.telling[0]]
    end = line.start + len(line.text.strip(" ."))
    marks = (mark for mark in line.block.marks if mark.kind in ("link", "strong"))
    return any(mark.start <= line.start and mark.end >= end for mark in marks)


#: An abstract has more words than this.
_ABSTRACT = 40


def _heads_abstract(entry: Entry, record: Publication) -> bool:
    """Whether an entry is a title in a line of its own that is set apart, above an abstract."""
    title = record.title or ""
    if not 4 <= len(title.split()) <= _ABSTRACT or title.endswith(":"):
        return False
    at = next((n for n in entry.telling if entry.texts[n].strip(" .") == title), None)
    if at is None or not any(len(text.split()) > _ABSTRACT for text in entry.texts[at + 1 :]):
        return False
    line = entry.lines[at]
    marks = (mark for mark in line.block.marks if mark.kind in ("link", "strong"))
    end = line.start + len(line.text.rstrip(" ."))
    return any(mark.start <= line.start and mark.end >= end for mark in marks)


def _is_evident(entry: Entry, record: Publication) -> bool:
    """Whether an entry is a publication by its own look, where no title of a section says so."""
    words = fold(record.title or "").split()
    if words[:1] in (["i"], ["my"], ["we"]) or {"i", "am"} <= set(words[:5]):
        return False
    venue = bool(record.venue and record.venue.name)
    known = record.arxiv or record.doi or links_paper(entry)
    dated = any(year_in(text) is not None for text in entry.texts)
    return bool(len(record.authors) > 1 or known or (record.authors and (venue or dated)))


_LEGEND = Pattern(
    r"([*∗⋆†‡§¶#＊⁎✱])\W{0,3}\s*(?:(?:denotes?|indicates?|means|marks|stands for|signifies|"
    r"authors?|these|both|joint|for|:|=|first|co-?first|with|contributed)\W+){0,4}"
    r"(?P<what>equal|co-?first|joint first|contributed equally|correspond|advis|student|"
    r"mentee|alphabet)",
    "equal|first|correspond|advis|student|mentee|alphab",
    re.IGNORECASE,
)


def equal_marks(page: Page) -> str:
    """The marks of equal contribution on a page: by its legends, else asterisks."""
    meant: dict[str, bool] = {}
    for block in walk(page.document.blocks):
        if len(block.text) < 4000:
            for found in _LEGEND.finditer(block.text):
                meant.setdefault(
                    found[1],
                    found["what"].lower().startswith(("equal", "co", "joint", "contrib"))
                    and not found["what"].lower().startswith("corr"),
                )
    asterisks = "".join(c for c in _ASTERISKS if meant.get(c, meant.get("*", True)))
    return asterisks + "".join(
        mark for mark, equal in meant.items() if equal and mark not in asterisks
    )


def equal_contributors(named: Sequence[Named], marks: str = _ASTERISKS) -> list[str]:
    """The names that share a mark of equal contribution with another of the list."""
    for mark in marks if any(n.marks for n in named) else "":
        marked = [n.name for n in named if mark in n.marks]
        if len(marked) > 1:
            return marked
    return []


def _add(page: Page, entry: Entry, record: Publication) -> None:
    first, *others = entry.blocks
    page.add(record, first, rule="citation")
    for block in others:
        page.add_part(record, block)
