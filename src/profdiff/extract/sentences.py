"""Prose → sentences, each as a stretch of its text."""

from functools import lru_cache

from profdiff.patterns import Pattern

_ABBREVIATIONS = frozenset(
    "prof profs dr drs mr ms mrs st vs etc eg ie cf aka al fig no vol pp ed eds dept univ inc ltd "
    "co corp jr sr approx "
    "resp ca sc eng phys math comp sci rev lett proc trans conf int natl assoc asst e.g "
    "i.e u.s u.k "
    "ph.d m.d b.s m.s b.a m.a b.sc m.sc ph d.phil m.phil b.eng m.eng b.tech m.tech d.sc "
    "jan feb mar apr "
    "jun jul aug sept sep oct nov dec usw bzw z.b".split()
)
_STARTERS = frozenset(
    "i my he she his her we our they it in before previously prior after currently then "
    "from during "
    "since at this the here please i'm i've".split()
)
#: A text without stops is cut between words when it gets longer than any sentence that we know.
_LONGEST = 3000
_LONG_WORD = 100
_STOP = Pattern(r"[.\n\t!?。！？]")
_CLOSERS = "\"'”’)]»"


def sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The (start, end) of each sentence of a stretch of text; a line break ends one too."""
    return [*_sentences(text, start, len(text) if end is None else end)]


@lru_cache(2048)  # a block is asked for them by what tells a page's state, by readers, by passages
def _sentences(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    begin = start
    for mark in _STOP.finditer(text, start, stop):
        at = mark.start()
        if at < begin:
            continue
        begin = _cut(text, begin, at, found)
        char = text[at]
        if char in "\n\t。！？":
            _keep(text, begin, at + (char in "。！？"), found)
            begin = at + 1
        elif _ends(text, at, stop):
            after = at + 1
            while after < stop and text[after] in _CLOSERS:
                after += 1
            _keep(text, begin, after, found)
            begin = after
    _keep(text, _cut(text, begin, stop, found), stop, found)
    return found


def _cut(text: str, begin: int, end: int, found: list[tuple[int, int]]) -> int:
    """Cuts what is longer than any sentence; where the rest of it begins."""
    while end - begin > _LONGEST:
        space = text.find(" ", begin + _LONGEST, end)
        if space < 0:
            break
        _keep(text, begin, space, found)
        begin = space + 1
    return begin


def _keep(text: str, begin: int, end: int, found: list[tuple[int, int]]) -> None:
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    if begin < end:
        found.append((begin, end))


def _ends(text: str, at: int, stop: int) -> bool:
    """Whether the mark at `at` ends a sentence rather than an abbreviation or a number."""
    after = at + 1
    while after < stop and text[after] in _CLOSERS:
        after += 1
    if after >= stop:
        return True
    if not text[after].isspace():
        return False
    following = text[after : min(after + _LONG_WORD, stop)].split(None, 1)
    if not following:
        return True
    word = following[0]
    if not (word[0].isupper() or word[0].isdigit() or not word[0].isascii() or word[0] in '"“‘([*'):
        return False
    if text[at] != ".":
        return True
    before = text[max(0, at - 24) : at].split()
    last = before[-1].lstrip("(\"“'") if before else ""
    low = last.lower()
    if (
        (len(last) == 1 and last.isupper())
        or low in _ABBREVIATIONS
        or ("." in last and len(last) < 7)
    ):
        return word.lower().rstrip(",") in _STARTERS and low not in (
            "prof",
            "dr",
            "mr",
            "ms",
            "mrs",
        )
    return True
