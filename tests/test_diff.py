"""From two profiles to changes: tables that are run both ways, and the laws on invented pages."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from profdiff.diff import compare_profiles
from profdiff.diff.nested import differing
from profdiff.diff.signature import Spelling, signature
from profdiff.identity import assign_ids
from profdiff.records import (
    ENTITIES,
    Area,
    Award,
    Diagnostic,
    Education,
    Interest,
    LabelledUrl,
    Link,
    Passage,
    Person,
    Profile,
    Project,
    Publication,
    Role,
    SourceInfo,
    Statement,
    Venue,
)
from profdiff.span import Span


def _load(name):
    """A module beside this one, which pytest's importlib mode does not find."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


strategies = _load("strategies")

ENTITY = {record: (entity, attribute) for entity, (attribute, record) in ENTITIES.items()}
OPPOSITE = {"added": "removed", "removed": "added", "changed": "changed"}


def profile(*records, form="markdown", passages=(), **fields):
    """A page that holds these records, and passages given as (text, links, records)."""
    lists = {}
    for record in records:
        lists.setdefault(ENTITY[type(record)][1], []).append(record)
    source = SourceInfo(path="a.md", format=form, sha256="0" * 64)
    page = Profile(source=source, **lists, **fields)
    assign_ids(page)
    for line, (text, links, held) in enumerate(passages, 1):
        page.passages.append(
            Passage(
                text=text,
                links=[LabelledUrl(*link) for link in links],
                records=[record.id for record in held],
                span=Span("a.md", line, 1, line, 1 + len(text)),
            )
        )
    return page


def told(comparison):
    """Changes as (entity, op, {field: (before, after)})."""
    return [
        (c.entity, c.op, {f.field: (f.before, f.after) for f in c.fields})
        for c in comparison.changes
    ]


def mirror(changes):
    """Changes as they are the other way round, in no order."""
    return sorted(
        (
            entity,
            OPPOSITE[op],
            sorted((f, repr(after), repr(before)) for f, (before, after) in fields.items()),
        )
        for entity, op, fields in changes
    )


def unordered(changes):
    return sorted(
        (
            entity,
            op,
            sorted((f, repr(before), repr(after)) for f, (before, after) in fields.items()),
        )
        for entity, op, fields in changes
    )


def paper(title=None, venue=None, year=None, kind=None, **fields):
    more = {name: fields.pop(name) for name in ("track", "distinction") if name in fields}
    text = f"{venue} {year}" if year else venue
    place = Venue(name=venue, year=year, kind=kind, text=text, **more) if venue else None
    return Publication(title=title, venue=place, **fields)


FIELDS = {
    "a venue": (
        paper(arxiv="2312.07104", venue="Preprint", year="2023", kind="preprint"),
        paper(arxiv="2312.07104", venue="NeurIPS", year="2024", kind="conference"),
        {"venue": ("Preprint 2023", "NeurIPS 2024")},
        ["accepted"],
    ),
    "a venue in another spelling": (
        paper("Kerbs", "Advances in Neural Information Processing Systems", "2023"),
        paper("Kerbs", "NeurIPS", "2023"),
        {},
        [],
    ),
    "a venue lost": (
        paper("Kerbs", "ICML", "2020", "conference", status="published"),
        paper("Kerbs", "arXiv", "2020", "preprint", status="preprint"),
        {"venue": ("ICML 2020", "arXiv 2020"), "status": ("published", "preprint")},
        ["venue-lost"],
    ),
    "a venue's year corrected": (
        paper("Kerbs", "ICML", "2020"),
        paper("Kerbs", "ICML", "2021"),
        {"venue": ("ICML 2020", "ICML 2021")},
        ["venue-corrected"],
    ),
    "a distinction": (
        paper("Kerbs", "ICML", "2020"),
        paper("Kerbs", "ICML", "2020", distinction="Oral"),
        {"distinction": (None, "Oral")},
        ["distinguished"],
    ),
    "an oral presentation is an oral": (
        paper("Kerbs", "ICML", "2020", distinction="oral presentation"),
        paper("Kerbs", "ICML", "2020", distinction="Oral"),
        {},
        [],
    ),
    "a track": (
        paper("Kerbs", "ICML", "2020"),
        paper("Kerbs", "ICML", "2020", track="Demo Track"),
        {"track": (None, "Demo Track")},
        [],
    ),
    "a title corrected": (
        paper("Fast and better kerbs", arxiv="2001.00001"),
        paper("Faster and better kerbs", arxiv="2001.00001"),
        {"title": ("Fast and better kerbs", "Faster and better kerbs")},
        ["renamed"],
    ),
    "case, quotes and dashes of a title": (
        paper("“Kerbs” – a survey"),
        paper('"kerbs" - A Survey'),
        {},
        [],
    ),
    "the order of authors": (
        paper("Kerbs", authors=["Mira Quay", "Tom Oak"]),
        paper("Kerbs", authors=["Tom Oak", "Mira Quay"]),
        {"authors": (["Mira Quay", "Tom Oak"], ["Tom Oak", "Mira Quay"])},
        [],
    ),
    "the dots of initials": (
        paper("Kerbs", authors=["J.E. Quay", "Tom B. Oak"]),
        paper("Kerbs", authors=["J. E. Quay", "Tom B Oak"]),
        {},
        [],
    ),
    "authorship that both state": (
        paper(arxiv="2001.00001", authorship="first"),
        paper(arxiv="2001.00001", authorship="other"),
        {"authorship": ("first", "other")},
        [],
    ),
    "authorship that one page alone states": (
        paper(arxiv="2001.00001", authorship="first", areas=["Kerbs"]),
        paper(arxiv="2001.00001"),
        {},
        [],
    ),
    "a link in another form": (
        paper("Kerbs", url="https://arxiv.org/abs/2001.00001v1"),
        paper("Kerbs", url="http://arxiv.org/pdf/2001.00001.pdf"),
        {},
        [],
    ),
    "links, only those that differ": (
        paper(
            "Kerbs",
            links=[
                LabelledUrl("pdf", "https://a.example/p"),
                LabelledUrl("code", "https://c.example"),
            ],
        ),
        paper(
            "Kerbs",
            links=[
                LabelledUrl("code", "https://d.example"),
                LabelledUrl("pdf", "https://a.example/p"),
            ],
        ),
        {
            "links": (
                [{"label": "code", "url": "https://c.example"}],
                [{"label": "code", "url": "https://d.example"}],
            )
        },
        [],
    ),
    "a section's name is not compared": (
        paper("Kerbs", section="Selected papers"),
        paper("Kerbs", section="Papers"),
        {},
        [],
    ),
    "a degree finished": (
        Education(degree="Ph.D.", institution="Quay College", status="in_progress"),
        Education(degree="PhD", institution="Quay College (QC)", status="completed"),
        {"status": ("in_progress", "completed")},
        ["graduated"],
    ),
    "a count of one says nothing": (
        Award(name="Kerb Grant"),
        Award(name="Kerb Grant", count=1),
        {},
        [],
    ),
    "an award twice": (
        Award(name="Kerb Grant"),
        Award(name="Kerb Grant", count=2),
        {"count": (None, 2)},
        [],
    ),
    "a person who left": (
        Person(name="Mira Quay", relation="member"),
        Person(name="Mira Quay", relation="alumnus"),
        {"relation": ("member", "alumnus")},
        ["became-alumnus"],
    ),
    "a lead gained": (
        Project(name="Kerbly", lead=False),
        Project(name="Kerbly", lead=True),
        {"lead": (False, True)},
        ["lead-gained"],
    ),
    "no lead and none told": (Project(name="Kerbly"), Project(name="Kerbly", lead=False), {}, []),
    "a page that tells leads no more": (
        Project(name="Kerbly", lead=True),
        Project(name="Kerbly"),
        {},
        [],
    ),
    "a promotion": (
        Role(title="Associate Professor", organization="Quay College", current=True),
        Role(title="Full Professor", organization="Quay College", current=True),
        {"title": ("Associate Professor", "Full Professor")},
        ["promoted"],
    ),
    "a move": (
        Role(title="scientist", organization="Google Research", current=True),
        Role(title="scientist", organization="Google DeepMind", current=True),
        {"organization": ("Google Research", "Google DeepMind")},
        ["moved"],
    ),
    "an organization written out": (
        Role(title="postdoc", organization="Quay", current=True),
        Role(title="postdoc", organization="Quay University", current=True),
        {"organization": ("Quay", "Quay University")},
        [],
    ),
    "a slip of the pen": (
        Role(title="fellow", organization="Quay Colledge London", current=True),
        Role(title="fellow", organization="Quay College London", current=True),
        {"organization": ("Quay Colledge London", "Quay College London")},
        [],
    ),
    "a role that ended": (
        Role(title="fellow", organization="Quay College", start="2015", current=True),
        Role(title="fellow", organization="Quay College", start="2015", end="2017"),
        {"end": (None, "2017"), "current": (True, False)},
        ["ended"],
    ),
}


@pytest.mark.parametrize(("old", "new", "fields", "names"), FIELDS.values(), ids=FIELDS)
def test_fields(old, new, fields, names):
    one, other = profile(old), profile(new)
    compared = compare_profiles(one, other)
    assert [fields for _, _, fields in told(compared)] == ([fields] if fields else [])
    assert [name for c in compared.changes for name in c.transitions] == names
    assert compared.unchanged == (0 if fields else 1)
    assert unordered(told(compare_profiles(other, one))) == mirror(told(compared))


def test_additions_and_removals():
    old = profile(Role(title="intern", organization="Kerb Labs"), Interest(name="tiles"))
    new = profile(
        Role(title="lecturer", organization="Quay College", current=True),
        Education(degree="PhD", institution="Quay College", status="in_progress"),
    )
    compared = compare_profiles(old, new)
    assert [(c.entity, c.op, c.transitions) for c in compared.changes] == [
        ("role", "added", ["joined"]),
        ("role", "removed", []),
        ("education", "added", ["started"]),
        ("interest", "removed", []),
    ]
    assert compared.summary == {
        "role": {"added": 1, "removed": 1, "changed": 0},
        "education": {"added": 1, "removed": 0, "changed": 0},
        "interest": {"added": 0, "removed": 1, "changed": 0},
    }
    assert [c.severity for c in compared.changes] == ["major", "major", "major", "minor"]


def test_headline_names_old_and_new_primary_role():
    student = Role(title="student", organization="Quay College", current=True)
    former = Role(title="student", organization="Quay College", start="2019", end="2024")
    staff = Role(title="staff", organization="xAI", current=True)
    compared = compare_profiles(profile(student), profile(staff, former))
    assert compared.headline.before.title == "student"
    assert compared.headline.after.title == "staff"
    assert [(c.op, c.label) for c in compared.changes] == [
        ("changed", "student, Quay College"),
        ("added", "staff, xAI"),
    ]
    assert compare_profiles(profile(student), profile(student)).headline is None


def test_a_renamed_area_is_one_change_and_none_of_what_it_holds():
    old = profile(
        Area(title="Tensor programs"),
        Project(name="TVM", areas=["Tensor programs"]),
        paper(arxiv="2001.00001", areas=["Tensor programs"]),
    )
    new = profile(
        Area(title="Compilers"),
        Project(name="TVM", areas=["Compilers"]),
        paper(arxiv="2001.00001", areas=["Compilers"]),
    )
    compared = compare_profiles(old, new)
    assert told(compared) == [("area", "changed", {"title": ("Tensor programs", "Compilers")})]
    assert compared.changes[0].transitions == ["renamed"]
    assert compared.changes[0].matched_by == "contents"


def test_a_paper_moved_to_another_theme():
    held = [Area(title="Kerbs"), Area(title="Drains")]
    old = profile(*held, paper(arxiv="2001.00001", areas=["Kerbs"]))
    new = profile(*held, paper(arxiv="2001.00001", areas=["Drains"]))
    assert told(compare_profiles(old, new)) == [
        ("publication", "changed", {"areas": (["Kerbs"], ["Drains"])})
    ]


def test_order_of_changes():
    def at(line, record):
        record.span = Span("a.md", line, 1, line, 9)
        return record

    old = profile(
        at(1, Award(name="Gone")),
        at(2, Award(name="Twice")),
        at(3, Role(title="intern", end="2019")),
    )
    new = profile(
        at(9, Award(name="Late")), at(5, Award(name="Early")), at(7, Award(name="Twice", count=2))
    )
    changes = compare_profiles(old, new).changes
    assert [(c.entity, c.op, c.label) for c in changes] == [
        ("role", "removed", "intern"),
        ("award", "changed", "Twice"),
        ("award", "added", "Early"),
        ("award", "added", "Late"),
        ("award", "removed", "Gone"),
    ]


def test_page_changes():
    old = profile(name="Mira Quay", meta={"excerpt": "About me"})
    new = profile(name="Mira E. Quay", meta={"excerpt": "About Mira"}, title="Home")
    assert told(compare_profiles(old, new)) == [
        (
            "page",
            "changed",
            {
                "name": ("Mira Quay", "Mira E. Quay"),
                "title": (None, "Home"),
                "meta.excerpt": ("About me", "About Mira"),
            },
        )
    ]


def test_a_name_that_a_key_of_the_page_gives_is_told_once():
    old = profile(name="Mira Quay", meta={"full name": "Mira Quay"})
    new = profile(name="Mira Oak", meta={"full name": "Mira Oak"})
    (page,) = told(compare_profiles(old, new))
    assert page == ("page", "changed", {"name": ("Mira Quay", "Mira Oak")})


def test_a_heading_that_is_the_page_name_is_told_once():
    old = profile(name="Mira Quay", passages=[("Mira Quay", [], [])])
    new = profile(name="Mira E. Oak", passages=[("Mira E. Oak", [], [])])
    assert [entity for entity, _, _ in told(compare_profiles(old, new))] == ["page"]


def test_a_name_that_both_pages_say_is_only_read_otherwise():
    text = [("Mira Quay and Tom Oak live here", [], [])]
    old, new = profile(name="Mira Quay", passages=text), profile(name="Tom Oak", passages=text)
    assert told(compare_profiles(old, new)) == []
    assert told(compare_profiles(old, profile(passages=text))) == []


SAME = {
    "white space and line breaks": ("Kerbs\nand  drains", "Kerbs and drains"),
    "quotes": ("the ‘kerb’ “drain”", "the 'kerb' \"drain\""),
    "dashes": ("2019–2020 — kerbs", "2019-2020 -- kerbs"),
    "Unicode form": ("Zoe\u0308 ﬁr", "Zoë fir"),
    "invisible signs": ("soft\u00adware\u200b kerbs", "software kerbs"),
    "a hard space": ("kerbs\u00a0and drains", "kerbs and drains"),
    "an ampersand": ("kerbs & drains", "kerbs and drains"),
    "initials": ("Joseph E. Oak and J.B. Elm", "Joseph E Oak and J. B. Elm"),
    "a list marker": ("- kerbs", "* kerbs"),
    "a number in front": ("12. kerbs", "[3] kerbs"),
    "a stop at the end": ("kerbs and drains.", "kerbs and drains"),
    "a stop between items": ("Mira Quay. Kerbs.\nICML", "Mira Quay\nKerbs. ICML."),
    "a line end after a comma": ("Mira Quay,\nKerbs", "Mira Quay, Kerbs"),
    "a venue's year": ("Kerbs, NeurIPS'24", "Kerbs, NeurIPS 2024"),
    "bars between items": ("kerbs | drains", "kerbs · drains"),
}
DIFFERENT = {
    "a word": ("kerbs and drains", "kerbs and tiles"),
    "case": ("Kerbs", "kerbs"),
    "a number": ("built 3 kerbs", "built 4 kerbs"),
    "a sign within a word": ("C++", "C"),
    "a question": ("Really?", "Really!"),
    "a footnote mark": ("Mira Quay*, Tom Oak", "Mira Quay, Tom Oak*"),
    "a digit more": ("in 2019", "in 20190"),
}


@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=SAME)
def test_texts_that_say_the_same(one, other):
    assert signature(Passage(text=one), Spelling()) == signature(Passage(text=other), Spelling())


@pytest.mark.parametrize(("one", "other"), DIFFERENT.values(), ids=DIFFERENT)
def test_texts_that_do_not(one, other):
    assert signature(Passage(text=one), Spelling()) != signature(Passage(text=other), Spelling())


@pytest.mark.parametrize(
    "text", ["Kerbs [pdf] [code]", "Kerbs (pdf | code)", "Kerbs. pdf · code", "Kerbs pdf, code."]
)
def test_what_stands_around_links(text):
    links = [LabelledUrl("pdf", "https://a.example/p"), LabelledUrl("code", "https://c.example")]
    plain = Passage(text="Kerbs pdf code", links=links)
    if text.startswith("Kerbs."):
        plain.text = "Kerbs. pdf code"
    assert signature(Passage(text=text, links=links), Spelling()) == signature(plain, Spelling())


def test_links_count_by_where_they_lead():
    def sign(url):
        return signature(Passage(text="pdf", links=[LabelledUrl("pdf", url)]), Spelling())

    assert sign("http://a.example/p/") == sign("https://www.a.example/p?utm_source=x")
    assert sign("https://a.example/p") != sign("https://a.example/q")


def test_an_organization_written_out_where_a_page_gives_both():
    given_both = Role(title="professor", organization="Quay Lake University (QLU)", current=True)
    short = Role(title="professor", organization="QLU", current=True)
    old = profile(
        given_both, passages=[("I am a professor at Quay Lake University (QLU).", [], [given_both])]
    )
    new = profile(short, passages=[("I am a professor at QLU.", [], [short])])
    assert told(compare_profiles(old, new)) == []


def test_same_words_same_facts():
    """Whatever two readings make of it, an item whose words stayed reports nothing."""
    text = "Kerbs. M. Quay. ICML 2020."
    read, misread = (
        paper("Kerbs", "ICML", "2020", authors=["M. Quay"]),
        paper("Kerbs. M. Quay", "ICML", "2020"),
    )
    old = profile(read, passages=[(text, [], [read])])
    new = profile(misread, passages=[(text, [], [misread])])
    assert told(compare_profiles(old, new)) == []
    unread = profile(passages=[(text, [], [])])
    assert told(compare_profiles(old, unread)) == []
    assert told(compare_profiles(unread, old)) == []


def test_only_its_place_may_say_something_new_of_an_unchanged_item():
    old_person = Person(name="Mira Quay", relation="student", url="https://a.example")
    new_person = Person(name="Mira Quay", relation="alumnus")
    old = profile(
        old_person, passages=[("Students", [], []), ("Mira Quay, since 2019", [], [old_person])]
    )
    new = profile(
        new_person, passages=[("Students", [], []), ("Mira Quay, since 2019", [], [new_person])]
    )
    assert told(compare_profiles(old, new)) == [
        ("person", "changed", {"relation": ("student", "alumnus")})
    ]


def test_words_that_stayed_in_a_changed_item_are_no_change():
    old_paper = paper("Kerbs", "arXiv", "2020")
    new_paper = paper("Kerbs", "ICML", "2020", distinction="oral")
    old = profile(old_paper, passages=[("Kerbs. ICML 2020, arXiv 2020", [], [old_paper])])
    new = profile(new_paper, passages=[("Kerbs. ICML 2020 (oral), arXiv 2020", [], [new_paper])])
    assert told(compare_profiles(old, new)) == [
        ("publication", "changed", {"distinction": (None, "oral")})
    ]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("I like kerbs.", "I like drains.", [("statement", "changed")]),
        ("I like kerbs.", None, [("statement", "removed")]),
        (None, "I like kerbs.", [("statement", "added")]),
        ("I like kerbs.", "I like kerbs!", [("statement", "changed")]),
        ("I like kerbs.", "I  like\nkerbs", []),
        (
            "Kerbs of Oslo are high.",
            "My cat eats fish.",
            [("statement", "added"), ("statement", "removed")],
        ),
    ],
)
def test_nothing_is_lost(before, after, expected):
    rest = ("Something else stays here.", [], [])
    old = profile(passages=[rest, *([(before, [], [])] if before else [])])
    new = profile(passages=[rest, *([(after, [], [])] if after else [])])
    assert [(c.entity, c.op) for c in compare_profiles(old, new).changes] == expected


def test_a_link_that_leads_elsewhere():
    old = profile(passages=[("See my blog.", [("blog", "https://a.example")], [])])
    new = profile(passages=[("See my blog.", [("blog", "https://b.example")], [])])
    assert told(compare_profiles(old, new)) == [
        ("link", "changed", {"url": ("https://a.example", "https://b.example")})
    ]


def test_a_statement_and_its_passage_are_told_once():
    before, after = Statement(text="I like kerbs a lot."), Statement(text="I like drains a lot.")
    old = profile(before, passages=[(before.text, [], [before])])
    new = profile(after, passages=[(after.text, [], [after])])
    assert told(compare_profiles(old, new)) == [
        ("statement", "changed", {"text": (before.text, after.text)})
    ]


def test_a_link_record_and_its_passage_are_told_once():
    before = Link(label="CV", url="https://a.example/1.pdf")
    after = Link(label="CV", url="https://a.example/2.pdf")
    old = profile(before, passages=[("CV", [("CV", before.url)], [before])])
    new = profile(after, passages=[("CV", [("CV", after.url)], [after])])
    assert told(compare_profiles(old, new)) == [
        ("link", "changed", {"url": (before.url, after.url)})
    ]


def test_words_and_link_of_one_sentence_are_one_change():
    before = Link(label="blog", url="https://a.example/1")
    after = Link(label="blog", url="https://a.example/2")
    old = profile(before, passages=[("My blog tells tales", [("blog", before.url)], [before])])
    new = profile(after, passages=[("My blog tells stories", [("blog", after.url)], [after])])
    (change,) = compare_profiles(old, new).changes
    assert (change.entity, [f.field for f in change.fields]) == ("statement", ["text", "links"])


def _bar(*links):
    return profile(passages=[(" / ".join(label for label, _ in links), links, [])])


CV, BLOG, CODE = (("CV", "a.example/cv"), ("blog", "b.example/"), ("code", "c.example/"))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ([CV, BLOG], [BLOG, CV], []),
        ([CV, BLOG], [CV, CODE, BLOG], [("added", "code")]),
        ([CV, BLOG], [CV, ("notes", "b.example")], [("changed", "notes")]),
        ([CV, BLOG], [("CV", "d.example"), BLOG], [("changed", "CV")]),
        ([CV, BLOG], [CODE], [("added", "code"), ("removed", "CV"), ("removed", "blog")]),
    ],
)
def test_a_row_of_links_is_told_link_by_link(old, new, expected):
    changes = compare_profiles(_bar(*old), _bar(*new)).changes
    assert sorted((c.op, c.label) for c in changes) == expected
    assert {c.entity for c in changes} <= {"link"}


def test_the_order_of_items_in_a_row_is_no_change():
    def page(*names):
        interests = [Interest(name=name) for name in names]
        return profile(*interests, passages=[(f"I like {', '.join(names)}.", [], interests)])

    assert told(compare_profiles(page("kerbs", "drains"), page("drains", "kerbs"))) == []
    assert told(compare_profiles(page("kerbs", "drains"), page("drains", "tiles"))) != []


def test_a_row_of_links_that_stands_elsewhere_now_is_no_change():
    row = ("CV", "cv.pdf"), ("GitHub", "https://github.com/example")
    post, chair = (
        Role(title=title, organization="Nowhere University", current=True)
        for title in ("Postdoc", "Professor")
    )
    old = profile(post, passages=[("Postdoc, Nowhere University\nCV | GitHub", row, [post])])
    new = profile(
        chair,
        passages=[("Professor, Nowhere University", (), [chair]), ("CV | GitHub", row, ())],
    )
    assert [change.entity for change in compare_profiles(old, new).changes] == ["role"]


def test_a_submitted_paper_that_its_venue_took_was_accepted():
    def paper(status):
        venue = Venue(name="NSDI", year="2024", kind="conference", text="NSDI 2024")
        return profile(Publication(title="A Sky Full of Clouds", venue=venue, status=status))

    (change,) = compare_profiles(paper("submitted"), paper("published")).changes
    assert change.transitions == ["accepted"]


def test_a_reported_record_covers_its_passage():
    before, after = Award(name="Kerb Grant"), Award(name="Kerb Grant", count=2)
    old = profile(before, passages=[("I got the Kerb Grant.", [], [before])])
    new = profile(after, passages=[("I was given the Kerb Grant (twice).", [], [after])])
    assert [c.entity for c in compare_profiles(old, new).changes] == ["award"]


def test_a_sentence_cut_in_two_is_no_change():
    old = profile(passages=[("Kerbs are fine. Drains are too.", [], []), ("End.", [], [])])
    new = profile(
        passages=[("Kerbs are fine.", [], []), ("Drains are too.", [], []), ("End.", [], [])]
    )
    assert told(compare_profiles(old, new)) == []
    assert told(compare_profiles(new, old)) == []


def test_a_block_cut_at_other_places_is_no_change():
    """One page has a cell of lines, the other paragraphs and a row of links."""
    links = [("CV", "a.example/cv"), ("blog", "b.example")]
    old = profile(passages=[("Mira Quay\nI like kerbs.\nCV / blog", links, []), ("End.", [], [])])
    new = profile(
        passages=[
            ("Mira Quay", [], []),
            ("I like kerbs.", [], []),
            ("CV / blog", links, []),
            ("End.", [], []),
        ]
    )
    assert told(compare_profiles(old, new)) == []
    assert told(compare_profiles(new, old)) == []


def test_a_format_without_links():
    link = Link(label="CV", url="https://a.example/cv")
    project = Project(name="Kerbly", url="https://k.example")
    bare = Project(name="Kerbly")
    old = profile(
        link,
        project,
        passages=[
            ("CV", [("CV", link.url)], [link]),
            ("Kerbly", [("Kerbly", project.url)], [project]),
        ],
    )
    new = profile(bare, form="text", passages=[("[CV]", [], []), ("Kerbly", [], [bare])])
    assert told(compare_profiles(old, new)) == []
    assert told(compare_profiles(new, old)) == []


def test_a_copy_may_leave_out_rows_of_links_and_the_title():
    links = [("Paper", "https://a.example/p"), ("Code", "https://a.example/c")]
    copy = profile(form="text", passages=[("Kerbs\nMira Quay", [], [])])
    page = profile(title="Mira", passages=[("Kerbs\nMira Quay\nPaper / Code", links, [])])
    assert told(compare_profiles(copy, page)) == []
    markdown = profile(passages=[("Kerbs\nMira Quay", [], [])])
    assert [entity for entity, _, _ in told(compare_profiles(markdown, page))] == [
        "page",
        "statement",
    ]


@pytest.mark.parametrize("state", ["stub", "template"])
def test_a_page_that_is_no_profile(state):
    old = profile(*(paper(f"Kerbs {i}") for i in range(3)), name="Mira Quay")
    new = profile(state=state)
    compared = compare_profiles(old, new)
    assert compared.status == "collapsed"
    assert told(compared) == [
        ("page", "changed", {"state": ("content", state), "publications": (3, 0)})
    ]
    assert unordered(told(compare_profiles(new, old))) == mirror(told(compared))
    assert compare_profiles(new, new).status == "complete"
    assert told(compare_profiles(new, new)) == []


def test_pages_of_which_nothing_is_read_may_differ_in_all_they_hold():
    old, new = profile(state="stub"), profile(state="stub")
    new.source.sha256 = "1" * 64
    compared = compare_profiles(old, new)
    assert (compared.status, told(compared)) == ("collapsed", [("page", "changed", {})])
    assert told(compare_profiles(new, old)) == told(compared)


def test_a_placeholder_with_other_words_is_told():
    old = profile(state="stub", passages=[("Under construction.", [], [])])
    new = profile(state="stub", passages=[("Coming soon!", [], [])])
    compared = compare_profiles(old, new)
    assert compared.status == "collapsed"
    assert told(compared) == [
        ("page", "changed", {"text": ("Under construction.", "Coming soon!")})
    ]
    assert unordered(told(compare_profiles(new, old))) == mirror(told(compared))


def _listed(count, heading="Publications", after="Contact me."):
    papers = [paper(f"Kerbs volume {i}") for i in range(count)]
    items = [(p.title, [], [p]) for p in papers]
    rows = [("I am Mira.", [], []), *([(heading, [], [])] if heading else []), *items]
    return profile(*papers, passages=[*rows, (after, [], [])])


def test_a_section_that_stands_empty_collapsed():
    compared = compare_profiles(_listed(7), _listed(0))
    assert compared.status == "collapsed"
    assert told(compared) == [("page", "changed", {"publications": (7, 0)})]
    assert unordered(told(compare_profiles(_listed(0), _listed(7)))) == mirror(told(compared))


def test_a_section_taken_off_with_its_heading_was_removed():
    compared = compare_profiles(_listed(7), _listed(0, heading=None))
    assert compared.status == "complete"
    assert [c.op for c in compared.changes if c.entity == "publication"] == ["removed"] * 7


def test_a_few_items_taken_off_were_removed():
    compared = compare_profiles(_listed(2), _listed(0))
    assert compared.status == "complete"
    assert [c.entity for c in compared.changes] == ["publication", "publication"]


def test_a_page_that_was_cut_is_limited():
    cut = profile(diagnostics=[Diagnostic(code="limit-size", message="cut at 10 MiB")])
    assert compare_profiles(profile(), cut).status == "limited"


def test_fingerprints_survive_wording_and_place():
    def page(line, title):
        return profile(paper(title, span=Span("a.md", line, 1, line, 9)))

    first = compare_profiles(profile(), page(3, "On Kerbs")).changes[0]
    later = compare_profiles(profile(), page(70, "On “kerbs”")).changes[0]
    other = compare_profiles(profile(), page(3, "On Drains")).changes[0]
    assert first.fingerprint == later.fingerprint != other.fingerprint
    assert len(first.fingerprint) == 12
    assert set(first.fingerprint) <= set("0123456789abcdef")


def test_records_put_together_by_hand_get_ids():
    page = Profile(
        source=SourceInfo(path="a.md", format="json", sha256=""), awards=[Award(name="Kerb Grant")]
    )
    (change,) = compare_profiles(profile(), page).changes
    assert change.id == "award:kerb grant"


def test_differing_counts_repeats():
    assert differing(["a", "a", "b"], ["a", "b", "c"]) == (["a"], ["c"])
    assert differing([], ["a"]) == ([], ["a"])
    assert differing(["a"] * 300, ["b"]) == (["a"] * 300, ["b"])


PROFILES = strategies.profiles()
relaxed = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def copied(page):
    return msgspec.convert(msgspec.to_builtins(page), Profile)


@relaxed
@given(strategies.profiles() | strategies.profiles(passages=False))
def test_law_same_page(page):
    compared = compare_profiles(page, copied(page))
    assert told(compared) == []
    assert compared.headline is None
    assert compared.status == "complete"


@relaxed
@given(strategies.profiles(), strategies.profiles())
def test_law_mirror(one, other):
    forth, back = compare_profiles(one, other), compare_profiles(other, one)
    assert unordered(told(back)) == mirror(told(forth))
    assert sorted(c.id for c in back.changes) == sorted(c.id for c in forth.changes)
    assert sorted(str(c.matched_by) for c in back.changes) == sorted(
        str(c.matched_by) for c in forth.changes
    )
    assert (back.status, back.unchanged) == (forth.status, forth.unchanged)
    sides = (forth.headline and (forth.headline.before, forth.headline.after)) or ()
    assert ((back.headline and (back.headline.after, back.headline.before)) or ()) == sides


@relaxed
@given(strategies.profiles(passages=False), strategies.profiles(passages=False))
def test_law_mirror_without_passages(one, other):
    forth, back = compare_profiles(one, other), compare_profiles(other, one)
    assert unordered(told(back)) == mirror(told(forth))


@relaxed
@given(st.data())
def test_law_order_is_no_change(data):
    page = data.draw(PROFILES)
    other = data.draw(strategies.shuffled(page))
    assert told(compare_profiles(page, other)) == []


@relaxed
@given(st.data())
def test_law_nothing_lost(data):
    """Each passage that has no equal on the other page is under some change."""
    one, other = data.draw(PROFILES), data.draw(PROFILES)
    compared = compare_profiles(one, other)
    texts = [
        [signature(p, Spelling()) for p in page.passages if any(signature(p, Spelling()))]
        for page in (one, other)
    ]
    if sorted(texts[0]) != sorted(texts[1]) and all(page.passages for page in (one, other)):
        assert compared.changes


def test_same_bytes_whatever_the_hash_seed():
    code = (
        "import msgspec, sys; sys.path.insert(0, sys.argv[1]);"
        "from test_diff import FIELDS, profile, _listed;"
        "from profdiff.diff import compare_profiles;"
        "old = profile(*(row[0] for row in FIELDS.values()));"
        "new = profile(*(row[1] for row in FIELDS.values()));"
        "print(msgspec.json.encode(compare_profiles(old, new)).decode())"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code, str(Path(__file__).parent)],
            env={"PYTHONHASHSEED": str(seed), "PATH": ""},
            capture_output=True,
            check=True,
        ).stdout
        for seed in range(4)
    }
    assert len(outputs) == 1
