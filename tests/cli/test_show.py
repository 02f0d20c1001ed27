"""`profdiff show` as a user types it."""

import pytest

from profdiff.cli import exit_codes

pytestmark = pytest.mark.usefixtures("repository")


def test_the_newest_commit(profdiff):
    out = profdiff("show").out
    assert out.startswith("HEAD  changes in 1 of 1 page\n")
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


def test_a_page_is_named_as_seen_from_here(profdiff, repository, monkeypatch):
    page = (repository.path / "about.md").read_text(encoding="utf-8")
    repository.commit("me/cv.md", page)
    repository.commit("me/cv.md", page.replace("Brightwater", "Northfield"))
    monkeypatch.chdir(repository.path / "me")
    for name in ("cv.md", "./cv.md", repository.path / "me" / "cv.md"):
        assert "Northfield (moved)" in profdiff("show", "HEAD", name).out
    outcome = profdiff("show", "HEAD", "cw.md")
    assert outcome.code == exit_codes.FAILED
    assert outcome.err == "profdiff: cw.md: HEAD does not touch it\nhint: did you mean 'cv.md'?\n"
    monkeypatch.chdir(repository.path)
    assert "Northfield (moved)" in profdiff("show", "HEAD", "me/cv.md").out
    assert "HEAD does not touch it" in profdiff("show", "HEAD", "about.md").err
    assert "about.md: is not staged\n" in profdiff("show", "--staged", "HEAD", "about.md").err


HTML = """\
<title>Mira Sol</title><h1>About</h1><p>I am a research scientist at Northfield.</p>
<h1>Publications</h1>
"""


def test_a_page_that_moved_to_another_format(profdiff, repository):
    repository.commit("a/about.md", "Just some words.\n")
    repository("rm", "-q", "-r", "about.md", "a")
    repository.commit("about.html", HTML)
    out = profdiff("show", "--only", "role").out
    assert "research scientist, Brightwater → research scientist, Northfield (moved)" in out
    assert "changes, about.md" not in out
    assert "research scientist, Northfield (moved)" in profdiff("log", "about.html").out


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
    assert step["against"] == repository("rev-parse", "HEAD~1")
    assert step["comparison"]["old"]["captured_at"] == step["against_authored"][:10] == "2022-01-10"
    assert "last seen as Ph.D. student, Halden University: 2022-01-10" in profdiff("show").out


def test_what_is_staged(profdiff, repository):
    page = (repository.path / "about.md").read_text(encoding="utf-8")
    repository.write("about.md", page.replace("Brightwater", "Ferrow Labs"))
    repository("add", "about.md")
    repository.write("about.md", page.replace("Brightwater", "not staged"))
    lines = profdiff("show", "--staged").out.splitlines()
    assert lines[1].endswith("index staged, not committed yet, about.md")
    assert "Brightwater → research scientist, Ferrow Labs (moved)" in lines[3]
    assert len(lines) == 4


def test_nothing_is_staged(profdiff, repository):
    assert profdiff("show", "--staged").out.count("\n") == 1
    repository("update-ref", "-d", "HEAD")
    assert "the first version" in profdiff("show", "--staged").out
