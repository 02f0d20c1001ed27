"""The public functions: they compose the layers and hold no logic of their own."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from profdiff.changes import Change, Comparison
from profdiff.config import Config
from profdiff.errors import UsageError
from profdiff.hashing import hex_digest
from profdiff.records import Profile, SourceInfo
from profdiff.sources import Tree

if TYPE_CHECKING:
    from profdiff.changelog import Changelog
    from profdiff.findings import Report
    from profdiff.history import Blame, History, Timeline
    from profdiff.sources.history import Version
    from profdiff.sources.source import Source
    from profdiff.store.reparsing import Reparsing

Page = str | os.PathLike[str] | bytes


def parse(
    page: Page,
    *,
    format: str | None = None,  # noqa: A002  # the name that it has on the command line and in JSON
    store: str | os.PathLike[str] | None = None,
    max_bytes: int | None = None,
    config: Config | None = None,
) -> Profile:
    """The profile that a page, or a whole site, holds.

    `page` is a path, another place as the command line writes it (`-`, `REVISION:path`,
    `PROFILE@WHEN`), or the page itself as bytes. A site is a folder, or `REVISION:folder/`; it
    becomes one profile, of the pages that `config` names or else those that carry a profile by
    their names. `format` overrides what the content of a page says.
    `config` is what `read_config` gives; no file is looked for. Raises `InputError` where the page
    cannot be read, `ConfigError` for a configuration that says something unknown; an odd page gives
    diagnostics instead.
    """
    from profdiff.lexicon import using

    tree = None if isinstance(page, bytes) else _tree(os.fspath(page), format)
    if tree is not None:
        from profdiff.site import read_site

        with using(config):
            return read_site(tree, config.site if config else None, max_bytes=max_bytes)
    data, place = _read(page, store, max_bytes)
    with using(config):
        return _profile_of(data, place, format)


def parse_bytes(data: bytes, path: str) -> Profile:
    """The profile that bytes hold, read as a page of that name would be."""
    return _profile_of(data, SourceInfo(path=path, format="", sha256=hex_digest(data)), None)


def compare(
    old: Page | Profile,
    new: Page | Profile,
    *,
    config: Config | None = None,
    noise: bool = False,
) -> Comparison:
    """What changed from one version of a page to another, each a page or a parsed profile.

    `noise` tells what is only counted otherwise: stamps, counts and the like. Raises `InputError`
    where a page cannot be read. A comparison that could not be completed says
    so in its `status`.
    """
    from profdiff.diff import compare_profiles
    from profdiff.lexicon import using

    with using(config):
        compared = compare_profiles(_profile(old, config), _profile(new, config), noise=noise)
    return _in_words(compared)


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
        return read_blame(os.fspath(path), revision, _profile_of_version, max_bytes=max_bytes)


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
) -> "History":
    """What each version of a file in a git repository changed, newest first.

    `revision` may be a range `A..B`; `since` and `until` are ISO dates, or the beginning of one;
    `window` (day, week, month) nets out what was changed and changed back within it. `cache` keeps
    what is found out in the user's cache folder, for the next time; then several `workers`, which
    are forked, may find it out. Raises `InputError` where the
    repository, the revision or the file cannot be read.
    """
    from profdiff.history import read_log
    from profdiff.lexicon import using

    with using(config):
        history = read_log(
            os.fspath(path),
            revision,
            _profile_of_version,
            since=since,
            until=until,
            window=window,
            max_bytes=max_bytes,
            cached=_words_of(config) if cache else None,
            workers=workers,
        )
    for step in history.steps:
        for compared in filter(None, (step.comparison, step.since)):
            _in_words(compared)
    return history


def _profile_of_version(data: bytes, version: "Version") -> Profile:
    place = SourceInfo(
        path=version.path,
        format="",
        revision=version.commit,
        captured_at=version.committed[:10],
        sha256=hex_digest(data),
    )
    return _profile_of(data, place, None)


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
        history = read_show(
            revision, paths, _profile_of_version, staged=staged, max_bytes=max_bytes
        )
    for step in history.steps:
        if step.comparison:
            _in_words(step.comparison)
    return history


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
            return read_stored_timeline(page, folder, _profile_of_source, max_bytes)
        return read_timeline(page, revision, _profile_of_version, max_bytes)


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
) -> "Changelog":
    """What changed on a page over time, for its readers: sections by day, week or month.

    `page` is a file in a git repository, or the name of a profile in the `store`, which a file of
    that name comes before. What was changed and changed back within a `window` is left out, and so
    are links and sentences unless `everything` is asked for. Papers that the page names by a link
    alone have the titles that other pages of the site give them. The other arguments are those of
    `log`. Raises `InputError` for what cannot be read.
    """
    from profdiff.changelog import Titles, changelog
    from profdiff.changelog.site import SiteAt
    from profdiff.history.stored import is_stored, read_stored_log
    from profdiff.lexicon import using
    from profdiff.sources import STORE

    name, folder = os.fspath(page), os.fspath(store or STORE)
    if is_stored(name, folder):
        with using(config):
            history = read_stored_log(
                name,
                folder,
                _profile_of_source,
                since=since,
                until=until,
                window=window,
                max_bytes=max_bytes,
            )
        newest = parse(f"{name}@last", store=folder, max_bytes=max_bytes, config=config)
        return changelog(history, window, name=newest.name, everything=everything)
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


def check(  # noqa: PLR0913  # each has its option
    paths: Sequence[str] = (),
    *,
    against: str = "HEAD",
    every: bool = False,
    across: bool = False,
    reference: Page | None = None,
    accepted: str | None = None,
    max_bytes: int | None = None,
    config: Config | None = None,
    today: str | None = None,
) -> "Report":
    """What rules find in what is staged in the git repository of the current folder.

    `paths` are files or folders, all pages of the site if none are given; they are held `against` a
    revision. `every` checks pages as they are now, in git or not, and all pages of a site against
    each other; so does `across` with the files that are named. `reference` is a page of works that
    is trusted (a bibliography, CSL-JSON, ORCID, OpenAlex), `accepted` the file of acceptances,
    `today` an ISO day. Raises `InputError` for what cannot be read, `ConfigError` for a
    configuration that says something unknown.
    """
    from profdiff.check.checking import Checking
    from profdiff.check.pages import current_day
    from profdiff.lexicon import using

    with using(config):
        checking = Checking(
            config,
            works=_works(reference, config, max_bytes),
            accepted=accepted,
            max_bytes=max_bytes,
            today=today or current_day(),
        )
        if across:
            return checking.across([_source(path, max_bytes) for path in paths])
        if not every:
            return checking.staged(paths, against)
        for path in paths or (os.curdir,):
            tree = _tree(path, None)
            if tree is not None:
                checking.site(tree)
            else:
                checking.page(_source(path, max_bytes))
        return checking.done(every=True)


def check_sides(  # noqa: PLR0913  # each has its option
    old: Page,
    new: Page,
    *,
    reference: Page | None = None,
    accepted: str | None = None,
    max_bytes: int | None = None,
    config: Config | None = None,
    today: str | None = None,
) -> "Report":
    """What rules find in the change from one version of a page to another; see `check`."""
    from profdiff.check.checking import Checking
    from profdiff.check.pages import current_day
    from profdiff.lexicon import using

    with using(config):
        checking = Checking(
            config,
            works=_works(reference, config, max_bytes),
            accepted=accepted,
            max_bytes=max_bytes,
            today=today or current_day(),
        )
        return checking.sides(_source(old, max_bytes), _source(new, max_bytes))


def _works(reference: Page | None, config: Config | None, max_bytes: int | None) -> Profile | None:
    """The works that a reference lists."""
    if reference is None and config is not None:
        from profdiff.check import read_settings

        reference = read_settings(config).reference_path
    return parse(reference, max_bytes=max_bytes, config=config) if reference else None


def _source(page: Page, max_bytes: int | None) -> "Source":
    from profdiff.sources import read_source
    from profdiff.sources.source import Source

    if isinstance(page, bytes):
        return Source(spec="<bytes>", path="<bytes>", data=page)
    return read_source(os.fspath(page), max_bytes=max_bytes)


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
            _profile_of_source,
            profiles,
            lexicon=_words_of(config),
            write=write,
            max_bytes=max_bytes,
        )
    for page in found.pages:
        _say(page.changes)
    return found


def _words_of(config: Config | None) -> str:
    """What tells the words that a configuration adds from others; "" for none."""
    return hex_digest(repr(config.lexicon).encode()) if config and config.lexicon else ""


def _profile_of_source(source: "Source") -> Profile:
    return _profile_of(source.data, _place_of(source), None)


def _in_words(compared: Comparison) -> Comparison:
    """The comparison, its changes with their lines."""
    _say(compared.changes)
    return compared


def _say(changes: Sequence[Change]) -> None:
    """Give changes their lines: the layer that has the words does."""
    from profdiff.render.words import summary

    for change in changes:
        change.summary = summary(change)


def _profile_of(data: bytes, place: SourceInfo, format: str | None) -> Profile:  # noqa: A002  # as above
    from profdiff.extract import read_profile
    from profdiff.formats import read_document

    document, place.chosen_by = read_document(data, place.path, format=format)
    place.format = document.format
    return read_profile(document, place)


def _profile(page: Page | Profile, config: Config | None) -> Profile:
    return page if isinstance(page, Profile) else parse(page, config=config)


def _tree(spec: str, format: str | None) -> Tree | None:  # noqa: A002  # as in `parse`
    """The files of a site, None where the spec names a page."""
    from profdiff.sources import open_tree

    tree = open_tree(spec)
    if tree is not None and format is not None:
        raise UsageError(spec, "is a site, whose pages have formats of their own", "leave --from")
    return tree


def _read(
    page: Page, store: str | os.PathLike[str] | None, max_bytes: int | None
) -> tuple[bytes, SourceInfo]:
    """A page's bytes and what is known of where they came from; the format is not known yet."""
    if isinstance(page, bytes):
        return page, SourceInfo(path="<bytes>", format="", sha256=hex_digest(page))

    from profdiff.sources import read_source

    source = read_source(os.fspath(page), store=store, max_bytes=max_bytes)
    return source.data, _place_of(source)


def _place_of(source: "Source") -> SourceInfo:
    return SourceInfo(
        path=source.path,
        format="",
        revision=source.revision,
        captured_at=source.captured_at,
        sha256=hex_digest(source.data),
    )
