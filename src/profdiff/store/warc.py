"""Pages from a web archive (ISO 28500, WARC), read by warcio."""

from collections.abc import Iterator
from typing import Any

from profdiff.errors import SnapshotError
from profdiff.sources.source import shown, some, too_big
from profdiff.store.importing import Dated

#: What a profile may be served as.
_MEDIA = ("text/", "application/xhtml", "application/json", "application/x-bibtex")


def from_warc(path: str, url: str | None, max_bytes: int) -> Iterator[Dated]:
    """The captures of one address in an archive, in the archive's order.

    Raises SnapshotError where warcio is not installed, the archive is damaged or cut short, or
    holds several addresses of which none is named; InputError for a page over the limit.
    """
    found = False
    others: dict[str, None] = {}
    for record in _responses(path):
        address = record.rec_headers.get_header("WARC-Target-URI")
        if url is not None and address.rstrip("/") != url.rstrip("/"):
            others[address] = None
            continue
        if url is None and others and address not in others:
            names = some([*others, address])
            raise SnapshotError(
                shown(path), f"holds several addresses: {names}", "name one by --url"
            )
        others[address] = None
        found = True
        yield Dated(
            data=_payload(path, record, address, max_bytes),
            at=_date(path, record, address),
            path=address.rpartition("/")[2].partition("?")[0],
            url=address,
            media_type=record.http_headers.get_header("Content-Type"),
        )
    if not found:
        held = f"it holds {some(list(others))}" if others else "it holds no page"
        raise SnapshotError(shown(path), f"has no capture of {url or 'a page'}", held)


def _responses(path: str) -> Iterator[Any]:
    """The records of an archive that are pages as they were served."""
    try:
        from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]  # has none
        from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]  # has none
    except ImportError as error:
        raise SnapshotError(
            shown(path), "needs warcio to be read", "pip install 'profdiff[warc]'"
        ) from error
    try:
        stream = open(path, "rb")  # noqa: SIM115  # closed below; reading has errors of its own
    except OSError as error:
        raise SnapshotError(
            shown(path), error.strerror or str(error), "name a WARC file"
        ) from error
    with stream:
        try:
            for record in ArchiveIterator(stream, check_digests=True):
                if record.rec_type == "response" and _is_page(record):
                    yield record
        # Of a record that is cut short warcio raises whatever its missing parts lead to.
        except (
            ArchiveLoadFailed,
            AttributeError,
            EOFError,
            LookupError,
            TypeError,
            ValueError,
        ) as error:
            raise SnapshotError(
                shown(path), f"is no web archive, or is damaged: {error}", "fetch it again"
            ) from error


def _is_page(record: Any) -> bool:
    http = record.http_headers
    media = http.get_header("Content-Type") or "" if http else ""
    return http is not None and http.get_statuscode() == "200" and media.startswith(_MEDIA)


def _date(path: str, record: Any, address: str) -> str:
    from datetime import datetime

    told: str = record.rec_headers.get_header("WARC-Date") or ""
    try:
        datetime.fromisoformat(told)
    except ValueError as error:
        why = f"the capture of {shown(address)} has no date: {shown(told)}"
        raise SnapshotError(shown(path), why, "every record of an archive has one") from error
    return told


def _payload(path: str, record: Any, address: str, max_bytes: int) -> bytes:
    """The bytes of a page; a record that was cut short is told by its length and its digest."""
    data: bytes = record.content_stream().read(max_bytes + 1)
    if len(data) > max_bytes:
        raise too_big(shown(address), None, max_bytes)
    http = record.http_headers
    encoded = http.get_header("Transfer-Encoding") or http.get_header("Content-Encoding")
    length = http.get_header("Content-Length") or ""
    short = not encoded and length.isdigit() and int(length) != len(data)
    checked = record.rec_headers.get_header("WARC-Payload-Digest") is not None
    if record.rec_headers.get_header("WARC-Truncated"):
        short = True  # whoever fetched it gave up, and says so
    if short or (checked and record.digest_checker.passed is not True):
        raise SnapshotError(
            shown(path),
            f"the capture of {shown(address)} is cut short or damaged",
            "fetch it again",
        )
    return data
