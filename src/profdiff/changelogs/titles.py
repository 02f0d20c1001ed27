"""The titles of papers that a page names by a link alone, as other pages of the site have them."""

from collections.abc import Callable, Hashable, Iterable
from functools import cached_property
from typing import TypeVar

from msgspec.structs import replace

from profdiff.changes import Change
from profdiff.identity import is_identifying, strong_keys, title_key
from profdiff.records import Profile, Publication, Record

#: Shorter names than this may be those of several things.
_SHORTEST_NAME = 6
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

    @cached_property
    def _by_head(self) -> dict[str, str]:
        """The titles by what stands before their colon, where that is one long word."""
        return {key: title for title in self._titles.values() if (key := _head(title))}

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
        title = next(found, None) or self._by_head.get(_last_name(record.url or ""))
        return replace(record, title=title) if title else record


def _head(title: str) -> str:
    """The name that a title begins with: "SWE-bench" of "SWE-bench: Can Models …"."""
    head, colon, _ = title.partition(":")
    name = title_key(head)
    return name if colon and " " not in head and len(name) >= _SHORTEST_NAME else ""


def _last_name(url: str) -> str:
    """The last name in an address, as title keys have it: that of a repository or a data set."""
    return title_key(url.rstrip("/").rpartition("/")[2]) if is_identifying(url) else ""
