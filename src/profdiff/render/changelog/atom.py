"""The `atom` output of `changelog`: the Atom Syndication Format (RFC 4287).

Text comes through `sanitise`, so that it holds no character that XML 1.0 forbids.
"""

import html
from collections.abc import Iterator

from profdiff.changelogs import Changelog
from profdiff.render.changelog import Wish
from profdiff.render.changelog.feed import Entry, Feed, feed

_NAMESPACE = "http://www.w3.org/2005/Atom"


def render_changelog(log: Changelog, wish: Wish) -> str:
    """A changelog as an Atom feed."""
    return "".join(f"{line}\n" for line in _feed(feed(log, wish)))


def _feed(told: Feed) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield f'<feed xmlns="{_NAMESPACE}">'
    yield f"  {_element('id', told.id)}"
    yield f"  {_element('title', told.title)}"
    yield f"  {_element('updated', told.updated)}"
    yield f"  <author>{_element('name', told.author)}</author>"
    yield f"  {_element('generator', 'profdiff')}"
    if told.url:
        yield f"  {_link(told.url)}"
    for entry in told.entries:
        yield from _entry(entry, told.url)
    yield "</feed>"


def _entry(entry: Entry, url: str) -> Iterator[str]:
    yield "  <entry>"
    yield f"    {_element('id', entry.id)}"
    yield f"    {_element('title', entry.title)}"
    yield f"    {_element('updated', entry.updated)}"
    if url:
        yield f"    {_link(url)}"
    yield f'    <content type="html">{html.escape(entry.content, quote=False)}</content>'
    yield "  </entry>"


def _element(name: str, text: str) -> str:
    return f"<{name}>{html.escape(text, quote=False)}</{name}>"


def _link(url: str) -> str:
    return f'<link rel="alternate" type="text/html" href="{html.escape(url)}"/>'
