"""Venues: which phrases name one, and which spellings are the same one (data: venues.tsv)."""

import re
from functools import cache, lru_cache

from profdiff.lexicon.tables import alternatives, rows
from profdiff.normal import fold
from profdiff.records import Venue

_LEAD = re.compile(
    r"^(?:in\s+|at\s+|to appear (?:in|at)\s+|accepted (?:to|at|by|in|for)\s+|"
    r"published (?:in|at)\s+|the\s+|"
    r"proc(?:eedings|\.)?\s+(?:of\s+)?(?:the\s+)?|(?:19|20)\d\d\s+|\d+(?:st|nd|rd|th)\s+|annual\s+|"
    r"(?:twenty|thirty|forty|fifty|sixty)[- ]?\w*\s+|(?:first|second|third|fourth|fifth|"
    r"sixth|seventh|"
    r"eighth|ninth|tenth|eleventh|twelfth)\s+|acm/ieee\s+|ieee/cvf\s+|ieee/acm\s+|"
    r"acm\s+sig\w+\s+(?=conference)|"
    r"ieee/rsj\s+|acm\s+(?=conference|symposium|international)|ieee\s+(?=conference|"
    r"symposium|international))+",
    re.I,
)
_TAIL = re.compile(r"[\s,.;:]*(?:\d+|vol(?:ume)?\.?\s*\d+|\((?:19|20)\d\d\)|(?:19|20)\d\d)$", re.I)


@cache
def _known() -> dict[str, tuple[str, str]]:
    """Folded spelling → (short name, kind)."""
    found: dict[str, tuple[str, str]] = {}
    for short, kind, *more in rows("venues"):
        for spelling in (short, *alternatives(more[0] if more else "")):
            found.setdefault(fold(spelling), (short, kind))
    return found


@lru_cache(maxsize=8192)
def known_venue(name: str) -> tuple[str, str] | None:
    """The short name and kind of a venue's name in any known spelling, None when unknown.

    "Proceedings of the 40th International Conference on Machine Learning" gives ("ICML",
    "conference").
    """
    known = _known()
    found = known.get(fold(name))
    if found:
        return found
    bare = _LEAD.sub("", name.strip())
    previous = None
    while bare != previous:
        found = known.get(fold(bare))
        if found:
            return found
        previous, bare = bare, _TAIL.sub("", bare)
    inner = re.search(r"\(([A-Z][\w&/-]{1,14})\)", name)
    if inner and fold(inner[1]) in known:
        return known[fold(inner[1])]
    without = re.sub(r"\s*\([^)]*\)", "", bare)
    return known.get(fold(without)) if without != bare else None


def venue_key(venue: Venue | None) -> str:
    """The form in which two venues are the same: known name and year, the same for all spellings."""
    if venue is None or not (venue.name or venue.text):
        return ""
    name = venue.name or venue.text or ""
    found = known_venue(name)
    return f"{fold(found[0] if found else name)} {venue.year or ''}".strip()


_SHORT_YEAR = re.compile(
    r"\b([A-Z][A-Za-z/&-]{1,14}|[Pp]reprint|arXiv)[ -]?(?:['’‘`](\d\d)|"
    r"(?<=[ -])(\d\d))(?![\d.:/-])(?:\s*\([a-z]\))?"
)
_CAPITALISED = re.compile(r"(?:[A-Z][\w&/'-]*(?:[ ,]+(?:of|on|in|and|for|the|to|&))*[ ,]*){2,14}")


def canonical_text(text: str) -> str:
    """A text with each known venue in its one spelling: "NeurIPS'24" and "NIPS 24" → "NeurIPS 2024"."""

    def short(match: re.Match[str]) -> str:
        found = known_venue(match[1])
        if not found:
            return match[0]
        two = match[2] or match[3]
        return f"{found[0]} {'19' if two > '60' else '20'}{two}"

    if not any(c.isdigit() for c in text):
        return text
    text = _SHORT_YEAR.sub(short, text)
    if "onference" in text or "roceedings" in text or "dvances" in text or "ournal" in text:
        text = _CAPITALISED.sub(_spelled_out, text)
    return text


def _spelled_out(match: re.Match[str]) -> str:
    found = known_venue(match[0].strip(" ,"))
    if not found:
        return match[0]
    tail = match[0][len(match[0].rstrip(" ,")) :]
    return found[0] + tail
