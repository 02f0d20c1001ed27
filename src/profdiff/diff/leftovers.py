"""The changes of what no record holds: sentences and links, so that nothing is lost."""

from collections import Counter
from collections.abc import Iterable

from profdiff.changes import Change, FieldChange, Op
from profdiff.diff.passages import Passages
from profdiff.diff.signature import targets
from profdiff.identity import record_key
from profdiff.match.forms import text_form
from profdiff.normal import url_key
from profdiff.records import LabelledUrl, Link, Passage, Record, Statement


class Covered:
    """The records of which a change is reported already, by side."""

    def __init__(self, changes: Iterable[Change]) -> None:
        self._facts: tuple[set[str], set[str]] = (set(), set())
        self._links: tuple[set[str], set[str]] = (set(), set())
        for change in changes:
            kinds = self._links if change.entity == "link" else self._facts
            for side, record in enumerate((change.old, change.new)):
                if record:
                    kinds[side].add(record.id)

        self._texts: tuple[set[str], set[str]] = (set(), set())

    def add_page(self, page: Change) -> None:
        """Count passages that say a changed page field, such as a name, as told."""
        for field in page.fields:
            for side, value in enumerate((field.before, field.after)):
                if isinstance(value, str):
                    self._texts[side].add(text_form(value))

    def add_records(self, removed: Iterable[Record], added: Iterable[Record]) -> None:
        """Count records as told that no change of their own tells."""
        self._facts[0].update(record.id for record in removed)
        self._facts[1].update(record.id for record in added)

    def words(self, passage: Passage, side: int) -> bool:
        """Whether a change reported covers what a passage says."""
        if any(record in self._facts[side] for record in passage.records):
            return True
        return bool(self._texts[side]) and text_form(passage.text) in self._texts[side]

    def links(self, passage: Passage, side: int) -> bool:
        """Whether a change reported covers where a passage's links lead."""
        return self.words(passage, side) or any(r in self._links[side] for r in passage.records)


def leftover_changes(passages: Passages, covered: Covered) -> list[Change]:
    """A statement or link change for each passage that differs and that nothing else covers."""
    partners = passages.partners()
    paired = set(partners.values())
    found: list[Change] = []
    for o, n in sorted(partners.items()):
        found += _edited(passages, o, n, covered)
    for o in passages.old_left:
        if o not in partners:
            found += _lone(passages.old[o], 0, covered)
    for n in passages.new_left:
        if n not in paired:
            found += _lone(passages.new[n], 1, covered)
    return found


def _edited(passages: Passages, o: int, n: int, covered: Covered) -> list[Change]:
    old, new = passages.old[o], passages.new[n]
    before, after = passages.old_signature(o), passages.new_signature(n)
    if covered.words(old, 0) or covered.words(new, 1):
        return []
    links_told = covered.links(old, 0) or covered.links(new, 1)
    if before.text == after.text:
        return [] if links_told else _link_changes(old.links, new.links, old, new)
    if links_told and _is_all_links(old) and _is_all_links(new):
        return []
    fields = [FieldChange(field="text", before=old.text, after=new.text)]
    if before.targets != after.targets and not links_told:
        fields.append(FieldChange(field="links", before=_urls(old.links), after=_urls(new.links)))
    return [_change("changed", _statement(old), _statement(new), fields)]


def _lone(passage: Passage, side: int, covered: Covered) -> list[Change]:
    """The change of a passage that has no counterpart at all."""
    if covered.words(passage, side):
        return []
    if _is_all_links(passage) and covered.links(passage, side):
        return []
    if not passage.text.strip():
        sides = (passage.links, []) if side == 0 else ([], passage.links)
        return _link_changes(*sides, passage, passage)
    statement = _statement(passage)
    if side == 0:
        return [_change("removed", statement, None, [])]
    return [_change("added", None, statement, [])]


def _link_changes(
    olds: list[LabelledUrl], news: list[LabelledUrl], old: Passage, new: Passage
) -> list[Change]:
    """One change a link that leads elsewhere, came or went; the k-th gone meets the k-th come."""
    kept = Counter(targets(olds)) & Counter(targets(news))
    gone = [_link(link, old) for link in _beyond(olds, kept)]
    come = [_link(link, new) for link in _beyond(news, kept)]
    found = []
    for before, after in zip(gone, come, strict=False):
        fields = [FieldChange(field="url", before=before.url, after=after.url)]
        found.append(_change("changed", before, after, fields))
    found += [_change("removed", link, None, []) for link in gone[len(come) :]]
    found += [_change("added", None, link, []) for link in come[len(gone) :]]
    return found


def _beyond(links: list[LabelledUrl], kept: Counter[str]) -> list[LabelledUrl]:
    """The links other than those kept, of which each counts once."""
    left, found = Counter(kept), []
    for link in links:
        key = url_key(link.url)
        if left[key]:
            left[key] -= 1
        else:
            found.append(link)
    return found


def _change(op: Op, old: Record | None, new: Record | None, fields: list[FieldChange]) -> Change:
    record = new or old
    entity = "link" if isinstance(record, Link) else "statement"
    return Change(
        id="",
        entity=entity,
        op=op,
        label="",
        fields=fields,
        old=old,
        new=new,
        matched_by="place" if old and new else None,
    )


def _statement(passage: Passage) -> Statement:
    statement = Statement(text=passage.text, span=passage.span)
    statement.id = f"statement:{record_key(statement)}"
    return statement


def _link(link: LabelledUrl, passage: Passage) -> Link:
    record = Link(label=link.label or None, url=link.url, span=passage.span)
    record.id = f"link:{record_key(record)}"
    return record


def _urls(links: list[LabelledUrl]) -> list[str]:
    return [link.url for link in links]


def _is_all_links(passage: Passage) -> bool:
    """Whether a passage says nothing but the labels of its links."""
    rest = passage.text
    for link in passage.links:
        rest = rest.replace(link.label, " ", 1)
    return not any(c.isalnum() for c in rest)
