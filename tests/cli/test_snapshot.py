"""`profdiff snapshot` as a user types it."""

import datetime as dt
import hashlib
import tomllib
from pathlib import Path

from profdiff.cli import exit_codes


def add(profdiff, page, at):
    return profdiff("snapshot", "add", page, "--profile", "mira", "--at", at)


def test_pages_come_and_go(profdiff, pages):
    assert add(profdiff, "old.md", "2022-01-10").out == "mira@2022-01-10\n"
    assert add(profdiff, "new.md", "2022-09-20").out == "mira@2022-09-20\n"
    assert add(profdiff, "new.md", "2022-10-20").out == "mira@2022-09-20 is the same page already\n"
    assert profdiff("snapshot", "list").out.splitlines() == [
        "mira@2022-01-10  2022-01-10.md",
        "mira@2022-09-20  2022-09-20.md",
    ]
    assert profdiff("snapshot", "show", "mira@first").out == (pages / "old.md").read_text()
    assert "Brightwater (moved)" in profdiff("snapshot", "diff", "mira").out
    assert profdiff("snapshot", "verify").out == "2 pages, no faults\n"
    assert profdiff("snapshot", "remove", "mira@last").out == "removed mira@2022-09-20\n"
    assert profdiff("snapshot", "verify").out == "1 page, no faults\n"


def test_what_is_known_of_a_page_is_kept(profdiff, pages):
    url = "https://example.org/~mira/"
    at = ("--profile", "mira", "--at", "2022-01-10")
    profdiff("snapshot", "add", "old.md", *at, "--source", url)
    known = tomllib.loads((pages / "snapshots/mira/2022-01-10.meta.toml").read_text())
    digest = hashlib.sha256((pages / "old.md").read_bytes()).hexdigest()
    assert (known["url"], known["media_type"], known["sha256"]) == (url, "text/markdown", digest)
    assert known["captured_at"] == dt.date(2022, 1, 10)


def test_versions_are_compared_as_compare_does(profdiff, validated):
    add(profdiff, "old.md", "2022-01-10")
    add(profdiff, "new.md", "2022-09-20")
    told = validated(
        profdiff("snapshot", "diff", "mira", "--json", "--only", "role").out, "comparison"
    )
    assert [change["entity"] for change in told["changes"]] == ["role"]
    assert profdiff("snapshot", "diff", "mira", "--exit-code").code == exit_codes.CHANGES
    assert "Brightwater (moved)" in profdiff("snapshot", "diff", "mira", "first", "last").out


def test_one_version_alone(profdiff):
    add(profdiff, "old.md", "2022-01-10")
    outcome = profdiff("snapshot", "diff", "mira")
    assert (outcome.code, outcome.out) == (exit_codes.FAILED, "")
    assert "mira: has one version, and no other to compare" in outcome.err
    profdiff("snapshot", "remove", "mira@first")
    assert "there is no such profile" in profdiff("timeline", "mira").err


def test_damage_is_told(profdiff, pages):
    add(profdiff, "old.md", "2022-01-10")
    page = pages / "snapshots" / "mira" / "2022-01-10.md"
    page.write_bytes(page.read_bytes() + b"x")
    outcome = profdiff("snapshot", "verify")
    assert outcome.code == exit_codes.CHANGES
    assert "is not what was stored" in outcome.out
    assert outcome.out.endswith("1 page, 1 fault\n")


def test_a_history_is_imported(profdiff, repository):
    assert profdiff("snapshot", "import", "about.md", "--profile", "mira").out == (
        "2 added, 0 the same as the version before\n"
    )
    assert len(list(Path("snapshots/mira").glob("*.md"))) == 2
    assert repository("status", "--short") == "?? snapshots/"


def test_a_history_is_imported_once(profdiff, repository):
    """Also where a day has several versions: each is held against the one of its own time."""
    page = (repository.path / "about.md").read_text(encoding="utf-8")
    for hour, place in ((8, "Northfield"), (9, "Ferrow Labs"), (10, "Northfield")):
        text = page.replace("Brightwater", place)
        repository.commit("about.md", text, f"2024-01-20T{hour:02}:00:00+00:00")
    command = ("snapshot", "import", "about.md", "--profile", "mira")
    assert profdiff(*command).out == "5 added, 0 the same as the version before\n"
    assert profdiff(*command).out == "0 added, 5 the same as the version before\n"


def test_what_cannot_be_done(profdiff):
    for arguments, said in (
        (("add", "old.md", "--profile", "../x"), "cannot be the name of a profile"),
        (("add", "old.md", "--profile", "x", "--at", "soon"), "is no date"),
        (("add", "gone.md", "--profile", "x"), "is not there"),
        (("list",), "there is no snapshot store"),
        (("show", "mira"), "names no version"),
        (("remove", "mira@first"), "there is no snapshot store"),
        (("import", ".", "--profile", "x"), "no file with a date"),
        (("import", "old.md", "--profile", "x"), "is in no git repository"),
        (("import", "gone.warc", "--profile", "x"), "No such file"),
    ):
        outcome = profdiff("snapshot", *arguments)
        assert (outcome.code, outcome.out) == (exit_codes.FAILED, ""), arguments
        assert said in outcome.err
