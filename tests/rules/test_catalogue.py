"""Registry, modules, documentation and tests of the rules hold together."""

import re

import pytest
from markdown_it import MarkdownIt

from catalogue import COMMAND, PAGE, page
from profdiff.checking import Settings
from profdiff.checking.catalogue import explained, listed
from profdiff.render.catalogue import render_rule
from profdiff.render.catalogue.wording import SCOPES
from profdiff.render.style import Style
from profdiff.rules import RULES, ids, load


def test_the_documentation_is_what_the_code_says():
    assert PAGE.read_text(encoding="utf-8") == page(), f"run {COMMAND} and commit what it writes"


def test_the_documentation_has_each_rule_once():
    headings = re.findall(r"^### (.*)$", page(), re.MULTILINE)
    assert headings == list(ids())
    assert set(SCOPES) == set(RULES)


@pytest.mark.parametrize("name", ids())
def test_a_rule_reads_well(name):
    """Words that stand within lists, tables and sentences of ours look as these do."""
    rule = load(name)
    assert re.fullmatch(r"[A-Z“\"].*\.", rule.summary)
    assert len(rule.summary) <= 85
    assert 40 <= len(rule.why) <= 700
    assert rule.hint
    for text in (rule.hint, *(example.title for example in rule.examples)):
        assert not text.endswith(".")
        assert text[0] == text[0].lower() or text.split()[0].isupper()
    for meaning in rule.options_help.values():
        assert re.fullmatch(r"[a-z].*[^.]", meaning)


@pytest.mark.parametrize("name", ids())
def test_a_rule_is_sound_markdown(name):
    told = explained(load(name), Settings())
    tokens = MarkdownIt("commonmark").enable("table").parse(render_rule(told, "markdown", Style()))
    assert [token.tag for token in tokens if token.type == "heading_open"] == ["h3"]
    first = next(example for example in told.examples if example.findings)
    assert len([token for token in tokens if token.type == "fence"]) == len(first.files)
    quotes = [token for token in tokens if token.type == "blockquote_open"]
    assert len(quotes) >= 1
    rows = [token for token in tokens if token.type == "tr_open"]
    assert len(rows) == (len(told.options) + 1 if told.options else 0)
    assert not [token for token in tokens if token.type == "html_block"]


def test_all_rules_are_listed():
    assert [rule.id for rule in listed(Settings())] == list(ids())


def test_a_project_has_its_own_severities_and_options():
    settings = Settings(
        severities={"venue-lost": None, "end-before-start": "notice"},
        options={"title-changed-much": {"ratio": 12}},
    )
    rules = {rule.id: rule.severity for rule in listed(settings)}
    assert rules["venue-lost"] == "off"
    assert rules["end-before-start"] == "notice"
    assert explained(load("venue-lost"), settings).default == "error"
    (option,) = explained(load("title-changed-much"), settings).options
    assert (option.name, option.value, option.default) == ("ratio", 12, 45)
    assert option.meaning


def test_examples_are_tried_as_the_rule_itself_has_them():
    """A project that has a rule off may still ask what it is."""
    told = explained(load("venue-lost"), Settings(severities={"venue-lost": None}))
    assert told.examples[0].findings[0].severity == "error"
