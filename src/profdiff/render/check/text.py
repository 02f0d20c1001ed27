"""The `text` output of `check`: a finding a line in a pipe, with its source on a screen."""

from collections.abc import Iterator
from textwrap import wrap

from profdiff.findings import Finding, Report
from profdiff.render.check import wording
from profdiff.render.sanitise import sanitise
from profdiff.render.style import Style

_COLORS = {"error": 31, "warning": 33, "notice": 36}
_BOLD, _DIM = 1, 2
_GUTTER = 5


def render_report(report: Report, style: Style) -> str:
    """The findings, and what was looked at."""
    tell = _told if style.columns else _line
    lines = [line for finding in report.findings for line in tell(finding, style)]
    lines += [wording.outcome(report)]
    if report.unused:
        lines.append(wording.unused(report))
    return "".join(f"{line}\n" for line in lines)


def _line(finding: Finding, style: Style) -> Iterator[str]:
    severity = _painted(finding.severity, style, _COLORS[finding.severity])
    name = f"[{finding.rule} {finding.fingerprint}]"
    yield f"{wording.place(finding)}: {severity}: {wording.message(finding)} {name}"


def _told(finding: Finding, style: Style) -> Iterator[str]:
    """A finding with the line of its source, and what to do about it."""
    lead = f"{wording.place(finding)}: "
    severity = f"{finding.severity}: "
    first, *rest = wrap(
        lead + severity + wording.message(finding), style.width, subsequent_indent=" " * 4
    )
    painted = _painted(lead, style, _BOLD) + _painted(severity, style, _COLORS[finding.severity])
    yield first.replace(lead + severity, painted, 1)
    yield from rest
    if finding.span and (source := sanitise(finding.source).strip()):
        number = str(finding.span.line).rjust(_GUTTER)
        room = style.width - _GUTTER - 3
        cut = source if len(source) <= room else source[: room - 1] + "…"
        yield f"{_painted(f'{number} |', style, _DIM)} {cut}"
    about = [wording.others(finding), sanitise(finding.hint)]
    if finding.until:
        about.append(f"its acceptance ended on {finding.until}")
    for text in (*filter(None, about), f"{finding.rule} {finding.fingerprint}"):
        indent = " " * (_GUTTER + 1) + "= "
        yield from wrap(
            text, style.width, initial_indent=indent, subsequent_indent=" " * (_GUTTER + 3)
        )
    yield ""


def _painted(text: str, style: Style, color: int) -> str:
    return f"\x1b[{color}m{text}\x1b[0m" if style.color else text
