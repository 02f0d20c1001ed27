"""Which old paper is which new one."""

from collections.abc import Callable
from typing import TypeVar

from profdiff.identity import is_identifying, strong_keys, surnames, title_key
from profdiff.match.candidates import words
from profdiff.match.forms import text_form, venue_form
from profdiff.match.ladder import Keys, Ladder, together
from profdiff.match.page import Page
from profdiff.match.scores import likeness, publication_score
from profdiff.normal import url_key
from profdiff.patterns import Pattern
from profdiff.records import Publication

T = TypeVar("T")
_WORD = Pattern(r"[^\W_]+(?:-[^\W_]+)*")


def match_publications(ladder: Ladder[Publication], old: Page, new: Page) -> None:
    """By identifier, by title with agreeing authors, by link, by name, by likeness.

    Of papers that a page lists twice, the two in the same list meet.
    """
    identifiers = _cached(lambda paper: list(strong_keys(paper)))
    for kind in ("arxiv", "doi", "openreview", "url"):

        def identifier(paper: Publication, kind: str = kind) -> list[tuple[str, str]]:
            return [key for key in identifiers(paper) if key[0] == kind]

        def in_place(paper: Publication, kind: str = kind) -> Keys:
            return [(*key, _place(paper)) for key in identifier(paper, kind)]

        ladder.by(kind, identifier, alone_on_page=True)
        ladder.by(kind, in_place)
    ladder.by("title", lambda p: together(_title(p), venue_form(p.venue)), _authors_agree)
    ladder.by("title", lambda p: together(_title(p), _place(p)), _authors_agree)
    ladder.by("title", lambda p: together(_title(p)), _authors_agree)
    ladder.by("link", _addresses, _may_be_one, alone_on_page=True)
    ladder.by("name", _names_at_venue, _named_alike, alone_on_page=True)
    rest = {"old": _cached(old.own_words), "new": _cached(new.own_words)}
    ladder.similar(
        lambda p: words(p.title) if p.title else (),
        lambda a, b: publication_score(a, b, rest["old"](a), rest["new"](b)),
        "similarity",
    )


def _title(paper: Publication) -> str:
    return title_key(paper.title) if paper.title else ""


def _place(paper: Publication) -> tuple[object, ...]:
    return tuple(map(text_form, paper.areas)), text_form(paper.section)


def _cached(function: Callable[[Publication], list[T]]) -> Callable[[Publication], list[T]]:
    known: dict[int, list[T]] = {}

    def lookup(paper: Publication) -> list[T]:
        if id(paper) not in known:
            known[id(paper)] = function(paper)
        return known[id(paper)]

    return lookup


def _addresses(paper: Publication) -> Keys:
    return [url_key(link.url) for link in paper.links if is_identifying(link.url)]


def _authors_agree(old: Publication, new: Publication) -> bool:
    """Whether the authors overlap where both sides give authors."""
    one, other = surnames(old.authors), surnames(new.authors)
    return not (one and other) or bool(one & other)


def _names_at_venue(paper: Publication) -> Keys:
    """A paper's venue with each coined word of its title: "FLOAT", "PagedAttention"."""
    venue = venue_form(paper.venue)
    return [(venue, word) for word in _coined(paper.title or "")] if venue else []


def _coined(title: str) -> set[str]:
    words = _WORD.findall(title)
    return {word.casefold() for word in words if sum(c.isupper() for c in word) > 1}


def _named_alike(old: Publication, new: Publication) -> bool:
    """Whether one of two titles declares a name ("FLOAT: …") that the other has in it too."""
    one, other = old.title or "", new.title or ""
    declared = {title.partition(":")[0].casefold() for title in (one, other) if ":" in title}
    return bool(declared & _coined(one) & _coined(other)) and _authors_agree(old, new)


def _may_be_one(old: Publication, new: Publication) -> bool:
    """Whether nothing speaks against two papers that share a link (of code, slides, a video)."""
    if old.arxiv and new.arxiv:
        return False
    if old.title and new.title:
        return _authors_agree(old, new) and likeness(old.title, new.title) >= 40
    return True
