"""A report to look at: one HTML file about two versions of a page, or about all of them."""

import os
from typing import TYPE_CHECKING

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
    workers: int = 1,
    progress: "Progress | None" = None,
) -> str:
    """The text of an HTML file that shows what changed from `page` to `new`, or a page in time.

    Without `new`, `page` is a file in a git repository, told up to `revision`, or the name of a
    profile in the `store`, which a file of that name comes before; `window` (day, week, month)
    leaves the last version of each. Several `workers`, which are forked, may read the versions;
    `progress` is told how many of them are read. Raises `InputError` for what cannot be read.
    """
    if new is not None:
        from profdiff.render.report import render_comparison

        old, now = (
            parse(side, store=store, max_bytes=max_bytes, config=config) for side in (page, new)
        )
        return render_comparison(compare(old, now, config=config), old, now)
    from profdiff.history.chronicle import read_chronicle, read_stored_chronicle
    from profdiff.history.stored import is_stored
    from profdiff.lexicon import using
    from profdiff.render.report import render_history
    from profdiff.sources import STORE

    name, folder = os.fspath(page), os.fspath(store or STORE)
    with using(config):
        if is_stored(name, folder) or (store is not None and not os.path.lexists(name)):
            found = read_stored_chronicle(
                name,
                folder,
                profile_of_source,
                window=window,
                max_bytes=max_bytes,
                workers=workers,
                progress=progress,
            )
        else:
            found = read_chronicle(
                name,
                revision,
                profile_of_version,
                window=window,
                max_bytes=max_bytes,
                workers=workers,
                progress=progress,
            )
            _learn_names(found, name, config)
    for turn in found.turns:
        if turn.told:
            say(turn.told.changes)
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
