"""The `markdown` output of `changelog`: its built-in template in Markdown, filled."""

from profdiff.changelogs import Changelog
from profdiff.render.changelog import Wish
from profdiff.render.changelog.context import context
from profdiff.render.changelog.templating import built_in, fill

TEMPLATE = "changelog.md.jinja"


def render_changelog(log: Changelog, wish: Wish) -> str:
    """A changelog as Markdown."""
    return fill(built_in(TEMPLATE), TEMPLATE, context(log, wish.grouping))
