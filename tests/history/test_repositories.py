"""Repositories as they are: each command on versions, in all shapes that git gives a repository."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pages import ACCEPTED, AWARDED, SCIENTIST, STUDENT

from profdiff.api import blame, log, show, timeline
from profdiff.errors import RevisionError
from profdiff.render.history.timeline import render_timeline
from profdiff.render.style import Style
from repositories import ODD_NAMES, Repo, set_traps

COMMANDS = {
    "log": log,
    "blame": blame,
    "timeline": timeline,
    "show": lambda path, revision="HEAD": show(revision, [path]),
}
every_command = pytest.mark.parametrize("name", COMMANDS)
PAGES = (STUDENT, ACCEPTED, SCIENTIST)


def fill(made, name="about.md"):
    for year, page in enumerate(PAGES, 2022):
        made.commit(name, page, f"{year}-01-10T12:00:00+00:00")
    return made


@pytest.fixture
def career(make_repo):
    return fill(make_repo())


def told(path):
    """What each command makes of a page of three versions."""
    shown = show("HEAD", [path]).steps
    return (*told_over_time(path), [change.entity for step in shown for change in step.changes])


def told_over_time(path):
    return (
        [step.kind for step in log(path).steps],
        sorted({fact.changed.committed[:4] for fact in blame(path).facts}),
        timeline(path).versions,
    )


AS_USUAL = (["changed", "changed", "first"], ["2023", "2024"], 3, ["role", "education"])


def refusal(name, path="about.md", **options):
    with pytest.raises(RevisionError) as caught:
        COMMANDS[name](path, **options)
    assert f"{caught.value}{caught.value.hint}".isprintable()
    return caught.value


@pytest.mark.usefixtures("career")
def test_a_plain_repository():
    assert told("about.md") == AS_USUAL


def test_a_bare_repository(career, tmp_path, monkeypatch):
    career("clone", "-q", "--bare", f"file://{career.path}", str(tmp_path / "bare.git"))
    monkeypatch.chdir(tmp_path / "bare.git")
    assert told("about.md") == AS_USUAL


def test_a_linked_worktree(career, tmp_path, monkeypatch):
    career("worktree", "add", "-q", str(tmp_path / "tree"), "-b", "side")
    career.commit("about.md", AWARDED)
    monkeypatch.chdir(tmp_path / "tree")
    assert told("about.md") == AS_USUAL


def test_a_submodule_from_within_and_from_above(career, tmp_path, monkeypatch):
    above = Repo(tmp_path / "above")
    above("submodule", "add", "-q", str(career.path), "me")
    above("commit", "-q", "-m", "a submodule")
    monkeypatch.chdir(above.path)
    assert [step.kind for step in log("me/about.md").steps] == AS_USUAL[0]
    assert timeline("me/about.md").versions == 3
    monkeypatch.chdir(above.path / "me")
    assert told("about.md") == AS_USUAL


def test_a_submodule_is_no_page(career, tmp_path, monkeypatch):
    above = Repo(tmp_path / "above")
    above("submodule", "add", "-q", str(career.path), "me.md")
    above("commit", "-q", "-m", "a submodule")
    monkeypatch.chdir(above.path)
    assert show().steps == []


@every_command
def test_a_shallow_clone_lacks_what_came_before(career, tmp_path, monkeypatch, name):
    career("clone", "-q", "--depth=2", f"file://{career.path}", str(tmp_path / "shallow"))
    monkeypatch.chdir(tmp_path / "shallow")
    COMMANDS[name]("about.md")
    error = refusal(name, revision="HEAD~2")
    assert "shallow" in error.why
    assert "fetch-depth: 0" in error.hint


@every_command
def test_a_partial_clone_is_not_completed_over_the_network(career, tmp_path, monkeypatch, name):
    career("config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "partial"
    options = ("--filter=blob:none", "--no-checkout")
    career("clone", "-q", *options, f"file://{career.path}", str(clone))
    monkeypatch.chdir(clone)
    lacking = ("rev-list", "--objects", "--all", "--missing=print")
    before = career(*lacking, cwd=clone)
    assert "?" in before
    error = refusal(name)
    assert "is missing" in error.why
    assert "partial clone" in error.hint
    assert career(*lacking, cwd=clone) == before


@pytest.fixture
def renamed(career, tmp_path, monkeypatch):
    """Goes to a clone that lacks all but the newest content; the page was renamed, and edited."""

    def clone(page):
        career("mv", "about.md", "home.md")
        career.commit("home.md", page)
        career("config", "uploadpack.allowFilter", "true")
        place = str(tmp_path / "partial")
        career("clone", "-q", "--filter=blob:none", f"file://{career.path}", place)
        monkeypatch.chdir(tmp_path / "partial")

    return clone


def test_a_partial_clone_of_a_page_that_was_renamed_and_edited(renamed):
    renamed(SCIENTIST + "\nI like boats.\n")
    history = log("home.md")
    assert [step.kind for step in history.steps] == ["first"]
    assert [found.code for found in history.diagnostics] == ["partial-clone"]


def test_a_partial_clone_of_a_page_that_was_only_renamed(renamed):
    renamed(SCIENTIST)
    error = refusal("log", "home.md")
    assert "the content of about.md" in error.why
    assert "is missing" in error.why


def test_sha256(make_repo):
    fill(make_repo("sha256", "--object-format=sha256"))
    assert told("about.md") == AS_USUAL
    assert len(log("about.md").revision) == 64


@every_command
def test_an_unborn_branch(make_repo, name):
    make_repo().write("about.md", STUDENT)
    error = refusal(name)
    assert "no commit yet" in error.why


@pytest.mark.parametrize("name", ODD_NAMES)
def test_odd_names(make_repo, name):
    fill(make_repo(), name)
    assert told(f"./{name}") == AS_USUAL


@every_command
@pytest.mark.usefixtures("career")
def test_somebody_elses_repository(monkeypatch, name):
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    error = refusal(name)
    assert "dubious ownership" in error.why
    assert "safe.directory" in error.hint


@every_command
def test_no_repository(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "about.md").write_text(STUDENT)
    error = refusal(name)
    assert "no git repository" in error.why


def files(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def trapped_career(career, tmp_path):
    marks = set_traps(career, tmp_path)
    for mark in marks.iterdir():
        mark.unlink()
    return marks


def test_a_repository_runs_nothing_of_its_own_and_stays_as_it_is(career, trapped_career):
    career.write("about.md", AWARDED)
    os.utime(career.path / ".gitattributes")
    before = files(career.path)
    assert told_over_time("about.md") == AS_USUAL[:3]
    assert show("HEAD~1", ["about.md"]).steps[0].kind == "changed"
    for name in COMMANDS:
        refusal(name, revision="nope")
    assert list(trapped_career.iterdir()) == []
    assert files(career.path) == before


def test_the_traps_do_work(career, trapped_career):
    command = ["git", "--no-pager", "log", "-p", "--ext-diff", "--", "about.md"]
    subprocess.run(command, cwd=career.path, capture_output=True, check=False)
    assert list(trapped_career.iterdir()) != []


def made_by_hand(made, header, message):
    """A commit of what is staged with any header at all."""
    tree = made("write-tree")
    parent = made("rev-parse", "HEAD")
    text = f"tree {tree}\nparent {parent}\n{header}\n\n{message}\n"
    made.write("commit", text.encode("utf-8", "surrogateescape"))
    made("update-ref", "HEAD", made("hash-object", "-t", "commit", "--literally", "-w", "commit"))


ODD_HEADERS = {
    "controls": "author A\x01\x02\x1b[31m <a@example.org> 1700000000 +0000\n"
    "committer A\x01\x02 <a@example.org> 1700000000 +0000",
    "no date": "author A <a@example.org>\ncommitter A <a@example.org>",
    "no number": "author A <a@example.org> x +0000\ncommitter A <a@example.org> y z",
    "far off": "author A <a@example.org> 99999999999999999 +9999\n"
    "committer A <a@example.org> 99999999999999999 -9999",
    "year 9999": "author A <a@example.org> 253402200000 +0000\n"
    "committer A <a@example.org> 253402200000 +0000",
    "year 10000": "author A <a@example.org> 253402300900 +0000\n"
    "committer A <a@example.org> 253402300900 +0000",
    "no name": "author  <> 1700000000 +0000\ncommitter  <> 1700000000 +0000",
    "bytes": "author caf\udce9 <a@example.org> 1700000000 +0000\n"
    "committer caf\udce9 <a@example.org> 1700000000 +0000",
}


@pytest.mark.parametrize("header", ODD_HEADERS.values(), ids=list(ODD_HEADERS))
@pytest.mark.parametrize("window", [None, "week"])
def test_odd_commits(career, header, window):
    career.write("about.md", AWARDED)
    career("add", "about.md")
    made_by_hand(career, header, "a\x01b\x02c\x1b[31m\n:100644 100644")
    newest = log("about.md", window=window).steps[0]
    assert newest.kind == "changed"
    assert newest.version.subject.startswith("a\x01b\x02c")
    assert len(newest.version.committed) >= 10
    assert log("about.md", until="2024").total == 4
    found = timeline("about.md")
    assert found.versions == 4
    assert render_timeline(found, "text", Style()).startswith(" Mira Sol")
    assert blame("about.md").facts
    assert [step.kind for step in show().steps] == ["changed"]


def test_a_commit_that_changes_nothing(career):
    career("commit", "-q", "--allow-empty", "-m", "empty")
    assert show().steps == []
    assert told_over_time("about.md") == AS_USUAL[:3]


def test_a_merge_is_shown_against_its_first_parent(career):
    career("checkout", "-q", "-b", "side", "HEAD~1")
    career.commit("about.md", AWARDED)
    career("checkout", "-q", "main")
    career("merge", "-q", "-s", "ours", "-m", "ours", "side")
    assert show().steps == []
    assert len(show("HEAD^2").steps) == 1


def test_a_page_that_was_a_link_for_a_time(career):
    page = career.path / "about.md"
    page.unlink()
    page.symlink_to("elsewhere.md")
    career("commit", "-q", "-a", "-m", "a link")
    page.unlink()
    career.commit("about.md", AWARDED)
    assert [step.kind for step in log("about.md").steps[:2]] == ["first", "gone"]
    assert timeline("about.md").versions == 4


def test_git_dir_names_the_repository(career, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_DIR", str(career.path / ".git"))
    assert told("about.md") == AS_USUAL


HOOK = f"""#!/bin/sh
exec '{sys.executable}' -P -c '
import os, sys
from profdiff.api import blame, log, show, timeline
out = open(sys.argv[1], "a")
found = [step.kind for step in log("about.md").steps]
found += [timeline("about.md").versions, len(show("HEAD", ["about.md"]).steps)]
found += [len(blame("about.md").facts) > 0, "GIT_INDEX_FILE" in os.environ]
print(*found, file=out)
' "$PROFDIFF_OUT"
"""


@pytest.fixture
def hooked(career, tmp_path, monkeypatch):
    """Puts the commands into a hook, and gives the file to which they write."""

    def put(name):
        hook = career.path / ".git" / "hooks" / name
        hook.parent.mkdir(exist_ok=True)
        hook.write_text(HOOK)
        hook.chmod(0o755)
        monkeypatch.setenv("PROFDIFF_OUT", str(tmp_path / "out"))
        monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2] / "src"))
        return tmp_path / "out"

    return put


def test_in_a_hook_before_a_commit(career, hooked):
    out = hooked("pre-commit")
    career.write("other.md", "other\n")
    career("add", "other.md")
    career.write("about.md", AWARDED)
    career("commit", "-q", "-m", "only the page", "about.md")
    assert out.read_text() == "changed changed first 3 1 True True\n"
    assert career("status", "--porcelain") == "A  other.md"


def test_in_a_hook_of_a_linked_worktree(career, hooked, tmp_path):
    tree = tmp_path / "tree"
    career("worktree", "add", "-q", str(tree), "-b", "side", "HEAD~1")
    out = hooked("post-commit")
    (tree / "about.md").write_text(AWARDED)
    career("commit", "-q", "-a", "-m", "in the worktree", cwd=tree)
    assert out.read_text().startswith("changed changed first 3 1 True")


def test_a_page_in_a_folder_where_the_environment_names_the_repository(career, monkeypatch):
    career("mv", "about.md", "page.md")
    career.write("me/x", "")
    career("mv", "page.md", "me/about.md")
    career("commit", "-q", "-m", "into a folder")
    monkeypatch.setenv("GIT_DIR", str(career.path / ".git"))
    monkeypatch.chdir(career.path)
    assert [step.kind for step in log("me/about.md").steps][1:] == AS_USUAL[0]


def test_a_damaged_content(career):
    blob = career("rev-parse", "HEAD~1:about.md")
    file = career.path / ".git" / "objects" / blob[:2] / blob[2:]
    file.chmod(0o600)
    file.write_bytes(b"not an object")
    for name in ("log", "blame", "timeline", "show"):
        error = refusal(name)
        assert "is missing" in error.why or "git says" in error.why
        assert "git fsck" in error.hint or error.hint
