"""News told of changes, where and how a site tells its own: items of a list, or files.

Which changes are news is for `worthy`, whether the site has told one for `told`, and how an item is
written for `lists` and `posts`. The words come from above: `render/announcing.py`.
"""

import datetime as dt
from typing import NamedTuple


class Line(NamedTuple):
    """A sentence of news: a title, which pages set apart, and what stands around it."""

    before: str
    title: str = ""
    after: str = ""

    @property
    def plain(self) -> str:
        """The sentence as text."""
        return f"{self.before}{self.title}{self.after}"


class Item(NamedTuple):
    """A sentence of news and its day; as Markdown and HTML it is safe in the midst of a line."""

    day: dt.date
    line: Line
    markdown: str
    html: str


class Draft(NamedTuple):
    """A file as it is to be, and what of that is new: lines of a list, or all of it."""

    path: str
    content: str
    added: str
