"""The public functions: they compose the layers and hold no logic of their own."""

import os

from profdiff.changes import Comparison
from profdiff.config import Config
from profdiff.errors import UsageError
from profdiff.hashing import hex_digest
from profdiff.records import Profile, SourceInfo
from profdiff.sources import Tree

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
    from profdiff.extract import read_profile
    from profdiff.formats import read_document
    from profdiff.lexicon import using

    tree = None if isinstance(page, bytes) else _tree(os.fspath(page), format)
    if tree is not None:
        from profdiff.site import read_site

        with using(config):
            return read_site(tree, config.site if config else None, max_bytes=max_bytes)
    data, place = _read(page, store, max_bytes)
    with using(config):
        document, place.chosen_by = read_document(data, place.path, format=format)
        place.format = document.format
        return read_profile(document, place)


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
    from profdiff.render.words import summary

    with using(config):
        compared = compare_profiles(_profile(old, config), _profile(new, config), noise=noise)
    for change in compared.changes:
        # Changes are data; the layer that has the words gives them their line for a person.
        change.summary = summary(change)
    return compared


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
    return source.data, SourceInfo(
        path=source.path,
        format="",
        revision=source.revision,
        captured_at=source.captured_at,
        sha256=hex_digest(source.data),
    )
