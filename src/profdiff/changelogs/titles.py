"""The titles of papers that a page names by a link alone, as other pages of the site have them."""

from collections.abc import Callable, Hashable, Iterable
from functools import cached_property
from typing import TypeVar

from msgspec.structs import replace

from profdiff.changes import Change
from profdiff.identity import strong_keys
from profdiff.records import Profile, Publication, Record

R = TypeVar("R", bound=Record | None)


class Titles:
    """The titles that profiles give to papers, by the identifiers of these.

    `profiles` gives the profiles, and is called when the first title is wanted.
    """

    def __init__(self, profiles: Callable[[], Iterable[Profile]]) -> None:
        self._profiles = profiles

    @cached_property
    def _titles(self) -> dict[Hashable, str]:
        found: dict[Hashable, str] = {}
        for profile in self._profiles():
            for paper in profile.publications:
                if paper.title:
                    for key in strong_keys(paper):
                        found.setdefault(key, paper.title)
        return found

    def named(self, change: Change) -> Change:
        """The change, its paper with a title where the page itself gives none."""
        old, new = self.titled(change.old), self.titled(change.new)
        if old is change.old and new is change.new:
            return change
        return replace(change, old=old, new=new)

    def titled(self, record: R) -> R:
        """The record, a paper with a title where the page itself gives none."""
        if not isinstance(record, Publication) or record.title:
            return record
        found = (self._titles[key] for key in strong_keys(record) if key in self._titles)
        title = next(found, None)
        return replace(record, title=title) if title else record
