"""Progress of long work, on standard error and only where that is a terminal."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID

    from profdiff.history.progress import Progress

#: What is done within so many seconds needs no bar.
_PATIENCE = 0.5


@contextmanager
def progress(what: str) -> Iterator["Progress | None"]:
    """What is to be told how far the work is: a bar that comes when it takes long, and goes.

    None where nobody would see it.
    """
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield None
        return
    bar = _Bar(what)
    try:
        yield bar
    finally:
        bar.end()


class _Bar:
    """A bar of rich, which is imported once there is a bar to show."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._start = time.monotonic()
        self._shown: tuple[RichProgress, TaskID] | None = None

    def __call__(self, done: int, total: int) -> None:
        """Show that so much is done of what there is."""
        if self._shown is None:
            if time.monotonic() - self._start < _PATIENCE:
                return
            self._shown = _begun(self._what)
        bar, task = self._shown
        bar.update(task, completed=done, total=total)

    def end(self) -> None:
        """Take the bar away."""
        if self._shown:
            self._shown[0].stop()


def _begun(what: str) -> "tuple[RichProgress, TaskID]":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    task = bar.add_task(what, total=None)
    bar.start()
    return bar, task
