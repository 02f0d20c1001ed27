"""The `markdown` output of `check`: a list by page, for a summary, an issue or a message."""

from collections.abc import Iterator
from itertools import groupby

from profdiff.findings import Finding, Report
from profdiff.render.check import wording
from profdiff.render.markdown import escape
from profdiff.render.sanitise import inert
from profdiff.render.style import Style


def render_report(report: Report, style: Style) -> str:  # noqa: ARG001  # Protocol
    """The findings as GitHub Flavored Markdown, in which page text is text and nothing else."""
    return "".join(f"{line}\n" for line in _report(report))


def _report(report: Report) -> Iterator[str]:
    yield f"## profdiff check: {_text(wording.outcome(report))}"
    if warning := wording.warning(report):
        yield from ("", f"> {warning}")
    for path, findings in groupby(report.findings, wording.path):
        yield from ("", f"### {_text(path)}", "")
        for finding in findings:
            yield from _finding(finding)
    if report.unused:
        yield from ("", _text(wording.unused(report)))


def _finding(finding: Finding) -> Iterator[str]:
    line = f", line {finding.span.line}" if finding.span else ""
    name = f"`{finding.rule}` `{finding.fingerprint}`"
    yield f"- **{finding.severity}**{line}: {_text(wording.message(finding))} ({name})"
    for text in wording.about(finding):
        yield f"  - {_text(text)}"


def _text(text: str) -> str:
    return escape(inert(text))
