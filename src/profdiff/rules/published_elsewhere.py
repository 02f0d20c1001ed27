"""`published-elsewhere`: a paper is called a preprint that the reference knows as published."""

from collections.abc import Hashable, Iterator

from profdiff.findings import Finding
from profdiff.identity import strong_keys, surnames, title_key
from profdiff.normal import fold
from profdiff.patterns import Pattern
from profdiff.records import Profile, Publication
from profdiff.rules.rule import Example, Rule
from profdiff.rules.subjects import Page
from profdiff.site.papers import is_of_preprints

#: What a paper comes out at; what a workshop shows may come out yet.
_PUBLISHED = ("conference", "journal", "book")
#: Words of entries that name a place, however it is called.
_PLACES = frozenset(
    "proc proceedings journal conference symposium workshop transactions trans letters annals "
    "review accepted appear press published pos in vol volume".split()
)
#: The publisher of bioRxiv and medRxiv, as Google Scholar names it.
_OF_PREPRINTS = "cold spring harbor laboratory press"
#: Pages or an article's place in a volume: "12-30", "87 (2013)"; not a month, "2024--03", which
#: Google Scholar gives for the pages of a preprint on bioRxiv or medRxiv.
_PAGES = Pattern(
    r"(?<![\d-])(?!(?:19|20)\d\d(?:-|–|--)(?:0\d|1[0-2])(?!\d))"
    r"\d{1,4} ?(?:-|–|--) ?\d{1,4}(?![\d-])|\b\d+ ?\((?:19|20)\d\d\)"
)
#: A shorter title is that of several papers, where no author tells them apart.
_FEWEST_WORDS = 4


def _find(page: Page, works: Profile) -> Iterator[Finding]:
    early = [paper for paper in page.profile.publications if _is_early(paper)]
    if not early:
        return
    known = _Works(works.publications)
    own = _Works([paper for paper in page.profile.publications if not _is_early(paper)])
    for paper in early:
        found = next(filter(_is_published, known.of(paper)), None)
        if found is not None and not own.of(paper) and not _names_place(page, paper, found):
            finding = page.finding("publication", paper, here=_called(paper), venue=_venue(found))
            finding.places = [found.span] if found.span else []
            yield finding


def _is_early(paper: Publication) -> bool:
    """Whether an entry says that a paper has not come out; one without a venue says nothing."""
    preprint = paper.venue is not None and paper.venue.kind == "preprint"
    return preprint or paper.status in ("preprint", "submitted")


def _is_published(paper: Publication) -> bool:
    venue = paper.venue
    return venue is not None and venue.kind in _PUBLISHED and not _is_early(paper)


def _names_place(page: Page, paper: Publication, work: Publication) -> bool:
    """Whether an entry that leads to a preprint says somehow where the paper came out."""
    if paper.doi and not is_of_preprints(paper.doi):
        return True
    if paper.status == "submitted":
        return False
    text = page.text_of(paper)
    if _PAGES.search(text):
        return True
    said = f" {fold(text)} "
    for aside in (fold(paper.title or ""), _OF_PREPRINTS):
        said = said.replace(f" {aside} ", " ")
    name = fold(work.venue.name or "") if work.venue else ""
    return f" {name} " in said or not _PLACES.isdisjoint(said.split())


def _called(paper: Publication) -> str:
    text = paper.venue.text if paper.venue and paper.venue.text else ""
    if paper.status != "submitted" or "submitted" in text.lower():
        return text or paper.status or ""
    return f"{text} (submitted)" if text else "submitted"


def _venue(paper: Publication) -> str:
    """Where a paper came out, with its DOI where that is known."""
    text = paper.venue.text if paper.venue else None
    return ", ".join(filter(None, (text, paper.doi and f"doi:{paper.doi}")))


class _Works:
    """Works by their identifiers and titles."""

    def __init__(self, papers: list[Publication]) -> None:
        self._by_key: dict[Hashable, list[Publication]] = {}
        for paper in papers:
            for key in _keys(paper):
                self._by_key.setdefault(key, []).append(paper)

    def of(self, paper: Publication) -> list[Publication]:
        """The records of a paper's work: those of its own, and those that share a name with them.

        So a preprint that is listed by itself leads to what it was published as.
        """
        near = self._named_as(paper)
        return [*near, *(other for one in near for other in self._named_as(one))]

    def _named_as(self, paper: Publication) -> list[Publication]:
        found = [each for key in _keys(paper) for each in self._by_key.get(key, ())]
        return [each for each in found if _may_be_one(paper, each)]


def _keys(paper: Publication) -> Iterator[Hashable]:
    yield from (key for key in strong_keys(paper) if key[0] != "url")
    if paper.title:
        yield title_key(paper.title)


def _may_be_one(one: Publication, other: Publication) -> bool:
    """Whether an identifier tells that two records are of one work, or the title and authors do."""
    keys, others = ({key for key in strong_keys(p) if key[0] != "url"} for p in (one, other))
    if keys & others:
        return True
    authors, more = surnames(one.authors), surnames(other.authors)
    if authors and more:
        return bool(authors & more)
    return len((one.title or "").split()) >= _FEWEST_WORDS


_PAGE = """\
# Ada Example

## Publications

- A. Example, B. Sample. Sorting Sand by Colour. arXiv:2001.00001, 2020.
- A. Example. Counting Waves at Night. Journal of Shores, 2020.
"""
_PREPRINT = """\
@article{abs-2001-00001,
  title = {Sorting Sand by Colour},
  author = {Ada Example and Ben Sample},
  journal = {CoRR},
  volume = {abs/2001.00001},
  eprinttype = {arXiv},
  eprint = {2001.00001},
  year = {2020}
}
"""
_SAND = """\
@inproceedings{ExampleS21,
  title = {Sorting Sand by Colour},
  author = {Ada Example and Ben Sample},
  booktitle = {{ICML}},
  doi = {10.5555/sand},
  year = {2021}
}
"""

RULE = Rule(
    id="published-elsewhere",
    severity="warning",
    scope="reference",
    summary="The page calls a paper a preprint, and the reference knows where it was published.",
    message="{what} is {here} here, but was published: {venue} ({elsewhere})",
    why=(
        "A paper is listed as a preprint when it is new, and stays so after it came out. The file "
        "that `--reference` names is taken at its word: a bibliography, or what DBLP, ORCID, "
        "OpenAlex or Zotero export. A paper is found there by its arXiv identifier, DOI or "
        "OpenReview page, else by its title and an author in common. Nothing is told of a paper "
        "that the page lists as published, too, or that the reference has in a workshop only."
    ),
    hint="name the venue",
    examples=(
        Example(
            fires=True,
            title="a bibliography has the preprint and the paper that it became",
            new=_PAGE,
            beside={"dblp.bib": _PREPRINT + _SAND},
        ),
        Example(
            fires=True,
            title="an export of OpenAlex has it under another spelling of the title",
            new=_PAGE,
            beside={
                "openalex.json": """\
{"results": [{
  "title": "Sorting sand by colour",
  "doi": "https://doi.org/10.5555/sand",
  "publication_year": 2021,
  "type": "article",
  "primary_location": {"source": {"display_name": "Journal of Grains", "type": "journal"}},
  "authorships": [{"author": {"display_name": "Ada Example"}}]
}]}
"""
            },
        ),
        Example(
            fires=True,
            title="an entry as Google Scholar has it: a month for pages, and a publisher",
            path="works.bib",
            new="""\
@article{example2020sorting,
  title={Sorting Sand by Colour},
  author={Example, Ada and Sample, Ben},
  journal={bioRxiv},
  pages={2020--11},
  year={2020},
  publisher={Cold Spring Harbor Laboratory Press}
}
""",
            beside={"dblp.bib": _SAND},
        ),
        Example(
            fires=False,
            title="it is a preprint for the reference too",
            new=_PAGE,
            beside={"dblp.bib": _PREPRINT},
        ),
        Example(
            fires=False,
            title="the page lists it as published, too",
            new=_PAGE + "- A. Example, B. Sample. Sorting Sand by Colour. ICML 2021.\n",
            beside={"dblp.bib": _PREPRINT + _SAND},
        ),
        Example(
            fires=False,
            title="the entry names a place beside the preprint",
            new=_PAGE.replace("arXiv:2001.00001, 2020.", "arXiv:2001.00001, PoS(GRAINS2021)494."),
            beside={"dblp.bib": _PREPRINT + _SAND},
        ),
        Example(
            fires=False,
            title="somebody else's paper has the title",
            new=_PAGE,
            beside={"dblp.bib": _SAND.replace("Ada Example and Ben Sample", "Cleo Third")},
        ),
    ),
    find=_find,
)
