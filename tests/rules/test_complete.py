"""Which lists of papers claim to be complete, and what they have."""

import pytest

from profdiff.checking.pages import read_page
from profdiff.records import Publication
from profdiff.rules.complete import complete_lists

ENTRIES = """\
- A. Example, B. Sample. Sorting Sand by Colour. ICML 2021.
- A. Example. Counting Waves at Night. Journal of Shores, 2020.
- A. Example. The Weight of Wet Sand. Journal of Shores, 2018.
"""
BIB = """\
@article{waves,
  title = {Counting Waves at Night},
  author = {Ada Example},
  journal = {Journal of Shores},
  year = {2020}
}
"""


def page(path, text):
    return read_page(text.encode(), path, today="2026-01-15")


def names(*pages):
    return [whole.name for whole in complete_lists([page(*each) for each in pages])]


CLAIMS = {
    "a page of its own": ("publications.md", f"# Publications\n\n{ENTRIES}", ["Publications"]),
    "a CV": ("cv.md", f"# CV\n\n## Publications\n\n{ENTRIES}", ["Publications"]),
    "a heading that says so": ("about.md", f"# Ada\n\n## All papers\n\n{ENTRIES}", ["All papers"]),
    "a home page": ("about.md", f"# Ada\n\n## Publications\n\n{ENTRIES}", []),
    "a choice": ("publications.md", f"# Selected publications\n\n{ENTRIES}", []),
    "one kind": ("books.md", f"# Books\n\n{ENTRIES}", []),
    "a CV of some day": ("cv-2023.md", f"# CV\n\n## Publications\n\n{ENTRIES}", []),
    "a short CV": ("cv_short.md", f"# CV\n\n## Publications\n\n{ENTRIES}", []),
    "with a way to more": (
        "publications.md",
        f"# Publications\n\nSee my Google Scholar page for a full list.\n\n{ENTRIES}",
        [],
    ),
}


@pytest.mark.parametrize(("path", "text", "claimed"), CLAIMS.values(), ids=CLAIMS)
def test_claims(path, text, claimed):
    assert names((path, text)) == claimed


def test_one_bibliography_is_complete_and_of_several_none():
    assert names(("works.bib", BIB)) == ["works.bib"]
    assert names(("ada.bib", BIB), ("ben.bib", BIB)) == []


def whole_of(text):
    (whole,) = complete_lists([page("publications.md", f"# Publications\n\n{text}")])
    return whole


@pytest.mark.parametrize(
    ("title", "there"),
    [
        ("Sorting sand by color", True),
        ("The Weight of Wet Sand", True),
        ("Sand in the Machine", True),
        ("How Dunes Remember the Wind", False),
    ],
)
def test_a_list_has_what_it_says_in_whatever_words(title, there):
    whole = whole_of(f"{ENTRIES}\nI also once wrote of *Sand in the Machine*, which nobody read.\n")
    assert whole.has(Publication(title=title)) is there


def test_a_list_has_what_it_identifies():
    whole = whole_of(
        f"{ENTRIES}- A. Example. Old Title. [arXiv](https://arxiv.org/abs/2101.00001)\n"
    )
    assert whole.has(Publication(title="An Altogether Other Title", arxiv="2101.00001"))


@pytest.mark.parametrize(("owner", "own"), [("Ada Example", True), ("Ben Sample", False)])
def test_a_list_is_of_who_wrote_most_of_it(owner, own):
    assert whole_of(ENTRIES).is_of(owner) is own
