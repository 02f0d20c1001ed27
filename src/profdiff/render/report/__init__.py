"""The report: one self-contained HTML file about two versions of a page, or about all of them.

Pages are hostile: every text goes through `sanitise` and Jinja's autoescape, data for the script is
escaped JSON, and the file's own policy allows nothing but its own style and script.
"""

from profdiff.changes import Comparison
from profdiff.history.chronicle import Chronicle
from profdiff.records import Profile


def render_comparison(comparison: Comparison, old: Profile, new: Profile) -> str:
    """The report of what changed from one version to another."""
    from profdiff.render.report.page import fill
    from profdiff.render.report.pair import pair

    return fill("comparison.html.jinja", pair(comparison, old, new))


def render_history(chronicle: Chronicle) -> str:
    """The report of all versions of a page."""
    from profdiff.render.report.career import career
    from profdiff.render.report.page import fill

    return fill("history.html.jinja", career(chronicle))
