"""Reads the lexicon's data files: tab-separated columns, `|` between alternatives, `#` comments."""

import os
from functools import cache

_FOLDER = os.path.dirname(__file__)


def lines(name: str) -> list[bytes]:
    """The rows of `NAME.tsv`, each in one piece and undecoded."""
    with open(os.path.join(_FOLDER, f"{name}.tsv"), "rb") as file:
        return [line for line in file.read().split(b"\n") if line[:1] not in (b"", b"#")]


@cache
def rows(name: str) -> list[list[str]]:
    """The rows of `NAME.tsv`, each as its columns."""
    return [line.decode().split("\t") for line in lines(name)]


def alternatives(cell: str) -> list[str]:
    """The alternatives within a cell."""
    return cell.split("|")
