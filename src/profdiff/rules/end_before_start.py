"""`end-before-start`: a position or degree ends before it begins."""

from collections.abc import Iterator

from profdiff.findings import Finding
from profdiff.records import Education, Role
from profdiff.rules.rule import Example, Rule
from profdiff.rules.subjects import Page


def _find(page: Page) -> Iterator[Finding]:
    for entity, record in page.records():
        if isinstance(record, Role | Education) and record.start and record.end:
            shared = min(len(record.start), len(record.end))
            if record.end[:shared] < record.start[:shared]:
                yield page.finding(entity, record, start=record.start, end=record.end)


RULE = Rule(
    id="end-before-start",
    severity="error",
    scope="state",
    summary="A position or degree ends before it begins.",
    message="{what} ends in {end}, before it begins in {start}",
    why="One of the two dates is mistyped, or they stand in the wrong order.",
    hint="set both dates right",
    examples=(
        Example(
            fires=True,
            title="the years are the wrong way round",
            new="# Ada Example\n\n## Experience\n\n- Engineer, Sand Works, 2021 - 2012\n",
        ),
        Example(
            fires=False,
            title="a position within one year",
            new="# Ada Example\n\n## Experience\n\n- Engineer, Sand Works, 2021 - 2021\n",
        ),
    ),
    find=_find,
)
