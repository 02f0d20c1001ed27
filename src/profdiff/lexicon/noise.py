"""What changes on a page without a fact changing: stamps, counts, … (noise.tsv, fleeting.tsv)."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from profdiff.lexicon.tables import alternatives, remembered, rows
from profdiff.normal import fold
from profdiff.patterns import Pattern

_TOKEN = Pattern(
    r"\d+(?:[.,\u202f\xa0]\d{3})*(?:\.\d+)?[kKmMw万萬만]?(?![^\W\d_])\+?|\d+|[^\W\d_]+"
)
#: A line of rights, of a theme's credit, has no more words than this.
_RIGHTS_WORDS, _CREDIT_WORDS = 12, 18
_RIGHTS = ("©", "(c)", "copyright", "copyleft")
_YEAR = Pattern(r"\b(?:19|20)\d\d\b")
#: A longer line says more than a stamp and a count.
_LONGEST = 400


class Fragment(NamedTuple):
    """A stretch of tokens that is noise; a weak one only where a line says nothing else."""

    start: int
    end: int
    weak: bool


@remembered(8192)
def is_all_noise(text: str) -> bool:
    """Whether a line says nothing but a stamp, a count, a time that runs on, rights or a credit."""
    if len(text) > _LONGEST:
        return False
    if _is_rights(text) or _is_credit(text):
        return True
    tokens = _tokens(text)
    found = _fragments(tokens)
    if not found:
        return False
    filler = _words("filler")
    return all(
        token in filler or token[0].isdigit() or token in _month_names()
        for token in _without(tokens, found)
    )


def same_but_noise(old: str, new: str) -> bool:
    """Whether two lines say the same, stamps and counts aside."""
    before, after = _tokens(old), _tokens(new)
    if _is_rights(old) and _is_rights(new):
        return [t for t in before if not t[0].isdigit()] == [t for t in after if not t[0].isdigit()]
    if is_all_noise(old) and is_all_noise(new):
        return True
    sides = [(tokens, [f for f in _fragments(tokens) if not f.weak]) for tokens in (before, after)]
    if not any(fragments for _, fragments in sides):
        return False
    left, right = (_without(tokens, fragments) for tokens, fragments in sides)
    return left == right


def is_invitation(url: str) -> bool:
    """Whether an address lets people in for a while, and is another one then."""
    low = url.lower()
    return any(part in low for part in _words("invite", "fleeting"))


def is_badge(url: str) -> bool:
    """Whether an address is that of a picture that shows a count."""
    low = url.lower()
    return any(part in low for part in _words("badge", "fleeting"))


def _is_rights(text: str) -> bool:
    """Whether a line says whose a page is: "© 2019-2024 Mira Sol. All rights reserved."."""
    low = text.strip().lower()
    if not low.startswith(_RIGHTS) or len(low.split()) > _RIGHTS_WORDS:
        return False
    return low.startswith("©") or _YEAR.search(low) is not None


def _is_credit(text: str) -> bool:
    """Whether a line names the software that a page is made with: "Powered by Jekyll"."""
    words = fold(text).split()
    if not words or len(words) > _CREDIT_WORDS:
        return False
    low = f"{' '.join(words)} "
    if len(words) <= _RIGHTS_WORDS and any(low.startswith(f"{p} ") for p in _words("colophon")):
        return True
    if not any(low.startswith(f"{phrase} ") for phrase in _words("credit")):
        return False
    return any(f" {maker} " in f" {low}" for maker in _words("maker"))


def _tokens(text: str) -> list[str]:
    """The words and numbers of a text; a number with its separators is one."""
    return [found[0].casefold() for found in _TOKEN.finditer(text)]


def _without(tokens: list[str], fragments: Iterable[Fragment]) -> list[str]:
    kept = list(tokens)
    for fragment in fragments:
        kept[fragment.start : fragment.end] = [""] * (fragment.end - fragment.start)
    return [token for token in kept if token]


def _fragments(tokens: Sequence[str]) -> list[Fragment]:
    """The noise within a text, in order."""
    found: list[Fragment] = []
    starts = _first_words()
    at = 0
    while at < len(tokens):
        begins = tokens[at] in starts or tokens[at][0].isdigit()
        fragment = _fragment_at(tokens, at, found[-1].end if found else 0) if begins else None
        if fragment:
            found.append(fragment)
        at = fragment.end if fragment else at + 1
    return found


def _fragment_at(tokens: Sequence[str], at: int, free: int) -> Fragment | None:
    """The noise whose phrase begins at a token; what stands before it is free from `free` on."""
    for kind, read in _READERS:
        for phrase in _by_first_word(kind).get(tokens[at], ()):
            if list(tokens[at : at + len(phrase)]) == phrase:
                fragment = read(tokens, at, at + len(phrase), free)
                if fragment:
                    return fragment._replace(weak=kind in _WEAK)
    return _running_time(tokens, at)


def _dated(tokens: Sequence[str], at: int, end: int, free: int) -> Fragment | None:
    """A stamp with the date behind it, else before it."""
    stop = _end_of_date(tokens, end)
    if stop is not None:
        return Fragment(at, stop, weak=False)
    begin = at
    while begin > free and _may_date(tokens[begin - 1]):
        begin -= 1
    dated = any(token[0].isdigit() for token in tokens[begin:at])
    return Fragment(begin, end, weak=False) if dated else None


def _counted(tokens: Sequence[str], at: int, end: int, free: int) -> Fragment | None:
    """What is counted with its number behind it, else before it."""
    behind = end + (end < len(tokens) and tokens[end] in ("by", "of", "von", "de", "par", "da"))
    if behind < len(tokens) and tokens[behind][0].isdigit():
        return Fragment(at, behind + 1, weak=False)
    if at > free and tokens[at - 1][0].isdigit():
        return Fragment(at - 1, end, weak=False)
    return None


def _running_time(tokens: Sequence[str], at: int) -> Fragment | None:
    """A time that runs on: "3 days ago", "vor 3 Tagen"."""
    low = [("0" if token[0].isdigit() else token) for token in tokens[at : at + 6]]
    for phrase in _by_first_word("ago").get(low[0], ()):
        if low[: len(phrase)] == phrase:
            return Fragment(at, at + len(phrase), weak=False)
    return None


def _end_of_date(tokens: Sequence[str], at: int) -> int | None:
    """Where the date ends that stands at a token, None where none does."""
    end, dated = at, False
    while end < len(tokens) and _may_date(tokens[end]):
        dated = dated or tokens[end][0].isdigit()
        end += 1
    return end if dated else None


def _may_date(token: str) -> bool:
    return token[0].isdigit() or token in _month_names() or token in _words("filler")


_WEAK = frozenset(("mark", "tally"))
_READERS = (("stamp", _dated), ("count", _counted), ("mark", _dated), ("tally", _counted))


@remembered()
def _words(kind: str, table: str = "noise") -> frozenset[str]:
    return frozenset(
        phrase for name, cell in rows(table) if name == kind for phrase in alternatives(cell)
    )


@remembered()
def _by_first_word(kind: str) -> dict[str, list[list[str]]]:
    """The phrases of a class as words, by the first of these; the longest first."""
    found: dict[str, list[list[str]]] = {}
    for phrase in sorted(map(str.split, _words(kind)), key=len, reverse=True):
        found.setdefault(phrase[0], []).append(phrase)
    return found


@remembered()
def _first_words() -> frozenset[str]:
    """The words that noise may begin with."""
    kinds = (*(kind for kind, _ in _READERS), "ago")
    return frozenset(word for kind in kinds for word in _by_first_word(kind))


@remembered()
def _month_names() -> frozenset[str]:
    return frozenset(name for _, cell in rows("months") for name in alternatives(cell))
