"""The `json` output of `check`: the whole report."""

from profdiff.findings import Report
from profdiff.render.json_document import document
from profdiff.render.style import Style


def render_report(report: Report, style: Style) -> str:  # noqa: ARG001  # Protocol
    """A report as JSON."""
    return document(report)
