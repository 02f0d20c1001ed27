"""Since when a page says what it says, by the git history of its file."""

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from profdiff.errors import InputError
from profdiff.extract import read_profile
from profdiff.formats import read_document
from profdiff.hashing import hex_digest
from profdiff.records import Profile, Record, SourceInfo

if TYPE_CHECKING:
    from profdiff.history import Fact
    from profdiff.sources.history import Version


class Ages:
    """The days since when a file has its records; its history is read when the first is asked for.

    A record that the last commit does not have, or has otherwise, is of no known age, and so are
    all records of a file that is in no git repository.
    """

    def __init__(self, path: str, max_bytes: int) -> None:
        self._path, self._limit = path, max_bytes

    def __call__(self, record: Record) -> str | None:
        """The day of the commit that made a record what it is, None where that is not known."""
        fact = self._facts.get(record.id)
        if fact is None or _words(fact.record) != _words(record):
            return None
        return fact.changed.committed[:10]

    @cached_property
    def _facts(self) -> "dict[str, Fact]":
        from profdiff.history import read_blame

        try:
            blame = read_blame(self._path, "HEAD", _profile, max_bytes=self._limit)
        except InputError:  # no repository, no commit yet, or a version that cannot be read
            return {}
        return {fact.record.id: fact for fact in blame.facts}


def _profile(data: bytes, version: "Version") -> Profile:
    document, chosen_by = read_document(data, version.path)
    source = SourceInfo(
        path=document.path, format=document.format, sha256=hex_digest(data), chosen_by=chosen_by
    )
    return read_profile(document, source)


def _words(record: Record) -> Record:
    """A record without the places where it stands."""
    return replace(record, span=None)
