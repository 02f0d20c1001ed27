"""A page's history, opened: its versions, and a way to read each of them."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager

import msgspec

from profdiff.records import Diagnostic, Profile
from profdiff.sources.history import GONE, Version, content, locate, versions
from profdiff.sources.repository import Repository
from profdiff.sources.source import MAX_BYTES, too_big

Parse = Callable[[bytes, Version], Profile]
Reading = Callable[[Sequence[Version]], AbstractContextManager[Callable[[Version], Profile]]]


class Opened(msgspec.Struct):
    """The versions of a file up to a revision, newest first, each to be read on demand.

    `reading` opens a further way to read them, for another process, best in the order given.
    """

    path: str
    revision: str
    versions: list[Version]
    data: Callable[[Version], bytes]
    profile: Callable[[Version], Profile]
    reading: Reading
    diagnostics: list[Diagnostic]


@contextmanager
def opened(
    path: str, revision: str, parse: Parse, max_bytes: int | None = None
) -> Iterator[Opened]:
    """The history of a file up to a revision; reading ends with the context.

    Raises RevisionError where the repository, the revision or the file is not there, and, when a
    version is read, InputError for one over the limit.
    """
    repository, name = locate(path)
    found = versions(repository, name, revision)
    limit = max_bytes or MAX_BYTES

    @contextmanager
    def data_reader(coming: Sequence[Version] = ()) -> Iterator[Callable[[Version], bytes]]:
        ids = dict.fromkeys(version.content for version in coming if version.content != GONE)
        with repository.reader(ids) as read:

            def data(version: Version) -> bytes:
                held = content(repository, version, read)
                if len(held) > limit:
                    name = f"{version.commit[:12]}:{version.path}"
                    raise too_big(name, len(held), limit)
                return held

            yield data

    @contextmanager
    def reading(coming: Sequence[Version]) -> Iterator[Callable[[Version], Profile]]:
        with data_reader(coming) as data:
            yield lambda version: parse(data(version), version)

    with data_reader() as data:
        yield Opened(
            name,
            repository.commit(revision) or revision,
            found,
            data,
            lambda version: parse(data(version), version),
            reading,
            list(_oddities(repository)),
        )


def _oddities(repository: Repository) -> Iterator[Diagnostic]:
    if repository.is_shallow():
        why = "this clone is shallow: its oldest version may not be the first"
        hint = "git fetch --unshallow brings the rest; for actions/checkout set fetch-depth: 0"
        yield Diagnostic(code="shallow-clone", message=f"{why}; {hint}")
    if repository.lacks_contents:
        why = "this clone lacks contents: the first version may have come out of another file"
        hint = "git fetch --refetch brings them"
        yield Diagnostic(code="partial-clone", message=f"{why}; {hint}")
