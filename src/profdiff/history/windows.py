"""Versions netted by day, week or month: what was changed and changed back is no change."""

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from profdiff.sources.history import Version

WINDOWS = ("day", "week", "month")


def net(versions: Sequence[Version], window: str) -> list[Version]:
    """The last version of each window, newest first, each coming from that of the window before.

    Days are those of the author's own clock.
    """
    return line(versions, window)


def line(versions: Sequence[Version], window: str | None) -> list[Version]:
    """The versions along the main line, newest first; with a window only the last one of each.

    Only the line of first parents is looked at: where branches met, the merge tells what they
    brought.
    """
    by_commit = {version.commit: version for version in versions}
    kept: list[Version] = []
    version = versions[0] if versions else None
    while version is not None:
        if not (kept and window) or _window(version, window) != _window(kept[-1], window):
            kept.append(version)
        parents = [by_commit[parent] for parent in version.parents if parent in by_commit]
        version = parents[0] if parents else None
    after = [(each.commit,) for each in kept[1:]]
    return [
        replace(each, parents=parents) for each, parents in zip(kept, [*after, ()], strict=True)
    ]


def _window(version: Version, window: str) -> tuple[int, ...]:
    day = date.fromisoformat(version.authored[:10])
    if window == "week":
        return tuple(day.isocalendar())[:2]
    return (day.year, day.month) if window == "month" else (day.year, day.month, day.day)
