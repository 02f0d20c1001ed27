"""What a template of a changelog gets: plain data, every text in words and safe to show.

{"path", "name", "window", "sections": [
    {"title", "date", "at", "version", "headline", "note", "groups": [
        {"title", "entries": [
            {"lead", "entity", "op", "text", "brief", "transitions", "fingerprints"}]}]}]}
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from profdiff.changelogs import Changelog, Note, Section
from profdiff.changes import Change
from profdiff.render import words
from profdiff.render.brief import headline
from profdiff.render.changelog.entries import OPS, entries
from profdiff.render.sanitise import sanitise

#: How entries may be grouped: by what happened, as Keep a Changelog 1.1.0 does, or by what it is.
GROUPINGS = ("change", "entity")
_BACK_AS_IT_WAS = "The page is back as it was."
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
    note = _note(section)
    return {
        "title": title(section.date, window),
        "date": section.date,
        "at": section.at,
        "version": sanitise(section.version),
        "headline": headline(section.changes) or note or "",
        "note": note,
        "groups": list(_groups(section.changes, grouping)),
    }


def _note(section: Section) -> str | None:
    if section.note == "back" and not section.changes:
        return _BACK_AS_IT_WAS
    return _NOTES[section.note] if section.note else None


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
            yield {
                "title": words.NOUNS[entity][1].capitalize(),
                "entries": [*entries(several, lead="op")],
            }
        return
    for op, name in OPS.items():
        if several := [change for change in changes if change.op == op]:
            yield {"title": name, "entries": [*entries(several, lead="noun")]}
