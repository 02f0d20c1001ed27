"""Each export is in the form that its readers ask for, and says what it has no place for."""

import csv
import io
import json
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from export_formats import SCHEMA, read_csl, read_resume, read_schema_org
from profdiff.api import export, parse
from profdiff.errors import UsageError
from profdiff.match.forms import FIELDS
from profdiff.records import (
    ENTITIES,
    Award,
    Education,
    LabelledUrl,
    Link,
    Person,
    Profile,
    Project,
    Publication,
    Role,
    Service,
    SourceInfo,
    Talk,
    Teaching,
    Venue,
)
from profdiff.render.export import EXPORTS, left_out
from strategies import profiles

ROOT = Path(__file__).parents[2]
PAGES = [
    page
    for folder in ("snapshots", "tests/cases/data", "tests/cases/organizations")
    for page in sorted((ROOT / folder).rglob("*"))
    if page.suffix in {".md", ".html", ".bib", ".json", ".yml", ".yaml"}
    and page.name != "README.md"
]
READERS = {"csl-json": read_csl, "json-resume": read_resume, "schema-org": read_schema_org}
HOSTILE = '=HYPERLINK("x") \x1b[31m}\\input{/etc/passwd}%\u202e\n@misc{x,}'
examples = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
readers = pytest.mark.parametrize("to", READERS)


def profile_of(**lists):
    return Profile(source=SourceInfo(path="page.md", format="markdown", sha256=""), **lists)


def paper(title="Kerbs in Winter", **given):
    return Publication(title=title, **given)


def bibtex(*papers):
    return export(profile_of(publications=list(papers)), "bibtex").text


@readers
@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}/{page.name}")
def test_pages_are_in_the_form_of_the_format(page, to):
    READERS[to](export(page, to).text)


@readers
@examples
@given(profile=profiles())
def test_any_records_are_in_the_form_of_the_format(profile, to):
    READERS[to](export(profile, to).text)


@pytest.mark.parametrize("to", EXPORTS)
@examples
@given(profile=profiles())
def test_exports_are_the_same_each_time(profile, to):
    assert export(profile, to) == export(profile, to)


@pytest.mark.parametrize("to", EXPORTS)
@examples
@given(profile=profiles())
def test_every_record_is_written_or_said_to_be_left_out(profile, to):
    """A kind of record is told of as left out, or its absence changes the file."""
    whole = export(profile, to)
    for attribute, _ in ENTITIES.values():
        if getattr(profile, attribute):
            without = msgspec.structs.replace(profile, **{attribute: []})
            assert export(without, to) != whole


@pytest.mark.parametrize("to", EXPORTS)
def test_what_a_format_carries_are_fields_that_there_are(to):
    from importlib import import_module

    module = import_module(EXPORTS[to])
    assert set(module.CARRIED) <= set(ENTITIES)
    assert set(module.CARRIED) >= module.USUAL
    for entity, fields in module.CARRIED.items():
        assert fields <= set(FIELDS[entity])


def test_the_documentation_says_what_goes_where():
    from importlib import import_module

    text = (ROOT / "docs/export.md").read_text(encoding="utf-8")
    table = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("| ")]
    rows = [[cell.strip() for cell in line] for line in table]
    (head,) = (row for row in rows if row[0] == "record")
    assert [name.strip("`") for name in head[1:]] == list(EXPORTS)
    told = {row[0].strip("`"): row[1:] for row in rows if row[0].strip("`") in ENTITIES}
    assert list(told) == list(ENTITIES)
    for at, module in enumerate(map(import_module, EXPORTS.values())):
        assert {entity for entity, cells in told.items() if cells[at]} == set(module.CARRIED)


def test_what_is_left_out_is_counted():
    profile = profile_of(
        talks=[Talk(title="A"), Talk(title="B")],
        awards=[Award(name="Kerb Prize")],
        publications=[paper(areas=["Kerbs"], authorship="first"), paper("Hinges", areas=["Tiles"])],
    )
    told = ["1 award", "2 talks", "authorship of 1 paper", "areas of 2 papers"]
    assert export(profile, "bibtex").left_out == told
    assert export(profile, "bibtex", only=["publication"]).left_out == told[2:]
    assert export(profile, "csv").left_out == told[:2]
    assert export(profile, "csv", only=["award", "publication"]).left_out == []
    assert left_out.left_out(profile_of(), {}) == []


def test_fields_of_entries_that_have_no_place_are_counted():
    text = b"@misc{k, title={Kites}, groups={mine}, pages={1--2}}\n@misc{l, title={L}, groups={x}}"
    assert export(text, "csl-json", format="bibtex").left_out == ["groups of 2 entries"]
    assert export(text, "bibtex", format="bibtex").left_out == []
    unread = b"@misc{k, title={Kites}, year={2020}}\n@misc{l, year={2020}}"
    left = export(unread, "csl-json", format="bibtex").left_out
    assert left == ["1 sentence", "1 more entry of the bibliography"]
    works = ROOT / "tests/cases/data/csl-json/works.json"
    assert export(works, "bibtex").left_out == ["accessed of 1 entry"]


@pytest.mark.parametrize(
    "other",
    [
        "@misc{l,\n  year = {2020},\n}\n",  # names nothing
        "@article{l,\n  title = {Kites in Winter},\n}\n",  # is the paper once more
    ],
)
def test_a_bibliography_keeps_entries_that_are_no_papers_of_their_own(other):
    text = f"@misc{{k,\n  title = {{Kites in Winter}},\n  pages = {{1--2}},\n}}\n\n{other}"
    assert export(text.encode(), "bibtex", format="bibtex").text == text


def test_a_kind_that_a_format_has_no_place_for_cannot_be_asked_for():
    with pytest.raises(UsageError, match="role") as raised:
        export(profile_of(), "bibtex", only=["role"])
    assert "publication" in raised.value.hint


@pytest.mark.parametrize(
    ("kind", "name", "expected"),
    [
        ("conference", "ICML", ("inproceedings", "booktitle = {ICML}")),
        ("workshop", "ICML Workshop on Kerbs", ("inproceedings", "entrysubtype = {workshop}")),
        ("journal", "Kerbs & Tiles", ("article", r"journal = {Kerbs \& Tiles}")),
        ("preprint", "bioRxiv", ("misc", "howpublished = {bioRxiv}")),
        ("thesis", "PhD thesis", ("phdthesis", "title")),
        ("thesis", "Diploma thesis", ("thesis", "type = {Diploma thesis}")),
        ("report", "Kerb Labs", ("techreport", "institution = {Kerb Labs}")),
        ("book", "Kerbs of the World", ("incollection", "booktitle = {Kerbs of the World}")),
        ("patent", "Patent 7", ("patent", "howpublished = {Patent 7}")),
        (None, "Kerb Days", ("misc", "howpublished = {Kerb Days}")),
    ],
)
def test_types_of_entries(kind, name, expected):
    text = bibtex(paper(venue=Venue(name=name, kind=kind, text=name)))
    assert text.startswith(f"@{expected[0]}{{")
    assert expected[1] in text


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Mira Sol", "Sol, Mira"),
        ("Sol, Mira", "Sol, Mira"),
        ("Jan van der Berg", "van der Berg, Jan"),
        ("Luc Van Gool", "Van Gool, Luc"),
        ("Hal Oak III", "Oak, III, Hal"),
        ("Tom Oak, Jr.", "Oak, Jr., Tom"),
        ("Zoë Fir", r"Fir, Zo{\"e}"),
        ("Plato", "{Plato}"),
        ("李明", "{李明}"),
        ("The Kerb Collaboration", "{The Kerb Collaboration}"),
        ("Kerb and Gutter Group", "{Kerb and Gutter Group}"),
        ("danah boyd", "boyd, danah"),
    ],
)
def test_names_in_bibtex(name, expected):
    assert f"author = {{{expected}}}," in bibtex(paper(authors=[name]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("100% & #1_x^2 ~ $5", r"100\% \& \#1\_x\^{}2 \textasciitilde{} \$5"),
        (r"a {b} \c", r"a \textbraceleft{}b\textbraceright{} \textbackslash{}c"),
        ("Łódź, Århus, Čapek, naïve", r"{\L}{\'o}d{\'z}, {\AA}rhus, {\v{C}}apek, na{\"i}ve"),
        ("1–2 — “so”", "1--2 --- ``so''"),
        ("C--D ''x''", "C-{}-D '{}'x'{}'"),
        ("α-kites 与风筝", "α-kites 与风筝"),
    ],
)
def test_latex(text, expected):
    assert f"title = {{{expected}}}," in bibtex(paper(text))


def test_keys_are_made_of_surname_year_and_first_word():
    venue = Venue(name="ICML", year="2020", kind="conference")
    papers = [
        paper("The Kerbs", authors=["Zoë Müller", "A B"], venue=venue),
        paper("Kerbs, again", authors=["Tom Müller"], venue=venue),
        paper("Kerbs", authors=["李明"]),
        paper("风筝"),
        paper(None, venue=venue, url="https://a.example/1"),
        paper(None, venue=venue, url="https://a.example/2"),
    ]
    keys = [line.partition("{")[2][:-1] for line in bibtex(*papers).splitlines() if line[:1] == "@"]
    assert keys == [
        "muller2020kerbs",
        "muller2020kerbsb",
        "kerbs",
        "paper",
        "icml2020",
        "icml2020b",
    ]
    (item,) = read_csl(export(profile_of(publications=papers[:1]), "csl-json").text)
    assert item["id"] == keys[0]


def test_details_of_an_entry_go_from_csl_to_bibtex_and_back():
    page = ROOT / "tests/cases/data/csl-json/works.json"
    text = export(page, "bibtex").text
    assert "@inproceedings{example2021sand," in text
    for field in ("volume = {139}", "pages = {1-10}", "publisher = {PMLR}", "month = {jul}"):
        assert field in text
    first, *_ = read_csl(export(text.encode(), "csl-json", format="bibtex").text)
    was = json.loads(page.read_text(encoding="utf-8"))[0]
    same = ("id", "type", "title", "container-title", "volume", "page", "publisher", "abstract")
    assert {key: first[key] for key in same} == {key: was[key] for key in same}
    assert first["issued"] == {"date-parts": [[2021, 7]]}
    assert first["author"][1] == {"family": "Brook", "given": "Jan", "non-dropping-particle": "van"}


def test_names_in_csl():
    names = ["Jan van der Berg", "Tom Oak, Jr.", "The Kerb Group", "李明"]
    (item,) = read_csl(export(profile_of(publications=[paper(authors=names)]), "csl-json").text)
    assert item["author"] == [
        {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"},
        {"family": "Oak", "given": "Tom", "suffix": "Jr."},
        {"literal": "The Kerb Group"},
        {"literal": "李明"},
    ]


def test_a_resume():
    profile = profile_of(
        name="Mira Sol",
        roles=[
            Role(
                title="Engineer", organization="Gale Labs", unit="Kites", start="2020", end="2021"
            ),
            Role(title="Lead", organization="Gale Labs", start="2021-05", current=True),
        ],
        education=[Education(degree="BSc", field="Wind", institution="Quay", status="in_progress")],
        awards=[Award(name="Kite Prize", year="2019-2021", grantor="Quay")],
        projects=[Project(name="Kite", url="kite.html", lead=True)],
        service=[Service(role="Reviewer", venue="ICML", year="2020, 2021")],
        links=[
            Link(label="mail", url="mailto:mira@example.org", kind="email"),
            Link(label="GitHub", url="https://github.example/m", kind="github"),
        ],
    )
    resume = read_resume(export(profile, "json-resume").text)
    assert resume["basics"] == {
        "name": "Mira Sol",
        "email": "mira@example.org",
        "profiles": [{"network": "GitHub", "url": "https://github.example/m"}],
    }
    dates = {"startDate": "2020", "endDate": "2021"}
    told = {"name": "Gale Labs", "position": "Engineer", "unit": "Kites"}
    assert resume["work"][0] == {**told, **dates}
    assert "current" not in resume["work"][1]
    assert resume["education"][0]["status"] == "in progress"
    assert (resume["awards"][0]["startDate"], resume["awards"][0]["endDate"]) == ("2019", "2021")
    assert resume["projects"] == [{"name": "Kite", "link": "kite.html", "lead": True}]
    assert resume["volunteer"][0]["year"] == "2020, 2021"


def test_a_graph_of_things():
    profile = profile_of(
        name="Mira Sol",
        roles=[
            Role(title="Lead", organization="Gale Labs", start="2021", current=True),
            Role(title="Engineer", organization="Quay", end="2020"),
        ],
        education=[Education(degree="BSc", institution="Quay", end="2018")],
        people=[Person(name="Ada Elm", relation="advisor")],
        talks=[Talk(title="On Kerbs", event="ICML", date="2020-05")],
        teaching=[Teaching(course="Kerbs 101", role="Instructor")],
        publications=[
            paper(authors=["Mira Sol", "Kerb Group"], doi="10.5555/k", status="preprint")
        ],
    )
    subject, article, talk, course = read_schema_org(export(profile, "schema-org").text)
    assert subject["@type"] == [f"{SCHEMA}Person"]
    (role,) = subject[f"{SCHEMA}affiliation"]
    assert role["@type"] == [f"{SCHEMA}OrganizationRole"]
    assert role[f"{SCHEMA}roleName"] == [{"@value": "Lead"}]
    (past,) = subject[f"{SCHEMA}alumniOf"]
    assert past[f"{SCHEMA}endDate"][0]["@value"] == "2020"
    (advisor,) = subject[f"{SCHEMA}knows"]
    assert advisor[f"{SCHEMA}knows"][0][f"{SCHEMA}name"] == [{"@value": "Ada Elm"}]
    assert article["@type"] == [f"{SCHEMA}ScholarlyArticle"]
    assert article[f"{SCHEMA}author"][1]["@type"] == [f"{SCHEMA}Person", f"{SCHEMA}Organization"]
    assert talk[f"{SCHEMA}performer"] == [{"@id": subject["@id"]}]
    assert course[f"{SCHEMA}instructor"][0]["@type"] == [f"{SCHEMA}Role"]


def test_a_graph_can_stand_in_a_page():
    text = export(profile_of(name="</script><script>alert(1)</script>"), "schema-org").text
    assert "<" not in text
    (subject,) = read_schema_org(text)
    assert subject[f"{SCHEMA}name"] == [{"@value": "</script><script>alert(1)</script>"}]


def test_a_graph_of_an_organization():
    group = profile_of(name="Kerb Lab", people=[Person(name="Ada Elm", group="Staff")])
    group.kind = "organization"
    (subject,) = read_schema_org(export(group, "schema-org").text)
    assert subject["@type"] == [f"{SCHEMA}Organization"]
    assert subject[f"{SCHEMA}member"][0][f"{SCHEMA}roleName"] == [{"@value": "Staff"}]


def rows(text):
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def test_a_table_of_papers():
    venue = Venue(name="ICML", year="2020", kind="conference", distinction="oral")
    told = paper(
        'Kerbs, "hinges"',
        authors=["Ada Elm", "Tom Oak"],
        venue=venue,
        links=[LabelledUrl("code", "https://a.example/c")],
    )
    text = export(profile_of(publications=[told]), "csv").text
    assert text.count("\r\n") == 2
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert row["title"] == 'Kerbs, "hinges"'
    assert row["authors"] == "Ada Elm; Tom Oak"
    assert (row["venue"], row["year"], row["distinction"]) == ("ICML", "2020", "oral")
    assert row["links"] == "code <https://a.example/c>"


def test_a_table_of_several_kinds_names_them():
    profile = profile_of(
        awards=[Award(name="Prize", count=2)], roles=[Role(title="Lead", current=True)]
    )
    head, *body = rows(export(profile, "csv", only=["award", "role"]).text)
    assert head[:2] == ["record", "title"]
    assert [row[0] for row in body] == ["role", "award"]
    assert body[0][head.index("current")] == "true"
    assert body[1][head.index("count")] == "2"
    assert {len(row) for row in body} == {len(head)}


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@x", "＝1", "\t=1", "\r=1", "\n=1"])
def test_no_cell_is_a_formula(start):
    (_, row) = rows(export(profile_of(publications=[paper(start)]), "csv").text)
    assert row[0] == f"'{' '.join(start.split())}" or row[0][:1] not in "=+-@＝\t\r"


def test_an_empty_table_has_no_rows():
    assert export(profile_of(), "csv").text.split("\r\n")[1:] == [""]


@pytest.mark.parametrize("to", EXPORTS)
def test_hostile_text_stays_a_value(to):
    profile = profile_of(
        name=HOSTILE,
        roles=[Role(title=HOSTILE, organization=HOSTILE)],
        publications=[
            paper(
                HOSTILE,
                authors=[HOSTILE],
                url=f"https://a.example/{HOSTILE}",
                links=[LabelledUrl(HOSTILE, f"https://a.example/{HOSTILE}")],
                venue=Venue(name=HOSTILE, year="2020", kind="journal", text=HOSTILE),
            )
        ],
    )
    text = export(profile, to).text
    assert not set("\x1b\u202e") & set(text)
    if to in READERS:
        READERS[to](text)
    elif to == "bibtex":
        from profdiff.formats.bibtex_written import written

        (entry,) = written(text)
        assert text.count("\n@") == 0
        assert r"\input" not in text
        assert entry.fields["year"] == "2020"
    else:
        assert len(rows(text)) == 2


def test_a_site_has_the_fields_of_its_bibliography_and_what_its_pages_know_better(tmp_path):
    (tmp_path / "index.md").write_text(
        "---\ntitle: Mira Sol\n---\n\nI am a professor at Quay College.\n\n# Publications\n\n"
        "- Mira Sol, Tom Oak. *Kites in Winter*. NeurIPS 2021.\n"
        "- Tom Oak, Mira Sol. *Hinges in the Dark*. ICML 2019.\n",
        encoding="utf-8",
    )
    (tmp_path / "papers.bib").write_text(
        "@article{sol, title={{K}ites in {W}inter}, author={Sol, Mira and Oak, Tom},\n"
        "journal={arXiv preprint arXiv:2001.00001}, year=2020, pages={1--9}}\n"
        "@inproceedings{oak, title={Hinges in the Dark}, author={Oak, Tom and Sol, Mira},\n"
        "booktitle={ICML}, year=2019, editor={Elm, Ada}}\n",
        encoding="utf-8",
    )
    profile = parse(tmp_path)
    text = export(tmp_path, "bibtex").text
    assert "title = {{K}ites in {W}inter}" in text
    assert "pages = {1--9}" in text
    assert "editor = {Elm, Ada}" in text
    venues = [paper.venue.text for paper in parse(text.encode(), format="bibtex").publications]
    assert sorted(venues) == sorted(paper.venue.text for paper in profile.publications)
    first, second = read_csl(export(tmp_path, "csl-json").text)
    assert (first["container-title"], first["page"]) == ("NeurIPS", "1–9")
    assert second["editor"] == [{"family": "Elm", "given": "Ada"}]
