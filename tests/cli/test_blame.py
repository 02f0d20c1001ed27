"""`profdiff blame` as a user types it."""

import pytest

pytestmark = pytest.mark.usefixtures("repository")


def test_a_fact_a_line(profdiff, repository):
    commit = repository("rev-parse", "--short=7", "HEAD")
    lines = profdiff("blame", "about.md", "--only", "role,paper").out.splitlines()
    assert lines[0].startswith(f"{commit} (A. Tester ")
    assert "role: research scientist, Brightwater (organization, title" in lines[0]
    old = repository("rev-parse", "--short=7", "HEAD~1")
    assert any(line.startswith(old) and "A Note on Kerbs" in line for line in lines)


def test_the_lines_of_the_page(profdiff, repository):
    page = (repository.path / "about.md").read_text().splitlines()
    lines = profdiff("blame", "about.md", "--format", "lines").out.splitlines()
    assert [line.partition(") ")[2] for line in lines] == page
    commit = repository("rev-parse", "--short=7", "HEAD")
    assert lines[page.index("I am a research scientist at Brightwater.")].startswith(commit)


def test_json(profdiff, repository, validated):
    told = validated(profdiff("blame", "about.md", "--format", "json").out, "blame")
    role = next(fact for fact in told["facts"] if fact["entity"] == "role")
    assert role["changed"]["commit"] == repository("rev-parse", "HEAD")
    assert role["since"]["commit"] == repository("rev-parse", "HEAD~1")
    assert set(role["fields"]) == {"title", "organization"}
