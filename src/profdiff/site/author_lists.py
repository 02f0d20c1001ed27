"""Whether two files name other authors of one paper."""

from collections.abc import Iterator
from functools import lru_cache
from unicodedata import category, normalize

from profdiff.identity import name_key
from profdiff.records import Publication

#: What the difference is called, and how it is told.
LIST = "author list"
_WITHOUT, _AND = "without ", " and "
#: So many names may be missing; where more are, a list is cut short or is no list of names.
_MOST_MISSING = 2
_MOST_WORDS = 5
_ALIKE = 0.75
#: Words of a name that stands for several people, or for none.
_NO_PERSON = frozenset(
    "al others team group collaboration consortium project network authors author members lab "
    "committee initiative investigators contributors equal contribution and with more "
    "university institute department".split()
)


def authors_differ(
    one: Publication, other: Publication, owner: str | None
) -> Iterator[tuple[str, str, str]]:
    """That a list of authors lacks somebody whom the other has, or begins with somebody else.

    Nothing is told where a list may be cut short, or leaves out the `owner` of its page.
    """
    gone, left = _unmatched(one.authors, other.authors)
    if gone and left:
        return
    lists = one.authors, other.authors
    if gone or left:
        names, (long, short) = (gone, lists) if gone else (left, lists[::-1])
        if _is_told(names, long, short, owner):
            told, other_told = f"with {_AND.join(names)}", f"{_WITHOUT}{_AND.join(names)}"
            yield LIST, *((told, other_told) if gone else (other_told, told))
    elif len(one.authors) > 1 and not (one.equal_contribution or other.equal_contribution):
        first, second = (authors[0] for authors in lists)
        if not _may_be_one(first, second) and not any(map(_is_alphabetical, lists)):
            yield "first author", first, second


def lacked(value: str) -> list[str]:
    """The names that a list of authors is told to lack; none for the list that has them."""
    return value.removeprefix(_WITHOUT).split(_AND) if value.startswith(_WITHOUT) else []


def _is_told(names: list[str], long: list[str], short: list[str], owner: str | None) -> bool:
    """Whether names that a list lacks were forgotten, rather than left out or misread."""
    if len(names) > _MOST_MISSING or len(short) < 2 or len(names) >= len(short):
        return False
    if long[-len(names) :] == names or any(not _is_person(name) for name in long + short):
        return False
    return not (owner and any(_may_be_one(name, owner) for name in names))


def _unmatched(one: list[str], other: list[str]) -> tuple[list[str], list[str]]:
    """The names of either list that no name of the other stands for; names match one to one."""
    left = list(other)
    unequal = []
    for name in one:
        twin = next((n for n in left if _words(n) == _words(name)), None)
        if twin is None:
            unequal.append(name)
        else:
            left.remove(twin)
    gone = []
    for name in unequal:
        twin = next((n for n in left if _may_be_one(n, name)), None)
        if twin is None:
            gone.append(name)
        else:
            left.remove(twin)
    return gone, left


def _may_be_one(one: str, other: str) -> bool:
    """Whether two names have a word in common, or are spelled alike."""
    words, others = _words(one), _words(other)
    if {w for w in words if len(w) > 1} & {w for w in others if len(w) > 1}:
        return True
    from difflib import SequenceMatcher

    joined = "".join(words), "".join(others)
    return SequenceMatcher(None, *joined, autojunk=False).ratio() >= _ALIKE


@lru_cache(maxsize=4096)
def _words(name: str) -> tuple[str, ...]:
    """The words of a name without accents, in the order of the alphabet."""
    parts = normalize("NFKD", name_key(name.replace("-", " ")))
    return tuple(sorted("".join(c for c in parts if category(c) != "Mn").split()))


def _is_person(name: str) -> bool:
    words = name.split()
    plain = name.replace(".", "").replace("-", "").replace("'", "").replace("’", "")
    return (
        1 < len(words) <= _MOST_WORDS
        and all(c.isalpha() or c in " ," for c in plain)
        and _NO_PERSON.isdisjoint(_words(name))
    )


def _is_alphabetical(authors: list[str]) -> bool:
    lasts = [author.split()[-1].casefold() for author in authors if author.split()]
    return lasts == sorted(lasts)
