"""The `text` output, for people: in columns on a terminal, else one change or record a line."""

from profdiff.changes import Comparison
from profdiff.records import Profile
from profdiff.render.style import Style


def render_comparison(comparison: Comparison, style: Style) -> str:
    """The report of a comparison."""
    if style.columns:
        from profdiff.render import terminal

        return terminal.comparison(comparison, style)
    from profdiff.render import plain

    return plain.comparison(comparison, style)


def render_profile(profile: Profile, style: Style) -> str:
    """The records of a page, by kind."""
    if style.columns:
        from profdiff.render import terminal

        return terminal.profile(profile, style)
    from profdiff.render import plain

    return plain.profile(profile, style)
