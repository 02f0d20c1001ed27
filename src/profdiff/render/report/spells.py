"""The timeline of a report: a row for each position, degree and project, with its bar.

A row: {"name", "stated", "seen", "bars": [{"kind", "x", "width", "title"}]}; the kinds are `stated`
(by the page's own dates), `seen` (versions say it) and `unknown` (between two versions).
"""

from collections.abc import Iterator, Sequence
from typing import Any

from profdiff.history import Moment, Spell, Timeline
from profdiff.records import Education
from profdiff.render import words
from profdiff.render.report.scale import Scale, first_day, last_day

_SHOWN = ("role", "education", "project")
#: A bar is never thinner, in percent.
_THINNEST = 0.6
Row = dict[str, Any]


def timeline(found: Timeline) -> Row | None:
    """{"years", "groups": [{"title", "rows"}]}; None where there is nothing to show."""
    shown = [spell for spell in found.spells if spell.entity in _SHOWN]
    scale = Scale.over(day for spell in shown for day in _days(spell))
    if scale is None:
        return None
    return {
        "years": scale.years(),
        "groups": [
            {
                "title": words.NOUNS[entity][1].capitalize(),
                "rows": [_row(spell, scale) for spell in shown if spell.entity == entity],
            }
            for entity in _SHOWN
            if any(spell.entity == entity for spell in shown)
        ],
    }


def _row(spell: Spell, scale: Scale) -> Row:
    name = words.describe(spell.entity, spell.record)
    if isinstance(spell.record, Education) and spell.record.status == "in_progress":
        name = f"{name} (in progress)"
    return {
        "name": name,
        "stated": _stated_words(spell),
        "seen": seen(spell),
        "bars": [bar for bar in _bars(spell, scale) if bar],
    }


def _bars(spell: Spell, scale: Scale) -> Iterator[Row | None]:
    for interval in spell.observed:
        if interval.after:
            yield _bar("unknown", interval.after.at[:10], interval.first.at[:10], scale)
        if interval.before:
            yield _bar("unknown", interval.last.at[:10], interval.before.at[:10], scale)
    for interval in spell.observed:
        yield _bar("seen", interval.first.at[:10], interval.last.at[:10], scale)
    start, end = _stated(spell)
    if start and end:
        yield _bar("stated", start, end, scale)


def _bar(kind: str, start: str, end: str, scale: Scale) -> Row | None:
    first, last = first_day(start), last_day(end)
    if first is None or last is None:
        return None
    x = min(scale.at(first), 100 - _THINNEST)
    return {"kind": kind, "x": x, "width": round(max(scale.at(last) - x, _THINNEST), 2)}


def _stated(spell: Spell) -> tuple[str | None, str | None]:
    """The days from and to which the page says that something held."""
    if spell.start is None:
        return None, None
    last = spell.observed[-1].last.at[:10]
    end = spell.end or (last if spell.current else spell.start)
    return first_day(spell.start), last_day(end)


def _stated_words(spell: Spell) -> str:
    if spell.start and spell.end:
        return spell.start if spell.start == spell.end else f"{spell.start} to {spell.end}"
    if spell.start:
        return f"since {spell.start}"
    return f"until {spell.end}" if spell.end else ""


def seen(spell: Spell) -> str:
    """In which versions it stands; gaps are where it was gone in between."""
    told = []
    for interval in spell.observed:
        first, last = _day(interval.first), _day(interval.last)
        if interval.before is None:
            told.append(f"since {first}")
        else:
            told.append(first if first == last else f"{first} to {last}")
    return words.joined(told, "; again ")


def _day(moment: Moment) -> str:
    return moment.at[:10]


def _days(spell: Spell) -> Iterator[str]:
    for interval in spell.observed:
        moments: Sequence[Moment | None] = (
            interval.after,
            interval.first,
            interval.last,
            interval.before,
        )
        yield from (moment.at[:10] for moment in moments if moment)
    for when in _stated(spell):
        if when:
            yield when
