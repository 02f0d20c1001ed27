"""A report to look at: one HTML file about two versions of a page, or about all of them."""

import os
from typing import TYPE_CHECKING, NamedTuple

from profdiff.api.pages import compare, parse
from profdiff.api.reading import parse_bytes, profile_of_source, profile_of_version, say
from profdiff.config import Config

if TYPE_CHECKING:
    from profdiff.changelogs import Titles
    from profdiff.history.chronicle import Chronicle
    from profdiff.history.progress import Progress


def report(  # noqa: PLR0913  # each has its option
    page: str | os.PathLike[str],
    new: str | os.PathLike[str] | None = None,
    *,
    revision: str = "HEAD",
    store: str | os.PathLike[str] | None = None,
    window: str | None = None,
    max_bytes: int | None = None,
    config: Config | None = None,
    cache: bool = False,
    workers: int = 1,
    progress: "Progress | None" = None,
) -> str:
    """The text of an HTML file that shows what changed from `page` to `new`, or a page in time.

    Without `new`, `page` is a file in a git repository, told up to `revision`, or the name of a
    profile in the `store`, which a file of that name comes before; `window` (day, week, month)
    leaves the last version of each. `cache` keeps the report of a file in git in the user's cache
    folder, for the next time that the same is asked. Several `workers`, which are forked, may read
    the versions; `progress` is told how many of them are read. Raises `InputError` for what cannot
    be read.
    """
    if new is not None:
        from profdiff.render.report import render_comparison

        old, now = (
            parse(side, store=store, max_bytes=max_bytes, config=config) for side in (page, new)
        )
        return render_comparison(compare(old, now, config=config), old, now)
    from profdiff.history.stored import is_stored
    from profdiff.lexicon import using
    from profdiff.sources import STORE

    name, folder = os.fspath(page), os.fspath(store or STORE)
    reading = _Reading(window, max_bytes, workers, progress)
    with using(config):
        if is_stored(name, folder) or (store is not None and not os.path.lexists(name)):
            return _of_profile(name, folder, reading)
        # Of a page over a limit nothing may be known, for it to be refused.
        if not cache or max_bytes:
            return _of_file(name, revision, reading, config)
        return _kept(name, revision, reading, config)


class _Reading(NamedTuple):
    """How the versions of a page are read."""

    window: str | None
    max_bytes: int | None
    workers: int
    progress: "Progress | None"


def _of_profile(name: str, store: str, reading: _Reading) -> str:
    """The report of a profile in a store."""
    from profdiff.history.chronicle import read_stored_chronicle

    return _written(read_stored_chronicle(name, store, profile_of_source, **reading._asdict()))


def _of_file(name: str, revision: str, reading: _Reading, config: Config | None) -> str:
    """The report of a file in a git repository."""
    from profdiff.history.chronicle import read_chronicle

    found = read_chronicle(name, revision, profile_of_version, **reading._asdict())
    _learn_names(found, name, config)
    return _written(found)


def _kept(name: str, revision: str, reading: _Reading, config: Config | None) -> str:
    """The report of a file, the one that an earlier run kept if it is still the same."""
    from profdiff.history.finished import finished
    from profdiff.history.opened import opened

    with opened(name, revision, profile_of_version) as page:
        asked = (page.path, page.revision, page.diagnostics, reading.window, config)
        report = finished(page.versions, *asked)
    text = report.text()
    if text is None:
        text = _of_file(name, revision, reading, config)
        report.keep(text)
    return text


def _written(found: "Chronicle") -> str:
    from profdiff.render.report import render_history

    for turn in found.turns:
        say(turn.changes)
    return render_history(found)


def _learn_names(found: "Chronicle", path: str, config: Config | None) -> None:
    """Give the page and its papers the names that other pages of the site have, where it has none.

    What is known of a page of a site by its other pages is known as of the newest version.
    """
    from profdiff.changelogs import Titles
    from profdiff.changelogs.site import SiteAt

    site = SiteAt(path, found, config.site if config else None, parse_bytes)
    found.timeline.name = found.timeline.name or site.page_name()
    _give_titles(found, Titles(site.profiles))


def _give_titles(found: "Chronicle", titles: "Titles") -> None:
    found.records = [type(held)(held.entity, titles.titled(held.record)) for held in found.records]
    for spell in found.timeline.spells:
        spell.record = titles.titled(spell.record)
    for turn in found.turns:
        if turn.told:
            turn.told.changes = [titles.named(change) for change in turn.told.changes]
