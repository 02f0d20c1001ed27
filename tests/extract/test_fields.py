"""Entries of data files → records, each of a common dialect; and what a change to one says."""

import pytest

from profdiff import compare, parse


@pytest.fixture
def read(tmp_path):
    def reading(text, name):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return parse(path)

    return reading


@pytest.fixture
def changes(tmp_path):
    def comparing(old, new, name):
        paths = []
        for folder, text in (("old", old), ("new", new)):
            paths.append(tmp_path / folder / name)
            paths[-1].parent.mkdir(parents=True, exist_ok=True)
            paths[-1].write_text(text, encoding="utf-8")
        return [
            (change.entity, change.op, [field.field for field in change.fields])
            for change in compare(*paths).changes
        ]

    return comparing


def told(record, *fields):
    return tuple(getattr(record, field) for field in fields)


ROLES = {
    "JSON Resume": (
        (
            '{"basics": {"name": "Mira Sol"}, "work": [{"name": "Gale Labs", "position": "Kite'
            ' Engineer", "startDate": "2020-01", "endDate": "2021-06-30", "summary": "Kites."}]}'
        ),
        "resume.json",
        ("Kite Engineer", "Gale Labs", "2020-01", "2021-06-30", False),
    ),
    "JSON Resume, older": (
        (
            '{"basics": {"name": "Mira Sol"}, "work": [{"company": "Gale Labs", "position": "Kite'
            ' Engineer", "startDate": "2020-01-01"}]}'
        ),
        "resume.json",
        ("Kite Engineer", "Gale Labs", "2020-01-01", None, True),
    ),
    "RenderCV": (
        (
            "cv:\n  name: Mira Sol\n  sections:\n    experience:\n      - company: Gale Labs\n"
            "        position: Kite Engineer\n        start_date: 2020-01\n        end_date: "
            "present\n"
        ),
        "Mira_Sol_CV.yaml",
        ("Kite Engineer", "Gale Labs", "2020-01", None, True),
    ),
    "al-folio": (
        (
            "- title: Experience\n  type: time_table\n  contents:\n    - title: Kite Engineer\n"
            "      institution: Gale Labs\n      year: 2020 - Present\n"
        ),
        "_data/cv.yml",
        ("Kite Engineer", "Gale Labs", "2020", None, True),
    ),
    "by key": (
        (
            "experience:\n  - role: Kite Engineer\n    organization: Gale Labs\n    from: 2020\n"
            "    to: 2021\n"
        ),
        "cv.yml",
        ("Kite Engineer", "Gale Labs", "2020", "2021", False),
    ),
    "by the file's name": (
        "- title: Kite Engineer\n  employer: Gale Labs\n  dates: Jan 2020 – Jun 2021\n",
        "_data/experience.yml",
        ("Kite Engineer", "Gale Labs", "2020-01", "2021-06", False),
    ),
    "by what is in it": (
        '[{"jobTitle": "Kite Engineer", "company": {"name": "Gale Labs"}, "period": "2020-2021"}]',
        "jobs.json",
        ("Kite Engineer", "Gale Labs", "2020", "2021", False),
    ),
}


@pytest.mark.parametrize(("text", "name", "expected"), ROLES.values(), ids=ROLES)
def test_roles(read, text, name, expected):
    (role,) = read(text, name).roles
    assert told(role, "title", "organization", "start", "end", "current") == expected


EDUCATION = {
    "JSON Resume": (
        (
            '{"basics": {"name": "Mira Sol"}, "education": [{"institution": "Quay College", "area":'
            ' "Aerodynamics", "studyType": "Ph.D.", "startDate": "2015", "endDate": "2019"}]}'
        ),
        "resume.json",
        ("Ph.D.", "Aerodynamics", "Quay College", "2015", "2019", "completed"),
    ),
    "RenderCV": (
        (
            "cv:\n  name: Mira Sol\n  sections:\n    education:\n      - institution: Quay "
            "College\n"
            "        area: Aerodynamics\n        degree: PhD\n        start_date: 2015-09\n"
            "        end_date: 2019-06\n"
        ),
        "cv.yaml",
        ("PhD", "Aerodynamics", "Quay College", "2015-09", "2019-06", "completed"),
    ),
    "expected": (
        (
            "education:\n  - school: Quay College\n    degree: Ph.D. in Aerodynamics\n"
            "    year: 2019 - 2031 (expected)\n"
        ),
        "cv.yml",
        ("Ph.D.", "Aerodynamics", "Quay College", "2019", "2031", "in_progress"),
    ),
    "al-folio": (
        (
            "- title: Education\n  type: time_table\n  contents:\n    - title: Ph.D. in "
            "Aerodynamics\n"
            "      institution: Quay College\n      year: 2015 - 2019\n      description:\n"
            "        - On kites.\n"
        ),
        "_data/cv.yml",
        ("Ph.D.", "Aerodynamics", "Quay College", "2015", "2019", "completed"),
    ),
    "Hugo": (
        (
            "---\ntitle: Mira Sol\nsuperuser: true\neducation:\n  courses:\n"
            "    - course: PhD in Aerodynamics\n      institution: Quay College\n      year: "
            "2019\n---\n"
        ),
        "content/authors/admin/_index.md",
        ("PhD", "Aerodynamics", "Quay College", None, "2019", "completed"),
    ),
}


@pytest.mark.parametrize(("text", "name", "expected"), EDUCATION.values(), ids=EDUCATION)
def test_education(read, text, name, expected):
    (entry,) = read(text, name).education
    fields = ("degree", "field", "institution", "start", "end", "status")
    assert told(entry, *fields) == expected


PUBLICATIONS = {
    "JSON Resume": (
        (
            '{"basics": {"name": "Mira Sol"}, "publications": [{"name": "On Kites", "publisher":'
            ' "Journal of Wind", "releaseDate": "2021-05-01", "url": "https://a.example/k"}]}'
        ),
        "resume.json",
        ([], "Journal of Wind", "2021"),
    ),
    "RenderCV": (
        (
            "cv:\n  name: Mira Sol\n  sections:\n    publications:\n      - title: On Kites\n"
            "        authors: ['*Mira Sol*', Tom Oak]\n        journal: Journal of Wind\n"
            "        date: 2021-05\n"
        ),
        "cv.yaml",
        (["Mira Sol", "Tom Oak"], "Journal of Wind", "2021"),
    ),
    "list": (
        "- title: On Kites\n  authors: Mira Sol, Tom Oak\n  venue: Journal of Wind\n  year: 2021\n",
        "_data/publications.yml",
        (["Mira Sol", "Tom Oak"], "Journal of Wind", "2021"),
    ),
    "academicpages": (
        (
            "---\ntitle: On Kites\ncollection: publications\ndate: 2021-05-01\n"
            "venue: 'Journal of Wind'\npaperurl: 'https://a.example/k.pdf'\n"
            "citation: 'Mira Sol, Tom Oak (2021). &quot;On Kites.&quot; <i>Journal of "
            "Wind</i>.'\n---\n"
        ),
        "_publications/2021-kites.md",
        (["Mira Sol", "Tom Oak"], "Journal of Wind", "2021"),
    ),
    "Hugo": (
        (
            "---\ntitle: On Kites\nauthors:\n  - Mira Sol\n  - Tom Oak\ndate: "
            "'2021-05-01T00:00:00Z'\n"
            "publication_types: ['2']\npublication: '*Journal of Wind*'\nabstract: We fly "
            "kites.\n---\n"
        ),
        "content/publication/kites/index.md",
        (["Mira Sol", "Tom Oak"], "Journal of Wind", "2021"),
    ),
    "BibTeX": (
        (
            "@article{k, title={On Kites}, author={Sol, Mira and Oak, Tom}, journal={Journal "
            "of Wind},"
            " year={2021}}"
        ),
        "papers.bib",
        (["Mira Sol", "Tom Oak"], "Journal of Wind", "2021"),
    ),
    "biblatex": (
        (
            "@article{k, title={On Kites}, author={Mira Sol and Tom Oak},"
            " journaltitle={Journal of Wind}, date={2021-05}}"
        ),
        "papers.bib",
        (["Mira Sol", "Tom Oak"], "Journal of Wind", "2021"),
    ),
}


@pytest.mark.parametrize(("text", "name", "expected"), PUBLICATIONS.values(), ids=PUBLICATIONS)
def test_publications(read, text, name, expected):
    (publication,) = read(text, name).publications
    assert publication.title == "On Kites"
    assert (publication.authors, publication.venue.name, publication.venue.year) == expected


@pytest.mark.parametrize(
    ("entry", "kind", "name", "status"),
    [
        ("@inproceedings{k, booktitle={Proc. NeurIPS}, %s}", "conference", "NeurIPS", "published"),
        ("@article{k, journal={arXiv preprint arXiv:2101.00001}, %s}", "preprint", "arXiv", None),
        ("@misc{k, eprint={2101.00001}, archivePrefix={arXiv}, %s}", "preprint", "arXiv", None),
        ("@phdthesis{k, school={Quay College}, %s}", "thesis", "PhD thesis", "published"),
        ("@mastersthesis{k, school={Quay College}, %s}", "thesis", "Master's thesis", "published"),
        (
            "@article{k, journal={Journal of Wind}, note={to appear}, %s}",
            "journal",
            "Journal of Wind",
            "accepted",
        ),
        (
            "@article{k, journal={Journal of Wind}, note={under review}, %s}",
            "journal",
            "Journal of Wind",
            "submitted",
        ),
    ],
)
def test_kinds_of_bibtex(read, entry, kind, name, status):
    (found,) = read(entry % "title={On Kites}, author={Sol, Mira}, year=2021", "a.bib").publications
    assert (found.venue.kind, found.venue.name) == (kind, name)
    assert status is None or found.status == status


def test_links_of_bibtex(read):
    text = (
        "@article{k, title={On Kites}, journal={Wind}, year=2021, doi={10.5555/k}, pdf={k.pdf},"
        " code={https://a.example/code}, slides={https://a.example/slides}, arxiv={2101.00001}}"
    )
    (found,) = read(text, "a.bib").publications
    assert (found.doi, found.arxiv) == ("10.5555/k", "2101.00001")
    labels = {link.label: link.url for link in found.links}
    assert labels["code"] == "https://a.example/code"
    assert labels["slides"] == "https://a.example/slides"
    assert labels["pdf"] == "k.pdf"


PEOPLE = {
    "grouped": (
        (
            "- group: PhD students\n  members:\n    - name: Ada Elm\n      url: https://a.example\n"
            "- group: Alumni\n  members:\n    - name: Tom Oak\n"
        ),
        "_data/people.yml",
        [("Ada Elm", "member", "https://a.example"), ("Tom Oak", "alumnus", None)],
    ),
    "by key": (
        "phd_students:\n  - name: Ada Elm\n    photo: a.png\nalumni:\n  - name: Tom Oak\n",
        "_data/people.yml",
        [("Ada Elm", "member", None), ("Tom Oak", "alumnus", None)],
    ),
    "by the file's name": (
        "- name: Ada Elm\n  website: https://a.example\n- name: Tom Oak\n  website: ''\n",
        "_data/alumni.yml",
        [("Ada Elm", "alumnus", "https://a.example"), ("Tom Oak", "alumnus", None)],
    ),
    "by role": (
        "- name: Ada Elm\n  role: PhD student\n- name: Tom Oak\n  role: Postdoc\n",
        "_data/team.yml",
        [("Ada Elm", "member", None), ("Tom Oak", "member", None)],
    ),
    "JSON": (
        '{"members": [{"name": "Ada Elm", "position": "PhD student", "email": "a@a.example"}]}',
        "team.json",
        [("Ada Elm", "member", "mailto:a@a.example")],
    ),
}


@pytest.mark.parametrize(("text", "name", "expected"), PEOPLE.values(), ids=PEOPLE)
def test_people(read, text, name, expected):
    profile = read(text, name)
    assert profile.kind == "organization"
    assert [told(person, "name", "relation", "url") for person in profile.people] == expected


def test_other_lists(read):
    profile = read(
        "awards:\n  - title: Gale Prize\n    awarder: Wind Society\n    date: 2020-05\n"
        "talks:\n  - title: How Kites Fly\n    event: Kite Days\n    date: 2021-03-04\n"
        "teaching:\n  - course: Kites 101\n    role: Lecturer\n    term: Fall 2020\n"
        "service:\n  - role: Reviewer\n    venue: Journal of Wind\n    year: 2019\n"
        "projects:\n  - name: kitefly\n    url: https://github.com/mira/kitefly\n"
        "    description: Flies kites.\n"
        "news:\n  - date: 2021-05-06\n    text: I fly again.\n"
        "interests:\n  - Kites\n  - Strings\n",
        "site.yml",
    )
    (award,) = profile.awards
    assert told(award, "name", "grantor", "year") == ("Gale Prize", "Wind Society", "2020")
    (talk,) = profile.talks
    assert told(talk, "title", "event", "date") == ("How Kites Fly", "Kite Days", "2021-03-04")
    (course,) = profile.teaching
    assert told(course, "course", "role", "term") == ("Kites 101", "Lecturer", "Fall 2020")
    (service,) = profile.service
    assert told(service, "role", "venue", "year") == ("Reviewer", "Journal of Wind", "2019")
    (project,) = profile.projects
    assert told(project, "name", "url") == ("kitefly", "https://github.com/mira/kitefly")
    (item,) = profile.news
    assert told(item, "date", "text") == ("2021-05-06", "I fly again.")
    assert [interest.name for interest in profile.interests] == ["Kites", "Strings"]


AUTHOR = """\
---
title: Mira Sol
superuser: true
role: Kite Engineer
organizations:
  - name: Gale Labs
    url: https://gale.example
interests:
  - Kites
  - Strings
social:
  - icon: envelope
    link: mailto:mira@sol.example
---

I fly kites.
"""


def test_an_authors_page(read):
    profile = read(AUTHOR, "content/authors/admin/_index.md")
    assert profile.name == "Mira Sol"
    (role,) = profile.roles
    assert told(role, "title", "organization", "current") == ("Kite Engineer", "Gale Labs", True)
    assert [interest.name for interest in profile.interests] == ["Kites", "Strings"]
    assert "mailto:mira@sol.example" in [link.url for link in profile.links]


def test_an_address_is_no_title(read):
    text = AUTHOR.replace("Kite Engineer", "mira@sol.example")
    profile = read(text, "content/authors/admin/_index.md")
    assert not [role for role in profile.roles if role.title and "@" in role.title]


def test_unknown_keys_are_kept(read):
    profile = read("name: Mira Sol\nwhereabouts: Far away\nodd:\n  deep: A word of it\n", "x.yml")
    texts = " ".join(statement.text for statement in profile.statements)
    assert "Far away" in texts
    assert "A word of it" in texts


OLD = """\
@misc{k, title={On Kites}, author={Sol, Mira}, year=2020, eprint={2001.00001},
  archivePrefix={arXiv}}
@article{w, title={On Wind}, author={Oak, Tom}, journal={Journal of Wind}, year=2019}
"""


def test_a_preprint_that_comes_out_is_one_changed_publication(changes):
    new = OLD.replace("@misc{k,", "@article{k2021, journal={Journal of Wind},")
    assert [change[:2] for change in changes(OLD, new, "a.bib")] == [("publication", "changed")]


def test_a_fixed_title_is_one_changed_publication(changes):
    new = OLD.replace("On Wind", "On the Wind")
    assert [change[:2] for change in changes(OLD, new, "a.bib")] == [("publication", "changed")]


@pytest.mark.parametrize(
    "edit",
    [
        lambda text: text.replace("On Kites", "On {K}ites"),
        lambda text: text.replace("Sol, Mira", "Mira Sol"),
        lambda text: text.replace("={", " = {").replace("year=2020", "year = {2020}"),
        lambda text: "\n".join(text.splitlines()[2:] + text.splitlines()[:2]),
        lambda text: text.replace("@misc{k,", "@misc{k, preview={k.png}, bibtex_show={true},"),
        lambda text: f"% a comment\n{text}",
        lambda text: text.replace("Journal of Wind}", "Journal  of\n  Wind}"),
        lambda text: "@string{w={Journal of Wind}}\n" + text.replace("{Journal of Wind}", "w"),
    ],
    ids=["braces", "names", "spaces", "order", "theme", "comment", "lines", "strings"],
)
def test_form_of_bibtex_says_nothing(changes, edit):
    assert changes(OLD, edit(OLD), "a.bib") == []


def test_a_role_that_ends(changes):
    old = "experience:\n  - title: Kite Engineer\n    company: Gale Labs\n    start: 2020\n"
    found = changes(f"name: Mira Sol\n{old}", f"name: Mira Sol\n{old}    end: 2021\n", "cv.yml")
    assert [change[:2] for change in found] == [("role", "changed")]
    assert "end" in found[0][2]


def test_the_order_of_people_says_nothing(changes):
    one, two = "- name: Ada Elm\n  role: PhD student\n", "- name: Tom Oak\n  role: Postdoc\n"
    assert changes(one + two, two + one, "_data/team.yml") == []
    assert [c[:2] for c in changes(one, one + two, "_data/staff.yml")] == [("person", "added")]


def test_a_groups_name_is_no_person(read):
    profile = read(
        "- title: PhD Students\n  people:\n    - name: Ada Elm\n      image: a.png\n"
        "- title: Undergraduate Students\n  people:\n",
        "_data/people.yml",
    )
    assert [person.name for person in profile.people] == ["Ada Elm"]


def test_a_course_is_called_by_its_title(read):
    text = "- name: KIT 101\n  title: Flying Kites\n  time: Fall 2021\n"
    (course,) = read(text, "_data/classes.yaml").teaching
    assert told(course, "course", "term") == ("Flying Kites", "Fall 2021")


def test_counts_that_grow_are_no_change(changes):
    old = "- title: On Kites\n  authors: [Mira Sol]\n  year: 2021\n  citations: 12\n  _cache: 3f\n"
    new = old.replace("12", "13").replace("3f", "4e")
    assert changes(old, new, "_data/publications.yml") == []


@pytest.mark.parametrize(
    ("degree", "expected"),
    [
        ("B.Sc. & M.Sc. in Flight", [("B.Sc.", "Flight"), ("M.Sc.", "Flight")]),
        ("BSc in Wind and BSc in Strings", [("BSc", "Wind"), ("BSc", "Strings")]),
        ("MSc with Distinction in Flight", [("MSc", "Flight")]),
        ("BSc (Honours) in Flight", [("BSc", "Flight")]),
    ],
)
def test_degrees_of_one_entry(read, degree, expected):
    text = f"education:\n  - school: Quay College\n    degree: {degree}\n    dates: 2015 - 2019\n"
    assert [told(entry, "degree", "field") for entry in read(text, "cv.yml").education] == expected


def test_people_by_key_have_their_own_names(read):
    profile = read(
        "ada:\n  display_name: Ada Elm, Ph.D.\n  role: faculty\n"
        "tom:\n  display_name: Tom Oak\n  role: grad\n",
        "_data/people.yml",
    )
    assert [person.name for person in profile.people] == ["Ada Elm", "Tom Oak"]


def test_a_list_of_conferences_is_talks(read):
    profile = read(
        "meta:\n  name: Mira Sol\ninvited_talks:\n  conference_activity:\n"
        "    - year: 2024\n      authors: [M. Sol]\n      title: How Kites Fly\n"
        "      conference: Kite Days\n      date: Jun 5\n",
        "cv.yaml",
    )
    assert profile.name == "Mira Sol"
    (talk,) = profile.talks
    assert told(talk, "title", "event", "date") == ("How Kites Fly", "Kite Days", "2024-06-05")


def paper_of(read, fields, type_="misc", name="papers.bib"):
    (paper,) = read(f"@{type_}{{k, {fields}}}\n", name).publications
    return paper


def test_annotations_of_biblatex_tell_who_contributed_equally(read):
    fields = "title={Kites}, author={Sol, Mira and Oak, Tom and Elm, Ada}, "
    paper = paper_of(read, fields + "author+an={1=equal; 3=equal contribution; 2=me}")
    assert paper.equal_contribution == ["Mira Sol", "Ada Elm"]
    assert paper_of(read, fields + "author+an={7=equal}").equal_contribution == []


def test_fields_of_biblatex_tell_kind_track_and_status(read):
    fields = "title={Kites}, booktitle={Wind Days}, year={2020}, booktitleaddon={Demos}, "
    paper = paper_of(read, fields + "entrysubtype={workshop}, pubstate={forthcoming}")
    assert (paper.venue.kind, paper.venue.track, paper.status) == ("workshop", "Demos", "accepted")
    assert paper_of(read, fields + "pubstate={prepublished}").status == "preprint"


def test_a_report_with_a_copy_on_arxiv_is_its_institutions(read):
    fields = "title={Kites}, institution={Gale Labs}, eprint={2001.00001}, year={2020}"
    paper = paper_of(read, fields, "techreport")
    assert (paper.venue.text, paper.arxiv) == ("Gale Labs 2020", "2001.00001")
    assert paper_of(read, fields, "misc").venue.name == "arXiv"


def test_an_entry_without_a_title_is_a_paper_where_something_names_it(read):
    named = "url={https://a.example/kites}"
    assert paper_of(read, named).title is None
    assert read("@misc{k, year={2020}}", "papers.bib").publications == []
    untitled = '[{"name": "Kites", "type": "x"}, {"url": "https://a.example/k"}]'
    assert len(read(f'{{"publications": {untitled}}}', "cv.json").publications) < 2


@pytest.mark.parametrize("suffix", ["Jr.", "III", "PhD"])
def test_what_stands_behind_a_name_stays_there(read, suffix):
    paper = paper_of(read, f"title={{Kites}}, author={{Oak, {suffix}, Tom and Sol, Mira}}")
    assert paper.authors == [f"Tom Oak, {suffix}", "Mira Sol"]


def test_links_that_say_what_they_are_called(read):
    links = '[{"label": "https://a.example", "url": "notes.html"}, {"label": "B", "url": "/b"}]'
    text = f'{{"publications": [{{"name": "K", "releaseDate": "2020", "links": {links}}}]}}'
    (paper,) = read(text, "resume.json").publications
    assert [(x.label, x.url) for x in paper.links] == [
        ("https://a.example", "notes.html"),
        ("B", "/b"),
    ]


@pytest.mark.parametrize(("word", "current"), [("false", False), ("true", True)])
def test_an_entry_may_say_whether_a_position_goes_on(read, word, current):
    entry = (
        f'{{"name": "Gale Labs", "position": "Engineer", "startDate": "2020", "current": {word}}}'
    )
    (role,) = read(f'{{"basics": {{"name": "M"}}, "work": [{entry}]}}', "resume.json").roles
    assert role.current is current


@pytest.mark.parametrize("status", ["completed", "in_progress", "planned"])
def test_an_entry_may_say_how_far_a_degree_is(read, status):
    entry = f'{{"institution": "Quay College", "studyType": "BSc", "status": "{status}"}}'
    (degree,) = read(f'{{"basics": {{"name": "M"}}, "education": [{entry}]}}', "r.json").education
    assert degree.status == status


def test_an_entry_may_say_that_another_leads_a_project(read):
    (one, other) = read(
        '{"projects": [{"name": "A", "lead": false}, {"name": "B", "lead": true}]}', "resume.json"
    ).projects
    assert (one.lead, other.lead) == (False, True)


def test_an_interest_of_its_own_entry_is_one(read):
    text = '{"basics": {"name": "M"}, "interests": [{"name": "Kites and Wind"}, {"name": "A, B"}]}'
    assert [i.name for i in read(text, "r.json").interests] == ["Kites and Wind", "A, B"]


def test_a_title_is_a_paper_where_its_type_says_so(read):
    text = '{"publications": [{"name": "Kites", "type": "article-journal"}]}'
    assert [p.title for p in read(text, "resume.json").publications] == ["Kites"]


def test_a_position_that_goes_on_needs_no_place(read):
    text = '{"basics": {"name": "M"}, "work": [{"position": "Professor", "current": true}]}'
    assert [(r.title, r.current) for r in read(text, "r.json").roles] == [("Professor", True)]
    text = '{"basics": {"name": "M"}, "work": [{"position": "Professor", "endDate": "2019"}]}'
    assert [(r.title, r.end) for r in read(text, "r.json").roles] == [("Professor", "2019")]


@pytest.mark.parametrize(
    "field",
    [
        "journal={arXiv preprint arXiv:2001.00001}",
        "doi={10.48550/arXiv.2001.00001}",
        "note={Available as arXiv:2001.00001}",
    ],
)
def test_an_arxiv_identifier_within_a_field(read, field):
    assert paper_of(read, f"title={{Kites}}, year={{2020}}, {field}").arxiv == "2001.00001"
