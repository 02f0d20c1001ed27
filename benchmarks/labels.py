"""Judges what profdiff says of a page by what a careful reader says of it.

A label of two versions names one changed thing: `entity`, `op`, `key` (any one of whose texts
names the record), and for a changed field `field`, `before` and `after`. A label of one version is
a record: `entity` and the fields that have to be right. `"optional": true` marks what readers may
differ on: neither missing nor telling it counts.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from profdiff.normal import fold

Label = dict[str, Any]

#: What labels speak of, with the name of its list in a profile.
LISTS = {
    "role": "roles",
    "education": "education",
    "award": "awards",
    "person": "people",
    "interest": "interests",
    "area": "areas",
    "project": "projects",
    "publication": "publications",
    "news": "news",
    "talk": "talks",
    "teaching": "teaching",
    "service": "service",
}
#: Fields that readers do not label: addresses, and what is told in more words than one.
UNLABELLED = frozenset(
    "arxiv current description doi grantor group honors kind links pages section unit url "
    "volume".split()
)
#: The fields that say which record is meant, most telling first.
NAMING = {
    "role": ("organization", "title"),
    "education": ("institution", "degree"),
    "area": ("title",),
    "publication": ("title", "arxiv", "doi", "url"),
    "news": ("text",),
    "talk": ("title",),
    "teaching": ("course",),
    "service": ("venue", "role"),
}
#: A text within another says the same where it is at least this share of it.
MOST_OF = 0.4


class Told(NamedTuple):
    """One thing that was said, or should have been: a change of a record or field, or a fact."""

    entity: str
    op: str
    field: str | None
    before: object
    after: object
    names: tuple[str, ...]

    @property
    def said(self) -> str:
        """The thing in one line."""
        field = f" {self.field}: {self.before!r} -> {self.after!r}" if self.field else ""
        return f"{self.op}{field} | {' ; '.join(self.names[:3])}"


class Verdict(NamedTuple):
    """What was told rightly, what was not told, and what was told though it is not so."""

    hits: list[Told]
    misses: list[Told]
    alarms: list[Told]


def judge_changes(wanted: Sequence[Label], changes: Iterable[Any]) -> Verdict:
    """The verdict on the changes between two versions."""
    told = [each for change in changes for each in _told(change)]
    pairs = _pair(wanted, told, _agreement)
    verdict = Verdict([], [], [])
    for place, label in enumerate(wanted):
        if not label.get("optional"):
            (verdict.hits if place in pairs else verdict.misses).append(_of(label))
    taken = set(pairs.values())
    optional = [label for label in wanted if label.get("optional")]
    verdict.alarms.extend(
        each
        for place, each in enumerate(told)
        if place not in taken and not any(_same_kind(label, each) for label in optional)
    )
    return verdict


def judge_records(wanted: Sequence[Label], profile: dict[str, Any]) -> Verdict:
    """The verdict on the records of one page: that each is there, and its labelled fields."""
    verdict = Verdict([], [], [])
    by_entity: dict[str, list[Label]] = defaultdict(list)
    for label in wanted:
        by_entity[label["entity"]].append(label)
    for label in by_entity.pop("page", []):
        for field in ("kind", "name"):
            if label.get(field) is not None:
                _judge_field(verdict, "page", field, label[field], profile.get(field))
    for entity, labels in by_entity.items():
        records = profile[LISTS[entity]]
        pairs = _pair(labels, records, _likeness)
        for place, label in enumerate(labels):
            if label.get("optional"):
                continue
            here = Told(entity, "present", None, None, None, tuple(_names(label)))
            (verdict.hits if place in pairs else verdict.misses).append(here)
            if place in pairs:
                _judge_fields(verdict, label, records[pairs[place]])
        extra = set(range(len(records))) - set(pairs.values())
        verdict.alarms.extend(
            Told(entity, "extra", None, None, None, tuple(_texts(records[place])))
            for place in sorted(extra)
        )
    return verdict


def _told(change: Any) -> Iterator[Told]:
    entity, op = change["entity"], change["op"]
    if entity not in LISTS:
        return
    names = tuple(_texts([change["label"], change["old"], change["new"]]))
    if op != "changed":
        yield Told(entity, op, None, None, None, names)
        return
    for each in change["fields"]:
        field = each["field"]
        # Where a paper stands is said by its venue; a degree's status is a thing of its own.
        if field not in UNLABELLED and (entity, field) != ("publication", "status"):
            yield Told(entity, op, field, each["before"], each["after"], names)


def _of(label: Label) -> Told:
    return Told(
        label["entity"],
        label["op"],
        label.get("field"),
        label.get("before"),
        label.get("after"),
        tuple(label["key"]),
    )


def _pair(
    wanted: Sequence[Label], found: Sequence[Any], likeness: Callable[[Label, Any], int]
) -> dict[int, int]:
    """Which of what was found answers which label, the likest first; no two answer one."""
    ranked = sorted(
        (-likeness(label, each), at, place)
        for at, label in enumerate(wanted)
        for place, each in enumerate(found)
    )
    pairs: dict[int, int] = {}
    taken = set()
    for negative, at, place in ranked:
        if negative and at not in pairs and place not in taken:
            pairs[at] = place
            taken.add(place)
    return pairs


def _agreement(label: Label, told: Told) -> int:
    """0 where a change is not the labelled one; 2 where it is by its full name, else 1."""
    if not _same_kind(label, told):
        return 0
    sides = (("before", told.before), ("after", told.after)) if label["op"] == "changed" else ()
    for side, value in sides:
        if label.get(side) is not None and not _same_text(label[side], value):
            return 0
    return _named(label["key"], told.names)


def _same_kind(label: Label, told: Told) -> bool:
    kinds = (label["entity"], label["op"], label.get("field"))
    return kinds == (told.entity, told.op, told.field) and bool(_named(label["key"], told.names))


def _named(keys: Iterable[str], names: Iterable[str]) -> int:
    """2 where a name is one of the keys, 1 where one holds the other, else 0."""
    folded = [_fold(name) for name in names]
    best = 0
    for key in filter(None, map(_fold, keys)):
        if key in folded:
            return 2
        if any(
            (len(key) > 3 and _within(key, name)) or (len(name) > 9 and _within(name, key))
            for name in folded
        ):
            best = 1
    return best


def _likeness(label: Label, record: dict[str, Any]) -> int:
    """How much of what names a labelled record a read one shares; 0 where it is another."""
    likeness = 0
    for field in NAMING.get(label["entity"], ("name",)):
        wanted, got = label.get(field), record.get(field)
        if wanted:
            likeness += 3 if _fold(wanted) == _fold(got) else int(_same_text(wanted, got))
    if likeness and label["entity"] == "person":
        likeness += _fold(label.get("relation")) == _fold(record.get("relation"))
    return likeness


def _judge_fields(verdict: Verdict, label: Label, record: dict[str, Any]) -> None:
    venue = record.get("venue")
    parts = {**record, **venue} if label["entity"] == "publication" and venue else record
    for field, wanted in label.items():
        unset = wanted is None or wanted is False or wanted == []
        if unset or field in ("also", "entity", "honors", "links", "optional", "unit"):
            continue
        got = parts.get(field) if field in ("track", "distinction") else record.get(field)
        _judge_field(verdict, label["entity"], field, wanted, got)


def _judge_field(verdict: Verdict, entity: str, field: str, wanted: object, got: object) -> None:
    exact = field in ("arxiv", "end", "start", "status", "venue")
    if field in ("areas", "equal_contribution") and isinstance(wanted, list):
        names, given = (
            set(map(_fold, wanted)),
            set(map(_fold, got if isinstance(got, list) else ())),
        )
        same = names <= given if field == "areas" else names == given
    elif isinstance(wanted, list):
        same = list(map(_fold, wanted)) == list(map(_fold, got if isinstance(got, list) else ()))
    else:
        same = _fold(wanted) == _fold(got) if exact else _same_text(wanted, got)
    fact = Told(f"{entity}.{field}", "field", field, wanted, got, ())
    (verdict.hits if same else verdict.misses).append(fact)


def _same_text(wanted: object, got: object) -> bool:
    """Whether two values say the same: equal, or one within the other and not much shorter."""
    short, long = sorted((_fold(wanted), _fold(got)), key=len)
    return short == long or (
        bool(short) and len(short) >= MOST_OF * len(long) and _within(short, long)
    )


def _within(short: str, long: str) -> bool:
    return f" {short} " in f" {long} "


def _fold(value: object) -> str:
    """The form in which labels compare; a venue is its text, a list its items in order."""
    if isinstance(value, dict):
        value = value.get("text") or value.get("name")
    if isinstance(value, list):
        return " ".join(map(_fold, value))
    return "" if value is None else fold(str(value))


def _names(label: Label) -> list[str]:
    fields = NAMING.get(label["entity"], ("name",))
    return [str(label[field]) for field in fields if label.get(field)]


def _texts(value: object) -> Iterator[str]:
    """All texts within a value, places and keys of the record left aside."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, each in value.items():
            if key not in ("id", "span"):
                yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
