"""What tests of several parts share."""

import functools
import json

import jsonschema
import pytest


@functools.cache
def _validator(name):
    from profdiff.render.schema import schema

    contents = schema(name)
    for definition in contents["$defs"].values():
        # What profdiff prints is all described; only readers of later versions meet other keys.
        definition["additionalProperties"] = False
    jsonschema.Draft202012Validator.check_schema(contents)
    return jsonschema.Draft202012Validator(contents)


@pytest.fixture(scope="session")
def validated():
    """Reads JSON after holding it to one of the schemas.

    Use it for all JSON that a test makes profdiff print.
    """

    def read(text, name):
        contents = json.loads(text, parse_constant=_refuse)
        _validator(name).validate(contents)
        return contents

    return read


def _refuse(constant):
    raise AssertionError(f"{constant} is no JSON")
