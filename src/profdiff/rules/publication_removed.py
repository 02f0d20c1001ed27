"""`publication-removed`: a paper that the page had is on no page of the site any more."""

from collections.abc import Iterator

from profdiff.findings import Finding
from profdiff.lexicon.positions import heads_title
from profdiff.records import Publication
from profdiff.rules.rule import Example, Rule
from profdiff.rules.subjects import Pair


def _find(pair: Pair) -> Iterator[Finding]:
    for change in pair.removed("publication"):
        if isinstance(change.old, Publication) and _is_paper(change.old):
            yield pair.finding(change)


#: A title of fewer words may be anything.
_FEW_WORDS = 4


def _is_paper(paper: Publication) -> bool:
    """Whether it is sure enough that what stood there is a paper: it has more than a title."""
    if paper.authors or paper.venue or paper.url or paper.arxiv or paper.doi:
        return True
    title = paper.title or ""
    return len(title.split()) >= _FEW_WORDS and not heads_title(title)


_OLD = """\
# Ada Example

## Publications

- A. Example, B. Sample. Sorting Sand by Colour. Journal of Grains, 2021.
- A. Example. Counting Waves at Night. Proceedings of SHORE, 2022.
"""

RULE = Rule(
    id="publication-removed",
    severity="error",
    scope="change",
    summary="A paper is gone from the page, and no other page of the site has it.",
    message="{what} is no longer on the page",
    why=(
        "A paper does not stop having been written. One that is gone was lost in an edit, or was "
        "moved to where no reader will look. A paper that moved to another page of the site is not "
        "told, nor is one whose title, venue or identifier merely changed."
    ),
    hint="put it back, or accept that it is gone",
    examples=(
        Example(
            fires=True,
            title="a paper is left out",
            old=_OLD,
            new=_OLD[: _OLD.index("- A. Example. Counting")],
        ),
        Example(
            fires=False,
            title="a paper has a new venue and stands first",
            old=_OLD,
            new="""\
# Ada Example

## Publications

- A. Example. Counting Waves at Night. Journal of Shores, 2023.
- A. Example, B. Sample. Sorting Sand by Colour. Journal of Grains, 2021.
""",
        ),
    ),
    find=_find,
)
