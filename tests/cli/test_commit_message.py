"""`profdiff commit-message` as a user types it, and as real git runs it."""

import os
import sys
from pathlib import Path

import pytest

from profdiff.cli import exit_codes

MOVED = "bio: joins Ferrow Labs as research scientist"


@pytest.fixture
def moved(repository):
    """The repository, with a new position staged and another one not."""
    page = (repository.path / "about.md").read_text(encoding="utf-8")
    repository.write("about.md", page.replace("Brightwater", "Ferrow Labs"))
    repository("add", "about.md")
    repository.write("about.md", page.replace("Brightwater", "not staged"))
    return repository


def commit(repository, *arguments, editor="true"):
    """Commits as a user does, with profdiff on the path; gives the message."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    repository("commit", "-q", *arguments, GIT_EDITOR=editor, PATH=path)
    return repository("log", "-1", "--format=%B")


def test_a_line(profdiff, moved):
    assert profdiff("commit-message").out == f"{MOVED}\n"
    assert profdiff("commit-message", "--prefix", "").out == MOVED.removeprefix("bio: ") + "\n"
    assert moved("status", "--short", "--", "about.md") == "MM about.md"


def test_several_changes_have_a_body(profdiff, repository):
    page = (repository.path / "about.md").read_text(encoding="utf-8")
    page = page.replace("Brightwater", "Ferrow Labs").replace("NeurIPS 2022", "JMLR 2023")
    repository.write("about.md", page)
    repository("add", "about.md")
    lines = profdiff("commit-message").out.splitlines()
    venue = "Sparse Gradients in Dense Cities: NeurIPS 2022 → JMLR 2023"
    assert lines == [f"{MOVED}; {venue}", "", f"- {MOVED.removeprefix('bio: ')}", f"- {venue}"]


@pytest.mark.usefixtures("repository")
def test_nothing_to_say(profdiff):
    outcome = profdiff("commit-message")
    assert (outcome.code, outcome.out) == (exit_codes.DONE, "")


def test_as_the_hook_of_git(profdiff, moved):
    assert profdiff("install", "commit-message", "--write").code == exit_codes.DONE
    assert commit(moved) == MOVED


def test_a_message_that_is_given_stays(profdiff, moved):
    profdiff("install", "commit-message", "--write")
    assert commit(moved, "-m", "my own words") == "my own words"
    assert commit(moved, "--amend") == "my own words"


def test_a_failure_stops_no_commit(profdiff, moved):
    profdiff("install", "commit-message", "--write")
    moved.write("profdiff.toml", "[check")
    assert commit(moved, editor="sh -c 'echo by hand > $1' -") == "by hand"


def test_another_hook_is_kept(profdiff, moved):
    hook = moved.path / ".git" / "hooks" / "prepare-commit-msg"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\n")
    for option in ("--write", "--remove"):
        refused = profdiff("install", "commit-message", option)
        assert refused.code == exit_codes.FAILED
        assert 'profdiff commit-message "$@"' in refused.err
    assert hook.read_text() == "#!/bin/sh\n"


def test_where_the_configuration_keeps_hooks(profdiff, moved):
    moved("config", "core.hooksPath", ".hooks")
    profdiff("install", "commit-message", "--write")
    assert os.access(moved.path / ".hooks" / "prepare-commit-msg", os.X_OK)
    assert profdiff("install", "commit-message", "--remove").out.endswith("is gone\n")
    assert not (moved.path / ".hooks" / "prepare-commit-msg").exists()
    assert profdiff("install", "commit-message", "--remove").out == "there was no hook\n"


def test_by_pre_commit(profdiff, moved, monkeypatch):
    """pre-commit gives the file alone, and tells in the environment where the message is from."""
    file = moved.path / "message"
    file.write_text("")
    monkeypatch.setenv("PRE_COMMIT_COMMIT_MSG_SOURCE", "message")
    profdiff("commit-message", file)
    assert file.read_text() == ""
    monkeypatch.delenv("PRE_COMMIT_COMMIT_MSG_SOURCE")
    profdiff("commit-message", file)
    assert file.read_text() == f"{MOVED}\n"
