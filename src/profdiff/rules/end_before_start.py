"""`end-before-start`: a position or degree ends before it begins."""

from collections.abc import Iterator

from profdiff.extract.dates import years_in
from profdiff.findings import Finding
from profdiff.records import Education, Record, Role
from profdiff.rules.rule import Example, Rule
from profdiff.rules.subjects import Page


def _find(page: Page) -> Iterator[Finding]:
    for entity, record in page.records():
        if not isinstance(record, Role | Education) or not (record.start and record.end):
            continue
        if _is_before(record.end, record.start) and _is_told_once(page, record):
            yield page.finding(entity, record, start=record.start, end=record.end)


def _is_before(end: str, start: str) -> bool:
    """Whether a date is before another, as far as both are exact."""
    shared = min(len(start), len(end))
    return end[:shared] < start[:shared]


def _is_told_once(page: Page, record: Record) -> bool:
    """Whether both dates stand in one place, so that they are of one stay."""
    return sum(bool(years_in(passage.text)) for passage in page.passages(record)) == 1


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
            fires=True,
            title="a degree in a data file",
            path="cv.yml",
            new="education:\n  - degree: B.S. in Geology\n    institution: Oak University\n"
            "    start: 2018-09\n    end: 2012-06\n",
        ),
        Example(
            fires=False,
            title="a position within one year",
            new="# Ada Example\n\n## Experience\n\n- Engineer, Sand Works, 2021 - 2021\n",
        ),
        Example(
            fires=False,
            title="an end that is less exact than the beginning",
            new="# Ada Example\n\n## Experience\n\n- Engineer, Sand Works, June 2021 - 2021\n",
        ),
        Example(
            fires=False,
            title="days that are written day first",
            new="# Ada Example\n\n## Experience\n\n"
            "- Visiting Researcher, Sand Institute, 10/07/2023 - 15/07/2023\n",
        ),
    ),
    find=_find,
)
