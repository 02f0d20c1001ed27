"""What a rule says is a line that fits."""

import pytest

from profdiff.findings import Finding
from profdiff.rules import load
from profdiff.rules.rule import shortened


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Sorting Sand by Colour", "Sorting Sand by Colour"),
        ("two\nlines  and\ttabs", "two lines and tabs"),
        ("word " * 24, ("word " * 24).strip()),
        ("word, " * 30, "word, " * 19 + "word…"),
        ("x" * 200, "x" * 120 + "…"),
        ("王小明" * 60, "王小明" * 40 + "…"),
    ],
)
def test_shortened(text, short):
    assert shortened(text) == short


def test_a_message_is_short_and_the_finding_whole():
    long = "A Title That Does Not End " * 20
    finding = Finding(what=long, key="x", values={"before": long, "after": "none"})
    message = load("venue-lost").in_words(finding)
    assert len(message) < 300
    assert message.count("…") == 2
    assert finding.what == long
