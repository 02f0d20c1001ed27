"""A history as a changelog: what its sections tell, and what they leave out."""

import pytest

from profdiff.changelogs import Titles, changelog
from profdiff.changelogs.settling import settled
from profdiff.changes import Change, Comparison, FieldChange
from profdiff.history import History, Step
from profdiff.records import (
    Interest,
    LabelledUrl,
    Link,
    Person,
    Profile,
    Project,
    Publication,
    SourceInfo,
    Statement,
    Venue,
)
from profdiff.sources.history import Version

SOURCE = SourceInfo(path="about.md", format="markdown", sha256="0" * 64)
URL = "https://data.example.org/sets/lane-bench-1m"
TITLE = "Lane-Bench-1M: A Million Lanes"
PREPRINT = Venue(name="Preprint", text="Preprint 2023")


def added(record, **given):
    entity = type(record).__name__.lower()
    return Change(id=entity, entity=entity, op="added", label="", new=record, **given)


def removed(record, **given):
    entity = type(record).__name__.lower()
    return Change(id=entity, entity=entity, op="removed", label="", old=record, **given)


def changed(record, *fields, transitions=(), **values):
    """A change of fields, of some from one value to another."""
    values = {**dict.fromkeys(fields, (None, "y")), **values}
    return Change(
        id="x",
        entity=type(record).__name__.lower(),
        op="changed",
        label="",
        old=record,
        new=record,
        transitions=list(transitions),
        fields=[FieldChange(field=f, before=old, after=new) for f, (old, new) in values.items()],
    )


def step(*changes, kind="changed", status="complete", since=None):
    def compared(told, status):
        return Comparison(status=status, old=SOURCE, new=SOURCE, changes=list(told))

    at = "2024-05-02T23:30:00-08:00"
    version = Version(
        commit="f00", path="about.md", author="", authored=at, committed=at, subject="", content="1"
    )
    return Step(
        version=version,
        kind=kind,
        comparison=compared(changes, status) if kind not in ("first", "gone") else None,
        since=compared(since, "complete") if since is not None else None,
    )


def sections(*steps, **given):
    history = History(path="about.md", revision="f00", total=len(steps), steps=list(steps))
    return changelog(history, "day", **given).sections


def test_a_section_has_the_day_of_the_authors_clock():
    (section,) = sections(step(added(Interest(name="kerbs"))))
    assert (section.date, section.at) == ("2024-05-02", "2024-05-02T23:30:00-08:00")


PAPER = Publication(title="Kerbs")
WITH_LINK = Publication(title="Kerbs", links=[LabelledUrl("code", "https://example.org")])


@pytest.mark.parametrize(
    "change",
    [
        added(Link(url="https://example.org"), severity="info"),
        removed(Statement(text="I like kerbs."), severity="info"),
        changed(PAPER, "links", "url"),
        changed(PAPER, "doi", "arxiv"),
        changed(PAPER, "status"),
        changed(Person(name="Ivo"), "url"),
        changed(PAPER, start=("2019-08", "2019"), end=("2024", "2024-05-01")),
    ],
)
def test_details_are_left_out_unless_all_is_asked_for(change):
    assert sections(step(change)) == []
    (section,) = sections(step(change), everything=True)
    assert section.changes == [change]


@pytest.mark.parametrize(
    "change",
    [
        changed(PAPER, "url", "venue"),
        changed(PAPER, "authors"),
        changed(PAPER, year=("2019", "2019-2020")),
        changed(PAPER, end=(None, "2019")),
        changed(PAPER, start=("2019", "2020")),
        changed(PAPER, "status", transitions=["accepted"]),
        changed(PAPER, "url", transitions=["renamed"]),
        added(WITH_LINK),
        changed(Project(name="Lanes"), "lead"),
    ],
)
def test_what_is_of_weight_is_told(change):
    assert sections(step(change))[0].changes == [change]


@pytest.mark.parametrize(
    ("given", "note", "told"),
    [
        (step(kind="first"), "first", 0),
        (step(kind="gone"), "gone", 0),
        (step(added(PAPER), status="collapsed"), "collapsed", 0),
        (step(status="collapsed", since=[added(PAPER)]), "back", 1),
        (step(since=[]), "back", 0),
    ],
)
def test_what_became_of_the_page(given, note, told):
    (section,) = sections(given)
    assert (section.note, len(section.changes)) == (note, told)


def test_no_section_of_no_change():
    assert sections(step(kind="unchanged"), step()) == []


def test_what_only_moved_on_the_page_is_left_out():
    here = Publication(title="Kerbs and Lanes", section="Selected", venue=PREPRINT)
    there = Publication(title="Kerbs and lanes", section="All", venue=PREPRINT)
    rest = [added(Interest(name="kerbs")), removed(Interest(name="lanes"))]
    assert settled([removed(here), *rest, added(there)]) == rest
    assert sections(step(removed(here), added(there))) == []
    assert len(sections(step(removed(here), added(there)), everything=True)[0].changes) == 2


@pytest.mark.parametrize(
    "pair",
    [
        (Publication(title="Kerbs", venue=PREPRINT), Publication(title="Kerbs")),
        (Publication(url=URL), Publication(url=URL)),
        (Person(name="Ivo", relation="host"), Person(name="Ivo", relation="advisor")),
        (Interest(name="kerbs"), Project(name="kerbs")),
        (Interest(name=""), Interest(name="")),
    ],
)
def test_what_is_not_the_same_is_told(pair):
    both = [removed(pair[0]), added(pair[1])]
    assert settled(both) == both


def test_each_is_paired_once():
    topic = Interest(name="kerbs")
    assert len(settled([removed(topic), added(topic), added(topic)])) == 1


def titles(*papers):
    return Titles(lambda: [Profile(source=SOURCE, publications=list(papers))])


@pytest.mark.parametrize(
    ("paper", "known"),
    [
        (Publication(arxiv="2601.00001"), Publication(title=TITLE, arxiv="2601.00001")),
        (Publication(doi="10.1/X"), Publication(title=TITLE, doi="10.1/x")),
        (Publication(url="http://x.org/p/"), Publication(title=TITLE, url="https://x.org/p")),
        (Publication(url=URL), Publication(title=TITLE, arxiv="2601.00001")),
    ],
)
def test_a_paper_named_by_a_link_gets_the_title_that_the_site_gives(paper, known):
    (section,) = sections(step(added(paper)), titles=titles(known))
    assert section.changes[0].new.title == TITLE
    assert paper.title is None


@pytest.mark.parametrize(
    "known",
    [
        Publication(title="Lane bench 1m", arxiv="2601.00001"),
        Publication(title="Lane: Bench", arxiv="2601.00001"),
        Publication(title="Other-Bench: X", url="https://example.org/x"),
    ],
)
def test_no_title_is_guessed(known):
    (section,) = sections(step(added(Publication(url=URL))), titles=titles(known))
    assert section.changes[0].new.title is None


def test_the_site_is_not_read_without_need():
    def profiles():
        raise AssertionError

    assert sections(step(added(PAPER)), titles=Titles(profiles))


def test_another_link_of_one_paper_is_no_new_paper():
    pair = [removed(Publication(url=URL)), added(Publication(title=TITLE))]
    known = titles(Publication(title=TITLE, arxiv="2601.00001"))
    assert sections(step(*pair), titles=known) == []
