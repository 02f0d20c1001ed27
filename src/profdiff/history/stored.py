"""A history of pages that are in a store of snapshots instead of a git repository."""

import os
from collections.abc import Callable, Sequence

from profdiff.errors import SnapshotError
from profdiff.hashing import hex_digest
from profdiff.history.log import History, between
from profdiff.history.progress import Progress
from profdiff.history.steps import steps
from profdiff.history.windows import net
from profdiff.records import Profile
from profdiff.sources.history import Version
from profdiff.sources.snapshot import PROFILE_FILE, read_stored
from profdiff.sources.source import MAX_BYTES, Source, shown


def is_stored(name: str, store: str) -> bool:
    """Whether a name is that of a profile in a store, and of no file."""
    return not os.path.lexists(name) and "/" not in name and os.path.isdir(f"{store}/{name}")


def stored_pages(name: str, store: str, max_bytes: int | None = None) -> list[Source]:
    """The pages of a profile, oldest first. Raises InputError where one cannot be read."""
    from profdiff.store.listing import folder_of, no_profile, profiles

    folder_of(store, name)
    held = profiles(store)
    if not held.get(name):
        raise no_profile(store, name, [each for each in held if held[each]])
    limit = max_bytes or MAX_BYTES
    return [read_stored(store, name, each, limit) for each in held[name]]


def stored_name(name: str, store: str) -> str | None:
    """Whose profile it is, as the store says it for people; None where it does not.

    Raises SnapshotError where its file cannot be read.
    """
    import tomllib

    path = os.path.join(store, name, PROFILE_FILE)
    try:
        with open(path, "rb") as file:
            told = tomllib.load(file).get("name")
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise SnapshotError(
            shown(path), f"is not readable: {error}", "mend it, or delete it"
        ) from error
    return told if isinstance(told, str) and told.strip() else None


def read_stored_log(  # noqa: PLR0913  # each has its option
    name: str,
    store: str,
    parse: Callable[[Source], Profile],
    *,
    since: str | None = None,
    until: str | None = None,
    window: str | None = None,
    max_bytes: int | None = None,
    progress: Progress | None = None,
) -> History:
    """What each snapshot of a profile changed against the one before, as `read_log` has it.

    Raises InputError where a page cannot be read, UsageError for what is no date.
    """
    sources = stored_pages(name, store, max_bytes)
    by_name = {source.spec: source for source in sources}
    versions = versions_of(sources)
    told = net(versions, window) if window else versions
    found = steps(told, lambda version: parse(by_name[version.commit]), progress=progress)
    return History(
        path=name,
        revision=versions[0].commit if versions else "",
        window=window,
        total=len(told),
        steps=between(found, since, until),
    )


def versions_of(sources: Sequence[Source]) -> list[Version]:
    """The pages of a profile as versions, newest first; the pages come oldest first."""
    before = ((), *((source.spec,) for source in sources))
    return [_version(source, each) for source, each in zip(sources, before, strict=False)][::-1]


def _version(source: Source, parents: tuple[str, ...]) -> Version:
    at = source.captured_at or ""
    return Version(
        commit=source.spec,
        path=source.path,
        author="",
        authored=at,
        committed=at,
        subject="",
        content=hex_digest(source.data),
        parents=parents,
    )
