"""`award-removed`: an award that the page had is on no page of the site any more."""

from collections.abc import Iterator

from profdiff.findings import Finding
from profdiff.records import Award
from profdiff.rules.rule import Example, Rule
from profdiff.rules.subjects import Pair, says


def _find(pair: Pair) -> Iterator[Finding]:
    for change in pair.removed("award"):
        if isinstance(change.old, Award) and not _is_told(pair, change.old):
            yield pair.finding(change, year=change.old.year)


def _is_told(pair: Pair, award: Award) -> bool:
    """Whether the page names an award elsewhere, or counts those that it listed one by one."""
    if pair.new.times(f"{award.name} {award.year or ''}"):
        return True
    counted = (each.name for each in pair.new.profile.awards if (each.count or 1) > 1)
    return any(says(name, award.name) for name in counted)


_OLD = """\
# Ada Example

## Awards

- Best Paper Award, SHORE, 2021
- Golden Shovel Fellowship, Sand Foundation, 2019
"""

RULE = Rule(
    id="award-removed",
    severity="warning",
    scope="change",
    summary="An award is gone from the page, and no other page of the site has it.",
    message="{what} is no longer on the page",
    why=(
        "What was awarded stays awarded. Silent where the page still names it in other words or "
        "another place, where awards of one name are counted instead of listed, and where another "
        "page of the site has it."
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
