"""Taking a page out of the store."""

import os

from profdiff.sources.snapshot import (
    META_SUFFIX,
    Snapshot,
    describe,
    find,
    known_of,
    list_snapshots,
)
from profdiff.store.files import locked, put
from profdiff.store.listing import folder_of


def remove(store: str, spec: str) -> Snapshot:
    """Take the page that `PROFILE@WHEN` names out of the store, and return it.

    Bytes that a later page refers to stay, under that page's name. Raises SnapshotError where there
    is no such page, or the store cannot be written.
    """
    profile, snapshot = find(spec, store)
    folder = folder_of(store, profile)
    with locked(folder):
        heirs = [
            other
            for other in list_snapshots(folder)
            if other != snapshot and other.content == snapshot.name
        ]
        if heirs:
            _hand_on(folder, store, snapshot, heirs)
        elif snapshot.content == snapshot.name:
            os.unlink(os.path.join(folder, snapshot.name))
        meta = os.path.join(folder, snapshot.stem + META_SUFFIX)
        if os.path.lexists(meta):
            os.unlink(meta)
    return snapshot


def _hand_on(folder: str, store: str, gone: Snapshot, heirs: list[Snapshot]) -> None:
    """Give the bytes of a page that goes to the first of those that refer to it."""
    first = heirs[0]
    os.link(os.path.join(folder, gone.name), os.path.join(folder, first.name))
    for heir in heirs:
        known = known_of(folder, store, heir)
        known.pop("content")
        content = None if heir is first else first.name
        text = describe(known.pop("sha256"), content=content, **known)
        put(folder, heir.stem + META_SUFFIX, text.encode())
    os.unlink(os.path.join(folder, gone.name))
