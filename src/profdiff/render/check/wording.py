"""The words of a check: the same in all outputs for people."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator

from profdiff.findings import SEVERITIES, Finding, Report
from profdiff.render.sanitise import sanitise
from profdiff.span import Span


def path(finding: Finding) -> str:
    """The page that a finding is about."""
    return sanitise(finding.path)


def file(path: str) -> str:
    """A path as programs look for it: from the current folder and without dots, if below that."""
    if path.startswith(("/", "./", "../")):
        near = os.path.relpath(path)
        path = path if near.startswith("..") else near
    return sanitise(path)


def place(finding: Finding) -> str:
    """Where a finding stands, as editors and terminals know it: `about.md:26:3`."""
    if finding.span is None:
        return path(finding)
    return f"{path(finding)}:{finding.span.line}:{finding.span.column}"


def message(finding: Finding) -> str:
    """What was found, in a line."""
    return sanitise(finding.message)


def about(finding: Finding) -> list[str]:
    """What there is to say beside that: other places, what to do, an acceptance that ended."""
    told = [others(finding), sanitise(finding.hint)]
    if finding.until:
        told.append(f"its acceptance ended on {finding.until}")
    return [text for text in told if text]


def others(finding: Finding) -> str:
    """The further places of a finding: where it was before, or where else it stands."""
    old, new = finding.old_span, finding.span
    moved = old and not finding.gone and not (new and new.line == old.line)
    told = [f"line {old.line} before"] if old and moved else []
    told += [f"also {_at(span)}" for span in finding.places]
    return ", ".join(told)


def _at(span: Span) -> str:
    return f"{sanitise(span.path)}:{span.line}"


def warning(report: Report) -> str:
    """That the answer is not whole, and why; "" where it is."""
    unread = [
        f"{page.path} was not checked: {found.message}"
        for page in report.pages
        for found in page.diagnostics
        if found.code == "site-unreadable"
    ]
    if unread:
        others = f", and {_count(len(unread) - 1, 'other page')}" if len(unread) > 1 else ""
        return sanitise(unread[0]) + others
    if report.status == "limited":
        return "not checked as a whole: a limit on size or time was met"
    if report.status == "collapsed":
        return "what is gone from a page that looks broken is unknown, and was not checked"
    return ""


def numbered(findings: Iterable[Finding]) -> Iterator[tuple[Finding, int]]:
    """Findings, each with its number among those of its page that have its fingerprint."""
    met: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        met[finding.path, finding.fingerprint] += 1
        yield finding, met[finding.path, finding.fingerprint]


def counts(findings: Iterable[Finding]) -> str:
    """How many findings there are of each severity: "1 error, 2 warnings"; "" for none."""
    found = Counter(finding.severity for finding in findings)
    return ", ".join(
        _count(found[severity], severity) for severity in SEVERITIES if found[severity]
    )


def outcome(report: Report) -> str:
    """The line that sums a report up, and says what was looked at."""
    if not report.pages:
        return "no page to check"
    pages = _count(len(report.pages), "page")
    records = _count(sum(page.records for page in report.pages), "record")
    told = f"{counts(report.findings) or 'nothing found'} in {pages}, {records}"
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
