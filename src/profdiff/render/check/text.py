"""The `text` output of `check`: a finding a line in a pipe, with its source on a screen."""

from collections.abc import Iterator

from profdiff.findings import Finding, Report
from profdiff.render.check import wording
from profdiff.render.sanitise import inert, sanitise
from profdiff.render.style import Style

_COLORS = {"error": 31, "warning": 33, "notice": 36}
_BOLD, _DIM = 1, 2
_NEXT = "Why: profdiff explain RULE. Meant so: profdiff accept FINGERPRINT --reason WHY"
_INDENT = 4
#: As wide as the number of a line, so that sources stand below each other.
_GUTTER = 5


def render_report(report: Report, style: Style) -> str:
    """The findings, and what was looked at."""
    tell = _told if style.columns else _line
    lines = [line for finding in report.findings for line in tell(finding, style)]
    lines += filter(None, (wording.warning(report), wording.outcome(report)))
    if report.unused:
        lines.append(wording.unused(report))
    if report.findings and style.columns:
        lines += (_painted(line, style, _DIM) for line in _filled(_NEXT, style.width, 0))
    return "".join(f"{line}\n" for line in lines)


def _line(finding: Finding, style: Style) -> Iterator[str]:
    severity = _painted(finding.severity, style, _COLORS[finding.severity])
    place, message = inert(wording.place(finding)), inert(wording.message(finding))
    yield f"{place}: {severity}: {message} [{finding.rule} {finding.fingerprint}]"


def _told(finding: Finding, style: Style) -> Iterator[str]:
    """A finding with the line of its source, and what to do about it."""
    place, severity = f"{inert(wording.place(finding))}:", f"{finding.severity}:"
    first, *rest = _filled(f"{place} {severity} {wording.message(finding)}", style.width, _INDENT)
    if first.startswith(lead := f"{place} {severity}"):
        painted = _painted(severity, style, _COLORS[finding.severity])
        first = f"{_painted(place, style, _BOLD)} {painted}{first[len(lead) :]}"
    yield from (first, *rest)
    span = finding.old_span if finding.gone else finding.span
    if span and finding.source.strip():
        number = f"{span.line:>{_GUTTER}} {'-' if finding.gone else '|'}"
        room = style.width - len(number) - 1
        source = inert(_excerpt(finding.source, span.column, room, style.ellipsis))
        yield f"{_painted(number, style, _DIM)} {source}"
    for text in (*wording.about(finding), f"{finding.rule} {finding.fingerprint}"):
        lead = " " * (_GUTTER + 1) + "= "
        yield from _filled(lead + text, style.width, len(lead))
    yield ""


def _filled(text: str, width: int, indent: int) -> list[str]:
    """A text in lines of a width, the second and later ones indented."""
    from rich.cells import cell_len

    from profdiff.render.columns import folded

    if cell_len(text) <= width:
        return [inert(text)]
    first = folded(text, width)[0]
    rest = folded(text[len(first) :].lstrip(), width - indent)
    return [inert(first), *(" " * indent + inert(line) for line in rest)]


def _excerpt(line: str, column: int, width: int, ellipsis: str) -> str:
    """What fits of a line of source: its beginning or, for a place farther on, what is there."""
    from rich.cells import cell_len, chop_cells

    start = len(line) - len(line.lstrip())
    shown = sanitise(line.strip())
    before = sanitise(line[start : max(start, column - 1)])
    if cell_len(shown) <= width:
        return shown
    if cell_len(before) > width // 2:
        shown = ellipsis + shown[len(before) - width // 4 :]
    if cell_len(shown) <= width:
        return shown
    return chop_cells(shown, width - len(ellipsis))[0].rstrip() + ellipsis


def _painted(text: str, style: Style, color: int) -> str:
    return f"\x1b[{color}m{text}\x1b[0m" if style.color else text
