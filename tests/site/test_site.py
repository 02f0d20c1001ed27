"""What a site says as one profile: each fact once with its places, and where files disagree."""

import re
from pathlib import Path

import pytest

from profdiff import parse
from profdiff.config import Config, Site
from profdiff.identity import record_key


def places(record):
    return [(span.path, span.line) for span in record.places or [record.span]]


def codes(profile):
    return [found.code for found in profile.diagnostics]


def test_a_site_is_one_profile(read, folio):
    site = read(folio)
    assert (site.kind, site.name, site.state) == ("person", "Mira Sol", "content")
    assert site.source.format == "site"
    assert site.source.chosen_by == "jekyll (al-folio): _config.yml"
    assert [page.path for page in site.source.pages] == [
        "_pages/about.md",
        "_config.yml",
        "_data/cv.yml",
        "_bibliography/papers.bib",
        "_pages/publications.md",
        "_news/first.md",
    ]
    assert [(p.title, p.venue.year) for p in site.publications] == [
        ("Kerbs of Crystal Cities", "2023"),
        ("Facets without Faces", "2021"),
    ]
    assert [item.date for item in site.news] == ["2023-05-01"]
    assert not codes(site)
    words = " ".join(passage.text for passage in site.passages)
    assert "Tea" not in words
    assert "king" not in words
    assert "pirate" not in words


def test_a_fact_of_two_files_is_one_record_with_both_places(read, folio):
    site = read(folio)
    assert [(role.title, role.organization, role.start) for role in site.roles] == [
        ("assistant professor", "Halden University", "2022"),
        ("postdoc", "Brightwater Institute", "2019"),
    ]
    assert places(site.roles[0]) == [("_pages/about.md", 7), ("_data/cv.yml", 4)]
    assert site.roles[0].span == site.roles[0].places[0]
    holding = [p.span.path for p in site.passages if site.roles[0].id in p.records]
    assert holding == ["_pages/about.md", "_data/cv.yml"]


def test_a_fact_of_one_file_has_its_span_alone(read, folio):
    site = read(folio)
    degree = site.education[0]
    assert places(degree) == [("_data/cv.yml", 13)]
    assert not degree.places


def test_places_are_part_of_the_json(read, folio, validated):
    from profdiff.render import render_profile
    from profdiff.render.style import Style

    contents = validated(render_profile(read(folio), "json", Style()), "profile")
    assert [place["path"] for place in contents["roles"][0]["places"]] == [
        "_pages/about.md",
        "_data/cv.yml",
    ]
    assert "places" not in contents["education"][0]
    assert contents["source"]["pages"][0]["part"] == "home"


def test_equal_sentences_of_two_files_are_one(read, folio):
    folio["_pages/cv.md"] = "---\ntitle: CV\n---\n\nMy lab grows crystals.\n"
    site = read(folio)
    assert [s.text for s in site.statements].count("My lab grows crystals.") == 1
    assert [p.text for p in site.passages].count("My lab grows crystals.") == 1


def test_a_sentence_stands_as_often_as_in_the_file_that_has_it_most(read):
    site = read({"index.md": "Ha.\n\nHa.\n", "cv.md": "Ha.\n"})
    assert [p.text for p in site.passages].count("Ha.") == 2


def test_titles_of_further_pages_are_not_lost(read, folio):
    assert "publications" in [passage.text for passage in read(folio).passages]


CV = "# Experience\n\n- {} ({})\n"
DISAGREEING = [
    (
        CV.format("Postdoc, Halden University", "2018 - 2022"),
        CV.format("Postdoc, Halden University", "2018 - 2023"),
        "postdoc, halden university: end is 2022 here, but 2023 in cv.md:3",
    ),
    (
        CV.format("Postdoc, Halden University", "2018 - 2023"),
        CV.format("Postdoc, Halden University", "2019 - 2023"),
        "postdoc, halden university: start is 2018 here, but 2019 in cv.md:3",
    ),
    (
        CV.format("Postdoc, Halden University", "2018 - present"),
        CV.format("Postdoc, Halden University", "2018 - 2023"),
        "postdoc, halden university: end is present here, but 2023 in cv.md:3",
    ),
    (
        CV.format("Full Professor, Halden University", "2018 - present"),
        CV.format("Associate Professor, Halden University", "2018 - present"),
        (
            "full professor, halden university: "
            "title is full professor here, but associate professor in cv.md:3"
        ),
    ),
    (
        "# Awards\n\n- Golden Kiln Award, 2020\n",
        "# Awards\n\n- Golden Kiln Award, 2021\n",
        "golden kiln award: year is 2020 here, but 2021 in cv.md:3",
    ),
    (
        '# Publications\n\n- Mira Sol, Ivo Brandt. "Kerbs of Cities". NeurIPS 2022.\n',
        '# Publications\n\n- Mira Sol, Ivo Brandt. "Kerbs of Cities". ICML 2023.\n',
        "kerbs of cities: venue is neurips 2022 here, but icml 2023 in cv.md:3",
    ),
    (
        '# Publications\n\n- Mira Sol. "Kerbs of Cities". arXiv 2022.\n',
        '# Publications\n\n- Mira Sol. "Kerbs of Cities". ICML 2023.\n',
        "kerbs of cities: venue is arxiv 2022 here, but icml 2023 in cv.md:3",
    ),
]


@pytest.mark.parametrize(("home", "cv", "told"), DISAGREEING)
def test_where_files_disagree(read, home, cv, told):
    site = read({"index.md": home, "cv.md": cv})
    (found,) = site.diagnostics
    assert (found.code, found.message.lower()) == ("site-disagreement", told)
    assert (found.path, found.line) == ("index.md", 3)
    assert [(span.path, span.line) for span in found.places] == [("index.md", 3), ("cv.md", 3)]
    assert len([*site.roles, *site.awards, *site.publications]) == 1


AGREEING = [
    ("Postdoc, Halden University (2018 - 2022)", "Postdoc, Halden University (2018-09 - 2022-03)"),
    ("Postdoc, Halden University", "Postdoc, Halden University (2018 - 2022)"),
    (
        "Postdoc, The University of Halden (2018 - 2022)",
        "Postdoc, University of Halden (2018 - 2022)",
    ),
]


@pytest.mark.parametrize(("one", "other"), AGREEING)
def test_less_exact_is_no_disagreement(read, one, other):
    site = read({"index.md": f"# Experience\n\n- {one}\n", "cv.md": f"# Experience\n\n- {other}\n"})
    assert not codes(site)
    assert len(site.roles) == 1


SAME_VENUES = [
    ("ICML 2023", "Proceedings of the 40th International Conference on Machine Learning, 2023"),
    ("Phys. Rev. D, 2021", "Physical Review D, 2021"),
]


@pytest.mark.parametrize(("one", "other"), SAME_VENUES)
def test_a_venue_in_other_words_is_no_disagreement(read, one, other):
    entry = '# Publications\n\n- Mira Sol, Ivo Brandt. "Kerbs of Cities". {}.\n'
    site = read({"index.md": entry.format(one), "cv.md": entry.format(other)})
    assert not codes(site)
    assert len(site.publications) == 1


def test_two_stays_of_one_name_are_two(read):
    cv = "# Experience\n\n- Postdoc, Halden University (2015 - 2017)\n"
    cv += "- Postdoc, Halden University (2019 - 2021)\n"
    home = "# Experience\n\n- Postdoc, Halden University (2020 - 2021)\n"
    site = read({"index.md": home, "cv.md": cv})
    assert sorted(role.start for role in site.roles) == ["2015", "2019", "2020"]
    assert not codes(site)


def test_a_gap_is_filled_from_another_file(read):
    bib = "@article{a, title={Kerbs of Cities}, author={Sol, Mira and Brandt, Ivo},"
    bib += " journal={Journal of Kerbs}, year={2020}, doi={10.1234/kerbs}}\n"
    home = '# Publications\n\n- Mira Sol, Ivo Brandt. "Kerbs of Cities". Journal of Kerbs, 2020.'
    site = read({"index.md": f"{home} [code](https://example.org/code)\n", "papers.bib": bib})
    (paper,) = site.publications
    assert paper.doi == "10.1234/kerbs"
    assert [link.url for link in paper.links if link.label == "code"]
    assert [span.path for span in paper.places] == ["index.md", "papers.bib"]


def test_papers_of_one_identifier_and_two_titles_are_one(read):
    bib = "@article{a, title={Kerbs}, author={Sol, Mira}, journal={Journal of Kerbs}, year={2020},"
    bib += " doi={10.1234/kerbs}}\n"
    home = '- Mira Sol. "Kerbs: A Study". Journal of Kerbs, 2020. https://doi.org/10.1234/kerbs\n'
    site = read({"index.md": f"# Publications\n\n{home}", "papers.bib": bib})
    assert len(site.publications) == 1


HIDDEN = [
    "---\ntitle: Ghost\ndraft: true\n---\n",
    "---\ntitle: Ghost\npublished: false\n---\n",
    "+++\ntitle = 'Ghost'\ndraft = true\n+++\n",
    "+++\ntitle = 'Ghost'\nactive = false\n+++\n",
]


@pytest.mark.parametrize("front", HIDDEN)
def test_drafts_are_none_of_the_site(read, front):
    site = read({"index.md": "I am a potter.\n", "talks.md": f"{front}\n- A talk on ghosts\n"})
    assert [page.path for page in site.source.pages] == ["index.md"]
    assert not codes(site)


def test_what_a_page_says_of_drafts_hides_nothing(read):
    talks = "---\ntitle: Talks\n---\n\ndraft: true is what I talk about.\n"
    site = read({"index.md": "I am a potter.\n", "talks.md": talks})
    assert len(site.source.pages) == 2


def test_examples_of_a_theme_are_left_out_and_told(read):
    site = read(
        {
            "_config.yml": "title: x\n",
            "_pages/about.md": "I am an assistant professor at Halden University.\n",
            "_publications/2009-10-01-paper-title-number-1.md": (
                "---\ntitle: Paper Title Number 1\ncollection: publications\n"
                "venue: Journal 1\ndate: 2009-10-01\n---\n\nThis paper is about the number 1.\n"
            ),
            "_talks/real.md": "---\ntitle: Kilns\ncollection: talks\ndate: 2020-01-02\n---\n",
        }
    )
    assert not site.publications
    assert [talk.title for talk in site.talks] == ["Kilns"]
    assert "site-demo" in codes(site)
    assert not any("number 1" in passage.text.lower() for passage in site.passages)


MEMBER = """\
---
name: {}
role: {}
---

I got the Golden Kiln Award 2020 and am a professor at Halden University.
"""


def test_a_group_is_an_organization_and_its_members_facts_are_not_its_own(read):
    names = {"ann": "Ann Ash", "bo": "Bo Birch", "cy": "Cy Cedar"}
    site = read(
        {
            "_config.yml": "title: Kiln Group\n",
            "index.md": "We fire clay.\n",
            "research.md": "We fire clay in kilns.\n",
            **{f"_members/{k}.md": MEMBER.format(name, "phd") for k, name in names.items()},
        }
    )
    assert (site.kind, site.name) == ("organization", "Kiln Group")
    assert [person.name for person in site.people] == list(names.values())
    assert not site.roles
    assert not site.awards
    assert "Golden Kiln Award" in " ".join(passage.text for passage in site.passages)


AUTHOR = "---\ntitle: {0}\nname: {0}\nsuperuser: {1}\nrole: {2}\n{3}---\n"


def test_the_owner_is_told_from_other_authors(read):
    pages = {
        "hugo.toml": "title = 'x'\n",
        "content/_index.md": "---\ntitle: ''\n---\n",
        "content/authors/mira/_index.md": AUTHOR.format("Mira Sol", "true", "Potter", ""),
        "content/authors/ivo/_index.md": AUTHOR.format("Ivo Brandt", "false", "Baker", ""),
    }
    site = read(pages)
    assert (site.kind, site.name) == ("person", "Mira Sol")
    assert "content/authors/ivo/_index.md" not in {page.path for page in site.source.pages}


def test_authors_in_groups_are_a_groups_members(read):
    groups = "user_groups:\n  - Alumni\n"
    site = read(
        {
            "hugo.toml": "title = 'x'\n",
            "content/_index.md": "---\ntitle: Kiln Lab\n---\n\nThe Kiln Lab is a research group.\n",
            "content/authors/mira/_index.md": AUTHOR.format("Mira Sol", "false", "Potter", groups),
            "content/authors/ivo/_index.md": AUTHOR.format("Ivo Brandt", "false", "Baker", ""),
        }
    )
    assert site.kind == "organization"
    assert [(p.name, p.relation, p.group) for p in site.people] == [
        ("Mira Sol", "alumnus", "Alumni")
    ]
    assert not site.roles


def test_a_manifest_names_the_pages(make_site):
    folder = make_site(
        {
            "index.md": "I am a potter at Halden University.\n",
            "deep/in/it.md": "# Awards\n\n- Golden Kiln Award, 2020\n",
            "cv.md": "# Awards\n\n- Silver Kiln Award, 2021\n",
        }
    )
    config = Config(site=Site(pages=("index.md", "deep/**/*.md")))
    site = parse(folder, config=config)
    assert [award.name for award in site.awards] == ["Golden Kiln Award"]
    config = Config(site=Site(exclude=("cv.md",)))
    assert not parse(folder, config=config).awards


def test_ids_are_those_of_a_site(read, folio):
    site = read(folio)
    assert site.roles[0].id == f"role:{record_key(site.roles[0])}"
    known = {record.id for kind in (site.roles, site.news, site.statements) for record in kind}
    named = {name for passage in site.passages for name in passage.records}
    assert known <= named


GREETINGS = [
    "# Hi, I'm Mira Sol\n\nI fire clay.\n",
    "---\ntitle: Hello, I am Mira Sol\n---\n\nI fire clay.\n",
]


@pytest.mark.parametrize("home", GREETINGS)
def test_a_greeting_is_no_part_of_a_name(read, home):
    assert read({"index.md": home}).name == "Mira Sol"


def test_links_of_all_files_are_one_papers(read):
    """The home page has a paper by its venue alone, the list of papers in full."""
    home = "# Papers\n\n- [ICML 21](https://arxiv.org/abs/2104.01234)\n"
    full = '# Publications\n\n- Mira Sol, Ivo Brandt. "Kerbs of Cities". ICML 2021 (Oral). '
    full += "[paper](https://arxiv.org/abs/2104.01234) [code](https://example.org/code)\n"
    site = read({"index.md": home, "publications.md": full})
    (paper,) = site.publications
    assert paper.title == "Kerbs of Cities"
    assert "code" in [link.label for link in paper.links]


def test_every_code_of_sites_is_documented():
    root = Path(__file__).parents[2]
    source = "".join(path.read_text() for path in (root / "src/profdiff/site").glob("*.py"))
    made = set(re.findall(r"\"((?:site|limit-site)-[a-z]+)\"", source))
    documented = (root / "docs" / "sites.md").read_text().partition("## What is not read")[2]
    assert made == set(re.findall(r"`((?:site|limit-site)-[a-z]+)`", documented))


def test_a_menu_that_pages_repeat_is_no_list_of_theirs(read):
    """As jemdoc sets it: in a cell of a table for the page's layout."""
    menu = "".join(
        f'<div class="menu-item"><a href="{name}.html">{name.title()}</a></div>'
        for name in ("index", "awards", "service", "teaching")
    )
    page = "<html><body><table><tr><td>" + menu + "</td><td>{}</td></tr></table></body></html>"
    site = read(
        {
            "index.html": page.format("<h1>Mira Sol</h1><p>I am a potter.</p>"),
            "awards.html": page.format("<h1>Prizes</h1><ul><li>Golden Kiln Award, 2020</li></ul>"),
            "service.html": page.format("<h1>Here</h1><p>None so far.</p>"),
            "teaching.html": page.format("<h1>Here</h1><p>None so far.</p>"),
        }
    )
    assert [award.name for award in site.awards] == ["Golden Kiln Award"]
    assert not site.teaching
    assert "Teaching" not in [duty.role for duty in site.service]


def test_positions_without_a_place_are_told_apart_by_their_dates(read):
    one, other = (
        "Machine Learning Engineer (2020 - 2021)",
        "Machine Learning Engineer (2022 - 2023)",
    )
    site = read({"index.md": f"# Experience\n\n- {one}\n", "cv.md": f"# Experience\n\n- {other}\n"})
    assert len(site.roles) == 2
    assert not codes(site)


def test_a_file_of_a_collection_without_an_item_is_left_out_and_told(read):
    site = read(
        {
            "_config.yml": "title: x\n",
            "index.md": "I am a potter.\n",
            "_talks/kilns.md": "---\ntitle: Kilns\ncollection: talks\ndate: 2020-01-02\n---\n",
            "_talks/readme.md": "Put talks here.\n",
        }
    )
    assert [talk.title for talk in site.talks] == ["Kilns"]
    assert codes(site) == ["site-no-item"]
    assert "_talks/readme.md" in site.diagnostics[0].message
    assert "Put talks here." not in [passage.text for passage in site.passages]


def test_a_members_own_data_file_names_a_member(read):
    """A file a person, with a name and a life, and nothing that says it is a list."""
    files = {
        f"data/members/{name}.json": f'{{"name": "{name.title()} Elm", "position": "Postdoc"}}'
        for name in ("ann", "bo", "cy")
    }
    site = read(
        {"package.json": "{}", **files, "data/news.json": '[{"date": "2020", "text": "x"}]'}
    )
    assert [person.name for person in site.people] == ["Ann Elm", "Bo Elm", "Cy Elm"]
    assert not site.roles
    assert not codes(site)
