"""`missing-elsewhere`: a paper of one page is not in a list that claims to have them all."""

from collections import Counter
from collections.abc import Iterator, Sequence

from profdiff.findings import Finding
from profdiff.identity import surname, surnames, title_key
from profdiff.records import Publication
from profdiff.rules.complete import CompleteList, complete_lists
from profdiff.rules.rule import Example, Rule
from profdiff.rules.subjects import Page
from profdiff.rules.together import owner_of
from profdiff.site.titles import is_title

#: A list that lacks more than one in so many of another page's papers means other papers.
_ONE_IN = 4
#: Kinds of venue whose papers every list has; others it has where it has some of the kind.
_ALWAYS = ("conference", "journal")
_FEW = 2


def _find(pages: Sequence[Page], fewest: int, most: int) -> Iterator[Finding]:
    owner = owner_of(pages)
    for whole in complete_lists(pages):
        if len(whole.papers) >= fewest and whole.is_of(owner):
            others = [page for page in pages if page.unit != whole.unit]
            yield from _missing(others, whole, owner, most)


def _missing(
    pages: Sequence[Page], whole: CompleteList, owner: str | None, most: int
) -> Iterator[Finding]:
    """The papers of other pages that a list lacks, as long as they are few among them."""
    missing: dict[str, Finding] = {}
    known = 0
    for page in pages:
        for paper in page.profile.publications if page.profile.state == "content" else ():
            if not _is_listed(paper, whole, owner):
                continue
            if whole.has(paper):
                known += 1
            else:
                finding = page.finding("publication", paper, list=whole.name)
                finding.places = [whole.span] if whole.span else []
                missing.setdefault(title_key(paper.title or ""), finding)
    if len(missing) <= min(most, max(1, (known + len(missing)) // _ONE_IN)):
        yield from missing.values()


def _is_listed(paper: Publication, whole: CompleteList, owner: str | None) -> bool:
    """Whether a paper is one that a list of somebody's papers would have."""
    venue = paper.venue
    if not is_title(paper.title or "") or venue is None or venue.year is None:
        return False
    if not paper.authors or (owner and surname(owner) not in surnames(paper.authors)):
        return False
    kinds = Counter(other.venue.kind for other in whole.papers if other.venue)
    years = [other.venue.year for other in whole.papers if other.venue and other.venue.year]
    usual = venue.kind in _ALWAYS or kinds[venue.kind] >= _FEW
    return usual and venue.kind is not None and bool(years) and venue.year >= min(years)


_HOME = """\
# Ada Example

## Recent papers

- A. Example, B. Sample. Sorting Sand by Colour. ICML 2021.
- A. Example. Counting Waves at Night. Journal of Shores, 2020.
"""
_CV = """\
# Curriculum vitae of Ada Example

## Publications

1. A. Example. Counting Waves at Night. Journal of Shores, 2020.
2. A. Example, C. Third. How Dunes Remember the Wind. NeurIPS 2019.
3. A. Example. The Weight of Wet Sand. Journal of Shores, 2018.
"""
_SAND = "4. A. Example, B. Sample. Sorting Sand by Colour. ICML 2021.\n"

RULE = Rule(
    id="missing-elsewhere",
    severity="notice",
    scope="across",
    summary="A paper is not in a list on another page that claims to be complete.",
    message="{what} is not in “{list}” ({elsewhere})",
    why=(
        "A new paper goes to the home page first, and the CV or the full list is forgotten. A list "
        "claims to be complete where it is headed so: “Publications” of a page of its own or of a "
        "CV, “Full list”, or where it is a bibliography. Lists of selected or recent papers claim "
        "nothing, nor does one that leads to a fuller list, has but a few papers, or begins later "
        "than the paper came out."
    ),
    hint="add it there",
    examples=(
        Example(
            fires=True,
            title="a paper that the CV does not have yet",
            new=_HOME,
            beside={"cv.md": _CV},
        ),
        Example(
            fires=False,
            title="the CV has it",
            new=_HOME,
            beside={"cv.md": _CV + _SAND},
        ),
        Example(
            fires=False,
            title="the other list is a choice",
            new=_HOME,
            beside={"cv.md": _CV.replace("## Publications", "## Selected publications")},
        ),
        Example(
            fires=False,
            title="the other list leads to the full one",
            new=_HOME,
            beside={"cv.md": _CV + "\nFor a full list see Google Scholar.\n"},
        ),
        Example(
            fires=False,
            title="the other list begins later",
            new=_HOME.replace("ICML 2021", "ICML 2011"),
            beside={"cv.md": _CV},
        ),
    ),
    find=_find,
    options={"fewest": 3, "most": 5},
    options_help={
        "fewest": "how many papers a list has at least that counts as complete",
        "most": "how many papers it may lack; a list that lacks more is meant for other papers",
    },
)
