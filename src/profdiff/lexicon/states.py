"""Texts that tell a page's state, not its subject's: stubs, demos, boilerplate (states.tsv)."""

from profdiff.lexicon.tables import alternatives, remembered, rows
from profdiff.normal import fold

#: Boilerplate begins with one of its phrases, a few words before it aside.
_NOISE_WITHIN = 22


@remembered()
def phrases(state: str) -> tuple[str, ...]:
    """The folded phrases that tell a state: `stub`, `template` or `noise`."""
    return tuple(p for kind, cell in rows("states") if kind == state for p in alternatives(cell))


def is_noise(text: str) -> bool:
    """Whether a text is a page's boilerplate: "last updated", a copyright line, a visitor count."""
    if text.lstrip().startswith("©"):
        return True
    low = f" {fold(text[:160])} "
    at = 0
    while 0 <= at <= _NOISE_WITHIN:
        word_end = low.find(" ", at + 1)
        if any(low.startswith(phrase, at) for phrase in _noise().get(low[at:word_end], ())):
            return True
        at = word_end
    return False


@remembered()
def _noise() -> dict[str, list[str]]:
    """The phrases of boilerplate by their first word, a space around each."""
    found: dict[str, list[str]] = {}
    for phrase in phrases("noise"):
        found.setdefault(f" {phrase.partition(' ')[0]}", []).append(f" {phrase} ")
    return found
