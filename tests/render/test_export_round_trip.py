"""What profdiff exports and reads, it reads as what it was; a bibliography loses no field."""

import functools
from pathlib import Path

import pytest
from bibtexparser.middlewares import RemoveEnclosingMiddleware, ResolveStringReferencesMiddleware
from bibtexparser.splitter import Splitter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from profdiff.api import export, parse, parse_bytes
from profdiff.records import LabelledUrl
from round_trip import READ, back, told
from strategies import NAMES, bibliographies, phrases, profiles

ROOT = Path(__file__).parents[2]
ENDINGS = {".md", ".html", ".txt", ".bib", ".tex", ".json", ".yaml", ".yml"}
SNAPSHOTS = [
    page
    for page in sorted((ROOT / "snapshots").rglob("*"))
    if page.suffix in ENDINGS and page.name != "README.md"
]
CASES = [
    page
    for page in sorted((ROOT / "tests" / "cases").rglob("*"))
    if page.suffix in ENDINGS and page.name != "records.txt"
]
examples = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
PAGE = (
    b"# Publications\n\n- Ada Elm, Tom Oak. *The Long Shape of Kerbs*. ICML 2020.\n"
    b"- Tom Oak, Ada Elm. *Hinges in the Dark*. NeurIPS 2021.\n"
)
formats = pytest.mark.parametrize("to", READ)


@functools.lru_cache(maxsize=64)
def read(page):
    return parse(page)


def gives_back(profile, to):
    assert told(back(profile, to), to) == told(profile, to)


@formats
@pytest.mark.parametrize("page", SNAPSHOTS, ids=lambda page: f"{page.parent.name}/{page.name}")
def test_snapshots(page, to):
    gives_back(read(page), to)


@formats
@pytest.mark.parametrize(
    "page", CASES, ids=lambda page: str(page.relative_to(ROOT / "tests/cases"))
)
def test_invented_pages(page, to):
    gives_back(read(page), to)


@formats
@pytest.mark.parametrize("page", [page for page in CASES if page.parent.parent.name == "data"])
def test_pages_of_data_with_what_their_entries_say_beyond_records(page, to):
    again = parse_bytes(export(page, to).text.encode(), READ[to])
    assert told(again, to) == told(read(page), to)


@formats
@examples
@given(profile=profiles())
def test_pages_of_any_records(profile, to):
    """What is drawn need not be what a page can say: what is read from its export can."""
    gives_back(back(profile, to), to)


@examples
@given(
    title=st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1),
    to=st.sampled_from(tuple(READ)),
)
def test_titles_of_any_signs(title, to):
    page = parse(PAGE)
    page.publications[0].title = f"Kerbs {title} kerbs"
    paper, _ = back(page, to).publications
    assert _letters(paper.title) == _letters(page.publications[0].title)


def _letters(text):
    from profdiff.normal import squeeze, straighten

    plain = squeeze(straighten(text)).translate(str.maketrans("", "", "-'`\"*_~"))
    return "".join(plain.split())


def entries(text):
    """Key → type and fields, as bibtexparser reads them."""
    library = Splitter(text).split()
    for layer in (ResolveStringReferencesMiddleware(), RemoveEnclosingMiddleware()):
        library = layer.transform(library)
    return {
        entry.key: (entry.entry_type.lower(), {f.key: f.value for f in entry.fields})
        for entry in library.entries
    }


def loses_nothing(text):
    exported = export(text.encode(), "bibtex", format="bibtex").text
    assert entries(exported) == entries(text)
    assert export(exported.encode(), "bibtex", format="bibtex").text == exported


@examples
@given(bibliographies())
def test_a_bibliography_loses_no_field(text):
    loses_nothing(text)


def test_a_bibliography_of_all_sorts():
    loses_nothing(
        "@book{wind:2019, Title = {Proceedings of {W}ind}, year = 2019, publisher = {Gale \\& Co},"
        " editor = {van Elm, Ada and {Gale, Inc.}}, address = {K{\\o}ge}, isbn = {978-0}}\n"
        "@Article{Oak_2020+a, title = {{NASA} and {\\'E}tudes on $\\alpha$-Kites}, month = mar,"
        " author = {Oak, Jr, Tom and others}, journal = {Wind}, volume = {7}, number = {3-4},"
        " pages = {1--20}, keywords = {kites, wind}, note = {in press}, doi = {10.5555/x_y},"
        " abstract = {Kites {fly}.\n  They do.}, groups = {mine}, x-custom = {50\\% of \\#1}}\n"
        '@phdthesis{elm, title = "Wind\'s \\"Home\\"", author = {Ada Elm}, school = {Quay}}\n'
    )


@pytest.mark.parametrize(
    "fields",
    [
        "booktitle={ICML}, journal={arXiv preprint arXiv:2001.00001}, year=2020",
        "journal={Preprint}, abbr={Preprint}, eprint={2001.00001}, year=2020",
        "booktitle={Symposium on Kerbs and Tiles}, venue={SKT}, year=2020",
        "note={Under review}, publisher={Kerb Press}",
    ],
)
@pytest.mark.parametrize("to", READ)
def test_venues_that_several_fields_tell_of(fields, to):
    text = f"@inproceedings{{k, title={{Kites in Winter}}, {fields}}}".encode()
    again = parse_bytes(export(text, to, format="bibtex").text.encode(), READ[to])
    assert told(again, to) == told(parse_bytes(text, "papers.bib"), to)


def test_keys_are_of_one_entry_each():
    text = "@misc{k, title={A}, year={2020}}\n@misc{k, title={B}, year={2020}}\n"
    assert list(entries(export(text.encode(), "bibtex", format="bibtex").text)) == ["k", "kb"]


@given(authors=st.lists(st.sampled_from((*NAMES, "Jan van der Berg", "Ian Oak, Jr.", "李明"))))
@examples
def test_names_come_back(authors):
    page = parse(PAGE)
    page.publications[0].authors = authors
    for to in READ:
        gives_back(page, to)


@given(phrases)
@examples
def test_links_come_back_under_their_labels(label):
    page = parse(PAGE)
    page.publications[0].links = [LabelledUrl(label, "https://a.example/~x/y_1?b=%20c&d=1;2")]
    for to in READ:
        gives_back(page, to)
