"""Texts that tell a page's state, not its subject's: stubs, demos, boilerplate (states.tsv)."""

from unicodedata import normalize

from profdiff.lexicon.tables import alternatives, remembered, rows
from profdiff.normal import fold, fold_long, spaceless

#: Boilerplate begins with one of its phrases, a few words before it aside.
_NOISE_WITHIN = 22


@remembered()
def phrases(state: str) -> tuple[str, ...]:
    """The folded phrases of a class: `stub`, `server`, `template`, `demo` or `noise`."""
    return tuple(p for kind, cell in rows("states") if kind == state for p in alternatives(cell))


def phrase_in(text: str, state: str) -> str | None:
    """The first phrase in a text that tells a state, the longest that begins there; None for none.

    A phrase is made of whole words; in scripts without spaces it is any stretch.
    """
    low = fold(text)
    known = _by_first_word(state)
    at = 0
    while at < len(low):
        end = low.find(" ", at)
        word = low[at:] if end < 0 else low[at:end]
        for phrase in known.get(word, ()):
            if low.startswith(phrase, at) and f"{low} "[at + len(phrase)] == " ":
                return phrase
        at += len(word) + 1
    if low.isascii():
        return None
    return next((p for p in _without_spaces(state) if p in low), None)


def may_hold_phrase(text: str, *states: str) -> bool:
    """Whether a part of a long text may hold a phrase: quicker than to look at each part."""
    if not text.isascii():
        text = normalize("NFKC", text.casefold())
        if any(word in text for state in states for word in _foreign_words(state)):
            return True
        text = text.encode("ascii", "replace").decode()
    low = f" {fold_long(text)} "
    words = set(low.split())
    return any(
        words >= each and f" {phrase} " in low
        for state in states
        for phrase, each in _words_of(state)
    )


@remembered()
def _words_of(state: str) -> list[tuple[str, frozenset[str]]]:
    """The phrases of a state, each with its words."""
    return [(phrase, frozenset(phrase.split())) for phrase in phrases(state)]


@remembered()
def _foreign_words(state: str) -> tuple[str, ...]:
    """A word of each phrase of a state that is not all in ASCII: one that is not."""
    foreign = (phrase.split() for phrase in phrases(state) if not phrase.isascii())
    return tuple(next(word for word in words if not word.isascii()) for words in foreign)


@remembered()
def _without_spaces(state: str) -> tuple[str, ...]:
    """The phrases of a state in scripts without spaces."""
    return tuple(filter(spaceless, phrases(state)))


@remembered()
def _by_first_word(state: str) -> dict[str, list[str]]:
    """The phrases of a state by their first word, the longest first."""
    found: dict[str, list[str]] = {}
    for phrase in sorted(phrases(state), key=len, reverse=True):
        found.setdefault(phrase.partition(" ")[0], []).append(phrase)
    return found


#: Words of menus and counters that titles and sentences have too, and how many words a line of
#: such a menu has at most.
_EVERYDAY = frozenset(
    "navigation menu sidebar loading weather collapse expand cookies stars forks downloads "
    "citations visitors visitor to show share local current view".split()
)
_FEW_WORDS = 4


def is_noise(text: str) -> bool:
    """Whether a text is a page's boilerplate: "last updated", a copyright line, a visitor count."""
    if text.lstrip().startswith("©"):
        return True
    low = f" {fold(text[:160])} "
    few = low.count(" ") <= _FEW_WORDS + 1
    at = 0
    while 0 <= at <= _NOISE_WITHIN:
        word_end = low.find(" ", at + 1)
        if (few or low[at + 1 : word_end] not in _EVERYDAY) and any(
            low.startswith(phrase, at) for phrase in _noise().get(low[at:word_end], ())
        ):
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
