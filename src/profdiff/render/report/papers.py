"""Publications of a report by year and venue, and the preprints among them that became papers."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import msgspec

from profdiff.history import Spell, Timeline
from profdiff.records import Publication
from profdiff.render import words
from profdiff.render.report.scale import Scale

#: How a paper stands in the chart: at a venue, at one after it was a preprint, not at one.
KINDS = {
    "venue": "at a venue",
    "became": "at a venue, first listed as a preprint",
    "preprint": "preprint",
}
#: Venues of more papers than others have rows of their own; the rest share one.
_VENUES = 14
#: Pixels: the height of a paper in a bar, and of the highest bar.
_UNIT, _HIGHEST = 14, 150
Row = dict[str, Any]


class _Paper(msgspec.Struct):
    """A paper in the course of time: its spells in order."""

    spells: list[Spell]

    @property
    def last(self) -> Publication:
        record = self.spells[-1].record
        assert isinstance(record, Publication)  # noqa: S101  # of publications alone
        return record

    @property
    def kind(self) -> str:
        if _is_preprint(self.last):
            return "preprint"
        return "became" if any(map(_was_preprint, self.spells[:-1])) else "venue"

    @property
    def year(self) -> str:
        year = (self.last.venue.year if self.last.venue else None) or ""
        return year if len(year) == 4 and year.isdecimal() else ""

    @property
    def venue(self) -> str:
        if self.kind == "preprint":
            return "Preprints"
        return words.text(self.last.venue, "name") or "No venue given"


def papers(found: Timeline) -> Row | None:
    """What is told of publications; None where there are none, charts only of those with a year.

    {"total", "undated", "became", "table", "chart": {"kinds", "years", "height", "columns",
    "venues"} or None}.
    """
    threads: dict[int, list[Spell]] = {}
    for spell in found.spells:
        if spell.entity == "publication":
            threads.setdefault(spell.thread, []).append(spell)
    known = [_Paper(sorted(spells, key=_seen_first)) for spells in threads.values()]
    dated = [paper for paper in known if paper.year]
    if not known:
        return None
    scale = Scale.over(paper.year for paper in dated)
    return {
        "total": words.count(len(known), "publication"),
        "undated": len(known) - len(dated),
        "became": [_became(p) for p in sorted(known, key=_newest) if p.kind == "became"],
        "table": _table(known),
        "chart": _chart(dated, scale) if scale else None,
    }


def _chart(dated: Sequence[_Paper], scale: Scale) -> Row:
    return {
        "kinds": [(k, said) for k, said in KINDS.items() if any(p.kind == k for p in dated)],
        "years": _years(scale),
        **_columns(dated, scale),
        "venues": _venues(dated, scale),
    }


def _years(scale: Scale) -> list[tuple[int, float, bool]]:
    """Each year with the middle of its column."""
    return [(year, _middle(year, scale), told) for year, _, told in scale.years()]


def _middle(year: int, scale: Scale) -> float:
    number = scale.last + 1 - scale.first
    return round(100 * (year - scale.first + 0.5) / number, 2)


def _columns(known: Sequence[_Paper], scale: Scale) -> Row:
    """The bars by year: their parts from the bottom up, by kind."""
    by_year = {
        year: Counter(p.kind for p in known if p.year == str(year)) for year in _range(scale)
    }
    unit = min(_UNIT, _HIGHEST / max(sum(counts.values()) for counts in by_year.values()))
    height = round(unit * max(sum(counts.values()) for counts in by_year.values())) + 18
    width = 100 / len(by_year)
    columns = []
    for year, counts in by_year.items():
        y, parts = float(height), []
        for kind in KINDS:
            if number := counts[kind]:
                y -= number * unit
                parts.append({"kind": kind, "y": round(y, 1), "height": round(number * unit, 1)})
        columns.append(
            {
                "year": year,
                "total": sum(counts.values()),
                "x": round(_middle(year, scale) - width * 0.3, 2),
                "middle": _middle(year, scale),
                "width": round(width * 0.6, 2),
                "top": round(y - 4, 1),
                "parts": parts,
            }
        )
    return {"columns": columns, "height": height}


def _range(scale: Scale) -> range:
    return range(scale.first, scale.last + 1)


def _venues(known: Sequence[_Paper], scale: Scale) -> list[Row]:
    """A row for each venue, most papers first: how many in which year."""
    ranked = [name for name, _ in Counter(p.venue for p in known).most_common()]
    shown, rest = ranked[:_VENUES], ranked[_VENUES:]
    rows = [(name, [p for p in known if p.venue == name]) for name in shown]
    if rest:
        rows.append((f"{len(rest)} other venues", [p for p in known if p.venue in rest]))
    return [{"name": name, "total": len(held), "dots": _dots(held, scale)} for name, held in rows]


def _dots(known: Sequence[_Paper], scale: Scale) -> list[Row]:
    dots = []
    for year in _range(scale):
        held = [paper.kind for paper in known if paper.year == str(year)]
        if held:
            kind = next(kind for kind in ("became", "preprint", "venue") if kind in held)
            dots.append({"year": year, "count": len(held), "x": _middle(year, scale), "kind": kind})
    return dots


def _became(paper: _Paper) -> Row:
    first = next(spell for spell in paper.spells if _was_preprint(spell))
    last = paper.spells[-1]
    return {
        "name": words.describe("publication", paper.last),
        "before": _place(first),
        "after": _place(last),
        "seen": first.observed[0].first.at[:10],
        "by": last.observed[0].first.at[:10],
    }


def _place(spell: Spell) -> str:
    venue = getattr(spell.record, "venue", None)
    return words.text(venue, "text") or words.text(venue, "name") or "preprint"


def _table(known: Sequence[_Paper]) -> list[Row]:
    """What the charts show, as rows: newest year first, then by venue."""
    counts = Counter((paper.year, paper.venue) for paper in known)
    became = Counter((paper.year, paper.venue) for paper in known if paper.kind == "became")
    return [
        {"year": year, "venue": venue, "count": number, "became": became[year, venue]}
        for (year, venue), number in sorted(
            counts.items(), key=lambda c: (-int(c[0][0] or 0), c[0][1])
        )
    ]


def _seen_first(spell: Spell) -> str:
    return spell.observed[0].first.at


def _newest(paper: _Paper) -> tuple[int, str]:
    return -int(paper.year or 0), words.describe("publication", paper.last)


def _was_preprint(spell: Spell) -> bool:
    return isinstance(spell.record, Publication) and _is_preprint(spell.record)


def _is_preprint(paper: Publication) -> bool:
    kind = paper.venue.kind if paper.venue else None
    return kind == "preprint" or (kind is None and paper.status in {"preprint", "submitted"})
