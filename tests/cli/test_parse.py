"""`profdiff parse`: the records of one page."""

import json

import pytest

from profdiff.cli import exit_codes
from profdiff.render import PROFILE


def test_what_a_page_holds(profdiff):
    outcome = profdiff("parse", "old.md")
    assert outcome.code == 0
    assert outcome.err == ""
    assert "Sparse Gradients in Dense Cities (Preprint 2021" in outcome.out
    assert ", line 11" in outcome.out


@pytest.mark.parametrize("output", PROFILE)
def test_every_output(profdiff, validated, output):
    outcome = profdiff("parse", "old.md", "--format", output)
    assert outcome.code == 0
    assert outcome.out.endswith("\n")
    if output == "json":
        contents = validated(outcome.out, "profile")
        assert "passages" not in contents
        assert len(contents["publications"]) == 2


def test_explain_names_the_rule_of_each_record_and_what_none_claimed(pages, profdiff):
    with (pages / "old.md").open("a", encoding="utf-8") as page:
        page.write("\nKerbs are misunderstood by most of us.\n")
    out = profdiff("parse", "old.md", "--explain").out
    papers = [line for line in out.splitlines() if line.startswith("paper: ")]
    assert papers
    assert all(", found by " in line for line in papers)
    assert "unclaimed: line 15: Kerbs are misunderstood by most of us." in out
    assert "old.md: read as markdown (content: front matter)" in out


def test_explained_json_has_the_passages(profdiff, validated):
    outcome = profdiff("parse", "old.md", "--explain", "--format", "json")
    assert validated(outcome.out, "profile")["passages"]


def test_only(profdiff):
    lines = profdiff("parse", "old.md", "--format", "jsonl", "--only", "paper").out.splitlines()
    assert {json.loads(line)["entity"] for line in lines} == {"publication"}


def test_from(profdiff, validated):
    outcome = profdiff("parse", "old.md", "--from", "text", "--format", "json")
    assert validated(outcome.out, "profile")["source"]["format"] == "text"


def test_diagnostics_are_part_of_the_result(pages, profdiff, validated):
    broken = "---\ntitle: a: b: c\n  - d\n---\n# Mira\n"
    (pages / "broken.md").write_text(broken, encoding="utf-8")
    outcome = profdiff("parse", "broken.md")
    assert outcome.code == 0
    assert outcome.err == ""
    assert "! line " in outcome.out
    contents = validated(profdiff("parse", "broken.md", "--format", "json").out, "profile")
    assert contents["diagnostics"]
    assert profdiff("parse", "broken.md", "--format", "jsonl").err.startswith("broken.md: ")


def test_standard_input(pages, process, validated):
    outcome = process("parse", "-", "--format", "json", input=(pages / "old.md").read_bytes())
    assert outcome.code == 0
    assert validated(outcome.out, "profile")["source"]["path"] == "-"


def test_missing(profdiff):
    outcome = profdiff("parse", "odl.md")
    assert outcome.code == exit_codes.FAILED
    assert outcome.out == ""
    assert "old.md" in outcome.err
