"""The outputs of `timeline`: a picture of the years, or JSON."""

from collections.abc import Iterator, Sequence
from datetime import date
from textwrap import wrap

from profdiff.history import Moment, Spell, Timeline
from profdiff.records import Education, Publication
from profdiff.render import words
from profdiff.render.json_document import document
from profdiff.render.sanitise import sanitise
from profdiff.render.style import Style

#: Output of `timeline` → what it is.
TIMELINE = ("text", "json")
#: The least room for names, and the gap between them and the picture.
_NAMES, _GAP = 30, 2
_INDENT = 2
#: What the page says and its versions have, only the page says, only its versions have, unknown.
_SIGNS = {True: ("█", "▒", "━", "·"), False: ("#", ":", "=", ".")}


def render_timeline(found: Timeline, output: str, style: Style) -> str:
    """A timeline in one of the outputs of `TIMELINE`."""
    if output == "json":
        return document(found)
    return "".join(f"{line.rstrip()}\n" for line in _picture(found, style))


class _Scale:
    """Where a day stands in the picture, which begins and ends with whole years."""

    def __init__(self, spells: Sequence[Spell], width: int) -> None:
        days = [day for spell in spells for day in _days(spell)]
        self.start, self.stop = min(days)[:4], str(int(max(days)[:4]) + 1)
        self.width = width
        self._origin = date(int(self.start), 1, 1).toordinal()
        self._span = date(int(self.stop), 1, 1).toordinal() - self._origin

    def at(self, day: str) -> int:
        """The column of a day."""
        found = date.fromisoformat(day).toordinal() - self._origin
        return min(max(found * self.width // self._span, 0), self.width - 1)

    def axis(self) -> str:
        """The years above the picture, as many as fit."""
        line = [" "] * (self.width + 4)
        first, last = int(self.start), int(self.stop)
        step = max(1, -(-6 * (last - first) // self.width))
        for year in range(first, last, step):
            at = self.at(f"{year}-01-01")
            line[at : at + 4] = str(year)
        return "".join(line)


def _picture(found: Timeline, style: Style) -> Iterator[str]:
    total = f"{found.versions} version{'' if found.versions == 1 else 's'}"
    name = words.joined((sanitise(found.name or ""), sanitise(found.path)))
    yield f"{name}: {total}" + (f", {_between(found.first, found.last)}" if found.first else "")
    if not found.spells:
        return
    left = max(_NAMES, style.width * 2 // 5)
    scale = _Scale(found.spells, style.width - left - _GAP)
    yield ""
    yield " " * (left + _GAP) + scale.axis()
    entity = ""
    for spell in found.spells:
        if spell.entity != entity:
            entity = spell.entity
            yield f"{words.heading(entity)}"
        lines = wrap(_name(spell), left - _INDENT) or [""]
        for number, text in enumerate(lines):
            bar = _bar(spell, scale, style) if number == 0 else ""
            yield f"{' ' * _INDENT}{text:{left - _INDENT + _GAP}}{bar}"
    both, said, seen, unknown = _SIGNS[style.unicode]
    yield ""
    yield f"{both} both  {said} as the page says  {seen} as its versions have it  {unknown} unknown"


def _name(spell: Spell) -> str:
    """What a spell is called: a paper with the venue that it had then."""
    name = words.describe(spell.entity, spell.record)
    if isinstance(spell.record, Education) and spell.record.status == "in_progress":
        return f"{name} (in progress)"
    if isinstance(spell.record, Publication) and spell.record.venue:
        return words.joined((words.text(spell.record.venue, "text"), name), ": ")
    return name


def _bar(spell: Spell, scale: _Scale, style: Style) -> str:
    both, said, seen, unknown = _SIGNS[style.unicode]
    cells = [" "] * scale.width
    for interval in spell.observed:
        _fill(cells, scale, (interval.after, interval.first), unknown)
        _fill(cells, scale, (interval.last, interval.before), unknown)
    for interval in spell.observed:
        _fill(cells, scale, (interval.first, interval.last), seen)
    for at in range(*_stated(spell, scale)):
        cells[at] = both if cells[at] == seen else said
    return "".join(cells)


def _fill(
    cells: list[str], scale: _Scale, between: tuple[Moment | None, Moment | None], sign: str
) -> None:
    start, stop = between
    if start and stop:
        for at in range(scale.at(start.at[:10]), scale.at(stop.at[:10]) + 1):
            cells[at] = sign


def _stated(spell: Spell, scale: _Scale) -> tuple[int, int]:
    """The columns of what the page says; none where it gives no beginning."""
    if spell.start is None:
        return 0, 0
    last = spell.observed[-1].last.at[:10]
    end = _last_day(spell.end) if spell.end else last if spell.current else _last_day(spell.start)
    return scale.at(_first_day(spell.start)), scale.at(end) + 1


def _days(spell: Spell) -> Iterator[str]:
    for interval in spell.observed:
        moments = (interval.after, interval.first, interval.last, interval.before)
        yield from (moment.at[:10] for moment in moments if moment)
    if spell.start:
        yield _first_day(spell.start)
    if spell.end:
        yield _last_day(spell.end)


def _first_day(when: str) -> str:
    """The first day of a year, a month or a day."""
    return {4: f"{when}-01-01", 7: f"{when}-01"}.get(len(when), when[:10])


def _last_day(when: str) -> str:
    """A day at the end of a year or a month."""
    return {4: f"{when}-12-31", 7: f"{when}-28"}.get(len(when), when[:10])


def _between(first: Moment | None, last: Moment | None) -> str:
    return f"{first.at[:10] if first else ''} to {last.at[:10] if last else ''}"
