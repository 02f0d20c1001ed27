"""The outputs of `log`: what each version of a page changed."""

from importlib import import_module
from typing import Protocol, cast

from profdiff.history import History
from profdiff.render.style import Style

#: Output of `log` → the module whose `render_history` writes it.
HISTORY = {
    "text": "profdiff.render.history.text",
    "json": "profdiff.render.history.machine",
    "jsonl": "profdiff.render.history.lines",
    "markdown": "profdiff.render.history.markdown",
}


class HistoryRenderer(Protocol):
    """A module that writes histories."""

    def render_history(self, history: History, style: Style) -> str:
        """The whole output, with the newline that ends it."""


def render_history(history: History, output: str, style: Style) -> str:
    """A history in one of the outputs of `HISTORY`."""
    module = cast("HistoryRenderer", import_module(HISTORY[output]))
    return module.render_history(history, style)
