"""A changelog as a feed, whichever way feeds are written: an entry a section.

An entry's id comes from the feed's and from the stretch of time that its section is of, so that
later versions of that day, week or month change what the entry says and not what it is.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

import msgspec

from profdiff.changelogs import Changelog
from profdiff.render import words
from profdiff.render.changelog import Wish
from profdiff.render.changelog.context import context
from profdiff.render.changelog.templating import built_in, fill

TEMPLATE = "entry.html.jinja"
#: When a feed was updated that has no entries.
_NEVER = "1970-01-01T00:00:00Z"


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One entry: its text is HTML, its time as in RFC 3339."""

    id: str
    title: str
    updated: str
    content: str


class Feed(msgspec.Struct, frozen=True, kw_only=True):
    """A feed of entries, newest first; `url` is the address of the page, "" where none is known."""

    id: str
    title: str
    updated: str
    author: str
    url: str
    entries: list[Entry]


def feed(log: Changelog, wish: Wish) -> Feed:
    """The feed of a changelog.

    Pages are told apart by their address, or without one by their path and their owner; the
    sections of another window are another feed.
    """
    told = context(log, wish.grouping)
    author = told["name"] or told["path"]
    page = wish.url or f"{told['path']} {told['name'] or ''}"
    id_ = uuid5(NAMESPACE_URL, f"{page} {log.window}")
    entries = [*_entries(told["sections"], id_)]
    return Feed(
        id=id_.urn,
        title=words.feed_title(author),
        updated=max((entry.updated for entry in entries), key=dt.datetime.fromisoformat)
        if entries
        else _NEVER,
        author=author,
        url=wish.url,
        entries=entries,
    )


def _entries(sections: list[dict[str, Any]], of: UUID) -> Iterator[Entry]:
    """An entry a section, newest first.

    Where clocks went wrong a day may come up twice; the older of its sections has its name.
    """
    left = Counter(section["title"] for section in sections)
    for section in sections:
        title = section["title"]
        number, left[title] = left[title], left[title] - 1
        yield Entry(
            id=uuid5(of, title if number == 1 else f"{title} {number}").urn,
            title=f"{title}: {section['headline']}",
            updated=_time(section["at"]),
            content=fill(built_in(TEMPLATE), TEMPLATE, {"section": section}),
        )


def _time(at: str) -> str:
    """A version's time as RFC 3339 has it; where only its day is known, the day's beginning."""
    return at if "T" in at else f"{at}T00:00:00Z"
