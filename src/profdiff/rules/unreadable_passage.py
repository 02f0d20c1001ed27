"""`unreadable-passage`: a stretch of a page that cannot be read as it stands."""

from collections.abc import Iterator

from profdiff.findings import Finding
from profdiff.records import Diagnostic
from profdiff.rules.rule import Example, Rule, values
from profdiff.rules.subjects import Page
from profdiff.span import Span

#: What reading says of text that it had to leave out, to mend or to guess.
_UNREAD = frozenset(
    (
        "bibtex-mended-entry",
        "bibtex-unreadable-entry",
        "control-characters",
        "encoding-damaged",
        "encoding-guessed",
        "front-matter-unclosed",
        "front-matter-unreadable",
        "json-unreadable",
        "limit-macros",
        "limit-reached",
        "nested-too-deep",
        "unclosed-comment",
        "unclosed-conditional",
        "unclosed-environment",
        "unclosed-group",
        "yaml-unreadable",
    )
)
_LONGEST = 80


def _find(page: Page) -> Iterator[Finding]:
    for each in page.profile.diagnostics:
        line = each.line or 1
        text = page.lines[line - 1] if line <= len(page.lines) else ""
        if each.code in _UNREAD and not _is_meant(page, each, text):
            yield Finding(
                what=each.message,
                key=each.code,
                values=values(at=" ".join(text.split())[:_LONGEST] if _has_place(each) else None),
                span=Span(page.path, line, 1, line, len(text) + 1),
            )


def _is_meant(page: Page, diagnostic: Diagnostic, text: str) -> bool:
    """Whether the page says itself what it is: its encoding, or that its head is code of Julia.

    Franklin.jl has that between the lines of pluses where Hugo has TOML.
    """
    if diagnostic.code == "encoding-guessed":
        return "as the page declares" in diagnostic.message or "inputenc}" in page.text
    return diagnostic.code == "front-matter-unreadable" and text.startswith(("using ", "import "))


def _has_place(diagnostic: Diagnostic) -> bool:
    """Whether it speaks of one place rather than of the first of several."""
    return diagnostic.code.startswith(("bibtex-", "unclosed-"))


RULE = Rule(
    id="unreadable-passage",
    severity="notice",
    scope="state",
    summary="Something on the page cannot be read as it stands.",
    message="{what}",
    why=(
        "Control characters, bytes of another encoding, a comment or a brace that nobody closed: "
        "what follows may be missing for readers, and is not compared either."
    ),
    hint="set that line right; what is odd often stands before it",
    examples=(
        Example(
            fires=True,
            title="a comment that is not closed",
            new="# Ada Example\n\nI study sand.\n\n<!-- to be written\n\n## Publications\n",
        ),
        Example(
            fires=True,
            title="an entry of a bibliography without its closing brace",
            path="works.bib",
            new=(
                "@article{sand, title={Sorting Sand}, author={Example, Ada}, year={2021}\n\n"
                "@article{sea, title={Counting Waves}, author={Example, Ada}, year={2022}}\n"
            ),
        ),
        Example(
            fires=False,
            title="a comment, closed",
            new="# Ada Example\n\nI study sand.\n\n<!-- to be written -->\n",
        ),
    ),
    find=_find,
)
