"""The `jsonfeed` output of `changelog`: JSON Feed 1.1 (jsonfeed.org)."""

from typing import Any

from profdiff.changelogs import Changelog
from profdiff.render.changelog import Wish
from profdiff.render.changelog.feed import Entry, feed
from profdiff.render.json_document import document

_VERSION = "https://jsonfeed.org/version/1.1"


def render_changelog(log: Changelog, wish: Wish) -> str:
    """A changelog as a JSON Feed."""
    told = feed(log, wish)
    page = {"home_page_url": told.url} if told.url else {}
    return document(
        {
            "version": _VERSION,
            "title": told.title,
            **page,
            "authors": [{"name": told.author}],
            "items": [_item(entry, told.url) for entry in told.entries],
        }
    )


def _item(entry: Entry, url: str) -> dict[str, Any]:
    return {
        "id": entry.id,
        **({"url": url} if url else {}),
        "title": entry.title,
        "content_html": entry.content,
        "date_modified": entry.updated,
    }
