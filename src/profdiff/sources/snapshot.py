"""A page in a store of snapshots: `PROFILE@WHEN`.

A store is a folder that can be read and kept in git without profdiff:

    snapshots/
      ada-moreau/                  one folder a profile (one page through time)
        profile.toml               name = "Ada Moreau"; optional, for people
        2024-01-20.md              the page's bytes as they were, named by day
        2024-01-20.meta.toml       when and where they were taken, and their sha256
        2024-01-20_2.md            the second page of that day
      .records/                  what pages were read as: a cache, see store/kept.py

`….meta.toml` holds `captured_at` (a TOML date or date-time), `url`, `media_type` and `sha256`.
Where a page was again as it had been, it stands alone: `content` names the page with those bytes.
It stands beside each page, rather than all in one file, so that two branches that each add a
snapshot merge without a conflict, and a page and what is known of it are moved and deleted
together. A page without it can be read too: its name gives the day, so that a store can be begun by
hand; what is missing is only the check that the bytes are still the same. In git, `* -text` in the
store's `.gitattributes` keeps line ends as they were.
"""

import os
import re
from typing import NamedTuple

from profdiff.errors import InputError, SnapshotError
from profdiff.sources.file import read_regular
from profdiff.sources.source import Source, did_you_mean, nearest, shown, some

PROFILE_FILE = "profile.toml"
META_SUFFIX = ".meta.toml"
#: The name of a profile.
PROFILE = r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}"
_WHEN_HINT = "give a date, the beginning of one, first or last"


class Snapshot(NamedTuple):
    """One stored page; sorts by time, then by its number within the day.

    `content` is the file that has its bytes: its own, or that of an older page of the same bytes.
    """

    date: str
    number: int
    name: str
    content: str

    @property
    def stem(self) -> str:
        """The name without the extension: what `WHEN` says in full."""
        return self.name.rpartition(".")[0]


def claims(spec: str) -> bool:
    """Whether the spec reads `PROFILE@WHEN`."""
    return re.fullmatch(rf"{PROFILE}@(first|last|[0-9][A-Za-z0-9._-]*)", spec) is not None


def read(spec: str, *, store: str, max_bytes: int) -> Source:
    """The stored page that `spec` names, checked against its sha256 where one is kept.

    Raises SnapshotError where the store holds no such page, several, or a damaged one.
    """
    profile, snapshot = find(spec, store)
    source = read_stored(store, profile, snapshot, max_bytes)
    source.spec = spec
    return source


def find(spec: str, store: str) -> tuple[str, Snapshot]:
    """The profile and the snapshot that `PROFILE@WHEN` names. Raises SnapshotError."""
    profile, _, when = spec.partition("@")
    return profile, _choose(spec, list_snapshots(_folder(spec, store, profile)), when)


def read_stored(store: str, profile: str, snapshot: Snapshot, max_bytes: int) -> Source:
    """The page of a snapshot. Raises SnapshotError where it is damaged, InputError if too big."""
    folder = os.path.join(store, profile)
    path = os.path.join(folder, snapshot.content)
    refuse_escape(path, store)
    data = read_regular(path, max_bytes)
    known = known_of(folder, store, snapshot)
    _verify(path, data, known.get("sha256"))
    return Source(
        spec=f"{profile}@{snapshot.stem}",
        path=shown(os.path.join(folder, snapshot.name)),
        data=data,
        captured_at=known.get("captured_at", snapshot.date),
        media_type=known.get("media_type"),
    )


def list_snapshots(folder: str) -> list[Snapshot]:
    """The pages in a profile's folder, oldest first."""
    try:
        names = os.listdir(folder)
    except OSError as error:
        raise SnapshotError(shown(folder), f"cannot be read: {error.strerror}") from error
    found = [snapshot for name in names if (snapshot := _named(name, name))]
    stems = {snapshot.stem for snapshot in found}
    for name in names:
        stem = name.removesuffix(META_SUFFIX)
        if name != stem and stem not in stems:
            content = _meta(os.path.join(folder, name), folder).get("content", "")
            reference = _named(f"{stem}.{content.rpartition('.')[2]}", content)
            found += [reference] if reference and _named(content, content) else []
    return sorted(found)


def _named(name: str, content: str) -> Snapshot | None:
    """The snapshot that a file's name tells of."""
    found = re.fullmatch(
        r"(\d{4}-\d\d-\d\d)(?:_(\d{1,6}))?\.[a-z0-9]{1,16}", name, re.ASCII | re.IGNORECASE
    )
    return Snapshot(found[1], int(found[2] or 1), name, content) if found else None


def known_of(folder: str, store: str, snapshot: Snapshot) -> dict[str, str]:
    """What is known of a snapshot beside its bytes, dates as ISO text; empty where nothing is."""
    return _meta(os.path.join(folder, snapshot.stem + META_SUFFIX), store)


def describe(
    sha256: str,
    *,
    captured_at: str,
    url: str | None = None,
    media_type: str | None = None,
    content: str | None = None,
) -> str:
    """What is known of a page, as its file of metadata says it.

    `captured_at` is an ISO date or date-time. Raises ValueError where it is neither.
    """
    import tomllib

    lines = [f"captured_at = {captured_at}"]
    for key, value in (("url", url), ("media_type", media_type), ("content", content)):
        lines += [f"{key} = {_quoted(value)}"] if value else []
    lines.append(f'sha256 = "{sha256}"')
    text = "\n".join(lines) + "\n"
    tomllib.loads(text)
    return text


def _quoted(text: str) -> str:
    """A TOML basic string: JSON's escapes are valid in it (toml.io, v1.0.0, "String")."""
    from json import dumps

    return dumps(text).replace("\x7f", "\\u007f")


def _folder(spec: str, store: str, profile: str) -> str:
    if not os.path.isdir(store):
        raise SnapshotError(
            spec,
            f"there is no snapshot store {shown(store)!r} here",
            "name its folder with --store",
        )
    folder = os.path.join(store, profile)
    if not os.path.isdir(folder):
        folders = (entry.name for entry in os.scandir(store) if entry.is_dir())
        profiles = sorted(name for name in folders if re.fullmatch(PROFILE, name))
        listed = f"it holds {some(profiles)}" if profiles else "it holds no profile"
        meant = nearest(profile, profiles)
        raise SnapshotError(
            spec, f"no profile {profile!r} in {shown(store)!r}", did_you_mean(meant, listed)
        )
    refuse_escape(folder, store)
    return folder


def _choose(spec: str, snapshots: list[Snapshot], when: str) -> Snapshot:
    if not snapshots:
        raise SnapshotError(spec, "the profile holds no page named DATE.EXT", "add one")
    if when in ("first", "last"):
        return snapshots[0 if when == "first" else -1]
    exact = [s for s in snapshots if when in (s.name, s.stem)]
    fitting = exact or [s for s in snapshots if s.name.startswith(when)]
    if len(fitting) == 1:
        return fitting[0]
    if not fitting:
        held = some([s.stem for s in snapshots])
        raise SnapshotError(spec, f"no snapshot of {when}", f"there are {held}; {_WHEN_HINT}")
    stems = [s.stem for s in fitting]
    names = stems if len(set(stems)) == len(stems) else [s.name for s in fitting]
    raise SnapshotError(spec, f"{len(fitting)} snapshots fit {when}", f"say which: {some(names)}")


def refuse_escape(path: str, store: str) -> None:
    """A link may point about within the store, never out of it."""
    root = os.path.realpath(store)
    if os.path.commonpath([root, os.path.realpath(path)]) != root:
        raise SnapshotError(
            shown(path), "is a link that leads out of the store", "put the page itself there"
        )


def _meta(path: str, store: str) -> dict[str, str]:
    """What is known of a page, dates as ISO text; empty where nothing is."""
    import tomllib

    if not os.path.lexists(path):
        return {}
    refuse_escape(path, store)
    try:
        table = tomllib.loads(read_regular(path, 1 << 20).decode())
    except (ValueError, InputError) as error:
        raise SnapshotError(
            shown(path), f"is not readable: {error}", "mend it, or delete it and add it anew"
        ) from error
    return {key: _plain(value) for key, value in table.items()}


def _plain(value: object) -> str:
    iso = getattr(value, "isoformat", None)
    return str(iso()) if iso else str(value)


def _verify(path: str, data: bytes, expected: str | None) -> None:
    from hashlib import sha256

    actual = sha256(data).hexdigest()
    if expected is not None and actual != expected.lower():
        raise SnapshotError(
            shown(path),
            f"is not what was stored: its sha256 is {actual[:12]}…, not {expected[:12]}…",
            "restore the file; in git, `* -text` in .gitattributes keeps line ends as they are",
        )
