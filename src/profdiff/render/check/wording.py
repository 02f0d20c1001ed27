"""The words of a check: the same in all outputs for people."""

from collections import Counter

from profdiff.findings import SEVERITIES, Finding, Report
from profdiff.render.sanitise import sanitise
from profdiff.span import Span


def place(finding: Finding) -> str:
    """Where a finding stands, as editors and terminals know it: `about.md:26:3`."""
    if finding.span is None:
        return sanitise(finding.path)
    return f"{sanitise(finding.path)}:{finding.span.line}:{finding.span.column}"


def message(finding: Finding) -> str:
    """What was found, in a line."""
    return sanitise(finding.message)


def others(finding: Finding) -> str:
    """The further places of a finding: where it was before, or where else it stands."""
    told = [f"was on line {finding.old_span.line}"] if finding.old_span else []
    told += [f"also {_at(span)}" for span in finding.places]
    return ", ".join(told)


def _at(span: Span) -> str:
    return f"{sanitise(span.path)}:{span.line}"


def outcome(report: Report) -> str:
    """The line that sums a report up, and says what was looked at."""
    found = Counter(finding.severity for finding in report.findings)
    counts = [_count(found[severity], severity) for severity in SEVERITIES if found[severity]]
    pages = _count(len(report.pages), "page")
    records = _count(sum(page.records for page in report.pages), "record")
    told = f"{', '.join(counts) or 'nothing found'} in {pages}, {records}"
    aside = [
        f"{number} {what}"
        for number, what in (
            (report.standing, "there before"),
            (report.accepted, "accepted"),
            (report.ignored, "silenced on the page"),
        )
        if number
    ]
    return f"{told}; {', '.join(aside)}" if aside else told


def unused(report: Report) -> str:
    """That acceptances are of no use any longer; "" where all are."""
    if not report.unused:
        return ""
    return f"{_count(len(report.unused), 'acceptance')} unused: profdiff accept --prune"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
