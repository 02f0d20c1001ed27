"""What another page of the site has, though it says it in another way."""

import pytest

from profdiff.checking.elsewhere import Elsewhere
from profdiff.checking.pages import read_page
from profdiff.config import Site
from profdiff.sources.folder import Folder

CV = """\
# Ada Example

## Experience

- {role}

## Publications

- A. Example, B. Sample. {paper}.
- A. Example. Counting Waves at Night. Journal of Shores, 2022.
"""
SITE = {
    "cv.md": CV.format(
        role="Sand University, Post-Doctoral Researcher, 2021 - 2023",
        paper="A Note on the Speed-Accuracy Trade-off of Sieves. Journal of Grains, 2021",
    ),
    "career.md": """\
# Ada Example

## Background

- 2020-2023: PhD in Geology, Sand University
- 2021: Special Mention of the Stone Prize for the best Master's thesis on shores and dunes in
  Sandland
""",
    "books.bib": """\
@inbook{shores,
  title = {Advanced Topics in the Study of Shores},
  author = {Example, Ada and Sample, Ben},
  publisher = {Pier Press},
  year = {2019}
}
""",
}


@pytest.fixture
def elsewhere(tmp_path):
    for name, text in SITE.items():
        (tmp_path / name).write_text(text)
    return Elsewhere(Folder(str(tmp_path)), Site())


def has(elsewhere, text, entity):
    page = read_page(text.encode(), "about.md", today="2024-01-01")
    record = next(record for kind, record in page.records() if kind == entity)
    return elsewhere.has("about.md", entity, record, page.text_of(record))


@pytest.mark.parametrize(
    ("paper", "told"),
    [
        ("Accuracy Trade-off of Sieves. Journal of Grains, 2021", True),
        (
            "Walking on Dunes. In: Advanced Topics in the Study of Shores, ch. 3. Pier Press, 2019",
            True,
        ),
        ("Speed of Heaps and Sieves. Journal of Grains, 2021", False),
        ("Walking on Dunes. In: Topics in the Study of Rivers, ch. 3. Pier Press, 2019", False),
    ],
)
def test_papers(elsewhere, paper, told):
    assert (
        has(elsewhere, CV.format(role="Teacher, Oak School, 2020", paper=paper), "publication")
        is told
    )


@pytest.mark.parametrize(
    ("role", "told"),
    [
        ("Post-doctoral researcher, Sand University, 2021 - 2023", True),
        ("Lecturer, Sand University, 2021 - 2023", False),
    ],
)
def test_positions(elsewhere, role, told):
    text = CV.format(role=role, paper="Tides in Teacups. Journal of Grains, 2020")
    assert has(elsewhere, text, "role") is told


def test_an_award_that_is_told_in_a_line_of_a_career(elsewhere):
    page = "# Ada Example\n\n## Awards\n\n- {}, 2021\n"
    name = "Special Mention of the Stone Prize for the best {} on shores and dunes in Sandland"
    assert has(elsewhere, page.format(name.format("Master's Degree Thesis")), "award")
    assert not has(elsewhere, page.format(name.format("Picture Postcard Collection")), "award")


def test_a_project_that_became_a_paper(elsewhere):
    page = "# Ada Example\n\n## Projects\n\n- **{}**: shakes sand through sieves.\n"
    assert has(elsewhere, page.format("Speed-Accuracy Trade-off of Sieves"), "project")
    assert not has(elsewhere, page.format("Speed-Accuracy Trade-off of Heaps"), "project")


def test_the_page_itself_is_not_asked(elsewhere):
    page = read_page(SITE["cv.md"].encode(), "cv.md", today="2024-01-01")
    paper = page.profile.publications[0]
    assert not elsewhere.has("cv.md", "publication", paper, page.text_of(paper))
