"""The program that scores labelled pages, run as a user runs it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
OLD = """# Mira Halvorsen

I am a PhD student at Northfield University.

## Awards

- Lantern Prize, 2021
"""
NEW = """# Mira Halvorsen

I am a PhD student at Northfield University.

## Awards

- Lantern Prize, 2021
- Harbour Fellowship, 2023
- Quarry Medal, 2024
"""
FELLOWSHIP = {"entity": "award", "op": "added", "key": ["Harbour Fellowship"]}
MEDAL = {"entity": "award", "op": "added", "key": ["Quarry Medal"]}
LOST = {"entity": "award", "op": "removed", "key": ["Lantern Prize"]}


@pytest.fixture
def labelled(tmp_path):
    """A function that writes a labelled folder and gives its place."""

    def write(pair=(), page=()):
        (tmp_path / "old.md").write_text(OLD, encoding="utf-8")
        (tmp_path / "new.md").write_text(NEW, encoding="utf-8")
        for name, labels, row in (
            ("pairs", pair, "p1\thome\told.md\tnew.md\tpairs.jsonl\n"),
            ("pages", page, "p1\thome\told.md\tpages.jsonl\n"),
        ):
            if labels:
                lines = "".join(json.dumps(label) + "\n" for label in labels)
                (tmp_path / f"{name}.jsonl").write_text(lines, encoding="utf-8")
                (tmp_path / f"{name}.tsv").write_text(row, encoding="utf-8")
        return tmp_path

    return write


def accuracy(*arguments, code=0):
    done = subprocess.run(
        [sys.executable, ROOT / "benchmarks" / "accuracy.py", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code, done.stderr
    return done


def row(done, name):
    """What the first table that has a row of this name says there."""
    cells = next(line for line in done.stdout.splitlines() if line.startswith(f"| {name} |"))
    return cells.strip("| ").split(" | ")[1:]


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ([FELLOWSHIP, MEDAL], ["2", "2", "0", "1.000", "1.000", "1.000"]),
        ([FELLOWSHIP], ["1", "1", "1", "0.500", "1.000", "0.667"]),
        ([FELLOWSHIP, MEDAL | {"optional": True}], ["1", "1", "0", "1.000", "1.000", "1.000"]),
        ([FELLOWSHIP, MEDAL, LOST], ["3", "2", "0", "1.000", "0.667", "0.800"]),
        (
            [FELLOWSHIP, MEDAL, LOST | {"optional": True}],
            ["2", "2", "0", "1.000", "1.000", "1.000"],
        ),
    ],
)
def test_changes_are_counted_against_labels(labelled, labels, expected):
    assert row(accuracy(labelled(pair=labels)), "changes") == expected


def test_a_record_and_its_labelled_fields_are_facts(labelled):
    prize = {"entity": "award", "name": "Lantern Prize", "year": "2020"}
    name = {"entity": "page", "name": "Mira Halvorsen", "kind": "person"}
    told = row(accuracy(labelled(page=[name, prize])), "records")
    # The name, the kind, the award and its name are right; the year is not.
    assert told[:3] == ["5", "4", "0"]


def test_a_whole_or_a_class_below_its_floor_fails(labelled):
    folder = labelled(pair=[FELLOWSHIP])
    accuracy(folder, "--min-f1", "0.6")
    assert "below 0.700" in accuracy(folder, "--min-f1", "0.7", code=1).stderr
    # One label is too few to hold its class to a floor.
    accuracy(folder, "--min-class-f1", "0.7")


def test_errors_are_named_on_request(labelled):
    said = accuracy(labelled(pair=[FELLOWSHIP, LOST]), "--verbose").stdout
    assert "missed  award: removed | Lantern Prize" in said
    assert "alarm   award: added | " in said
    assert "Quarry Medal" in said


def test_the_tables_replace_those_of_the_page(labelled):
    folder = labelled(pair=[FELLOWSHIP, MEDAL])
    page = folder / "accuracy.md"
    page.write_text("a\n<!-- measured: begin -->\nold\n<!-- measured: end -->\nz\n")
    accuracy(folder, "--write", page)
    text = page.read_text(encoding="utf-8")
    assert text.startswith("a\n<!-- measured: begin -->\n| in all |")
    assert text.endswith("|\n<!-- measured: end -->\nz\n")
    assert "old" not in text


def test_a_folder_without_labels_is_told(tmp_path):
    assert "no pairs.tsv" in accuracy(tmp_path, code=1).stderr


def test_the_cases_of_the_project_are_all_met():
    done = accuracy(ROOT / "tests" / "cases", "--min-f1", "1")
    assert row(done, "changes")[0] != "0"


@pytest.mark.skipif("PROFDIFF_CORPUS" not in os.environ, reason="the labelled pages are not here")
def test_versions_that_say_the_same_have_no_change():
    import profdiff

    corpus = Path(os.environ["PROFDIFF_CORPUS"])
    rows = [line.split("\t") for line in (corpus / "pairs.tsv").read_text().splitlines()]
    same = [row for row in rows if row[1] in ("format-only", "reorder-only")]
    assert same
    told = {
        name: [change.summary for change in profdiff.compare(corpus / old, corpus / new).changes]
        for name, _, old, new, _ in same
    }
    assert not {name: changes for name, changes in told.items() if changes}
