"""The `markdown` output of a history: a heading a version, its changes as a list."""

from collections.abc import Iterator

from profdiff.history import History
from profdiff.render import words
from profdiff.render.history import wording
from profdiff.render.markdown import escape
from profdiff.render.style import Style
from profdiff.render.telling import tell


def render_history(history: History, style: Style) -> str:
    """The report of a history as GitHub Flavored Markdown."""
    return "".join(f"{line}\n" for line in _history(history, style))


def _history(history: History, style: Style) -> Iterator[str]:
    shown = wording.shown(history, style)
    path, total = wording.head(history)
    yield f"# {escape(path)}: {total}"
    for step in shown:
        yield ""
        yield f"## {wording.day(step)}: {escape(wording.title(step))} ({wording.commit(step)})"
        yield ""
        if place := wording.place(step, history):
            yield escape(place)
            yield ""
        if said := wording.warning(step) or wording.outcome(step):
            yield f"> {escape(said)}"
        if seen := wording.last_seen(step):
            yield f"> {escape(seen)}"
            yield ""
        for change in step.changes:
            noun = words.NOUNS[change.entity][0]
            yield f"- **{noun} {change.op}** {escape(tell(change).line(style.arrow))}"
    if rest := wording.left_out(history, shown):
        yield ""
        yield escape(rest)
