"""What the title of a section says it holds (data: sections.tsv)."""

from collections.abc import Iterator

from profdiff.lexicon.tables import alternatives, looked_up, remembered, rows
from profdiff.normal import fold

#: Words that say nothing of the kind.
_FILLER = frozenset(
    "selected recent latest current past previous my our the a an of and in for full list "
    "some key main "
    "all other more highlights overview section brief short selective representative complete "
    "professional academic research scientific chronological".split()
)
#: "Journals and conferences I have reviewed for" are no publications.
_REVIEWED = ("reviewed for", "refereed for", "reviewing for", "refereeing for", "ve reviewed")
#: A title is short; a longer line is a sentence.
_MAX_WORDS = 9
#: What stands beside a phrase that names a section only as its whole title.
_ALONE = " alone"


@remembered(1)
def _phrases() -> tuple[dict[str, str], set[str]]:
    """Folded phrase → kind, and the phrases that name a section only as its whole title."""
    kinds: dict[str, str] = {}
    alone: set[str] = set()
    for kind, cell, *mark in rows("sections"):
        phrases = alternatives(cell)
        for phrase in phrases:
            kinds[phrase] = kind
        if mark:
            alone.update(phrases)
    return kinds, alone


@looked_up
def _named() -> Iterator[tuple[list[str], str]]:
    """Folded phrase → the kind that it names, and whether only as a whole title."""
    kinds, alone = _phrases()
    for phrase, kind in kinds.items():
        yield [phrase], f"{kind}{_ALONE}" if phrase in alone else kind


def _kind(phrase: str) -> str | None:
    """The kind that a folded phrase names."""
    kind = _named(phrase)
    return kind and kind.removesuffix(_ALONE)


def _bare(title: str) -> str:
    """A title without what it adds in brackets at its end."""
    return title.partition("(")[0] if title.endswith(")") and not title.startswith("(") else title


@remembered(4096)
def section_kinds(title: str) -> tuple[str, ...]:
    """The kinds that a title names, in order; none where it names none.

    "Honors & Awards" names `awards`, "Education and Experience" both.
    """
    bare = _bare(title)
    words = fold(bare).split()
    if not words or len(words) > _MAX_WORDS:
        return ()
    whole = _kind(" ".join(words))
    if whole:
        return (whole,)
    if any(phrase in " ".join(words) for phrase in _REVIEWED):
        return ("service",)
    kinds, known = _kinds_within(words)
    if kinds and (known == len(words) or len(words) <= 4 or known * 3 >= len(words) * 2):
        # Where nothing joins them, the last noun is the head: "peer-reviewed publications".
        return tuple(kinds) if "and" in words or "," in bare or "/" in bare else (kinds[-1],)
    last = _kind(words[-1]) if len(words) <= 3 else None
    if last and last not in _LOOSE:
        return (last,)
    return _in_script_without_spaces(title)


#: Kinds whose one-word names end other titles too ("open data", "world music").
_LOOSE = frozenset("about projects hobbies misc skills interests research blog".split())


def _kinds_within(words: list[str]) -> tuple[list[str], int]:
    """The kinds of the phrases that a title is made of, and how many of its words are known.

    A word that names a section only by itself counts where all others are known too.
    """
    kinds: list[str] = []
    weak: list[str] = []
    known = at = 0
    while at < len(words):
        for end in range(min(len(words), at + 4), at, -1):
            kind = _named(" ".join(words[at:end]))
            if kind:
                (weak if kind.endswith(_ALONE) else kinds).append(kind.removesuffix(_ALONE))
                known += end - at
                at = end
                break
        else:
            known += words[at] in _FILLER or words[at].isdigit()
            at += 1
    if known == len(words) and weak:
        order = {kind: n for n, kind in enumerate([*kinds, *weak])}
        kinds = sorted({*kinds, *weak}, key=lambda kind: _first(words, kind, order))
    return list(dict.fromkeys(kinds)), known


def _first(words: list[str], kind: str, order: dict[str, int]) -> tuple[int, int]:
    at = next((n for n, word in enumerate(words) if _kind(word) == kind), len(words))
    return at, order[kind]


def _in_script_without_spaces(title: str) -> tuple[str, ...]:
    """The kind of a Chinese or Japanese title, found within it."""
    if title.isascii() or len(title) > 12:
        return ()
    best = max((phrase for phrase in _foreign() if phrase in title), key=len, default="")
    return (_foreign()[best],) if best and ord(best[0]) > 0x2E80 else ()


@remembered()
def _foreign() -> dict[str, str]:
    """The kinds of the longer phrases that are not all in ASCII, and may be part of a title."""
    kinds, alone = _phrases()
    return {p: kinds[p] for p in kinds if not p.isascii() and len(p) > 1 and p not in alone}


def is_section_title(title: str) -> bool:
    """Whether a line that stands alone reads as a section's title: all of it is known words."""
    words = fold(_bare(title)).split()
    if not words or len(words) > 5 or title[:1].islower():
        return False
    if _kind(" ".join(words)):
        return True
    return bool(section_kinds(title)) and all(
        w in _FILLER or w.isdigit() or w in _known_words() for w in words
    )


@remembered()
def _known_words() -> frozenset[str]:
    phrases, alone = _phrases()
    return frozenset(word for phrase in phrases if phrase not in alone for word in phrase.split())
