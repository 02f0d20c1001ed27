"""How much of a list its heading says that it holds."""

import pytest

from profdiff.lexicon.lists import extent_of, is_vita, leads_on

EXTENTS = {
    "Publications": "unsaid",
    "Full list of publications": "whole",
    "All papers": "whole",
    "Complete list of publications": "whole",
    "Selected publications": "part",
    "Publications (selected)": "part",
    "Recent papers": "part",
    "Representative publications": "part",
    "Journal articles": "kind",
    "Books": "kind",
    "Ausgewählte Publikationen": "part",
    "论文": "unsaid",
    "代表性论文": "part",
    "Teaching": None,
}


@pytest.mark.parametrize(("title", "extent"), EXTENTS.items())
def test_extents(title, extent):
    assert extent_of(title) == extent


@pytest.mark.parametrize(
    ("name", "vita"),
    [
        ("cv", True),
        ("Curriculum vitae of Ada Example", True),
        ("cv onepage", False),
        ("short cv", False),
        ("resume", False),
        ("about", False),
    ],
)
def test_names_of_pages_that_leave_nothing_out(name, vita):
    assert is_vita(name) is vita


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("For a full list, see Google Scholar.", True),
        ("More papers", True),
        ("完整论文列表", True),
        ("I study how sand is sorted.", False),
        ("See Google Scholar. " + "Sand is sorted by colour and by weight. " * 6, False),
    ],
)
def test_what_leads_to_a_fuller_list(text, leads):
    assert leads_on(text) is leads
