"""The `html` output of `changelog`: its built-in template in HTML, filled."""

from profdiff.changelogs import Changelog
from profdiff.render.changelog import Wish
from profdiff.render.changelog.context import context
from profdiff.render.changelog.templating import TEMPLATES, built_in, fill


def render_changelog(log: Changelog, wish: Wish) -> str:
    """A changelog as HTML."""
    name = TEMPLATES["html"]
    return fill(built_in(name), name, context(log, wish.grouping))
