"""`profdiff check`: what is looked at, how it is told, and how it ends."""

import json
import os
import re
import stat
import subprocess
import sys
import xml.etree.ElementTree as ET

import pytest

from profdiff.cli import exit_codes
from profdiff.render.check import REPORT
from report_formats import obeyed, read_gitlab, read_sarif
from repositories import ODD_NAMES, Repo

GOOD = """\
# Mira Sol

## Experience

- Engineer, Sand Works, 2012 - 2021

## Publications

- Mira Sol, Ivo Brandt. Sparse Gradients in Dense Cities. NeurIPS 2022.
- Ivo Brandt, Mira Sol. A Note on Kerbs. ICML 2020.
- Mira Sol. Grains of Sand. ICML 2019.
"""
#: A state that is an error.
BAD = GOOD.replace("2012 - 2021", "2021 - 2012")
#: A change that is an error.
LOST = GOOD.replace("NeurIPS 2022", "arXiv 2022")
EMPTY = "# Under construction\n"


@pytest.fixture(autouse=True)
def today(monkeypatch):
    """The first day of 2023: no preprint of the pages is old, whenever the tests are run."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1672531200")


@pytest.fixture
def made(repository):
    """The repository with a good page that is committed."""
    repository.commit("about.md", GOOD)
    return repository


def stage(repo, text, name="about.md"):
    repo.write(name, text)
    repo("add", "--", name)


def rules(outcome):
    return [finding["rule"] for finding in json.loads(outcome.out)["findings"]]


def test_nothing_staged(profdiff, made):  # noqa: ARG001  # where it runs
    outcome = profdiff("check")
    assert (outcome.code, outcome.out, outcome.err) == (0, "no page to check\n", "")


def test_nothing_wrong(profdiff, made):
    stage(made, GOOD.replace("ICML 2019", "ICML 2018, to be sure"))
    made.write("about.md", BAD)  # what is not staged is not looked at
    outcome = profdiff("check", "about.md", "--format", "json")
    assert "end-before-start" not in rules(outcome)
    stage(made, f"{GOOD}\nMore about me is to come.\n")
    outcome = profdiff("check")
    assert outcome.code == exit_codes.DONE
    assert outcome.out.startswith("nothing found in 1 page, ")
    assert outcome.err == ""


def test_an_error_is_told_and_fails(profdiff, made, validated):
    stage(made, BAD)
    outcome = profdiff("check")
    assert outcome.code == exit_codes.CHANGES
    line, last = outcome.out.splitlines()
    assert line.startswith("about.md:5:3: error: Engineer, Sand Works ends in 2012, before it ")
    assert " [end-before-start " in line
    assert last.startswith("1 error in 1 page, ")
    report = validated(profdiff("check", "--json").out, "report")
    (finding,) = report["findings"]
    assert finding["source"] == "- Engineer, Sand Works, 2021 - 2012"
    assert f" {finding['fingerprint']}]" in line


def test_a_change_is_told_and_what_was_there_before_is_not(profdiff, made):
    made.commit("about.md", BAD)
    stage(made, LOST.replace("2012 - 2021", "2021 - 2012"))
    outcome = profdiff("check")
    assert outcome.code == exit_codes.CHANGES
    assert "venue-lost" in outcome.out
    assert "end-before-start" not in outcome.out
    assert outcome.out.endswith("; 1 there before\n")
    assert "end-before-start" in profdiff("check", "--all", "about.md").out


def test_the_first_page_of_a_site_is_deleted(profdiff, made):
    made.commit("index.html", "<html><body><h1>Mira Sol</h1><p>I study sand.</p></body></html>\n")
    made("rm", "-q", "about.md", "index.html")
    outcome = profdiff("check", "--format", "json")
    assert "page-collapsed" in rules(outcome)


def test_a_page_is_renamed_and_the_configuration_has_its_old_name(profdiff, made):
    made.commit("profdiff.toml", '[site]\npages = ["about.md"]\n')
    made("mv", "about.md", "mira.md")
    stage(made, LOST, "mira.md")
    outcome = profdiff("check", "--json")
    assert rules(outcome) == ["venue-lost"]
    assert [page["path"] for page in json.loads(outcome.out)["pages"]] == ["mira.md"]


def test_two_sides(profdiff, pages):
    (pages / "was.md").write_text(GOOD, encoding="utf-8")
    (pages / "is.md").write_text(LOST, encoding="utf-8")
    outcome = profdiff("check", "--old", "was.md", "--new", "is.md", "--json")
    assert outcome.code == exit_codes.CHANGES
    assert rules(outcome) == ["venue-lost"]
    assert profdiff("check", "--old", "is.md", "--new", "was.md").code == exit_codes.DONE


def test_against_another_revision(profdiff, made):
    first = made("rev-parse", "HEAD")
    made.commit("about.md", LOST)
    stage(made, f"{LOST}\nMore about me is to come.\n")
    assert profdiff("check").code == exit_codes.DONE
    assert rules(profdiff("check", "--against", first, "--json")) == ["venue-lost"]


@pytest.mark.parametrize(
    ("options", "configured", "code"),
    [
        ((), None, 0),
        (("--fail-on", "error"), None, 0),
        (("--fail-on", "warning"), None, 1),
        (("--fail-on", "notice"), None, 1),
        ((), "warning", 1),
        (("--fail-on", "error"), "warning", 0),
    ],
)
def test_fail_on(profdiff, made, options, configured, code):
    settings = f'fail-on = "{configured}"\n' if configured else ""
    made.write("profdiff.toml", f'[check]\n{settings}rules = {{ end-before-start = "warning" }}\n')
    stage(made, BAD)
    outcome = profdiff("check", *options)
    assert outcome.code == code
    assert ": warning: Engineer, Sand Works ends" in outcome.out


def test_a_notice_fails_when_asked(profdiff, made):
    made.write("profdiff.toml", '[check.rules]\nend-before-start = "notice"\n')
    stage(made, BAD)
    assert profdiff("check", "--fail-on", "warning").code == exit_codes.DONE
    assert profdiff("check", "--fail-on", "notice").code == exit_codes.CHANGES


def test_a_broken_page_is_no_whole_answer(profdiff, made):
    stage(made, EMPTY)
    outcome = profdiff("check")
    assert outcome.code == exit_codes.INCOMPLETE
    assert "publication-removed" not in outcome.out
    assert "what is gone from a page that looks broken is unknown" in outcome.out
    assert profdiff("check", "--format", "sarif").code == exit_codes.INCOMPLETE


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("--old", "old.md"), "--old: stands alone"),
        (("--new", "new.md"), "--new: stands alone"),
        (("--old", "old.md", "--new", "new.md", "--all"), "are two ways to check"),
        (("--old", "old.md", "--new", "new.md", "--against", "HEAD"), "are two ways to check"),
        (("--against", "HEAD", "--all"), "are two ways to check"),
        (("--all", "--across", "old.md", "new.md"), "are two ways to check"),
        (("--old", "old.md", "--new", "new.md", "third.md"), "stands beside --old and --new"),
        (("--across", "old.md"), "needs two files or more"),
        (("--across",), "needs two files or more"),
        (("--fail-on", "never"), "--fail-on"),
        (("--format", "xml"), "--format"),
        (("--all", "missing.md"), "missing.md"),
        (("--old", "missing.md", "--new", "new.md"), "missing.md"),
        (("--all", "old.md", "--reference", "missing.bib"), "missing.bib"),
        (("--all", "old.md", "--config", "missing.toml"), "missing.toml"),
        (("--all", "old.md", "--max-bytes", "3"), "old.md"),
    ],
)
def test_what_cannot_be_asked(profdiff, arguments, word):
    outcome = profdiff("check", *arguments)
    assert outcome.code == exit_codes.FAILED
    assert outcome.out == ""
    assert word in outcome.err


@pytest.mark.parametrize("revision", ["nonsense", "HEAD~99"])
def test_no_such_revision(profdiff, made, revision):  # noqa: ARG001  # where it runs
    outcome = profdiff("check", "--against", revision)
    assert outcome.code == exit_codes.FAILED
    assert revision in outcome.err


def test_outside_a_repository(profdiff):
    outcome = profdiff("check")
    assert (outcome.code, outcome.out) == (exit_codes.FAILED, "")
    assert outcome.err == (
        "profdiff: this folder: is in no git repository: nothing is staged\n"
        "hint: --all checks pages as they are\n"
    )
    assert profdiff("check", "--all", "old.md").code == exit_codes.DONE


def test_in_a_bare_repository(profdiff, made, monkeypatch):
    """It has no index, which is not to say that all pages were deleted."""
    bare = made.path.parent / "bare.git"
    made("clone", "-q", "--bare", ".", str(bare))
    monkeypatch.chdir(bare)
    outcome = profdiff("check")
    assert (outcome.code, outcome.out) == (exit_codes.FAILED, "")
    assert outcome.err.startswith("profdiff: this repository: has no work tree: ")
    assert profdiff("check", "--old", "HEAD:about.md", "--new", "HEAD:about.md").code == 0


def test_before_the_first_commit(profdiff, tmp_path, monkeypatch):
    repo = Repo(tmp_path / "unborn")
    monkeypatch.chdir(repo.path)
    assert profdiff("check").out == "no page to check\n"
    stage(repo, BAD)
    outcome = profdiff("check")
    assert outcome.code == exit_codes.CHANGES
    assert "end-before-start" in outcome.out


def test_from_a_folder_below(profdiff, made, monkeypatch):
    made.write("papers/list.md", GOOD)
    made.commit("papers/list.md", GOOD)
    stage(made, LOST)
    stage(made, LOST, "papers/list.md")
    monkeypatch.chdir(made.path / "papers")
    report = json.loads(profdiff("check", "list.md", "--json").out)
    assert [page["path"] for page in report["pages"]] == ["papers/list.md"]


def test_pages_of_a_folder_are_found_from_here(profdiff, made, monkeypatch):
    for name in ("site/about.md", "site/cv.md"):
        made.write(name, BAD.replace("ICML 2020", "NeurIPS 2019") if "cv" in name else BAD)
    report = json.loads(profdiff("check", "--all", "site/", "--json").out)
    assert [page["path"] for page in report["pages"]] == ["site/about.md", "site/cv.md"]
    assert [page["new"] for page in report["pages"]] == ["site/about.md", "site/cv.md"]
    places = [
        path
        for finding in report["findings"]
        for path in (
            finding["path"],
            finding["span"]["path"],
            *(span["path"] for span in finding["places"]),
        )
    ]
    assert set(places) == {"site/about.md", "site/cv.md"}
    assert any(finding["places"] for finding in report["findings"])
    text = profdiff("check", "--all", "site").out
    assert "site/about.md:5:3: error: " in text
    monkeypatch.chdir(made.path / "site")
    assert text.replace("site/", "") == profdiff("check", "--all").out


def hook(repo, *arguments):
    """Makes profdiff the hook that runs before a commit."""
    script = repo.path / ".git" / "hooks" / "pre-commit"
    script.parent.mkdir(exist_ok=True)
    command = " ".join([f'"{sys.executable}"', "-m", "profdiff", "check", *arguments])
    script.write_text(f"#!/bin/sh\nexec {command}\n", encoding="utf-8")
    script.chmod(script.stat().st_mode | stat.S_IXUSR)


def commit(repo, *arguments, cwd=None):
    done = subprocess.run(
        ["git", "commit", "-q", "-m", "message", *arguments],
        cwd=cwd or repo.path,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=False,
        text=True,
    )
    return done.returncode, done.stdout + done.stderr


def test_as_a_hook(made):
    hook(made)
    stage(made, LOST)
    made.write("about.md", GOOD)  # mended, but not staged
    code, told = commit(made)
    assert code == 1
    assert "venue-lost" in told
    code, told = commit(made, "-a", "--allow-empty")
    assert (code, told.splitlines()) == (0, ["no page to check"])


def test_as_a_hook_of_a_commit_of_some_files(made):
    """Git then gives the hook an index of its own: HEAD's with these files."""
    made.commit("cv.md", GOOD)
    hook(made)
    stage(made, LOST)
    made.write("cv.md", f"{GOOD}\nMore about me is to come.\n")
    code, told = commit(made, "cv.md")
    assert code == 0, told
    assert "venue-lost" not in told
    code, told = commit(made, "about.md")
    assert code == 1
    assert "about.md:9:3: error: " in told


def test_as_a_hook_in_a_folder_below_and_in_a_worktree(made):
    hook(made)
    below = made.path / "below"
    below.mkdir()
    stage(made, LOST)
    assert commit(made, cwd=below)[0] == 1
    made("reset", "-q", "--hard")
    tree = made.path.parent / "tree"
    made("worktree", "add", "-q", str(tree))
    (tree / "about.md").write_text(LOST, encoding="utf-8")
    code, told = commit(made, "-a", cwd=tree)
    assert code == 1
    assert "venue-lost" in told


@pytest.mark.parametrize("output", REPORT)
def test_every_output_of_the_command(profdiff, made, output):
    stage(made, BAD)
    outcome = profdiff("check", "--format", output, "--color", "always")
    assert outcome.code == exit_codes.CHANGES
    assert "end-before-start" in outcome.out
    assert outcome.err == ""
    assert ("\x1b[" in outcome.out) is (output == "text")
    assert profdiff("check", "--format", output, "-o", "report.txt").out == ""
    written = (made.path / "report.txt").read_text(encoding="utf-8")
    if output != "text":
        assert written == outcome.out


@pytest.mark.parametrize("output", REPORT)
def test_a_file_may_be_named_like_anything(profdiff, made, output):
    names = [*ODD_NAMES, "::error::x.md", "##[add-mask]x.md", "a,b=c%0A.md", "<b>&]]>.md"]
    for name in names:
        made.write(name, BAD)
    made("--literal-pathspecs", "add", "--all")
    outcome = profdiff("check", "--format", output, "--", *[f"./{name}" for name in names])
    assert (outcome.code, outcome.err) == (exit_codes.CHANGES, "")
    ours = list(obeyed(outcome.out))
    assert len(ours) == (10 if output == "github" else 0)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]", outcome.out)
    if output == "junit":
        cases = ET.fromstring(outcome.out)[0]  # noqa: S314  # our own
        assert len({case.get("file") for case in cases}) == len(names)
    if output == "sarif":
        assert len(read_sarif(outcome.out)["runs"][0]["results"]) >= len(names)
    if output == "gitlab":
        assert len(read_gitlab(outcome.out)) >= len(names)


@pytest.mark.parametrize("output", sorted(set(REPORT) - {"text", "markdown"}))
def test_programs_get_utf_8_whatever_the_terminal_has(process, made, output):
    stage(made, BAD.replace("Sand Works", "Sänd Wörks"))
    outcome = process("check", "--format", output, environ={"PYTHONIOENCODING": "ascii"})
    assert outcome.code == exit_codes.CHANGES
    assert "Sänd Wörks" in outcome.out


def test_people_get_what_their_terminal_has(process, made):
    stage(made, BAD.replace("Sand Works", "Sänd Wörks"))
    outcome = process("check", environ={"PYTHONIOENCODING": "ascii"})
    assert "S\\xe4nd W\\xf6rks" in outcome.out


@pytest.fixture
def summary(tmp_path, monkeypatch):
    path = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(path))
    return path


def test_the_summary_of_a_step_is_added_to(profdiff, made, summary):
    summary.write_text("before\n", encoding="utf-8")
    stage(made, BAD)
    for output in set(REPORT) - {"github"}:
        profdiff("check", "--format", output)
    assert summary.read_text(encoding="utf-8") == "before\n"
    assert profdiff("check", "--format", "github").code == exit_codes.CHANGES
    whole = profdiff("check", "--format", "markdown").out
    assert summary.read_text(encoding="utf-8") == f"before\n{whole}"


def test_the_summary_of_a_step_is_no_larger_than_github_takes(profdiff, made, summary):
    size = 1024 * 1024
    summary.write_text("x" * (size - 200) + "\n", encoding="utf-8")
    stage(made, BAD)
    profdiff("check", "--format", "github")
    lines = summary.read_text(encoding="utf-8").splitlines()
    assert size - 200 < summary.stat().st_size <= size
    assert lines[1].startswith("## profdiff check: 1 error")
    assert lines[-1].startswith("… and more")
    summary.write_text("x" * size, encoding="utf-8")
    profdiff("check", "--format", "github")
    assert summary.stat().st_size == size


def test_no_summary_without_a_step(profdiff, made, monkeypatch):
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "")
    stage(made, BAD)
    outcome = profdiff("check", "--format", "github")
    assert (outcome.code, outcome.err) == (exit_codes.CHANGES, "")


def test_a_summary_that_cannot_be_written(profdiff, made, monkeypatch):
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(made.path / "no" / "such.md"))
    stage(made, BAD)
    outcome = profdiff("check", "--format", "github")
    assert outcome.code == exit_codes.FAILED
    assert "::error " in outcome.out
    assert "GITHUB_STEP_SUMMARY" in outcome.err


WRONG_WAY = "- Engineer, Sand Works, 2021 - 2012\n"
AT_WORK = f"# Mira Sol\n\n## Experience\n\n{WRONG_WAY}- Analyst, Shore Institute, 2012 - 2015\n"


def test_what_moves_to_another_page_was_there_before(profdiff, repository):
    """Whichever of the pages comes first, and whether or not it is new."""
    repository.commit("resume.md", AT_WORK)
    repository.write("resume.md", AT_WORK.replace(WRONG_WAY, ""))
    for other in ("cv.md", "vita.md"):
        repository.write(other, AT_WORK)
        repository("add", ".")
        outcome = profdiff("check")
        assert "end-before-start" not in outcome.out
        assert "1 there before" in outcome.out
        repository("rm", "-q", "-f", other)
    repository.write("cv.md", AT_WORK)
    repository.write("vita.md", AT_WORK)
    repository("add", ".")
    assert profdiff("check").out.count("end-before-start") == 1
