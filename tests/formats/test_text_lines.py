"""The lines of a text as a browser copies it: which are titles, entries, parts of one entry."""

import pytest

from cost import calls_of
from profdiff.document import Document
from profdiff.formats import read_document
from profdiff.formats.text_lines import arrange, kind_of
from profdiff.formats.text_titles import heads_group, is_entry, is_lone_title, is_title, stands_out


def blocks(text):
    document, _ = read_document(text.encode(), "page", format="text")
    assert isinstance(document, Document)
    return [(b.kind, b.text, [c.text for c in b.children]) for b in document.blocks]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Selected Publications", True),
        ("Contact us:", True),
        ("PhD Students", True),
        ("Tides of a Small Moon", False),
        ("| paper | code |", False),
        ("Ada Poe, Bo Lin, Cy Moor", False),
        ("We write publications.", False),
    ],
)
def test_titles_of_sections(line, expected):
    assert is_title(line) is expected


def test_titles_of_groups():
    assert is_lone_title("Directors, officers and members")
    assert not is_lone_title("She has two students.")


@pytest.mark.parametrize(
    ("lines", "listed", "starts"),
    [
        # right below a heading stand the items of a list
        (["a first thing", "another one"], True, [0, 1]),
        # elsewhere two lines are those of one paragraph, and many that are alike a list
        (["Room 5", "A Street 1"], False, None),
        (["Moons", "On Sand and Small Moons", "Tides"], True, [0, 1, 2]),
        (["red moons", "two tides", "grey sand"], False, [0, 1, 2]),
        # entries of several lines, each with its authors at the same place
        (
            [
                "On Tides",
                "Ada Poe, Bo Lin, Cy Moor",
                "JT 2020",
                "On Sand",
                "Bo Lin, Cy Moor, Di Ruiz",
            ],
            True,
            [0, 3],
        ),
        (["On Tides", "Ada Poe, Bo Lin, Cy Moor", "JT 2020", "[pdf] [code]"], True, None),
        (
            ["Keeper, The Pier", "Northport, 2019-2021", "Guide", "Southport, 2015-2019"],
            False,
            [0, 2],
        ),
    ],
)
def test_lines_fall_into_entries(lines, listed, starts):
    entries = arrange(lines, listed=listed)
    assert (entries and [entry.start for entry in entries]) == starts


def test_a_list_goes_from_its_heading_to_the_next():
    text = "Awards\nA medal, 2019\nA cup, 2020\nTeaching\n\nI teach the sea.\n"
    assert blocks(text) == [
        ("heading", "Awards", []),
        ("item", "A medal, 2019", []),
        ("item", "A cup, 2020", []),
        ("heading", "Teaching", []),
        ("paragraph", "I teach the sea.", []),
    ]


def test_a_venue_that_reads_like_a_title_ends_an_entry():
    text = "On Tides\nAda Poe, Bo Lin, Cy Moor\nPhD Thesis\npaper | code\n"
    assert blocks(text) == [("paragraph", text.strip(), [])]


def test_labelled_lines_stand_below_the_line_without_a_label():
    text = "Research\nSystems at sea\nProjects: Ebb, Flow\nThe moon\nProjects: Crater\n"
    assert blocks(text)[1:] == [
        ("item", "Systems at sea", ["Projects: Ebb, Flow"]),
        ("item", "The moon", ["Projects: Crater"]),
    ]


@pytest.mark.parametrize(
    ("line", "above", "under", "following", "expected"),
    [
        # alone between paragraphs
        (
            "Boats and Bells",
            [],
            [],
            ["A paragraph that goes on for longer than such a title."],
            False,
        ),
        ("Boats and Bells", [], [], ["A paragraph that goes on. " * 5], True),
        ("Boats and Bells", [], [], ["Ada Poe, Bo Lin, Cy Moor"], False),
        # above a list, below one, between two
        (
            "Boats",
            [],
            ["A bell for each boat", "A boat for each bell", "Neither of both"],
            [],
            True,
        ),
        ("Boats", [], ["A bell", "A boat"], [], False),
        (
            "Boats",
            ["A bell for each boat, 2019", "A boat for each bell, 2020"],
            [],
            ["x" * 50],
            False,
        ),
        ("Boats", ["x" * 90, "x" * 100], [], ["x" * 50], True),
        ("Boats", ["x" * 90], ["x" * 100], [], True),
        ("Prose of the sea", ["x" * 130, "x" * 140], ["x" * 130, "x" * 150], [], True),
        (
            "Journal Keepers",
            ["The Journal of Tides and Moons"],
            ["The Journal of Boats and of Bells"] * 2,
            [],
            True,
        ),
        ("Local Talks (University of the Pier)", [], [], ["A paragraph that goes on. " * 5], True),
        # what reads like no title
        ("University of the North Pier", [], [], ["A paragraph that goes on. " * 5], False),
        ("Room 512", [], [], ["A paragraph that goes on. " * 5], False),
    ],
)
def test_a_title_by_its_place(line, above, under, following, expected):
    assert stands_out(line, above, under, following) is expected


def test_titles_of_groups_between_others():
    assert heads_group("Former Interns at the Pier (2019 - 2024)")
    assert heads_group("Pier students mentored")
    assert heads_group("Summer of the Pier students mentored")
    assert not heads_group("Mentor for undergraduate students")
    assert is_entry("Best Student Paper Award")


def test_a_title_below_another_ranks_below_it():
    text = (
        "Publications\n\nBoats\n\n"
        "On Tides and on all that they leave behind on the shore at night.\n\n"
        "Teaching\nA course on the sea\n"
    )
    document, _ = read_document(text.encode(), "page", format="text")
    assert [(b.text, b.level) for b in document.blocks if b.level] == [
        ("Publications", 2),
        ("Boats", 3),
        ("Teaching", 2),
    ]


def test_citations_that_follow_each_other_are_items():
    text = (
        "Ada Poe, Bo Lin. On Tides and on all that they leave behind. JT 2020.\n"
        "Bo Lin, Ada Poe. Sand, and how it comes to where it lies today. JT 2021.\n"
        "Cy moor*, Ada Poe*. Shells, and how they come to where they lie. JT 2022.\n"
    )
    assert [kind for kind, _, _ in blocks(text)] == ["item", "item", "item"]


def levels(text):
    document, _ = read_document(text.encode(), "page", format="text")
    return [(b.text, b.level) for b in document.blocks if b.level]


def test_groups_right_below_the_title_of_a_group_are_parts_of_it():
    text = "Alumni\nPostdocs\nAda Poe, 2019\nBo Lin, 2020\nStudents\nCy Moor\nTeaching\nx\n"
    assert levels(text) == [("Alumni", 2), ("Postdocs", 3), ("Students", 3), ("Teaching", 2)]


def test_a_group_below_one_person_stands_beside_the_group_before():
    text = (
        "Alumni\n\nAda Poe (until 2019)\n\nStudents\n\nBo Lin (since 2020)\n\nPostdocs\n\nCy Moor\n"
    )
    assert levels(text) == [("Alumni", 2), ("Students", 2), ("Postdocs", 2)]


def test_the_title_of_a_group_may_stand_alone():
    text = "Students\nAda Poe, 2020\n\nSummer students mentored\n\nI like to teach them.\n"
    assert levels(text) == [("Students", 2), ("Summer students mentored", 2)]


def test_lines_that_end_with_a_colon_begin_entries():
    text = "Interests\nOf the sea:\nTides, Sand\nOf the sky:\nMoons, Stars\n"
    assert [t for _, t, _ in blocks(text)[1:]] == [
        "Of the sea:\nTides, Sand",
        "Of the sky:\nMoons, Stars",
    ]


def test_years_are_titles_of_one_rank():
    text = "Publications\n2021\nA paper on the sea\n2020\nA paper on the moon\n"
    assert levels(text) == [("Publications", 2), ("2021", 3), ("2020", 3)]
    papers = "\n".join(["x" * 90] * 9)
    text = f"Publications\n2021\n{papers}\nFrom the Shore\n{papers}\n2020\n{papers}\n"
    assert [level for _, level in levels(text)] == [2, 3, 3, 3]


def test_short_lines_one_below_the_other_are_no_titles_of_each_other():
    text = "Undergraduates\nAlex Poe (Pier)\nBo Lin (Shore)\nCy Moor (Sand)\nDi Ruiz (Reef)\n"
    assert levels(text) == [("Undergraduates", 2)]


def test_lines_without_a_date_belong_to_the_dated_one_above():
    text = "Talks\nMay 2020 - Pier\nOn tides\n2 June 2021, Shore\nFall 2022 - Reef\nOn sand\n"
    assert blocks(text)[1:] == [
        ("item", "May 2020 - Pier\nOn tides", []),
        ("item", "2 June 2021, Shore", []),
        ("item", "Fall 2022 - Reef\nOn sand", []),
    ]


def test_a_line_break_in_a_cell_does_not_end_the_row():
    text = "Name\tTopic\tPlace\nAda Poe\tTides\nand sand\tPier\nBo\tMoon\tReef\n"
    assert [text for _, text, _ in blocks(text)] == [
        "Name\tTopic\tPlace",
        "Ada Poe\tTides\nand sand\tPier",
        "Bo\tMoon\tReef",
    ]


def test_what_holds_no_records_ends_the_list_above():
    text = "Talks\nOn the tides of a moon, at the pier\nRecent readings\nA book on the sea\n"
    assert levels(text) == [("Talks", 2), ("Recent readings", 2)]


def test_a_line_right_above_the_title_of_a_section_is_a_title():
    assert levels("Ada Poe\nEducation\nA school\n") == [("Ada Poe", 2), ("Education", 2)]


@pytest.mark.parametrize(
    "lines",
    [
        "Boats And Bells\n",
        "Publications\n",
        "Boats And Bells\n\n",
        "Former Students\nAda Poe\n",
        "On Tides\nAda Poe, Bo Lin, Cy Moor\nICML 2020\n",
        "May 2020 - Pier\nOn tides\n",
        "a\tb\nc\n",
    ],
)
def test_ten_times_as_many_lines_cost_about_ten_times_as_much(lines):
    def read(times):
        read_document((lines * times).encode(), "page", format="text")

    read(1)
    assert calls_of(read, 1000) < 13 * calls_of(read, 100)


def test_lines_of_many_labels_are_told_at_once():
    assert kind_of("[a]    " * 5000 + "x") != "links"
    assert kind_of("abc   |  " * 5000 + "$") != "links"
