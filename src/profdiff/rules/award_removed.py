"""`award-removed`: an award that the page had is on no page of the site any more."""

import re
from collections import Counter
from collections.abc import Iterator

from profdiff.extract.dates import years_in
from profdiff.findings import Finding
from profdiff.lexicon.positions import is_award
from profdiff.patterns import Pattern
from profdiff.records import Award
from profdiff.rules.rule import Example, Rule
from profdiff.rules.subjects import Pair, says


def _find(pair: Pair) -> Iterator[Finding]:
    gone = [each.old for each in pair.changes("award", "removed") if isinstance(each.old, Award)]
    come = [each.new for each in pair.changes("award", "added") if isinstance(each.new, Award)]
    left = Counter(_dated(award) for award in gone)
    left.subtract(_dated(award) for award in come)
    for change in pair.removed("award"):
        award = change.old
        if not isinstance(award, Award) or not _is_award(award) or _is_told(pair, award):
            continue
        if left[_dated(award)] > 0 or not _dated(award):
            yield pair.finding(change, year=award.year)


def _dated(award: Award) -> str:
    """The year of an award, as the page gives it, "" for none.

    Where as many awards of a year come as go, they are the same in other words or another language.
    """
    return award.year or next(iter(years_in(award.name)), "")


#: How often an award was given.
_COUNT = Pattern(r"\b(?:\w+ times|twice)\b", flags=re.IGNORECASE)
#: A name of so many words is that of one award, whatever its year.
_MANY_WORDS = 8
#: A name is told in other words where so many in a hundred of them are the same.
_REWORDED = 60


def _is_award(award: Award) -> bool:
    """Whether it is sure enough that what stood there is an award."""
    return " " in award.name.strip() and (is_award(award.name) or award.year is not None)


def _is_told(pair: Pair, award: Award) -> bool:
    """Whether the page names an award elsewhere, or counts those that it listed one by one."""
    name = _COUNT.sub("", award.name.partition(" with ")[0])
    told = name if len(name.split()) >= _MANY_WORDS else f"{name} {award.year or ''}"
    if pair.new.times(told):
        return True
    if 0 < pair.old.times(name, _REWORDED) <= pair.new.times(name, _REWORDED):
        return True
    awards = pair.new.profile.awards
    if award.year and any(award.year == e.year and says(award.name, e.name) for e in awards):
        return True
    counted = (each.name for each in awards if (each.count or 1) > 1)
    return any(says(name, award.name, _REWORDED) for name in counted)


_OLD = """\
# Ada Example

## Awards

- Best Paper Award, SHORE, 2021
- Golden Shovel Fellowship, Sand Foundation, 2019
"""
_THESIS = "- Special mention of the Stone Prize for the best thesis on sands and dunes"

RULE = Rule(
    id="award-removed",
    severity="warning",
    scope="change",
    summary="An award is gone from the page, and no other page of the site has it.",
    message="{what} is no longer on the page",
    why=(
        "What was awarded stays awarded. Silent where the page still names it in other words or "
        "another place, where as many awards of that year came as went, where awards of one name "
        "are counted instead of listed, and where another page of the site has it."
    ),
    hint="put it back, or accept that it is gone",
    examples=(
        Example(
            fires=True,
            title="an award is left out",
            old=_OLD,
            new=_OLD[: _OLD.index("- Golden")],
        ),
        Example(
            fires=False,
            title="a theme's places for awards are taken off",
            old=f"{_OLD}- **Fellowship / Scholarship Name**, Year\n",
            new=_OLD,
        ),
        Example(
            fires=False,
            title="an award that was listed twice",
            old=f"{_OLD}{_THESIS}, 2022\n\n## Notes\n\n{_THESIS}.\n",
            new=f"{_OLD}\n## Notes\n\n{_THESIS}.\n",
        ),
        Example(
            fires=False,
            title="the page is translated",
            old=_OLD,
            new="""\
# Ada Example

## Premi

- Premio per il miglior articolo, SHORE, 2021
- Borsa di studio Paletta d'Oro, Fondazione Sabbia, 2019
""",
        ),
        Example(
            fires=False,
            title="an award is told in the prose",
            old=_OLD,
            new="""\
# Ada Example

I was given the Sand Foundation's Golden Shovel Fellowship (2019).

## Awards

- Best Paper Award, SHORE, 2021
""",
        ),
        Example(
            fires=False,
            title="an award in a sentence is worded otherwise",
            old="# Ada Example\n\nMy work won several Best Paper Awards at SHORE.\n",
            new="# Ada Example\n\nMy work won several Best Paper nominations at SHORE.\n",
        ),
        Example(
            fires=False,
            title="two awards of one name are counted",
            old="""\
# Ada Example

## Awards

- Golden Shovel Fellowship, 2020
- Golden Shovel Fellowship, 2019
""",
            new="""\
# Ada Example

## Awards

- Golden Shovel Fellowship (twice)
""",
        ),
    ),
    find=_find,
)
