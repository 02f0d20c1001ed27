"""The outputs of `reparse`: a line a page or a record that is read otherwise, or JSON."""

from collections import Counter
from collections.abc import Iterator

from profdiff.render import words
from profdiff.render.json_document import document
from profdiff.render.style import Style
from profdiff.render.telling import tell
from profdiff.store.reparsing import Reparsing, Reread

#: Outputs of `reparse`.
REPARSING = ("text", "json")
_OUTCOMES = {
    "differs": "read otherwise",
    "same": "read as before",
    "current": "kept as read by this parser",
    "unknown": "not known as they were read before",
}


def render_reparsing(found: Reparsing, output: str, style: Style, *, each: bool) -> str:
    """What was read otherwise; with `each`, record by record. JSON always has all."""
    if output == "json":
        return document(found)
    return "".join(f"{line}\n" for line in _lines(found, style, each=each))


def _lines(found: Reparsing, style: Style, *, each: bool) -> Iterator[str]:
    for page in found.pages:
        if page.outcome == "differs":
            what = words.counts(change.entity for change in page.changes)
            yield f"{page.page}  epoch {page.epoch} {style.arrow} {found.parser_epoch}: {what}"
            if each:
                yield from _records(page, style)
    counts: Counter[str] = Counter(page.outcome for page in found.pages)
    total = len(found.pages)
    told = (f"{counts[outcome]} {what}" for outcome, what in _OUTCOMES.items() if counts[outcome])
    yield words.joined((f"{total} page{'' if total == 1 else 's'}", words.joined(told)), ": ")


def _records(page: Reread, style: Style) -> Iterator[str]:
    for change in page.changes:
        told = tell(change)
        place = words.joined((told.line(style.arrow), told.place(style.arrow)))
        yield f"  {words.SIGNS[change.op]} {words.NOUNS[change.entity][0]}: {place}"
