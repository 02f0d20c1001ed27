"""What looks wrong on pages, as they are and as they change."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from profdiff.api.pages import parse
from profdiff.api.reading import Page, source_of, tree_of
from profdiff.config import Config
from profdiff.records import Profile

if TYPE_CHECKING:
    from profdiff.findings import Report


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
    from profdiff.checking.pages import current_day
    from profdiff.checking.run import Checking
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
            return checking.across([source_of(path, max_bytes) for path in paths])
        if not every:
            return checking.staged(paths, against)
        for path in paths or (os.curdir,):
            tree = tree_of(path, None)
            if tree is not None:
                checking.site(tree)
            else:
                checking.page(source_of(path, max_bytes))
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
    from profdiff.checking.pages import current_day
    from profdiff.checking.run import Checking
    from profdiff.lexicon import using

    with using(config):
        checking = Checking(
            config,
            works=_works(reference, config, max_bytes),
            accepted=accepted,
            max_bytes=max_bytes,
            today=today or current_day(),
        )
        return checking.sides(source_of(old, max_bytes), source_of(new, max_bytes))


def _works(reference: Page | None, config: Config | None, max_bytes: int | None) -> Profile | None:
    """The works that a reference lists."""
    if reference is None and config is not None:
        from profdiff.checking import read_settings

        reference = read_settings(config).reference_path
    return parse(reference, max_bytes=max_bytes, config=config) if reference else None
