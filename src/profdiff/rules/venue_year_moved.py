"""`venue-year-moved`: a paper that appeared at a venue is given another year of that venue."""

import re
from collections.abc import Iterator

from profdiff.findings import Finding
from profdiff.match.forms import venue_form
from profdiff.patterns import Pattern
from profdiff.records import Publication, Venue
from profdiff.rules.rule import Example, Rule
from profdiff.rules.subjects import Pair


def _find(pair: Pair) -> Iterator[Finding]:
    for change in pair.changes("publication", "changed"):
        old, new = change.old, change.new
        if not (isinstance(old, Publication) and isinstance(new, Publication)):
            continue
        before, after = old.venue, new.venue
        had_appeared = old.status not in ("accepted", "submitted", "preprint")
        if had_appeared and before and after and _moved(before, after):
            yield pair.finding(change, before=before.text, after=after.text)


def _moved(before: Venue, after: Venue) -> bool:
    """Whether two years are given of one venue, for another reason than that an issue came out."""
    if not (before.year and after.year) or before.kind in _NO_VENUES:
        return False
    name = before.name or ""
    if len(name) < _SHORTEST or _ARCHIVE.search(name):
        return False
    if before.year[:4] == after.year[:4] or _name(before) != _name(after):
        return False
    return not (before.kind in _DATED_TWICE and _years_on(before.year, after.year) in (1, 2))


#: A preprint has versions, and a patent is applied for, published and granted.
_NO_VENUES = ("preprint", "patent")
#: A shorter name is a country's, before the number of a patent.
_SHORTEST = 3
#: Archives take a work as often as it has a new version.
_ARCHIVE = Pattern(
    r"\b(?:\w*arxiv|zenodo|figshare|dryad|osf|dataverse|ssrn|hal|techrxiv|zivahub|github|gitlab|"
    r"hugging ?face|kaggle|software heritage|ascl|pypi|cran)\b",
    flags=re.IGNORECASE,
)
#: What is dated online first, then by its issue or edition.
_DATED_TWICE = ("journal", "book", "other", None)


def _name(venue: Venue) -> str:
    return venue_form(venue).removesuffix(venue.year or "").strip()


def _years_on(before: str, after: str) -> int:
    years = before[:4], after[:4]
    return int(years[1]) - int(years[0]) if all(map(str.isdecimal, years)) else 0


_OLD = """\
# Ada Example

## Publications

- A. Example, B. Sample. Sorting Sand by Colour. NeurIPS 2020.
- A. Example. Counting Waves at Night. Journal of Shores, 2022.
- A. Example, C. Third. Tides in Teacups. To appear at ICML 2023.
- A. Example. Shells as Shelves. arXiv 2021.
"""
_REPORT = """\
@techreport{example2021,
  author = {Example, Ada and Sample, Ben},
  title = {Beaches of the River},
  institution = {Sand Service},
  publisher = {Zenodo},
  version = {1.0.0},
  year = {2021}
}
"""

RULE = Rule(
    id="venue-year-moved",
    severity="warning",
    scope="change",
    summary="A paper has another year of the same venue than before.",
    message="{what}: {before} became {after}",
    why=(
        "A conference paper appears once: either the old year was wrong or the new one is. Silent "
        "where a preprint found a venue, where a paper still had to appear, where a journal's "
        "issue came a year after the paper was online, and for the years of preprints."
    ),
    hint="look the year up, and accept the change if the new one is right",
    examples=(
        Example(
            fires=True,
            title="the same conference, two years earlier",
            old=_OLD,
            new=_OLD.replace("NeurIPS 2020", "NeurIPS 2018"),
        ),
        Example(
            fires=True,
            title="the conference is spelled out at the same time",
            old=_OLD,
            new=_OLD.replace(
                "NeurIPS 2020", "Advances in Neural Information Processing Systems, 2021"
            ),
        ),
        Example(
            fires=False,
            title="a report in an archive has a new version",
            path="papers.bib",
            old=_REPORT,
            new=_REPORT.replace("{2021}", "{2023}").replace("1.0.0", "1.2.0"),
        ),
        Example(
            fires=False,
            title="a preprint that found a venue in another year",
            old=_OLD,
            new=_OLD.replace("arXiv 2021", "ICML 2023"),
        ),
        Example(
            fires=False,
            title="a preprint's version, a journal's issue, and a paper that still had to appear",
            old=_OLD,
            new=_OLD.replace("arXiv 2021", "arXiv 2022")
            .replace("Journal of Shores, 2022", "Journal of Shores 12(3), 2023")
            .replace("To appear at ICML 2023", "ICML 2024"),
        ),
        Example(
            fires=False,
            title="a year in two figures, and a venue spelled out",
            old=_OLD,
            new=_OLD.replace("NeurIPS 2020", "NeurIPS'20"),
        ),
    ),
    find=_find,
)
