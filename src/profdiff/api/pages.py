"""One page, or two: what it holds, and what changed from one to the other."""

import os

from profdiff.api.reading import Page, in_words, profile_of, read, tree_of
from profdiff.changes import Comparison
from profdiff.config import Config
from profdiff.records import Profile


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

    tree = None if isinstance(page, bytes) else tree_of(os.fspath(page), format)
    if tree is not None:
        from profdiff.site import read_site

        with using(config):
            return read_site(tree, config.site if config else None, max_bytes=max_bytes)
    data, place = read(page, store, max_bytes)
    with using(config):
        return profile_of(data, place, format)


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
    return in_words(compared)


def _profile(page: Page | Profile, config: Config | None) -> Profile:
    return page if isinstance(page, Profile) else parse(page, config=config)
