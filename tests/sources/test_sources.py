"""The registry of kinds, and what reading a plain file may load."""

import pkgutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import profdiff.sources
from profdiff.sources import KINDS, Kind

HELPERS = {"source", "repository", "contents", "decoding", "history", "staged"}
TREES = {"tree", "folder", "git_tree"}
SRC = Path(__file__).parents[2] / "src"


def test_every_kind_is_registered():
    modules = {module.name for module in pkgutil.iter_modules(profdiff.sources.__path__)}
    assert modules - HELPERS - TREES == set(KINDS)


def test_every_kind_has_what_a_kind_needs():
    needed = [name for name in vars(Kind) if not name.startswith("_")]
    for kind in KINDS:
        module = import_module(f"profdiff.sources.{kind}")
        assert all(callable(getattr(module, name)) for name in needed), kind


def test_a_plain_file_loads_nothing_heavy():
    code = (
        "import sys; from profdiff.sources import read_source; "
        "from profdiff.sources.decoding import decode; "
        "decode(read_source(sys.argv[1]).data); print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", code, __file__],
        capture_output=True, text=True, check=True, env={"PYTHONPATH": str(SRC)},
    )  # fmt: skip
    loaded = set(done.stdout.split())
    heavy = {"git", "subprocess", "pathlib", "hashlib", "json", "difflib", "tomllib", "dataclasses"}
    assert "profdiff.sources.git" not in loaded
    assert loaded & heavy == set()
