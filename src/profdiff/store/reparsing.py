"""What a newer parser alone changes in a store, told apart from what changed on the pages."""

import os
from collections.abc import Callable, Sequence
from typing import Literal

import msgspec

from profdiff.changes import Change
from profdiff.diff.reading import compare_readings
from profdiff.records import PARSER_EPOCH, SCHEMA_VERSION, Profile
from profdiff.sources.snapshot import Snapshot, read_stored, refuse_escape
from profdiff.sources.source import MAX_BYTES, Source
from profdiff.store.kept import FOLDER, Kept, keep, kept
from profdiff.store.listing import no_profile, profiles

Outcome = Literal["current", "same", "differs", "unknown"]


class Reread(msgspec.Struct, kw_only=True):
    """A stored page read anew.

    `outcome` is `current` where this parser's records are kept already, `same` or `differs` by what
    it makes of the page against the kept records of `epoch`, and `unknown` where none are kept of
    these bytes and this configuration.
    """

    page: str
    outcome: Outcome
    epoch: int | None = None
    changes: list[Change] = []


class Reparsing(msgspec.Struct, kw_only=True):
    """The pages of a store, each read anew."""

    schema_version: int = SCHEMA_VERSION
    parser_epoch: int = PARSER_EPOCH
    pages: list[Reread]


def reparse(  # noqa: PLR0913  # what is read, how, and whether it is kept
    store: str,
    parse: Callable[[Source], Profile],
    names: Sequence[str] = (),
    *,
    lexicon: str = "",
    write: bool = False,
    max_bytes: int | None = None,
) -> Reparsing:
    """Read the pages of some profiles anew, of all if none is named; `write` keeps what they give.

    Raises SnapshotError where the store or a profile is not there,
    a page is damaged, or the store cannot be written.
    """
    held = profiles(store)
    refuse_escape(os.path.join(store, FOLDER), store)
    pages: list[Reread] = []
    for name in names or held:
        if name not in held:
            raise no_profile(store, name, held)
        read = {
            snapshot.stem: _reread(store, name, snapshot, parse, lexicon, max_bytes or MAX_BYTES)
            for snapshot in held[name]
        }
        pages += [page for page, _ in read.values()]
        if write:
            refuse_escape(os.path.join(store, FOLDER, name), store)
            keep(store, name, {stem: now for stem, (_, now) in read.items()})
    return Reparsing(parser_epoch=PARSER_EPOCH, pages=pages)


def _reread(  # noqa: PLR0913, PLR0917  # as above
    store: str,
    name: str,
    snapshot: Snapshot,
    parse: Callable[[Source], Profile],
    lexicon: str,
    max_bytes: int,
) -> tuple[Reread, Kept]:
    source = read_stored(store, name, snapshot, max_bytes)
    before = kept(store, name, snapshot.stem)
    now = parse(source)
    found = Kept(
        parser_epoch=now.parser_epoch, sha256=now.source.sha256, lexicon=lexicon, profile=now
    )
    if before is None or (before.sha256, before.lexicon) != (found.sha256, lexicon):
        return Reread(page=source.spec, outcome="unknown"), found
    if before.parser_epoch == now.parser_epoch:
        return Reread(page=source.spec, outcome="current", epoch=before.parser_epoch), found
    changes = compare_readings(before.profile, now)
    told = Reread(
        page=source.spec,
        outcome="differs" if changes else "same",
        epoch=before.parser_epoch,
        changes=changes,
    )
    return told, found
