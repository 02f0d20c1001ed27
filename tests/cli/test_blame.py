"""`profdiff blame` as a user types it."""

import pytest
from rich.cells import cell_len

from profdiff.cli import output

pytestmark = pytest.mark.usefixtures("repository")


def test_a_fact_a_line(profdiff, repository):
    commit = repository("rev-parse", "--short=7", "HEAD")
    lines = profdiff("blame", "about.md", "--only", "role,paper").out.splitlines()
    assert lines[0].startswith(f"{commit} (A. Tester ")
    assert "role: research scientist, Brightwater (organization, title" in lines[0]
    old = repository("rev-parse", "--short=7", "HEAD~1")
    assert any(line.startswith(old) and "A Note on Kerbs" in line for line in lines)


def test_a_fact_on_a_screen(profdiff, repository, monkeypatch):
    """Beside what set it, also where letters of the author's name take two cells."""
    page = (repository.path / "about.md").read_text(encoding="utf-8")
    repository("config", "user.name", "\u6e05\u6c34")
    repository.commit("about.md", page + "\n# Projects\n\n- Kerb Finder\n", "2024-01-01T12:00:00Z")
    monkeypatch.setattr(output, "_is_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "60")
    lines = profdiff("blame", "about.md").out.splitlines()
    assert max(map(cell_len, lines)) <= 60
    assert {cell_len(line[: line.index(")")]) for line in lines if ")" in line[:40]} == {34}
    assert any(line.startswith(" " * 36) for line in lines)


def test_a_clone_that_lacks_what_came_before(profdiff, repository, monkeypatch):
    """What its oldest version has may be older."""
    repository("clone", "-q", "--depth=1", f"file://{repository.path}", "../shallow")
    monkeypatch.chdir(repository.path.parent / "shallow")
    for arguments in (("blame",), ("blame", "--format", "lines"), ("timeline",)):
        command, *more = arguments
        out = profdiff(command, "about.md", *more).out
        assert "fetch-depth: 0" in " ".join(out.split())


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
