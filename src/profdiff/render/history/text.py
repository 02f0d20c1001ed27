"""The `text` output of a history: columns on a terminal, else one change a line."""

from collections.abc import Iterator

from profdiff.history import History
from profdiff.render import words
from profdiff.render.history import wording
from profdiff.render.style import Style
from profdiff.render.telling import tell


def render_history(history: History, style: Style) -> str:
    """The report of a history."""
    if style.columns:
        from profdiff.render.history import terminal

        return terminal.render(history, style)
    return "".join(f"{line}\n" for line in _plain(history, style))


def _plain(history: History, style: Style) -> Iterator[str]:
    shown = wording.shown(history, style)
    yield "  ".join(wording.head(history))
    for step in shown:
        start = f"{wording.day(step)} {wording.commit(step)}"
        yield words.joined((f"{start} {wording.title(step)}", wording.place(step, history)))
        if said := wording.warning(step) or wording.outcome(step):
            yield f"{start} ! {said}"
        if seen := wording.last_seen(step):
            yield f"{start} ! {seen}"
        for change in step.changes:
            told = tell(change)
            place = words.joined((told.line(style.arrow), told.place(style.arrow)))
            yield f"{start} {words.SIGNS[change.op]} {words.NOUNS[change.entity][0]}: {place}"
    for found in history.diagnostics:
        yield f"! {words.diagnostic(found)}"
    if rest := wording.left_out(history, shown):
        yield rest
