"""Service: reviewing, organising and editing, as a section lists it."""

from itertools import pairwise

from profdiff.document import Block
from profdiff.extract.course_headings import heads_supervision
from profdiff.extract.dates import period_in
from profdiff.extract.labelled import label_of
from profdiff.extract.page import Found, Page, Section
from profdiff.extract.service_lines import ROLE_FOR, names_body, read_line
from profdiff.extract.service_lists import (
    YEARS,
    YEARS_ABOVE,
    full_year,
    venue_pieces,
    without_date,
)
from profdiff.extract.service_posts import entries_below_list, is_entry, read_posts
from profdiff.extract.service_titles import is_service_title
from profdiff.extract.stretches import Stretch, listed
from profdiff.lexicon.venues import known_venue
from profdiff.normal import squeeze, trim
from profdiff.patterns import Pattern
from profdiff.records import Service

#: A longer item that has others beneath it is a service itself.
_MAX_LABEL = 2
#: A label in a paragraph of its own has no more.
_LABEL_WORDS = 4
_MAX_LENGTH = 1500
#: A sentence about somebody's service has more words than this.
_SENTENCE = 12
_SERVES = Pattern(
    r"\s*(?:I|[Ww]e|[Hh]e|[Ss]he)(?:['’](?:ve|m|d|s))? (?:[a-z]+ ){1,4}?(?:as|on|in)\s+"
    r"(?:(?:an?|the)\s+)?"
)
_SUBJECT = Pattern(r"\b(?:I|[Ww]e|[Hh]e|[Ss]he)(?:['’](?:ve|m|d|s))? [a-z]+")
#: What stands beneath an entry and has more words than this is a sentence.
_MANY_WORDS = 5
_ROLE_LABEL = Pattern(r"^\s*(?P<role>[^,;:()]{3,60}?)\s*:\s*(?=\S)")
#: What may part a role and its venues from the next role.
_BORDER = Pattern(r"\s*[;,.]\s+(?:and\s+)?|\s+and\s+")


def extract_section(page: Page, section: Section) -> None:
    """Reviewing and organising, a venue each: "Reviewer: NeurIPS 2020, 2021; ICML 2022"."""
    if section.kind == "teaching" and heads_supervision(section):
        return
    if read_posts(page, section):
        return
    inherited = trim(section.title) if is_service_title(section.title) else None
    before = len(page.found)
    apart = entries_below_list(section.blocks)
    told = {id(child) for block in section.blocks if is_entry(block) for child in block.children}
    labels = _labels(section.blocks)
    for item in listed(page, section):
        if item.block.children and len(item.text.split()) <= _MAX_LABEL:
            continue  # "Reviewing" above a list of venues
        if id(item.block) in labels:
            continue
        sentence = _is_sentence(item.text)
        if sentence and not _names_venue(item):
            continue
        if len(item.text) <= _MAX_LENGTH and not (id(item.block) in told and _tells(item.text)):
            role = None if id(item.block) in apart else inherited
            _read_item(page, _without_subject(item) if sentence else item, role)
    if YEARS.fullmatch(section.title):
        _date_all(page.found[before:], full_year(section.title))


def _read_item(page: Page, item: Stretch, role: str | None) -> None:
    """Reads the services of an item, which are all of the years above them."""
    years = YEARS_ABOVE.match(item.text)
    told = item._replace(start=item.start + years.end()) if years else item
    known = len(page.found)
    for clause in _clauses(told):
        read_line(page, clause, role)
    if years:
        _date_all(page.found[known:], squeeze(years[1]))
        for found in page.found[known:]:
            page.add_part(found.record, item.block)


def _date_all(found: list[Found], year: str) -> None:
    """Dates the services without a year by the year that they stand below."""
    for record in (each.record for each in found):
        if isinstance(record, Service):
            record.year = record.year or year


def _labels(blocks: list[Block]) -> set[int]:
    """The paragraphs that are labels of the lists below them: "Session chair", "Editor"."""
    return {
        id(block)
        for block, below in pairwise(blocks)
        if (block.kind, below.kind) == ("paragraph", "item")
        and len(block.text.split()) <= _LABEL_WORDS
        and (is_service_title(block.text) or names_body(block.text.rstrip(" :")))
        and not period_in(block.text)
    }


def _clauses(item: Stretch) -> list[Stretch]:
    """The parts of a line that tells several roles: "Chair for X, Y; Reviewer for Z"."""
    text = item.text
    if not ROLE_FOR.match(text) and not label_of(Block("item", text))[0]:
        return [item]
    borders = [b for b in _BORDER.finditer(text) if _begins_with_role(text[b.end() :])]
    if not borders or not _begins_with_role(text):
        return [item]
    starts = [0, *(border.end() for border in borders)]
    ends = [*(border.start() for border in borders), len(text)]
    return [
        Stretch(item.block, item.start + a, item.start + b)
        for a, b in zip(starts, ends, strict=True)
    ]


def _begins_with_role(text: str) -> bool:
    """Whether a text begins with a role and the word for whom it was: "Reviewer for", "Chair:"."""
    told = ROLE_FOR.match(text) or _ROLE_LABEL.match(text)
    return told is not None and told["role"][:1].isalpha() and is_service_title(told["role"])


def _is_sentence(text: str) -> bool:
    """Whether an item tells in a sentence what somebody does, which is read as prose is."""
    return len(text.split()) > _SENTENCE and _SUBJECT.search(text) is not None


def _names_venue(item: Stretch) -> bool:
    """Whether a piece of a sentence is a venue that is known."""
    pieces = (without_date(trim(squeeze(piece.text)))[0] for piece in venue_pieces(item, 0))
    return any(known_venue(piece.rpartition(" for ")[2]) for piece in pieces)


def _without_subject(item: Stretch) -> Stretch:
    """A sentence without who serves: "I have served as a reviewer for X" begins at the role."""
    lead = _SERVES.match(item.text)
    return item._replace(start=item.start + lead.end()) if lead else item


def _tells(text: str) -> bool:
    """Whether what is listed beneath an entry tells of it, and is no service of its own."""
    return len(text.split()) > _MANY_WORDS and not period_in(text) and not known_venue(text)
