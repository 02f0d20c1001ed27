"""Whether two files give one paper the same title, each in its own spelling."""

from unicodedata import category, normalize

from profdiff.identity import title_key
from profdiff.normal import fold

#: Titles as alike as this differ by a spelling: a plural, a hyphen, a formula written out.
_ALIKE = 0.8
#: A shorter text is a paper's nickname.
_FEWEST_WORDS = 3
#: Initials are shorter.
_SHORTEST_WORD = 3


def same_title(one: str, other: str) -> bool:
    """Whether two titles differ by no more than spelling, or one is a part of the other."""
    if min(len(one.split()), len(other.split())) < _FEWEST_WORDS or one.isascii() > _latin(other):
        return True
    if other.isascii() > _latin(one):
        return True
    short, long = sorted((_letters(one), _letters(other)), key=len)
    if short in long:
        return True
    from difflib import SequenceMatcher

    parts = (long, long[: len(short)])  # a subtitle may be left out
    return any(SequenceMatcher(None, short, p, autojunk=False).ratio() >= _ALIKE for p in parts)


def is_title(text: str) -> bool:
    """Whether a text is surely a title: mostly words, a sentence at most, no reference in full."""
    if ". " in text:
        return False
    words = [word for word in fold(text).split() if word.isalpha() and len(word) >= _SHORTEST_WORD]
    letters = sum(c.isalpha() or c.isspace() for c in text)
    return len(words) >= _FEWEST_WORDS and letters * 10 > len(text) * 8 and "doi" not in words


def _letters(title: str) -> str:
    parts = normalize("NFKD", title_key(title))
    return "".join(c for c in parts if category(c) != "Mn")


def _latin(title: str) -> bool:
    """Whether most of a title is in Latin letters."""
    letters = [c for c in _letters(title) if c.isalpha()]
    return sum(c.isascii() for c in letters) * 2 > len(letters)
