"""Reports as they were written before, in the user's cache folder: the last one of each page.

What a report says follows from the versions of a page and its site, from the profdiff that reads
them, and from what it is asked. Where none of these is another, it need not be worked out again. A
damaged file is as none.
"""

import os
from collections.abc import Sequence
from contextlib import suppress

from profdiff.history import known
from profdiff.records import PARSER_EPOCH
from profdiff.sources.history import Version

_MAGIC = b"profdiff report 1\n"
#: The bytes of a digest, and of a check.
_DIGEST, _CHECK = 64, 4
#: No report is kept that takes more.
_MAX_BYTES = 16 << 20


class Finished:
    """Where the report of a page is kept, and what it is made of; without a path, nowhere."""

    def __init__(self, path: str = "", made_of: bytes = b"") -> None:
        self._path, self._made_of = path, made_of

    def text(self) -> str | None:
        """The report that was kept, None where there is none of the same."""
        from zlib import decompress, error

        if not self._path:
            return None
        with suppress(OSError, ValueError, error), open(self._path, "rb") as file:
            head = file.read(len(_MAGIC) + _DIGEST)
            check, data = file.read(_CHECK), file.read(_MAX_BYTES)
            if head == _MAGIC + self._made_of and check == known.check(data):
                return decompress(data).decode()
        return None

    def keep(self, text: str) -> None:
        """Keep a report. A folder that cannot be written costs the next run its time."""
        from zlib import compress

        with suppress(OSError, UnicodeEncodeError):
            data = compress(text.encode())
            if not self._path or len(data) > _MAX_BYTES:
                return
            os.makedirs(os.path.dirname(self._path), mode=0o700, exist_ok=True)
            draft = f"{self._path}.{os.getpid()}"
            with open(draft, "wb") as file:
                file.write(_MAGIC + self._made_of + known.check(data) + data)
            os.replace(draft, self._path)


def finished(versions: Sequence[Version], *asked: object) -> Finished:
    """The report of a history, as it is `asked` for: all that decides on what it says."""
    from profdiff.hashing import hex_digest

    cache = known.folder()
    if not cache or not versions:
        return Finished()
    try:
        source = known.stamp()
    except OSError:  # a profdiff that is in no folder, as in an archive
        return Finished()
    made_of = repr((PARSER_EPOCH, source, versions, asked)).encode("utf-8", "surrogateescape")
    path = os.path.join(cache, "report", known.name_of(versions))
    return Finished(path, hex_digest(made_of).encode())
