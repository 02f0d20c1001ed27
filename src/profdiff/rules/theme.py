"""What a theme or a template brought as an example: nobody loses it when it is taken off."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from profdiff.lexicon.states import may_hold_phrase, phrases
from profdiff.lexicon.tables import remembered
from profdiff.naming import called
from profdiff.normal import fold
from profdiff.patterns import Pattern
from profdiff.records import Record

if TYPE_CHECKING:
    from profdiff.rules.subjects import Page

#: Names that an author is to replace: "Project Title", "Project 4", "Another Example Publication".
_PLACEHOLDER = Pattern(
    r"\b(?:lorem|ipsum|placeholder)\b|^(?:your|add your|insert)\b|"
    r"^(?:(?:a|an|another|my|first|second|third) )?(?:example|sample|dummy)\b.*"
    r"\b(?:title|publication|paper|project|name)$|"
    r"^(?:another |my )?"
    r"(?:publication|project|paper|article|award|fellowship|grant|talk|job|course|degree)"
    r" (?:title|name|one|two|three|\d+)\b(?! (?:of|for|at)\b)|"
    r"\b(?:institution|university|company|organi[sz]ation|employer|school|scholarship|fellowship)"
    r" name(?=$|[,;:)])|"
    r"\[(?:your |the )?(?:name|field|year|title|degree|institution|university|topic)\]",
    flags=re.IGNORECASE,
)


def is_of_theme(page: "Page") -> bool:
    """Whether a page is about the one whom a theme describes as an example, or is an example.

    A line or two that were left of a theme on somebody's page do not make it a theme's.
    """
    from profdiff.extract.state import is_demo_line

    name = page.profile.name or ""
    if _is_sample(name) or is_demo_line(name):
        return True
    said = [passage.text for passage in page.profile.passages]
    if not may_hold_phrase("\n".join(said), "template", "demo"):
        return False
    return _A_PART * sum(map(is_demo_line, said)) >= len(said)


#: A page is a theme's where one passage in so many says what the theme brought.
_A_PART = 5


def is_example(page: "Page", entity: str, record: Record) -> bool:
    """Whether a record says what a theme's examples say, or has a placeholder for its name."""
    from profdiff.extract.state import is_demo_line

    name = called(entity, record)
    description = getattr(record, "description", None) or ""
    authors: list[str] = getattr(record, "authors", [])
    said = (name, description, *page.text_of(record).split("\n"), *_fields(page, record))
    return (
        _PLACEHOLDER.search(name) is not None
        or any(map(_is_sample, authors))
        or any(map(is_demo_line, said))
    )


def _fields(page: "Page", record: Record) -> list[str]:
    """The lines of the fields that stand with a record in a file of data."""
    if page.document.format not in ("yaml", "json") or not record.span:
        return []
    return page.lines[record.span.line - 1 : record.span.end_line + _FIELDS]


#: An entry of data has its description within so many lines below its name.
_FIELDS = 4


def are_examples(page: "Page", entity: str, records: Sequence[Record]) -> bool:
    """Whether half of some records, or more, are examples: so are the others, then."""
    return 0 < len(records) <= 2 * sum(is_example(page, entity, each) for each in records)


def _is_sample(name: str) -> bool:
    """Whether a name is one that themes use, as "Albert Einstein" or "A. Einstein"."""
    return fold(name) in _sample_names()


@remembered()
def _sample_names() -> frozenset[str]:
    """The names that themes use, in full and with an initial."""
    names = phrases("sample")
    parted = (name.split() for name in names if " " in name)
    return frozenset((*names, *(f"{words[0][0]} {words[-1]}" for words in parted)))
