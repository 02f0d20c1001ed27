"""What a page holds, in the formats that other programs read."""

import os
from collections.abc import Collection
from typing import TYPE_CHECKING

from profdiff.api.pages import parse
from profdiff.api.reading import Page, read, tree_of
from profdiff.config import Config
from profdiff.document import Document
from profdiff.records import Profile
from profdiff.sources import Tree

if TYPE_CHECKING:
    from profdiff.render.export import Exported


def export(  # noqa: PLR0913  # each has its option
    page: Page | Profile,
    to: str,
    *,
    only: Collection[str] = (),
    format: str | None = None,  # noqa: A002  # as in `parse`
    store: str | os.PathLike[str] | None = None,
    max_bytes: int | None = None,
    config: Config | None = None,
) -> "Exported":
    """The records of a page in another format, and what that has no place for.

    `page` is what `parse` takes, or a profile; of a page that is data itself (a bibliography,
    CSL-JSON) the export has what its entries say beyond the records too. `to` is one of `bibtex`,
    `csl-json`, `json-resume`, `schema-org` and `csv`, `only` the kinds of records to export.
    Raises `InputError` where the page cannot be read, `UsageError` for a kind of records that the
    format has no place for.
    """
    from profdiff.lexicon import using
    from profdiff.render.export import export as exported
    from profdiff.render.export.entries import Entries

    with using(config):
        if isinstance(page, Profile):
            return exported(page, to, Entries(), only)
        profile, documents = _read(page, format, store, max_bytes, config)
        return exported(profile, to, Entries(documents), only)


def _read(
    page: Page,
    format: str | None,  # noqa: A002  # as above
    store: str | os.PathLike[str] | None,
    max_bytes: int | None,
    config: Config | None,
) -> tuple[Profile, list[Document]]:
    """A profile and the documents whose entries it was read from."""
    from profdiff.extract import read_profile
    from profdiff.formats import read_document

    tree = None if isinstance(page, bytes) else tree_of(os.fspath(page), format)
    if tree is not None:
        profile = parse(page, max_bytes=max_bytes, config=config)
        return profile, _data_of(tree, profile, max_bytes)
    data, place = read(page, store, max_bytes)
    document, place.chosen_by = read_document(data, place.path, format=format)
    place.format = document.format
    return read_profile(document, place), [document]


def _data_of(tree: Tree, profile: Profile, max_bytes: int | None) -> list[Document]:
    """The files of data that a site's profile was read from."""
    from profdiff.formats import read_document
    from profdiff.sources import MAX_BYTES

    pages = profile.source.pages or []
    paths = [page.path for page in pages if page.format in ("bibtex", "json", "yaml")]
    held = tree.read(paths, max_bytes or MAX_BYTES)
    return [read_document(data, path)[0] for path, data in held.items() if isinstance(data, bytes)]
