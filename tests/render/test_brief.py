"""Changes in few words: a row for each transition and each kind of record."""

import pytest

from profdiff import transitions
from profdiff.changes import Change, FieldChange
from profdiff.records import (
    ENTITIES,
    Area,
    Award,
    Education,
    Interest,
    Link,
    News,
    Person,
    Project,
    Publication,
    Role,
    Service,
    Statement,
    Talk,
    Teaching,
    Venue,
)
from profdiff.render.brief import brief, headline, short
from profdiff.render.telling import _EXPLAINS


def change(old, new, *names, fields=(), severity="minor"):
    """A change of a record: added, removed or changed, as it is on one side or on both."""
    record = new or old
    fields = fields if isinstance(fields, dict) else dict.fromkeys(fields, (None, None))
    return Change(
        id="x",
        fingerprint="0123456789ab",
        entity=type(record).__name__.lower(),
        op="changed" if old and new else "added" if new else "removed",
        label="label",
        transitions=list(names),
        fields=[FieldChange(field=f, before=a, after=b) for f, (a, b) in fields.items()],
        old=old,
        new=new,
        severity=severity,
    )


def paper(venue=None, distinction=None, **given):
    held = Venue(name=venue, text=venue, distinction=distinction) if venue else None
    return Publication(
        **{
            "title": "Kerbs: On Lanes and on Streets of Halden and Elsewhere, Again",
            "venue": held,
            **given,
        }
    )


STUDENT = Role(title="Ph.D. student", organization="Halden University", current=True)
SCIENTIST = Role(title="research scientist", organization="Brightwater", current=True)
PHD = Education(degree="Ph.D.", field="statistics", institution="Halden University")
LANES = Project(name="Lanes")
IVO = Person(name="Ivo Brandt", relation="member")
ROWS = [
    (change(None, SCIENTIST, "joined"), "joins Brightwater as research scientist"),
    (change(STUDENT, SCIENTIST, "moved"), "joins Brightwater as research scientist"),
    (change(None, Role(organization="Brightwater"), "joined"), "joins Brightwater"),
    (change(None, Role(title="mentor"), "joined"), "new role mentor"),
    (
        change(STUDENT, Role(title="postdoc", organization="Halden University"), "promoted"),
        "now postdoc, Halden University",
    ),
    (change(SCIENTIST, None, "left"), "leaves Brightwater"),
    (change(SCIENTIST, SCIENTIST, "ended", fields=["end"]), "leaves Brightwater"),
    (change(Role(title="mentor"), None, "left"), "no longer mentor"),
    (change(SCIENTIST, None), "no longer lists research scientist, Brightwater"),
    (
        change(STUDENT, Role(title="final-year Ph.D. student", organization="Halden University")),
        "Ph.D. student → final-year Ph.D. student, Halden University",
    ),
    (
        change(SCIENTIST, SCIENTIST, fields=["unit", "start"]),
        "research scientist, Brightwater: unit, start changed",
    ),
    (change(PHD, PHD, "graduated"), "completes Ph.D. in statistics, Halden University"),
    (change(None, PHD, "started"), "begins Ph.D. in statistics, Halden University"),
    (change(None, PHD), "new degree Ph.D. in statistics, Halden University"),
    (change(PHD, None), "no longer lists Ph.D. in statistics, Halden University"),
    (change(None, Award(name="Kerb Prize")), "receives Kerb Prize"),
    (
        change(Award(name="Kerb Prize"), Award(name="Kerb Prize"), fields={"count": (None, 2)}),
        "receives Kerb Prize again",
    ),
    (
        change(Award(name="Kerb Prize"), Award(name="Kerb Prize"), fields={"count": (2, None)}),
        "Kerb Prize: count changed",
    ),
    (change(Award(name="Kerb Prize"), None), "no longer lists Kerb Prize"),
    (change(None, LANES), "new project Lanes"),
    (change(LANES, LANES, "lead-gained"), "leads Lanes"),
    (change(LANES, LANES, "lead-lost"), "no longer leads Lanes"),
    (change(LANES, Project(name="Roads"), "renamed", fields=["name"]), "Lanes → Roads"),
    (change(LANES, None), "no longer lists Lanes"),
    (change(None, paper()), "new paper Kerbs"),
    (change(None, paper("ICML 2026")), "new paper Kerbs (ICML 2026)"),
    (change(paper("Preprint"), paper("ICML 2026"), "accepted"), "Kerbs: Preprint → ICML 2026"),
    (change(paper(), paper("ICML 2026"), "accepted"), "Kerbs: unpublished → ICML 2026"),
    (change(paper("A"), paper("B"), "venue-corrected"), "Kerbs: A → B"),
    (change(paper("A"), paper("Preprint"), "venue-lost"), "Kerbs: A → Preprint"),
    (change(paper("A"), paper(), "venue-lost", fields=["venue"]), "Kerbs: venue changed"),
    (change(paper("A"), paper("A", "oral"), "distinguished"), "Kerbs: oral"),
    (change(paper(), paper("sent to A"), "submitted"), "Kerbs: unpublished → sent to A"),
    (change(paper("A"), paper("A"), "published", fields=["status"]), "Kerbs: published, A"),
    (change(paper("A"), paper("A"), "accepted", fields=["status"]), "Kerbs: accepted, A"),
    (change(paper(), paper(), "submitted", fields=["status"]), "Kerbs: submitted"),
    (change(paper(title="A"), paper(title="B"), "renamed", fields=["title"]), "A → B"),
    (change(paper(), None), "no longer lists Kerbs"),
    (
        change(None, paper("A 2026", title=None, url="https://www.example.org/x/y.pdf")),
        "new paper at example.org (A 2026)",
    ),
    (
        change(paper(title=None, url="https://example.org/x/y.pdf"), None),
        "no longer lists paper at example.org",
    ),
    (change(None, paper(title=None, arxiv="2601.00001")), "new paper arXiv:2601.00001"),
    (change(Area(title="Lanes"), Area(title="Roads"), "renamed"), "Lanes → Roads"),
    (change(None, Area(title="Lanes")), "new theme Lanes"),
    (change(None, IVO), "Ivo Brandt joins the group"),
    (change(None, Person(name="Ivo Brandt", relation="host")), "new host Ivo Brandt"),
    (change(None, Person(name="Ivo Brandt")), "new person Ivo Brandt"),
    (change(IVO, IVO, "became-alumnus"), "Ivo Brandt leaves the group"),
    (change(IVO, None), "no longer lists Ivo Brandt"),
    (change(None, Interest(name="kerbs")), "new interest kerbs"),
    (change(None, News(text="I moved.")), "news: I moved."),
    (change(News(text="I moved."), News(text="We moved.")), "I moved. → We moved."),
    (change(None, Talk(title="Lanes")), "talk: Lanes"),
    (change(None, Talk(title="Lanes", event="LaneConf")), "talk at LaneConf: Lanes"),
    (change(None, Teaching(course="Lanes 101")), "new course Lanes 101"),
    (change(None, Service(role="reviewer", venue="ICML")), "new service reviewer, ICML"),
    (change(None, Link(url="https://example.org")), "new link https://example.org"),
    (change(Statement(text="I like kerbs."), None), "no longer lists I like kerbs."),
]


@pytest.mark.parametrize(("given", "told"), ROWS, ids=[told for _, told in ROWS])
def test_a_change_in_few_words(given, told):
    assert brief(given) == told


def test_every_transition_and_every_kind_has_a_row():
    named = {name for given, _ in ROWS for name in given.transitions}
    known = {*_EXPLAINS, "joined", "left", "moved", "promoted", "renamed"} - {"subject-changed"}
    assert named == known
    assert {given.entity for given, _ in ROWS} == set(ENTITIES)
    assert set(transitions._BY_ENTITY) <= set(ENTITIES)


def test_the_page_itself():
    field = FieldChange(field="name", before="A", after="B")
    page = Change(id="page:x", entity="page", op="changed", label="page", fields=[field])
    assert brief(page) == "page: name changed"


def test_another_arrow():
    assert brief(change(LANES, Project(name="Roads"), "renamed"), "->") == "Lanes -> Roads"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Kerbs: A Tale", "Kerbs: A Tale"),
        (f"Kerbs: {'a tale ' * 10}", "Kerbs"),
        ("word " * 20, "word word word word word word word word word word word word…"),
        ("x" * 70, "x" * 60 + "…"),
        ("街" * 70, "街" * 60 + "…"),
        ("a\x1b[31m\nb", r"a\x1b[31m b"),
    ],
)
def test_a_long_name_is_cut(text, shown):
    assert short(text) == shown


def test_the_weightiest_come_first_and_the_rest_is_counted():
    major = [change(None, Award(name=f"Prize {n}"), severity="major") for n in range(5)]
    minor = [change(None, Interest(name="kerbs"))]
    assert headline([*major, *minor]) == (
        "receives Prize 0; receives Prize 1; receives Prize 2; 2 more"
    )
    assert headline(minor) == "new interest kerbs"


def test_what_is_gone_comes_last():
    assert headline([change(LANES, None), change(None, LANES)]) == (
        "new project Lanes; no longer lists Lanes"
    )


def test_many_of_a_kind_are_told_together():
    topics = [change(None, Interest(name=name)) for name in "abcde"]
    gone = [change(Interest(name=name), None) for name in "fg"]
    assert headline(topics + gone) == "new interests a, b, c and 2 more; no longer lists f, g"


def test_nothing_of_weight():
    link = change(None, Link(url="https://example.org"), severity="info")
    assert headline([link]) == "1 change"
    assert headline([]) == ""
