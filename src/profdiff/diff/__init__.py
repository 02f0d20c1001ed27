"""From two profiles to the changes between them."""

from collections.abc import Iterator

from profdiff.changes import Change, Comparison, FieldChange, Headline, Op
from profdiff.diff.collapse import counts, is_unreadable, status, vanished_sections
from profdiff.diff.fields import CONTEXTUAL, FieldComparer, stood_already
from profdiff.diff.leftovers import Covered, leftover_changes
from profdiff.diff.noise import is_noise
from profdiff.diff.page import changed_page, page_change
from profdiff.diff.passages import Passages
from profdiff.diff.signature import Spelling
from profdiff.diff.telling import in_order, tally, told
from profdiff.identity import assign_ids
from profdiff.match import OF_PASSAGES, Matching, Pair, match_profiles, primary_role
from profdiff.records import ENTITIES, Profile, Record

__all__ = ["compare_and_trace", "compare_profiles", "trace"]


def compare_profiles(old: Profile, new: Profile, *, noise: bool = False) -> Comparison:
    """What changed from one version of a page to the other; with `noise`, stamps and counts too.

    Swapping the pages mirrors the answer, and equal pages give no change.
    """
    return _compared(old, new, noise=noise)[0]


def compare_and_trace(old: Profile, new: Profile) -> tuple[Comparison, list[tuple[Record, Record]]]:
    """What changed, and each old record with the new one that is the same thing.

    There are no such pairs where one side holds no profile.
    """
    compared, comparing = _compared(old, new)
    if comparing is None:
        return compared, []
    pairs = (pair for found in comparing.matching.pairs.values() for pair in found)
    return compared, [(pair.old, pair.new) for pair in pairs]


def _compared(
    old: Profile, new: Profile, *, noise: bool = False
) -> tuple[Comparison, "_Comparing | None"]:
    _name_records(old, new)
    if is_unreadable(old, new):
        return _unreadable(old, new), None
    comparing = _Comparing(old, new)
    found = comparing.changes()
    changes = found if noise else [change for change in found if not change.noise]
    compared = Comparison(
        status=status(old, new, comparing.collapsed),
        old=old.source,
        new=new.source,
        headline=comparing.headline(changes),
        summary=tally(changes),
        unchanged=comparing.unchanged,
        noise=sum(change.noise is True for change in found),
        changes=[told(change) for change in in_order(changes, new.source, old.source)],
    )
    return compared, comparing


def trace(old: Profile, new: Profile) -> list[tuple[Record, Record, list[str]]]:
    """Each old record and the new one that is the same thing, with the fields that differ."""
    _name_records(old, new)
    comparing = _Comparing(old, new)
    changed = {
        id(change.new): [field.field for field in change.fields] for change in comparing.changes()
    }
    pairs = (pair for found in comparing.matching.pairs.values() for pair in found)
    return [(pair.old, pair.new, changed.get(id(pair.new), [])) for pair in pairs]


def _name_records(*profiles: Profile) -> None:
    """Give ids to the records of profiles that were put together by hand."""
    for profile in profiles:
        records = (r for attribute, _ in ENTITIES.values() for r in getattr(profile, attribute))
        if any(not record.id for record in records):
            assign_ids(profile)


def _unreadable(old: Profile, new: Profile) -> Comparison:
    """The answer where one side holds no profile: what is gone is unknown, not removed.

    Where not a word was read of either, pages of other bytes may differ in all they hold.
    """
    comparing = _Comparing(old, new)
    unread = not (old.passages or new.passages) and old.source.sha256 != new.source.sha256
    changed = any(not change.noise for change in comparing.changes())
    differs = old.state != new.state or changed or unread
    fields = counts(old, new) if differs else []
    if old.state != new.state:
        fields.insert(0, FieldChange(field="state", before=old.state, after=new.state))
    elif changed and old.state == "stub" and _words(old) != _words(new):
        fields.insert(0, FieldChange(field="text", before=_words(old), after=_words(new)))
    changes = [told(changed_page(new, fields))] if differs else []
    return Comparison(
        status="collapsed" if differs else "complete",
        old=old.source,
        new=new.source,
        summary=tally(changes),
        changes=changes,
    )


def _words(page: Profile) -> str:
    """All that a placeholder says, which is short."""
    return "\n".join(passage.text for passage in page.passages)


class _Comparing:
    """One comparison under way: the matched records and passages of two pages."""

    def __init__(self, old: Profile, new: Profile) -> None:
        self.old, self.new = old, new
        self.matching: Matching = match_profiles(old, new)
        links = "text" not in (old.source.format, new.source.format)
        self.links = links
        spelling = Spelling(tuple(self.matching.names.acronyms()), links)
        self.passages = Passages(self.matching, spelling)
        self.comparer = FieldComparer(self.matching, links=links)
        self.vanished = vanished_sections(self.matching)
        self.collapsed = bool(self.vanished)
        self.unchanged = 0

    def changes(self) -> list[Change]:
        """All changes, in no particular order."""
        found = list(self._record_changes())
        page = page_change(self.old, self.new, other_subject=self.matching.other_subject)
        missing = [f for f in counts(self.old, self.new) if f.field in self._vanished_lists()]
        if missing:
            page = page or changed_page(self.new, [])
            page.fields += missing
        covered = Covered(found)
        if page:
            covered.add_page(page)
        for entity in self.vanished:
            covered.add_records(self.matching.removed[entity], self.matching.added[entity])
        if page:
            found.append(page)
        if self.passages.known:
            found += leftover_changes(self.passages, covered)
        for change in found:
            if is_noise(change):
                change.noise = True
        return found

    def _vanished_lists(self) -> set[str]:
        return {ENTITIES[entity][0] for entity in self.vanished}

    def _record_changes(self) -> Iterator[Change]:
        for entity in ENTITIES:
            if entity in OF_PASSAGES and self.passages.known:
                continue
            if entity == "link" and not self.links:
                continue
            for pair in self.matching.pairs[entity]:
                change = self._changed(entity, pair)
                if change:
                    yield change
                else:
                    self.unchanged += 1
            if entity not in self.vanished:
                yield from self._lone(entity)

    def _changed(self, entity: str, pair: Pair) -> Change | None:
        """The change of a matched pair, None if both say the same."""
        same_words = self.passages.stands(pair.old, pair.new)
        only = CONTEXTUAL.get(entity, frozenset()) if same_words else None
        fields = self.comparer.changes(entity, pair.old, pair.new, only)
        if fields and self.passages.known and not same_words:
            fields = [f for f in fields if not self._only_read_anew(entity, f, pair)]
        if not fields:
            return None
        return Change(
            id="",
            entity=entity,
            op="changed",
            label="",
            fields=fields,
            old=pair.old,
            new=pair.new,
            matched_by=pair.by,
        )

    def _only_read_anew(self, entity: str, field: FieldChange, pair: Pair) -> bool:
        """Whether a field differs though all its words stand on both pages, in the same items."""
        if field.field in CONTEXTUAL.get(entity, ()):
            return False
        olds = [passage.text for passage in self.matching.old.of(pair.old)]
        news = [passage.text for passage in self.matching.new.of(pair.new)]
        return bool(olds and news) and stood_already(field, olds, news)

    def _lone(self, entity: str) -> Iterator[Change]:
        """The removals and additions, but for records whose words stand on the other page."""
        for record in self.matching.removed[entity]:
            if not self.passages.stands(record, None):
                yield _alone(entity, record, None)
        for record in self.matching.added[entity]:
            if not self.passages.stands(None, record):
                yield _alone(entity, None, record)

    def headline(self, changes: list[Change]) -> Headline | None:
        """The primary role of each page, None where it is the same."""
        before, after = primary_role(self.old), primary_role(self.new)
        if before is None and after is None:
            return None
        touched = any(
            (change.old is before and before is not None)
            or (change.new is after and after is not None)
            for change in changes
        )
        return Headline(before=before, after=after) if touched else None


def _alone(entity: str, old: Record | None, new: Record | None) -> Change:
    op: Op = "removed" if new is None else "added"
    return Change(id="", entity=entity, op=op, label="", old=old, new=new)
