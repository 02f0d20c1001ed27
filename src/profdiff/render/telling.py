"""Changes and records as what is told of them: a name, a former name, facts and a place."""

from collections.abc import Iterable

import msgspec

from profdiff.changes import Change, FieldChange
from profdiff.naming import NAMING
from profdiff.normal import fold
from profdiff.records import Record
from profdiff.render import words
from profdiff.render.sanitise import sanitise
from profdiff.span import Span

#: Entity → the fields that are told of a whole record beside its name.
_TOLD = {
    "role": ("unit",),
    "education": ("honors",),
    "award": ("grantor", "year", "count"),
    "project": ("lead",),
    "publication": ("venue", "authorship"),
    "person": ("relation", "group"),
    "news": ("date",),
    "talk": ("event", "date", "people"),
    "teaching": ("role", "term"),
    "service": ("year",),
}
#: Transition → the fields whose change it puts into words, likeliest first.
_EXPLAINS = {
    "submitted": ("venue", "status"),
    "accepted": ("venue", "status"),
    "published": ("venue", "status"),
    "venue-corrected": ("venue",),
    "venue-lost": ("venue", "status"),
    "distinguished": ("distinction",),
    "ended": ("end", "current"),
    "graduated": ("status",),
    "started": ("status",),
    "lead-gained": ("lead",),
    "lead-lost": ("lead",),
    "became-alumnus": ("relation", "group"),
    "subject-changed": ("name",),
}
#: Fields whose values add nothing once a transition has named their change.
_SAID = {"status", "lead", "current", "relation"}
#: Fields of which it is enough to know that they changed.
_SLIGHT = {"url", "links"}


class Fact(msgspec.Struct, frozen=True):
    """One thing told: a word alone, or what a field was and is.

    `brief` stands for a fact that matters little, where there is no room for all.
    """

    word: str
    before: str = ""
    after: str = ""
    brief: str = ""

    def line(self, arrow: str) -> str:
        """The fact on one line; a value that came or went has its sign before it."""
        if self.before and self.after:
            return f"{self.word}: {self.before} {arrow} {self.after}"
        if self.after:
            return f"+ {self.word}: {self.after}"
        return f"- {self.word}: {self.before}" if self.before else self.word


class Told(msgspec.Struct, frozen=True):
    """What is told of one change or record; `former` is its name before, where that changed.

    `old` and `new` are its places: lines, or with `paths` those of the files of a site.
    """

    name: str
    former: str = ""
    facts: tuple[Fact, ...] = ()
    old: str = ""
    new: str = ""
    paths: bool = False

    def line(self, arrow: str) -> str:
        """Name and facts on one line."""
        name = f"{self.former} {arrow} {self.name}" if self.former else self.name
        facts = "; ".join(fact.line(arrow) for fact in self.facts)
        return f"{name} ({facts})" if facts else name

    def place(self, arrow: str) -> str:
        """Where it stands: "line 24 → 26", "new line 26", "old line 24"; "in about.md:24 → 26"."""
        word = "in" if self.paths else "line"
        if self.old and self.new:
            path = self.old.rpartition(":")[0]
            new = self.new.removeprefix(f"{path}:") if self.paths else self.new
            return f"{word} {self.old} {arrow} {new}"
        if self.new:
            return f"new {word} {self.new}"
        return f"old {word} {self.old}" if self.old else ""


def tell(change: Change, *, paths: bool = False) -> Told:
    """What is told of a change; `paths` names the files of a site beside the lines."""
    record = change.new or change.old
    label = sanitise(change.label)
    name, former = words.describe(change.entity, record) or label, ""
    renamed = _renamed(change) if change.op == "changed" else set()
    if renamed:
        former = words.describe(change.entity, change.old) or label
    facts = _changed(change, renamed) if change.op == "changed" else _came_or_went(change, record)
    old, new = _place(change.old, paths=paths), _place(change.new, paths=paths)
    return Told(name, former if former != name else "", tuple(facts), old, new, paths)


def tell_record(entity: str, record: Record, *, paths: bool = False) -> Told:
    """What is told of a record of one page, or with `paths` of a site and all its places."""
    name = words.describe(entity, record) or sanitise(record.id)
    place = _place(record, paths=paths)
    if paths and record.places is not msgspec.UNSET:
        place = words.joined(map(_in_file, record.places))
    return Told(name, facts=_whole(entity, record), new=place, paths=paths)


def _renamed(change: Change) -> set[str]:
    return {field.field for field in change.fields} & set(NAMING.get(change.entity, ()))


def _place(record: Record | None, *, paths: bool) -> str:
    if not (record and record.span):
        return ""
    return _in_file(record.span) if paths else str(record.span.line)


def _in_file(span: Span) -> str:
    return f"{sanitise(span.path)}:{span.line}"


def _changed(change: Change, renamed: set[str]) -> list[Fact]:
    """The facts of a changed record: a transition stands for the fields that it explains.

    That something was renamed is said by its two names.
    """
    rest = {field.field: field for field in change.fields if field.field not in renamed}
    told = []
    if "moved" in change.transitions and "unit" in rest and not rest["unit"].after:
        del rest["unit"]  # of the place that was left
    for transition in change.transitions:
        if transition == "renamed" and renamed:
            continue
        explained = [rest.pop(field) for field in _EXPLAINS.get(transition, ()) if field in rest]
        told.append(_explained(transition, explained))
    return told + _fields(rest.values())


def _fields(fields: Iterable[FieldChange]) -> list[Fact]:
    return [_field(field) for field in fields]


def _came_or_went(change: Change, record: Record | None) -> list[Fact]:
    """The facts of an added or removed record."""
    whole = _whole(change.entity, record) if record else ()
    return [*whole, *map(_named, change.transitions), *_fields(change.fields)]


def _named(transition: str) -> Fact:
    return Fact(words.transition_word(transition))


def _explained(transition: str, fields: list[FieldChange]) -> Fact:
    """A transition with the values of the field that shows it: "accepted: Preprint → NeurIPS"."""
    fact = _named(transition)
    for field in fields:
        if field.field not in _SAID:
            before = words.value(field.field, field.before)
            after = words.value(field.field, field.after)
            if before and after:
                return Fact(fact.word, before, after)
            return Fact(f"{fact.word}: {before or after}")
    return fact


def _field(field: FieldChange) -> Fact:
    """The fact of one changed field; of a list, what it lost and gained."""
    word = words.field_word(field.field)
    if isinstance(field.before, list) and isinstance(field.after, list):
        lost = [part for part in field.before if part not in field.after]
        gained = [part for part in field.after if part not in field.before]
        if lost or gained:
            field = FieldChange(field=field.field, before=lost, after=gained)
    if field.field == "count":
        return Fact(f"now {words.value('count', field.after or 1)}")
    before, after = words.value(field.field, field.before), words.value(field.field, field.after)
    brief = words.came_or_went("link", before, after) if field.field in _SLIGHT else ""
    return Fact(word, before, after, brief)


def _whole(entity: str, record: Record) -> tuple[Fact, ...]:
    """The facts of a whole record."""
    told = [_alone(record, field) for field in _TOLD.get(entity, ())]
    if entity == "publication":
        told += _standing(record)
    if entity in {"role", "education"}:
        told.append(_period(record))
    return tuple(Fact(text) for text in told if text)


def _alone(record: Record, field: str) -> str:
    """A field's value as it reads without the field's name beside it."""
    content = getattr(record, field, None)
    if field == "unit":
        return words.text(record, "unit") if words.text(record, "organization") else ""
    if field == "authorship":
        return "first author" if content == "first" else ""
    if field == "lead":
        return "lead" if content else ""
    if field == "venue":
        return words.text(content, "text") or words.text(content, "name")
    if field == "group" and _says_relation(words.text(record, field), record):
        return ""
    if field == "people":
        return f"with {words.value(field, content)}" if content else ""
    return words.value(field, content)


def _says_relation(group: str, record: Record) -> bool:
    """Whether a group of people says no more than what they are: "Mentees:" of a mentee."""
    name, relation = fold(group), fold(words.text(record, "relation"))
    return name in (relation, f"{relation}s")


def _standing(record: Record) -> list[str]:
    """What a venue's text leaves out, and that a paper is not out yet."""
    venue = getattr(record, "venue", None)
    submitted = getattr(record, "status", None) == "submitted"
    return [
        words.text(venue, "track"),
        words.text(venue, "distinction"),
        "submitted" if submitted else "",
    ]


def _period(record: Record) -> str:
    """When something was, and that a degree is not completed yet."""
    start, end, status = (words.text(record, field) for field in ("start", "end", "status"))
    if start and end:
        period = start if start == end else f"{start} to {end}"
    else:
        period = f"since {start}" if start else f"until {end}" if end else ""
    under_way = status.replace("_", " ") if status in {"in_progress", "planned"} else ""
    return words.joined((under_way, period))
