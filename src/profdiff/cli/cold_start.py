"""What keeps a cold start short. None of it changes an answer, and the library does without.

A comparison of two home pages works for 10 ms; the rest is what Python does before. The figures
here are of a machine on which `python -c pass` takes 9 ms.
"""

import marshal
import os
import re
import sys
from typing import NoReturn

from profdiff import patterns

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


class PatternStore:
    """Compiled patterns, kept beside the compiled modules: compiling them anew takes 20 ms.

    As with modules, nothing is written where Python may write no bytecode, and what another
    interpreter compiled is not used. `_sre.compile` checks the code that it is given.
    """

    def __init__(self) -> None:
        cached = patterns.__spec__.cached
        self._path = f"{cached}.re" if cached else ""
        self._known: dict[tuple[str, int], _Parts] = {}
        self._grew = False
        try:
            with open(self._path, "rb") as file:
                made_by, known = marshal.load(file)  # noqa: S302  # as trusted as its neighbours
            self._known = known if made_by == sys.version else {}
        except (OSError, EOFError, ValueError, TypeError):
            pass

    def compile(self, source: str, flags: int) -> re.Pattern[str]:
        """What `re.compile` returns."""
        try:
            parts = self._known.get((source, int(flags)))
            if parts is None:
                parts = self._known[source, int(flags)] = _parts(source, flags)
                self._grew = True
            return _assembled(source, parts)
        except _FAILURES:
            return re.compile(source, flags)

    def save(self) -> None:
        """Write what is there, if there is more than was read."""
        if not (self._grew and self._path) or sys.dont_write_bytecode:
            return
        draft = f"{self._path}.{os.getpid()}"
        try:
            with open(draft, "wb") as file:
                marshal.dump((sys.version, self._known), file)
            os.replace(draft, self._path)
        except OSError:
            pass


def _parts(source: str, flags: int) -> _Parts:
    """What `re.compile` makes of a pattern before the interpreter takes over."""
    from array import array
    from re import _compiler, _parser  # type: ignore[attr-defined]

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
    import _sre  # type: ignore[import-not-found]

    flags, code, *groups = parts
    numbers = memoryview(code).cast("I").tolist()
    pattern: re.Pattern[str] = _sre.compile(source, flags, numbers, *groups)
    return pattern
