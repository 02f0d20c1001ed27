"""Which staged files are pages to be checked."""

import os
import posixpath
from collections.abc import Sequence

from profdiff.config import Site
from profdiff.formats import FORMATS
from profdiff.site import pages_of
from profdiff.sources import Tree
from profdiff.sources.repository import Repository
from profdiff.sources.staged import Staged

_SUFFIXES = tuple(suffix for kind in FORMATS.values() for suffix in kind.extensions)


def pages_among(
    files: list[Staged], paths: Sequence[str], repository: Repository, tree: Tree, manifest: Site
) -> list[Staged]:
    """The staged files that carry the site's profile, or that are named in `paths`.

    One that did under its old name, which a configuration may still have, is among them.
    """
    named = {
        posixpath.normpath(repository.prefix + path) for path in paths if not os.path.isdir(path)
    }
    others = [file for file in files if file.path.lower().endswith(_SUFFIXES)]
    if all(file.path in named for file in others):
        return [file for file in files if file.path in named]
    gone = [_before(file) for file in others if file.new is None or _before(file) != file.path]
    pages = {*pages_of(tree, manifest, gone), *named}
    return [file for file in files if file.path in pages or _before(file) in pages]


def _before(file: Staged) -> str:
    """The name of a file before it was renamed."""
    return file.old_path or file.path
