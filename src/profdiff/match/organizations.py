"""Which names of organizations are the same: abbreviated or written out.

"University of Central Florida (UCF)", "UCF" and "University of Central Florida" are one name, so
are "MIT" and "Massachusetts Institute of Technology", "UC Berkeley" and "University of
California, Berkeley", wherever one of the two pages gives both.
"""

from collections.abc import Iterable

from profdiff.identity import acronym_of, without_acronym
from profdiff.normal import fold
from profdiff.patterns import Pattern

_WORD = Pattern(r"[^\W_]+(?:['.-][^\W_]+)*")
_FILLERS = frozenset(
    "of the at in and for de la le les des du et der die das und für del di da e y a".split()
)
_LONGEST_ACRONYM = 6
_MOST_WORDS = 24

Tokens = list[tuple[str, bool]]


def _tokens(name: str) -> Tokens:
    """The words that count of a name, each with whether it can stand for several words."""
    words = _WORD.findall(name.replace("&", " and ").replace("’", "'"))
    return [
        (fold(word), word.isupper() and 1 < len(word) <= _LONGEST_ACRONYM)
        for word in words
        if fold(word) not in _FILLERS
    ]


def _initials(tokens: Tokens) -> str:
    """The letters that both forms of a name give: "mit", "ucb" for "UC Berkeley"."""
    return "".join(word if short else word[:1] for word, short in tokens)


def _aligned(one: Tokens, other: Tokens) -> bool:
    """Whether two names are the same word for word once acronyms are spelled out."""
    same = 0
    while same < min(len(one), len(other)) and one[same][0] == other[same][0]:
        same += 1
    one, other = one[same:], other[same:]
    if not one or not other:
        return not one and not other
    return _spelled(one, other) or _spelled(other, one)


def _spelled(short: Tokens, long: Tokens) -> bool:
    word, is_acronym = short[0]
    spelled = "".join(token[0][:1] for token in long[: len(word)])
    return is_acronym and spelled == word and _aligned(short[1:], long[len(word) :])


#: The legal form of a company, which pages add or leave out.
_FORMS = frozenset("inc ltd llc gmbh corp co corporation limited plc".split())


def _without_form(name: str) -> str:
    words = name.split()
    return " ".join(words[:-1]) if len(words) > 1 and words[-1] in _FORMS else name


class Organizations:
    """The organizations that two pages name, as classes of names that mean the same."""

    def __init__(self, every: Iterable[str]) -> None:
        names = set(every)
        self._parent: dict[str, str] = {}
        by_initials: dict[str, list[tuple[str, Tokens]]] = {}
        self._acronyms: dict[str, str] = {}
        for name in sorted(names):
            plain = without_acronym(name)
            self._unite(fold(name), fold(plain))
            acronym = acronym_of(name)
            if acronym:
                self._unite(fold(plain), fold(acronym))
                self._acronyms[plain] = acronym
            tokens = _tokens(plain)
            by_initials.setdefault(_initials(tokens), []).append((plain, tokens))
        self._unite_with_what_holds_them(names)
        for alike in by_initials.values():
            self._unite_abbreviated(alike)

    def _unite_abbreviated(self, alike: list[tuple[str, Tokens]]) -> None:
        """Take names of the same initials for one where their words are, acronyms spelled out."""
        written_out: dict[tuple[str, ...], str] = {}
        for name, tokens in alike:
            words = tuple(word for word, _ in tokens)
            self._unite(fold(name), fold(written_out.setdefault(words, name)))
        for name, tokens in alike:
            if len(tokens) <= _MOST_WORDS and any(short for _, short in tokens):
                for other, others in alike:
                    if _aligned(tokens, others):
                        self._unite(fold(name), fold(other))

    def _unite_with_what_holds_them(self, names: set[str]) -> None:
        """Take "Quay College, Oak University" for "Quay College" where only one is so called."""
        holders: dict[str, list[str]] = {}
        for name in names:
            inner, comma, _ = name.partition(", ")
            if comma and " " in inner:
                holders.setdefault(fold(inner), []).append(fold(name))
        given = {fold(name) for name in names}
        for inner, whole in sorted(holders.items()):
            if len(set(whole)) == 1 and inner in given:
                self._unite(whole[0], inner)

    def _find(self, name: str) -> str:
        while self._parent.get(name, name) != name:
            name = self._parent[name]
        return name

    def _unite(self, one: str, other: str) -> None:
        first, second = sorted((self._find(one), self._find(other)))
        self._parent[second] = first

    def key(self, name: str | None) -> str:
        """The same string for all names of one organization, "" for none."""
        return self._find(_without_form(fold(name))) if name else ""

    def acronyms(self) -> list[tuple[str, str]]:
        """The organizations that a page gives both ways: (name, acronym), longest name first."""
        return sorted(self._acronyms.items(), key=lambda pair: (-len(pair[0]), pair))
