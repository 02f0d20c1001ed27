"""The picture of a timeline: a row for what a page said, a column for a stretch of time."""

from collections.abc import Iterator, Sequence
from datetime import date

from rich.cells import cell_len

from profdiff.history import Moment, Spell, Timeline
from profdiff.records import Education, Publication
from profdiff.render import words
from profdiff.render.columns import MARGIN, Line, folded, lay_out, line
from profdiff.render.sanitise import sanitise
from profdiff.render.style import Style

#: The least room for names, and the gap between them and the picture.
_NAMES, _GAP = 30, 2
_INDENT = 2
#: Of what the days are told too: of a career, where they matter most.
_DATED = ("role", "education")
#: What the page says and its versions have, only the page says, only its versions have, unknown.
_SIGNS = {True: ("█", "▒", "━", "·"), False: ("#", ":", "=", ".")}


def render(found: Timeline, style: Style) -> str:
    """The picture as wide as the style says."""
    oddities = (line(words.diagnostic(each), sign="!") for each in found.diagnostics)
    return lay_out([*_picture(found, style), *oddities], style)


class _Scale:
    """Where a day stands in the picture, which begins and ends with whole years."""

    def __init__(self, spells: Sequence[Spell], width: int) -> None:
        days = [day for spell in spells for day in _days(spell)]
        self.first, self.last = int(min(days)[:4]), int(max(days)[:4])
        self.width = width
        self._origin = date(self.first, 1, 1).toordinal()
        self._span = date(self.last, 12, 31).toordinal() + 1 - self._origin

    def at(self, day: str) -> int:
        """The column of a day."""
        found = date.fromisoformat(day).toordinal() - self._origin
        return min(max(found * self.width // self._span, 0), self.width - 1)

    def axis(self) -> str:
        """The years above the picture, as many as fit."""
        years = [" "] * self.width
        step = max(1, -(-6 * (self.last + 1 - self.first) // self.width))
        for year in range(self.first, self.last + 1, step):
            at = self.at(f"{year}-01-01")
            if at + 4 <= self.width:
                years[at : at + 4] = str(year)
        return "".join(years)


def _picture(found: Timeline, style: Style) -> Iterator[Line]:
    total = f"{found.versions} version{'' if found.versions == 1 else 's'}"
    name = words.joined((sanitise(found.name or ""), sanitise(found.path)))
    days = dict.fromkeys(_day(at) for at in (found.first, found.last) if at)
    between = ", ".join((total, " to ".join(days))) if days else total
    yield line(f"{name}: {between}", style="bold")
    if not found.spells:
        return
    left = max(_NAMES, style.width * 2 // 5)
    scale = _Scale(found.spells, style.width - left - _GAP - MARGIN)
    yield line()
    yield line(" " * (left + _GAP) + scale.axis())
    entity = ""
    for spell in found.spells:
        if spell.entity != entity:
            entity = spell.entity
            yield line(words.heading(entity), style="bold")
        bar = _bar(spell, scale, style)
        for text in folded(_name(spell), left - _INDENT):
            gap = " " * (left + _GAP - _INDENT - cell_len(text))
            yield line(f"{' ' * _INDENT}{text}{gap if bar else ''}{bar}")
            bar = ""
        if entity in _DATED:
            for text in folded(_seen(spell), style.width - MARGIN - 2 * _INDENT):
                yield line(f"{' ' * 2 * _INDENT}{text}", style="dim")
    both, said, seen, unknown = _SIGNS[style.unicode]
    yield line()
    yield line(
        f"{both} both  {said} as the page says  {seen} as its versions have it  {unknown} unknown"
    )


def _seen(spell: Spell) -> str:
    """When versions said it, and when the nearest ones before and after did not."""
    days: list[tuple[str, str, bool]] = []
    for interval in spell.observed:
        first, last = _day(interval.first), _day(interval.last)
        if days and days[-1][1] == first:  # a gap within a day is none between days
            first = days.pop()[0]
        days.append((first, last, interval.before is None))
    told = [
        f"since {first}" if goes_on else first if first == last else f"{first} to {last}"
        for first, last, goes_on in days
    ]
    beginning, end = spell.observed[0], spell.observed[-1]
    before = f"not yet on {_day(beginning.after)}" if beginning.after else ""
    after = f"gone by {_day(end.before)}" if end.before else ""
    return words.joined((f"seen {words.joined(told)}", before, after))


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


def _day(moment: Moment | None) -> str:
    return moment.at[:10] if moment else ""
