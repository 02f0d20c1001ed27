"""`stale-role`: a page has said for long what is true for a year: "fifth-year", "incoming"."""

from collections.abc import Iterator

from profdiff.extract.dates import years_in
from profdiff.findings import Finding
from profdiff.normal import fold
from profdiff.records import Record, Role, Statement
from profdiff.rules.rule import Example, Rule
from profdiff.rules.subjects import Page

_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "final", "last"),
    *("1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "penultimate"),
)
#: What is true of a student for a year, in the folded form of `profdiff.normal.fold`; and in
#: scripts without spaces.
_YEARS = (*(f"{ordinal} year" for ordinal in _ORDINALS), "freshman", "sophomore")
_YEARS_UNSPACED = tuple(f"{number}年级" for number in "一二三四五")
#: What is true of anybody for a while.
_ARRIVING = ("incoming", "rising", "newly appointed", "newly minted")
_SEEKING = ("on the job market", "on the academic job market", "job market candidate")
_STUDENTS = frozenset(
    "student students candidate undergraduate undergrad phd doctoral doctorate master masters "
    "resident freshman sophomore scholar".split()
)


def _find(page: Page, months: int) -> Iterator[Finding]:
    if page.profile.kind != "person" or page.profile.state != "content":
        return
    limit = _before(page.today, months)
    for entity, record in page.records():
        words = _fleeting(record)
        if not words or max(years_in(page.text_of(record)), default="") >= page.today[:4]:
            continue
        since = page.since(record)
        if since and since < limit:
            finding = page.finding(entity, record, words=words, since=since)
            if isinstance(record, Statement):
                finding.what = words
            yield finding


def _fleeting(record: Record) -> str:
    """The words of a position, or of a sentence, that do not stay true; "" for none."""
    if isinstance(record, Statement):
        return _said(_SEEKING, record.text)
    if not isinstance(record, Role) or record.end or not record.title:
        return ""
    words = _said(_ARRIVING, record.title)
    if words or not record.current:
        return words
    if not _STUDENTS.isdisjoint(fold(record.title).split()):
        return _said(_YEARS, record.title)
    return next((words for words in _YEARS_UNSPACED if words in record.title), "")


def _said(phrases: tuple[str, ...], text: str) -> str:
    """The first of some phrases in a text, "" for none."""
    low = f" {fold(text)} "
    return next((phrase for phrase in phrases if f" {phrase} " in low), "")


def _before(day: str, months: int) -> str:
    """The day so many months before a day, as a text that compares with days."""
    years, month = divmod(int(day[:4]) * 12 + int(day[5:7]) - 1 - months, 12)
    return f"{years:04d}-{month + 1:02d}{day[7:]}"


_PAGE = """\
# Ada Example

I am {position}. I study how sand is sorted.

## Publications

- A. Example, B. Sample. Sorting Sand by Colour. NeurIPS 2023.
"""
_STUDENT = _PAGE.format(position="a final-year PhD student at Oak University")

RULE = Rule(
    id="stale-role",
    severity="notice",
    scope="state",
    summary='A page has said "final-year", "incoming" or the like for more than a year.',
    message='{what}: "{words}" is on the page since {since}',
    why=(
        "A student is in a final or a third year for a year, and incoming or on the job market for "
        "not much longer. The history of the file tells since when the page has said so; without a "
        "history nothing is found, and with --all alone."
    ),
    hint="say what is true now, or leave the year out",
    examples=(
        Example(
            fires=True,
            title="a final year that has lasted for two years",
            new=_STUDENT,
            since="2024-01-10",
        ),
        Example(
            fires=True,
            title="somebody who has been about to arrive for long",
            new=_PAGE.format(position="an incoming assistant professor at Oak University"),
            since="2024-01-10",
        ),
        Example(
            fires=False, title="a final year that began in autumn", new=_STUDENT, since="2025-09-20"
        ),
        Example(
            fires=False,
            title="a position that is announced long ahead",
            new=_PAGE.format(position="an incoming lecturer at Oak University (from fall 2026)"),
            since="2024-01-10",
        ),
        Example(fires=False, title="a page whose history is not known", new=_STUDENT),
        Example(
            fires=False,
            title="a position that has no year",
            new=_PAGE.format(position="a PhD student at Oak University"),
            since="2021-09-20",
        ),
    ),
    find=_find,
    options={"months": 14},
    options_help={"months": "for how many months such words may stand on a page"},
)
