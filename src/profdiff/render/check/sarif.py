"""The `sarif` output of `check`: SARIF 2.1.0, as code scanning and viewers of it read.

Section numbers are those of the OASIS standard; what GitHub asks for beyond it is from "SARIF
support for code scanning".
"""

from collections.abc import Iterator
from importlib import import_module
from typing import Any
from urllib.parse import quote

from profdiff.findings import Finding, Report
from profdiff.render.check import wording
from profdiff.render.json_document import document
from profdiff.render.style import Style
from profdiff.rules import Rule, ids, load
from profdiff.span import Span

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {"error": "error", "warning": "warning", "notice": "note"}
#: What GitHub calls how grave the results of a rule are.
_PROBLEMS = {"error": "error", "warning": "warning", "notice": "recommendation"}
#: The root of the repository, whose place only the reader knows (3.14.14).
_ROOT = "%SRCROOT%"


def render_report(report: Report, style: Style) -> str:  # noqa: ARG001  # Protocol
    """The findings as the results of one run."""
    rules = [load(name) for name in ids()]
    # The package itself is above all layers, but its version is everybody's.
    version = import_module("profdiff").__version__
    run = {
        "tool": {
            "driver": {
                "name": "profdiff",
                "version": version,
                "semanticVersion": version,
                "rules": [_rule(rule) for rule in rules],
            }
        },
        "automationDetails": {"id": "profdiff/check/"},
        "invocations": [_invocation(report)],
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the repository."}}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(*each) for each in wording.numbered(report.findings)],
    }
    return document({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: Rule) -> dict[str, Any]:
    advice = f"To mend it: {rule.hint}." if rule.hint else ""
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.why},
        "help": {
            "text": _paragraphs(rule.why, advice, f"profdiff explain {rule.id} says more."),
            "markdown": _paragraphs(rule.why, advice, f"`profdiff explain {rule.id}` says more."),
        },
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"problem.severity": _PROBLEMS[rule.severity], "tags": [rule.scope]},
    }


def _paragraphs(*texts: str) -> str:
    return "\n\n".join(filter(None, texts))


def _invocation(report: Report) -> dict[str, Any]:
    """Whether the run came to its end, and what it could not look at."""
    warning = wording.warning(report)
    notes = [{"level": "warning", "message": {"text": warning}}] if warning else []
    return {
        "executionSuccessful": report.status != "limited",
        "toolExecutionNotifications": notes,
    }


def _result(finding: Finding, number: int) -> dict[str, Any]:
    name = f"{finding.fingerprint}:{number}"
    return {
        "ruleId": finding.rule,
        "ruleIndex": ids().index(finding.rule),
        "level": _LEVELS[finding.severity],
        "message": {"text": _message("\n".join((wording.message(finding), *_about(finding))))},
        "locations": [{"physicalLocation": _place(finding.path, finding.span)}],
        "relatedLocations": [
            {"id": at, "physicalLocation": _place(span.path, span)}
            for at, span in enumerate(finding.places, 1)
        ],
        # GitHub knows a result again by the first, whatever its line; the second is for others.
        "partialFingerprints": {"primaryLocationLineHash": name, "profdiff/v1": name},
    }


def _about(finding: Finding) -> Iterator[str]:
    yield from wording.about(finding)
    yield f"{finding.rule} {finding.fingerprint}"


def _message(text: str) -> str:
    """Text in which a page cannot begin a link: `[text](target)` is one in any message (3.11.6)."""
    return text.replace("](", "] (")


def _place(path: str, span: Span | None) -> dict[str, Any]:
    """A place; GitHub asks for a line, so that a whole page stands at its first."""
    region = {"startLine": 1}
    if span:
        region = {
            "startLine": span.line,
            "startColumn": span.column,
            "endLine": span.end_line,
            "endColumn": span.end_column,
        }
    return {"artifactLocation": _artifact(path), "region": region}


def _artifact(path: str) -> dict[str, str]:
    """Where a page is: below the root, or for an absolute path by itself."""
    path = wording.file(path)
    uri = quote(path)
    if path.startswith("/"):
        return {"uri": f"file://{uri}"}
    return {"uri": uri, "uriBaseId": _ROOT}
