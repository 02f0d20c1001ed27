"""Whether two files give one paper the same title, each in its own spelling."""

from unicodedata import category, normalize

from profdiff.identity import title_key

#: Titles as alike as this differ by a spelling: a plural, a hyphen, a formula written out.
_ALIKE = 0.8
#: A shorter text is a paper's nickname.
_FEWEST_WORDS = 3


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

    return SequenceMatcher(None, short, long, autojunk=False).ratio() >= _ALIKE


def _letters(title: str) -> str:
    parts = normalize("NFKD", title_key(title))
    return "".join(c for c in parts if category(c) != "Mn")


def _latin(title: str) -> bool:
    """Whether most of a title is in Latin letters."""
    letters = [c for c in _letters(title) if c.isalpha()]
    return sum(c.isascii() for c in letters) * 2 > len(letters)
