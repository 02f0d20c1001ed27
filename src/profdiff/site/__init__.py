"""A whole site as one profile: its pages chosen, read, and put together.

What several of its files state is one record that knows all its places, and where they disagree a
diagnostic says so.
"""

from collections.abc import Iterable
from typing import NamedTuple

from profdiff.config import Site
from profdiff.errors import InputError
from profdiff.hashing import hex_digest
from profdiff.records import Diagnostic, Profile, SitePage, SourceInfo
from profdiff.site.assembling import assemble
from profdiff.site.generator import Generator, detect
from profdiff.site.inputs import drop_followed, parts_of
from profdiff.site.manifest import listed
from profdiff.site.pages import Page, is_hidden, is_of_pages, skip
from profdiff.site.reading import Read, Refused, read_pages
from profdiff.sources import MAX_BYTES, Tree
from profdiff.sources.tree import MAX_FILES, Listing

__all__ = ["pages_of", "read_each", "read_site", "survey"]

#: No site that was surveyed has more pages of a profile, or more bytes in them.
MAX_PAGES = 2000
MAX_SITE_BYTES = 64 * 1024 * 1024
_AT_ONCE = 16
#: A part of a CV may have parts in its turn.
_DEEPEST_PARTS = 3


def read_site(tree: Tree, manifest: Site | None = None, *, max_bytes: int | None = None) -> Profile:
    """The profile that a site holds.

    `manifest` names its pages; without one they are chosen by their names. `max_bytes` bounds each
    page. Raises InputError where the site holds no page of a profile; what cannot be read of the
    others, and what was cut off at a limit, is told in the diagnostics.
    """
    listing, generator, read, diagnostics, refused = _read_all(tree, manifest, max_bytes)
    if not read:
        raise _no_page(tree, listing, refused)
    return assemble(read, _source(tree, generator, read), diagnostics + refused)


def read_each(
    tree: Tree, manifest: Site | None = None, *, max_bytes: int | None = None
) -> list[Read]:
    """The pages of a site that can be read, each as a profile of its own, in reading order."""
    return _read_all(tree, manifest, max_bytes).read


class _Reading(NamedTuple):
    """The pages of a site as they were read, what is odd of it, and which could not be read."""

    listing: Listing
    generator: Generator
    read: list[Read]
    diagnostics: list[Diagnostic]
    refused: list[Diagnostic]


def _read_all(tree: Tree, manifest: Site | None, max_bytes: int | None) -> _Reading:
    limit = max_bytes or MAX_BYTES
    listing, generator, pages = survey(tree, manifest, limit)
    diagnostics = _limits(listing, pages)
    pages = pages[:MAX_PAGES]
    contents = _contents(tree, pages, limit, diagnostics)
    files = set(listing.files)
    for _ in range(_DEEPEST_PARTS):
        parts = parts_of(pages, contents, files)[: MAX_PAGES - len(pages)]
        if not parts:
            break
        contents |= _contents(tree, parts, limit, diagnostics)
        pages = sorted([*pages, *parts], key=lambda page: page.rank)
    outcomes = read_pages([page for page in pages if page.path in contents], contents)
    read = [outcome for outcome in outcomes if isinstance(outcome, Read)]
    for page, profile in read:
        data = contents[page.path]
        drop_followed(profile, page, data if isinstance(data, bytes) else b"", files)
    refused = [outcome.found for outcome in outcomes if isinstance(outcome, Refused)]
    return _Reading(listing, generator, read, diagnostics, refused)


def pages_of(tree: Tree, manifest: Site | None = None, gone: Iterable[str] = ()) -> list[str]:
    """The paths of the files of a site that carry its profile, in reading order.

    `gone` are files that the site had: they are told among the others if they carried it.
    """
    return [page.path for page in survey(tree, manifest, gone=gone)[2]]


def survey(
    tree: Tree, manifest: Site | None = None, limit: int = MAX_BYTES, gone: Iterable[str] = ()
) -> tuple[Listing, Generator, list[Page]]:
    """The files of a site, what made it, and its pages."""
    manifest = manifest or Site()
    listing = tree.listing(is_hidden if manifest.pages else skip)
    listing.files = sorted({*listing.files, *gone})
    generator = detect(listing.files, lambda path: _bytes(tree, path, limit))
    return listing, generator, listed(listing.files, generator, manifest)


def _bytes(tree: Tree, path: str, limit: int) -> bytes:
    """A file's bytes, none where it cannot be read: what it tells of the generator is missed."""
    data = tree.read([path], limit).get(path)  # one that is gone is not there
    return data if isinstance(data, bytes) else b""


def _contents(
    tree: Tree, pages: list[Page], limit: int, diagnostics: list[Diagnostic]
) -> dict[str, bytes | str]:
    """The contents of pages, a few at a time, up to the limit for all of them."""
    found: dict[str, bytes | str] = {}
    total = 0
    for start in range(0, len(pages), _AT_ONCE):
        found |= tree.read([page.path for page in pages[start : start + _AT_ONCE]], limit)
        total = sum(len(data) for data in found.values())
        if total > MAX_SITE_BYTES and len(found) < len(pages):
            why = f"the pages hold more than {MAX_SITE_BYTES // 1048576} MiB"
            left = f"{len(pages) - len(found)} were not read"
            diagnostics.append(Diagnostic(code="limit-site-bytes", message=f"{why}; {left}"))
            break
    return found


def _limits(listing: Listing, pages: list[Page]) -> list[Diagnostic]:
    """What a limit on the number of files cut off, and the links that were not followed."""
    found = [
        Diagnostic(
            code="site-link",
            message="the folder is a link, which is not followed, so its pages are not read",
            path=link,
        )
        for link in listing.links
        if is_of_pages(link)
    ]
    if listing.cut:
        why = f"the site has more than {MAX_FILES:,} files; the rest were not looked at"
        found.append(Diagnostic(code="limit-site-files", message=why))
    if len(pages) > MAX_PAGES:
        why = f"{len(pages):,} pages carry a profile, of which {MAX_PAGES:,} were read"
        found.append(Diagnostic(code="limit-site-pages", message=why))
    return found


def _no_page(tree: Tree, listing: Listing, refused: list[Diagnostic] | None = None) -> InputError:
    if refused:
        return InputError(f"{tree.path}: {refused[0].path}", refused[0].message, "see --max-bytes")
    seen = f"{len(listing.files):,} file{'' if len(listing.files) == 1 else 's'}"
    return InputError(
        tree.path,
        f"none of its {seen} is known as a page of a profile" if listing.files else "has no files",
        'name the pages in profdiff.toml: [site] pages = ["people/*.md"]',
    )


def _source(tree: Tree, generator: Generator, read: list[Read]) -> SourceInfo:
    """Where the site came from; its hash is one over the paths and hashes of its pages."""
    pages = [
        SitePage(
            path=page.path,
            part=page.part,
            format=profile.source.format,
            state=profile.state,
            sha256=profile.source.sha256,
        )
        for page, profile in read
    ]
    digest = "".join(f"{page.path}\0{page.sha256}\n" for page in pages)
    return SourceInfo(
        path=tree.path,
        format="site",
        revision=tree.revision,
        captured_at=tree.captured_at,
        sha256=hex_digest(digest.encode("utf-8", "surrogateescape")),
        chosen_by=str(generator),
        pages=pages,
    )
