"""The `github` output of `check`: workflow commands, which GitHub shows beside the lines.

Their form is that of "Workflow commands for GitHub Actions"; escapes are those of its toolkit.
"""

from collections.abc import Iterator

from profdiff.findings import SEVERITIES, Finding, Report
from profdiff.render.check import wording
from profdiff.render.sanitise import inert
from profdiff.render.style import Style

#: GitHub shows as many annotations of each kind for a step, and silently drops the others.
_MOST = 10


def render_report(report: Report, style: Style) -> str:  # noqa: ARG001  # Protocol
    """The first annotations of each severity, and how many more findings there are."""
    lines = []
    if warning := wording.warning(report):
        lines.append(_command("warning", {"title": "profdiff check"}, warning))
    left: list[Finding] = []
    for severity in SEVERITIES:
        found = [finding for finding in report.findings if finding.severity == severity]
        lines += map(_annotation, found[:_MOST])
        left += found[_MOST:]
    if left:
        lines.append(f"{wording.counts(left)} more: GitHub shows {_MOST} of each; see the summary")
    lines.append(inert(wording.outcome(report)))
    return "".join(f"{line}\n" for line in lines)


def _annotation(finding: Finding) -> str:
    properties = dict(_place(finding))
    properties["title"] = f"{finding.rule} {finding.fingerprint}"
    text = "\n".join((wording.message(finding), *wording.about(finding)))
    return _command(finding.severity, properties, text)


def _place(finding: Finding) -> Iterator[tuple[str, str]]:
    """File and lines; columns only where they are on one line, as GitHub takes no others."""
    if finding.path:
        yield "file", wording.file(finding.path)
    if span := finding.span:
        yield "line", str(span.line)
        yield "endLine", str(span.end_line)
        if span.line == span.end_line and not finding.gone:
            yield "col", str(span.column)
            yield "endColumn", str(span.end_column)


def _command(name: str, properties: dict[str, str], text: str) -> str:
    given = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {given}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
