"""`profdiff schema`: JSON Schema of the machine outputs."""

import json
import re

import jsonschema
import pytest

from profdiff.render.schema import CONFIGURATION, SCHEMAS


@pytest.mark.parametrize("name", SCHEMAS)
def test_is_a_schema(profdiff, name):
    outcome = profdiff("schema", name)
    assert outcome.code == 0
    contents = json.loads(outcome.out)
    jsonschema.Draft202012Validator.check_schema(contents)
    assert contents["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_comparison_is_what_is_asked_for_most(profdiff):
    assert profdiff("schema").out == profdiff("schema", "comparison").out


def test_unknown(profdiff):
    outcome = profdiff("schema", "weather")
    assert outcome.code == 2
    assert "'comparison'" in outcome.err


@pytest.mark.parametrize("name", [*SCHEMAS, CONFIGURATION])
def test_help_names_every_schema(profdiff, name):
    assert re.search(rf"\b{name}\b", profdiff("schema", "--help").out)
