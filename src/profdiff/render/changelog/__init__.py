"""The outputs of `changelog`: adding one is a module and its line here."""

from importlib import import_module
from typing import Protocol, cast

import msgspec

from profdiff.changelogs import Changelog

#: Output of `changelog` → the module whose `render_changelog` writes it.
CHANGELOG = {
    "markdown": "profdiff.render.changelog.markdown",
    "html": "profdiff.render.changelog.html",
    "json": "profdiff.render.changelog.machine",
    "atom": "profdiff.render.changelog.atom",
    "jsonfeed": "profdiff.render.changelog.json_feed",
}


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """How a changelog is to be written: how its entries are grouped, and for feeds its address."""

    grouping: str = "change"
    url: str = ""


class ChangelogRenderer(Protocol):
    """A module that writes changelogs."""

    def render_changelog(self, log: Changelog, wish: Wish) -> str:
        """The whole output, with the newline that ends it; "" where there is nothing to tell."""


def render_changelog(log: Changelog, output: str, wish: Wish) -> str:
    """A changelog in one of the outputs of `CHANGELOG`."""
    module = cast("ChangelogRenderer", import_module(CHANGELOG[output]))
    return module.render_changelog(log, wish)
