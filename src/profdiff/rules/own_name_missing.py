"""`own-name-missing`: the owner of a page is not among the authors of one of their papers."""

from collections.abc import Iterator

from profdiff.extract.names import is_name
from profdiff.findings import Finding
from profdiff.identity import name_key, surname
from profdiff.normal import fold, spaceless
from profdiff.patterns import Pattern
from profdiff.records import Publication
from profdiff.rules.rule import Example, Rule
from profdiff.rules.subjects import Page

#: The owner stands among the authors of so many papers, and of such a share of them.
_FEWEST, _SHARE = 3, 0.8
_MOST_TOLD = 3
#: A list that goes on, or that tells the owner's co-authors alone.
_CUT = Pattern(
    r"\bet\.? al\b|\.\.\.|…|\bothers\b|\b(?:co-?)?authors?\b|\bcollaborat|\bconsorti|\bteam\b|"
    r"\bwith\b|\bco-?invent|\bjoint work\b|\bby me\b|\beds?\b|\bin:|等",
)
#: Sections of works that are others', or of which the owner is no author.
_OF_OTHERS = frozenset(
    "student students group lab team member members alumni advised supervised supervision "
    "mentored advisees mentees theses thesis dissertation dissertations related reading "
    "recommended readings references bibliography media press news talks talk presentations "
    "discussions reviews patents collaborators collaboration collaborations collaborative "
    "consortium edited translations cited about acknowledged acknowledgements".split()
)
_KINDS = (None, "conference", "journal", "workshop", "preprint")


def _find(page: Page) -> Iterator[Finding]:
    profile = page.profile
    name = profile.name or ""
    if profile.kind != "person" or profile.state != "content" or not is_name(name):
        return
    listed = [paper for paper in profile.publications if paper.title and paper.authors]
    lacking = [paper for paper in listed if not _has(paper, name)]
    others = len(listed) - len(lacking)
    if others < _FEWEST or others < _SHARE * len(listed):
        return
    for paper in lacking:
        if _is_whole(page, paper) and _says_nothing_of(page, paper, name):
            yield page.finding("publication", paper, name=name, authors=_told(paper.authors))


def _told(authors: list[str]) -> str:
    """The first authors, and whether there are more."""
    return ", ".join(authors[:_MOST_TOLD] + ["…"] * (len(authors) > _MOST_TOLD))


def _has(paper: Publication, name: str) -> bool:
    """Whether somebody of the owner's surname is among the authors."""
    return surname(name) in map(surname, paper.authors)


def _is_whole(page: Page, paper: Publication) -> bool:
    """Whether an entry has the names of all authors, and is of a list of the owner's own papers."""
    kind = paper.venue.kind if paper.venue else None
    if kind not in _KINDS or not _OF_OTHERS.isdisjoint(fold(paper.section or "").split()):
        return False
    names = len(paper.authors) > 1 and all(map(is_name, paper.authors))
    rest = page.text_of(paper).replace(paper.title or "", " ")
    return names and not _CUT.search(rest)


def _says_nothing_of(page: Page, paper: Publication, name: str) -> bool:
    """Whether no word of an entry may be the owner's name: spelled otherwise, or a former one."""
    parts = [part for part in name_key(name).split() if len(part) > 1]
    said = set(fold(page.text_of(paper)).split())
    if not said.isdisjoint(parts) or any(spaceless(part) for part in parts):
        return False
    initial = name_key(name)[:1]
    for author in paper.authors:
        words = fold(author).split()
        if any(len(word) <= 2 and word.startswith(initial) for word in words):
            return False
    return True


_LIST = """\
# Ada Example

## Publications

- Ada Example, Ben Sample. Sorting Sand by Colour. NeurIPS 2021.
- Carla Muster, Ada Example. Counting Waves at Night. ICML 2022.
- Ada Example. A Field Guide to Round Pebbles. JMLR 2020.
- Dan Probe, Ada Example, Carla Muster. Naming Dunes by Their Sounds. ICLR 2023.
{entry}
"""

RULE = Rule(
    id="own-name-missing",
    severity="warning",
    scope="state",
    summary="The owner of the page is not among the authors of a paper.",
    message="{what}: {name} is not among the authors ({authors})",
    why=(
        "The page's other papers have its owner among the authors, and this one, whose list looks "
        "whole, has not: a name was lost, or the paper is somebody else's."
    ),
    hint="complete the authors",
    examples=(
        Example(
            fires=True,
            title="a name was lost when the entry was copied",
            new=_LIST.format(
                entry="- Carla Muster, Ben Sample. What the Tide Leaves Behind. CHI 2021."
            ),
        ),
        Example(
            fires=False,
            title="a list that is cut off",
            new=_LIST.format(
                entry="- Carla Muster, Ben Sample, et al. What the Tide Leaves Behind. CHI 2021."
            ),
        ),
        Example(
            fires=False,
            title="co-authors alone, with the owner understood",
            new=_LIST.format(
                entry="- What the Tide Leaves Behind, with Carla Muster and Ben Sample. CHI 2021."
            ),
        ),
        Example(
            fires=False,
            title="papers of students in a list of their own",
            new=_LIST.format(
                entry="\n## Papers by my students\n\n"
                "- Carla Muster, Ben Sample. What the Tide Leaves Behind. CHI 2021."
            ),
        ),
        Example(
            fires=False,
            title="the owner's name with initials alone",
            new=_LIST.format(
                entry="- C. Muster, A. E. Former. What the Tide Leaves Behind. CHI 2021."
            ),
        ),
    ),
    find=_find,
)
