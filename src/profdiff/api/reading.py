"""What the public functions share: pages read into profiles, and changes put into words."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from profdiff.changes import Change, Comparison
from profdiff.config import Config
from profdiff.errors import UsageError
from profdiff.hashing import hex_digest
from profdiff.records import Profile, SourceInfo
from profdiff.sources import Tree

if TYPE_CHECKING:
    from profdiff.sources.history import Version
    from profdiff.sources.source import Source

Page = str | os.PathLike[str] | bytes


def parse_bytes(data: bytes, path: str) -> Profile:
    """The profile that bytes hold, read as a page of that name would be."""
    return profile_of(data, SourceInfo(path=path, format="", sha256=hex_digest(data)), None)


def profile_of(data: bytes, place: SourceInfo, format: str | None) -> Profile:  # noqa: A002  # as in `parse`
    """The profile that bytes hold; `place` gets the format that they are in."""
    from profdiff.extract import read_profile
    from profdiff.formats import read_document

    document, place.chosen_by = read_document(data, place.path, format=format)
    place.format = document.format
    return read_profile(document, place)


def profile_of_source(source: "Source") -> Profile:
    """The profile of a page that was found."""
    return profile_of(source.data, place_of(source), None)


def profile_of_version(data: bytes, version: "Version") -> Profile:
    """The profile of a page as a commit left it."""
    place = SourceInfo(
        path=version.path,
        format="",
        revision=version.commit,
        captured_at=version.committed[:10],
        sha256=hex_digest(data),
    )
    return profile_of(data, place, None)


def place_of(source: "Source") -> SourceInfo:
    """What is known of where a page came from; its format is not known yet."""
    return SourceInfo(
        path=source.path,
        format="",
        revision=source.revision,
        captured_at=source.captured_at,
        sha256=hex_digest(source.data),
    )


def tree_of(spec: str, format: str | None) -> Tree | None:  # noqa: A002  # as in `parse`
    """The files of a site, None where the spec names a page."""
    from profdiff.sources import open_tree

    tree = open_tree(spec)
    if tree is not None and format is not None:
        raise UsageError(spec, "is a site, whose pages have formats of their own", "leave --from")
    return tree


def read(
    page: Page, store: str | os.PathLike[str] | None, max_bytes: int | None
) -> tuple[bytes, SourceInfo]:
    """A page's bytes and what is known of where they came from; the format is not known yet."""
    if isinstance(page, bytes):
        return page, SourceInfo(path="<bytes>", format="", sha256=hex_digest(page))

    from profdiff.sources import read_source

    source = read_source(os.fspath(page), store=store, max_bytes=max_bytes)
    return source.data, place_of(source)


def source_of(page: Page, max_bytes: int | None) -> "Source":
    """The bytes of a page, and what is known of where they came from."""
    from profdiff.sources import read_source
    from profdiff.sources.source import Source

    if isinstance(page, bytes):
        return Source(spec="<bytes>", path="<bytes>", data=page)
    return read_source(os.fspath(page), max_bytes=max_bytes)


def words_of(config: Config | None) -> str:
    """What tells the words that a configuration adds from others; "" for none."""
    return hex_digest(repr(config.lexicon).encode()) if config and config.lexicon else ""


def in_words(compared: Comparison) -> Comparison:
    """The comparison, its changes with their lines."""
    say(compared.changes)
    return compared


def say(changes: Sequence[Change]) -> None:
    """Give changes their lines: the layer that has the words does."""
    from profdiff.render.words import summary

    for change in changes:
        change.summary = summary(change)
