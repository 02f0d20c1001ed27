"""What a change is worth, what it is called, and where it stands among the others."""

from collections.abc import Iterable

from profdiff.changes import Change, Severity
from profdiff.diff.label import label
from profdiff.fingerprint import fingerprint
from profdiff.records import Record, SourceInfo
from profdiff.transitions import transitions

#: Entities, most important first.
ORDER = (
    "role",
    "education",
    "award",
    "project",
    "publication",
    "area",
    "person",
    "interest",
    "news",
    "talk",
    "teaching",
    "service",
    "page",
    "link",
    "statement",
)
_RANK = {entity: rank for rank, entity in enumerate(ORDER)}
_OPS = ("changed", "added", "removed")
_WEIGHTY = frozenset({"role", "education", "award", "project", "publication", "page"})
_SLIGHT = frozenset({"link", "statement"})
_SLIGHT_FIELDS = frozenset(
    {"url", "links", "doi", "arxiv", "description", "unit", "honors", "group", "track"}
)


def told(change: Change) -> Change:
    """The change with its id, label, transitions, severity and fingerprint filled in.

    Its one line for a person is left to the layer that has the words.
    """
    change.id = change.id or _key(change.old, change.new)
    record = change.new or change.old
    change.label = change.label or (label(record) if record else change.entity)
    change.transitions = change.transitions or transitions(change)
    change.severity = severity(change)
    change.fingerprint = fingerprint(change)
    return change


def _key(old: Record | None, new: Record | None) -> str:
    """A pair goes by the id that it has on both pages, else by the surer of the two.

    Which page is the old one does not matter, so that the mirror image bears the same id.
    """
    ids = sorted({record.id for record in (old, new) if record}, key=_surest)
    return ids[0] if ids else ""


def _surest(record_id: str) -> tuple[int, str]:
    kinds = (":arxiv:", ":doi:", ":openreview:")
    found = [rank for rank, kind in enumerate(kinds) if kind in record_id]
    return (found[0] if found else len(kinds), record_id)


def severity(change: Change) -> Severity:
    """How much a change matters: what came, went or moved on in a career is major."""
    fields = {field.field for field in change.fields}
    if change.entity in _SLIGHT or (fields and fields <= _SLIGHT_FIELDS):
        return "info"
    if change.entity in _WEIGHTY and (change.op != "changed" or change.transitions):
        return "major"
    if change.entity == "page" and fields & {"name", "state"}:
        return "major"
    return "minor"


def in_order(changes: Iterable[Change], *sources: SourceInfo) -> list[Change]:
    """Most important kind first; within it changed, added, removed; then by place on the page.

    Of a site, the places are in the order of its pages.
    """
    pages = [page.path for source in sources for page in source.pages or ()]
    order = {path: number for number, path in enumerate(dict.fromkeys(pages))}
    return sorted(changes, key=lambda change: _place(change, order))


def _place(change: Change, pages: dict[str, int]) -> tuple[int, int, int, int, int, str]:
    record = change.new or change.old
    span = record.span if record else None
    line_number, column = (span.line, span.column) if span else (0, 0)
    return (
        _RANK[change.entity],
        _OPS.index(change.op),
        pages.get(span.path, 0) if span else 0,
        line_number,
        column,
        record.id if record else "",
    )


def tally(changes: Iterable[Change]) -> dict[str, dict[str, int]]:
    """Entity → how many of its records were added, removed and changed, in order of importance."""
    counts: dict[str, dict[str, int]] = {}
    for change in sorted(changes, key=lambda c: _RANK[c.entity]):
        row = counts.setdefault(change.entity, {"added": 0, "removed": 0, "changed": 0})
        row[change.op] += 1
    return counts
