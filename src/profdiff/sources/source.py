"""A page as it was found: its bytes and what is known of where and when they came from."""

import msgspec

from profdiff.errors import InputError

#: No real home page that was surveyed is larger than 1.3 MB.
MAX_BYTES = 10 * 1024 * 1024
#: The folder of dated pages that `PROFILE@WHEN` speaks of.
STORE = "snapshots"


class Source(msgspec.Struct, kw_only=True):
    """The bytes of one version of a page.

    `spec` is the page as the user named it; `path` is for showing and for telling the format by
    name, and always printable. `revision` is the full id of a git commit, or `index`.
    `captured_at` is an ISO date or time: when a commit was made or a snapshot was taken.
    """

    spec: str
    path: str
    data: bytes
    revision: str | None = None
    captured_at: str | None = None
    media_type: str | None = None


def shown(name: str) -> str:
    """A file name that can be printed: control characters and bytes that are no UTF-8 escaped."""
    return name if name.isprintable() else "".join(map(_printable, name))


def _printable(char: str) -> str:
    if char.isprintable():
        return char
    # What Python makes of a byte in a name that is no UTF-8 (PEP 383).
    if "\udc80" <= char <= "\udcff":
        return f"\\x{ord(char) - 0xDC00:02x}"
    return char.encode("unicode_escape").decode()


def too_big(name: str, size: int | None, limit: int) -> InputError:
    """The refusal of a page over the limit; `size` is None where reading stopped at the limit."""
    measured = f"has {_size(size)}, which is" if size is not None else "is"
    return InputError(
        name,
        f"{measured} over the limit of {_size(limit)}",
        "a page is seldom that big; if it is the right file, raise the limit with --max-bytes",
    )


def _size(size: int) -> str:
    return f"{size / 1048576:.1f} MiB" if size >= 1048576 else f"{size:,} bytes"


def nearest(name: str, names: list[str]) -> str | None:
    """The name that was probably meant: one that differs in case, or by a slip of the keyboard."""
    from difflib import get_close_matches

    for other in names:
        if other.casefold() == name.casefold() and other != name:
            return other
    close = get_close_matches(name, names[:2000], n=1, cutoff=0.7)
    return close[0] if close else None


def did_you_mean(suggestion: str | None, otherwise: str = "") -> str:
    """The hint that names a suggestion, or another hint where there is none."""
    return f"did you mean {shown(suggestion)!r}?" if suggestion else otherwise


def some(names: list[str]) -> str:
    """A list that fits on a line: all names, or the first and the last few."""
    kept = names if len(names) <= 8 else [*names[:4], "…", *names[-3:]]
    return ", ".join(map(shown, kept))
