"""The configuration of a project: `profdiff.toml`, `.profdiff.toml`, or a table in pyproject.toml.

That is the table `tool.profdiff`.

Most runs have none, so finding that out costs a few looks at folders and imports nothing.
"""

import os
from typing import Any

import msgspec

from profdiff.errors import ConfigError, unknown

#: The names of a file of configuration, of which the first that is there holds.
FILES = ("profdiff.toml", ".profdiff.toml")
_PYPROJECT = "pyproject.toml"
_MARK = b"tool.profdiff"


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """Which files of a site carry the profile: patterns of paths, relative to the site's root."""

    pages: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


class Words(msgspec.Struct, frozen=True):
    """A file of words that a project adds to the lexicon."""

    path: str
    text: str


class Config(msgspec.Struct, frozen=True, kw_only=True):
    """What a project told profdiff about its pages; without a file, the default of all.

    `path` is the file that it was read from, "" where there is none, and `base` stands before all
    keys in it. `lexicon` holds tables as they are written, and `Words` where a file is named; the
    lexicon checks them when they are first used. `check` is as it is written, too: the check knows
    the rules that it may name.
    """

    path: str = ""
    base: str = ""
    site: Site = Site()
    lexicon: dict[str, Any] = {}
    check: dict[str, Any] = {}


def find_config(start: str) -> str | None:
    """The nearest file of configuration in a folder or above it, up to the root of a repository."""
    try:
        folder = os.path.abspath(start)
    except FileNotFoundError:  # a working folder that is gone
        return None
    while True:
        for name in FILES:
            path = os.path.join(folder, name)
            if os.path.isfile(path):
                return path
        path = os.path.join(folder, _PYPROJECT)
        if os.path.isfile(path) and _MARK in _bytes(path):
            return path
        above = os.path.dirname(folder)
        if above == folder or os.path.lexists(os.path.join(folder, ".git")):
            return None
        folder = above


def find_config_for(page: str) -> str | None:
    """The file of configuration for a page: from its folder upwards, else from the working one."""
    folder = page if os.path.isdir(page) else os.path.dirname(page) if os.path.exists(page) else ""
    return (find_config(folder) if folder else None) or find_config(os.curdir)


def read_config(path: str) -> Config:
    """The configuration in a file. Raises ConfigError where it cannot be used."""
    import tomllib

    data = _bytes(path)
    try:
        tables = tomllib.loads(data.decode())
    except (ValueError, RecursionError) as error:
        raise ConfigError(
            path, f"is no TOML: {error}", "mend that place, or leave it out"
        ) from error
    place, base = Place(path), ""
    if os.path.basename(path) == _PYPROJECT:
        tables = _table(_table(tables, "tool", place), "tool.profdiff", place)
        base = "tool.profdiff."
    return _checked(tables, base, path)


class Place:
    """A file of configuration, to say where in it something stands; the line may be known."""

    def __init__(self, path: str, line: int | None = None) -> None:
        self._path, self._line = path, line

    def error(self, key: str, why: str, hint: str = "") -> ConfigError:
        """What is wrong with a key, dots between its parts."""
        line = self._line or self._line_of(key.split("."))
        where = self._path or "configuration"
        return ConfigError(f"{where}:{line}" if line else where, f"{key} {why}", hint)

    def _line_of(self, parts: list[str]) -> int | None:
        """The line on which a key is set, or the table that holds it begins."""
        lines = _bytes(self._path).decode().splitlines() if self._path else []
        for name in reversed(parts):
            for number, line in enumerate(lines, 1):
                key, equals, _ = line.partition("=")
                header = line.lstrip().startswith("[")
                named = (line.strip().strip("[]") if header else key).rpartition(".")[2]
                if (equals or header) and named.strip(" \"'") == name:
                    return number
        return None


def _checked(tables: dict[str, Any], base: str, path: str) -> Config:
    place = Place(path)
    _known(tables, ("site", "check", "lexicon"), base, place)
    site = _table(tables, f"{base}site", place)
    _known(site, Site.__struct_fields__, f"{base}site.", place)
    for key, value in site.items():
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            hint = f'write {key} = ["*.md"], say'
            raise place.error(f"{base}site.{key}", "is no list of patterns", hint)
    lexicon = _table(tables, f"{base}lexicon", place)
    return Config(
        path=path,
        base=base,
        site=Site(**{key: tuple(value) for key, value in site.items()}),
        lexicon={name: _words(path, content) for name, content in lexicon.items()},
        check=_table(tables, f"{base}check", place),
    )


def _words(path: str, content: Any) -> Any:
    """A table as it is written; where a file is named, what it holds."""
    if not isinstance(content, str):
        return content
    named = os.path.join(os.path.dirname(path), content)
    try:
        return Words(named, _bytes(named).decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ConfigError(named, "is no text in UTF-8", "save it as UTF-8") from error


def _table(tables: dict[str, Any], key: str, place: Place) -> dict[str, Any]:
    """The table that a key names by its last part, an empty one where it is not there."""
    found = tables.get(key.rpartition(".")[2], {})
    if not isinstance(found, dict):
        raise place.error(key, "is no table", f"write [{key}] and its keys below")
    return found


def _known(table: dict[str, Any], names: tuple[str, ...], base: str, place: Place) -> None:
    """Refuse a key that there is none of, with the nearest that there is."""
    for key in table:
        if key not in names:
            raise place.error(f"{base}{key}", "is unknown", unknown("key", key, names))


def _bytes(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        why = error.strerror or str(error)
        raise ConfigError(path, f"cannot be read: {why}", "name a file that is there") from error
