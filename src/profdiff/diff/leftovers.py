"""The changes of what no record holds: sentences and links, so that nothing is lost."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from functools import cached_property

from profdiff.changes import Change, FieldChange, Op
from profdiff.diff.passages import Passages
from profdiff.diff.signature import is_all_links
from profdiff.identity import record_key
from profdiff.match.forms import text_form
from profdiff.normal import url_key
from profdiff.records import LabelledUrl, Link, Passage, Record, Statement


class Covered:
    """What the changes found so far tell, by side."""

    def __init__(self, changes: Iterable[Change]) -> None:
        self._records: tuple[set[str], set[str]] = (set(), set())
        self._texts: tuple[set[str], set[str]] = (set(), set())
        for change in changes:
            self.add_records([change.old] if change.old else [], [change.new] if change.new else [])

    def add_records(self, removed: Iterable[Record], added: Iterable[Record]) -> None:
        """Count records as told."""
        self._records[0].update(record.id for record in removed)
        self._records[1].update(record.id for record in added)

    def add_page(self, page: Change) -> None:
        """Count passages that say a changed page field, such as a name, as told."""
        for field in page.fields:
            for side, value in enumerate((field.before, field.after)):
                if isinstance(value, str):
                    self._texts[side].add(text_form(value))

    def holds(self, passage: Passage, side: int) -> bool:
        """Whether a change covers a passage: it tells a record read from it, or all it says."""
        if any(record in self._records[side] for record in passage.records):
            return True
        return bool(self._texts[side]) and text_form(passage.text) in self._texts[side]


def leftover_changes(passages: Passages, covered: Covered) -> list[Change]:
    """A statement or link change for each passage that differs and that nothing else covers."""
    matching = passages.matching
    if "site" in (matching.old.profile.source.format, matching.new.profile.source.format):
        from profdiff.diff.moved import leave_moved

        leave_moved(passages)
    partners = passages.partners()
    paired = set(partners.values())
    tell = _Teller(passages)
    found: list[Change] = []
    for o, n in sorted(partners.items()):
        if not (covered.holds(passages.old[o], 0) or covered.holds(passages.new[n], 1)):
            found += tell.edited(o, n)
    for o in passages.old_left:
        if o not in partners and not covered.holds(passages.old[o], 0):
            found += tell.removed(passages.old[o])
    for n in passages.new_left:
        if n not in paired and not covered.holds(passages.new[n], 1):
            found += tell.added(passages.new[n])
    return found


class _Teller:
    """Makes the changes of passages that differ."""

    def __init__(self, passages: Passages) -> None:
        self._passages = passages
        self._pages = (passages.matching.old.profile, passages.matching.new.profile)

    @cached_property
    def _links(self) -> list[dict[str, Link]]:
        """The links of each page by where they lead."""
        return [{url_key(link.url): link for link in page.links} for page in self._pages]

    @cached_property
    def _shown(self) -> list[Counter[tuple[str, str]]]:
        """How often each page shows each link."""
        return [
            Counter(_link_sign(link) for passage in page.passages for link in passage.links)
            for page in self._pages
        ]

    def edited(self, o: int, n: int) -> list[Change]:
        """The changes of a passage that has a counterpart."""
        old, new = self._passages.old[o], self._passages.new[n]
        before, after = self._passages.old_signature(o), self._passages.new_signature(n)
        same_text = before.text == after.text or _one_venue(old, new)
        if same_text and before.targets == after.targets:
            return []
        only_links = same_text or (is_all_links(old) and is_all_links(new))
        found = self._of_links(old, new) if only_links else []
        return found or [_edited_statement(old, new, links=before.targets != after.targets)]

    def removed(self, passage: Passage) -> list[Change]:
        """The change of a passage that is gone; of one that is nothing but links, theirs."""
        if is_all_links(passage):
            links = self._only_here(passage, 0)
            return [_change("removed", self._link(link, passage, 0), None) for link in links]
        return [_change("removed", _statement(passage), None)]

    def added(self, passage: Passage) -> list[Change]:
        """The change of a passage that is new; of one that is nothing but links, theirs."""
        if is_all_links(passage):
            links = self._only_here(passage, 1)
            return [_change("added", None, self._link(link, passage, 1)) for link in links]
        return [_change("added", None, _statement(passage))]

    def _only_here(self, passage: Passage, side: int) -> list[LabelledUrl]:
        """The links of a passage that the other page does not show as often, elsewhere or not."""
        here, there = self._shown[side], self._shown[1 - side]
        return [ln for ln in passage.links if here[_link_sign(ln)] > there[_link_sign(ln)]]

    def _of_links(self, old: Passage, new: Passage) -> list[Change]:
        """One change a link that leads elsewhere, is called otherwise, came or went."""
        found = []
        for before, after in _link_pairs(old.links, new.links):
            one = self._link(before, old, 0) if before else None
            other = self._link(after, new, 1) if after else None
            if one and other:
                fields = _link_fields(one, other)
                found += [_change("changed", one, other, fields)] if fields else []
            else:
                found.append(_change("removed" if one else "added", one, other))
        return found

    def _link(self, link: LabelledUrl, passage: Passage, side: int) -> Link:
        known = self._links[side].get(url_key(link.url))
        record = Link(
            label=link.label or None,
            url=link.url,
            kind=known.kind if known else None,
            span=passage.span,
        )
        record.id = f"link:{record_key(record)}"
        return record


def _one_venue(old: Passage, new: Passage) -> bool:
    """Whether two passages are an entry of a publication whose venue is written in two ways."""
    entry = all(
        any(record.startswith("publication:") for record in passage.records)
        for passage in (old, new)
    )
    if not entry:
        return False
    from profdiff.diff.venue_spelling import only_venue_respelled

    return only_venue_respelled(old.text, new.text)


def _link_sign(link: LabelledUrl) -> tuple[str, str]:
    return url_key(link.url), text_form(link.label)


def _link_pairs(
    olds: list[LabelledUrl], news: list[LabelledUrl]
) -> list[tuple[LabelledUrl | None, LabelledUrl | None]]:
    """Old and new links that are one: by target, then by label, then the only ones left."""
    gone, come = list(olds), list(news)
    pairs: list[tuple[LabelledUrl | None, LabelledUrl | None]] = []
    signs: tuple[Callable[[LabelledUrl], Hashable], ...] = (
        _link_sign,
        lambda link: url_key(link.url),
        lambda link: text_form(link.label) or link,
    )
    for sign in signs:
        waiting: dict[Hashable, list[LabelledUrl]] = {}
        for link in reversed(come):
            waiting.setdefault(sign(link), []).append(link)
        left = []
        for link in gone:
            alike = waiting.get(sign(link))
            if alike:
                pairs.append((link, alike.pop()))
            else:
                left.append(link)
        gone = left
        come = [link for alike in waiting.values() for link in reversed(alike)]
    if len(gone) == len(come) == 1:
        return [*pairs, (gone[0], come[0])]
    return [*pairs, *((link, None) for link in gone), *((None, link) for link in come)]


def _link_fields(old: Link, new: Link) -> list[FieldChange]:
    fields = []
    if text_form(old.label) != text_form(new.label):
        fields.append(FieldChange(field="label", before=old.label, after=new.label))
    if url_key(old.url) != url_key(new.url):
        fields.append(FieldChange(field="url", before=old.url, after=new.url))
    return fields


def _edited_statement(old: Passage, new: Passage, *, links: bool) -> Change:
    fields = [FieldChange(field="text", before=old.text, after=new.text)]
    if links:
        before, after = [link.url for link in old.links], [link.url for link in new.links]
        fields.append(FieldChange(field="links", before=before, after=after))
    return _change("changed", _statement(old), _statement(new), fields)


def _change(
    op: Op, old: Record | None, new: Record | None, fields: Iterable[FieldChange] = ()
) -> Change:
    return Change(
        id="",
        entity="link" if isinstance(new or old, Link) else "statement",
        op=op,
        label="",
        fields=list(fields),
        old=old,
        new=new,
        matched_by="place" if old and new else None,
    )


def _statement(passage: Passage) -> Statement:
    statement = Statement(text=passage.text, span=passage.span)
    statement.id = f"statement:{record_key(statement)}"
    return statement
