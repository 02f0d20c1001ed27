"""`profdiff explain`: a rule with its examples."""

import json
import re

import pytest
from rich.cells import cell_len

from profdiff.render.catalogue import RULE
from profdiff.rules import ids, load


@pytest.mark.parametrize("name", ids())
def test_every_rule_is_explained(profdiff, name):
    """On a terminal of 80 columns: what, why, an example, what is said of it, what to do."""
    outcome = profdiff("explain", name)
    rule = load(name)
    assert outcome.code == 0
    assert max(map(cell_len, outcome.out.splitlines())) <= 80
    words = " ".join(outcome.out.split())
    assert outcome.out.startswith(f"{name}: {rule.severity}, ")
    assert " ".join(rule.summary.split()) in words
    assert " ".join(rule.why.split()) in words
    assert f": {rule.severity}: " in words
    assert rule.hint[1:] in words
    assert f"profdiff: ignore {name}" in outcome.out
    for option in rule.options:
        assert f"  {option}: " in outcome.out
    for example in rule.examples:
        assert example.title in words


@pytest.mark.parametrize("name", ids())
def test_all_examples_in_full(profdiff, name):
    told = profdiff("explain", name, "--all").out
    titles = re.findall(r"^(?:Found|Not found): ", told, re.MULTILINE)
    assert len(titles) == len(load(name).examples)
    assert max(map(cell_len, told.splitlines())) <= 80


def test_a_change_is_a_diff(profdiff):
    told = profdiff("explain", "venue-lost").out
    assert "  - | - A. Example, B. Sample. Sorting Sand by Colour. NeurIPS 2021.\n" in told
    assert "  + | - A. Example, B. Sample. Sorting Sand by Colour. arXiv 2021.\n" in told
    assert "about.md:5:3: error: Sorting Sand by Colour: the venue was NeurIPS 2021" in told


def test_colour_tells_nothing_that_words_do_not(profdiff):
    colored = profdiff("explain", "venue-lost", "--color", "always").out
    assert "\x1b[31merror\x1b[0m" in colored
    assert re.sub(r"\x1b\[\d+m", "", colored) == profdiff("explain", "venue-lost").out


@pytest.mark.parametrize("name", ids())
def test_every_rule_as_its_schema_says(profdiff, validated, name):
    assert validated(profdiff("explain", name, "--json").out, "rule")["id"] == name


def test_as_json(profdiff):
    told = json.loads(profdiff("explain", "title-changed-much", "--json").out)
    rule = load("title-changed-much")
    assert (told["id"], told["why"], told["hint"]) == (rule.id, rule.why, rule.hint)
    assert [bool(each["findings"]) for each in told["examples"]] == [
        example.fires for example in rule.examples
    ]
    assert told["options"][0]["name"] == "ratio"


def test_as_the_project_has_it(profdiff, pages):
    (pages / "profdiff.toml").write_text(
        '[check.rules]\nvenue-lost = "off"\ntitle-changed-much = { ratio = 12 }\n', encoding="utf-8"
    )
    assert profdiff("explain", "venue-lost").out.startswith("venue-lost: off, of a change\n")
    assert "title-changed-much = { ratio = 12 }" in profdiff("explain", "title-changed-much").out


@pytest.mark.parametrize("output", RULE)
def test_every_output(profdiff, pages, output):
    assert profdiff("explain", "venue-lost", "--format", output, "-o", "told").out == ""
    assert "venue-lost" in (pages / "told").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("venue-lst", "did you mean 'venue-lost'?"),
        ("Venue-Lost", "did you mean 'venue-lost'?"),
        ("xyz", "there are: publication-removed, venue-lost, "),
    ],
)
def test_no_such_rule(profdiff, name, hint):
    outcome = profdiff("explain", name)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"profdiff: {name}: is unknown\nhint: no rule '{name}'; {hint}")
