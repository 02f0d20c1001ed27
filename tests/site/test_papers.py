"""What two entries of one paper are told to say otherwise, and what they are not."""

import pytest

from profdiff.records import LabelledUrl, Publication, Venue
from profdiff.site.author_lists import authors_differ
from profdiff.site.papers import papers_differ
from profdiff.site.titles import same_title

PEOPLE = ["Mira Sol", "Ivo Brandt", "Ana Reyes", "Jun Kato"]


def paper(title="Kerbs of Crystal Cities", authors=PEOPLE, **fields):
    return Publication(title=title, authors=list(authors), **fields)


def at(name, year="2022", kind="conference", status="published"):
    text = f"{name} {year}" if year else name
    return paper(venue=Venue(name=name, year=year, kind=kind, text=text), status=status)


def told(one, other, owner="Mira Sol"):
    return [field for field, _, _ in papers_differ(one, other, owner)]


ARXIV = at("arXiv", "2021", "preprint", "preprint")

VENUES = {
    "another year": (at("ICML"), at("ICML", "2023"), True),
    "another conference": (at("ICML"), at("NeurIPS"), True),
    "a preprint that was published": (ARXIV, at("ICML"), True),
    "a paper under review that was published": (at("ICML", status="submitted"), at("KDD"), True),
    "a preprint and a paper under review": (ARXIV, at("ICML", status="submitted"), False),
    "two preprints": (ARXIV, at("bioRxiv", "2021", "preprint", "preprint"), False),
    "a preprint and a talk on it": (ARXIV, at("Kerb Seminar", kind=None), False),
    "a preprint and a workshop": (ARXIV, at("Kerbs Workshop", kind="workshop"), False),
    "two names of one year of which one is not known": (at("ICML"), at("Kerb Symposium"), False),
    "a thesis called otherwise": (at("TFM", kind="thesis"), at("Halden", "2021"), False),
    "a journal's version": (at("ICML"), at("JMLR", "2023", "journal"), False),
    "an abstract of it": (at("PLOS ONE", "2023", "journal"), at("Nature", kind="journal"), False),
    "a name in brackets": (at("Nature", kind="journal"), at("Nature (London)"), False),
}


@pytest.mark.parametrize(("one", "other", "differ"), VENUES.values(), ids=VENUES)
def test_venues(one, other, differ):
    assert told(one, other) == (["venue"] if differ else [])
    assert told(other, one) == (["venue"] if differ else [])


def test_a_venue_that_is_hoped_for_is_told_as_such():
    values = list(papers_differ(at("ICML", status="submitted"), at("KDD"), None))
    assert values == [("venue", "ICML 2022 (submitted)", "KDD 2022")]


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("10.12688/f1000research.209.1", "10.12688/f1000research.209.2", False),
        ("10.1000/j.kerb.2020", "10.1000/J.KERB.2020", False),
        ("10.1101/2020.01.01", "10.1000/j.kerb.2020", False),
        ("10.1000/j.kerb.2020.11", "10.1000/j.kerb.2020.12", True),
    ],
)
def test_identifiers(one, other, differ):
    assert told(paper(doi=one), paper(doi=other)) == (["doi"] if differ else [])


TITLES = {
    "case and punctuation": ("Kerbs: of Crystal Cities", "kerbs of crystal-cities", True),
    "a plural": ("Kerbs of Crystal Cities", "Kerb of Crystal City", True),
    "without its subtitle": ("Kerbs of Crystal Cities", "Kerbs of Crystal Cities: A Survey", True),
    "cut and respelled": ("The Colour of Kerbs", "The Color of Kerbs in Cities of the North", True),
    "in another script": ("Kerbs of Crystal Cities", "水晶城市的路缘石研究", True),
    "a nickname": ("KerbNet", "Kerbs of Crystal Cities", True),
    "another": ("Kerbs of Crystal Cities", "How Do Crystals Grow on Stone Kerbs?", False),
}


@pytest.mark.parametrize(("one", "other", "same"), TITLES.values(), ids=TITLES)
def test_titles(one, other, same):
    assert same_title(one, other) is same
    assert same_title(other, one) is same
    papers = paper(one, arxiv="2101.00001"), paper(other, arxiv="2101.00001")
    assert told(*papers) == ([] if same else ["title"])


@pytest.mark.parametrize(
    "misread",
    [
        paper("M. Sol, I. B", arxiv="2101.00001"),
        paper("Sci., 2022, 12, 11103, doi:10.1000/1", arxiv="2101.00001"),
        paper("Handbook of Kerbs. Edited by Ana Reyes", arxiv="2101.00001"),
        paper("Our Work on Other Things", ["Pia Lund"], arxiv="2101.00001"),
        paper("Our Work on Other Things", arxiv="2101.00002"),
        paper(
            "Our Work on Other Things",
            arxiv="2101.00001",
            links=[LabelledUrl("", f"https://arxiv.org/abs/2101.0000{n}") for n in (1, 2)],
        ),
    ],
    ids=["names", "a reference", "an editor", "other people", "other paper", "several papers"],
)
def test_titles_that_may_be_none_are_not_told(misread):
    misread.venue = Venue(name="ICML", year="2021", kind="conference", text="ICML 2021")
    right = at("KDD")
    right.arxiv = "2101.00001"
    assert not [field for field in told(right, misread) if field in ("title", "venue")]


def test_a_list_that_was_read_as_one_entry_is_not_told():
    many = at("ICML")
    many.links = [LabelledUrl("", f"https://doi.org/10.1000/{number}") for number in range(9)]
    assert told(many, at("KDD")) == []
    assert told(at("ICML"), at("KDD")) == ["venue"]


AUTHORS = {
    "one is missing": (["Mira Sol", "Ana Reyes", "Jun Kato"], "author list"),
    "another begins": (["Jun Kato", "Ivo Brandt", "Ana Reyes", "Mira Sol"], "first author"),
    "initials": (["M. Sol", "I. Brandt", "A. Reyes", "J. Kato"], None),
    "surnames first": (["Sol M", "Brandt I", "Reyes A", "Kato J"], None),
    "accents": (["Mira Sol", "Ivo Brandt", "Ana Réyes", "Jun Katō"], None),
    "cut short": (["Mira Sol", "Ivo Brandt"], None),
    "the first alone": (["Mira Sol"], None),
    "without the owner": (["Ivo Brandt", "Ana Reyes", "Jun Kato"], None),
    "one is called otherwise": (["Mira Sol", "Ivo Brandt", "Ana Reyes", "J. Suzuki"], None),
    "a group": (["Mira Sol", "Ivo Brandt", "Kerb Team", "Ana Reyes", "Jun Kato"], None),
    "none": ([], None),
    "misread": (["Mira Sol", "Ivo Brandt", "5 more", "Jun Kato"], None),
}


@pytest.mark.parametrize(("authors", "field"), AUTHORS.values(), ids=AUTHORS)
def test_authors(authors, field):
    found = [name for name, _, _ in authors_differ(paper(), paper(authors=authors), "Mira Sol")]
    assert found == ([field] if field else [])


def test_who_is_missing_is_named():
    shorter = paper(authors=["Mira Sol", "Ana Reyes", "Jun Kato"])
    found = list(authors_differ(shorter, paper(), None))
    assert found == [("author list", "without Ivo Brandt", "with Ivo Brandt")]


def test_namesakes_stand_for_one_author_each():
    twins = ["Mira Sol", "Hao Zhang", "Yi Zhang", "Jun Kato"]
    one = paper(authors=[name for name in twins if name != "Hao Zhang"])
    found = list(authors_differ(one, paper(authors=twins), None))
    assert found == [("author list", "without Hao Zhang", "with Hao Zhang")]


def test_authors_in_the_order_of_the_alphabet_have_no_first():
    one = paper(authors=["Ana Reyes", "Mira Sol"])
    assert not list(authors_differ(one, paper(authors=["Mira Sol", "Ana Reyes"]), None))


def test_authors_who_contributed_equally_have_no_first():
    one = paper(authors=["Jun Kato", "Ana Reyes", "Mira Sol"], equal_contribution=["Jun Kato"])
    assert not list(authors_differ(one, paper(authors=["Mira Sol", "Ana Reyes", "Jun Kato"]), None))
