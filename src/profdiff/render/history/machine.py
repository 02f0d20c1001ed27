"""The `json` output of a history: all steps that were asked for, each with its whole comparison."""

from typing import Any

import msgspec

from profdiff.history import History, Step
from profdiff.render.json_document import document
from profdiff.render.style import Style


def render_history(history: History, style: Style) -> str:  # noqa: ARG001  # Protocol
    """A history as JSON."""
    told = msgspec.to_builtins(history)
    told["steps"] = [plain(step) for step in history.steps]
    return document(told)


def plain(step: Step) -> dict[str, Any]:
    """A step as one object: the version's own keys, then what it changed."""
    told: dict[str, Any] = msgspec.to_builtins(step)
    return {**told.pop("version"), **told}
