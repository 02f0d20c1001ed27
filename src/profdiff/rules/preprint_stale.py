"""`preprint-stale`: a paper has been called a preprint for years."""

import re
from collections.abc import Iterator

from profdiff.extract.dates import years_in
from profdiff.findings import Finding
from profdiff.identity import surname, title_key
from profdiff.lexicon.venues import known_venue
from profdiff.normal import arxiv_month
from profdiff.patterns import Pattern
from profdiff.records import Publication
from profdiff.rules.rule import Example, Rule
from profdiff.rules.subjects import Page

#: Servers from which papers go on to a venue, by their names in the lexicon. The series of banks,
#: institutes and laboratories are where a report stays.
_SERVERS = frozenset(
    (
        *("arXiv", "bioRxiv", "medRxiv", "ChemRxiv", "PsyArXiv", "SocArXiv", "EarthArXiv"),
        *("EdArXiv", "EcoEvoRxiv", "engrXiv", "TechRxiv", "MetaArXiv", "SportRxiv", "LawArXiv"),
        *("OSF Preprints", "SSRN", "Research Square", "Preprints.org", "IACR ePrint", "ECCC"),
        *("Authorea", "ESS Open Archive", "SciELO Preprints", "ChinaXiv", "Preprint"),
    )
)
#: "pp. 12-34", "209:12 (2018)", "PoS(…)494": the entry names a venue, beside arXiv.
_PUBLISHED = Pattern(
    r"\d{1,5}\s?(?:-{1,2}|–|—)\s?\d{2,5}(?!\d)|\bpp?\.|\b\d{1,4}\s?[:(]\s?\d{1,4}\b|\bvol(?:ume)?\b|"
    r"\bPoS\b|\bproc(?:eedings)?\b|\b(?:accepted|published|appeared|to appear|in press)\b",
    flags=re.IGNORECASE,
)
#: Works that are not meant for a venue, by words of their titles and of their lists.
_STAYS = Pattern(
    r"\b(?:white ?paper|snowmass|technical (?:report|appendix|note)|tech reports?|roadmap|lecture "
    r"notes|tutorial|decadal|unrefereed|non[- ]refereed|unpublished|comment on|re(?:ply|sponse) to|"
    r"proceedings of|notes?)\b",
    flags=re.IGNORECASE,
)
_SHORT_YEAR = Pattern(r"['’](\d\d)\b", "'|’")


def _find(page: Page, years: int) -> Iterator[Finding]:
    papers = page.profile.publications
    known = {title_key(paper.title) for paper in papers if paper.title and not _is_early(paper)}
    limit = f"{int(page.today[:4]) - years:04d}{page.today[4:7]}"
    for paper in papers:
        if not (paper.title and _is_early(paper)) or title_key(paper.title) in known:
            continue
        since = _since(paper)
        if since and _is_before(since, limit) and _may_be_meant(page, paper, limit):
            state = "submitted" if paper.status == "submitted" else "a preprint"
            yield page.finding("publication", paper, state=state, since=since)


def _is_early(paper: Publication) -> bool:
    """Whether an entry says that a paper is submitted, or on a server for preprints."""
    if paper.status == "submitted":
        return paper.venue is None or paper.venue.kind != "thesis"
    found = known_venue(paper.venue.name or "") if paper.venue else None
    return paper.status == "preprint" and found is not None and found[0] in _SERVERS


def _since(paper: Publication) -> str | None:
    """Since when a paper is out: the month in its arXiv identifier, else the year beside it."""
    posted = arxiv_month(paper.arxiv) if paper.arxiv else None
    return posted or (paper.venue.year if paper.venue else None)


def _is_before(date: str, limit: str) -> bool:
    """Whether a month, or the whole of a year, is before a month."""
    return date < limit[: len(date)]


def _may_be_meant(page: Page, paper: Publication, limit: str) -> bool:
    """Whether the entry is for a venue and the owner's, and says nothing later."""
    name = page.profile.name if page.profile.kind == "person" else None
    if name and paper.authors and surname(name) not in map(surname, paper.authors):
        return False
    text = page.text_of(paper)
    if _STAYS.search(f"{text} {paper.section or ''}"):
        return False
    rest = text.replace(paper.title or "", " ")
    years = [*years_in(text), *(f"20{two}" for two in _SHORT_YEAR.findall(rest))]
    return max(years, default="") <= limit[:4] and not _PUBLISHED.search(rest)


_PAGE = """\
# Ada Example

## Publications

- A. Example, B. Sample. Sorting Sand by Colour. NeurIPS 2021.
- A. Example. Counting Waves at Night. {venue}
"""

RULE = Rule(
    id="preprint-stale",
    severity="notice",
    scope="state",
    summary="A paper has been called a preprint, or submitted, for years.",
    message="{what} has been {state} since {since}",
    why=(
        "After some years most preprints are published or given up, and the page may not have "
        "been told. The month in an arXiv identifier counts, else the year of the entry."
    ),
    hint="name the venue if there is one by now",
    examples=(
        Example(
            fires=True,
            title="a preprint of five years ago",
            new=_PAGE.format(venue="[arXiv:2012.01234](https://arxiv.org/abs/2012.01234)"),
        ),
        Example(
            fires=True,
            title="a submission without an answer",
            new=_PAGE.format(venue="Submitted to JMLR, 2019."),
        ),
        Example(
            fires=False,
            title="a preprint of the year before last",
            new=_PAGE.format(venue="[arXiv:2405.01234](https://arxiv.org/abs/2405.01234)"),
        ),
        Example(
            fires=False,
            title="the entry names its journal, and arXiv too",
            new=_PAGE.format(venue="Tidal Letters 35 (2020), 1101-1158, arXiv:1908.09835."),
        ),
        Example(
            fires=False,
            title="a white paper is not meant for a venue",
            new=_PAGE.format(
                venue="White Paper. [arXiv:1907.01234](https://arxiv.org/abs/1907.01234)"
            ),
        ),
        Example(
            fires=False,
            title="a working paper stays in its series",
            new=_PAGE.format(venue="NBER Working Paper 12345, 2016."),
        ),
    ),
    find=_find,
    options={"years": 3},
    options_help={"years": "how many years a paper may be called a preprint"},
)
