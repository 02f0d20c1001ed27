"""Reads the lexicon's data files: tab-separated columns, `|` between alternatives, `#` comments.

What a project adds to them stands behind their own rows, and so has the last word.
"""

import os
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache, wraps
from typing import TypeVar, cast

FOLDER = os.path.dirname(__file__)
_Function = TypeVar("_Function", bound=Callable[..., object])

_added: Mapping[str, Iterable[str]] = {}
_forgetting: list[Callable[[], None]] = []


def _built(function: Callable[..., object], arguments: tuple[str | int, ...]) -> object:
    return function(*arguments)


#: What builds a table, given the function that can; the command line has one that keeps them.
builder = _built


def remembered(maxsize: int | None = None) -> Callable[[_Function], _Function]:
    """As `functools.lru_cache`, for functions whose answers follow from the lexicon.

    They forget what they know when the lexicon is given other words. What the lexicon itself
    remembers without end are tables: they follow from its files alone, whatever a page says.
    """

    def decorate(function: _Function) -> _Function:
        is_table = maxsize is None and function.__module__.startswith(__package__)
        cached = lru_cache(maxsize)(_table(function) if is_table else function)
        _forgetting.append(cached.cache_clear)
        return cast("_Function", cached)

    return decorate


def _table(function: Callable[..., object]) -> Callable[..., object]:
    @wraps(function)
    def build(*arguments: str | int) -> object:
        return (_built if _added else builder)(function, arguments)

    return build


def add(added: Mapping[str, Iterable[str]]) -> None:
    """Put rows behind those of the files, by file; what was added before goes."""
    global _added  # noqa: PLW0603  # one lexicon for all that asks it, guarded by its only caller
    _added = added
    for forget in _forgetting:
        forget()


def sources() -> list[str]:
    """The files that the tables follow from: the lexicon's own, and the module beneath it."""
    with os.scandir(FOLDER) as entries:
        own = sorted(entry.path for entry in entries if entry.name.endswith((".py", ".tsv")))
    return [*own, os.path.join(os.path.dirname(FOLDER), "normal.py")]


def own_lines(name: str) -> list[bytes]:
    """The rows of `NAME.tsv`, each in one piece and undecoded."""
    with open(os.path.join(FOLDER, f"{name}.tsv"), "rb") as file:
        return [line for line in file.read().split(b"\n") if line[:1] not in (b"", b"#")]


def added_rows(name: str) -> list[list[str]]:
    """The rows that a project added to a table, each as its columns."""
    return [row.split("\t") for row in _added.get(name, ())]


def lines(name: str) -> list[bytes]:
    """The rows of a table, each in one piece and undecoded: its file's, then those added."""
    return [*own_lines(name), *(row.encode() for row in _added.get(name, ()))]


@remembered()
def rows(name: str) -> list[list[str]]:
    """The rows of a table, each as its columns."""
    return [line.decode().split("\t") for line in lines(name)]


def alternatives(cell: str) -> list[str]:
    """The alternatives within a cell."""
    return cell.split("|")


#: Phrases that are looked up go into texts by their length, modulo this.
_PARTS = 64


def looked_up(
    entries: Callable[[], Iterable[tuple[Iterable[str], str]]],
) -> Callable[[str], str | None]:
    """From phrases, each entry's with what they stand for, a function that says it of a phrase.

    The last entry has the last word. This is for tables of thousands of phrases of which a page
    asks for few: to look through a short text for each is cheaper than to have them all apart.
    """

    @remembered(1)
    def parts() -> list[str]:
        found: list[list[str]] = [[] for _ in range(_PARTS)]
        for phrases, meaning in entries():
            for phrase in phrases:
                found[len(phrase) % _PARTS].append(f"\n{phrase}\t{meaning}")
        return [f"{''.join(each)}\n" for each in found]

    @remembered()
    @wraps(entries)
    def part(number: int) -> str:
        return parts()[number]

    @wraps(entries)
    def meaning_of(phrase: str) -> str | None:
        text = part(len(phrase) % _PARTS)
        at = text.rfind(f"\n{phrase}\t")
        if at < 0:
            return None
        start = at + len(phrase) + 2
        return text[start : text.index("\n", start)]

    return meaning_of
