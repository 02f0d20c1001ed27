"""Which version set each fact of a page, from real repositories."""

import pytest
from pages import ACCEPTED, AWARDED, SCIENTIST, STUB, STUDENT

from profdiff.api import blame
from profdiff.errors import RevisionError


@pytest.fixture
def career(make_repo):
    """A page whose paper is accepted, whose owner moves on, and then has a prize."""
    made = make_repo()
    for page, day in (
        (STUDENT, "2022-01-10"),
        (ACCEPTED, "2022-09-20"),
        (SCIENTIST, "2023-02-01"),
        (AWARDED, "2024-05-01"),
    ):
        made.commit("about.md", page, f"{day}T12:00:00+00:00")
    return made


def facts(**options):
    return {
        fact.entity: fact
        for fact in blame("about.md", **options).facts
        if fact.entity in ("role", "publication", "award")
    }


def days(fact):
    fields = {name: version.committed[:4] for name, version in fact.fields.items()}
    return fact.since.committed[:4], fact.changed.committed[:4], fields


@pytest.mark.usefixtures("career")
def test_each_fact_knows_the_version_that_set_it():
    found = facts()
    assert days(found["award"]) == ("2024", "2024", {})
    assert days(found["publication"]) == ("2022", "2022", {"venue": "2022", "status": "2022"})
    assert found["publication"].since.committed[:10] == "2022-01-10"
    assert found["publication"].changed.committed[:10] == "2022-09-20"
    assert days(found["role"]) == ("2022", "2023", {"title": "2023", "organization": "2023"})


@pytest.mark.usefixtures("career")
def test_the_facts_of_an_older_revision():
    found = facts(revision="HEAD~2")
    assert "award" not in found
    assert found["role"].fields == {}


def test_a_silent_version_is_passed_over(career):
    career.commit("about.md", STUB)
    career.commit("about.md", AWARDED + "\nI like boats.\n")
    assert days(facts()["award"]) == ("2024", "2024", {})
    assert facts()["award"].since.committed[:10] == "2024-05-01"


def test_a_fact_of_a_merged_branch_is_that_of_the_branch(career):
    career("checkout", "-q", "-b", "side")
    made = career.commit("about.md", AWARDED.replace("2024", "2025"), "2025-01-01T12:00:00+00:00")
    career("checkout", "-q", "main")
    career.commit("about.md", AWARDED + "\nI like boats.\n")
    career("merge", "-q", "side", "-m", "merge")
    assert facts()["award"].fields["year"].commit == made


@pytest.mark.usefixtures("career")
def test_facts_stand_in_the_order_of_the_page_whose_text_is_given():
    found = blame("about.md")
    lines = [fact.record.span.line for fact in found.facts]
    assert lines == sorted(lines)
    assert found.text == AWARDED


def test_a_page_that_is_gone_has_no_facts(career):
    """Nothing printed would look like a page without any."""
    career("rm", "-q", "about.md")
    career("commit", "-q", "-m", "gone")
    with pytest.raises(RevisionError, match="was deleted by") as caught:
        blame("about.md")
    assert blame("about.md", caught.value.hint.rpartition(" ")[2]).facts
