"""A site in a git repository: `REVISION:` or `REVISION:folder/`, `:` or `:folder/` for the index.

Nothing is checked out. All files that are asked for come from one process of git.
"""

import posixpath
from collections.abc import Callable, Iterable
from functools import cached_property

from profdiff.errors import RevisionError
from profdiff.sources.git import INDEX, find_revision, from_root, split_spec
from profdiff.sources.repository import Repository
from profdiff.sources.source import shown
from profdiff.sources.tree import MAX_FILES, Listing

_LINK, _SUBMODULE = "120000", "160000"
#: A link may lead to a link, and links may lead in circles.
_MOST_HOPS = 8


def open_revision(spec: str) -> "GitTree":
    """The tree of a commit or of the index. Raises RevisionError where it is not there."""
    revision, path = split_spec(spec)
    repository = Repository(shown(spec))
    folder = from_root(repository, path) if path else ""
    commit = find_revision(repository, revision) if revision else None
    tree = GitTree(repository, commit, folder)
    if not tree.has(""):
        raise RevisionError(
            repository.about,
            f"there is no folder {shown(folder)}/ in it" if folder else "it holds no file",
            "the path begins at the repository's root, or here with ./",
        )
    return tree


class GitTree:
    """The files of a folder in a commit, or for None in the index."""

    def __init__(self, repository: Repository, commit: str | None, folder: str) -> None:
        self.path = shown(f"{folder}/" if folder else "./")
        self.revision: str | None = commit or INDEX
        self.captured_at = repository.day(commit) if commit else None
        self._repository = repository
        self._entries = dict(repository.tree(commit, folder))

    def has(self, path: str) -> bool:
        """Whether there is a file of that path, or a folder."""
        return path in self._entries or path in self._folders

    @cached_property
    def _folders(self) -> set[str]:
        folders = {""} if self._entries else set()
        for path in self._entries:
            folder = posixpath.dirname(path)
            while folder not in folders:
                folders.add(folder)
                folder = posixpath.dirname(folder)
        return folders

    def listing(self, skip: Callable[[str], bool]) -> Listing:
        """Its files; what a link leads to is seen when it is read."""
        paths = [
            path
            for path, entry in self._entries.items()
            if entry.mode != _SUBMODULE and not any(map(skip, path.split("/")[:-1]))
        ]
        links = [path for path in paths if self._entries[path].mode == _LINK and "." not in path]
        return Listing(files=sorted(paths)[:MAX_FILES], links=links, cut=len(paths) > MAX_FILES)

    def read(self, paths: Iterable[str], max_bytes: int) -> dict[str, bytes | str]:
        """The contents of files as they are stored, or why one cannot be read."""
        asked = list(paths)
        found = self._contents(asked, max_bytes)
        ends = {path: path for path in asked if self._is_link(path)}
        for _ in range(_MOST_HOPS):
            pointing = {path: end for path, end in ends.items() if self._is_link(end)}
            if not pointing:
                break
            targets = self._contents(pointing.values(), max_bytes)
            ends |= {path: _target(end, targets[end]) for path, end in pointing.items()}
        real = [end for end in ends.values() if end in self._entries and not self._is_link(end)]
        linked = self._contents(real, max_bytes)
        for path, end in ends.items():
            found[path] = linked.get(end, "is a link that leads to no file of the site")
        return found

    def _is_link(self, path: str) -> bool:
        return path in self._entries and self._entries[path].mode == _LINK

    def _contents(self, paths: Iterable[str], max_bytes: int) -> dict[str, bytes | str]:
        asked = [path for path in paths if path in self._entries]
        blobs = self._repository.contents([self._entries[path] for path in asked], max_bytes)
        return dict(zip(asked, blobs, strict=True))


def _target(link: str, content: bytes | str) -> str:
    """Where a link leads, from the root; "" where that is out of the site."""
    if isinstance(content, str):
        return ""
    name = content.decode("utf-8", "surrogateescape")
    path = posixpath.normpath(posixpath.join(posixpath.dirname(link), name))
    return "" if path.startswith(("../", "/")) else path
