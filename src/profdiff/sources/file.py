"""A page in a file. Only regular files are read: a pipe or a device may never end."""

import os
import stat

from profdiff.errors import InputError
from profdiff.sources.source import Source, did_you_mean, nearest, shown, too_big

_KINDS = (
    (stat.S_ISDIR, "is a folder, not a page", "name a file in it"),
    (stat.S_ISFIFO, "is a pipe, not a file", "give - and pipe the page in, or save it as a file"),
    (stat.S_ISSOCK, "is a socket, not a file", "save the page as a file"),
    (stat.S_ISCHR, "is a device, not a file", "give - to read standard input"),
    (stat.S_ISBLK, "is a device, not a file", "save the page as a file"),
)


def claims(spec: str) -> bool:
    """Whether there is a file, folder or link of that name, or the spec can only mean a file."""
    return os.path.lexists(spec) or "://" in spec


def read(spec: str, *, store: str, max_bytes: int) -> Source:  # noqa: ARG001  # the kinds' signature
    """The file's bytes. Raises InputError, with a hint, where there is no such file to be read."""
    return Source(spec=spec, path=shown(spec), data=read_regular(spec, max_bytes))


def read_regular(path: str, max_bytes: int) -> bytes:
    """The bytes of a regular file of at most `max_bytes`; never waits. Raises InputError."""
    flags = os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK | os.O_NOCTTY
    try:
        descriptor = os.open(path, flags)
    except (OSError, ValueError) as error:
        raise _cannot_open(path, error) from error
    try:
        status = os.fstat(descriptor)
        _refuse_irregular(path, status.st_mode)
        if status.st_size > max_bytes:
            raise too_big(shown(path), status.st_size, max_bytes)
        with open(descriptor, "rb", closefd=False) as file:
            data = file.read(max_bytes + 1)
    except OSError as error:
        raise InputError(shown(path), f"cannot be read: {error.strerror}", "try again") from error
    finally:
        os.close(descriptor)
    # Files of /proc tell no size, and a log grows while it is read.
    if len(data) > max_bytes:
        raise too_big(shown(path), None, max_bytes)
    return data


def _refuse_irregular(path: str, mode: int) -> None:
    if stat.S_ISREG(mode):
        return
    for test, why, hint in _KINDS:
        if test(mode):
            raise InputError(shown(path), why, hint)
    raise InputError(shown(path), "is not a regular file", "save the page as a file")


def _cannot_open(path: str, error: OSError | ValueError) -> InputError:
    name = shown(path) if path else "''"
    if "://" in path:
        return InputError(
            name,
            "is an address; profdiff does not load pages from the network",
            "save the page first, for example with curl -o page.html",
        )
    if isinstance(error, ValueError):
        return InputError(name, "cannot be the name of a file", "give another name")
    if isinstance(error, PermissionError):
        return InputError(name, "may not be read by you", f"see who may with: ls -l {name}")
    if isinstance(error, FileNotFoundError):
        return _missing(path, name)
    _raise_for_socket(path)
    return InputError(name, f"cannot be opened: {error.strerror}", "check the name")


def _raise_for_socket(path: str) -> None:
    """A socket cannot be opened at all, which the system's message does not say."""
    if os.path.exists(path):
        _refuse_irregular(path, os.stat(path).st_mode)


def _missing(path: str, name: str) -> InputError:
    if os.path.islink(path):
        target = shown(os.readlink(path))
        return InputError(name, f"is a link to {target}, which is not there", "mend the link")
    folder, wanted = os.path.split(path)
    try:
        names = sorted(os.listdir(folder or "."))
    except OSError:
        return InputError(name, "is not there", f"there is no folder {shown(folder)}")
    meant = nearest(wanted, names)
    hint = did_you_mean(
        os.path.join(folder, meant) if meant else None,
        "give a file, - for standard input, REVISION:path of a git repository, or PROFILE@WHEN"
        " of the snapshot store",
    )
    return InputError(name, "is not there", hint)
