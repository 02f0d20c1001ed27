"""The files of a site: a folder on disk, or a folder in a revision of a git repository.

Both are listed and read alike. What a tree holds is listed at once; its files are read when asked
for, and one that cannot be read is told by a reason in place of its bytes.
"""

import os
from collections.abc import Callable, Iterable
from typing import Protocol

import msgspec

#: More files than this are not listed: a site that large holds something else than pages.
MAX_FILES = 100_000


class Listing(msgspec.Struct, kw_only=True):
    """The files of a tree as sorted paths from its root, with `/` between folders.

    `links` are the symbolic links to folders, which are not followed. `cut` says that there are
    more files than are listed.
    """

    files: list[str] = []
    links: list[str] = []
    cut: bool = False


class Tree(Protocol):
    """The files of one version of a site."""

    path: str
    revision: str | None
    captured_at: str | None

    def listing(self, skip: Callable[[str], bool]) -> Listing:
        """Its files but for those in folders whose names are to be skipped."""

    def has(self, path: str) -> bool:
        """Whether there is a file of that path, or a folder."""

    def read(self, paths: Iterable[str], max_bytes: int) -> dict[str, bytes | str]:
        """Path → the bytes of the file, or why it cannot be read."""


def open_tree(spec: str) -> Tree | None:
    """The tree that a spec names: a folder, or `REVISION:` or `REVISION:folder/`; None for a page.

    Raises RevisionError where git, the repository, the revision or the folder is not there.
    """
    if os.path.isdir(spec):
        from profdiff.sources.folder import Folder

        return Folder(spec)
    if not spec.endswith((":", "/")) or os.path.lexists(spec) or "://" in spec:
        return None
    from profdiff.sources import git

    if not git.claims(spec):
        return None
    from profdiff.sources.git_tree import open_revision

    return open_revision(spec)
