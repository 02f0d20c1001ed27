"""Files that are there whole or not at all, also after a crash or with several writers.

A file is written under a draft's name, flushed to the disk, and then given its own name in one
step; then the folder is flushed, as the name is the folder's content (fsync(2), rename(2)).
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager

from profdiff.errors import SnapshotError
from profdiff.sources.source import shown

#: How the name of a draft begins; no page's name does.
DRAFT = ".draft-"


@contextmanager
def locked(folder: str) -> Iterator[None]:
    """The only writer of a folder, which is made if it is not there.

    The lock is the kernel's and ends with the process, so none is ever left behind. Drafts that
    are there once it is had are of a writer that was killed. Raises SnapshotError where the folder
    cannot be written.
    """
    try:
        _make(folder)
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            for entry in os.listdir(folder):
                if entry.startswith(DRAFT):
                    os.unlink(os.path.join(folder, entry))
            yield
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise SnapshotError(
            shown(str(error.filename or folder)),
            f"cannot be written: {error.strerror}",
            "is there room, and may you write there? What the store had before is as it was",
        ) from error


def _make(folder: str) -> None:
    """Make a folder whose name is on the disk once it is there."""
    if os.path.isdir(folder):
        return
    parent = os.path.dirname(os.path.abspath(folder))
    os.makedirs(folder, exist_ok=True)
    descriptor = os.open(parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def put(folder: str, name: str, data: bytes) -> None:
    """Put a file into a folder, in place of one of that name. Raises OSError."""
    draft = os.path.join(folder, f"{DRAFT}{os.getpid()}")
    try:
        with open(draft, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, os.path.join(folder, name))
    except BaseException:
        if os.path.lexists(draft):
            os.unlink(draft)
        raise
