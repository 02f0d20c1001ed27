"""The words of the catalogue of rules: the same on a screen and in the documentation."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from profdiff.checking.catalogue import Explained, File
from profdiff.findings import Finding
from profdiff.render.check import wording

#: Scope → what a rule looks at, as a heading and in a sentence.
SCOPES = {
    "change": ("What changed on a page", "of a change"),
    "state": ("A page as it is", "of a page as it is"),
    "across": ("Pages of one person", "across pages"),
    "reference": ("A page and a list of works", "against a reference"),
}
#: Extension → how a comment that silences a rule begins and ends.
_COMMENTS = {"tex": ("%", ""), "bib": ("%", ""), "yaml": ("#", ""), "yml": ("#", "")}
#: Lines that stay are shown this far from what changed, and all of them on a page of few lines.
_AROUND, _FEW = 1, 9


def changed(file: File) -> Iterator[tuple[str, str]]:
    """The lines of a page that changed and those around them, each with `-`, `+` or a space.

    A line "…" stands for those between.
    """
    old, new = (file.old or "").splitlines(), file.text.splitlines()
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    whole = max(len(old), len(new)) <= _FEW
    groups = [matcher.get_opcodes()] if whole else matcher.get_grouped_opcodes(_AROUND)
    end = 0
    for group in groups:
        if group and group[0][1] > end:
            yield " ", "…"
        for _, first, last, start, stop in group:
            same = old[first:last] == new[start:stop]
            yield from ((" " if same else "-", line) for line in old[first:last])
            yield from (("+", line) for line in ([] if same else new[start:stop]))
            end = last
    if end < len(old):
        yield " ", "…"


def told(finding: Finding) -> str:
    """What a check says of a finding, without its fingerprint."""
    return f"{wording.place(finding)}: {finding.severity}: {wording.message(finding)}"


def silencing(rule: Explained) -> Iterator[tuple[str, str]]:
    """What to silence, and how."""
    extension = rule.examples[0].files[0].path.rpartition(".")[2]
    begin, end = _COMMENTS.get(extension, ("<!--", " -->"))
    yield "one finding", 'profdiff accept FINGERPRINT --reason "…"'
    yield "one item", f"{begin} profdiff: ignore {rule.id}{end}"
    yield "one page", f"{begin} profdiff: ignore-page {rule.id}{end}"
    yield "profdiff.toml", f'check.rules.{rule.id} = "off"'
