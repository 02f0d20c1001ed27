"""Texts that tell a page's state, not its subject's: stubs, demos, boilerplate (states.tsv)."""

from functools import cache

from profdiff.lexicon.tables import alternatives, rows
from profdiff.normal import fold


@cache
def phrases(state: str) -> tuple[str, ...]:
    """The folded phrases that tell a state: `stub`, `template` or `noise`."""
    return tuple(p for kind, cell in rows("states") if kind == state for p in alternatives(cell))


def is_noise(text: str) -> bool:
    """Whether a text is a page's boilerplate: "last updated", a copyright line, a visitor count."""
    if text.lstrip().startswith("©"):
        return True
    low = f" {fold(text[:160])} "
    return any(f" {phrase} " in low[: len(phrase) + 24] for phrase in phrases("noise"))
