"""Whether two entries differ only in how they write one and the same venue."""

from profdiff.lexicon.venues import known_venue
from profdiff.normal import straighten

#: How many of the words that two entries share may belong to the name, before and behind.
_SHARED_BEFORE, _SHARED_BEHIND = 8, 4
#: A name of a venue, with all that stands before and behind it, has no more words.
_MOST_WORDS = 24


def only_venue_respelled(old: str, new: str) -> bool:
    """Whether two texts say the same, but for one venue's name: "J. ACM" and "Journal of the ACM".

    The words that differ need not be the whole name: "Phys. Rev. Letters" shares its last one with
    "Physical Review Letters".
    """
    olds, news = straighten(old).split(), straighten(new).split()
    before = _shared(olds, news)
    behind = _shared(olds[before:][::-1], news[before:][::-1])
    old_stop, new_stop = len(olds) - behind, len(news) - behind
    if not before < min(old_stop, new_stop) or max(old_stop, new_stop) - before > _MOST_WORDS:
        return False  # words that are only missing are not another spelling
    volumes = [_numbers(olds[before:old_stop]), _numbers(news[before:new_stop])]
    if all(volumes) and volumes[0] != volumes[1]:
        return False
    if not all(map(_is_short_name, [*olds[before:old_stop], *news[before:new_stop]])):
        return False
    for start in range(before, max(before - _SHARED_BEFORE, 0) - 1, -1):
        for more in range(min(behind, _SHARED_BEHIND) + 1):
            venue = _venue(olds[start : old_stop + more])
            if venue and venue == _venue(news[start : new_stop + more]):
                return True
    return False


def _shared(olds: list[str], news: list[str]) -> int:
    """How many words two texts begin with alike."""
    for count, (old, new) in enumerate(zip(olds, news, strict=False)):
        if old != new:
            return count
    return min(len(olds), len(news))


def _numbers(words: list[str]) -> list[str]:
    """The volumes and years among some words; an ordinal belongs to a name."""
    return [word.strip(".,;:()") for word in words if word.strip(".,;:()").isdigit()]


def _is_short_name(word: str) -> bool:
    """Whether a word, if it is in brackets, is the short name of a venue there."""
    bare = word.rstrip(".,;:")
    return not (bare[:1] == "(" and bare[-1:] == ")") or known_venue(bare[1:-1]) is not None


def _venue(words: list[str]) -> tuple[str, str] | None:
    """The venue that some words name; a name with its acronym behind has to be known without it."""
    name = " ".join(words).strip(" ,;:.")
    found = known_venue(name)
    bare, bracket, _ = name.partition("(")
    return found if not bracket or known_venue(bare.strip(" ,")) == found else None
