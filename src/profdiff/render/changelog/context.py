"""What a template of a changelog gets: plain data, every text in words and safe to show.

{"path", "name", "window", "sections": [
    {"title", "date", "at", "version", "headline", "note", "groups": [
        {"title", "entries": [
            {"lead", "entity", "op", "text", "brief", "transitions", "fingerprint"}]}]}]}
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from profdiff.changelogs import Changelog, Note, Section
from profdiff.changes import Change
from profdiff.render import words
from profdiff.render.brief import brief, headline
from profdiff.render.sanitise import sanitise
from profdiff.render.telling import tell

#: How entries may be grouped: by what happened, as Keep a Changelog 1.1.0 does, or by what it is.
GROUPINGS = ("change", "entity")
_ARROW = "→"
_OPS = {"added": "Added", "changed": "Changed", "removed": "Removed"}
_NOTES: dict[Note, str] = {
    "first": "The first version.",
    "gone": "The page was deleted.",
    "collapsed": "The page broke or fell silent; what it had said is unknown, not gone.",
    "back": "The page is back; this is what differs from when it last had content.",
}


def context(log: Changelog, grouping: str) -> dict[str, Any]:
    """The data of a changelog; `grouping` is one of `GROUPINGS`."""
    return {
        "path": sanitise(log.path),
        "name": sanitise(log.name) if log.name else None,
        "window": log.window,
        "sections": [_section(section, log.window, grouping) for section in log.sections],
    }


def _section(section: Section, window: str, grouping: str) -> dict[str, Any]:
    return {
        "title": title(section.date, window),
        "date": section.date,
        "at": section.at,
        "version": sanitise(section.version),
        "headline": headline(section.changes) or (_NOTES[section.note] if section.note else ""),
        "note": _NOTES[section.note] if section.note else None,
        "groups": list(_groups(section.changes, grouping)),
    }


def title(date: str, window: str) -> str:
    """What a section is called: a day, a week or a month as ISO 8601 writes it."""
    if window == "week":
        year, week, _ = dt.date.fromisoformat(date).isocalendar()
        return f"{year}-W{week:02}"
    return date[:7] if window == "month" else date


def _groups(changes: list[Change], grouping: str) -> Iterator[dict[str, Any]]:
    if grouping == "entity":
        for entity in dict.fromkeys(change.entity for change in changes):
            several = [change for change in changes if change.entity == entity]
            yield _group(words.NOUNS[entity][1].capitalize(), several, lead="op")
        return
    for op, name in _OPS.items():
        if several := [change for change in changes if change.op == op]:
            yield _group(name, several, lead="noun")


def _group(name: str, changes: Iterable[Change], lead: str) -> dict[str, Any]:
    """A group; what its title does not say of an entry leads the entry."""
    return {"title": name, "entries": [_entry(change, lead) for change in changes]}


def _entry(change: Change, lead: str) -> dict[str, Any]:
    return {
        "lead": _OPS[change.op] if lead == "op" else words.heading(change.entity),
        "entity": change.entity,
        "op": change.op,
        "text": tell(change).line(_ARROW),
        "brief": brief(change),
        "transitions": change.transitions,
        "fingerprint": change.fingerprint,
    }
