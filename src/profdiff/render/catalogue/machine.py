"""The `json` output of `rules` and `explain`."""

from profdiff.checking.catalogue import Explained, Listed
from profdiff.render.json_document import document
from profdiff.render.style import Style


def render_rules(rules: list[Listed], style: Style) -> str:  # noqa: ARG001  # Protocol
    """Rules as JSON."""
    return document(rules)


def render_rule(rule: Explained, style: Style) -> str:  # noqa: ARG001  # Protocol
    """A rule as JSON, with all its examples."""
    return document(rule)
