"""A page in time: what each of its versions changed, and which one set each fact."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from profdiff.api.pages import parse
from profdiff.api.reading import (
    in_words,
    parse_bytes,
    profile_of_source,
    profile_of_version,
    say,
    words_of,
)
from profdiff.config import Config

if TYPE_CHECKING:
    from profdiff.changelogs import Changelog
    from profdiff.history import Blame, History, Timeline
    from profdiff.history.progress import Progress
    from profdiff.store.reparsing import Reparsing


def log(  # noqa: PLR0913  # each has its option
    path: str | os.PathLike[str],
    revision: str = "HEAD",
    *,
    since: str | None = None,
    until: str | None = None,
    window: str | None = None,
    max_bytes: int | None = None,
    config: Config | None = None,
    cache: bool = False,
    workers: int = 1,
    progress: "Progress | None" = None,
) -> "History":
    """What each version of a file in a git repository changed, newest first.

    `revision` may be a range `A..B`; `since` and `until` are ISO dates, or the beginning of one;
    `window` (day, week, month) nets out what was changed and changed back within it. `cache` keeps
    what is found out in the user's cache folder, for the next time; then several `workers`, which
    are forked, may find it out. `progress` is told how many versions are done. Raises `InputError`
    where the repository, the revision or the file cannot be read.
    """
    from profdiff.history import read_log
    from profdiff.lexicon import using

    with using(config):
        history = read_log(
            os.fspath(path),
            revision,
            profile_of_version,
            since=since,
            until=until,
            window=window,
            max_bytes=max_bytes,
            cached=words_of(config) if cache else None,
            workers=workers,
            progress=progress,
        )
    for step in history.steps:
        for compared in filter(None, (step.comparison, step.since)):
            in_words(compared)
    return history


def show(
    revision: str = "HEAD",
    paths: Sequence[str] = (),
    *,
    staged: bool = False,
    max_bytes: int | None = None,
    config: Config | None = None,
) -> "History":
    """What one commit of the repository of the current folder changed, a step for each page.

    `staged` asks what a commit of what is staged would change. `paths`, from the current folder,
    say which; without any, all pages that hold a profile are told. Raises `InputError` where the
    commit or a page cannot be read, or the commit does not touch a page that is named.
    """
    from profdiff.history import read_show
    from profdiff.lexicon import using

    with using(config):
        history = read_show(revision, paths, profile_of_version, staged=staged, max_bytes=max_bytes)
    for step in history.steps:
        if step.comparison:
            in_words(step.comparison)
    return history


def blame(
    path: str | os.PathLike[str],
    revision: str = "HEAD",
    *,
    max_bytes: int | None = None,
    config: Config | None = None,
) -> "Blame":
    """Which version of a file in a git repository set each of its facts, and since when it has it.

    Raises `InputError` where the repository, the revision or the file cannot be read.
    """
    from profdiff.history import read_blame
    from profdiff.lexicon import using

    with using(config):
        return read_blame(os.fspath(path), revision, profile_of_version, max_bytes=max_bytes)


def timeline(
    path: str | os.PathLike[str],
    revision: str = "HEAD",
    *,
    store: str | os.PathLike[str] | None = None,
    max_bytes: int | None = None,
    config: Config | None = None,
) -> "Timeline":
    """What a page said over time, by its own dates and by its versions.

    `path` is a file in a git repository, or the name of a profile in the `store`, which a file of
    that name comes before. Raises `InputError` where it cannot be read.
    """
    from profdiff.history import read_timeline
    from profdiff.history.stored import is_stored
    from profdiff.history.timeline import read_stored_timeline
    from profdiff.lexicon import using
    from profdiff.sources import STORE

    page, folder = os.fspath(path), os.fspath(store or STORE)
    with using(config):
        # A store that is named is where a name of no file is looked up, whatever it holds.
        if is_stored(page, folder) or (store is not None and not os.path.lexists(page)):
            return read_stored_timeline(page, folder, profile_of_source, max_bytes)
        return read_timeline(page, revision, profile_of_version, max_bytes)


def changelog(  # noqa: PLR0913  # each has its option
    page: str | os.PathLike[str],
    revision: str = "HEAD",
    *,
    store: str | os.PathLike[str] | None = None,
    since: str | None = None,
    until: str | None = None,
    window: str = "day",
    everything: bool = False,
    max_bytes: int | None = None,
    config: Config | None = None,
    cache: bool = False,
    workers: int = 1,
    progress: "Progress | None" = None,
) -> "Changelog":
    """What changed on a page over time, for its readers: sections by day, week or month.

    `page` is a file in a git repository, or the name of a profile in the `store`, which a file of
    that name comes before. What was changed and changed back within a `window` is left out, and so
    are links and sentences unless `everything` is asked for. Papers that the page names by a link
    alone have the titles that other pages of the site give them. The other arguments are those of
    `log`. Raises `InputError` for what cannot be read.
    """
    from profdiff.changelogs import Titles, changelog
    from profdiff.changelogs.site import SiteAt
    from profdiff.history.stored import is_stored, read_stored_log, stored_name
    from profdiff.lexicon import using
    from profdiff.sources import STORE

    name, folder = os.fspath(page), os.fspath(store or STORE)
    if is_stored(name, folder):
        with using(config):
            history = read_stored_log(
                name,
                folder,
                profile_of_source,
                since=since,
                until=until,
                window=window,
                max_bytes=max_bytes,
                progress=progress,
            )
        newest = parse(f"{name}@last", store=folder, max_bytes=max_bytes, config=config)
        named = stored_name(name, folder) or newest.name
        return changelog(history, window, name=named, everything=everything)
    history = log(
        page,
        revision,
        since=since,
        until=until,
        window=window,
        max_bytes=max_bytes,
        config=config,
        cache=cache,
        workers=workers,
        progress=progress,
    )
    with using(config):
        site = SiteAt(name, history, config.site if config else None, parse_bytes)
        return changelog(
            history,
            window,
            name=site.page_name(),
            titles=Titles(site.profiles),
            everything=everything,
        )


def reparse(
    profiles: Sequence[str] = (),
    *,
    store: str | os.PathLike[str] | None = None,
    write: bool = False,
    max_bytes: int | None = None,
    config: Config | None = None,
) -> "Reparsing":
    """What this parser reads otherwise in the pages of a store than the one that kept its records.

    `write` keeps what the pages are read as now. Raises `InputError` where the store cannot be
    read or written.
    """
    from profdiff.lexicon import using
    from profdiff.sources import STORE
    from profdiff.store.reparsing import reparse as reread

    with using(config):
        found = reread(
            os.fspath(store or STORE),
            profile_of_source,
            profiles,
            lexicon=words_of(config),
            write=write,
            max_bytes=max_bytes,
        )
    for page in found.pages:
        say(page.changes)
    return found
