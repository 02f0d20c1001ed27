"""The `oneline` output: git's letters A, D and M, then what changed, tab-separated."""

from profdiff.changes import Comparison
from profdiff.render.style import Style
from profdiff.render.telling import tell

_LETTERS = {"added": "A", "removed": "D", "changed": "M"}


def render_comparison(comparison: Comparison, style: Style) -> str:
    """A line a change: letter, entity, what is told of it."""
    return "".join(
        f"{_LETTERS[change.op]}\t{change.entity}\t{tell(change).line(style.arrow)}\n"
        for change in comparison.changes
    )
