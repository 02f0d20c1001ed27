"""The outputs of `check`: adding one is a module and its line here."""

from importlib import import_module
from typing import Protocol, cast

from profdiff.findings import Report
from profdiff.render.style import Style

#: Output of `check` → the module whose `render_report` writes it.
REPORT = {
    "text": "profdiff.render.check.text",
    "json": "profdiff.render.check.machine",
    "jsonl": "profdiff.render.check.lines",
    "markdown": "profdiff.render.check.markdown",
    "github": "profdiff.render.check.github",
    "gitlab": "profdiff.render.check.gitlab",
    "junit": "profdiff.render.check.junit",
    "sarif": "profdiff.render.check.sarif",
}
#: Outputs for programs: in UTF-8 whatever the terminal's encoding, and never coloured.
FOR_PROGRAMS = frozenset({"json", "jsonl", "github", "gitlab", "junit", "sarif"})


class ReportRenderer(Protocol):
    """A module that writes reports of checks."""

    def render_report(self, report: Report, style: Style) -> str:
        """The whole output, with the newline that ends it; "" where it has nothing to say."""


def render_report(report: Report, output: str, style: Style) -> str:
    """A report in one of the outputs of `REPORT`."""
    module = cast("ReportRenderer", import_module(REPORT[output]))
    return module.render_report(report, style)
