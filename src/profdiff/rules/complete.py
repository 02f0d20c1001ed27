"""Lists of papers that claim to leave none out: by their headings, and whose they are."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from profdiff.document import Block
from profdiff.extract.page import walk
from profdiff.identity import strong_keys, surname, surnames, title_key
from profdiff.lexicon.lists import extent_of, is_part, is_vita, leads_on
from profdiff.lexicon.sections import section_kinds
from profdiff.records import Publication
from profdiff.rules.subjects import Page
from profdiff.site.file_names import kind_of_file, stem_of, words_of
from profdiff.site.titles import same_title
from profdiff.span import Span

#: Of the papers of a list that is somebody's own, so many in a hundred name them as an author.
_OWN = 80


class CompleteList:
    """The papers of pages that claim to have them all, under the name that claims it."""

    def __init__(self, name: str, pages: Sequence[Page]) -> None:
        self.name, self.pages = name, pages
        self.papers = [paper for page in pages for paper in page.profile.publications]

    @property
    def unit(self) -> str:
        """What all of its pages are a part of."""
        return self.pages[0].unit

    @property
    def span(self) -> Span | None:
        """The first place of the list."""
        return next((paper.span for paper in self.papers if paper.span), None)

    def is_of(self, owner: str | None) -> bool:
        """Whether its papers are those of somebody, as far as it names authors."""
        named = [surnames(paper.authors) for paper in self.papers if paper.authors]
        own = sum(surname(owner) in names for names in named) if owner else len(named)
        return own * 100 >= len(named) * _OWN

    def has(self, paper: Publication) -> bool:
        """Whether its pages have a paper, be it in words that were not read as one."""
        if not self._keys.isdisjoint(strong_keys(paper)):
            return True
        title = paper.title or ""
        if not title or title_key(title) in self._text:
            return True
        if any(
            name in page.text for page in self.pages for name in (paper.arxiv, paper.doi) if name
        ):
            return True
        words = set(title.lower().split())
        near = (other.title for other in self.papers if other.title)
        return any(
            same_title(title, other)
            for other in near
            if len(words & set(other.lower().split())) * 2 >= len(words)
        )

    @cached_property
    def _keys(self) -> set[tuple[str, str]]:
        return {key for paper in self.papers for key in strong_keys(paper)}

    @cached_property
    def _text(self) -> str:
        """All that its pages say, hidden or not, as letters and digits."""
        said = [passage.text for page in self.pages for passage in page.profile.passages]
        return title_key(" ".join(said)) + title_key(" ".join(page.text for page in self.pages))


def complete_lists(pages: Sequence[Page]) -> Iterator[CompleteList]:
    """The lists of papers among pages that claim to be complete, and lead to no fuller one."""
    units: dict[str, list[Page]] = {}
    for page in pages:
        if page.profile.state == "content":
            units.setdefault(page.unit, []).append(page)
    bibliographies = sum(page.profile.source.format == "bibtex" for page in pages)
    for several in units.values():
        name = _claim(several, alone=bibliographies == 1)
        if name:
            yield CompleteList(name, several)


def _claim(pages: list[Page], *, alone: bool) -> str | None:
    """What a list is called that claims to be complete; None for one that does not."""
    first = pages[0]
    stem = " ".join(words_of(stem_of(first.unit)))
    if is_part(stem) or any(c.isdigit() for c in stem):  # a version of some day, or a copy
        return None
    if len(pages) > 1:
        return first.unit if kind_of_file(first.unit) == "publications" else None
    if first.profile.source.format == "bibtex":
        return first.path if alone else None
    if any(leads_on(text) for text in _sentences(first)):
        return None
    title = str(first.document.meta.get("title") or first.document.title or "")
    headings = [block.text for block in _headings(first)]
    names = [title, *headings[:1], stem]
    extents = {extent_of(name): name for name in reversed([*names, *headings])}
    if "part" in extents:
        return None
    if "whole" in extents:
        return extents["whole"]
    if any(map(is_vita, names)):
        return next((h for h in headings if extent_of(h) == "unsaid"), None)
    return next((name for name in names if _is_of_papers(name)), None)


def _is_of_papers(name: str) -> bool:
    return extent_of(name) in ("whole", "unsaid") and section_kinds(name) == ("publications",)


def _headings(page: Page) -> Iterator[Block]:
    return (block for block in walk(page.document.blocks) if block.kind == "heading")


def _sentences(page: Page) -> Iterator[str]:
    """What a page says outside the entries of its papers and its headings."""
    headings = {block.text for block in _headings(page)}
    entries = {paper.id for paper in page.profile.publications}
    for passage in page.profile.passages:
        if entries.isdisjoint(passage.records) and passage.text not in headings:
            yield passage.text
            yield from (link.label for link in passage.links)
