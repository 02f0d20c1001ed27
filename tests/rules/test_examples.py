"""Every rule fires on its examples that say so, is silent on the others, and fills its fields."""

from pathlib import Path

import pytest

import profdiff.rules
from profdiff.checking.trying import try_example
from profdiff.rules import RULES, ids, load

CASES = [
    pytest.param(load(name), example, id=f"{name}: {example.title}")
    for name in ids()
    for example in load(name).examples
]


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_example(rule, example):
    found = try_example(rule, example)
    assert bool(found) is example.fires, [each.message for each in found]
    for each in found:
        assert each.message
        assert "{" not in each.message
        assert each.key
        assert each.what
        assert len(each.fingerprint) == 12
        assert each.path
    if example.fires:
        assert [each.fingerprint for each in found] == [
            each.fingerprint for each in try_example(rule, example)
        ]


@pytest.mark.parametrize("name", ids())
def test_rule_is_whole(name):
    rule = load(name)
    assert rule.id == name
    assert name in RULES[rule.scope]
    assert {example.fires for example in rule.examples} == {True, False}
    assert len({example.title for example in rule.examples}) == len(rule.examples)
    assert rule.summary.endswith(".")
    assert rule.why.endswith(".")
    assert set(rule.options) == set(rule.options_help)
    assert (rule.scope == "change") is all(example.old is not None for example in rule.examples)


def test_each_module_is_a_rule_of_the_registry():
    folder = Path(profdiff.rules.__file__).parent
    modules = {path.stem for path in folder.glob("[!_]*.py")} - {
        "complete",
        "links",
        "marks",
        "rule",
        "subjects",
        "theme",
        "together",
    }
    assert modules == {name.replace("-", "_") for name in ids()}
    assert len(set(ids())) == len(ids())
