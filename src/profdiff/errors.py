"""Why a request could not be met: one tree of exceptions, each with its place and the next step."""

from collections.abc import Iterable


class ProfdiffError(Exception):
    """A request that cannot be met.

    `what` names the input or option that failed, `why` says how, `hint` says what to do next.
    """

    def __init__(self, what: str, why: str, hint: str = "") -> None:
        super().__init__(what, why, hint)
        self.what = what
        self.why = why
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.what}: {self.why}"


class InputError(ProfdiffError):
    """A page that is missing, unreadable or not a page."""


class RevisionError(InputError):
    """A git repository, revision or path that cannot be read."""


class NoRepositoryError(RevisionError):
    """A folder that is in no git repository."""


class SnapshotError(InputError):
    """A snapshot that the store does not hold or cannot give."""


class UsageError(ProfdiffError):
    """A request that contradicts itself or names something unknown."""


class ConfigError(ProfdiffError):
    """A file of configuration that cannot be read, or that says something unknown."""


def unknown(kind: str, name: str, known: Iterable[str]) -> str:
    """That there is no such name, and the nearest or all that there are."""
    from difflib import get_close_matches

    names = list(known)
    near = get_close_matches(name.lower(), names, n=1)
    hint = f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(names)}"
    return f"no {kind} {name!r}; {hint}"
