"""The `markdown` output of `changelog`: its built-in template in Markdown, filled."""

from profdiff.changelogs import Changelog
from profdiff.render.changelog import Wish
from profdiff.render.changelog.context import context
from profdiff.render.changelog.templating import TEMPLATES, built_in, fill


def render_changelog(log: Changelog, wish: Wish) -> str:
    """A changelog as Markdown."""
    name = TEMPLATES["markdown"]
    return fill(built_in(name), name, context(log, wish.grouping))
