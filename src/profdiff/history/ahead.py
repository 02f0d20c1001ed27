"""A long history that nothing is known of, worked out by several processes at once.

Each takes versions that follow one another, so that a page is parsed by two of them at most, and
hands back what it found out; what one fails at is left to whoever asks for it.
"""

import os
from collections.abc import Callable, Sequence
from contextlib import suppress

from profdiff import patterns
from profdiff.history.known import Known
from profdiff.history.opened import Reading
from profdiff.history.pages import Pages
from profdiff.history.progress import Progress
from profdiff.sources.history import GONE, Version

#: A process is worth its start for that many versions.
_FEWEST = 12


def cores() -> int:
    """How many processes may run at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def learn(
    versions: Sequence[Version],
    reading: Reading,
    known: Known,
    workers: int,
    progress: Progress | None = None,
) -> bool:
    """Add to what is known all that telling these versions will ask for.

    `reading` opens a way of its own to read versions, for each process. Without enough to do for
    several processes, nothing is done, and the answer is no.
    """
    by_commit = {version.commit: version for version in versions}
    asked = [
        version
        for version in versions
        for before in version.parents[:1]
        if before in by_commit and known.lacks(by_commit[before], version)
    ]
    workers = min(workers, len(asked) // _FEWEST)
    if workers < 2:
        return False
    size = -(-len(asked) // workers)
    own, *others = (asked[at : at + size] for at in range(0, len(asked), size))
    children = [_child(part, by_commit, reading, known) for part in others]

    def told(done: int) -> None:
        if progress:
            progress(min(done * workers, len(asked)), len(asked))

    with suppress(Exception):  # raised again, in its place, when it is asked for
        _work_out(own, by_commit, reading, known, told)
    for process, answer in children:
        with open(answer, "rb") as file:
            known.take(file.read())
        os.waitpid(process, 0)
    return True


def _child(
    part: Sequence[Version], by_commit: dict[str, Version], reading: Reading, known: Known
) -> tuple[int, int]:
    """A process that works out some versions, and where its answer can be read."""
    answer, telling = os.pipe()
    process = os.fork()
    if process:
        os.close(telling)
        return process, answer
    try:
        _work_out(part, by_commit, reading, known)
        with open(telling, "wb") as file:
            file.write(known.news())
        for end in patterns.ending:
            end()
    finally:
        os._exit(0)


def _work_out(
    part: Sequence[Version],
    by_commit: dict[str, Version],
    reading: Reading,
    known: Known,
    told: Callable[[int], None] = lambda _done: None,
) -> None:
    parents = {version.commit: by_commit[version.parents[0]] for version in part}
    within = {each.commit: each for new in reversed(part) for each in (parents[new.commit], new)}
    with reading(list(within.values())) as profile:
        pages = Pages(list(within.values()), profile, known, ahead=True)
        for done, version in enumerate(reversed(part)):
            told(done)
            before = parents[version.commit]
            if GONE not in (before.content, version.content):
                pages.state(before)
                pages.state(version)
                pages.compare(before, version)
            pages.done_with(version, before)
