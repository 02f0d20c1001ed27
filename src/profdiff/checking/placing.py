"""Where the pages of a site are, seen from where a check runs: a site knows its own root alone."""

import posixpath
from collections.abc import Container, Iterable

from msgspec.structs import replace

from profdiff.findings import Checked, Finding
from profdiff.rules import load
from profdiff.span import Span


def place_below(
    folder: str, pages: Iterable[Checked], findings: Iterable[Finding], files: Container[str]
) -> None:
    """Puts the folder of a site before all paths of its pages and findings.

    `files` are those of the site that were read; a place in a reference is none of theirs.
    """
    folder = posixpath.normpath(folder)
    if folder == ".":
        return

    def placed(span: Span) -> Span:
        own = span.path in files
        return replace(span, path=posixpath.join(folder, span.path)) if own else span

    for page in pages:
        if page.new == page.path:
            page.new = posixpath.join(folder, page.new)
        page.path = posixpath.join(folder, page.path)
    for finding in findings:
        finding.path = posixpath.join(folder, finding.path)
        finding.span = finding.span and placed(finding.span)
        finding.old_span = finding.old_span and placed(finding.old_span)
        finding.places = [placed(span) for span in finding.places]
        finding.message = load(finding.rule).in_words(finding)
