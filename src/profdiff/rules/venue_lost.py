"""`venue-lost`: a paper that had been published is called a preprint again."""

from collections.abc import Iterator

from profdiff.findings import Finding
from profdiff.records import Publication
from profdiff.rules.rule import Example, Rule
from profdiff.rules.subjects import Pair


def _find(pair: Pair) -> Iterator[Finding]:
    for change in pair.changes("publication", "changed"):
        old, new = change.old, change.new
        if "venue-lost" not in change.transitions:
            continue
        if isinstance(old, Publication) and isinstance(new, Publication):
            before = old.venue.text if old.venue else ""
            after = new.venue.text if new.venue else ""
            yield pair.finding(change, before=before, after=after or "none")


_OLD = """\
# Ada Example

## Publications

- A. Example, B. Sample. Sorting Sand by Colour. NeurIPS 2021.
- A. Example. Counting Waves at Night. arXiv 2022.
"""

RULE = Rule(
    id="venue-lost",
    severity="error",
    scope="change",
    summary="A paper that was at a venue is called a preprint.",
    message="{what}: the venue was {before} and is {after} now",
    why=(
        "Papers go from preprint to venue, not back. The usual causes are an entry copied from "
        "arXiv over the published one, and a reference manager that prefers the preprint."
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
            fires=False,
            title="a preprint is published",
            old=_OLD,
            new=_OLD.replace("arXiv 2022", "ICML 2023"),
        ),
    ),
    find=_find,
)
