"""The outputs of `timeline`: a picture of the years, or JSON."""

from profdiff.history import Timeline
from profdiff.render.json_document import document
from profdiff.render.style import Style

#: Output of `timeline` → what it is.
TIMELINE = ("text", "json")


def render_timeline(found: Timeline, output: str, style: Style) -> str:
    """A timeline in one of the outputs of `TIMELINE`."""
    if output == "json":
        return document(found)
    from profdiff.render.history import picture

    return picture.render(found, style)
