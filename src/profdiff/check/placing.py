"""Where the pages of a site are, seen from where a check runs: a site knows its own root alone."""

import posixpath
from collections.abc import Iterable

from msgspec.structs import replace

from profdiff.findings import Checked, Finding
from profdiff.span import Span


def place_below(folder: str, pages: Iterable[Checked], findings: Iterable[Finding]) -> None:
    """Puts the folder of a site before all paths of its pages and findings."""
    folder = posixpath.normpath(folder)
    if folder == ".":
        return

    def placed(span: Span) -> Span:
        return replace(span, path=posixpath.join(folder, span.path))

    for page in pages:
        if page.new == page.path:
            page.new = posixpath.join(folder, page.new)
        page.path = posixpath.join(folder, page.path)
    for finding in findings:
        finding.path = posixpath.join(folder, finding.path)
        finding.span = finding.span and placed(finding.span)
        finding.old_span = finding.old_span and placed(finding.old_span)
        finding.places = [placed(span) for span in finding.places]
