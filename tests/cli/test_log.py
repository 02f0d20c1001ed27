"""`profdiff log` as a user types it."""

import pytest

from profdiff.cli import exit_codes

pytestmark = pytest.mark.usefixtures("repository")
MOVED = "~ role: Ph.D. student, Halden University → research scientist, Brightwater (moved)"


def test_a_change_a_line(profdiff, repository):
    lines = profdiff("log", "about.md").out.splitlines()
    commit = repository("rev-parse", "--short=7", "HEAD")
    assert lines[0] == "about.md  1 of 2 versions changed what a page says"
    assert lines[1].endswith(f"{commit} A. Tester: about.md changes")
    assert any(commit in line and MOVED in line for line in lines)
    assert lines[-1].endswith("! the first version")


def test_columns(profdiff):
    out = _plain(profdiff("log", "about.md", "--color", "always").out)
    assert "Role" in out
    assert max(map(len, out.splitlines())) <= 80
    assert "\n\n\n" not in _plain(profdiff("log", "about.md", "--color=always", "--only=role").out)


LAST_SEEN = "last seen as Ph.D. student, Halden University: 2022-01-10"


def test_a_commit_stands_beside_the_end_of_a_long_subject(profdiff, repository):
    page = (repository.path / "about.md").read_text(encoding="utf-8")
    repository.write("about.md", page.replace("Brightwater", "Northfield"))
    subject = "Move to Northfield, and say so on the page that everybody reads first of all"
    repository("commit", "-q", "-a", "-m", subject)
    lines = _plain(profdiff("log", "about.md", "--color=always").out).splitlines()
    commit = repository("rev-parse", "--short=7", "HEAD")
    end = next(line for line in lines if line.endswith(commit))
    assert end.split()[-4:] == ["first", "of", "all", commit]


def test_since_when_a_position_may_have_changed(profdiff):
    """The page was not touched for months: the position changed at any time in between."""
    lines = profdiff("log", "about.md").out.splitlines()
    assert lines[2].endswith(f"! {LAST_SEEN}")
    assert f"\n {LAST_SEEN}\n" in _plain(profdiff("log", "about.md", "--color", "always").out)
    assert f"> {LAST_SEEN}" in profdiff("log", "about.md", "--format", "markdown").out
    assert "last seen" not in profdiff("log", "about.md", "--only", "paper").out
    assert "last seen" in profdiff("log", "about.md", "--since", "2022-05").out


def test_a_position_that_is_only_put_otherwise(profdiff, repository):
    page = (repository.path / "about.md").read_text(encoding="utf-8")
    repository.commit("about.md", page.replace("a research scientist", "a Research Scientist"))
    assert profdiff("log", "about.md").out.count("last seen") == 1


def _plain(text):
    import re

    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def test_json_and_lines_say_the_same(profdiff, repository, validated):
    told = validated(profdiff("log", "about.md", "--format", "json").out, "history")
    lines = profdiff("log", "about.md", "--format", "jsonl").out.splitlines()
    assert told["steps"] == [validated(line, "step") for line in lines]
    newest, first = told["steps"]
    assert (newest["kind"], first["kind"]) == ("changed", "first")
    assert newest["commit"] == repository("rev-parse", "HEAD")
    assert newest["comparison"]["changes"][0]["transitions"] == ["moved"]
    assert (told["path"], told["total"], told["schema_version"]) == ("about.md", 2, 1)


def test_markdown(profdiff):
    out = profdiff("log", "about.md", "--format", "markdown").out
    assert out.startswith("# about.md: 1 of 2 versions")
    assert "- **role changed** " in out


def test_versions_without_changes_are_left_out_and_counted(profdiff, repository):
    repository.commit("about.md", (repository.path / "about.md").read_text() + "\n\n")
    out = profdiff("log", "about.md").out
    assert out.splitlines()[-1].startswith("Left out: 1 without a visible change; --all shows")
    assert "nothing that a reader sees" in profdiff("log", "about.md", "--all").out


def test_only_some_kinds(profdiff):
    out = profdiff("log", "about.md", "--only", "publication").out
    assert "~ paper: " in out
    assert "role:" not in out
    assert "role:" in profdiff("log", "about.md", "--ignore", "paper").out
    assert "Role" not in profdiff("log", "about.md", "--only", "paper", "--color", "always").out


def test_counts_are_those_of_the_kinds_asked_for(profdiff, repository, validated):
    page = (repository.path / "about.md").read_text(encoding="utf-8")
    repository.commit("about.md", "Coming soon.\n")
    repository.commit("about.md", page.replace("Brightwater", "Northfield"))
    told = validated(profdiff("log", "about.md", "--only", "paper", "--json").out, "history")
    back, _, moved, _ = told["steps"]
    assert back["since"]["changes"] == []
    assert set(moved["comparison"]["summary"]) == {"publication"}


def test_a_page_that_broke_is_told_whatever_is_asked_for(profdiff, repository):
    page = (repository.path / "about.md").read_text(encoding="utf-8")
    repository.commit("about.md", "Coming soon.\n")
    repository.commit("about.md", page)
    lines = profdiff("log", "about.md", "--only", "paper").out.splitlines()
    assert "The page is back; since 2022-09-20, when it last had content: no change." in lines[2]
    assert "looks like a broken page" in lines[4]
    assert not any("- paper" in line or "+ paper" in line for line in lines)


def test_versions_that_changed_other_kinds_are_left_out(profdiff, repository):
    repository.commit("about.md", (repository.path / "about.md").read_text() + "\n\n")
    lines = profdiff("log", "about.md", "--only", "award").out.splitlines()
    assert lines[0] == "about.md  0 of 3 versions changed what a page says"
    assert lines[-1].startswith("Left out: 1 with other changes, 1 without a visible change;")
    assert len(lines) == 4
    assert (
        "nothing of the kinds asked for" in profdiff("log", "about.md", "--only=award", "--all").out
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("abuot.md",), "did you mean 'about.md'?"),
        (("abuot.md",), "profdiff: abuot.md: was never in the history of HEAD\n"),
        (("about.md", "nothing"), "there is no revision nothing"),
        (("about.md", "--since", "today"), "is no date"),
        (("about.md", "--window", "year"), "'year' is not one of"),
        (("about.md", "--max-bytes", "5"), "over the limit"),
    ],
)
def test_what_cannot_be_told(profdiff, arguments, said):
    outcome = profdiff("log", *arguments)
    assert outcome.code == exit_codes.FAILED
    assert said in outcome.err
    assert outcome.out == ""
