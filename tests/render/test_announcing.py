"""The wording of news, a row for each thing that is news."""

import datetime as dt

import pytest

from profdiff.changes import Change, FieldChange
from profdiff.news.worthy import worthy
from profdiff.records import (
    Award,
    Education,
    Interest,
    Person,
    Project,
    Publication,
    Role,
    Talk,
    Venue,
)
from profdiff.render.announcing import announced

DAY = dt.date(2026, 11, 3)
TITLE = "Kerbs and Lanes"


def change(record, *transitions, op="added", fields=(), old=None):
    entity = type(record).__name__.lower()
    return Change(
        id=f"{entity}:x",
        entity=entity,
        op=op,
        label="x",
        transitions=list(transitions),
        fields=[FieldChange(field=field, before=1, after=2) for field in fields],
        new=record,
        old=old,
    )


def role(title="research scientist", organization="Brightwater", **given):
    return Role(title=title, organization=organization, current=True, **given)


def paper(text=None, kind="conference", status=None, **given):
    name, _, year = (text or "").rpartition(" ")
    venue = Venue(name=name, text=text, kind=kind, year=year) if text else None
    if distinction := given.pop("distinction", None):
        venue.distinction = distinction
    return Publication(title=TITLE, venue=venue, status=status, **given)


PREPRINT = {"kind": "preprint", "status": "preprint"}
NEWS = [
    (change(role(), "joined"), "I joined Brightwater as a research scientist."),
    (
        change(role("member of technical staff", "xAI"), "moved", op="changed"),
        "I joined xAI as a member of technical staff.",
    ),
    (change(role("MSc student"), "joined"), "I joined Brightwater as an MSc student."),
    (change(role("undergraduate"), "joined"), "I joined Brightwater as an undergraduate."),
    (
        change(role("university lecturer"), "joined"),
        "I joined Brightwater as a university lecturer.",
    ),
    (change(role("Head of Research"), "joined"), "I joined Brightwater as Head of Research."),
    (change(role(None, "Ferrow Inc."), "joined"), "I joined Ferrow Inc."),
    (change(role(organization=None), "joined"), "I am now a research scientist."),
    (
        change(role("associate professor"), "promoted", op="changed"),
        "I am now an associate professor at Brightwater.",
    ),
    (
        change(
            Education(degree="Ph.D.", field="statistics", institution="Halden University"),
            "graduated",
            op="changed",
        ),
        "I completed my Ph.D. in statistics at Halden University.",
    ),
    (change(Education(degree="Ph.D."), "started"), "I started my Ph.D."),
    (change(Award(name="Kerb Research Prize")), "I received the Kerb Research Prize."),
    (change(Award(name="A Kerb Prize")), "I received A Kerb Prize."),
    (
        change(Award(name="Kerb Prize", grantor="the City of Halden")),
        "I received the Kerb Prize from the City of Halden.",
    ),
    (
        change(Award(name="Kerb Grant", count=2), op="changed", fields=["count"]),
        "I received the Kerb Grant again.",
    ),
    (change(Award(name="Outstanding Reviewer")), "I was named Outstanding Reviewer."),
    (change(Award(name="2nd place, Lane Race")), "I received 2nd place, Lane Race."),
    (
        change(paper("NeurIPS 2026"), "accepted", op="changed"),
        f"Our paper {TITLE} is accepted at NeurIPS 2026.",
    ),
    (
        change(paper("The 9th Lane Symposium 2026"), "accepted", op="changed"),
        f"Our paper {TITLE} is accepted at the 9th Lane Symposium 2026.",
    ),
    (
        change(paper("International Conference on Lanes 2026"), "accepted", op="changed"),
        f"Our paper {TITLE} is accepted at the International Conference on Lanes 2026.",
    ),
    (
        change(paper("Findings of EMNLP 2026"), "accepted", op="changed"),
        f"Our paper {TITLE} is accepted to Findings of EMNLP 2026.",
    ),
    (
        change(paper("NeurIPS 2026", distinction="spotlight"), "accepted", op="changed"),
        f"Our paper {TITLE} is accepted at NeurIPS 2026 (spotlight).",
    ),
    (
        change(paper("JMLR 2026", "journal"), "accepted", op="changed"),
        f"Our paper {TITLE} is accepted by JMLR 2026.",
    ),
    (
        change(paper("JMLR 2026", "journal"), "published", op="changed"),
        f"Our paper {TITLE} is published in JMLR 2026.",
    ),
    (
        change(paper("ICML 2026", distinction="Best Paper Award"), "distinguished", op="changed"),
        f"Our paper {TITLE} received the Best Paper Award at ICML 2026.",
    ),
    (
        change(paper("ICML 2026", distinction="oral"), "distinguished", op="changed"),
        f"Our paper {TITLE} is an oral at ICML 2026.",
    ),
    (change(paper("ICML 2026")), f"Our paper {TITLE} is accepted at ICML 2026."),
    (
        change(paper("arXiv 2026", **PREPRINT, arxiv="2601.00001")),
        f"Our new paper {TITLE} is on arXiv.",
    ),
    (change(paper("Preprint 2026", **PREPRINT)), f"Our new paper {TITLE} is out."),
    (change(paper()), f"Our new paper {TITLE} is out."),
    (change(paper(authors=["Mira Sol"])), f"My new paper {TITLE} is out."),
    (change(paper("Halden 2026", "thesis", authors=["M"])), f"My new thesis {TITLE} is out."),
    (change(Talk(title=TITLE, event="LaneConf")), f"I give a talk at LaneConf: {TITLE}."),
    (change(Talk(title=TITLE, date="2026-12")), f"I will give a talk: {TITLE}."),
    (change(Talk(title=TITLE, date="2026-11-02")), f"I gave a talk: {TITLE}."),
    (change(Talk(title=TITLE, date="2026")), f"I give a talk: {TITLE}."),
    (change(Person(name="Ivo Brandt", relation="student")), "Ivo Brandt joined my group."),
]
OF_A_GROUP = [
    (change(Person(name="Ivo Brandt", relation="member")), "Ivo Brandt joined the group."),
    (change(Award(name="Kerb Prize")), "We received the Kerb Prize."),
    (change(paper(authors=["Mira Sol"])), f"Our new paper {TITLE} is out."),
    (change(Talk(title=TITLE)), f"We give a talk: {TITLE}."),
]
NO_NEWS = [
    change(role(), "left", op="removed"),
    change(Role(title="intern", organization="Ferrow"), "joined"),
    change(role(), op="changed", fields=["unit"]),
    change(Education(degree="B.S.", status="completed")),
    change(Award(name="Kerb Prize", year="2019")),
    change(Award(name="Kerb Prize"), op="changed", fields=["grantor"]),
    change(paper("ICML 2021")),
    change(paper("ICML 2026", status="submitted")),
    change(paper("ICML 2026"), "venue-corrected", op="changed"),
    change(paper("arXiv 2026", **PREPRINT), "venue-lost", op="changed"),
    change(paper("ICML 2026"), op="removed"),
    change(Publication(url="https://example.org/x.pdf")),
    change(Talk(title=TITLE, date="2020")),
    change(Person(name="Ivo Brandt", relation="alumnus")),
    change(Person(name="Ivo Brandt", relation="member"), op="changed"),
    change(Interest(name="kerbs")),
    change(Project(name="Lanes")),
]


@pytest.mark.parametrize(("given", "sentence"), NEWS, ids=[sentence for _, sentence in NEWS])
def test_a_person_speaks(given, sentence):
    assert worthy([given], DAY) == [given]
    assert announced(given, DAY, group=False).line.plain == sentence


@pytest.mark.parametrize(("given", "sentence"), OF_A_GROUP, ids=[told for _, told in OF_A_GROUP])
def test_the_page_of_a_group_speaks(given, sentence):
    assert announced(given, DAY, group=True).line.plain == sentence


@pytest.mark.parametrize("given", NO_NEWS)
def test_what_is_no_news(given):
    assert worthy([given], DAY) == []


def test_a_title_is_set_apart():
    item = announced(change(paper("ICML 2026")), DAY, group=False)
    assert item.markdown == f"Our paper *{TITLE}* is accepted at ICML 2026."
    assert item.html == f"Our paper <em>{TITLE}</em> is accepted at ICML 2026."


def test_page_text_is_text():
    hostile = change(role("<b>*boss*", "{{ site.url }}"), "joined")
    item = announced(hostile, DAY, group=False)
    assert item.markdown == r"I joined &#123;{ site.url }} as a \<b\>\*boss\*."
    assert item.html == "I joined &#123;{ site.url }} as a &lt;b&gt;*boss*."


@pytest.mark.parametrize(
    ("name", "shown"), [("# Ivo", r"\# Ivo"), ("- Ivo", r"\- Ivo"), ("1. Ivo", r"1\. Ivo")]
)
def test_the_start_of_a_line_begins_nothing(name, shown):
    item = announced(change(Person(name=name, relation="student")), DAY, group=True)
    assert item.markdown == f"{shown} joined the group."
    assert item.html == f"{name} joined the group."
