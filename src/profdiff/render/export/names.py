"""A person's name in parts: family, given, particle, suffix, or one that is not to be parted."""

import unicodedata
from typing import NamedTuple

from profdiff.lexicon.positions import organization_class
from profdiff.normal import squeeze

_SUFFIXES = frozenset("jr sr ii iii iv phd md esq".split())
#: Particles that are written large and begin a family name; those that are given names are not.
_LARGE_PARTICLES = frozenset("Van Von De Del Della Der Den Dos Du Ter Ten St.".split())
_HOUSES = ("organization", "unit")
_COLLECTIVES = frozenset(
    "team teams group groups collaboration consortium committee initiative project working "
    "contributors authors network community society alliance task inc ltd llc gmbh corp".split()
)


class Name(NamedTuple):
    """A name; `literal` alone is given where it is not to be parted."""

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: str = ""


def parts_of(name: str) -> Name:
    """The parts of a name as it is read aloud, "First von Last, Jr".

    The particle is what BibTeX takes for it, words in lower case before the last one. Names of
    groups, of one word, and in scripts that write the family name first without a space stay whole.
    """
    name, suffix = _suffix(squeeze(name))
    last, comma, first = name.partition(",")
    if comma and first.strip() and "," not in first and not _is_collective(first, first.split()):
        name = f"{first.strip()} {last.strip()}"
    words = name.split(" ")
    if len(words) < 2 or "," in name or _is_collective(name, words) or _is_cjk(name):
        return Name(literal=f"{name}, {suffix}" if suffix else name)
    start = _particle(words)
    large = start == len(words) - 1 and start > 1 and words[start - 1] in _LARGE_PARTICLES
    family = start - 1 if large else len(words) - 1
    return Name(
        family=" ".join(words[family:]),
        given=" ".join(words[: min(start, family)]),
        particle=" ".join(words[start:family]),
        suffix=suffix,
    )


def _suffix(name: str) -> tuple[str, str]:
    """The name and what follows it: "Jr.", "III"; a comma before it or not."""
    head, _, last = name.rpartition(" ")
    if head.count(" ") and last.rstrip(".").lower() in _SUFFIXES:
        return head.rstrip(" ,"), last
    return name, ""


def _particle(words: list[str]) -> int:
    """Where the particle begins; where the last name does, for names without one."""
    last = len(words) - 1
    small = [at for at in range(1, last) if words[at][:1].islower()]
    return small[0] if small else last


def _is_collective(name: str, words: list[str]) -> bool:
    if any(char.isdigit() for char in name) or words[0].lower() in ("the", "and"):
        return True
    folded = {word.strip(".()").lower() for word in words}
    return bool(folded & _COLLECTIVES) or "and" in folded or organization_class(name) in _HOUSES


def _is_cjk(name: str) -> bool:
    return any(unicodedata.name(c, "").startswith(("CJK", "HANGUL", "HIRA", "KATA")) for c in name)
