"""Pages with their dates from elsewhere: a git history, a folder of dated files, a web archive."""

import os
import re
from collections.abc import Iterable, Iterator

import msgspec

from profdiff.errors import SnapshotError
from profdiff.formats import choose
from profdiff.sources.file import read_regular
from profdiff.sources.history import GONE, content, locate, versions
from profdiff.sources.source import shown
from profdiff.store.adding import Added, add, extension_for, media_type_for

#: A date in the name of a file or folder: 2024-01-20, 2024_01_20, 20240120 and a time behind it.
_DATED = r"(?<!\d)(19\d\d|20\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d{1,5}(?:\D|$))"


class Dated(msgspec.Struct, kw_only=True):
    """A page to be stored: its bytes, when they were so, and where they came from."""

    data: bytes
    at: str
    path: str
    url: str | None = None
    media_type: str | None = None


def import_pages(store: str, profile: str, pages: Iterable[Dated]) -> list[Added]:
    """Store pages in the order of time. Raises SnapshotError where the store cannot be written."""
    return [_add(store, profile, page) for page in sorted(pages, key=_when)]


def _add(store: str, profile: str, page: Dated) -> Added:
    kind = _format(page)
    return add(
        store,
        profile,
        page.data,
        at=page.at,
        extension=extension_for(page.path, kind),
        url=page.url,
        media_type=page.media_type or media_type_for(kind),
    )


def _when(page: Dated) -> tuple[str, float]:
    """The day of a page, which names it in the store, and the moment: zones differ within a day."""
    from datetime import UTC, datetime

    moment = datetime.fromisoformat(page.at)
    return page.at[:10], moment.replace(tzinfo=moment.tzinfo or UTC).timestamp()


def from_git(path: str, revision: str) -> Iterator[Dated]:
    """Each version of a file in a git repository, dated as it was written.

    Raises RevisionError where the repository, the revision or the file is not there.
    """
    repository, name = locate(path)
    with repository.reader() as read:
        for version in reversed(versions(repository, name, revision)):
            if version.content != GONE:
                data = content(repository, version, read)
                yield Dated(data=data, at=version.authored, path=version.path)


def from_folder(folder: str, max_bytes: int) -> Iterator[Dated]:
    """The files of a folder, and of those within it, that have a date in their names.

    Raises SnapshotError where none has one, InputError where a file cannot be read.
    """
    found = False
    for place, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = os.path.join(place, name)
            dated = list(re.finditer(_DATED, os.path.relpath(path, folder)))
            if dated and not os.path.islink(path):
                found = True
                day = dated[-1].expand(r"\g<1>-\g<3>-\g<4>")
                yield Dated(data=read_regular(path, max_bytes), at=day, path=path)
    if not found:
        raise SnapshotError(
            shown(folder), "has no file with a date in its name", "name them like 2024-01-20.html"
        )


def _format(page: Dated) -> str:
    """The format of a page: as it was served, else as its name or its content has it."""
    media = {"text/html": "html", "text/markdown": "markdown", "text/plain": "text"}
    served = (page.media_type or "").partition(";")[0].strip()
    return media.get(served) or choose(page.data.decode("utf-8", "replace"), page.path)[0]
