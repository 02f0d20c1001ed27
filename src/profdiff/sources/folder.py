"""A site in a folder. No link to a folder is followed, nor one to a file outside the site."""

import os
from collections.abc import Callable, Iterable

from profdiff.errors import InputError
from profdiff.sources.file import read_regular
from profdiff.sources.source import shown
from profdiff.sources.tree import MAX_FILES, Listing


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # links in a circle
        return False


class Folder:
    """The files of a folder as they are now."""

    def __init__(self, spec: str) -> None:
        self.path = shown(spec)
        self.revision: str | None = None
        self.captured_at: str | None = None
        self._root = spec

    def listing(self, skip: Callable[[str], bool]) -> Listing:
        """Its files, folder by folder; a folder that may not be read holds none.

        Raises InputError where the folder itself may not be read.
        """
        found = Listing()
        waiting = [""]
        while waiting:
            inside = waiting.pop()
            for entry in self._entries(inside):
                path = inside + entry.name
                if not _is_folder(entry):
                    found.files.append(path)
                elif entry.is_symlink():
                    found.links.append(path)
                elif not skip(entry.name):
                    waiting.append(f"{path}/")
            if len(found.files) > MAX_FILES:
                found.cut = True
                break
        found.files = sorted(found.files)[:MAX_FILES]
        found.links.sort()
        return found

    def has(self, path: str) -> bool:
        """Whether there is a file of that path, or a folder."""
        return os.path.exists(os.path.join(self._root, path))

    def read(self, paths: Iterable[str], max_bytes: int) -> dict[str, bytes | str]:
        """The bytes of files, or why one cannot be read."""
        return {path: self._file(path, max_bytes) for path in paths}

    def _entries(self, inside: str) -> list[os.DirEntry[str]]:
        """What a folder holds, by name, so that a limit cuts it off at the same place each time."""
        try:
            with os.scandir(os.path.join(self._root, inside)) as entries:
                return sorted(entries, key=lambda entry: entry.name, reverse=True)
        except OSError as error:
            if inside:
                return []
            why = f"cannot be listed: {error.strerror}"
            raise InputError(self.path, why, "see who may read it with ls -ld") from error

    def _file(self, path: str, max_bytes: int) -> bytes | str:
        name = os.path.join(self._root, path)
        if os.path.islink(name):
            root, target = os.path.realpath(self._root), os.path.realpath(name)
            if os.path.commonpath((root, target)) != root:
                return "is a link that leads out of the site"
        try:
            return read_regular(name, max_bytes)
        except InputError as error:
            return error.why
