"""All versions of a page parsed, by several processes where there are cores, and kept as bytes."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from functools import lru_cache

import msgspec

from profdiff import patterns
from profdiff.history.opened import Reading
from profdiff.history.progress import Progress
from profdiff.records import Profile
from profdiff.sources.history import GONE, Version

#: A process is worth its start for that many pages.
_FEWEST = 12
#: Profiles that are held at a time: those of the versions that are being compared.
_HELD = 4
_Key = tuple[str, str]


def profiles(
    versions: Sequence[Version],
    reading: Reading,
    parse: Callable[[Version], Profile],
    *,
    workers: int = 1,
    progress: Progress | None = None,
) -> Callable[[Version], Profile]:
    """A way to the profile of each version: the parsing is done, once for each distinct content.

    `reading` opens a way of its own to read versions, for each process; `parse` reads what could
    not be kept, and fails where it is asked for.
    """
    kept: dict[_Key, bytes] = {}
    wanted = {_key(v): v for v in versions if v.content != GONE}
    for part in _parsed(list(wanted.values()), reading, workers, progress):
        kept |= part

    @lru_cache(_HELD)
    def held(key: _Key) -> Profile:
        data = kept.get(key)
        return msgspec.msgpack.decode(data, type=Profile) if data else parse(wanted[key])

    return lambda version: held(_key(version))


def read_by(
    parse: Callable[[Version], Profile],
) -> Reading:
    """A way to read versions that needs no opening."""

    def reading(_coming: Sequence[Version]) -> AbstractContextManager[Callable[[Version], Profile]]:
        return nullcontext(parse)

    return reading


def _key(version: Version) -> _Key:
    return version.content, version.path


def _parsed(
    versions: list[Version], reading: Reading, workers: int, progress: Progress | None
) -> Iterator[dict[_Key, bytes]]:
    """What several processes make of the versions; what one fails at is left out."""
    workers = max(1, min(workers, len(versions) // _FEWEST))
    size = -(-len(versions) // workers) or 1
    own, *others = [versions[at : at + size] for at in range(0, len(versions), size)] or [[]]
    children = [_child(part, reading) for part in others]

    def told(done: int) -> None:
        if progress:
            progress(min(done * workers, len(versions)), len(versions))

    yield _encoded(own, reading, told)
    for process, answer in children:
        with open(answer, "rb") as file:
            data = file.read()
        os.waitpid(process, 0)
        with suppress(msgspec.DecodeError):
            yield msgspec.msgpack.decode(data, type=dict[_Key, bytes])


def _encoded(
    versions: Sequence[Version], reading: Reading, told: Callable[[int], None]
) -> dict[_Key, bytes]:
    kept: dict[_Key, bytes] = {}
    with suppress(Exception), reading(versions) as parse:  # raised again where it is asked for
        for done, version in enumerate(versions):
            told(done)
            with suppress(UnicodeEncodeError):  # names that are no UTF-8 cannot be kept
                kept[_key(version)] = msgspec.msgpack.encode(parse(version))
    return kept


def _child(part: Sequence[Version], reading: Reading) -> tuple[int, int]:
    """A process that parses some versions, and where its answer can be read."""
    answer, telling = os.pipe()
    process = os.fork()
    if process:
        os.close(telling)
        return process, answer
    try:
        kept = _encoded(part, reading, lambda _done: None)
        with open(telling, "wb") as file:
            file.write(msgspec.msgpack.encode(kept))
        for end in patterns.ending:
            end()
    finally:
        os._exit(0)
