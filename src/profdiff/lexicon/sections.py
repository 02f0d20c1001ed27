"""What the title of a section says it holds (data: sections.tsv)."""

from functools import cache, lru_cache

from profdiff.lexicon.tables import alternatives, rows
from profdiff.normal import fold

#: Words that say nothing of the kind.
_FILLER = frozenset(
    "selected recent latest current past previous my our the a an of and in for full list some key main "
    "all other more highlights overview section brief short selective representative complete "
    "professional academic research scientific chronological".split()
)
#: A title is short; a longer line is a sentence.
_MAX_WORDS = 9


@cache
def _phrases() -> dict[str, str]:
    found: dict[str, str] = {}
    for kind, cell, *_ in rows("sections"):
        for phrase in alternatives(cell):
            found.setdefault(fold(phrase), kind)
    return found


@lru_cache(maxsize=4096)
def section_kinds(title: str) -> tuple[str, ...]:
    """The kinds that a title names, in order; none where it names none.

    "Honors & Awards" names `awards`, "Education and Experience" both.
    """
    words = fold(title).split()
    if not words or len(words) > _MAX_WORDS:
        return ()
    phrases = _phrases()
    whole = phrases.get(" ".join(words))
    if whole:
        return (whole,)
    kinds: list[str] = []
    known = at = 0
    while at < len(words):
        for end in range(min(len(words), at + 4), at, -1):
            kind = phrases.get(" ".join(words[at:end]))
            if kind:
                if kind not in kinds:
                    kinds.append(kind)
                known += end - at
                at = end
                break
        else:
            word = words[at]
            known += word in _FILLER or word.isdigit()
            at += 1
    if kinds and (known == len(words) or len(words) <= 4 or known * 3 >= len(words) * 2):
        return tuple(kinds)
    return _in_script_without_spaces(title, phrases)


def _in_script_without_spaces(title: str, phrases: dict[str, str]) -> tuple[str, ...]:
    """The kind of a Chinese or Japanese title, found within it."""
    if title.isascii() or len(title) > 12:
        return ()
    best = max((p for p in phrases if not p.isascii() and len(p) > 1 and p in title), key=len, default="")
    return (phrases[best],) if best and ord(best[0]) > 0x2E80 else ()


def is_section_title(title: str) -> bool:
    """Whether a line that stands alone reads as a section's title: all of it is known words."""
    words = fold(title).split()
    if not words or len(words) > 5 or title[:1].islower():
        return False
    if " ".join(words) in _phrases():
        return True
    return bool(section_kinds(title)) and all(
        w in _FILLER or w.isdigit() or any(w in p.split() for p in _phrases()) for w in words
    )
