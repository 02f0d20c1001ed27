"""The compiled modules of profdiff in one file: to look for each of a hundred takes 3 ms.

Whether one holds is told as Python tells it, by the time and the size of its source.
"""

import os
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, SourceFileLoader
from types import CodeType, ModuleType

from profdiff.cli.kept import Kept


class Finder:
    """Finds the modules that stand in a folder of profdiff's own; Python finds all others."""

    def __init__(self, package: ModuleType) -> None:
        self._inside = f"{package.__name__}."
        self._kept = Kept(package)
        self.save = self._kept.save

    def find_spec(
        self,
        name: str,
        path: Sequence[str] | None = None,
        target: object = None,  # noqa: ARG002  # the import system's signature
    ) -> ModuleSpec | None:
        """Where a module of ours is, None for one that is not ours or has no source."""
        if not path or not name.startswith(self._inside):
            return None
        parent, _, stem = name.rpartition(".")
        file = f"{path[0]}/{stem}.py"
        try:
            state = os.stat(file)
        except OSError:
            return None
        loader = _Loader(name, file)
        loader.keep(self._kept, f"{state.st_size} {state.st_mtime_ns}")
        spec = ModuleSpec(name, loader, origin=file)
        spec.has_location = True
        beside = sys.modules[parent].__spec__
        if beside and beside.cached:  # to work it out from the file takes longer
            spec.cached = beside.cached.replace("/__init__.", f"/{stem}.")
        return spec


class _Loader(SourceFileLoader):
    def keep(self, kept: Kept, state: str) -> None:
        """Where to look for the code first, and for which state of the source."""
        self._kept, self._state = kept, state

    def get_code(self, fullname: str) -> CodeType | None:
        """The code of the module as it is kept, else as Python finds it."""
        make = super().get_code
        code: CodeType | None = self._kept.get(self.path, lambda: make(fullname), self._state)
        return code
