"""The entries of a changelog: a row for each way to word one, and what is one entry."""

import pytest

from profdiff.changes import Change, FieldChange
from profdiff.records import Award, Interest, Person, Project, Publication, Role, Service, Venue
from profdiff.render.changelog.entries import entries


def change(old, new, *names, entity=None, **values):
    record = new or old
    return Change(
        id="x",
        fingerprint=f"{id(record):012x}"[-12:],
        entity=entity or type(record).__name__.lower(),
        op="changed" if old and new else "added" if new else "removed",
        label="page",
        transitions=list(names),
        fields=[FieldChange(field=f, before=a, after=b) for f, (a, b) in values.items()],
        old=old,
        new=new,
    )


def person(name, relation="advisor", **given):
    return Person(name=name, relation=relation, **given)


def paper(title, venue=None):
    return Publication(title=title, venue=Venue(text=venue) if venue else None)


ROLE = Role(title="scientist", organization="Brightwater")
PRIZE = Award(name="Kerb Prize")
A, B = paper("On A"), paper("On B")
IVO, ADA, NOOR = person("Ivo Brandt"), person("Ada Sol"), person("Noor Halvard", "host")
RELATION = {"relation": ("student", "member")}
AUTHORS = {"authors": (["A"], ["A", "B"])}


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ([change(None, PRIZE)], ["Award: Kerb Prize"]),
        ([change(PRIZE, PRIZE, year=("2022", None))], ["Award: Kerb Prize (year removed: 2022)"]),
        ([change(PRIZE, PRIZE, year=(None, "2022"))], ["Award: Kerb Prize (year: 2022)"]),
        ([change(PRIZE, PRIZE, year=("2021", "2022"))], ["Award: Kerb Prize (year: 2021 → 2022)"]),
        (
            [change(ROLE, ROLE, "ended", current=(True, False), end=(None, "2024"))],
            ["Role: scientist, Brightwater (ended: 2024)"],
        ),
        (
            [change(ROLE, ROLE, start=("2019-08", "2019"), unit=("X", "Y"))],
            ["Role: scientist, Brightwater (unit: X → Y)"],
        ),
        ([change(A, A, links=([], ["x"]), **AUTHORS)], ["Paper: On A (authors changed)"]),
        ([change(A, A, links=([], ["x"]))], ["Paper: On A (links changed)"]),
        (
            [change(A, A, "accepted", venue=("Preprint", "ICML 2026"), url=("x", "y"))],
            ["Paper: On A (accepted: Preprint → ICML 2026)"],
        ),
        ([change(A, B, "renamed", title=("On A", "On B"))], ["Paper: On A → On B"]),
        (
            [change(A, A, **AUTHORS), change(B, B, **AUTHORS)],
            ["Papers: On A; On B (authors changed)"],
        ),
        (
            [change(None, IVO), change(None, NOOR), change(None, ADA)],
            ["People: Ivo Brandt, Ada Sol (advisor); Noor Halvard (host)"],
        ),
        ([change(IVO, None)], ["Person: Ivo Brandt (advisor)"]),
        (
            [change(IVO, IVO, **RELATION), change(ADA, ADA, **RELATION)],
            ["People: Ivo Brandt, Ada Sol (relation: student → member)"],
        ),
        (
            [change(None, Interest(name="kerbs")), change(None, Interest(name="lanes"))],
            ["Interests: kerbs, lanes"],
        ),
        (
            [change(None, Service(role="reviewer", venue=name, year="2026")) for name in "XY"],
            ["Services: reviewer, X; reviewer, Y (2026)"],
        ),
        (
            [change(None, Project(name="Lanes")), change(None, Project(name="Kerbs", lead=True))],
            ["Project: Lanes", "Project: Kerbs (lead)"],
        ),
        (
            [change(None, Publication(url="https://www.example.org/a/b.pdf"))],
            ["Paper: untitled, at example.org"],
        ),
        (
            [change(None, person("Ivo Brandt", "mentee", group="Mentees:"))],
            ["Person: Ivo Brandt (mentee)"],
        ),
        (
            [change(None, person("Ivo Brandt", "mentee", group="Lane team"))],
            ["Person: Ivo Brandt (mentee; Lane team)"],
        ),
    ],
)
def test_entries(given, told):
    found = list(entries(given, lead="noun"))
    assert [f"{entry['lead']}: {entry['text']}" for entry in found] == told
    fingerprints = [fingerprint for entry in found for fingerprint in entry["fingerprints"]]
    assert sorted(fingerprints) == sorted(each.fingerprint for each in given)


def test_the_page_itself():
    field = FieldChange(field="title", before="A", after="B")
    page = Change(id="page", entity="page", op="changed", label="page", fields=[field])
    (entry,) = entries([page], lead="op")
    assert (entry["lead"], entry["text"]) == ("Changed", "title: A → B")


def test_what_happened_leads_where_the_group_says_what_it_is():
    (entry,) = entries([change(PRIZE, None)], lead="op")
    assert (entry["lead"], entry["op"], entry["brief"]) == (
        "Removed",
        "removed",
        "no longer lists Kerb Prize",
    )
