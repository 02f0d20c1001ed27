"""A page on standard input: `-`. A file of that name is `./-`, as elsewhere."""

import sys

from profdiff.errors import InputError
from profdiff.sources.source import Source, too_big

NAME = "standard input"


def claims(spec: str) -> bool:
    """Whether the spec is `-`."""
    return spec == "-"


def read(spec: str, *, store: str, max_bytes: int) -> Source:  # noqa: ARG001  # the kinds' signature
    """All of standard input, as bytes. Raises InputError where it is closed or too big."""
    # None where the program was started without a standard input.
    stream = getattr(sys.stdin, "buffer", None)
    if stream is None:
        raise InputError(NAME, "is closed", "pipe a page into the command, or name a file")
    try:
        data = stream.read(max_bytes + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(NAME, f"cannot be read: {reason}", "pipe a page into it") from error
    if len(data) > max_bytes:
        raise too_big(NAME, None, max_bytes)
    return Source(spec=spec, path=spec, data=data)
