"""How a project says how it is to be checked; the schema for editors says the same."""

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest

from profdiff.checking import read_settings
from profdiff.checking.settings import ACCEPTED
from profdiff.config import read_config
from profdiff.errors import ConfigError
from profdiff.render.schema import CONFIGURATION, schema
from profdiff.rules import load

WHOLE = """\
[check]
fail-on = "warning"
across = ["about.md", "cv.tex"]
reference = "works.bib"
accepted = "meant.toml"

[check.rules]
publication-removed = "warning"
venue-lost = "off"
preprint-stale = { severity = "notice", years = 5 }
"""
WRONG = [
    ("[check]\nfail = 1\n", "check.fail is unknown", "fail-on"),
    ("[check]\nfail-on = 'grave'\n", "check.fail-on is no severity", "error, warning, notice"),
    ("[check]\nacross = 'a.md'\n", "check.across is no list of files", "across = "),
    ("[check]\nreference = 1\n", "check.reference is no file", "works.bib"),
    ("[check]\nrules = 1\n", "check.rules is no table", "[check.rules]"),
    ("[check.rules]\nvenue-losst = 'off'\n", "check.rules.venue-losst is unknown", "venue-lost"),
    ("[check.rules]\nvenue-lost = 'grave'\n", "check.rules.venue-lost is no severity", "off"),
    ("[check.rules]\npreprint-stale = {year = 1}\n", "preprint-stale.year is unknown", "'years'"),
    ("[check.rules]\npreprint-stale = {years = '1'}\n", "is no whole number", "years = 3"),
    ("[check.rules]\npreprint-stale = {years = -1}\n", "is no whole number", "years = 3"),
]


def read(folder, text):
    file = folder / "profdiff.toml"
    file.write_text(text, encoding="utf-8")
    return read_settings(read_config(str(file)))


def agrees(text):
    """Whether a file is as its schema has it."""
    return jsonschema.Draft202012Validator(schema(CONFIGURATION)).is_valid(tomllib.loads(text))


def test_all_that_can_be_set(tmp_path):
    settings = read(tmp_path, WHOLE)
    assert agrees(WHOLE)
    assert settings.fail_on == "warning"
    assert settings.across == ("about.md", "cv.tex")
    assert settings.severity("publication-removed") == "warning"
    assert settings.severity("venue-lost") is None
    assert settings.severity("preprint-stale") == "notice"
    assert settings.options == {"preprint-stale": {"years": 5}}
    assert settings.reference_path == str(tmp_path / "works.bib")
    assert settings.accepted_path == str(tmp_path / "meant.toml")


def test_nothing_is_set(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    settings = read_settings(None)
    assert settings.fail_on == "error"
    assert settings.severity("venue-lost") == load("venue-lost").severity
    assert settings.reference_path is None
    assert settings.accepted_path.endswith(ACCEPTED)
    assert agrees("")


@pytest.mark.parametrize(("text", "why", "hint"), WRONG)
def test_what_is_wrong_is_told_with_the_nearest_name(tmp_path, text, why, hint):
    with pytest.raises(ConfigError) as caught:
        read(tmp_path, text)
    assert "profdiff.toml:2: " in str(caught.value)
    assert why in str(caught.value)
    assert hint in caught.value.hint
    assert not agrees(text)


def test_the_schema_knows_the_other_tables():
    assert agrees("[site]\npages = ['*.md']\n[lexicon]\nsections = 'words.tsv'\n")
    assert agrees("[lexicon.venues]\njournal = [['JKD', 'J. Kite Dyn.'], 'Kites']\n")
    assert not agrees("[sites]\npages = ['*.md']\n")
    assert not agrees("[lexicon]\nvenue = 'words.tsv'\n")


def test_the_schema_that_is_published():
    """`profdiff schema configuration > docs/configuration.schema.json` writes it."""
    published = Path(__file__).parents[2] / "docs" / "configuration.schema.json"
    assert json.loads(published.read_text(encoding="utf-8")) == schema(CONFIGURATION)
