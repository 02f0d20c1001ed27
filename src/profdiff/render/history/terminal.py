"""The history on a terminal: each version's head, and beneath it what it changed."""

from collections.abc import Iterator

from profdiff.history import History, Step
from profdiff.render import terminal, words
from profdiff.render.columns import Line, Row, lay_out, line
from profdiff.render.history import wording
from profdiff.render.style import Style


def render(history: History, style: Style) -> str:
    """The report of a history."""
    shown = wording.shown(history, style)
    parts: list[Row | Line] = [line(*wording.head(history), style="bold")]
    for step in shown:
        parts += [line(), *_step(step, history, style)]
    parts += [line(words.diagnostic(found), sign="!") for found in history.diagnostics]
    if rest := wording.left_out(history, shown):
        parts += [line(), line(rest, style="dim")]
    return lay_out(parts, style)


def _step(step: Step, history: History, style: Style) -> Iterator[Row | Line]:
    yield line(f"{wording.day(step)}  {wording.title(step)}", wording.commit(step), style="bold")
    if place := wording.place(step, history):
        yield line(place, style="bold")
    if said := wording.warning(step):
        yield line(said, sign="!")
    elif said := wording.outcome(step):
        yield line(said, style="dim")
    if seen := wording.last_seen(step):
        yield line(seen, style="dim")
    if step.comparison:
        yield from terminal.told(step.comparison, style)
