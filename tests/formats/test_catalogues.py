"""Exports of ORCID and OpenAlex in the shapes that the examples of whole files do not have."""

import json

import pytest

from profdiff import parse

WORK = {
    "id": "https://openalex.org/W1",
    "title": "Counting Waves at Night",
    "publication_year": 2021,
    "type": "article",
    "authorships": [{"author": {"display_name": "Ada Example"}}],
}


def read(tmp_path, content):
    path = tmp_path / "export.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return parse(path)


def source(name, kind):
    return {"source": {"display_name": name, "type": kind}}


def group(title, **fields):
    when = {"year": {"value": "2021"}, "month": None, "day": None}
    summary = {"title": {"title": {"value": title}}, "publication-date": when, "type": "other"}
    return {"work-summary": [summary | fields]}


def test_a_single_work_of_openalex(tmp_path):
    (paper,) = read(tmp_path, WORK).publications
    assert (paper.title, paper.authors) == ("Counting Waves at Night", ["Ada Example"])


@pytest.mark.parametrize(
    ("place", "kind", "venue", "status"),
    [
        (source("Journal of Shores", "journal"), "article", "Journal of Shores 2021", "published"),
        (source("Kerb University Archive", "repository"), "article", None, None),
        (source("Research Square", "repository"), "preprint", "Research Square 2021", "preprint"),
        (source("arXiv (Cornell University)", "repository"), "article", "arXiv 2021", "preprint"),
        (None, "preprint", None, "preprint"),
    ],
    ids=["a journal", "a copy", "a preprint", "arXiv", "no place"],
)
def test_a_repository_is_no_venue_but_of_preprints(tmp_path, place, kind, venue, status):
    works = [WORK | {"primary_location": place, "type": kind}]
    (paper,) = read(tmp_path, {"meta": {}, "results": works}).publications
    assert (paper.venue and paper.venue.text, paper.status) == (venue, status)


def test_works_of_orcid_in_full_name_their_authors(tmp_path):
    work = {
        "title": {"title": {"value": "Counting Waves at Night"}},
        "journal-title": {"value": "Journal of Shores"},
        "type": "journal-article",
        "contributors": {"contributor": [{"credit-name": {"value": "Ada Example"}}]},
    }
    (paper,) = read(tmp_path, {"bulk": [{"work": work}]}).publications
    assert paper.authors == ["Ada Example"]
    assert paper.venue.name == "Journal of Shores"


def test_an_identifier_of_what_a_work_is_a_part_of_is_not_its_own(tmp_path):
    part = {
        "external-id-type": "doi",
        "external-id-value": "10.5555/book",
        "external-id-relationship": "part-of",
    }
    work = group("Counting Waves at Night", **{"external-ids": {"external-id": [part]}})
    (paper,) = read(tmp_path, {"group": [work]}).publications
    assert paper.doi is None


def test_of_several_sources_of_orcid_the_one_that_names_a_journal_is_read(tmp_path):
    poor, rich = group("Counting waves"), group("Counting Waves at Night")
    rich["work-summary"][0]["journal-title"] = {"value": "Journal of Shores"}
    both = {"work-summary": [*poor["work-summary"], *rich["work-summary"]]}
    (paper,) = read(tmp_path, {"group": [both]}).publications
    assert (paper.title, paper.venue.name) == ("Counting Waves at Night", "Journal of Shores")


@pytest.mark.parametrize(
    "odd",
    [
        {"group": None},
        {"group": [{"work-summary": [None, {"title": None}]}]},
        {"results": [{"authorships": None}]},
        {"activities-summary": {"works": None, "employments": {"affiliation-group": "none"}}},
        {"bulk": [{"error": {"response-code": 404}}]},
    ],
)
def test_what_is_not_there_is_no_work(tmp_path, odd):
    assert read(tmp_path, odd).publications == []


ITEM = {"id": "k", "type": "article-journal", "title": "Kites", "issued": {"date-parts": [[2020]]}}


def test_what_csl_keeps_in_custom_is_the_items_own(tmp_path):
    custom = {
        "arxiv": "2001.00001",
        "track": "Demos",
        "award": "Oral",
        "equal-contribution": ["Ada Elm", "Tom Oak"],
        "links": [{"label": "Kite maps", "url": "https://a.example/maps"}],
    }
    names = [{"family": "Elm", "given": "Ada"}, {"family": "Oak", "given": "Tom"}]
    item = {**ITEM, "container-title": "Wind", "author": names, "custom": custom}
    (paper,) = read(tmp_path, [item]).publications
    assert paper.arxiv == "2001.00001"
    assert (paper.venue.name, paper.venue.track, paper.venue.distinction) == (
        "Wind",
        "Demos",
        "Oral",
    )
    assert paper.equal_contribution == ["Ada Elm", "Tom Oak"]
    assert ("Kite maps", "https://a.example/maps") in [(x.label, x.url) for x in paper.links]


def test_an_item_of_csl_needs_no_title_where_an_address_names_it(tmp_path):
    untitled = {"id": "u", "type": "document", "URL": "https://a.example/u"}
    papers = read(tmp_path, [ITEM, untitled]).publications
    assert [(p.title, p.url) for p in papers] == [("Kites", None), (None, "https://a.example/u")]


@pytest.mark.parametrize("genre", ["workshop", "preprint", "other"])
def test_a_genre_that_is_a_kind_of_venue(tmp_path, genre):
    item = {**ITEM, "container-title": "Wind and Weather", "genre": genre}
    (paper,) = read(tmp_path, [item]).publications
    assert paper.venue.kind == genre
