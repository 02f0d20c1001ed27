"""The `jsonl` output of a history: a line a version, as in the `json` output."""

from profdiff.history import History
from profdiff.render.history.machine import plain
from profdiff.render.json_document import encode
from profdiff.render.style import Style


def render_history(history: History, style: Style) -> str:  # noqa: ARG001  # Protocol
    """The steps of a history."""
    return "".join(encode(plain(step)).decode() + "\n" for step in history.steps)
