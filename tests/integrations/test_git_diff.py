"""profdiff as git runs it: real repositories, and what git prints in them."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

OLD = """---
title: Mira Sol
---

I am a PhD student at Halden University.
"""
NEW = OLD.replace("a PhD student at Halden University", "a research scientist at Brightwater")


@pytest.fixture
def profdiff(make_repo, tmp_path, monkeypatch):
    """The program on the PATH, as git will find it, and a repository with two versions."""
    program = tmp_path / "bin" / "profdiff"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m profdiff "$@"\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, sys.path)))
    made = make_repo()
    made.commit("about.md", OLD)
    made.commit("about.md", NEW)

    def run(*arguments, code=0):
        done = subprocess.run(
            ["profdiff", *arguments], capture_output=True, text=True, check=False, cwd=made.path
        )
        assert done.returncode == code, done.stderr
        return done.stdout + done.stderr

    run.repo = made
    return run


@pytest.fixture
def git(profdiff):
    """git in that repository, with the driver installed."""
    profdiff("install", "git-diff", "--write", "*.md")
    return profdiff.repo


MOVED = "PhD student, Halden University → research scientist, Brightwater"


def test_nothing_is_written_unless_asked_for(profdiff):
    said = profdiff("install", "git-diff", "about.md")
    assert "about.md diff=profdiff" in said
    assert "git config diff.profdiff.command 'f() { profdiff git-diff" in said
    assert not (profdiff.repo.path / ".gitattributes").exists()
    assert "profdiff" not in (profdiff.repo.path / ".git" / "config").read_text()


def test_what_is_written_is_taken_out_again_and_nothing_else(profdiff):
    attributes = profdiff.repo.write(".gitattributes", "*.png binary\n")
    config = (profdiff.repo.path / ".git" / "config").read_text()
    for _ in range(2):
        profdiff("install", "git-diff", "--write", "about.md", "a b.md")
    assert attributes.read_text() == (
        '*.png binary\nabout.md diff=profdiff\n"a b.md" diff=profdiff\n'
    )
    profdiff("install", "git-diff", "--remove")
    assert attributes.read_text() == "*.png binary\n"
    left = (profdiff.repo.path / ".git" / "config").read_text()
    assert left.split() == config.split()


def test_other_attributes_of_a_line_stay(profdiff):
    attributes = profdiff.repo.write(
        ".gitattributes",
        '*.md text diff=profdiff eol=lf\n"a b.md" diff=profdiff -merge\n# x diff=profdiff\n',
    )
    profdiff("install", "git-diff", "--remove")
    assert attributes.read_text() == '*.md text eol=lf\n"a b.md" -merge\n# x diff=profdiff\n'


def test_git_diff_tells_changes(git):
    said = git("diff", "HEAD~1", "HEAD")
    assert said.startswith("profdiff a/about.md b/about.md")
    assert MOVED in said


def test_git_log_tells_changes_with_ext_diff(git):
    assert MOVED in git("log", "-p", "--ext-diff", "-1")


def test_git_log_shows_records_line_by_line(git):
    said = git("log", "-p", "-1").splitlines()
    assert "-role: PhD student, Halden University" in said
    assert "+role: research scientist, Brightwater" in said


def test_difftool(git):
    said = git("difftool", "-y", "-t", "profdiff", "HEAD~1", "HEAD")
    assert "role" in said
    assert "Brightwater" in said


def test_difftool_on_pages_that_come_go_or_are_none(git):
    git.write("new.md", NEW)
    git.write("odd.md", b"\0\1")
    git("rm", "-q", "about.md")
    git("add", ".")
    said = git("difftool", "-y", "-t", "profdiff", "--no-renames", "--cached").splitlines()
    assert "profdiff a/new.md b/new.md" in said
    assert "+ role: research scientist, Brightwater" in said
    assert "- role: research scientist, Brightwater" in said
    assert "Binary files /dev/null and b/odd.md differ" in said


def test_a_page_that_comes_goes_or_is_renamed(git):
    git.write("new.md", NEW)
    git("add", "new.md")
    assert git("diff", "--cached").splitlines() == [
        "profdiff a/new.md b/new.md",
        "a new page",
        "+ role: research scientist, Brightwater",
    ]
    git("rm", "-q", "--cached", "new.md")
    git("mv", "about.md", "home.md")
    assert git("diff", "--cached", "-M").startswith("profdiff a/about.md b/home.md")
    git("rm", "-q", "--cached", "home.md")
    assert git("diff", "--cached").splitlines() == [
        "profdiff a/about.md b/about.md",
        "the page was deleted",
        "- role: research scientist, Brightwater",
    ]


@pytest.mark.parametrize("content", [b"\0\1\2", b"\xff\xfe\0", b"", b"x" * 11_000_000])
def test_what_is_no_page_is_shown_as_git_has_it(git, content):
    git.write("odd.md", content)
    git("add", "odd.md")
    assert "odd.md" in git("diff", "--cached")
    git("commit", "-q", "-m", "odd")
    assert "odd.md" in git("log", "-p", "-1")
    assert "odd.md" in git("log", "-p", "--ext-diff", "-1")


def test_a_binary_page_is_shown_as_git_has_it_under_its_own_name(git):
    git.write("odd.md", b"\0\1")
    git("add", "odd.md")
    git("commit", "-q", "-m", "odd")
    git.write("odd.md", b"\0\2")
    git("add", "odd.md")
    assert "Binary files a/odd.md and b/odd.md differ" in git("diff", "--cached")


FAILURES = {
    "a bug": "import sys; import profdiff.api as a; a.parse_bytes = a.parse = lambda *_: 1 / 0",
    "killed": "import os; os.kill(os.getpid(), 9)",
}


@pytest.mark.parametrize("failure", FAILURES.values(), ids=list(FAILURES))
def test_git_outlives_a_failure(git, failure, tmp_path, monkeypatch):
    """What git shows then is what it would have shown without profdiff."""
    (tmp_path / "sitecustomize.py").write_text(failure)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(tmp_path), os.environ["PYTHONPATH"])))
    for command in (("diff", "HEAD~1", "HEAD"), ("log", "-p", "-1"), ("log", "-p", "--ext-diff")):
        assert "+I am a research scientist at Brightwater." in git(*command).splitlines()


def test_git_outlives_a_profdiff_that_is_not_there(git, monkeypatch):
    folders = os.environ["PATH"].split(os.pathsep)
    found = [each for each in folders if not (Path(each) / "profdiff").exists()]
    monkeypatch.setenv("PATH", os.pathsep.join(found))
    for command in (("diff", "HEAD~1", "HEAD"), ("log", "-p", "-1")):
        assert "+I am a research scientist at Brightwater." in git(*command).splitlines()


def test_a_merge_conflict_is_shown(git):
    git("checkout", "-q", "-b", "side", "HEAD~1")
    git.commit("about.md", OLD.replace("Halden", "Northfield"))
    with pytest.raises(subprocess.CalledProcessError):
        git("merge", "main")
    assert "about.md" in git("diff")


def test_one_flag_at_a_time(profdiff):
    assert "one undoes the other" in profdiff("install", "git-diff", "--write", "--remove", code=2)
