"""Since when a page says what it says: the history of its file, asked for no more than needed."""

import pytest

from profdiff import api
from profdiff.history import blame as history_blame
from repositories import Repo, plain_git  # noqa: F401  # a fixture that is used by its name

PAGE = """\
# Ada Example

I am a {position} at Oak University. I study how sand is sorted.

## Publications

- A. Example, B. Sample. Sorting Sand by Colour. NeurIPS {year}.
"""
THIRD = PAGE.format(position="third-year PhD student", year=2022)
FINAL = PAGE.format(position="final-year PhD student", year=2022)
TODAY = "2026-01-15"


@pytest.fixture
def site(tmp_path, monkeypatch):
    made = Repo(tmp_path / "site")
    made.commit("about.md", THIRD, "2022-03-01T12:00:00+00:00")
    made.commit("about.md", FINAL, "2024-01-10T12:00:00+00:00")
    made.commit("about.md", FINAL.replace("2022", "2023"), "2025-12-01T12:00:00+00:00")
    monkeypatch.chdir(made.path)
    return made


def told(*paths):
    report = api.check(paths, every=True, today=TODAY)
    return [(each.values["words"], each.values["since"]) for each in _stale(report)]


def _stale(report):
    return [each for each in report.findings if each.rule == "stale-role"]


@pytest.mark.parametrize("path", ["about.md", "."])
def test_a_position_is_as_old_as_the_version_that_set_it(site, path):  # noqa: ARG001  # where it stands
    assert told(path) == [("final year", "2024-01-10")]


def test_files_are_found_from_anywhere(site, monkeypatch):
    monkeypatch.chdir(site.path.parent)
    assert told("site/about.md") == [("final year", "2024-01-10")]
    assert told("site") == [("final year", "2024-01-10")]


def test_what_is_written_anew_is_not_old(site):
    site.write("about.md", FINAL.replace("final", "fifth"))
    assert told("about.md") == []


def test_a_file_of_no_repository_is_of_no_known_age(tmp_path, monkeypatch):
    (tmp_path / "about.md").write_text(FINAL)
    monkeypatch.chdir(tmp_path)
    assert told("about.md") == []


def test_a_file_that_is_not_committed_is_of_no_known_age(site):
    site.write("me.md", FINAL)
    assert told("me.md") == []


@pytest.mark.parametrize(("page", "asked"), [(FINAL, 1), (FINAL.replace("final-year ", ""), 0)])
def test_history_is_read_only_for_words_that_age(site, monkeypatch, page, asked):
    site.commit("about.md", page, "2025-12-02T12:00:00+00:00")
    paths = []
    real = history_blame.read_blame

    def read_blame(path, *arguments, **options):
        paths.append(path)
        return real(path, *arguments, **options)

    monkeypatch.setattr(history_blame, "read_blame", read_blame)
    told("about.md")
    assert paths == ["about.md"] * asked
