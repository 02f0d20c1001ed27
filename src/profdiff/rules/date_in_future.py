"""`date-in-future`: something is dated further ahead than things are announced."""

from collections.abc import Iterator

from profdiff.extract.dates import years_in
from profdiff.findings import Finding
from profdiff.naming import called
from profdiff.normal import fold
from profdiff.patterns import Pattern
from profdiff.records import Award, Education, News, Publication, Record, Role, Talk
from profdiff.rules.rule import Example, Rule
from profdiff.rules.subjects import Page

_DATE = Pattern(r"\d{4}(?:-(?:0\d|1[0-2])(?!\d))?")
#: Words of what is still to come.
_ANNOUNCED = frozenset(
    "will upcoming incoming forthcoming planned scheduled expected anticipated future tentative "
    "starting joining until till through expires deadline valid projected".split()
)


def _find(page: Page, months: int) -> Iterator[Finding]:
    if page.profile.state != "content":
        return
    for entity, record in page.records():
        date, times = _date(record)
        limit = _ahead(page.today, months * times)
        if date and date > limit[: len(date)]:
            text = page.text_of(record)
            years = years_in(_beside_the_name(text, entity, record))
            printed = date[:4] in years and min(years) > page.today[:4]
            if printed and _ANNOUNCED.isdisjoint(fold(text).split()):
                yield page.finding(entity, record, date=date)


def _beside_the_name(text: str, entity: str, record: Record) -> str:
    """What a page says of a thing beside its name, which may tell a year: "The 2030 Agenda"."""
    name = " ".join(called(entity, record).split())
    return " ".join(text.split()).replace(name, " ") if entity in _TITLED else text


#: What has a title that its date is no part of.
_TITLED = ("publication", "talk")


def _date(record: Record) -> tuple[str, int]:
    """The month or year when something began, came out, was given or happened, "" for none.

    With it stands how much longer ahead than a paper such things are announced.
    """
    match record:
        case Role() | Education():
            return _month(record.start), 2
        case Award():
            return _month(record.year), 2
        case Publication():
            return _month(record.venue.year if record.venue else None), 1
        case News() | Talk():
            return _month(record.date), 1
    return "", 1


def _month(date: str | None) -> str:
    """A date down to its month; of a range the first year."""
    found = _DATE.match(date or "")
    return found[0] if found else ""


def _ahead(day: str, months: int) -> str:
    """The month so many months after a day."""
    years, month = divmod(int(day[5:7]) - 1 + months, 12)
    return f"{int(day[:4]) + years:04d}-{month + 1:02d}"


_PAGE = """\
# Ada Example

## Publications

- A. Example, B. Sample. Sorting Sand by Colour. NeurIPS {venue}.
- B. Sample, A. Example. A Field Guide to Round Pebbles. JMLR 2024.

## Awards

- Best Paper Award, Society of Sand, {award}
- Golden Shovel, Society of Sand, 2023

## Experience

- {position}
- Engineer, Sand Works, 2019 - 2021
"""

RULE = Rule(
    id="date-in-future",
    severity="warning",
    scope="state",
    summary="Something is dated years ahead.",
    message="{what} is dated {date}, which is still to come",
    why=(
        "A paper, an award, a position or a piece of news has a year that is yet to come, by so "
        "much that it can hardly be announced: a digit is mistyped. Next year's conference is "
        "fine, and so is what the page says is expected or planned."
    ),
    hint="set the year right",
    examples=(
        Example(
            fires=True,
            title="a conference of ten years later",
            new=_PAGE.format(venue=2035, award=2025, position="PhD Student, Oak University, 2021"),
        ),
        Example(
            fires=True,
            title="an award with a mistyped year",
            new=_PAGE.format(venue=2025, award=2034, position="PhD Student, Oak University, 2021"),
        ),
        Example(
            fires=False,
            title="next year's conference, and a position that is about to begin",
            new=_PAGE.format(
                venue=2026, award=2025, position="Postdoc, Mill College, September 2026 - present"
            ),
            today="2025-11-20",
        ),
        Example(
            fires=False,
            title="a fellowship for the years to come",
            new=_PAGE.format(venue=2025, award="2027-2029", position="Postdoc, Mill College"),
        ),
        Example(
            fires=False,
            title="a position that is announced",
            new=_PAGE.format(
                venue=2025, award=2025, position="Incoming Lecturer, Mill College, 2028"
            ),
        ),
        Example(
            fires=False,
            title="a talk whose title tells of a year to come",
            new="""\
# Ada Example

## Talks

- A. Example (November 19). Measuring Beaches. *Sand for Everybody by 2040*. Sandville.
- A. Example (May 3). *What the Shore Agenda 2035 Asks of Us*. Sandville.
""",
        ),
        Example(
            fires=False,
            title="the number of a volume, and a page",
            new=_PAGE.format(
                venue="2025, vol. 2031, pp. 2040-2050", award=2025, position="Teacher"
            ),
        ),
    ),
    find=_find,
    options={"months": 12},
    options_help={"months": "how far ahead a paper may be dated; a position or award twice as far"},
)
