"""`venue-lost`: a paper that had been published is called a preprint again."""

from collections.abc import Iterator

from profdiff.extract.dates import begins_with_month
from profdiff.findings import Finding
from profdiff.patterns import Pattern
from profdiff.records import Publication, Venue
from profdiff.rules.rule import Example, Rule
from profdiff.rules.subjects import Pair, says


def _find(pair: Pair) -> Iterator[Finding]:
    for change in pair.changes("publication", "changed"):
        old, new = change.old, change.new
        if "venue-lost" not in change.transitions:
            continue
        if not (isinstance(old, Publication) and isinstance(new, Publication) and old.venue):
            continue
        entry = pair.new.text_of(new)
        if not _is_sure(old.venue) or says(entry, old.venue.name or ""):
            continue
        if new.venue is None and (_YEAR.search(entry) or not _gives_venues(pair)):
            continue
        after = new.venue.text if new.venue else None
        yield pair.finding(change, before=old.venue.text, after=after or "none")


#: Kinds of venues that are known by their names.
_KNOWN = ("conference", "journal", "workshop", "book")


#: Where an entry gives a year still, a venue may stand beside it that is not known as one.
_YEAR = Pattern(r"\b(?:19|20)\d\d\b|['’]\d\d\b")


def _is_sure(venue: Venue) -> bool:
    """Whether what stood there is a venue, and no date or remark."""
    if venue.kind in _KNOWN:
        return True
    return venue.year is not None and not begins_with_month(venue.name or "")


def _gives_venues(pair: Pair) -> bool:
    """Whether the new page gives the venues of most papers: else it does not care to, any more."""
    papers = pair.new.profile.publications
    return 2 * sum(paper.venue is not None for paper in papers) > len(papers)


_OLD = """\
# Ada Example

## Publications

- A. Example, B. Sample. Sorting Sand by Colour. NeurIPS 2021.
- A. Example. Counting Waves at Night. arXiv 2022.
- A. Example, C. Third. Tides in Teacups. ICML 2020.
"""

_LINKS = """\
# Ada Example

## Research

- Systems for sand. First-author papers: [NeurIPS 24](https://arxiv.org/abs/2401.00001),
  [ICML 23](https://arxiv.org/abs/2301.00002)
"""

RULE = Rule(
    id="venue-lost",
    severity="error",
    scope="change",
    summary="A paper that was at a venue is called a preprint.",
    message="{what}: the venue was {before} and is {after} now",
    why=(
        "Papers go from preprint to venue, not back. The usual causes are an entry copied from "
        "arXiv over the published one, and a reference manager that prefers the preprint. Silent "
        "where the entry still names the venue, and where the page left out most venues."
    ),
    hint="write the venue again, or accept the change if the paper was withdrawn",
    examples=(
        Example(
            fires=True,
            title="a conference paper becomes a preprint",
            old=_OLD,
            new=_OLD.replace("NeurIPS 2021", "arXiv 2021"),
        ),
        Example(
            fires=True,
            title="the link stays and its label goes back",
            old=_LINKS,
            new=_LINKS.replace("NeurIPS 24", "Preprint 23"),
        ),
        Example(
            fires=True,
            title="one entry alone loses its venue",
            old=_OLD,
            new=_OLD.replace("Colour. NeurIPS 2021.", "Colour."),
        ),
        Example(
            fires=False,
            title="a preprint is published",
            old=_OLD,
            new=_OLD.replace("arXiv 2022", "ICML 2023"),
        ),
        Example(
            fires=False,
            title="the preprint is named beside the venue",
            old=_OLD,
            new=_OLD.replace("NeurIPS 2021.", "NeurIPS 2021. arXiv:2101.00001."),
        ),
        Example(
            fires=False,
            title="the whole list becomes one of titles",
            old=_OLD,
            new="""\
# Ada Example

## Publications

- Sorting Sand by Colour
- Counting Waves at Night
- Tides in Teacups
""",
        ),
    ),
    find=_find,
)
