"""The hand-made comparisons and profiles, by name."""

import importlib.util
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def examples():
    """The module of examples beside this file, which pytest's importlib mode does not find."""
    path = Path(__file__).with_name("examples.py")
    spec = importlib.util.spec_from_file_location("render_examples", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
