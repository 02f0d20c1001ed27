"""What differs between an old and a new record that are the same thing."""

from collections.abc import Hashable, Iterable, Mapping
from typing import Any

from profdiff.changes import FieldChange
from profdiff.match import Matching
from profdiff.match.candidates import words
from profdiff.match.forms import FIELDS, text_form, value_of
from profdiff.match.scores import shared
from profdiff.normal import fold, url_key
from profdiff.patterns import Pattern
from profdiff.records import LabelledUrl, Person, Publication, Record, Venue

#: Entity → the fields that the place of a passage may tell, not only its words: they may change
#: where the passage stays as it was.
CONTEXTUAL: Mapping[str, frozenset[str]] = {
    "publication": frozenset({"authorship", "areas"}),
    "project": frozenset({"areas"}),
    "person": frozenset({"relation", "group"}),
    "role": frozenset({"current"}),
    "education": frozenset({"status"}),
}
#: Fields compared only where both pages state them.
STATED_BY_BOTH = frozenset({"authorship", "areas"})
#: Fields that a format without links cannot give.
OF_LINKS = frozenset({"url", "links", "arxiv", "doi"})


class FieldComparer:
    """Compares the fields of matched records of two pages."""

    def __init__(self, matching: Matching, *, links: bool) -> None:
        self._matching = matching
        self._links = links
        self._areas = matching.area_names()
        pages = (matching.old.profile, matching.new.profile)
        # A page that marks no lead does not say that somebody has ceased to lead.
        self._tell_leads = all(
            any(project.lead is not None for project in page.projects) for page in pages
        )
        self._groups = [{text_form(person.group) for person in page.people} for page in pages]

    def changes(
        self, entity: str, old: Record, new: Record, only: frozenset[str] | None = None
    ) -> list[FieldChange]:
        """The fields that say something else on the new page; `only` restricts them."""
        found = []
        for field in FIELDS[entity]:
            if only is not None and field not in only:
                continue
            before, after = _compared(old, field), _compared(new, field)
            if before == after or self._excused(field, before, after):
                continue
            if field in ("group", "relation") and self._under_renamed_heading(
                field, old, new, only
            ):
                continue
            if self._form(entity, field, before, 0) != self._form(entity, field, after, 1):
                found.append(_told(field, shown(before), shown(after)))
        return found

    def _under_renamed_heading(
        self, field: str, old: Record, new: Record, only: frozenset[str] | None
    ) -> bool:
        """Whether a person stayed in a list whose heading was renamed, split or added.

        The heading's own passage tells that. What a person is to the page's subject stays too,
        if their words stayed and the headings are alike; "Students" becoming "Alumni" is a move.
        """
        if not (isinstance(old, Person) and isinstance(new, Person)):
            return False
        before, after = text_form(old.group), text_form(new.group)
        if before == after or before in self._groups[1] or after in self._groups[0]:
            return False
        alike = shared(words(old.group), words(new.group)) >= 50
        return field == "group" or (only is not None and alike)

    def _excused(self, field: str, before: Any, after: Any) -> bool:
        """Whether a side may leave a field out without this being a change."""
        one_sided = field in STATED_BY_BOTH or (field in OF_LINKS and not self._links)
        if field == "lead":
            return not self._tell_leads
        return one_sided and not (before and after)

    def _form(self, entity: str, field: str, value: Any, side: int) -> Hashable:
        if field == "areas":
            names = self._areas[side]
            return frozenset(names.get(text_form(v), text_form(v)) for v in value)
        return FIELDS[entity][field](value, self._matching.names)


def _compared(record: Record, field: str) -> Any:
    """A record's value of a field; a paper's own link is no part of its `links`.

    That link's label is the title or the venue, and where it leads is `url`.
    """
    value = value_of(record, field)
    if field == "links" and isinstance(record, Publication) and record.url:
        own = url_key(record.url)
        return [link for link in value if url_key(link.url) != own]
    return value


def _told(field: str, before: Any, after: Any) -> FieldChange:
    """A changed field; of links only those that one side alone has."""
    if field == "links":
        from profdiff.diff.nested import differing

        before, after = differing(before, after)
    return FieldChange(field=field, before=before, after=after)


def shown(value: Any) -> Any:
    """A field's value as changes give it: `venue` by its text, links as plain data, "" as None."""
    if isinstance(value, Venue):
        return value.text or value.name
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value if value != "" else None


def _plain(item: Any) -> Any:
    return {"label": item.label, "url": item.url} if isinstance(item, LabelledUrl) else item


_YEAR = Pattern(r"(?:19|20)(\d\d)")


def stood_already(change: FieldChange, old_texts: Iterable[str], new_texts: Iterable[str]) -> bool:
    """Whether the words of a field's old and new value all stand on both pages.

    Then the words stayed and only their reading differs, so that the fact cannot have changed.
    """
    before, after = _words(change.before), _words(change.after)
    differing = (before - after) | (after - before)
    if not differing:
        return False
    old, new = f" {fold(' '.join(old_texts))} ", f" {fold(' '.join(new_texts))} "
    return all(_stands(word, old) and _stands(word, new) for word in differing)


def _words(value: Any) -> set[str]:
    if value is None:
        return set()
    items = value if isinstance(value, list) else [value]
    return {fold(str(item)) for item in items if not isinstance(item, dict)} - {""}


def _stands(words: str, text: str) -> bool:
    if f" {words} " in text:
        return True
    short = _YEAR.sub(r"\1", words)
    return short != words and f" {short} " in text
