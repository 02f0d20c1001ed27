"""Where pages come from: a file, standard input, a git revision, a store of snapshots.

A kind of source is one module that satisfies `Kind`, named in `KINDS`.
"""

import os
from importlib import import_module
from typing import Protocol, cast

from profdiff.sources.source import MAX_BYTES, STORE, Source
from profdiff.sources.tree import Tree, open_tree

__all__ = ["KINDS", "MAX_BYTES", "STORE", "Kind", "Source", "Tree", "open_tree", "read_source"]


class Kind(Protocol):
    """What the module of a kind of source provides."""

    def claims(self, spec: str) -> bool:
        """Whether a page that is named like this is of this kind."""

    def read(self, spec: str, *, store: str, max_bytes: int) -> Source:
        """The page. Raises InputError where it cannot be read or is larger than `max_bytes`."""


#: The modules of the kinds, in the order in which they are asked: an existing file comes before
#: the readings of its name. What none claims is a file that is missing.
KINDS = ("stdin", "file", "git", "snapshot")


def read_source(
    spec: str,
    *,
    store: str | os.PathLike[str] | None = None,
    max_bytes: int | None = None,
) -> Source:
    """The bytes of the page that `spec` names, and what is known of where they came from.

    A spec is a path, `-` (standard input), `REVISION:path` or `:path` of the git repository of the
    current folder, or `PROFILE@WHEN` of the snapshot `store`. Raises InputError.
    """
    limit = MAX_BYTES if max_bytes is None else max_bytes
    folder = STORE if store is None else os.fspath(store)
    kinds = map(_kind, KINDS)
    kind = next((kind for kind in kinds if kind.claims(spec)), None) or _kind("file")
    return kind.read(spec, store=folder, max_bytes=limit)


def _kind(name: str) -> Kind:
    return cast("Kind", import_module(f"profdiff.sources.{name}"))
