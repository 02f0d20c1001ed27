"""`venue-before-preprint`: a list by years has a paper at a venue before it was on arXiv."""

from collections.abc import Iterator
from itertools import pairwise

from profdiff.extract.dates import years_in
from profdiff.findings import Finding
from profdiff.normal import arxiv_month
from profdiff.records import Publication
from profdiff.rules.rule import Example, Rule
from profdiff.rules.subjects import Page

_KINDS = ("conference", "journal", "workshop")
#: A list goes by years if one of its steps goes the other way, or one in so many.
_STEPS_A_SLIP = 10


def _find(page: Page, years: int) -> Iterator[Finding]:
    lists: dict[int, list[Publication]] = {}
    for paper in sorted(page.profile.publications, key=_place):
        if paper.span and _year(paper):
            lists.setdefault(page.section(paper.span), []).append(paper)
    for papers in lists.values():
        if not _go_by_year([_year(paper) for paper in papers]):
            continue
        for before, paper, after in zip(papers, papers[1:], papers[2:], strict=False):
            posted = arxiv_month(paper.arxiv) if paper.arxiv else None
            if posted is None or not _is_late(page, paper, posted, years):
                continue
            if min(_year(before), _year(after)) >= posted[:4]:
                venue = paper.venue.text if paper.venue else None
                yield page.finding("publication", paper, venue=venue, posted=posted)


def _place(paper: Publication) -> tuple[int, int]:
    return (paper.span.line, paper.span.column) if paper.span else (0, 0)


def _year(paper: Publication) -> str:
    return (paper.venue.year if paper.venue else None) or ""


def _is_late(page: Page, paper: Publication, posted: str, years: int) -> bool:
    """Whether a paper was posted in a later year than that of its venue, and no entry says so."""
    if paper.venue is None or paper.venue.kind not in _KINDS:
        return False
    if any(posted[:4] in years_in(passage.text) for passage in page.passages(paper)):
        return False
    return int(posted[:4]) - int(_year(paper)) >= max(years, 1)


def _go_by_year(years: list[str]) -> bool:
    """Whether the years of a list go up or down all the way, a slip aside."""
    ups = sum(one < other for one, other in pairwise(years))
    downs = sum(one > other for one, other in pairwise(years))
    return (min(ups, downs) - 1) * _STEPS_A_SLIP <= len(years)


_LIST = """\
# Ada Example

## Publications

- A. Example. Naming Dunes by Their Sounds. ICML 2022.
- B. Sample, A. Example. A Field Guide to Round Pebbles. NeurIPS 2021.
- A. Example, B. Sample. Sorting Sand by Colour. ACL {year}. \
[arXiv](https://arxiv.org/abs/{arxiv})
- A. Example. Counting Waves at Night. ICLR 2021.
- A. Example. What the Tide Leaves Behind. ICML 2020.
"""

RULE = Rule(
    id="venue-before-preprint",
    severity="warning",
    scope="state",
    summary="A list by years has a paper at a venue before it was on arXiv.",
    message="{what}: {venue}, but on arXiv since {posted}, as are the papers beside it",
    why=(
        "The month of an arXiv identifier is later than the venue's year, and the list, which goes "
        "by years, has the paper among those of the later year: the year is mistyped. A late "
        "identifier alone is no fault, for many papers are posted after the conference."
    ),
    hint="set the venue's year right, or the identifier if it is another paper's",
    examples=(
        Example(
            fires=True,
            title="a paper among those of 2021 has the year before",
            new=_LIST.format(year=2020, arxiv="2106.03873"),
        ),
        Example(
            fires=False,
            title="a paper is posted after its conference",
            new=_LIST.format(year=2021, arxiv="2203.03873"),
        ),
        Example(
            fires=False,
            title="old papers are posted years later, in their place in the list",
            new=_LIST.format(year=2021, arxiv="2106.03873")
            + "- A. Example, C. Muster. Early Notes on Gravel. NeurIPS 2015. "
            "[arXiv](https://arxiv.org/abs/2004.02439)\n"
            "- C. Muster. Still Earlier Notes on Gravel. ICML 2014.\n",
        ),
        Example(
            fires=False,
            title="a list that goes by subjects",
            new=_LIST.format(year=2020, arxiv="2106.03873")
            + "- C. Muster. On the Weight of Gravel. ICML 2023.\n"
            "- C. Muster. On the Smell of Loam. ICML 2019.\n"
            "- C. Muster. On the Taste of Clay. ICML 2022.\n"
            "- C. Muster. On the Depth of Peat. ICML 2018.\n",
        ),
    ),
    find=_find,
    options={"years": 1},
    options_help={"years": "how many years the identifier is later than the venue, at least"},
)
