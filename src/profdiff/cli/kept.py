"""What earlier runs worked out, in a file beside a compiled module.

As with modules, nothing is written where Python may write no bytecode, and what another interpreter
wrote is not used. The file is put in place in one step. It begins with an index, and a run reads
only the parts that it asks for; a part that is damaged is as none.
"""

import marshal
import os
import sys
from binascii import crc32
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from types import ModuleType
from typing import Any, cast

#: Before the index stand its length and its checksum, in so many bytes each.
_NUMBER = 4
#: No index is longer; what a damaged file says of its own is not believed.
_LONGEST = 1 << 20
#: By the checksum of its name: where a part begins behind the index, its length, its checksum.
_Index = dict[int, tuple[int, int, int]]


class Kept:
    """Plain data, and code, by name: what `marshal` takes.

    `follows` says from which state of the world it all follows: it does not hold for another.
    """

    def __init__(self, beside: ModuleType, follows: Callable[[], str] = str) -> None:
        cached = beside.__spec__.cached if beside.__spec__ else None
        self._path = f"{cached}.kept" if cached else ""
        self._follows = follows
        self._file = self._behind = -1
        self._news: dict[int, bytes] = {}

    def get(self, name: str, make: Callable[[], Any], state: str = "") -> Any:
        """What is kept under a name; else what is made, which is kept if it is plain data.

        `state` is that of what it alone follows from: for another state it is made anew.
        """
        key = crc32(name.encode("utf-8", "surrogatepass"))
        part = self._part(key)
        if part:
            *known, found = marshal.loads(part)  # noqa: S302  # as trusted as its neighbours
            if known == [name, state]:
                return found
        made = make()
        with suppress(ValueError):
            self._news[key] = marshal.dumps((name, state, made))
        return made

    def save(self) -> None:
        """Write what is there by now, if there is more than was read."""
        if not (self._news and self._path) or sys.dont_write_bytecode:
            return
        vars(self).pop("_index", None)  # others may have written since it was read
        draft = f"{self._path}.{os.getpid()}"
        try:
            parts = {key: self._part(key) for key in self._index} | self._news
            with open(draft, "wb") as file:
                file.writelines((_index_of(parts, self._stamp), *parts.values()))
            os.replace(draft, self._path)
        except OSError:
            with suppress(OSError):
                os.unlink(draft)

    @cached_property
    def _stamp(self) -> str:
        return f"{sys.version} {self._follows()}"

    @cached_property
    def _index(self) -> _Index:
        """Where parts stand; empty where the file is not there, damaged, or does not hold."""
        with suppress(OSError, EOFError, ValueError, TypeError):
            self._file = os.open(self._path, os.O_RDONLY)
            head = os.pread(self._file, 2 * _NUMBER, 0)
            size, check = (int.from_bytes(half, "big") for half in (head[:_NUMBER], head[_NUMBER:]))
            data = os.pread(self._file, min(size, _LONGEST), len(head))
            if crc32(data) == check:
                stamp, index = marshal.loads(data)  # noqa: S302  # as trusted as its neighbours
                self._behind = len(head) + size
                return cast("_Index", index if stamp == self._stamp else {})
        return {}

    def _part(self, key: int) -> bytes:
        """A part that is kept, b"" where none is."""
        if key not in self._index:
            return b""
        start, size, check = self._index[key]
        part = os.pread(self._file, size, self._behind + start)
        return part if crc32(part) == check else b""


def _index_of(parts: dict[int, bytes], stamp: str) -> bytes:
    """The index of some parts, and before it what tells that it is whole."""
    index, at = {}, 0
    for key, part in parts.items():
        index[key] = (at, len(part), crc32(part))
        at += len(part)
    data = marshal.dumps((stamp, index))
    return b"".join(number.to_bytes(_NUMBER, "big") for number in (len(data), crc32(data))) + data
