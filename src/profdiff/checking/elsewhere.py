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
from profdiff.rules.subjects import Page
from profdiff.site import pages_of
from profdiff.sources import MAX_BYTES, Tree
from profdiff.sources.source import shown

#: An entity or a kind of identifier, and what the thing is known by.
_Key = tuple[str, str]
#: Titles of so many letters that are so much alike are one, with a slip of the pen.
_LONG_TITLE, _ALIKE = 30, 92
#: What an entry adds to its title: "(with A. Sample)", "[PDF]".
_ASIDE = Pattern(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])$")


class Elsewhere:
    """The other pages of a site."""

    def __init__(self, tree: Tree, manifest: Site) -> None:
        self._tree, self._manifest = tree, manifest

    def has(self, path: str, entity: str, record: Record) -> bool:
        """Whether a page other than that at a path has a record of the same thing."""
        keys = set(_keys(entity, record))
        if any(keys & known for other, known in self._keys.items() if other != path):
            return True
        return isinstance(record, Publication) and self._has_alike(path, record.title or "")

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
        contents = self._tree.read(pages_of(self._tree, self._manifest), MAX_BYTES)
        return {
            shown(path): {key for entity, record in page.records() for key in _keys(entity, record)}
            for path, page in _readable(contents.items())
        }


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
