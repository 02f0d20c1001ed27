"""Where days and years stand in a chart that is as wide as there is room: in percent."""

from collections.abc import Iterable
from datetime import date

#: So many years are written along a chart; more do not fit a small screen.
_LABELS = 7


class Scale:
    """Whole years from left to right."""

    def __init__(self, first: int, last: int) -> None:
        self.first, self.last = first, max(first, last)
        self._origin = date(self.first, 1, 1).toordinal()
        self._span = date(self.last, 12, 31).toordinal() + 1 - self._origin

    @classmethod
    def over(cls, days: Iterable[str]) -> "Scale | None":
        """A scale over some ISO days or years; None for none."""
        years = [int(day[:4]) for day in days if day[:4].isdecimal() and day[:4] > "0000"]
        return cls(min(years), max(years)) if years else None

    def at(self, day: str) -> float:
        """Where a day stands, from 0 to 100."""
        found = date.fromisoformat(day).toordinal() - self._origin
        return round(min(max(100 * found / self._span, 0), 100), 2)

    def years(self) -> list[tuple[int, float, bool]]:
        """Each year with where it begins and whether it is written."""
        step = -(-(self.last + 1 - self.first) // _LABELS)
        return [
            (year, self.at(f"{year}-01-01"), (year - self.first) % step == 0)
            for year in range(self.first, self.last + 1)
        ]


def first_day(when: str) -> str | None:
    """The first day of a year, a month or a day; None for what is no date."""
    return _day({4: f"{when}-01-01", 7: f"{when}-01"}.get(len(when), when[:10]))


def last_day(when: str) -> str | None:
    """A day at the end of a year or a month."""
    return _day({4: f"{when}-12-31", 7: f"{when}-28"}.get(len(when), when[:10]))


def _day(when: str) -> str | None:
    try:
        return date.fromisoformat(when).isoformat()
    except ValueError:
        return None
