"""Wordings of the same fact that pages use, each read by its general form."""

import pytest

from profdiff import compare, parse
from profdiff.lexicon.venues import venue_key
from profdiff.records import Venue

TWICE = """# Runa Falk

## Selected publications
- **Tides on small grids**. Runa Falk, Orla Venn. arXiv 2024.

## Publications
{more}- **Swells of the north**. Runa Falk, Orla Venn. ICML 2021.
"""
FULL = "- **Tides on small grids**. Runa Falk, Orla Venn. NeurIPS 2024.\n"


def page(tmp_path, body, name="page.md"):
    path = tmp_path / name
    path.write_text(f"---\ntitle: Runa Falk\n---\n{body}\n", encoding="utf-8")
    return path


def test_a_paper_in_the_selected_and_the_full_list_is_one(tmp_path):
    papers = parse(page(tmp_path, TWICE.format(more=FULL))).publications
    assert [paper.title for paper in papers] == ["Tides on small grids", "Swells of the north"]
    assert papers[0].venue.text == "NeurIPS 2024"
    assert papers[0].status == "published"


@pytest.mark.parametrize(
    "title",
    [
        "Runa M. Falk, Ph.D.",
        "Runa M. Falk, PhD, MPH",
        "Dr. Runa M. Falk Ph.D.",
        "Runa M. Falk, M.D.",
    ],
)
def test_degrees_behind_a_name_are_no_part_of_it(tmp_path, title):
    path = tmp_path / "page.md"
    path.write_text(f"---\ntitle: {title}\n---\n\nI like tides.\n", encoding="utf-8")
    assert parse(path).name == "Runa M. Falk"


@pytest.mark.parametrize(
    ("body", "organization"),
    [
        (
            "## Experience\n- Quarry Systems, Inc., Software Engineer, 2016-2017",
            "Quarry Systems, Inc",
        ),
        ("## Experience\n- **Engineer**, Harbor Labs, LLC, 2016-2017", "Harbor Labs, LLC"),
        ("I am a data scientist at Lantern Works, Ltd., in Norfolk.", "Lantern Works, Ltd"),
    ],
)
def test_a_legal_form_belongs_to_the_name_of_its_company(tmp_path, body, organization):
    (role,) = parse(page(tmp_path, body)).roles
    assert role.organization == organization


def test_a_paper_added_to_both_lists_is_one_change(tmp_path):
    body = "## Publications\n- **Swells of the north**. Runa Falk, Orla Venn. ICML 2021."
    old = page(tmp_path, body, "old.md")
    changes = compare(old, page(tmp_path, TWICE.format(more=FULL))).changes
    added = [c.label for c in changes if c.entity == "publication" and c.op == "added"]
    assert added.count("Tides on small grids") == 1


@pytest.mark.parametrize(
    "line",
    [
        "Area Chair for ICML 2020, 2021; Reviewer for KDD, WWW",
        "Area Chair: ICML 2020, 2021. Reviewer: KDD, WWW",
        "Area Chair for ICML 2020, 2021, and Reviewer for KDD, WWW",
    ],
)
def test_each_role_of_a_service_line_keeps_its_venues(tmp_path, line):
    found = parse(page(tmp_path, f"## Service\n- {line}")).service
    assert [(s.role, s.venue, s.year) for s in found] == [
        ("Area Chair", "ICML", "2020"),
        ("Area Chair", "ICML", "2021"),
        ("Reviewer", "KDD", None),
        ("Reviewer", "WWW", None),
    ]


@pytest.mark.parametrize(
    ("item", "date"),
    [
        ("A paper on tides went to ICML. (Mar 2024)", "2024-03"),
        ("A paper on tides went to ICML. — 2024/03", "2024-03"),
        ("A paper on tides went to ICML. [March 5, 2024]", "2024-03-05"),
        ("A paper on tides went to ICML.", None),
    ],
)
def test_a_date_behind_a_news_item_is_its_date(tmp_path, item, date):
    (news,) = parse(page(tmp_path, f"## News\n- {item}")).news
    assert (news.text, news.date) == ("A paper on tides went to ICML.", date)


def test_words_in_brackets_at_the_end_are_no_date(tmp_path):
    (news,) = parse(page(tmp_path, "## News\n- A paper on tides is out (ICML 2024)")).news
    assert (news.text, news.date) == ("A paper on tides is out (ICML 2024)", None)


@pytest.mark.parametrize(
    ("sentence", "title", "current"),
    [
        ("I am at Halden University as a research scientist.", "research scientist", True),
        ("I'm currently at Halden University as a lecturer.", "lecturer", True),
        ("I worked at Halden University as a research engineer.", "research engineer", False),
        ("At Halden University as a lecturer, I studied tides.", "lecturer", False),
    ],
)
def test_a_title_may_stand_behind_its_organization(tmp_path, sentence, title, current):
    (role,) = parse(page(tmp_path, f"# Runa Falk\n\n{sentence}")).roles
    assert (role.title, role.organization, role.current) == (title, "Halden University", current)


def test_what_was_done_is_no_title(tmp_path):
    body = """## Experience
- Visited Prof. Lena Hart, Eastern University, 2019
- Granted by the National Science Council, 2020
- Distinguished Engineer, Halden Labs, 2018 - 2019
"""
    roles = parse(page(tmp_path, body)).roles
    assert [(role.title, role.organization) for role in roles] == [
        ("Distinguished Engineer", "Halden Labs")
    ]


def test_a_preprint_on_its_server_has_the_server_as_venue(tmp_path):
    body = "## Publications\n- **Tides on small grids**. Runa Falk, Orla Venn. On arXiv, 2023."
    (paper,) = parse(page(tmp_path, body)).publications
    assert (paper.venue.text, paper.venue.kind) == ("arXiv 2023", "preprint")


@pytest.mark.parametrize(
    "name",
    [
        "Annual Meeting of the Association for Computational Linguistics (ACL) Findings",
        "ACL, Findings",
        "Findings of the Annual Meeting of the Association for Computational Linguistics (ACL)",
    ],
)
def test_findings_are_one_venue_in_any_order_of_words(name):
    assert venue_key(Venue(name=name, year="2024")) == "findings of acl 2024"


@pytest.mark.parametrize("place", [", both at", ", both from", " from"])
def test_degrees_with_fields_of_their_own_share_a_school(tmp_path, place):
    sentence = f"I received my B.S. in Mathematics and M.S. in Statistics{place} Halden University."
    found = parse(page(tmp_path, f"# Runa Falk\n\n{sentence}")).education
    assert [(study.degree, study.field, study.institution) for study in found] == [
        ("B.S.", "Mathematics", "Halden University"),
        ("M.S.", "Statistics", "Halden University"),
    ]


@pytest.mark.parametrize("focus", [", with a focus on", " with a focus on", " with an emphasis on"])
def test_the_focus_of_interests_is_none_of_them(tmp_path, focus):
    sentence = f"I am interested in tides, swells and waves{focus} small grids."
    found = parse(page(tmp_path, f"# Runa Falk\n\n{sentence}")).interests
    assert [interest.name for interest in found] == ["tides", "swells", "waves"]


def test_papers_in_brackets_behind_a_theme_are_of_the_theme(tmp_path):
    body = """## Research
- Tides on grids [[ICML 2024]](https://arxiv.org/abs/2401.00001)
  [[KDD 2023]](https://arxiv.org/abs/2301.00002)
- A tool for tides [[arXiv]](https://arxiv.org/abs/2401.00003)
  [[code]](https://example.org/tool)
"""
    profile = parse(page(tmp_path, body))
    assert [area.title for area in profile.areas] == ["Tides on grids"]
    papers = [paper for paper in profile.publications if paper.areas == ["Tides on grids"]]
    assert [paper.venue.text for paper in papers] == ["ICML 2024", "KDD 2023"]
    assert [paper.arxiv for paper in papers] == ["2401.00001", "2301.00002"]


@pytest.mark.parametrize(
    "entry", ["Ph.D. from Oak College.", "I received my B.S. from Oak College."]
)
def test_the_school_of_a_degree_ends_before_the_full_stop(tmp_path, entry):
    found = parse(page(tmp_path, f"## Education\n\n- {entry}\n")).education
    assert [study.institution for study in found] == ["Oak College"]


@pytest.mark.parametrize(
    ("said", "venue"),
    [
        ("Submitted to ICML 2024", "ICML 2024"),
        ("Under review at NeurIPS 24", "NeurIPS 2024"),
        ("Submitted to ACL'24", "ACL 2024"),
        ("Under review at Physical Review Letters, 2023", "Physical Review Letters 2023"),
        ("Submitted to Nature", "Nature"),
    ],
)
def test_where_a_paper_was_sent_has_its_year_once(tmp_path, said, venue):
    body = f"## Publications\n- **Ebbs on a shore**. Runa Falk, Orla Venn. {said}.\n{FULL}"
    (paper, _) = parse(
        page(tmp_path, body.replace(FULL, FULL.replace("Tides", "Ebbs")))
    ).publications
    assert (paper.venue.text, paper.status) == (venue, "submitted")
