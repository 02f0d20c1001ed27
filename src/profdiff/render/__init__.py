"""The registry of outputs: one module a format, loaded when asked for."""

from typing import Any

#: Format of `compare` → the module whose `render_comparison` gives it.
COMPARISON = {"json": "profdiff.render.as_json"}
#: Format of `parse` → the module whose `render_profile` gives it.
PROFILE = {"json": "profdiff.render.as_json"}


def renderer(registry: dict[str, str], name: str) -> Any:
    """The module that a registry holds under a name."""
    from importlib import import_module

    return import_module(registry[name])
