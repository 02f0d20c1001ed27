"""Titles of papers that nothing marks: what stands behind them is no part of them."""

import pytest

from profdiff.api import parse

TITLE = "Tides of a Small Moon and Its Sands"


@pytest.mark.parametrize(
    ("behind", "venue"),
    [
        (" (ICML 2024)", "ICML 2024"),
        (" (ICML 2024) [pdf] [code]", "ICML 2024"),
        (" (Under Review)", "Under Review"),
        (", ICML 2024", "ICML 2024"),
        (", submitted, 2025", "submitted 2025"),
        (" bioRxiv, July, 2020.", "bioRxiv 2020"),
    ],
)
@pytest.mark.parametrize("lines", ["{title}\nAda Poe, Bo Lin, Cy Moor", "Ada Poe, Bo Lin. {title}"])
def test_a_title_ends_before_its_venue(lines, behind, venue):
    other = "Ada Poe, Di Ruiz. A Second Paper on Sand. Journal of Tides, 2019."
    entry = lines.format(title=TITLE + behind)
    text = f"# Publications\n\n- {other}\n- {entry}\n".replace("\nAda", "<br>\n  Ada")
    page = parse(text.encode(), format="markdown")
    paper = page.publications[-1]
    assert (paper.title, paper.venue and paper.venue.text) == (TITLE, venue)
    assert paper.authors[:2] == ["Ada Poe", "Bo Lin"]


@pytest.mark.parametrize(
    "title", ["On sand, the sea, and the shore of 2020", "On tides (with a moon)"]
)
def test_commas_and_brackets_within_a_title_are_its_own(title):
    page = parse(
        f"# Publications\n\n- Ada Poe, Bo Lin. {title}. Journal of Tides, 2019.\n".encode(),
        format="markdown",
    )
    assert page.publications[0].title == title


def test_an_entry_of_several_lines_with_many_authors_is_no_abstract():
    names = ", ".join(f"Ada {c}oe" for c in "BCDFGHJKLMNPRSTVWXZ")
    entries = [f"{TITLE} {n}\n{names}\nICML 202{n}\n| paper | code |" for n in (1, 2, 3)]
    text = "Publications\n\n" + "\n\n".join(entries)
    page = parse(text.encode(), format="text")
    assert [paper.title for paper in page.publications] == [f"{TITLE} {n}" for n in (1, 2, 3)]


def test_the_author_of_all_entries_ends_a_list_that_runs_into_the_title():
    text = "# Publications\n\n" + "\n".join(
        f"- {other}, Bo Lin{end} Tides of a {word} Moon. Journal of Tides, 2019."
        for other, word, end in (
            ("Ada Poe", "Small", "."),
            ("Cy Moor", "Large", "."),
            ("Di Ruiz", "Red", "."),
            ("Eve Sand", "Grey", ""),
        )
    )
    papers = parse(text.encode(), format="markdown").publications
    assert papers[-1].title == "Tides of a Grey Moon"
    assert papers[-1].authors == ["Eve Sand", "Bo Lin"]


def test_a_line_of_labels_in_brackets_is_no_title():
    text = (
        "Publications\n\n[paper] [code] [data (Of the Sea, Of the Moon)]\n"
        "Tides of a Small Moon\nAda Poe, Bo Lin\nICML 2020\n\n"
        "Sands of a Small Moon\nAda Poe, Bo Lin\nICML 2021\n"
    )
    papers = parse(text.encode(), format="text").publications
    assert [paper.title for paper in papers] == ["Tides of a Small Moon", "Sands of a Small Moon"]


def test_a_name_and_a_position_are_one_person():
    text = "Members\n\nAda Poe , Assistant Professor\n\nStudents\n\nBo Lin, Cy Moor\n"
    people = parse(text.encode(), format="text").people
    assert [person.name for person in people] == ["Ada Poe", "Bo Lin", "Cy Moor"]


def test_a_theme_lists_papers_with_or_without_links():
    lists = (
        "Tides (ICML 2020), Sand (ICLR'21), Reefs (CVPR 2022)",
        "Moons (ICML 2021), Suns (KDD'19)",
    )
    text = "Research\n\nOf the sea:\n{}\nOf the sky:\n{}\n".format(*lists)
    page = parse(text.encode(), format="text")
    assert [area.title for area in page.areas] == ["Of the sea", "Of the sky"]
    told = [(p.title, p.venue.text, p.areas) for p in page.publications]
    assert told[0] == ("Tides", "ICML 2020", ["Of the sea"])
    assert told[-1] == ("Suns", "KDD 2019", ["Of the sky"])
