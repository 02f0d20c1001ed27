"""The `json` output of `changelog`: its sections, each with its whole changes."""

from profdiff.changelogs import Changelog
from profdiff.render.changelog import Wish
from profdiff.render.json_document import document


def render_changelog(log: Changelog, wish: Wish) -> str:  # noqa: ARG001  # Protocol
    """A changelog as JSON."""
    return document(log)
