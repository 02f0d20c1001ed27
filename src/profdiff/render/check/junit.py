"""The `junit` output of `check`: a test case a finding, as viewers of CI know them.

Errors and warnings fail, and notices are skipped, which viewers show without alarm. Nothing found
is one test case that passes.
"""

import html
import re
from collections.abc import Iterator

from profdiff.findings import Finding, Report
from profdiff.render.check import wording
from profdiff.render.sanitise import sanitise
from profdiff.render.style import Style

_NAME = "profdiff check"


def render_report(report: Report, style: Style) -> str:  # noqa: ARG001  # Protocol
    """The findings as a suite of tests."""
    return "".join(f"{line}\n" for line in _report(report))


def _report(report: Report) -> Iterator[str]:
    warning = wording.warning(report)
    notices = sum(finding.severity == "notice" for finding in report.findings)
    counts = {
        "tests": len(report.findings) + bool(warning) or 1,
        "failures": len(report.findings) - notices,
        "errors": int(bool(warning)),
        "skipped": notices,
        "time": "0",
    }
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f"<testsuites{_attributes(counts)}>"
    yield f"  <testsuite{_attributes({'name': _NAME, **counts})}>"
    for finding, number in wording.numbered(report.findings):
        yield from _case(finding, number)
    if warning:
        yield from _element(_about("whole"), "error", {"type": report.status, "message": warning})
    elif not report.findings:
        yield f"    <testcase{_attributes(_about(wording.outcome(report)))}/>"
    yield "  </testsuite>"
    yield "</testsuites>"


def _about(name: str) -> dict[str, object]:
    return {"classname": _NAME, "name": name, "time": "0"}


def _case(finding: Finding, number: int) -> Iterator[str]:
    """A finding, with its number where its page has several of the same: viewers go by names."""
    again = f", {number}" if number > 1 else ""
    case: dict[str, object] = {
        "classname": wording.file(finding.path) or _NAME,
        "name": f"{finding.rule}: {sanitise(finding.what)} ({finding.fingerprint}{again})",
        "file": wording.file(finding.path),
        **({"line": finding.span.line} if finding.span else {}),
        "time": "0",
    }
    message = wording.message(finding)
    told = (f"{wording.place(finding)}: {finding.severity}: {message}", *wording.about(finding))
    if finding.severity == "notice":
        yield from _element(case, "skipped", {"message": message}, told)
    else:
        yield from _element(case, "failure", {"type": finding.rule, "message": message}, told)


def _element(
    case: dict[str, object], name: str, attributes: dict[str, object], lines: tuple[str, ...] = ()
) -> Iterator[str]:
    """A test case with what came of it."""
    yield f"    <testcase{_attributes(case)}>"
    yield f"      <{name}{_attributes(attributes)}>{_text(chr(10).join(lines))}</{name}>"
    yield "    </testcase>"


def _attributes(given: dict[str, object]) -> str:
    return "".join(f' {name}="{_text(str(value))}"' for name, value in given.items())


def _text(text: str) -> str:
    """Text of sanitised lines as XML, in which no runner finds a command to it either."""
    return re.sub("#(?=#)|:(?=:)", lambda found: f"&#{ord(found[0])};", html.escape(text))
