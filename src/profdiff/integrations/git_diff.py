"""profdiff as git's diff driver and text conversion: the lines that make it so.

git reads which driver a path has from `.gitattributes` and what the driver runs from its
configuration (git help gitattributes, "Defining an external diff driver"; git help difftool).
"""

import os
from collections.abc import Iterable
from typing import NamedTuple

from profdiff.errors import RevisionError, UsageError
from profdiff.sources.repository import Repository
from profdiff.sources.source import shown

DRIVER = "profdiff"
_PLAIN = 'git --no-pager diff --no-index --no-ext-diff --no-textconv -- "$2" "$5"'
#: Key → value of git's configuration. git dies where what it runs fails, so that where profdiff is
#: not found, or is killed, the shell shows the page as git would; a difference is 1 to `git diff`.
SETTINGS = {
    f"diff.{DRIVER}.command": f'f() {{ profdiff git-diff "$@" || {_PLAIN} || :; }}; f',
    f"diff.{DRIVER}.textconv": 'f() { profdiff git-textconv "$1" || cat "$1"; }; f',
    f"difftool.{DRIVER}.cmd": 'profdiff git-diff "$MERGED" "$LOCAL" . . "$REMOTE" . .',
}
ATTRIBUTES = ".gitattributes"


class Plan(NamedTuple):
    """What is to be in the repository: lines of a file, and settings of its configuration."""

    file: str
    lines: list[str]
    settings: dict[str, str]


def plan(paths: Iterable[str], repository: Repository) -> Plan:
    """The lines that make profdiff the driver of some paths, or of patterns of them."""
    top = repository.run("rev-parse", "--show-toplevel")
    if top.code:
        raise RevisionError(
            repository.about, "a bare repository has no .gitattributes", "run it in a work tree"
        )
    lines = [f"{_pattern(path)} diff={DRIVER}" for path in paths]
    return Plan(os.path.join(top.line, ATTRIBUTES), lines, SETTINGS)


def _pattern(path: str) -> str:
    """A path as .gitattributes has it: one with spaces in quotes; from the root with a slash."""
    if path.startswith("-") or not path.isprintable():
        raise UsageError(
            shown(path), "cannot stand in .gitattributes", "give a pattern, as in '*.md'"
        )
    quoted = path.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}"' if " " in path or '"' in path else path


def write(plan: Plan, repository: Repository) -> None:
    """Put the lines into the repository; those that are there already stay as they are."""
    held = _read(plan.file)
    missing = [line for line in plan.lines if line not in held]
    if missing:
        _write(plan.file, [*held, *missing])
    for key, value in plan.settings.items():
        _configure(repository, key, value)


def remove(plan: Plan, repository: Repository) -> None:
    """Take the driver out of all lines, and lines out that say nothing else, and the settings."""
    held = _read(plan.file)
    kept = [left for line in held if (left := _without_driver(line)) is not None]
    if kept != held:
        _write(plan.file, kept)
    for key in plan.settings:
        repository.run("config", "--local", "--unset-all", key)


def _without_driver(line: str) -> str | None:
    """A line of .gitattributes without the driver; None where nothing is left but the pattern."""
    if line.startswith("#") or f"diff={DRIVER}" not in line.split():
        return line
    end = line.rindex('"') + 1 if line.startswith('"') else len(line.split(maxsplit=1)[0])
    attributes = [word for word in line[end:].split() if word != f"diff={DRIVER}"]
    return " ".join([line[:end], *attributes]) if attributes else None


def _configure(repository: Repository, key: str, value: str) -> None:
    outcome = repository.run("config", "--local", "--replace-all", key, value)
    if outcome.code:
        raise repository.failed(outcome.err)


def _read(path: str) -> list[str]:
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8", errors="surrogateescape", newline="") as file:
        return file.read().splitlines()


def _write(path: str, lines: list[str]) -> None:
    if not lines:
        os.unlink(path)
        return
    draft = f"{path}.profdiff"
    with open(draft, "w", encoding="utf-8", errors="surrogateescape", newline="\n") as file:
        file.write("".join(f"{line}\n" for line in lines))
    os.replace(draft, path)
