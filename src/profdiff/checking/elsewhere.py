"""Whether another page of the site has what a page has lost; read only when it is asked."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from profdiff.checking.pages import read_page
from profdiff.config import Site
from profdiff.errors import InputError
from profdiff.identity import strong_keys, title_key
from profdiff.naming import called
from profdiff.normal import fold
from profdiff.patterns import Pattern
from profdiff.records import Publication, Record
from profdiff.rules.subjects import OtherPages, Page
from profdiff.site import pages_of
from profdiff.sources import MAX_BYTES, Tree
from profdiff.sources.source import shown

#: An entity or a kind of identifier, and what the thing is known by.
_Key = tuple[str, str]
#: Titles of so many letters that are so much alike are one, with a slip of the pen.
_LONG_TITLE, _ALIKE = 30, 92
#: Fewer words may stand together by chance; fewer words of a title may begin that of another work.
_FEWEST_WORDS, _OF_ONE_WORK = 3, 5
#: Of a long name of a position or an award, so many words in a hundred are enough.
_MOST_WORDS = 85
#: An award of so many words is told wherever they stand together, as in a line of a career.
_MANY_WORDS = 10
#: What an entry adds to its title: "(with A. Sample)", "[PDF]".
_ASIDE = Pattern(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])$")


class Elsewhere:
    """The other pages of a site."""

    def __init__(self, tree: Tree, manifest: Site) -> None:
        self._tree, self._manifest = tree, manifest

    def beside(self, path: str) -> OtherPages:
        """The pages of the site but for that at a path."""
        return _Beside(self, path)

    def has(self, path: str, entity: str, record: Record, text: str) -> bool:
        """Whether a page other than that at a path has a record of the same thing.

        The text is what that page said of it.
        """
        keys = set(_keys(entity, record))
        if any(keys & known for other, known in self._keys.items() if other != path):
            return True
        if isinstance(record, Publication) and (
            self._has_alike(path, record.title or "") or self._has_book(path, text)
        ):
            return True
        return self._is_said(path, entity, called(entity, record))

    def most(self, path: str, entity: str) -> int:
        """How many records of an entity the page has that has most, but for that at a path."""
        pages = (page for other, page in self._pages.items() if other != path)
        return max((sum(kind == entity for kind, _ in page.records()) for page in pages), default=0)

    def _is_said(self, path: str, entity: str, name: str) -> bool:
        """Whether what another page has of that entity says the name, in whatever order.

        So it says the chapter and the book, the half of a title that a line cut, a position whose
        organization stands before it, a project that became a paper.
        """
        if len(fold(name).split()) < _FEWEST_WORDS:
            return False
        percent = _MOST_WORDS if entity in ("role", "award") else 100
        kinds = ("project", "publication") if entity == "project" else (entity,)
        pages = [page for other, page in self._pages.items() if other != path]
        if any(page.times_told(kind, name, percent) > 0 for page in pages for kind in kinds):
            return True
        is_long = entity == "award" and len(fold(name).split()) >= _MANY_WORDS
        return is_long and any(page.times(name, percent) > 0 for page in pages)

    def _has_book(self, path: str, text: str) -> bool:
        """Whether another page has the book that a chapter stands in, by the book's title."""
        entry = f" {fold(text)} "
        return any(
            f" {title} " in entry
            for other, titles in self._long_titles.items()
            for title in titles
            if other != path
        )

    @cached_property
    def _long_titles(self) -> dict[str, set[str]]:
        """Path → the titles of its papers that have so many words as to be of one work alone."""
        return {
            path: {
                title
                for paper in page.profile.publications
                if len((title := fold(paper.title or "")).split()) >= _OF_ONE_WORK
            }
            for path, page in self._pages.items()
        }

    def _has_alike(self, path: str, title: str) -> bool:
        """Whether another page has a title that differs by a slip of the pen alone."""
        if len(title) < _LONG_TITLE:
            return False
        from rapidfuzz import fuzz, process

        for other, titles in self._titles.items():
            if other != path and process.extractOne(
                title_key(title), titles, scorer=fuzz.ratio, score_cutoff=_ALIKE
            ):
                return True
        return False

    @cached_property
    def _titles(self) -> dict[str, list[str]]:
        """Path → the titles of its papers."""
        return {
            path: [title for kind, title in known if kind == "publication"]
            for path, known in self._keys.items()
        }

    @cached_property
    def _keys(self) -> dict[str, set[_Key]]:
        """Path → the keys of all records of that page."""
        return {
            path: {key for entity, record in page.records() for key in _keys(entity, record)}
            for path, page in self._pages.items()
        }

    @cached_property
    def _pages(self) -> dict[str, Page]:
        """Path → the page."""
        contents = self._tree.read(pages_of(self._tree, self._manifest), MAX_BYTES)
        return {shown(path): page for path, page in _readable(contents.items())}


class _Beside(OtherPages):
    """All pages of a site but one."""

    def __init__(self, pages: Elsewhere, path: str) -> None:
        self._pages, self._path = pages, path

    def has(self, entity: str, record: Record, text: str) -> bool:
        return self._pages.has(self._path, entity, record, text)

    def most(self, entity: str) -> int:
        return self._pages.most(self._path, entity)


def _readable(contents: Iterable[tuple[str, bytes | str]]) -> Iterator[tuple[str, Page]]:
    for path, data in contents:
        if isinstance(data, bytes):
            try:
                yield path, read_page(data, path)
            except InputError:  # it is told when it is that page's turn to be checked
                continue


def _keys(entity: str, record: Record) -> Iterator[_Key]:
    """What a record may be known by on another page."""
    yield entity, record.id
    if isinstance(record, Publication):
        yield from strong_keys(record)
        if record.title:
            yield entity, title_key(record.title)
            yield entity, title_key(_ASIDE.sub("", record.title))
    elif name := fold(called(entity, record)):
        yield entity, name
