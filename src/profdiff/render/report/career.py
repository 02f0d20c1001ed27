"""What the template of a report on a page's history gets."""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from profdiff.changes import Change
from profdiff.history import Step
from profdiff.history.chronicle import Chronicle, Turn
from profdiff.history.keeping import Edit, Held, Text, apply
from profdiff.naming import NAMING
from profdiff.records import Record
from profdiff.render import words
from profdiff.render.brief import headline
from profdiff.render.report.entries import ARROW, Entry, entries, filters, groups, vocabulary
from profdiff.render.report.papers import papers
from profdiff.render.report.sides import marks, shown, sides
from profdiff.render.report.spells import timeline
from profdiff.render.sanitise import sanitise
from profdiff.render.telling import tell_record

#: How many digits of a commit people read.
_SHORT = 7
#: Of a version that differs in more passages than this, the first ones are shown.
_ROWS = 40
_OUTCOMES = {
    "first": "the first version",
    "gone": "the page was deleted",
    "unchanged": "nothing that a reader sees",
}
#: Of a record, what is no field of its own, or told by another.
_NO_FIELDS = frozenset({"id", "span", "places", "section", "equal_contribution"})


def career(chronicle: Chronicle) -> dict[str, Any]:
    """The data of a history; versions are numbered from the oldest, and listed newest first."""
    versions = list(_versions(chronicle))
    told = [entry for version in versions for entry in version["entries"]]
    found = chronicle.timeline
    newest = next((version for version in reversed(versions) if version["weighty"]), None)
    name = sanitise(found.name or "")
    return {
        "title": f"{name}: a page in time" if name else "A page in time",
        "name": name,
        "path": sanitise(chronicle.path),
        "span": _span(versions),
        "newest": newest,
        "notes": [words.diagnostic(each) for each in chronicle.diagnostics],
        "timeline": timeline(found),
        "papers": papers(found),
        "versions": versions[::-1],
        "filters": filters(told),
        "total": len(told),
        "data": _data(chronicle, versions),
    }


def _span(versions: list[Entry]) -> str:
    total = f"{len(versions)} version{'' if len(versions) == 1 else 's'}"
    if not versions:
        return total
    first, last = versions[0]["day"], versions[-1]["day"]
    return f"{total}, {first} to {last}" if first != last else f"{total}, {first}"


def _versions(chronicle: Chronicle) -> Iterator[Entry]:
    """Each version, oldest first."""
    before: list[int] = []
    for number, turn in enumerate(chronicle.turns):
        after = apply(before, turn.leaf.edits)
        told = entries(turn.changes, f"v{number}-")
        edited = _edited(before, after, turn.leaf.edits) if told else ([], [])
        old, new = ([chronicle.passages[at] for at in side] for side in edited)
        rows = _differing(old, new, turn, f"v{number}-")
        yield {
            "number": number,
            **_named(turn.step),
            "headline": _headline(turn.changes),
            "weighty": _is_weighty(turn.changes),
            "note": _note(turn.step, number),
            "entries": told,
            "groups": groups(told),
            "rows": rows[:_ROWS],
            "more": max(len(rows) - _ROWS, 0),
        }
        before = after


def _differing(old: Sequence[Text], new: Sequence[Text], turn: Turn, prefix: str) -> list[Entry]:
    """The rows that differ, side by side."""
    rows = sides(old, new, marks(turn.changes, turn.leaf.threads), prefix)
    return [row for row in rows if row["kind"] == "differs"]


def _is_weighty(changes: Sequence[Change]) -> bool:
    return any(change.severity != "info" for change in changes)


def _headline(changes: Sequence[Change]) -> str:
    """The weightiest changes, or where none is weighty how many there are of which kind."""
    if _is_weighty(changes):
        return headline(changes)
    return words.counts(change.entity for change in changes)


def _edited(
    before: list[int], after: list[int], edits: Sequence[Edit]
) -> tuple[list[int], list[int]]:
    """The stretch of both pages outside which all passages are the same."""
    if not edits:
        return [], []
    start, end = edits[-1].at, len(before) - edits[0].at - edits[0].cut
    return before[start : len(before) - end], after[start : len(after) - end]


def _named(step: Step) -> dict[str, str]:
    version = step.version
    day = version.authored[:10]
    snapshot = sanitise(version.commit.rpartition("@")[2])
    return {
        "day": day,
        "version": version.commit[:_SHORT] if version.author else snapshot.removeprefix(day),
        "subject": sanitise(version.subject),
        "path": sanitise(version.path),
    }


def _note(step: Step, number: int) -> str:
    if step.kind == "first" and number:
        return "the page is there again"
    warning = words.warning(step.comparison) if step.comparison else None
    if warning and step.since:
        return f"The page is back; told is what changed since {step.since.old.captured_at or ''}."
    return warning or _OUTCOMES.get(step.kind, "")


def _data(chronicle: Chronicle, versions: list[Entry]) -> dict[str, Any]:
    """What a script holds any two versions together with; texts are safe to show."""
    rows: dict[tuple[Any, ...], int] = {}
    numbers = [rows.setdefault(_row(held), len(rows)) for held in chronicle.records]
    return {
        "words": vocabulary(),
        "records": list(rows),
        "passages": [(shown(text.text), text.threads) for text in chronicle.passages],
        "versions": [
            {
                "label": _label(version),
                "note": version["note"] if _is_silent(turn) else "",
                "moves": [(thread, numbers[n] if n >= 0 else n) for thread, n in turn.leaf.moves],
                "edits": turn.leaf.edits,
                "threads": turn.leaf.threads,
                "page": _page_fields(turn),
            }
            for version, turn in zip(versions, chronicle.turns, strict=True)
        ],
    }


def _page_fields(turn: Turn) -> list[tuple[str, str, str]]:
    """What a version changes of the page itself: words for a field, before and after."""
    fields = (
        field for change in turn.changes if change.entity == "page" for field in change.fields
    )
    return [
        (
            words.field_word(each.field),
            words.value(each.field, each.before),
            words.value(each.field, each.after),
        )
        for each in fields
    ]


def _label(version: Entry) -> str:
    return words.joined((version["day"], version["version"]), " · ")


def _is_silent(turn: Turn) -> bool:
    """Whether a version holds no profile, so that what is missing is unknown."""
    told = turn.step.comparison
    return turn.step.kind == "gone" or (told is not None and told.status == "collapsed")


def _row(held: Held) -> tuple[str, str, tuple[str, ...], tuple[tuple[str, str], ...]]:
    """A record as a script gets it: its entity, name, what is told of it, and its fields."""
    told = tell_record(held.entity, held.record)
    facts = tuple(fact.line(ARROW) for fact in told.facts)
    return held.entity, told.name, facts, tuple(_fields(held.entity, held.record))


def _fields(entity: str, record: Record) -> Iterator[tuple[str, str]]:
    naming = NAMING.get(entity, ())
    for field in record.__struct_fields__:
        if field in _NO_FIELDS or field in naming:
            continue
        content = getattr(record, field)
        if field == "venue" and content is not None:
            yield from _venue(content)
        elif isinstance(content, list) and content and isinstance(content[0], msgspec.Struct):
            yield words.field_word(field), words.joined(sanitise(each.label) for each in content)
        elif shown := words.value(field, content):
            yield words.field_word(field), shown


def _venue(venue: Any) -> Iterator[tuple[str, str]]:
    for word, field in (("venue", "text"), ("track", "track"), ("distinction", "distinction")):
        if shown := words.text(venue, field):
            yield word, shown
