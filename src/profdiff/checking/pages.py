"""Pages as rules see them: bytes read as a document and as a profile, and what is beside them."""

import datetime as dt
import os
import posixpath
from collections.abc import Callable
from unicodedata import normalize

from profdiff.extract import read_profile
from profdiff.formats import read_document
from profdiff.hashing import hex_digest
from profdiff.records import Record, SourceInfo
from profdiff.rules.subjects import Page
from profdiff.sources.decoding import decode
from profdiff.sources.source import shown

Exists = Callable[[str], bool]


def read_page(  # noqa: PLR0913  # what there is to know of a page
    data: bytes,
    path: str,
    *,
    revision: str | None = None,
    format: str | None = None,  # noqa: A002  # the name that it has on the command line and in JSON
    exists: Exists | None = None,
    since: Callable[[Record], str | None] = lambda _: None,
    today: str | None = None,
) -> Page:
    """A page by its bytes; `exists` tells of paths from the page's folder. Raises InputError."""
    document, chosen_by = read_document(data, shown(path), format=format)
    source = SourceInfo(
        path=document.path,
        format=document.format,
        revision=revision,
        sha256=hex_digest(data),
        chosen_by=chosen_by,
    )
    text = decode(data, document.path).text
    return Page(
        document.path,
        text if text.isascii() else normalize("NFC", text),
        document,
        read_profile(document, source),
        today=today or current_day(),
        exists=exists,
        since=since,
    )


def current_day() -> str:
    """Today, as an ISO date; `SOURCE_DATE_EPOCH` (reproducible-builds.org) says otherwise."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        moment = dt.datetime.fromtimestamp(int(epoch), dt.UTC)
        return moment.date().isoformat()
    return dt.datetime.now().astimezone().date().isoformat()


def beside(path: str, files: Callable[[str], bool]) -> Exists:
    """Whether there is a file, by its path from a page's folder or, with a `/`, from the root."""

    def exists(name: str) -> bool:
        folder = "" if name.startswith("/") else posixpath.dirname(path)
        return files(posixpath.normpath(posixpath.join(folder, name.lstrip("/"))))

    return exists
