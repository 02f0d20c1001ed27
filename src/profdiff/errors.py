"""Why a request could not be met: one tree of exceptions, each with its place and the next step."""


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


class SnapshotError(InputError):
    """A snapshot that the store does not hold or cannot give."""


class UsageError(ProfdiffError):
    """A request that contradicts itself or names something unknown."""
