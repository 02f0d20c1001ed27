"""`two-current-roles`: two positions that nobody holds at once are both told as current."""

from collections.abc import Iterator
from itertools import combinations

from profdiff.extract.merge import same_organization
from profdiff.findings import Finding
from profdiff.lexicon.positions import names_organization, student_degree
from profdiff.naming import called
from profdiff.normal import fold
from profdiff.records import Role
from profdiff.rules.rule import Example, Rule
from profdiff.rules.subjects import Page

#: Words of positions that people hold beside another, or not at the moment.
_BESIDE = frozenset(
    "adjunct adjoint visiting affiliate affiliated affiliation courtesy honorary emeritus emerita "
    "guest joint dual co cotutelle external part time fractional secondary intern internship "
    "incoming upcoming future former previously past prospective founder advisor adviser fellow "
    "teaching assistantship leave clinical exchange member nominated designate".split()
)
#: Words that the names of many places have.
_OF_PLACES = frozenset(
    "university universität université universidad college institute institut of the technology "
    "science sciences school and for at in de national state".split()
)
#: Words of sentences that go through a career, or on with it: what of it is now is not sure.
_OF_OTHER_TIMES = frozenset(
    "before previously prior former formerly was until after earlier since then ago later will "
    "start starting join joining accepted soon next".split()
)
_ANY_PROFESSOR = "professor"
_POSTDOC = frozenset("postdoc postdocs postdoctoral postdoctorate postdoctorant".split())


def _find(page: Page) -> Iterator[Finding]:
    if page.profile.kind != "person" or page.profile.state != "content":
        return
    ranked = [(rank, role) for role in page.profile.roles if (rank := _rank(page, role))]
    for (one_rank, one), (other_rank, other) in combinations(ranked, 2):
        if _stand_apart(page, one, other) and (
            _exclude(one_rank, other_rank) or (one_rank == other_rank and _are_apart(one, other))
        ):
            finding = page.finding("role", other, beside=called("role", one))
            finding.places = [span for span in (one.span,) if span]
            yield finding
            return


def _rank(page: Page, role: Role) -> str:
    """The rank of a position held now and alone, "" for another: a student's, a professor's."""
    title = fold(role.title or "")
    words = title.split()
    if not role.current or role.end or not _BESIDE.isdisjoint(words):
        return ""
    if not role.organization or not _OF_OTHER_TIMES.isdisjoint(fold(page.text_of(role)).split()):
        return ""
    if degree := student_degree(role.title or ""):
        return degree
    if not _POSTDOC.isdisjoint(words) or "post doc" in title:
        return "postdoc"
    if "professor" in words:
        return next((rank for rank in ("assistant", "associate") if rank in words), _ANY_PROFESSOR)
    return ""


def _exclude(one: str, other: str) -> bool:
    """Whether nobody has two ranks at once; "professor" may stand for each rank of them."""
    professors = {"assistant", "associate", _ANY_PROFESSOR}
    return one != other and not (_ANY_PROFESSOR in (one, other) and {one, other} <= professors)


def _stand_apart(page: Page, one: Role, other: Role) -> bool:
    """Whether no sentence or entry tells both."""
    held = {id(passage) for passage in page.passages(one)}
    return bool(held) and held.isdisjoint(id(passage) for passage in page.passages(other))


def _are_apart(one: Role, other: Role) -> bool:
    """Whether two positions are at places that surely are two."""
    names = one.organization or "", other.organization or ""
    if not all(map(names_organization, names)) or same_organization(*names):
        return False
    if any(name.isupper() for name in names):  # an acronym may be that of what the other is part of
        return False
    words, others = (set(fold(name).split()) for name in names)
    return words.isdisjoint(others - _OF_PLACES)


_PAGE = """\
---
name: Ada Example
---

I am a {now}.

## Experience

- {entry}
- Engineer, Sand Works, 2016 - 2018
"""

RULE = Rule(
    id="two-current-roles",
    severity="notice",
    scope="state",
    summary="Two positions that nobody holds at once are both told as current.",
    message="{what} is told as current, and so is {beside}",
    why=(
        "A student is no postdoc, a postdoc no professor, and nobody is a student of one degree at "
        "two universities, unless the page says that the position is joint, visiting or the like. "
        "Usually one place of the page was not brought up to date after a move."
    ),
    hint="give the earlier one its end, or take it out",
    examples=(
        Example(
            fires=True,
            title="the list of positions was not brought up to date",
            new=_PAGE.format(
                now="postdoctoral researcher at Mill College",
                entry="PhD Student, Oak University, 2021 - present",
            ),
        ),
        Example(
            fires=True,
            title="a professor at two universities",
            new=_PAGE.format(
                now="assistant professor at Mill College",
                entry="Assistant Professor, Oak University, 2021 - present",
            ),
        ),
        Example(
            fires=False,
            title="an affiliation beside the position",
            new=_PAGE.format(
                now="assistant professor at Mill College",
                entry="Visiting Professor, Oak University, 2021 - present",
            ),
        ),
        Example(
            fires=False,
            title="a student who is an intern somewhere",
            new=_PAGE.format(
                now="PhD student at Mill College",
                entry="Research Intern, Pier Labs, 2025 - present",
            ),
        ),
        Example(
            fires=False,
            title="a university by its acronym",
            new=_PAGE.format(
                now="PhD student at the Institute of Grains", entry="PhD Student, CSIC, 2021 - now"
            ),
        ),
        Example(
            fires=False,
            title="a position that is about to begin",
            new=_PAGE.format(
                now="assistant professor at Mill College. In fall 2026 I will start as an "
                "assistant professor at Elm University",
                entry="Postdoc, Oak University, 2021 - 2024",
            ),
        ),
        Example(
            fires=False,
            title="a joint degree",
            new=_PAGE.format(
                now="joint PhD student at Mill College and Oak University",
                entry="PhD Student, Oak University, 2021 - present",
            ),
        ),
        Example(
            fires=False,
            title="a professor who founded a company",
            new=_PAGE.format(
                now="professor at Mill College", entry="Co-founder and CEO, Pier Labs, 2021 - now"
            ),
        ),
    ),
    find=_find,
)
