"""The site that a page is of, as it was in the newest version of a history; read when asked."""

from collections.abc import Callable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from profdiff.config import Site
from profdiff.errors import InputError
from profdiff.history import History
from profdiff.records import Profile
from profdiff.site import pages_of
from profdiff.sources import MAX_BYTES
from profdiff.sources.git_tree import GitTree
from profdiff.sources.history import locate

if TYPE_CHECKING:
    from profdiff.history.chronicle import Chronicle

Parse = Callable[[bytes, str], Profile]


class SiteAt:
    """The pages of the site of a file, in the commit up to which its history was read."""

    def __init__(
        self, path: str, history: "History | Chronicle", manifest: Site | None, parse: Parse
    ) -> None:
        self._path, self._manifest, self._parse = history.path, manifest, parse
        self._tree = GitTree(locate(path)[0], history.revision, "")

    def page_name(self) -> str | None:
        """The name of whose page it is, as it or else the first page that says so has it."""
        pages = chain(self._read([self._path]), self.profiles())
        return next((profile.name for profile in pages if profile.name), None)

    def profiles(self) -> Iterator[Profile]:
        """The profiles of the site's pages; what cannot be read is left out."""
        return self._read(pages_of(self._tree, self._manifest))

    def _read(self, paths: list[str]) -> Iterator[Profile]:
        for path, data in self._tree.read(paths, MAX_BYTES).items():
            if isinstance(data, bytes):
                try:
                    yield self._parse(data, path)
                except InputError:  # what is no page tells nothing
                    continue
