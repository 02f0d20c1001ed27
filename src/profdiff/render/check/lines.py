"""The `jsonl` output of `check`: one finding a line."""

from profdiff.findings import Report
from profdiff.render.json_document import encode
from profdiff.render.style import Style


def render_report(report: Report, style: Style) -> str:  # noqa: ARG001  # Protocol
    """The findings of a report."""
    return "".join(encode(finding).decode() + "\n" for finding in report.findings)
