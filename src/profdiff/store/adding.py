"""Adding a page to the store."""

import os
from hashlib import sha256
from typing import NamedTuple

from profdiff.errors import SnapshotError
from profdiff.sources.snapshot import META_SUFFIX, Snapshot, describe, known_of, list_snapshots
from profdiff.store.files import locked, put
from profdiff.store.listing import folder_of

#: Format → the usual extension of its files, and its media type.
_KINDS = {
    "bibtex": ("bib", "application/x-bibtex"),
    "html": ("html", "text/html"),
    "json": ("json", "application/json"),
    "latex": ("tex", "text/x-tex"),
    "markdown": ("md", "text/markdown"),
    "text": ("txt", "text/plain"),
    "yaml": ("yaml", "application/yaml"),
}


class Added(NamedTuple):
    """A page in the store; `new` is False where the store had it as the page of that time."""

    profile: str
    snapshot: Snapshot
    new: bool


def add(  # noqa: PLR0913  # what is known of a page
    store: str,
    profile: str,
    data: bytes,
    *,
    at: str,
    extension: str,
    url: str | None = None,
    media_type: str | None = None,
) -> Added:
    """Add a page as it was at an ISO date or time.

    A page that is as the one before it was is not stored again, and one that is as an older one was
    is stored as a reference to it: the same bytes are in the store once. What is returned is on the
    disk. Raises SnapshotError where the name or the date is none, or the store cannot be written.
    """
    day = _day(at)
    folder = folder_of(store, profile)
    digest = sha256(data).hexdigest()
    _begin(store)
    with locked(folder):
        held = list_snapshots(folder)
        digests = {snapshot: _digest(folder, store, snapshot) for snapshot in held}
        before = [
            snapshot
            for snapshot in held
            if snapshot.date < day
            or (snapshot.date == day and not _is_later(known_of(folder, store, snapshot), at))
        ]
        if before and digests[before[-1]] == digest:
            return Added(profile, before[-1], new=False)
        same = next((snapshot.content for snapshot in held if digests[snapshot] == digest), None)
        stem = _free_stem(day, held)
        name = f"{stem}.{extension}"
        meta = describe(
            digest, captured_at=at, url=url, media_type=media_type, content=same
        ).encode()
        if same is None:
            put(folder, name, data)
        put(folder, stem + META_SUFFIX, meta)
    number = int(stem.partition("_")[2] or 1)
    return Added(profile, Snapshot(day, number, name, same or name), new=True)


def extension_for(path: str, format: str) -> str:  # noqa: A002  # the word for it everywhere
    """The extension of a stored page: its own, else the usual one of its format."""
    extension = path.rpartition("/")[2].rpartition(".")[2].lower()
    plain = extension.isascii() and extension.isalnum() and len(extension) <= 16
    return extension if plain and "." in path else _KINDS[format][0]


def media_type_for(format: str) -> str:  # noqa: A002  # as above
    """The media type of a page that nobody served."""
    return _KINDS[format][1]


def _begin(store: str) -> None:
    """Make a new store one whose bytes git leaves alone."""
    if not os.path.isdir(store):
        with locked(store):
            put(
                store,
                ".gitattributes",
                b"# The bytes of a page are what its sha256 is of: git must not turn line ends.\n"
                b"* -text\n",
            )


def _day(at: str) -> str:
    from datetime import datetime

    try:
        return datetime.fromisoformat(at).date().isoformat()
    except ValueError as error:
        raise SnapshotError(at, "is no date", "give YYYY-MM-DD, or a date and a time") from error


def _is_later(known: dict[str, str], at: str) -> bool:
    """Whether a page was taken after a time. Days alone tell nothing of two pages of one day."""
    from datetime import UTC, datetime

    taken = known.get("captured_at", "")
    if not (taken[10:] and at[10:]):
        return False
    first, second = (datetime.fromisoformat(each) for each in (taken, at))
    return first.replace(tzinfo=first.tzinfo or UTC) > second.replace(tzinfo=second.tzinfo or UTC)


def _free_stem(day: str, held: list[Snapshot]) -> str:
    """The first name of a day that no page has."""
    number = max((snapshot.number for snapshot in held if snapshot.date == day), default=0) + 1
    return day if number == 1 else f"{day}_{number}"


def _digest(folder: str, store: str, snapshot: Snapshot) -> str:
    known = known_of(folder, store, snapshot).get("sha256")
    if known:
        return known.lower()
    with open(os.path.join(folder, snapshot.content), "rb") as file:
        return sha256(file.read()).hexdigest()
