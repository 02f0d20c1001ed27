"""The `gitlab` output of `check`: a Code Quality report.

Its keys are those of "Code Quality report format" in GitLab's documentation.
"""

from profdiff.findings import Finding, Report
from profdiff.hashing import hex_digest
from profdiff.render.check import wording
from profdiff.render.json_document import document
from profdiff.render.style import Style

_SEVERITIES = {"error": "major", "warning": "minor", "notice": "info"}


def render_report(report: Report, style: Style) -> str:  # noqa: ARG001  # Protocol
    """The findings as a list of issues."""
    return document(
        [_issue(finding, number) for finding, number in wording.numbered(report.findings)]
    )


def _issue(finding: Finding, number: int) -> dict[str, object]:
    return {
        "description": wording.message(finding),
        "check_name": finding.rule,
        "fingerprint": _fingerprint(finding, number),
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": wording.file(finding.path),
            "lines": {"begin": finding.span.line if finding.span else 1},
        },
    }


def _fingerprint(finding: Finding, number: int) -> str:
    """Unique to the entry, and the same wherever it stands on the page: GitLab compares them."""
    told = f"{finding.fingerprint}\0{wording.file(finding.path)}\0{number}"
    return hex_digest(told.encode("utf-8", "backslashreplace"))[:32]
