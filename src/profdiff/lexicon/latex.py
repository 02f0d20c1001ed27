"""What common LaTeX classes and packages define (data: latex_macros.tsv, latex_symbols.tsv)."""

import re
from typing import NamedTuple

from profdiff.lexicon.tables import remembered, rows

#: Names of macros, whoever defines them, whose one argument is a heading.
HEADING_NAME = re.compile(
    r"section(?:title|head|heading|name)?$|heading$|rubric$|rubrique$|^(?:margin|cv|res|side)head$"
    r"|^sect$|^cvtitle$",
    re.IGNORECASE,
)


class KnownMacro(NamedTuple):
    """A macro of a common class: by how many arguments it takes, what it stands for.

    `header` says that classes print it above the page wherever it is set.
    """

    most: int
    bodies: dict[int, str]
    header: bool


@remembered()
def _macros() -> dict[str, KnownMacro]:
    found: dict[str, KnownMacro] = {}
    for names, count, *rest in rows("latex_macros"):
        body = rest[0] if rest else ""
        header = len(rest) > 1
        for name in names.split("|"):
            before = found.get(name)
            bodies = {**(before.bodies if before else {}), int(count): body}
            found[name] = KnownMacro(max(bodies), bodies, header)
    return found


def known_macro(name: str) -> KnownMacro | None:
    """What a common class or package defines under a name, None for what none does."""
    return _macros().get(name)


@remembered()
def header_macros() -> frozenset[str]:
    """The macros that classes print above the page wherever they are set."""
    return frozenset(name for name, macro in _macros().items() if macro.header)


@remembered()
def _symbols() -> dict[str, str]:
    return {name: cell for cell, names in rows("latex_symbols") for name in names.split("|")}


def symbol(name: str) -> str | None:
    """The characters that a macro without arguments stands for."""
    return _symbols().get(name)
