"""`profdiff show` as a user types it."""

import pytest

from profdiff.cli import exit_codes

pytestmark = pytest.mark.usefixtures("repository")


def test_the_newest_commit(profdiff):
    out = profdiff("show").out
    assert "1 of 1 version changed" in out
    assert "research scientist, Brightwater (moved)" in out


def test_all_pages_of_a_commit_and_nothing_else(profdiff, repository):
    page = (repository.path / "about.md").read_text()
    repository.write("cv.md", page)
    repository.write("notes.md", "Just some words.\n")
    repository("add", ".")
    repository.commit("about.md", page.replace("Brightwater", "Northfield"))
    repository.write("notes.md", "Just some other words.\n")
    repository.write("script.py", "pass\n")
    repository.write("cv.md", page.replace("Brightwater", "Northfield"))
    repository("add", ".")
    repository("commit", "-q", "-m", "both")
    out = profdiff("show").out
    assert "cv.md" in out
    assert "notes.md" not in out
    assert "script.py" not in out
    assert "notes.md" in profdiff("show", "HEAD", "notes.md").out


def test_a_page_that_is_new_or_deleted(profdiff, repository):
    assert "the first version" in profdiff("show", "HEAD~1").out
    repository("rm", "-q", "about.md")
    repository("commit", "-q", "-m", "gone")
    assert "the page was deleted" in profdiff("show").out


def test_no_such_commit(profdiff):
    outcome = profdiff("show", "mian")
    assert outcome.code == exit_codes.FAILED
    assert "did you mean 'main'?" in outcome.err


def test_json(profdiff, repository, validated):
    (step,) = validated(profdiff("show", "--json").out, "history")["steps"]
    assert step["commit"] == repository("rev-parse", "HEAD")
    assert step["comparison"]["changes"][0]["transitions"] == ["moved"]
