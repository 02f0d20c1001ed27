"""News of what changed on pages, where and as their site tells its own."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from profdiff.api.pages import compare
from profdiff.api.reading import parse_bytes
from profdiff.api.versions import changelog, show
from profdiff.changes import Change
from profdiff.config import Config
from profdiff.errors import UsageError

if TYPE_CHECKING:
    from profdiff.news import Draft, Item
    from profdiff.news.home import Home


class News(NamedTuple):
    """Items of news that no page tells yet, the weightiest first, and where they belong.

    `home` is None where the site tells no news; `page` is the first of those that changed.
    """

    items: "list[Item]"
    home: "Home | None"
    page: str

    def drafts(self) -> "list[Draft]":
        """The files with the items in them. Raises InputError where they cannot be put there."""
        from profdiff.news.home import nowhere

        if self.home is None:
            raise nowhere(self.page)
        return self.home.drafts(self.items)


def news(  # noqa: PLR0913  # each has its option
    paths: Sequence[str] = (),
    *,
    old: str | None = None,
    new: str | None = None,
    against: str | None = None,
    since: str | None = None,
    into: str = "",
    today: dt.date | None = None,
    max_bytes: int | None = None,
    config: Config | None = None,
) -> News:
    """What is news of the changes that are staged, and what of that the site does not tell yet.

    Instead of those the changes may be told from `old` to `new`, from the revision `against` to
    the files, or all since a day. `into` is the page or the folder that tells the news, which is
    looked for otherwise. Raises InputError for what cannot be read.
    """
    from profdiff.checking.pages import current_day
    from profdiff.lexicon import using
    from profdiff.news.home import find, root_of

    day = today or dt.date.fromisoformat(current_day())
    changed = _Changed(paths, day, max_bytes, config)
    dated = (
        changed.between(old, new)
        if old and new
        else changed.since_revision(against)
        if against
        else changed.since_day(since)
        if since
        else changed.staged()
    )
    found = [*dated]
    if not found:
        return News([], None, paths[0] if paths else "")
    pages = [*dict.fromkeys(page for page, _, _ in found)]
    manifest = config.site if config else None
    with using(config):
        home = find(pages, manifest, parse_bytes, into)
        items = [*_items(found, home, root_of(pages[0]), config)]
    return News(items, home, pages[0])


def _items(
    found: "list[_Dated]", home: "Home | None", root: str, config: Config | None
) -> "Iterator[Item]":
    """An item for each change that is news and not told yet."""
    from profdiff.changelogs import Titles
    from profdiff.news.home import pages_under, profiles
    from profdiff.news.told import is_told
    from profdiff.news.worthy import worthy
    from profdiff.render.announcing import announced

    manifest = config.site if config else None
    titles = Titles(lambda: profiles(pages_under(root, manifest), parse_bytes))
    pages = (page for page, _, _ in found)
    group = any(profile.kind == "organization" for profile in profiles(pages, parse_bytes))
    # Who received a prize or joined a place years ago may do so again.
    first = min(day.year for _, day, _ in found) - 1
    texts = home.texts(first) if home else []
    for _, day, changes in found:
        for change in worthy(map(titles.named, changes), day):
            if is_told(change, texts):
                continue
            item = announced(change, day, group=group)
            texts.append(item.line.plain)
            yield item


#: A page, the day of its changes, and these.
_Dated = tuple[str, dt.date, list[Change]]


class _Changed:
    """The changes of some pages, by where they are looked for."""

    def __init__(
        self, paths: Sequence[str], day: dt.date, max_bytes: int | None, config: Config | None
    ) -> None:
        self._paths, self._day = paths, day
        self._limit, self._config = max_bytes, config

    def staged(self) -> Iterator[_Dated]:
        from profdiff.sources.repository import Repository

        here = Repository("HEAD").here
        told = show(staged=True, paths=self._paths, max_bytes=self._limit, config=self._config)
        for step in told.steps:
            if step.changes:
                yield here(step.version.path), self._day, step.changes

    def between(self, old: str, new: str) -> Iterable[_Dated]:
        return [(new, self._day, compare(old, new, config=self._config).changes)]

    def since_revision(self, revision: str) -> Iterator[_Dated]:
        for path in self._named("--against"):
            compared = compare(f"{revision}:./{path}", path, config=self._config)
            yield path, self._day, compared.changes

    def since_day(self, since: str) -> Iterator[_Dated]:
        for path in self._named("--since"):
            told = changelog(path, since=since, max_bytes=self._limit, config=self._config)
            for section in told.sections:
                yield path, dt.date.fromisoformat(section.date), section.changes

    def _named(self, option: str) -> Sequence[str]:
        if not self._paths:
            raise UsageError(option, "asks of which page", "name one, as in profdiff news about.md")
        return self._paths
