"""What keeps a cold start short. None of it changes an answer, and the library does without.

A comparison of two home pages works for 10 ms; the rest is what Python does before. The figures
here are of a machine on which `python -c pass` takes 9 ms.
"""

import os
import re
import sys
from collections.abc import Callable
from typing import NoReturn

import profdiff
from profdiff import patterns
from profdiff.cli.kept import Kept
from profdiff.cli.own_modules import Finder
from profdiff.lexicon import tables

#: Flags, code, number of groups, groups by name, names of groups.
_Parts = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
_FAILURES = (AttributeError, ImportError, RuntimeError, TypeError, ValueError)


def leave(code: int) -> NoReturn:
    """End at once: to take the interpreter down module by module takes 3 ms, for nobody's sake."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (AttributeError, OSError, ValueError):
        sys.exit(code)
    if sys.gettrace() or sys.getprofile():
        sys.exit(code)
    os._exit(code)


def spare_translations() -> None:
    """Have click's words as they are: to look for others, which nobody has, takes 1 ms."""
    import gettext

    gettext.find = lambda *_, **__: None  # type: ignore[assignment]  # a simpler signature will do


def import_msgspec() -> None:
    """Import it as where there is no `typing_extensions`: `typing` has the same, 2 ms sooner."""
    name = "typing_extensions"
    if name not in sys.modules:
        sys.modules[name] = None  # type: ignore[assignment]  # how Python says that there is none
        try:
            import msgspec  # noqa: F401  # for those that import it later
        finally:
            del sys.modules[name]


def keep() -> "tuple[Finder, PatternStore, TableStore]":
    """Have modules, patterns and tables kept between runs; those have to be saved."""
    modules, compiled, built = Finder(profdiff), PatternStore(), TableStore()
    sys.meta_path.insert(0, modules)
    patterns.compiler = compiled.compile
    tables.builder = built.build
    patterns.ending = [modules.save, compiled.save, built.save]
    return modules, compiled, built


class PatternStore:
    """Compiled patterns: compiling them anew takes 45 ms. `_sre.compile` checks its code."""

    def __init__(self) -> None:
        self._kept = Kept(patterns)
        self.save = self._kept.save

    def compile(self, source: str, flags: int) -> re.Pattern[str]:
        """What `re.compile` returns."""
        try:
            parts = self._kept.get(f"{int(flags)} {source}", lambda: _parts(source, flags))
            return _assembled(source, parts)
        except _FAILURES:
            return re.compile(source, flags)


class TableStore:
    """The tables of the lexicon, which take 7 ms to build; they hold until a source is edited."""

    def __init__(self) -> None:
        self._kept = Kept(tables, _state_of_lexicon)
        self.save = self._kept.save

    def build(self, function: Callable[..., object], arguments: tuple[str | int, ...]) -> object:
        """What a function of the lexicon returns."""
        name = f"{function.__module__} {function.__qualname__} {arguments}"
        return self._kept.get(name, lambda: function(*arguments))


def _state_of_lexicon() -> str:
    states = [os.stat(file) for file in tables.sources()]
    return str([(state.st_size, state.st_mtime_ns) for state in states])


def _parts(source: str, flags: int) -> _Parts:
    """What `re.compile` makes of a pattern before the interpreter takes over."""
    from array import array
    from re import _compiler, _parser  # type: ignore[attr-defined]  # private, so without types

    parsed = _parser.parse(source, flags)
    code = array("I", _compiler._code(parsed, flags))  # noqa: SLF001  # there is no public way
    names = parsed.state.groupdict
    by_number = [None] * parsed.state.groups
    for name, number in names.items():
        by_number[number] = name
    return (
        int(flags | parsed.state.flags),
        code.tobytes(),
        parsed.state.groups - 1,
        names,
        tuple(by_number),
    )


def _assembled(source: str, parts: _Parts) -> re.Pattern[str]:
    import _sre  # type: ignore[import-not-found]  # private, so without types

    flags, code, *groups = parts
    numbers = memoryview(code).cast("I").tolist()
    pattern: re.Pattern[str] = _sre.compile(source, flags, numbers, *groups)
    return pattern
