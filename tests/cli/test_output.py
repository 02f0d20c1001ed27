"""Writing to a file: whole or not at all, plain unless colour is asked for."""

import os

import pytest

from profdiff.cli import exit_codes, output
from profdiff.render.style import Style


def test_file_has_what_the_pipe_would_get(pages, profdiff):
    for kind in ("text", "json", "jsonl", "markdown", "oneline"):
        piped = profdiff("compare", "old.md", "new.md", "--format", kind).out
        outcome = profdiff("compare", "old.md", "new.md", "--format", kind, "-o", "report")
        assert outcome.code == 0
        assert outcome.out == ""
        assert (pages / "report").read_text(encoding="utf-8") == piped


def test_dash_is_standard_output(profdiff):
    assert profdiff("compare", "old.md", "new.md", "-o", "-").out


def test_the_exit_code_is_the_same(profdiff):
    outcome = profdiff("compare", "old.md", "new.md", "-o", "report", "--exit-code")
    assert outcome.code == exit_codes.CHANGES


def test_mode_and_links_are_kept(pages, profdiff):
    report = pages / "report"
    report.write_text("before", encoding="utf-8")
    report.chmod(0o640)
    (pages / "link").symlink_to("report")
    assert profdiff("compare", "old.md", "new.md", "-o", "link").code == 0
    assert (pages / "link").is_symlink()
    assert report.read_text(encoding="utf-8") != "before"
    assert report.stat().st_mode & 0o777 == 0o640


def test_device(profdiff):
    assert profdiff("compare", "old.md", "new.md", "-o", "/dev/null").code == 0


@pytest.mark.parametrize("path", ["gone/report", ".", "old.md/report"])
def test_where_nothing_can_be_written(profdiff, path):
    outcome = profdiff("compare", "old.md", "new.md", "-o", path)
    assert outcome.code == exit_codes.FAILED
    assert outcome.err.startswith("profdiff: ")
    assert "\nhint: " in outcome.err


def test_a_write_that_fails_leaves_what_was_there(pages, profdiff, monkeypatch):
    (pages / "report").write_text("before", encoding="utf-8")

    def fsync(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fsync)
    outcome = profdiff("compare", "old.md", "new.md", "-o", "report")
    assert outcome.code == exit_codes.FAILED
    assert "No space left" in outcome.err
    assert (pages / "report").read_text(encoding="utf-8") == "before"
    assert {file.name for file in pages.iterdir()} == {"old.md", "new.md", "report"}


@pytest.mark.parametrize(
    ("is_terminal", "option", "environ", "expected"),
    [
        (True, "auto", {}, "columns, color"),
        (False, "auto", {}, ""),
        (True, "never", {}, "columns"),
        (False, "always", {}, "columns, color"),
        (True, "auto", {"NO_COLOR": "1"}, "columns"),
        (False, "auto", {"FORCE_COLOR": "1"}, "color"),
    ],
)
def test_columns_are_for_screens(monkeypatch, is_terminal, option, environ, expected):
    monkeypatch.setattr(output, "_is_terminal", lambda: is_terminal)
    style = output.style_for(option, None, environ)
    assert ", ".join(name for name in ("columns", "color") if getattr(style, name)) == expected


def test_a_file_is_no_screen(monkeypatch):
    monkeypatch.setattr(output, "_is_terminal", lambda: True)
    assert output.style_for("auto", "report", {}) == Style()


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize(
    "arguments",
    [
        ("parse", "about.md"),
        ("compare", "HEAD~1:about.md", "about.md"),
        ("log", "about.md"),
        ("show", "HEAD"),
        ("blame", "about.md"),
        ("timeline", "about.md"),
    ],
)
def test_short_ways_to_say_what_is_asked_for(profdiff, arguments):
    said = profdiff(*arguments, "--format", "json", "--only", "role").out
    assert profdiff(*arguments, "--json", "--entity", "role").out == said
    assert '"role' in said
    assert profdiff(*arguments, "--json", "--format", "text").out == profdiff(*arguments).out
