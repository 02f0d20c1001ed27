"""The `html` output of `changelog`: its built-in template in HTML, filled."""

from profdiff.changelogs import Changelog
from profdiff.render.changelog import Wish
from profdiff.render.changelog.context import context
from profdiff.render.changelog.templating import built_in, fill

TEMPLATE = "changelog.html.jinja"


def render_changelog(log: Changelog, wish: Wish) -> str:
    """A changelog as HTML."""
    return fill(built_in(TEMPLATE), TEMPLATE, context(log, wish.grouping))
