"""What a store holds."""

import os
from collections.abc import Iterable

from profdiff.errors import SnapshotError
from profdiff.sources.snapshot import PROFILE, Snapshot, list_snapshots, refuse_escape
from profdiff.sources.source import did_you_mean, nearest, shown, some

#: Names that Windows keeps for devices: a store has to be readable wherever git takes it.
_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))]
)


def profiles(store: str) -> dict[str, list[Snapshot]]:
    """The snapshots of each profile, oldest first. Raises SnapshotError where there is no store."""
    if not os.path.isdir(store):
        raise SnapshotError(
            shown(store), "there is no snapshot store here", "name its folder with --store"
        )
    names = sorted(entry.name for entry in os.scandir(store) if entry.is_dir())
    return {name: list_snapshots(folder_of(store, name)) for name in names if _is_name(name)}


def no_profile(store: str, name: str, held: Iterable[str]) -> SnapshotError:
    """The error for a profile that a store does not have, with those that it has."""
    names = list(held)
    listed = f"there are: {some(names)}" if names else "there is none"
    hint = did_you_mean(nearest(name, names), listed)
    return SnapshotError(shown(name), f"there is no such profile in {shown(store)}", hint)


def folder_of(store: str, profile: str) -> str:
    """The folder of a profile, there or not. Raises SnapshotError for a name that is none."""
    if not _is_name(profile):
        raise SnapshotError(
            repr(profile),
            "cannot be the name of a profile",
            "take up to 64 letters, digits, '.', '_' and '-', beginning with a letter or digit",
        )
    folder = os.path.join(store, profile)
    refuse_escape(folder, store)
    return folder


def _is_name(profile: str) -> bool:
    import re

    return (
        re.fullmatch(PROFILE, profile) is not None
        and not profile.endswith((".", ".lock"))
        and ".." not in profile
        and profile.partition(".")[0].lower() not in _DEVICES
    )
