"""`student-with-completed-degree`: a student for a degree that the page calls completed."""

from collections.abc import Iterator

from profdiff.extract.merge import same_organization
from profdiff.findings import Finding
from profdiff.lexicon.degrees import degree_key, degree_rank
from profdiff.lexicon.positions import student_degree
from profdiff.naming import called
from profdiff.normal import fold
from profdiff.records import Education, Role
from profdiff.rules.rule import Example, Rule
from profdiff.rules.subjects import Page

#: How a page says that a degree is one's own; lists say it by its last year alone.
_GOT = frozenset(
    "received receive completed obtained earned finished defended graduated awarded holds hold "
    "got conferred".split()
)
_UNDER_WAY = frozenset("now present current currently ongoing expected anticipated".split())
#: Words of a position that was, or will be.
_NOT_NOW = frozenset(
    "was were before previously former formerly until after during worked incoming upcoming "
    "starting will recently just newly graduated defended completed".split()
)


def _find(page: Page) -> Iterator[Finding]:
    if page.profile.kind != "person" or page.profile.state != "content":
        return
    for role in page.profile.roles:
        degree = student_degree(role.title or "") if role.current else None
        if degree is None or not _NOT_NOW.isdisjoint(fold(page.text_of(role)).split()):
            continue
        for education in page.profile.education:
            same = degree_key(education.degree) == degree_key(degree)
            if same and _is_there(role, education) and _is_completed(page, role, education):
                finding = page.finding("role", role, degree=called("education", education))
                finding.places = [span for span in (education.span,) if span]
                yield finding
                break


def _is_there(role: Role, education: Education) -> bool:
    """Whether both are at one place."""
    place, other = role.organization, education.institution
    return bool(place) and bool(other) and same_organization(place, other)


def _is_completed(page: Page, role: Role, education: Education) -> bool:
    """Whether the page says elsewhere that the degree ended before this year, or was received."""
    held = {id(passage) for passage in page.passages(role)}
    told = [
        set(fold(passage.text).split())
        for passage in page.passages(education)
        if id(passage) not in held and degree_rank(passage.text) == degree_rank(education.degree)
    ]
    if education.status != "completed" or any(not _UNDER_WAY.isdisjoint(words) for words in told):
        return False
    if education.end:
        return bool(told) and education.end < page.today[: len(education.end)]
    return any(not _GOT.isdisjoint(words) for words in told)


_PAGE = """\
# Ada Example

I am a {now}.

## Education

- {degree}
- B.S. in Geology, Mill College, 2015 - 2019
"""

RULE = Rule(
    id="student-with-completed-degree",
    severity="warning",
    scope="state",
    summary="Somebody is a student for a degree that the page says is completed.",
    message="{what} is told as current, and {degree} as completed",
    why=(
        "The page says that somebody studies for a degree now, and elsewhere that it was completed "
        "at that university: one of the two was not brought up to date."
    ),
    hint="say what the position is now, or when the degree is expected",
    examples=(
        Example(
            fires=True,
            title="the degree ended two years ago",
            new=_PAGE.format(
                now="PhD student at Oak University", degree="Ph.D., Oak University, 2019 - 2023"
            ),
        ),
        Example(
            fires=True,
            title="the news of the degree is on the page, and the position has stayed",
            new=_PAGE.format(
                now="PhD student at Oak University",
                degree="M.S. in Geology, Oak University, 2019 - 2021",
            )
            + "\nI received my Ph.D. from Oak University.\n",
        ),
        Example(
            fires=False,
            title="the degree is expected this year",
            new=_PAGE.format(
                now="PhD student at Oak University",
                degree="Ph.D., Oak University, 2021 - 2026 (expected)",
            ),
        ),
        Example(
            fires=False,
            title="the degree goes on, in whatever words",
            new=_PAGE.format(
                now="PhD student at Oak University",
                degree="Ph.D., Oak University, 2019.09 - 2024.06 (now)",
            ),
        ),
        Example(
            fires=False,
            title="the completed degree is another one",
            new=_PAGE.format(
                now="PhD student at Oak University",
                degree="M.S. in Geology, Oak University, 2019 - 2021",
            ),
        ),
        Example(
            fires=False,
            title="a degree under way, without years",
            new=_PAGE.format(
                now="PhD student at Oak University", degree="Ph.D. in Geology, Oak University"
            ),
        ),
    ),
    find=_find,
)
