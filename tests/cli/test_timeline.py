"""`profdiff timeline` as a user types it."""

import json

import pytest

pytestmark = pytest.mark.usefixtures("repository")


def test_a_picture(profdiff):
    lines = profdiff("timeline", "about.md").out.splitlines()
    assert lines[0].startswith("about.md: 2 versions, ") or "about.md: 2 versions, " in lines[0]
    assert "Role" in lines
    assert any("research scientist," in line for line in lines)
    assert max(map(len, lines)) <= 80
    assert lines[-1].startswith("█ both")


def test_json(profdiff):
    told = json.loads(profdiff("timeline", "about.md", "--format", "json").out)
    roles = [spell for spell in told["spells"] if spell["entity"] == "role"]
    assert [spell["record"]["organization"] for spell in roles] == [
        "Halden University",
        "Brightwater",
    ]
    assert told["versions"] == 2


def test_only_some_kinds(profdiff):
    assert "Paper" not in profdiff("timeline", "about.md", "--only", "role").out
