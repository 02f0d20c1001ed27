"""Reads the lexicon's data files: tab-separated columns, `|` between alternatives, `#` comments."""

import os

_FOLDER = os.path.dirname(__file__)


def rows(name: str) -> list[list[str]]:
    """The rows of `NAME.tsv`, each as its columns."""
    with open(os.path.join(_FOLDER, f"{name}.tsv"), encoding="utf-8") as file:
        lines = file.read().split("\n")
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def alternatives(cell: str) -> list[str]:
    """The alternatives within a cell."""
    return [part for part in cell.split("|") if part]
