"""Keys for papers in a bibliography: surname, year, first word of the title."""

import unicodedata

from profdiff.records import Publication
from profdiff.render.export.names import parts_of

#: Words that say nothing of a title.
_SMALL = frozenset("a an the on in of for to and from with is are towards toward".split())

#: Letters that no accent parts from one of ASCII.
_WITHOUT_ACCENT = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"})


class Keys:
    """Gives each paper a key of its own; of equal ones the later get b, c, … behind them."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def of(self, paper: Publication) -> str:
        """A key made of what a paper says: `quay2020kerbs`; `icml2020` for one that says little."""
        author = parts_of(paper.authors[0]) if paper.authors else None
        name = _plain(author.family or author.literal) if author else ""
        venue = paper.venue
        year = (venue.year if venue else None) or ""
        words = [_plain(word) for word in (paper.title or "").split()]
        first = next((word for word in words if word and word not in _SMALL), "")
        if not name and not first and venue:
            name = _plain(venue.name or "")
        return self.take(f"{name}{_plain(year)}{first}" or "paper")

    def take(self, key: str) -> str:
        """The key itself, or with a letter behind it where it is taken; case is no difference."""
        taken, number = key, 0
        while taken.lower() in self._taken:
            number += 1
            taken = f"{key}{_letters(number)}"
        self._taken.add(taken.lower())
        return taken


def _plain(text: str) -> str:
    """The letters and digits of ASCII in a text, accents off."""
    parts = unicodedata.normalize("NFKD", text.lower().translate(_WITHOUT_ACCENT))
    return "".join(c for c in parts if c.isascii() and c.isalnum())


def _letters(number: int) -> str:
    """1 gives b, 25 gives z, 26 gives za."""
    more, at = divmod(number, 26)
    return "z" * more + "abcdefghijklmnopqrstuvwxyz"[at]
