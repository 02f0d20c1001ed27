"""The registry of outputs: adding one is a module and its line here."""

from typing import Protocol, cast

import msgspec

from profdiff.changes import Comparison
from profdiff.records import Profile, SourceInfo
from profdiff.render.style import Style

#: Output of `compare` → the module whose `render_comparison` writes it.
COMPARISON = {
    "text": "profdiff.render.text",
    "json": "profdiff.render.json_document",
    "jsonl": "profdiff.render.json_lines",
    "markdown": "profdiff.render.markdown",
    "oneline": "profdiff.render.oneline",
}
#: Output of `parse` → the module whose `render_profile` writes it.
PROFILE = {
    "text": "profdiff.render.text",
    "json": "profdiff.render.json_document",
    "jsonl": "profdiff.render.json_lines",
}
#: Outputs for programs: in UTF-8 whatever the terminal's encoding, and never coloured.
FOR_PROGRAMS = frozenset({"json", "jsonl"})

#: Outputs that say themselves when a comparison is not complete.
TELLING_STATUS = frozenset({"text", "json", "markdown"})


class ComparisonRenderer(Protocol):
    """A module that writes comparisons."""

    def render_comparison(self, comparison: Comparison, style: Style) -> str:
        """The whole output, with the newline that ends it."""


class ProfileRenderer(Protocol):
    """A module that writes profiles."""

    def render_profile(self, profile: Profile, style: Style) -> str:
        """The whole output, with the newline that ends it."""


def render_comparison(comparison: Comparison, output: str, style: Style) -> str:
    """A comparison in one of the outputs of `COMPARISON`."""
    from importlib import import_module

    module = cast("ComparisonRenderer", import_module(COMPARISON[output]))
    return module.render_comparison(comparison, _placed(style, comparison.old, comparison.new))


def render_profile(profile: Profile, output: str, style: Style) -> str:
    """A profile in one of the outputs of `PROFILE`."""
    from importlib import import_module

    module = cast("ProfileRenderer", import_module(PROFILE[output]))
    return module.render_profile(profile, _placed(style, profile.source))


def _placed(style: Style, *sources: SourceInfo) -> Style:
    """The style, with paths beside lines where one of the sources is a whole site."""
    paths = any(source.format == "site" for source in sources)
    return msgspec.structs.replace(style, paths=True) if paths else style
