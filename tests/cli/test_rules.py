"""`profdiff rules`: the list of what a check looks at."""

import json
import re

import pytest

from profdiff.rules import RULES, ids, load


def test_a_rule_a_line_in_a_pipe(profdiff):
    outcome = profdiff("rules")
    assert outcome.code == 0
    rows = [line.split("\t") for line in outcome.out.splitlines()]
    assert [row[0] for row in rows] == list(ids())
    for name, severity, scope, summary in rows:
        assert (severity, summary) == (load(name).severity, load(name).summary)
        assert name in RULES[scope]


def test_a_table_on_a_screen(profdiff, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    lines = profdiff("rules", "--color", "always").out.splitlines()
    plain = [line.replace("\x1b[0m", "").partition("\x1b")[0] for line in lines]
    assert all(any(line.startswith(f"  {name} ") for line in plain) for name in ids())
    assert "\x1b[1mWhat changed on a page\x1b[0m" in lines
    assert lines[-1] == f"{len(ids())} rules; profdiff explain RULE says more of one"


@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_a_table_of_any_width(profdiff, monkeypatch, width):
    monkeypatch.setenv("COLUMNS", str(width))
    told = re.sub(r"\x1b\[\d+m", "", profdiff("rules", "--color", "always").out)
    for name in ids():
        assert name in told
        assert load(name).summary.split() == [
            word for word in load(name).summary.split() if word in told
        ]
    assert max(map(len, told.splitlines())) <= max(width, 50)


def test_as_json(profdiff, validated):
    rules = validated(profdiff("rules", "--format", "json").out, "rules")
    assert [rule["id"] for rule in rules] == list(ids())
    assert set(rules[0]) == {"id", "severity", "scope", "summary"}


def test_as_the_project_has_them(profdiff, pages):
    (pages / "profdiff.toml").write_text(
        '[check.rules]\nvenue-lost = "off"\nend-before-start = "notice"\n', encoding="utf-8"
    )
    severities = {
        rule["id"]: rule["severity"] for rule in json.loads(profdiff("rules", "--json").out)
    }
    assert severities["venue-lost"] == "off"
    assert severities["end-before-start"] == "notice"
    (pages / "other.toml").write_text("", encoding="utf-8")
    assert "venue-lost\terror\t" in profdiff("rules", "--config", "other.toml").out


@pytest.mark.parametrize("arguments", [("venue-lost",), ("--format", "markdown")])
def test_what_cannot_be_asked(profdiff, arguments):
    assert profdiff("rules", *arguments).code == 2
