"""The `jsonl` output: one change or record a line, as in the `json` output."""

import msgspec

from profdiff.changes import Comparison
from profdiff.records import ENTITIES, Profile
from profdiff.render.json_document import encode
from profdiff.render.style import Style


def render_comparison(comparison: Comparison, style: Style) -> str:  # noqa: ARG001  # Protocol
    """The changes of a comparison."""
    return "".join(encode(change).decode() + "\n" for change in comparison.changes)


def render_profile(profile: Profile, style: Style) -> str:  # noqa: ARG001  # Protocol
    """The records of a profile, each with its `entity` first."""
    return "".join(
        encode({"entity": entity, **msgspec.to_builtins(record)}).decode() + "\n"
        for entity, (attribute, _) in ENTITIES.items()
        for record in getattr(profile, attribute)
    )
