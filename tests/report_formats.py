"""The forms that reports of a check are written in, as those who read them define them.

`SARIF` is the part of SARIF 2.1.0 (an OASIS standard) that a check writes, closed, with what GitHub
asks for beyond it; PROFDIFF_SARIF_SCHEMA names a file with the whole schema, which then holds too.
`GITLAB` is what GitLab documents of a Code Quality report.
"""

import json
import os
from pathlib import Path

import jsonschema


def _closed(required, **optional):
    return {
        "type": "object",
        "properties": {**required, **optional},
        "required": list(required),
        "additionalProperties": False,
    }


def _list(items, **more):
    return {"type": "array", "items": items, **more}


_TEXT = {"type": "string", "minLength": 1}
_COUNT = {"type": "integer", "minimum": 1}
_LEVEL = {"enum": ["note", "warning", "error"]}
_MESSAGE = _closed({"text": _TEXT})
_REGION = _closed({"startLine": _COUNT}, startColumn=_COUNT, endLine=_COUNT, endColumn=_COUNT)
_PLACE = _closed(
    {
        "artifactLocation": _closed(
            {"uri": {"type": "string", "format": "uri-reference", "pattern": r"^[!-~]+$"}},
            uriBaseId={"const": "%SRCROOT%"},
        ),
        "region": _REGION,
    }
)
_RULE = _closed(
    {
        "id": {"type": "string", "pattern": "^[a-z]+(-[a-z]+)*$"},
        "shortDescription": _MESSAGE,
        "fullDescription": _MESSAGE,
        "help": _closed({"text": _TEXT, "markdown": _TEXT}),
        "defaultConfiguration": _closed({"level": _LEVEL}),
        "properties": _closed(
            {
                "problem.severity": {"enum": ["error", "warning", "recommendation"]},
                "tags": _list(_TEXT, uniqueItems=True),
            }
        ),
    }
)
_RESULT = _closed(
    {
        "ruleId": _TEXT,
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": _LEVEL,
        "message": _MESSAGE,
        "locations": _list(_closed({"physicalLocation": _PLACE}), minItems=1, maxItems=1),
        "relatedLocations": _list(
            _closed({"id": _COUNT, "physicalLocation": _PLACE}), uniqueItems=True
        ),
        "partialFingerprints": {
            "type": "object",
            "required": ["primaryLocationLineHash"],
            "additionalProperties": _TEXT,
        },
    }
)
_NOTIFICATION = _closed({"level": _LEVEL, "message": _MESSAGE})
_RUN = _closed(
    {
        "tool": _closed(
            {
                "driver": _closed(
                    {
                        "name": _TEXT,
                        "version": _TEXT,
                        "semanticVersion": _TEXT,
                        "rules": _list(_RULE, uniqueItems=True),
                    }
                )
            }
        ),
        "automationDetails": _closed({"id": {"type": "string", "pattern": "/$"}}),
        "invocations": _list(
            _closed(
                {
                    "executionSuccessful": {"type": "boolean"},
                    "toolExecutionNotifications": _list(_NOTIFICATION),
                }
            )
        ),
        "originalUriBaseIds": _closed({"%SRCROOT%": _closed({"description": _MESSAGE})}),
        "columnKind": {"const": "unicodeCodePoints"},
        "results": _list(_RESULT),
    }
)
SARIF = _closed(
    {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": _list(_RUN, minItems=1, maxItems=1),
    }
)
GITLAB = _list(
    _closed(
        {
            "description": _TEXT,
            "check_name": _TEXT,
            "fingerprint": _TEXT,
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": _closed(
                {
                    # A path of the repository, without a ./ before it.
                    "path": {"type": "string", "pattern": r"^(?!\./)"},
                    "lines": _closed({"begin": _COUNT}),
                }
            ),
        }
    )
)


def read_sarif(text):
    """A SARIF file, held to its schema."""
    contents = json.loads(text)
    jsonschema.Draft202012Validator(SARIF).validate(contents)
    if whole := os.environ.get("PROFDIFF_SARIF_SCHEMA"):
        schema = json.loads(Path(whole).read_text(encoding="utf-8"))
        jsonschema.Draft4Validator(schema).validate(contents)
    return contents


def read_gitlab(text):
    """A Code Quality report, held to what GitLab documents; no two entries have a fingerprint."""
    issues = json.loads(text)
    jsonschema.Draft202012Validator(GITLAB).validate(issues)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    return issues


#: The commands that a runner of GitHub knows, as far as they do harm or are ours.
_KNOWN = {
    *("error", "warning", "notice", "debug", "group", "endgroup", "echo", "add-mask"),
    *("set-env", "set-output", "save-state", "add-path", "add-matcher", "remove-matcher"),
    *("stop-commands", "internal-set-repo-path"),
}


def obeyed(text):
    """The workflow commands that a runner of GitHub finds in what a step prints.

    Each is a name, properties and data. As the runner's own ActionCommand does, it looks for
    `::name key=value,…::data` at the start of a line and for `##[name key=value;…]data` anywhere.
    """
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if found := _second_form(line.lstrip()) or _first_form(line):
            yield found


def _second_form(line):
    about, colons, data = line.removeprefix("::").partition("::")
    if not line.startswith("::") or not colons:
        return None
    name, _, given = about.partition(" ")
    if name not in _KNOWN:
        return None
    pairs = (pair.partition("=") for pair in given.strip().split(",") if pair)
    return name, {key: _unescaped(value, "%3A", "%2C") for key, _, value in pairs}, _unescaped(data)


def _first_form(line):
    _, mark, rest = line.partition("##[")
    about, bracket, data = rest.partition("]")
    name = about.partition(" ")[0]
    return (name, {}, data) if mark and bracket and name in _KNOWN else None


def _unescaped(text, *more):
    for escape in ("%0D", "%0A", *more, "%25"):
        text = text.replace(escape, chr(int(escape[1:], 16)))
    return text
