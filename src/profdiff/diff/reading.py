"""How two readings of the same page differ: what is news of the parser, and not of the page."""

from collections.abc import Iterator
from typing import Any

from profdiff.changes import Change, Op
from profdiff.diff.fields import FieldComparer
from profdiff.diff.page import page_change
from profdiff.diff.telling import in_order, told
from profdiff.match import OF_PASSAGES, match_profiles
from profdiff.records import ENTITIES, Profile, Record


def compare_readings(old: Profile, new: Profile) -> list[Change]:
    """The records that one of two readings of the same bytes has otherwise than the other.

    Between versions of a page, words that stayed excuse a record that is read anew; here all words
    stayed, and the records are all there is to compare. Links and sentences, which no other record
    holds, are left out: they come and go with what does.
    """
    found = list(_changes(old, new))
    return [told(change) for change in in_order(found, new.source, old.source)]


def _changes(old: Profile, new: Profile) -> Iterator[Change]:
    matching = match_profiles(old, new)
    comparer = FieldComparer(matching, links=True)
    page = page_change(old, new)
    if page:
        yield page
    for entity in ENTITIES:
        if entity in OF_PASSAGES:
            continue
        for pair in matching.pairs[entity]:
            fields = comparer.changes(entity, pair.old, pair.new)
            if fields:
                yield _change(entity, pair.old, pair.new, fields=fields, matched_by=pair.by)
        for record in matching.removed[entity]:
            yield _change(entity, record, None)
        for record in matching.added[entity]:
            yield _change(entity, None, record)


def _change(entity: str, old: Record | None, new: Record | None, **more: Any) -> Change:
    op: Op = "removed" if new is None else "added" if old is None else "changed"
    return Change(id="", entity=entity, op=op, label="", old=old, new=new, **more)
