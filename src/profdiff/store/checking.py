"""Whether all that a store holds is as it was put there."""

import os
from collections.abc import Iterator
from typing import NamedTuple

from profdiff.errors import InputError
from profdiff.sources.snapshot import META_SUFFIX, PROFILE_FILE, read_stored
from profdiff.sources.source import MAX_BYTES, shown
from profdiff.store.files import DRAFT
from profdiff.store.listing import folder_of, profiles


class Fault(NamedTuple):
    """A file of the store that is not as it should be, why, and what to do."""

    path: str
    why: str
    hint: str


def verify(store: str, max_bytes: int = MAX_BYTES) -> list[Fault]:
    """The faults of a store, none if each page is what was put there.

    Raises SnapshotError where there is no store.
    """
    return [
        fault for profile in profiles(store) for fault in _verify_profile(store, profile, max_bytes)
    ]


def _verify_profile(store: str, profile: str, max_bytes: int) -> Iterator[Fault]:
    folder = folder_of(store, profile)
    snapshots = profiles(store)[profile]
    for snapshot in snapshots:
        try:
            read_stored(store, profile, snapshot, max_bytes)
        except InputError as error:
            yield Fault(error.what, error.why, error.hint)
    stems = {snapshot.stem for snapshot in snapshots}
    for name in sorted(os.listdir(folder)):
        path = shown(os.path.join(folder, name))
        if name.endswith(META_SUFFIX) and name.removesuffix(META_SUFFIX) not in stems:
            yield Fault(path, "tells of a page that is not there", "restore the page, or delete it")
        elif name.startswith(DRAFT):
            yield Fault(path, "is left of a writer that was killed", "the next add removes it")
    yield from _verify_profile_file(folder)


def _verify_profile_file(folder: str) -> Iterator[Fault]:
    import tomllib

    path = os.path.join(folder, PROFILE_FILE)
    if os.path.exists(path):
        try:
            with open(path, "rb") as file:
                tomllib.load(file)
        except (OSError, ValueError) as error:
            yield Fault(shown(path), f"is not readable: {error}", "mend it, or delete it")
