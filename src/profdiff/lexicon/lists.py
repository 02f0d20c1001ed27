"""Whether a list of papers is all of them, by its heading and the words around it (lists.tsv)."""

from typing import Literal

from profdiff.lexicon.sections import section_kinds
from profdiff.lexicon.tables import alternatives, remembered, rows
from profdiff.normal import fold

#: A longer text is prose that may speak of anything.
_MOST_WORDS = 40

Extent = Literal["whole", "part", "kind", "unsaid"]


@remembered()
def _phrases(kind: str) -> tuple[str, ...]:
    return tuple(p for name, cell in rows("lists") if name == kind for p in alternatives(cell))


def _says(text: str, kind: str) -> bool:
    words = f" {fold(text)} "
    return any(f" {p} " in words or (not p.isascii() and p in words) for p in _phrases(kind))


@remembered(4096)
def extent_of(title: str) -> Extent | None:
    """How much of a list a heading says that it holds; None for one of no papers.

    "Publications" alone says no more than that they are papers, "Books" that they are of one kind.
    """
    if "publications" not in section_kinds(title):
        return None
    told: tuple[Extent, ...] = ("kind", "whole", "part")
    return next((extent for extent in told if _says(title, extent)), "unsaid")


def is_vita(name: str) -> bool:
    """Whether a page is by its name or title one that leaves nothing out: a curriculum vitae."""
    words = f" {fold(name)} "
    return any(f" {p} " in words for p in _phrases("vita")) and not is_part(name)


def is_part(name: str) -> bool:
    """Whether a name or title says that something is a choice."""
    return _says(name, "part")


def leads_on(text: str) -> bool:
    """Whether a text leads to a list that holds more: "for a full list, see …"."""
    return len(text.split()) <= _MOST_WORDS and _says(text, "further")
