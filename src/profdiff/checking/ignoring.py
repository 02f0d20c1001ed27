"""Comments on a page that silence rules.

`profdiff: ignore RULE` is for the item that follows, or for the one that ends with the comment,
`profdiff: ignore-page RULE` for the page.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from profdiff.errors import unknown
from profdiff.findings import Finding
from profdiff.records import Diagnostic
from profdiff.rules import ids
from profdiff.rules.subjects import Page

#: The code of the diagnostic of a comment that silences nothing.
MISTAKEN = "unknown-rule"
_COMMENT = re.compile(
    r"(?:<!--|%|#|//|/\*|@comment\s*\{)\s*profdiff:\s*ignore(-page)?\s+"
    r"([a-z]+(?:-[a-z]+)*(?:\s*,\s*[a-z]+(?:-[a-z]+)*)*)",
    re.IGNORECASE,
)
_MARK = "profdiff:"


class Silence(NamedTuple):
    """A rule that a comment silences, on some lines of the page or, for none, on all of it."""

    rule: str
    line: int
    first: int | None = None
    last: int | None = None

    def holds(self, finding: Finding) -> bool:
        """Whether a finding on the page is silenced."""
        if finding.rule != self.rule:
            return False
        if self.first is None or self.last is None:
            return True
        return finding.span is not None and self.first <= finding.span.line <= self.last


def silences(page: Page) -> list[Silence]:
    """What the comments of a page silence."""
    return list(_silences(page)) if _MARK in page.text.lower() else []


def mistaken(page: Page) -> list[Diagnostic]:
    """The comments of a page that name a rule which there is not."""
    return [
        Diagnostic(
            code=MISTAKEN,
            message=f"the comment silences nothing: {unknown('rule', silence.rule, ids())}",
            line=silence.line,
        )
        for silence in silences(page)
        if silence.rule not in ids()
    ]


def _silences(page: Page) -> Iterator[Silence]:
    for number, line in enumerate(page.lines, 1):
        for found in _COMMENT.finditer(line):
            lines = (
                None if found[1] else _lines(page, number, own=not line[: found.start()].strip())
            )
            for rule in found[2].split(","):
                if found[1]:
                    yield Silence(rule.strip().lower(), number)
                elif lines:
                    yield Silence(rule.strip().lower(), number, *lines)


def _lines(page: Page, number: int, *, own: bool) -> tuple[int, int] | None:
    """The lines of the item below a comment that has a line of its own, else of the one before."""
    spans = [passage.span for passage in page.profile.passages if passage.span]
    if own:
        after = [span for span in spans if span.line > number]
        item = min(after, key=lambda span: (span.line, span.column), default=None)
    else:
        item = next((span for span in spans if span.line <= number <= span.end_line), None)
    return (item.line, item.end_line) if item else None
