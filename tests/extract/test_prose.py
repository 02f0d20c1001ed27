"""Sentences of a biography, and the records that each tells."""

import pytest

from profdiff import parse


def told(tmp_path, sentence):
    path = tmp_path / "page.md"
    path.write_text(f"---\ntitle: Runa Falk\n---\n{sentence}\n", encoding="utf-8")
    return parse(path)


ROLES = [
    (
        (
            "I am a researcher, choice modeler, dancer, father, and an Associate Professor "
            "in the Department of Tides at the University of Halden."
        ),
        [("Associate Professor", "University of Halden", True)],
    ),
    (
        (
            "I am a PhD student at the University of Vale, as well as a Tide Data Fellow "
            "at the Moor Institute."
        ),
        [
            ("PhD student", "University of Vale", True),
            ("Tide Data Fellow", "Moor Institute", True),
        ],
    ),
    (
        "I am the co-president of the Tidal Graduate Student Association.",
        [("co-president", "Tidal Graduate Student Association", True)],
    ),
    (
        "I'm currently a freelancer, and was a software engineer at Moor University (2013-2023).",
        [("freelancer", None, True), ("software engineer", "Moor University", False)],
    ),
    (
        "Runa Falk is Associate Professor in Applied Ethics and Policy at Halden University.",
        [("Associate Professor", "Halden University", True)],
    ),
    (
        "Runa Falk (she) is a lecturer at Halden University.",
        [("lecturer", "Halden University", True)],
    ),
    (
        "Previously, I worked at the Moor Institute, Halden University as a Moor lecturer.",
        [("Moor lecturer", "Halden University", False)],
    ),
    (
        "I am a Junior Fellow starting from October 2024 at Halden College.",
        [("Junior Fellow", "Halden College", True)],
    ),
    (
        "I am a Research Affiliate to the Moor Institute of Tides.",
        [("Research Affiliate", "Moor Institute of Tides", True)],
    ),
    ("In some form, I was a formal student until age 33.", []),
    ("I also care deeply about undergraduate student success.", []),
    ("I currently study graduate student wages.", []),
    (
        "I also research fellow at Halden University.",
        [("research fellow", "Halden University", True)],
    ),
    ("In 2025, she was named a Halden Fellow.", []),
    (
        "I did a postdoc at Halden University.",
        [("postdoc", "Halden University", False)],
    ),
    (
        "I completed a postdoctoral fellowship in tidal physics at the University of Vale.",
        [("postdoctoral fellow", "University of Vale", False)],
    ),
    (
        "I hold a lecturer position at Halden University.",
        [("lecturer", "Halden University", True)],
    ),
]


@pytest.mark.parametrize(("sentence", "roles"), ROLES)
def test_the_positions_of_a_sentence(tmp_path, sentence, roles):
    found = told(tmp_path, sentence).roles
    assert [(r.title, r.organization, r.current) for r in found] == roles


def test_whom_one_worked_with_stands_behind_the_place(tmp_path):
    page = told(tmp_path, "I was a fellow at Halden University with Orla Venn and Tove Lind.")
    assert [(p.name, p.relation) for p in page.people] == [
        ("Orla Venn", "collaborator"),
        ("Tove Lind", "collaborator"),
    ]


DEGREES = [
    (
        "I obtained my Ph.D. in Physics at the Halden Institute (2011-2015), advised by Orla Venn.",
        [("Ph.D.", "Physics", "Halden Institute", "2011", "2015")],
    ),
    (
        "I completed a PhD in theoretical tides at the [University of Vale (1988-1993)](http://v).",
        [("PhD", "theoretical tides", "University of Vale", "1988", "1993")],
    ),
    (
        "She earned a Ph.D. in history, with a minor in art, from the University of Vale in 1997.",
        [("Ph.D.", "history", "University of Vale", None, "1997")],
    ),
    (
        "He obtained his PhD in EECS, advised by Professor Orla Venn, at Moor University in 2018.",
        [("PhD", "EECS", "Moor University", None, "2018")],
    ),
    (
        "In 2013, I received my B.S. from Halden Institute.",
        [
            ("B.S.", None, "Halden Institute", None, "2013"),
        ],
    ),
    (
        "I defended my doctoral thesis in December 2024 at Moor University.",
        [("doctoral", None, "Moor University", None, "2024-12")],
    ),
    (
        "I have a BSc (Hons) in Biology from the University of Vale.",
        [("BSc", "Biology", "University of Vale", None, None)],
    ),
    (
        (
            "I hold a PhD in law from Moor University, an MPA from Vale University and a diploma "
            "from Halden University in Norway."
        ),
        [
            ("PhD", "law", "Moor University", None, None),
            ("MPA", None, "Vale University", None, None),
            ("diploma", None, "Halden University", None, None),
        ],
    ),
]


@pytest.mark.parametrize(("sentence", "degrees"), DEGREES)
def test_the_degrees_of_a_sentence(tmp_path, sentence, degrees):
    found = told(tmp_path, sentence).education
    assert [(e.degree, e.field, e.institution, e.start, e.end) for e in found] == degrees


AWARDS = [
    (
        (
            "I was a recipient of the Workshop on Tides and Waves (WTW) Star Award in 2024, the "
            "Moor Prize from the University of Vale in 2022, and the Halden Scholarship in 2021."
        ),
        [
            ("Workshop on Tides and Waves (WTW) Star Award", "2024"),
            ("Moor Prize", "2022"),
            ("Halden Scholarship", "2021"),
        ],
    ),
    (
        "I received the 2016–2018 Emerging Scholar Award from the Tide Society.",
        [("Emerging Scholar Award", "2016-2018")],
    ),
    ("In 2025, she was named a Halden Fellow.", [("Halden Fellow", "2025")]),
    (
        "In 2017, he and his co-authors received the Moor Prize for “Tides” presented at TideCon.",
        [("Moor Prize", "2017")],
    ),
    (
        (
            "She won a paper award at TideCon 2023, received a Moor Fellowship, and was named a "
            "Halden rising star in 2022."
        ),
        [
            ("paper award at TideCon", "2023"),
            ("Moor Fellowship", None),
            ("Halden rising star", "2022"),
        ],
    ),
    (
        "I was awarded a Moor Scholarship by the Department of Tides to study waves.",
        [("Moor Scholarship", None)],
    ),
]


@pytest.mark.parametrize(("sentence", "awards"), AWARDS)
def test_the_awards_of_a_sentence(tmp_path, sentence, awards):
    found = told(tmp_path, sentence).awards
    assert [(award.name, award.year) for award in found] == awards


TOPICS = [
    ("My other interests are chess, opera and tea, not necessarily in that order.", []),
    ("His research main interests are in:", []),
    (
        "My research interest and experience also include tide gauges, wave tanks and kites.",
        ["tide gauges", "wave tanks", "kites"],
    ),
    (
        "I'm broadly interested in all aspects of tides, and particularly in swells, and waves.",
        ["tides", "swells", "waves"],
    ),
    (
        "My research interest is controllable and reliable tide tables.",
        ["controllable and reliable tide tables"],
    ),
    ("I am interested in tides, that is, what the moon does.", ["tides"]),
]


@pytest.mark.parametrize(("sentence", "topics"), TOPICS)
def test_the_topics_of_a_sentence(tmp_path, sentence, topics):
    assert [interest.name for interest in told(tmp_path, sentence).interests] == topics


PEOPLE = [
    ("I completed an M.Sc in tides under Orla Venn.", [("Orla Venn", "advisor")]),
    (
        "I was supervised by professors Orla Venn and Tove El-Lind.",
        [("Orla Venn", "advisor"), ("Tove El-Lind", "advisor")],
    ),
    (
        "I was glad to have collaborated with Tidal AI Ltd working with Dr Tove Lind.",
        [("Tove Lind", "collaborator")],
    ),
    ("Working with Native Gauges in Halden Harbour", []),
]


@pytest.mark.parametrize(("sentence", "people"), PEOPLE)
def test_the_people_of_a_sentence(tmp_path, sentence, people):
    assert [(p.name, p.relation) for p in told(tmp_path, sentence).people] == people


def test_bare_items_of_a_section_on_research_are_topics(tmp_path):
    page = told(tmp_path, "## Key Research Areas\n- Tides & Waves\n- Harbours\n- Panel Methods")
    assert [i.name for i in page.interests] == ["Tides & Waves", "Harbours", "Panel Methods"]


def test_a_setting_of_the_theme_does_not_make_a_page_a_template(tmp_path):
    path = tmp_path / "page.md"
    settings = "profile:\n  more_info: >\n    <p>555 your office number</p>"
    bio = "I am a lecturer at Halden University. " + "We measure tides in small harbours. " * 12
    path.write_text(f"---\ntitle: Runa Falk\n{settings}\n---\n{bio}\n", encoding="utf-8")
    assert parse(path).state == "content"


def test_how_long_an_award_lasts_is_no_part_of_its_name(tmp_path):
    (award,) = told(tmp_path, "## Awards\n- 2019-2021: Research leave (2 years)").awards
    assert (award.name, award.year) == ("Research leave", "2019-2021")


@pytest.mark.parametrize(
    "sentence",
    [
        "My father, a farmer and fisherman, had done his PhD in physics at Vale University.",
        "Plan B was Vale University, where my father had done his PhD.",
    ],
)
def test_the_degrees_of_others_are_none(tmp_path, sentence):
    assert told(tmp_path, sentence).education == []


ROW = (
    '<p><b>PhD</b><span class="cv-where">Vale University</span>'
    '<span class="year-inline">2018</span></p>'
)


def test_spans_that_are_set_apart_do_not_run_together(tmp_path):
    (study,) = told(tmp_path, f"## Education\n\n{ROW}").education
    assert (study.degree, study.institution, study.end) == ("PhD", "Vale University", "2018")


THIRD_PERSON = [
    "Runa Falk is a Senior Lecturer in the Language group at the University of Vale.",
    "Runa Falk (M) is an associate professor in the Department of Tides at the University of Vale.",
]


@pytest.mark.parametrize("sentence", THIRD_PERSON)
def test_who_works_in_a_group_is_a_person(tmp_path, sentence):
    page = told(tmp_path, sentence)
    assert page.kind == "person"
    assert [role.organization for role in page.roles] == ["University of Vale"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Halden Tide Lab is an interdisciplinary, open research group at the University of Vale.",
        "Tides for All is a non-profit organization that measures harbours.",
    ],
)
def test_what_is_a_group_is_an_organization(tmp_path, sentence):
    path = tmp_path / "page.md"
    path.write_text(f"---\ntitle: Home\n---\n{sentence}\n", encoding="utf-8")
    assert parse(path).kind == "organization"


SHARED = [
    (
        "Postdoctoral scholar at Halden University, working with Orla Venn.",
        [("Postdoctoral scholar", "Halden University")],
    ),
    (
        "I am a co-founder and executive member of the Coalition for Tide Research.",
        [
            ("co-founder", "Coalition for Tide Research"),
            ("executive member", "Coalition for Tide Research"),
        ],
    ),
    ("As a student I worked under Prof. Orla Venn in the Vale Lab.", []),
]


@pytest.mark.parametrize(("sentence", "roles"), SHARED)
def test_titles_without_an_article_share_a_place(tmp_path, sentence, roles):
    assert [(r.title, r.organization) for r in told(tmp_path, sentence).roles] == roles


def test_a_position_told_again_without_its_place_is_one(tmp_path):
    page = told(
        tmp_path,
        "I'm a PhD student who likes tides. I'm a second year PhD student at Vale University.",
    )
    assert [(r.title, r.organization) for r in page.roles] == [
        ("second year PhD student", "Vale University")
    ]


@pytest.mark.parametrize(
    "venue",
    [
        "Spotlight, ICLR 2024",
        "ICLR, 2024 Spotlight",
        "ICLR 2024 (Spotlight)",
        "ICLR 2024 Spotlight",
    ],
)
def test_a_distinction_stands_before_or_behind_its_venue(tmp_path, venue):
    page = told(tmp_path, f'## Papers\n- Falk R, Venn O. "Learning to read tides." {venue}.')
    (paper,) = page.publications
    assert (paper.venue.text, paper.venue.distinction) == ("ICLR 2024", "Spotlight")


def test_links_to_other_sections_are_no_projects(tmp_path):
    links = "**[Talks](https://f.example.org/t)** | Talks about tides\n\n" * 2
    page = told(tmp_path, f"## Products\n{links}**[Kiln](https://f.example.org/k)** | An oven.")
    assert [project.name for project in page.projects] == ["Kiln"]


STUDYING = [
    "I am a French student starting a PhD in tidal physics at the Moor Institute in Oslo.",
    "I am a graduate student pursuing a Ph.D. in Biology at the Moor Institute.",
]


@pytest.mark.parametrize("sentence", STUDYING)
def test_what_a_student_pursues_stands_before_the_place(tmp_path, sentence):
    page = told(tmp_path, sentence)
    assert [role.organization for role in page.roles] == ["Moor Institute"]
    assert [(e.institution, e.status) for e in page.education] == [
        ("Moor Institute", "in_progress")
    ]


PAPERS = (
    "## Publications\n\n"
    "1. Moss M, **AS Falk**, N Orre. 2026. Parents prime growth in the blue oyster. *In review*. "
    "Oyster Research. [Read on bioRxiv here.](https://doi.org/10.64898/2025.12)\n"
    "2. Gale LM, **AS Falk**, SC Orre. 2026. Venom as protection against attack. *Marine Kelp* "
    "dv021. [Read here.](https://doi.org/10.1111/mec.7)\n"
    "3. **Falk AS**, N Orre, M Moss. 2024. From blue to pink: a proxy for growth. *Accepted*. "
    "*Marine Kelp*.\n"
)


def test_names_with_initials_first_are_authors_and_no_titles(tmp_path):
    papers = told(tmp_path, PAPERS).publications
    assert [(p.title, p.venue.text) for p in papers] == [
        ("Parents prime growth in the blue oyster", "Oyster Research 2026"),
        ("Venom as protection against attack", "Marine Kelp 2026"),
        ("From blue to pink: a proxy for growth", "Marine Kelp 2024"),
    ]
    assert [p.authors[1] for p in papers[:2]] == ["AS Falk", "AS Falk"]


def test_a_post_doctorate_is_a_position(tmp_path):
    page = told(tmp_path, "## Experience\n- Post doctorate, Moor Institute, 2017-2019")
    assert [(r.title, r.organization) for r in page.roles] == [("Post doctorate", "Moor Institute")]
    assert page.education == []


def test_a_list_of_software_among_skills_lists_no_projects(tmp_path):
    skills = "**Software**: [Tide](https://t.example.org/) [Wave](https://w.example.org/)"
    assert told(tmp_path, f"## Skills\n\n{skills}").projects == []


def test_a_sentence_among_interests_is_no_list(tmp_path):
    line = "Currently, I do lots of statistics, in particular inference, whether for fun or not."
    assert told(tmp_path, f"## Research interests\n\n{line}").interests == []


HEADED = """## Current projects

### Tolls and tides

Long story short, I am interested in what skippers pay for a berth, and in why they do:

- **Tolls of coordination**. Skippers hold distinct ideas of what a berth is worth.
- **Tolls of scale**. More boats need more quays.
"""


def test_a_project_under_a_heading_may_list_its_parts(tmp_path):
    assert [p.name for p in told(tmp_path, HEADED).projects] == ["Tolls and tides"]


HARVARD = (
    "## Publications\n\n"
    "- Falk, R. and Venn, O., 2025, April. Training models of tides with few gauges. "
    "In ICASSP 2025-2025 IEEE International Conference on Acoustics, Speech and Signal "
    "Processing (ICASSP). IEEE.\n"
    "- Venn, O. and Falk, R., 2024. Swells of the north and their names. In ICML 2024.\n"
    "- Lind, T., Orre, M., **Falk, R.**, *et al.* (2015). **Radar within the ice sheet.** "
    "*Journal of Ice*, 12(3).\n"
)


def test_the_month_of_a_conference_stands_behind_its_year(tmp_path):
    papers = told(tmp_path, HARVARD).publications
    assert [(p.title, p.authors[:2], p.venue.text) for p in papers] == [
        ("Training models of tides with few gauges", ["Falk, R.", "Venn, O."], "ICASSP 2025"),
        ("Swells of the north and their names", ["Venn, O.", "Falk, R."], "ICML 2024"),
        ("Radar within the ice sheet", ["Lind, T.", "Orre, M."], "Journal of Ice 2015"),
    ]


PLACES = [
    ("I am a postdoc at the University of Texas, Austin.", "University of Texas, Austin"),
    ("I am a Lecturer (aka. Professor) in the School of Tides at Vale College.", "Vale College"),
]


@pytest.mark.parametrize(("sentence", "organization"), PLACES)
def test_the_place_behind_a_campus_or_a_bracket(tmp_path, sentence, organization):
    (role,) = told(tmp_path, sentence).roles
    assert role.organization == organization


TIMES = [
    ("I have been a lecturer at Halden University since 2018.", ("2018", None, True)),
    ("From 2015 to 2018, I was a lecturer at Halden University.", ("2015", "2018", False)),
    ("I spent the year 2019 at Halden University as a lecturer.", (None, None, False)),
]


@pytest.mark.parametrize(("sentence", "when"), TIMES)
def test_the_time_of_a_position(tmp_path, sentence, when):
    (role,) = told(tmp_path, sentence).roles
    assert (role.organization, role.start, role.end, role.current) == ("Halden University", *when)


def test_advisors_may_stand_between_a_student_and_the_place(tmp_path):
    page = told(
        tmp_path, "I'm a PhD student co-advised by Orla Venn and Tove Lind at Vale College."
    )
    assert [role.organization for role in page.roles] == ["Vale College"]
    assert [person.name for person in page.people] == ["Orla Venn", "Tove Lind"]


def test_the_year_of_a_degree_may_stand_behind_the_advisor(tmp_path):
    sentence = "I finished my PhD at Vale College under the supervision of Orla Venn in 2021."
    (study,) = told(tmp_path, sentence).education
    assert (study.institution, study.end) == ("Vale College", "2021")


@pytest.mark.parametrize("mark", [("(1) ", "(2) ", "(3) "), ("", "", "")])
def test_topics_may_be_numbered(tmp_path, mark):
    first, second, third = mark
    line = f"My research interests: {first}tides; {second}waves; {third}harbours."
    assert [i.name for i in told(tmp_path, line).interests] == ["tides", "waves", "harbours"]


def test_a_unit_may_be_named_for_several_fields(tmp_path):
    sentence = (
        "I am a lecturer at the Department of Tides, Moors, and Public Life at Halden University, "
        "and also actively mentor students. I am an aspiring dancer."
    )
    [role] = told(tmp_path, sentence).roles
    assert role.organization == "Halden University"
    assert role.unit == "Department of Tides, Moors, and Public Life"


def test_a_place_behind_an_at_sign(tmp_path):
    [role] = told(tmp_path, "I am a lecturer at the Tide Lab @ Halden University.").roles
    assert (role.organization, role.unit) == ("Halden University", "Tide Lab")


def test_what_ranks_an_award_is_no_second_one(tmp_path):
    sentence = (
        "I received the prestigious 2025 Moor Teaching Award, the highest teaching award "
        "for students at Halden University."
    )
    [award] = told(tmp_path, sentence).awards
    assert (award.name, award.year) == ("Moor Teaching Award", "2025")


def test_a_verb_in_the_present_is_no_title(tmp_path):
    assert not told(tmp_path, "I also actively mentor students in their research.").roles


def test_pastimes_told_beside_the_work(tmp_path):
    sentence = "Other than tides, I am interested in reading and cooking."
    assert not told(tmp_path, sentence).interests
    [interest] = told(tmp_path, "I am interested in all things related to tides.").interests
    assert interest.name == "tides"


def test_a_degree_nearly_done_is_not(tmp_path):
    sentence = "I have nearly completed my PhD in Tidal Physics at Halden University."
    [degree] = told(tmp_path, sentence).education
    assert degree.status == "in_progress"


def test_news_with_pictures_before_the_dates(tmp_path):
    page = (
        "## Announcements\n🆕💼<em>Jul 2026</em>: I joined Moor Labs! <br>\n"
        "🥇🏆<em>Dec 2025</em>: I spoke in Halden <br>"
    )
    found = told(tmp_path, page).news
    assert [(n.date, n.text) for n in found] == [
        ("2026-07", "I joined Moor Labs!"),
        ("2025-12", "I spoke in Halden"),
    ]


def test_news_with_a_word_on_each_and_no_dates(tmp_path):
    page = "## Recent News\n**Talk at Halden**: I spoke there.\n\n**Viva completion**: I am done."
    assert [n.text for n in told(tmp_path, page).news] == [
        "Talk at Halden: I spoke there.",
        "Viva completion: I am done.",
    ]


def test_the_country_of_a_university_is_not_its_campus(tmp_path):
    sentence = "I am a lecturer at the University of Vale, Canada."
    [role] = told(tmp_path, sentence).roles
    assert role.organization == "University of Vale"


def test_what_stands_below_a_list_of_projects_is_none(tmp_path):
    page = "## Projects\n- **Moor**: tides\n- **Kiln**: clay\n\n**Office**: 3 Vale Road, Halden"
    assert [p.name for p in told(tmp_path, page).projects] == ["Moor", "Kiln"]


def test_a_faculty_between_a_linked_unit_and_its_university(tmp_path):
    sentence = (
        "I am a lecturer in the [Department of tides](https://tides.example) "
        "of the Faculty of Moors at Halden University."
    )
    [role] = told(tmp_path, sentence).roles
    assert (role.title, role.organization) == ("lecturer", "Halden University")
    assert role.unit == "Department of tides, Faculty of Moors"


HALDEN = "[Halden University](http://h.example)"

CAREERS = [
    (
        "I work on tide gauges at Moor Labs as a product manager.",
        [("product manager", "Moor Labs", True)],
    ),
    (
        f"She works on tide gauges at {HALDEN} as a product manager.",
        [("product manager", "Halden University", True)],
    ),
    ("I work on tides at Moor Labs as part of the wave team.", []),
    (
        "Runa Falk is an Associate Professor (Career Position) in the Moor School of Tides.",
        [("Associate Professor", "Moor School of Tides", True)],
    ),
    (
        f"He is an Associate Professor (tenured) at {HALDEN}.",
        [("Associate Professor", "Halden University", True)],
    ),
    ("I am a lecturer (on leave) at Vale College.", [("lecturer", "Vale College", True)]),
    (
        (
            "His postdoctoral work spans Halden University and Vale College, followed by "
            "a position as Lecturer at Moor College."
        ),
        [
            ("postdoc", "Halden University", False),
            ("postdoc", "Vale College", False),
            ("Lecturer", "Moor College", True),
        ],
    ),
    (
        (
            f"I then moved to {HALDEN} for a postdoc with Orla Venn, after which I became "
            "an assistant professor at Moor College."
        ),
        [
            ("postdoc", "Halden University", False),
            ("assistant professor", "Moor College", True),
        ],
    ),
    ("She became interested in tides at Halden University.", []),
    (
        f"In 2020, she took up a position as Lecturer at {HALDEN}.",
        [("Lecturer", "Halden University", True)],
    ),
    ("I took up a lectureship at Vale College.", [("lecturer", "Vale College", True)]),
    (
        "I was a PhD student of Orla Venn at Vale College.",
        [("PhD student", "Vale College", False)],
    ),
    ("She leads the Tide Physics group at Halden University.", []),
    (
        "She leads the Tide Physics group at Halden University as its director.",
        [("director", "Halden University", True)],
    ),
    ("I am affiliated with the Moor Institute.", []),
    ("As a co-editor of a book from the University of Vale Press, I was glad to read it.", []),
    (
        "Since graduating in 2022, I have been a lecturer at Halden University.",
        [("lecturer", "Halden University", True)],
    ),
    (
        "She moved to Halden in the fall to gain experience as an intern in Moor Labs.",
        [("intern", "Moor Labs", False)],
    ),
    (
        "I am a Tide Scientist dedicated to what the moon does.",
        [("Tide Scientist", None, True)],
    ),
    (
        f"He is a professor of tides at the University at Halden and lecturer at {HALDEN}.",
        [
            ("professor of tides", "University at Halden", True),
            ("lecturer", "Halden University", True),
        ],
    ),
    (
        f"Prior to joining {HALDEN}, I spent three years at Moor Labs as a research scientist.",
        [("research scientist", "Moor Labs", False)],
    ),
    (
        f"Before that, he spent three years at {HALDEN} as a research scientist.",
        [("research scientist", "Halden University", False)],
    ),
    ("I am currently on sabbatical at Moor College.", []),
]


@pytest.mark.parametrize(("sentence", "roles"), CAREERS)
def test_the_steps_of_a_career(tmp_path, sentence, roles):
    found = told(tmp_path, sentence).roles
    assert [(r.title, r.organization, r.current) for r in found] == roles


@pytest.mark.parametrize(
    "sentence",
    [
        "I joined Vale College in 2019 as a lecturer and am now an associate professor.",
        "She joined [Vale College](http://v.example) as a lecturer in 2019 and is now a reader.",
    ],
)
def test_what_one_joined_as_is_past_where_one_is_now_more(tmp_path, sentence):
    first, second = told(tmp_path, sentence).roles
    assert (first.title, first.start, first.end, first.current) == ("lecturer", "2019", None, False)
    assert (second.organization, second.start, second.current) == ("Vale College", None, True)


def test_a_promotion_tells_when_a_position_began(tmp_path):
    [role] = told(tmp_path, "I was promoted to full professor in 2021.").roles
    assert (role.title, role.start, role.end, role.current) == (
        "full professor",
        "2021",
        None,
        True,
    )
    steps = "She was promoted to Associate Professor in 2015 and to Full Professor in 2021."
    assert told(tmp_path, steps).roles == []


def test_degrees_of_two_schools_joined_by_as_well_as(tmp_path):
    sentence = (
        "He received a Bachelor's in Physics from Vale College, as well as a Master's and a Ph.D. "
        "from Halden University."
    )
    assert [(e.degree, e.institution) for e in told(tmp_path, sentence).education] == [
        ("Bachelor's", "Vale College"),
        ("Master's", "Halden University"),
        ("Ph.D.", "Halden University"),
    ]


def test_postdoctoral_training_is_no_field(tmp_path):
    page = told(
        tmp_path, "I received a Ph.D. in Physics and postdoctoral training at Vale College."
    )
    assert [(e.field, e.institution) for e in page.education] == [("Physics", None)]
    assert [(r.title, r.organization) for r in page.roles] == [("postdoc", "Vale College")]


STUDENTS = [
    (
        "I was a student of Orla Venn and Tove Lind at Vale College.",
        [("Orla Venn", "advisor"), ("Tove Lind", "advisor")],
    ),
    ("She was a PhD student of Prof. Orla Venn at Vale College.", [("Orla Venn", "advisor")]),
    ("I was a student of Computer Science and Tidal Physics at Vale College.", []),
    (
        (
            "I work at the [Tide Lab](http://t.example) of [Vale College](http://v.example) "
            "with Prof. Orla Venn."
        ),
        [("Orla Venn", "collaborator")],
    ),
    (
        "I did my PhD in tides at the [Tide Lab](http://t.example) of Vale with Prof. Orla Venn.",
        [("Orla Venn", "advisor")],
    ),
    (
        "I have a PhD from Vale College and work on tides with Prof. Orla Venn.",
        [("Orla Venn", "collaborator")],
    ),
    ("I moved to Vale College for a postdoc with Orla Venn.", [("Orla Venn", "collaborator")]),
]


@pytest.mark.parametrize(("sentence", "people"), STUDENTS)
def test_whose_student_or_postdoc_one_was(tmp_path, sentence, people):
    assert [(p.name, p.relation) for p in told(tmp_path, sentence).people] == people


@pytest.mark.parametrize(
    ("place", "unit"),
    [
        (
            "in the Tide group at [Chair for Tides, Vale College](http://v.example)",
            "Tide group, Chair for Tides",
        ),
        ("with Professor Orla Venn, at Vale College", None),
    ],
)
def test_what_stands_between_a_title_and_the_place(tmp_path, place, unit):
    [role] = told(tmp_path, f"I was a research assistant {place}.").roles
    assert (role.organization, role.unit) == ("Vale College", unit)


def test_a_class_of_honours_between_two_degrees(tmp_path):
    sentence = (
        "I completed an MSc in Tides at Vale College (First Class Honours) and a BSc in Waves at "
        "Moor College (First Class Honours)."
    )
    assert [(e.degree, e.institution) for e in told(tmp_path, sentence).education] == [
        ("MSc", "Vale College"),
        ("BSc", "Moor College"),
    ]


def test_a_degree_in_its_last_stage_is_in_progress_whatever_end_a_list_gives_it(tmp_path):
    page = told(
        tmp_path,
        "I am in the concluding stage of PhD (thesis under review) at Halden Institute of "
        "Science, Norway.\n\n## Education\n\n"
        "- Aug 2018 - Jul 2023: **Ph.D., Tidal Structures, Halden Institute of Science**",
    )
    (degree,) = page.education
    assert (degree.field, degree.end, degree.status) == (
        "Tidal Structures",
        "2023-07",
        "in_progress",
    )


def test_whom_one_is_promoted_to_has_the_place_one_joined(tmp_path):
    sentence = (
        "Runa Falk joined Vale College in 2018 as a lecturer and was promoted to reader in 2023."
    )
    first, second = told(tmp_path, sentence).roles
    assert (first.title, first.start, first.current) == ("lecturer", "2018", False)
    assert (second.title, second.start, second.current) == ("reader", "2023", True)
    assert {first.organization, second.organization} == {"Vale College"}


BEGINNINGS = [
    ("In 2023 I became a lecturer at Vale College.", ("2023", True)),
    ("She was appointed Professor of Tides at Vale College in 2019.", ("2019", True)),
    ("I will become a lecturer at Vale College in fall 2027.", ("2027", False)),
    ("He returned to Vale College as a lecturer in 2020.", ("2020", True)),
]


@pytest.mark.parametrize(("sentence", "when"), BEGINNINGS)
def test_when_a_position_begins(tmp_path, sentence, when):
    [role] = told(tmp_path, sentence).roles
    assert (role.organization, role.end) == ("Vale College", None)
    assert (role.start, role.current) == when


def test_with_whom_one_did_a_degree_or_a_postdoc(tmp_path):
    page = told(
        tmp_path,
        "I did my PhD with Orla Venn at Moor College and completed a two-year postdoc with "
        "Tove Lind at Vale College.",
    )
    assert [(p.name, p.relation) for p in page.people] == [
        ("Orla Venn", "advisor"),
        ("Tove Lind", "collaborator"),
    ]
    assert [(r.title, r.organization, r.unit) for r in page.roles] == [
        ("postdoc", "Vale College", None)
    ]


def test_a_degree_told_without_a_verb(tmp_path):
    [study] = told(tmp_path, "My Ph.D. at Vale College was on tides.").education
    assert (study.degree, study.institution) == ("Ph.D.", "Vale College")
