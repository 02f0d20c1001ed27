"""Academic degrees: which spellings name the same degree, and of which rank it is (degrees.tsv)."""

from typing import Literal, cast

from profdiff.lexicon.tables import added_rows, alternatives, remembered, rows
from profdiff.normal import fold
from profdiff.patterns import Pattern

Rank = Literal["bachelor", "master", "doctor"]

_LONGEST = 6
_WORD = Pattern(r"[^\s,;:()]+")


@remembered()
def _spellings() -> dict[str, tuple[str, Rank]]:
    return {
        spelling: (key, cast("Rank", rank))
        for key, rank, cell in rows("degrees")
        for spelling in alternatives(cell)
    }


@remembered(4096)
def _degree(text: str) -> tuple[str, Rank] | None:
    """The degree that a text names: its longest known run of words, else a known ending.

    The ending is for scripts that put no space between a field and its degree.
    """
    spellings = _spellings()
    words = fold(text).split(" ")
    for length in range(min(_LONGEST, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            found = spellings.get(" ".join(words[start : start + length]))
            if found:
                return found
    ends = [s for s in spellings if not s.isascii() and len(s) > 1 and words[-1].endswith(s)]
    return spellings[max(ends, key=len)] if ends else None


@remembered()
def _added_spellings() -> frozenset[str]:
    """The spellings in rows that a project added."""
    added = added_rows("degrees")
    return frozenset(spelling for _, _, cell in added for spelling in alternatives(cell))


def added_degree(text: str) -> tuple[int, int] | None:
    """Where a text names a degree that only the project's own rows have; None where it does not."""
    added = _added_spellings()
    if not added:
        return None
    words = list(_WORD.finditer(text))
    for size in range(min(_LONGEST, len(words)), 0, -1):
        for first, last in zip(words, words[size - 1 :], strict=False):
            if fold(text[first.start() : last.end()]) in added:
                return first.start(), last.end()
    return None


def degree_key(text: str | None) -> str:
    """The same string for two spellings of one degree ("Ph.D.", "Doctor of Philosophy").

    A text that names no known degree is its own key, folded; None and "" give "".
    """
    if not text:
        return ""
    found = _degree(text)
    return found[0] if found else fold(text)


def degree_rank(text: str | None) -> Rank | None:
    """Whether a text names a bachelor's, a master's or a doctor's degree; None if none of them."""
    found = _degree(text) if text else None
    return found[1] if found else None
