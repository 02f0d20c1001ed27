"""What the news tell already, in whatever words."""

import pytest

from profdiff.changes import Change
from profdiff.news.told import is_told
from profdiff.records import Award, Education, Person, Publication, Role, Talk, Venue

VENUE = Venue(name="NeurIPS", year="2026", text="NeurIPS 2026", kind="conference")
PREPRINT = Venue(name="arXiv", text="arXiv 2026", kind="preprint")
PAPER = {"title": "Kerbs: On Streets and Lanes", "arxiv": "2601.00001"}
ROLE = Role(title="research scientist", organization="Bright Water Labs (BWL)")


def told(record, text, *transitions):
    entity = type(record).__name__.lower()
    change = Change(
        id="x", entity=entity, op="added", label="", new=record, transitions=list(transitions)
    )
    return is_told(change, ["Something else.", text])


@pytest.mark.parametrize(
    ("record", "text"),
    [
        (ROLE, "Excited to start at Bright Water Labs!"),
        (ROLE, "Started as a scientist at **Bright Water Labs (BWL)**"),
        (Role(title="team lead"), "Now I am a Team Lead :tada:"),
        (Publication(**PAPER, venue=VENUE), "Kerbs: on streets and lanes is in NeurIPS!"),
        (Publication(**PAPER, venue=VENUE), "Two papers (Kerbs, Lanes) at NeurIPS 2026"),
        (
            Publication(**PAPER, venue=VENUE),
            "[A paper](https://arxiv.org/abs/2601.00001) @ NeurIPS",
        ),
        (Publication(**PAPER, venue=PREPRINT), "New preprint: https://arxiv.org/abs/2601.00001"),
        (Award(name="Kerb Prize"), "Honoured with the Kerb prize."),
        (Award(name="Kerb Prize", year="2026"), "The 2026 Kerb Prize goes to me."),
        (Education(degree="Ph.D.", institution="Halden"), "Defended my PhD at Halden!"),
        (Education(degree="Doctor of Philosophy"), "My dissertation is done"),
        (Talk(title="Lanes", event="LaneConf"), "At LaneConf I speak about 'Lanes'"),
        (Person(name="Ivo Brandt"), "Welcome, Ivo Brandt!"),
    ],
)
def test_told(record, text):
    assert told(record, text)


@pytest.mark.parametrize(
    ("record", "text"),
    [
        (ROLE, "I visited Water Labs."),
        (ROLE, "I gave a talk at Bright Water Labs."),
        (Publication(**PAPER, venue=VENUE), "Kerbs: On Streets and Lanes is on arXiv."),
        (Publication(**PAPER, venue=VENUE), "I review for NeurIPS 2026."),
        (Publication(title="Kerbs are: X", venue=None), "On the kerbs"),
        (Award(name="Kerb Prize", year="2026"), "I received the Kerb Prize in 2024."),
        (Education(degree="Ph.D.", institution="Halden"), "I moved to Halden."),
        (Person(name="Ivo Brandt"), "Welcome, Ivo Brandtson!"),
    ],
)
def test_not_told(record, text):
    assert not told(record, text)


def test_a_promotion_is_another_news_than_the_position_before():
    assert not told(ROLE, "I joined Bright Water Labs as an intern.", "promoted")
    assert told(ROLE, "I am a research scientist at Bright Water Labs.", "promoted")
