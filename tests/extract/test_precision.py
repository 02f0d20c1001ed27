"""What stands in a section and is none of the records that the section lists."""

import pytest

from profdiff import parse


def page(tmp_path, heading, body):
    path = tmp_path / "page.md"
    path.write_text(f"---\ntitle: Runa Falk\n---\n## {heading}\n{body}\n", encoding="utf-8")
    return parse(path)


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("- Heron Prize 2018\n\nThe programme supports work on tides and swells.", ["Heron Prize"]),
        ("- Falk Fellowship\n  - Supports work on tides and on the swells.", ["Falk Fellowship"]),
        ("**Lamp of the North**\n\nGrey Heron Medal", ["Lamp of the North", "Grey Heron Medal"]),
    ],
)
def test_a_description_is_no_award(tmp_path, body, names):
    assert [award.name for award in page(tmp_path, "Awards", body).awards] == names


@pytest.mark.parametrize("aim", ["towards becoming a professor", "on becoming an engineer"])
def test_what_one_works_towards_is_no_position(tmp_path, aim):
    assert page(tmp_path, "About", f"I am working {aim} at a small college.").roles == []


@pytest.mark.parametrize(
    ("item", "name", "year", "count"),
    [
        ("Best Paper Finalist (2019, 2021)", "Best Paper Finalist", "2021", 2),
        ("Heron Prize (2019 & 2021)", "Heron Prize", "2021", 2),
        ("Top Reviewer (MoorCon 2019, TideConf 2020)", None, "2020", None),
        ("Heron Prize (Halden Trust, 2020)", "Heron Prize (Halden Trust)", "2020", None),
    ],
)
def test_the_years_of_an_award(tmp_path, item, name, year, count):
    (award,) = page(tmp_path, "Awards", f"- {item}").awards
    assert (award.name, award.year, award.count) == (name or item, year, count)


def test_words_between_commas_are_no_topics(tmp_path):
    body = "My interests are tides, swells, moors and, occasionally, lamps."
    found = [interest.name for interest in page(tmp_path, "About", body).interests]
    assert found == ["tides", "swells", "moors", "lamps"]


@pytest.mark.parametrize(
    ("item", "people"),
    [
        ("2021 - Runa Falk. The science of tides. MoorCon, Oslo.", []),
        ("Runa Falk, Orla Venn, Ivo Brandt. The science of tides. MoorCon 2021.", 2),
        ("The science of tides. MoorCon, Oslo, 2021", []),
    ],
)
def test_speakers_before_a_talk_are_not_its_title(tmp_path, item, people):
    (talk,) = page(tmp_path, "Talks", f"- {item}").talks
    assert talk.title == "The science of tides"
    assert talk.people == (["Orla Venn", "Ivo Brandt"] if people else [])
    assert talk.event.startswith("MoorCon")


@pytest.mark.parametrize(
    ("item", "title", "event"),
    [
        ("[MoorCon 2025 Tutorial] The science of tides", "The science of tides", "MoorCon 2025"),
        ("[Video] The science of tides", "The science of tides", None),
    ],
)
def test_an_occasion_in_brackets_before_a_talk(tmp_path, item, title, event):
    (talk,) = page(tmp_path, "Talks", f"- {item}").talks
    assert talk.title == title
    assert (talk.event or "").startswith(event or "")
    assert bool(talk.event) == bool(event)


TABLES = {
    "Teaching": ("| Course | Role | Term |", "| Waves | Instructor | Fall 2020 |", "teaching"),
    "Awards": ("| Award name | Given by | Year |", "| Heron Prize | Halden | 2020 |", "awards"),
    "Students": ("| Name | Thesis topic | Year |", "| Orla Venn | Tides | 2020 |", "people"),
    "Talks": ("| Talk title | Event | Date |", "| Swells of the north | MoorCon | 2020 |", "talks"),
}


@pytest.mark.parametrize("heading", TABLES)
def test_the_names_of_columns_are_no_record(tmp_path, heading):
    names, row, kind = TABLES[heading]
    body = f"{names}\n{'|---' * 3}|\n{row}\n"
    assert len(getattr(page(tmp_path, heading, body), kind)) == 1


@pytest.mark.parametrize(
    ("item", "course", "term"),
    [
        ("CS 2030: Software, 2019", "CS 2030: Software", "2019"),
        ("MATH 1902 Linear Algebra", "MATH 1902 Linear Algebra", None),
        ("Linear Algebra, SPRING 2017", "Linear Algebra", "SPRING 2017"),
    ],
)
def test_the_number_of_a_course_is_no_year(tmp_path, item, course, term):
    (taught,) = page(tmp_path, "Teaching", f"- {item}").teaching
    assert (taught.course, taught.term) == (course, term)


def test_a_sentence_about_service_names_no_venue_by_its_words(tmp_path):
    told = "I have served on many committees, read for a number of journals, and enjoy seminars."
    venues = "I have served as a reviewer for NeurIPS 2020, ICML 2021, and for AAAI 2022 as well."
    found = page(tmp_path, "Service", f"- {told}\n\n{told}\n\n{venues}").service
    assert [(each.role, each.venue) for each in found][:2] == [
        ("reviewer", "NeurIPS"),
        ("reviewer", "ICML"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        '<p><span class="date">2018–2020</span><span>Research Scientist, Plover Labs</span></p>',
        '<p>Research Scientist, Plover Labs<span style="float: right">2018–2020</span></p>',
        '<p class="row"><span>2018–2020</span><span>Research Scientist, Plover Labs</span></p>',
    ],
)
def test_columns_of_a_line_do_not_run_together(tmp_path, line):
    (role,) = page(tmp_path, "Experience", line).roles
    assert (role.title, role.start, role.end) == ("Research Scientist", "2018", "2020")


def test_a_span_within_a_word_parts_nothing(tmp_path):
    line = '<p>I study L<span class="a">a</span>T<span style="color: red">eX</span> for tides.</p>'
    (told,) = page(tmp_path, "Notes", line).passages[1:]
    assert "LaTeX" in told.text


@pytest.mark.parametrize(
    ("body", "talks"),
    [
        (
            "- Swells of the north, MoorCon, May 2022\n  - Host: Orla Venn\n  - Duration: 1 hour",
            [("Swells of the north", "MoorCon")],
        ),
        (
            "Swells of the north, MoorCon, 2022  \nDuration: 30 minutes",
            [("Swells of the north", "MoorCon")],
        ),
        ('- "Moorlands", Heron Workshop, 2020', [("Moorlands", "Heron Workshop")]),
        ('- "Moorlands"', []),
    ],
)
def test_a_labelled_detail_is_no_talk(tmp_path, body, talks):
    assert [(talk.title, talk.event) for talk in page(tmp_path, "Talks", body).talks] == talks


@pytest.mark.parametrize(
    ("item", "title", "authors", "venue"),
    [
        (
            "Tides and the price of lamps with Orla Venn and Tor Brandt. R&R, Moor Journal",
            "Tides and the price of lamps",
            ["Orla Venn", "Tor Brandt"],
            "Moor Journal",
        ),
        (
            "The Gauges of the Coast (with Jo Brandt), Journal of Moor Economics, 2020",
            "The Gauges of the Coast",
            ["Jo Brandt"],
            "Journal of Moor Economics 2020",
        ),
        (
            "*Gauges with Coast Models*. In NeurIPS 2022",
            "Gauges with Coast Models",
            [],
            "NeurIPS 2022",
        ),
    ],
)
def test_co_authors_behind_a_title(tmp_path, item, title, authors, venue):
    (paper,) = page(tmp_path, "Papers", f"- {item}").publications
    assert (paper.title, paper.authors, paper.venue.text) == (title, authors, venue)


@pytest.mark.parametrize(
    ("named", "authors"),
    [
        ("Falk, Runa. 2018.", ["Falk, Runa"]),
        ("Falk, Runa, and Orla Venn. 2018.", ["Falk, Runa", "Orla Venn"]),
        ("Falk, R., and Venn, O. 2018.", ["Falk, R.", "Venn, O."]),
    ],
)
def test_the_first_author_in_chicago_style(tmp_path, named, authors):
    body = f"- {named} The Lamps of the North. *Journal of Moor Studies* 4 (2): 12-30."
    (paper,) = page(tmp_path, "Publications", body).publications
    assert (paper.title, paper.authors) == ("The Lamps of the North", authors)


def test_a_tag_over_two_lines_is_no_text(tmp_path):
    body = (
        "These talks are about tides. Here I offer a selection of them.\n\n<ul>\n"
        '<li><a\nhref="https://halden.example/a.pdf">\nA primer on ocean tides</a>,\n'
        "Moor Seminar, May 2026</li>\n</ul>"
    )
    found = page(tmp_path, "Talks", body)
    assert [(talk.title, talk.event) for talk in found.talks] == [
        ("A primer on ocean tides", "Moor Seminar")
    ]
    assert "https://halden.example/a.pdf" in {link.url for link in found.links}


def test_the_commas_of_a_venue_part_no_venues(tmp_path):
    item = "International Conference on Acoustics, Speech, & Signal Processing (ICASSP) 2022"
    (found,) = page(tmp_path, "Conference reviewer", f"- {item}").service
    assert (found.venue, found.year) == (item.removesuffix(" 2022"), "2022")


def test_signs_without_letters_are_no_role(tmp_path):
    (found,) = page(tmp_path, "Service", "| Moor Workshop | ★ ★ ★ | 2020 |\n|---|---|---|").service
    assert (found.role, found.venue, found.year) == (None, "Moor Workshop", "2020")


COURSES = (
    "- Courses:\n  - *Harbour Lab (TIDE 318)*\n  - *College Physics II (PHSX 115)*\n"
    "- Led lab sessions and graded assignments\n- Supervised 20+ students\n"
)


def test_deeds_and_labels_are_no_courses(tmp_path):
    taught = page(tmp_path, "Teaching", COURSES).teaching
    assert [course.course for course in taught] == ["Harbour Lab", "College Physics II"]


@pytest.mark.parametrize("beside", ["Journals", "Journal Articles"])
def test_conferences_beside_journals_list_papers(tmp_path, beside):
    paper = "- Falk, R. and Venn, O. (2024). Swells of the north. In ICML 2024.\n"
    path = tmp_path / "page.md"
    path.write_text(f"### {beside}\n{paper}\n### Conferences\n{paper.replace('north', 'south')}")
    profile = parse(path)
    assert (len(profile.publications), profile.talks) == (2, [])
