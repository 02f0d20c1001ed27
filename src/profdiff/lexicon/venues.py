"""Venues: which phrases name one, and which spellings are the same one (data: venues.tsv)."""

import re
from collections.abc import Iterator

from profdiff.lexicon.tables import alternatives, lines, looked_up, remembered
from profdiff.normal import fold
from profdiff.patterns import Pattern
from profdiff.records import Venue

_LEAD = Pattern(
    r"^(?:in\s+|at\s+|to appear (?:in|at)\s+|accepted (?:to|at|by|in|for)\s+|"
    r"published (?:in|at)\s+|the\s+|"
    r"proc(?:eedings|\.)?\s+(?:of\s+)?(?:the\s+)?|(?:19|20)\d\d\s+|\d+(?:st|nd|rd|th)\s+|annual\s+|"
    r"(?:twenty|thirty|forty|fifty|sixty)[- ]?\w*\s+|(?:twent|thirt|fort|fift|sixt)ieth\s+|"
    r"(?:first|second|third|fourth|fifth|"
    r"sixth|seventh|"
    r"eighth|ninth|tenth|eleventh|twelfth)\s+|acm/ieee\s+|ieee/cvf\s+|ieee/acm\s+|"
    r"acm\s+sig\w+\s+(?=conference)|"
    r"ieee/rsj\s+|acm\s+(?=conference|symposium|international)|ieee\s+(?=conference|"
    r"symposium|international))+",
    flags=re.IGNORECASE,
)
#: The words with which `_LEAD` may begin to match, but for numbers.
_LEADING = frozenset(
    "in at to accepted published the proc proc. proceedings annual acm ieee acm/ieee ieee/cvf "
    "ieee/acm ieee/rsj first second third fourth fifth sixth seventh eighth ninth tenth eleventh "
    "twelfth".split()
)
_TENS = (
    "twentieth",
    "thirtieth",
    "fortieth",
    "fiftieth",
    "sixtieth",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
)
_TAIL = Pattern(r"[\s,.;:]*(?:\d+|vol(?:ume)?\.?\s*\d+|\((?:19|20)\d\d\))$", flags=re.IGNORECASE)
_TAIL_ENDS = "0123456789)"
_BRACKETED = Pattern(r"\s*\([^)]*\)")
_ABBREVIATION = Pattern(r"\(([A-Z][\w&/-]{1,14})\)")


#: Volumes beside a conference's own: "Findings of …", "…, Findings".
_FINDINGS = Pattern(
    r"^(?:in\s+)?(?:the\s+)?findings of (?:the )?|[\s,:-]+findings\b\s*$", flags=re.IGNORECASE
)


@looked_up
def _row() -> Iterator[tuple[list[str], str]]:
    """Folded spelling → its row's short name and kind."""
    for line in lines("venues"):
        row, _, cell = line.decode().rpartition("\t")
        yield alternatives(cell), row


def _listed(name: str) -> tuple[str, str] | None:
    """The short name and kind that stand beside a spelling."""
    row = _row(fold(name))
    if row is None:
        return None
    short, _, kind = row.partition("\t")
    return short, kind


@remembered(8192)
def known_venue(name: str) -> tuple[str, str] | None:
    """The short name and kind of a venue's name in any known spelling, None when unknown.

    "Proceedings of the 40th International Conference on Machine Learning" gives ("ICML",
    "conference").
    """
    found = _listed(name)
    if found:
        return found
    if "indings" in name:
        return _findings(name)
    bare = _without_lead(name.strip())
    previous = None
    while bare != previous:
        found = _listed(bare)
        if found:
            return found
        previous, bare = bare, _TAIL.sub("", bare) if bare[-1:] in _TAIL_ENDS else bare
    if "(" not in name:
        return None
    inner = _ABBREVIATION.search(name)
    found = _listed(inner[1]) if inner else None
    return found or _listed(_BRACKETED.sub("", bare))


def _findings(name: str) -> tuple[str, str] | None:
    """The findings of a conference, named before or after it: "… (ACL) Findings"."""
    found = _FINDINGS.search(name)
    of = known_venue(_FINDINGS.sub("", name).strip(" ,:;-–—")) if found else None
    return _listed(f"findings of {of[0]}") if of else None


def _without_lead(name: str) -> str:
    """A name without what stands before it: "Proceedings of the 40th"."""
    first = next(iter(name.lower().split(None, 1)), "")
    if first in _LEADING or first[:1].isdigit() or first.startswith(_TENS):
        return _LEAD.sub("", name)
    return name


def venue_key(venue: Venue | None) -> str:
    """The form in which two venues are the same: known name and year, whatever their spelling."""
    if venue is None or not (venue.name or venue.text):
        return ""
    name = venue.name or venue.text or ""
    found = known_venue(name)
    return f"{fold(found[0] if found else name)} {venue.year or ''}".strip()


_DIGIT = Pattern(r"\d")
_SHORT = Pattern(r"[ '-]\d\d(?![\d.:/-])")
_SHORT_YEAR = Pattern(
    r"\b([A-Z][A-Za-z/&-]{1,14}|[Pp]reprint|arXiv)[ -]?(?:'(\d\d)|(?<=[ -])(\d\d))"
    r"(?![\d.:/-])(?:\s*\([a-z]\))?"
)
_LONG_NAMES = ("onference", "roceedings", "dvances", "ournal")
_CAPITALISED = Pattern(r"(?:[A-Z][\w&/'-]*(?:[ ,]+(?:of|on|in|and|for|the|to|&))*[ ,]*){2,14}")


def canonical_text(text: str) -> str:
    """A text with each known venue in one spelling: "NeurIPS'24", "NIPS 24" → "NeurIPS 2024".

    Its quotes and dashes have to be straight.
    """

    def short(match: re.Match[str]) -> str:
        found = known_venue(match[1])
        if not found:
            return match[0]
        two = match[2] or match[3]
        return f"{found[0]} {'19' if two > '60' else '20'}{two}"

    if _SHORT.search(text):
        text = _SHORT_YEAR.sub(short, text)
    if any(word in text for word in _LONG_NAMES) and _DIGIT.search(text):
        text = _CAPITALISED.sub(_spelled_out, text)
    return text


def _spelled_out(match: re.Match[str]) -> str:
    found = known_venue(match[0].strip(" ,"))
    if not found:
        return match[0]
    tail = match[0][len(match[0].rstrip(" ,")) :]
    return found[0] + tail
