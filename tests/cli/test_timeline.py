"""`profdiff timeline` as a user types it."""

import pytest
from rich.cells import cell_len

from profdiff.cli import exit_codes

pytestmark = pytest.mark.usefixtures("repository")


def test_a_picture(profdiff):
    lines = profdiff("timeline", "about.md").out.splitlines()
    assert lines[0].startswith("about.md: 2 versions, ") or "about.md: 2 versions, " in lines[0]
    assert " Role" in lines
    assert any("research scientist," in line for line in lines)
    assert max(map(len, lines)) <= 80
    assert lines[-1].startswith(" █ both")
    assert "     seen 2022-01-10, gone by 2022-09-20" in lines
    assert "     seen since 2022-09-20, not yet on 2022-01-10" in lines


def test_a_picture_of_wide_letters(profdiff, repository):
    """A sign that takes two cells moves no bar: what the last version says ends in one column."""
    page = (repository.path / "about.md").read_text(encoding="utf-8")
    page = page.replace("Brightwater", "\u6e05\u6c34\u79d1\u6280")
    repository.commit("about.md", page, "2024-01-01T12:00:00+00:00")
    lines = profdiff("timeline", "about.md").out.splitlines()
    ends = [cell_len(line) for line in lines if "\u6e05\u6c34" in line or "Kerbs" in line]
    assert len(ends) == 2
    assert len(set(ends)) == 1
    assert max(map(cell_len, lines)) <= 80


def test_a_narrow_screen(profdiff, monkeypatch):
    monkeypatch.setenv("COLUMNS", "42")
    lines = profdiff("timeline", "about.md", "--only", "role").out.splitlines()
    assert max(map(len, lines)) <= 42
    at = lines.index("     seen since 2022-09-20, not yet on")
    assert lines[at + 1] == "     2022-01-10"


def test_colours_are_for_whoever_asks(profdiff):
    assert "\x1b[1mRole" in profdiff("timeline", "about.md", "--color", "always").out
    assert "\x1b" not in profdiff("timeline", "about.md").out


def test_json(profdiff, validated):
    told = validated(profdiff("timeline", "about.md", "--format", "json").out, "timeline")
    roles = [spell for spell in told["spells"] if spell["entity"] == "role"]
    assert [spell["record"]["organization"] for spell in roles] == [
        "Halden University",
        "Brightwater",
    ]
    assert told["versions"] == 2


def test_only_some_kinds(profdiff):
    assert "Paper" not in profdiff("timeline", "about.md", "--only", "role").out


def test_a_profile_of_the_store(profdiff, validated):
    for page, at in (("../old.md", "2024-01-20"), ("../new.md", "2025-02-20")):
        profdiff("snapshot", "add", page, "--profile", "mira", "--at", at, "--store", "kept")
    told = validated(
        profdiff("timeline", "mira", "--store", "kept", "--format", "json").out, "timeline"
    )
    assert (told["path"], told["versions"]) == ("mira", 2)
    student, scientist = [each for each in told["spells"] if each["entity"] == "role"]
    assert student["observed"] == [
        {
            "after": None,
            "first": {"at": "2024-01-20", "version": "mira@2024-01-20"},
            "last": {"at": "2024-01-20", "version": "mira@2024-01-20"},
            "before": {"at": "2025-02-20", "version": "mira@2025-02-20"},
        }
    ]
    assert student["thread"] == scientist["thread"]
    lines = profdiff("timeline", "mira", "--store", "kept").out.splitlines()
    assert lines[0].endswith("2 versions, 2024-01-20 to 2025-02-20")


THEME = """\
---
title: academicpages is a ready-to-fork GitHub Pages template for academic personal websites
---

The theme has a folder for each kind of page.
"""


@pytest.mark.parametrize(("first", "versions"), [("# Ivo Brandt\n\nI am a postdoc.\n", 1), ("", 2)])
def test_the_history_of_a_theme_is_nobodys_career(profdiff, pages, first, versions):
    """Also where it was imported into the store, which knows no authors; one's own pages stay."""
    own = (pages / "old.md").read_text(encoding="utf-8")
    kept = ((first or own, "2020-01-01"), (THEME, "2021-01-01"), (own, "2022-01-01"))
    for page, at in kept:
        (pages / "page.md").write_text(page, encoding="utf-8")
        profdiff("snapshot", "add", pages / "page.md", "--profile", "mira", "--at", at)
    told = profdiff("timeline", "mira").out
    assert told.startswith(f" Mira Sol, mira: {versions} version")
    assert "postdoc" not in told


def test_a_profile_that_is_not_there(profdiff):
    profdiff(
        "snapshot", "add", "../old.md", "--profile", "mira", "--at", "2024-01-01", "--store=kept"
    )
    outcome = profdiff("timeline", "mora", "--store", "kept")
    assert (outcome.code, outcome.out) == (exit_codes.FAILED, "")
    assert "mora: there is no such profile in kept\nhint: did you mean 'mira'?" in outcome.err
    assert "there is no snapshot store here" in profdiff("timeline", "mira", "--store", "lost").err


def test_a_file_comes_before_a_profile_of_its_name(profdiff, validated):
    profdiff("snapshot", "add", "about.md", "--profile", "about.md", "--at", "2024-01-20")
    told = validated(profdiff("timeline", "about.md", "--format", "json").out, "timeline")
    assert told["versions"] == 2


def test_versions_of_one_day_are_of_that_day(profdiff):
    assert profdiff("timeline", "about.md", "HEAD~1").out.startswith(
        " Mira Sol, about.md: 1 version, 2022-01-10\n"
    )


def test_what_came_and_went_within_a_day_is_told_as_days(profdiff, repository):
    page = (repository.path / "about.md").read_text(encoding="utf-8")
    for text, at in (
        (page.replace("Brightwater", "Northfield"), "2022-09-20T18:00:00+00:00"),
        (page, "2022-09-20T19:00:00+00:00"),
    ):
        repository.commit("about.md", text, at)
    lines = profdiff("timeline", "about.md", "--only", "role").out.splitlines()
    assert "     seen since 2022-09-20, not yet on 2022-01-10" in lines
