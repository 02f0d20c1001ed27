"""What a page said over time, by its own dates and by its versions."""

import pytest
from pages import ACCEPTED, AWARDED, SCIENTIST, STUDENT

from cost import calls_of
from profdiff.api import timeline
from profdiff.history.timeline import Moment, spells
from profdiff.records import Profile, Publication, SourceInfo

SOURCE = SourceInfo(path="about.md", format="markdown", sha256="")

DATED = """---
title: Mira Sol
---

## Experience

- **Engineer**, Brightwater, 2019 - 2021
"""


@pytest.fixture
def commit(make_repo):
    made = make_repo()

    def commit(page, day):
        made.commit("about.md", page, f"{day}T12:00:00+00:00")

    return commit


def observed(spell):
    """The days of each interval: before it, its first and last, and after it."""
    moments = ((i.after, i.first, i.last, i.before) for i in spell.observed)
    return [tuple(each and each.at[:10] for each in four) for four in moments]


def told(entity):
    return [spell for spell in timeline("about.md").spells if spell.entity == entity]


def authored(monkeypatch, day):
    monkeypatch.setenv("GIT_AUTHOR_DATE", f"{day}T12:00:00+00:00")


def test_a_position_that_gives_way_to_another(commit, monkeypatch):
    for page, day in ((STUDENT, "2022-01-10"), (ACCEPTED, "2022-09-20"), (SCIENTIST, "2023-02-01")):
        authored(monkeypatch, day)
        commit(page, day)
    student, scientist = told("role")
    assert observed(student) == [(None, "2022-01-10", "2022-09-20", "2023-02-01")]
    assert observed(scientist) == [("2022-09-20", "2023-02-01", "2023-02-01", None)]
    assert student.thread == scientist.thread
    assert (student.record.organization, scientist.record.organization) == (
        "Halden University",
        "Brightwater",
    )


def test_a_paper_at_its_venues(commit, monkeypatch):
    for page, day in ((STUDENT, "2022-01-10"), (ACCEPTED, "2022-09-20")):
        authored(monkeypatch, day)
        commit(page, day)
    preprint, accepted = told("publication")
    assert (preprint.start, accepted.start) == ("2021", "2022")
    assert observed(preprint) == [(None, "2022-01-10", "2022-01-10", "2022-09-20")]
    assert preprint.thread == accepted.thread


def test_what_is_gone_and_back_has_a_gap(commit, monkeypatch):
    for page, day in ((SCIENTIST, "2022-01-10"), (STUDENT, "2022-09-20"), (AWARDED, "2023-02-01")):
        authored(monkeypatch, day)
        commit(page, day)
    (scientist,) = [spell for spell in told("role") if spell.record.organization == "Brightwater"]
    assert observed(scientist) == [
        (None, "2022-01-10", "2022-01-10", "2022-09-20"),
        ("2022-09-20", "2023-02-01", "2023-02-01", None),
    ]


def test_the_two_clocks_are_kept_apart(commit, monkeypatch):
    authored(monkeypatch, "2024-03-01")
    commit(DATED, "2024-03-01")
    (engineer,) = told("role")
    assert (engineer.start, engineer.end, engineer.current) == ("2019", "2021", False)
    assert observed(engineer) == [(None, "2024-03-01", "2024-03-01", None)]


def test_it_costs_ten_times_as_much_for_ten_times_the_papers():
    def cost(number):
        papers = [Publication(id=f"p{at}", title=f"Tides {at}") for at in range(number)]
        versions = [
            (Moment(at=f"2024-01-0{at}", version=str(at)), Profile(source=SOURCE, publications=own))
            for at, own in enumerate((papers, papers[1:]), 1)
        ]
        return calls_of(lambda: spells(versions, lambda _, now: [(p, p) for p in now.publications]))

    assert cost(500) < 10.5 * cost(50)
