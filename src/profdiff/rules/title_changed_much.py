"""`title-changed-much`: one identifier, and another title than before."""

from collections.abc import Iterator

from profdiff.findings import Finding
from profdiff.match.scores import likeness
from profdiff.normal import fold, spaceless
from profdiff.patterns import Pattern
from profdiff.records import Publication
from profdiff.rules.rule import Example, Rule
from profdiff.rules.subjects import Page, Pair, says


def _find(pair: Pair, ratio: int) -> Iterator[Finding]:
    for change in pair.changes("publication", "changed"):
        old, new = change.old, change.new
        if not (isinstance(old, Publication) and isinstance(new, Publication)):
            continue
        if change.matched_by in _BY_IDENTIFIER and _is_another(pair, old, new, ratio):
            yield pair.finding(change, before=old.title, after=new.title)


_BY_IDENTIFIER = ("arxiv", "doi", "openreview", "url")


def _is_another(pair: Pair, old: Publication, new: Publication, ratio: int) -> bool:
    """Whether hardly a word of two titles is the same, and neither entry has the other's title."""
    before, after = old.title, new.title
    if not (before and after) or spaceless(before) != spaceless(after) or _part(before, after):
        return False
    if says(pair.new.text_of(new), before) or says(pair.old.text_of(old), after):
        return False
    if not (_is_title(pair.old, before) and _is_title(pair.new, after)):
        return False
    return likeness(before, after) < ratio


#: What a venue has and a title hardly: a year, pages.
_CITED = Pattern(r"\b(?:19|20)\d\d\b|\d\s*(?:--?|–)\s*\d")


def _is_title(page: Page, title: str) -> bool:
    """Whether it is sure enough that what was read as a title is one: no venue, and no label that
    stands with other papers too.
    """
    return _CITED.search(title) is None and page.times(title) <= _MOST_TIMES


#: A title stands with its paper, in a list of selected ones, and in the news.
_MOST_TIMES = 3


def _part(one: str, other: str) -> bool:
    """Whether a title is the other without its beginning or end: "Alpha" of "Alpha: A Study"."""
    first, second = fold(one), fold(other)
    return first in second or second in first


_OLD = """\
# Ada Example

## Publications

- A. Example, B. Sample. [Sorting Sand by Colour](https://arxiv.org/abs/2101.00001). 2021.
- A. Example. [Counting Waves at Night](https://arxiv.org/abs/2201.00002). 2022.
"""

RULE = Rule(
    id="title-changed-much",
    severity="warning",
    scope="change",
    summary="A paper has another title than before, under the same identifier.",
    message="{what} was called {before} before, under the same identifier",
    why=(
        "Titles are polished; they are rarely changed altogether. Most often an entry was copied "
        "for another paper and kept the link of the first. Silent where words of the title stay, "
        "where a title is cut short or translated, and where a paper had no title before."
    ),
    hint="see whether the link leads to this paper",
    options={"ratio": 45},
    options_help={"ratio": "how alike two titles may be at most, in percent"},
    examples=(
        Example(
            fires=True,
            title="an entry is copied for another paper, and the link is left",
            old=_OLD,
            new=_OLD.replace("Counting Waves at Night", "Tides in Teacups: A Survey"),
        ),
        Example(
            fires=False,
            title="a title is polished",
            old=_OLD,
            new=_OLD.replace("Counting Waves at Night", "How to Count the Waves of a Night"),
        ),
        Example(
            fires=False,
            title="a title is cut short",
            old=_OLD.replace("Counting Waves", "Tally: A Survey of Counting Waves"),
            new=_OLD.replace("Counting Waves at Night", "Tally"),
        ),
        Example(
            fires=False,
            title="a link gets a title",
            old="# Ada Example\n\n## Papers\n\n- [SHORE 22](https://arxiv.org/abs/2201.00002)\n",
            new=_OLD,
        ),
    ),
    find=_find,
)
