"""Services told with several venues: "I serve on the editorial boards of the J and the K"."""

import re
from collections.abc import Iterator

from profdiff.extract.prose.reading import Reading
from profdiff.extract.service_lists import without_date
from profdiff.extract.stretches import Stretch
from profdiff.extract.venue_phrase import venue_like
from profdiff.lexicon.venues import known_venue
from profdiff.normal import squeeze
from profdiff.patterns import Pattern
from profdiff.records import Service

RULE = "prose-services"
_ROLE = (
    r"(?:senior |external |regular |frequent |ad[- ]hoc )?(?:"
    r"(?:journal |conference |paper |peer )?reviewer|referee|(?:senior )?area chair|meta-?reviewer|"
    r"(?:associate |action |guest |managing |academic |handling |section )?editor|"
    r"(?:senior )?(?:program(?:me)?|technical program|organi[sz]ing) committee member|"
    r"(?:senior )?PC member|"
    r"member of the (?:senior )?(?:program(?:me)? committee|editorial board))s?"
)
_TOLD = Pattern(
    r"\b(?:serv(?:e|es|ed|ing)|act(?:ed|ing)?|am|is|was|were|been|sits?|and(?=\s+an?\s))\s+"
    r"(?:(?:also|currently|regularly|frequently|previously)\s+)?(?:"
    r"(?:as\s+)?(?:(?:an?|the)\s+)?(?P<role>" + _ROLE + r")|"
    r"(?:on|in)\s+(?:the\s+)?(?P<board>(?:senior\s+)?(?:editorial boards?|"
    r"(?:technical\s+)?program(?:me)? committees?|organi[sz]ing committees?|PCs?)))"
    r"\s+(?:for|of|at|in)\s+"
    r"(?:(?:[a-z-]+\s+){1,3}(?:such as|like|including)\s+)?|"
    r"\b(?:I|[Ss]?[Hh]e)(?:\s+(?:have|has|also|regularly|frequently|often))*\s+"
    r"review(?:s|ed)?\s+(?:(?:papers|manuscripts|submissions|articles)\s+)?for\s+",
    "review|editor|chair|committee|board|referee|pc",
    re.IGNORECASE,
)
_NEXT = Pattern(r"\s*(?:,\s*(?:and|as well as)\b|,|;|&|\band\b|\bas well as\b)\s*")
_THE = Pattern(r"(?:the|for|at)\s+")
_LAST_IN = Pattern(r",?\s+(?:in|since|from)$", "in|since|from")
_MEMBER = Pattern(r"\b(boards?|committees?|PCs?)$", "board|committee|pc", re.IGNORECASE)
#: A venue that only its link and its capitals tell has no more words than this.
_MOST_WORDS = 12


def read_sentence(reading: Reading, sentence: Stretch) -> None:
    """Reads a sentence for the venues that it tells of, where each of them looks like one."""
    if reading.kind == "organization":
        return
    block, start, _ = sentence
    for found in _TOLD.finditer(sentence.text):
        role = _role(found["role"], found["board"])
        at = start + found.start()
        for place, name, year in _venues(sentence, start + found.end()):
            reading.add(Service(role=role, venue=name, year=year), block, at, place.end, rule=RULE)
            at = place.end


def tells(reading: Reading, at: int) -> bool:
    """Whether a position is told with venues that are read already."""
    return reading.is_read_by(RULE, at)


def _role(title: str | None, board: str | None) -> str:
    if board:
        return _MEMBER.sub(lambda found: f"{found[1].removesuffix('s')} member", squeeze(board))
    return squeeze(title) if title else "reviewer"


def _venues(sentence: Stretch, at: int) -> Iterator[tuple[Stretch, str, str | None]]:
    """The venues that a list begins with; none where it begins with something else."""
    block, _, end = sentence
    while at < end:
        the = _THE.match(block.text, at)
        at = the.end() if the else at
        link = block.link_at(at)
        behind = max(at, min(link[1], end)) if link else at
        parted = _NEXT.search(block.text, behind)
        if parted and parted.start() >= end:
            parted = None
        stop = parted.start() if parted else end
        text = block.text[at:stop].strip(" .;")
        name, year = without_date(text)
        name = _LAST_IN.sub("", name)
        if not name or not _is_venue(name, linked=link is not None and at + len(text) == link[1]):
            return
        yield Stretch(block, at, stop), name, year
        if parted is None:
            return
        at = parted.end()


def _is_venue(name: str, *, linked: bool) -> bool:
    if known_venue(name) is not None or venue_like(name):
        return True
    return linked and name[:1].isupper() and len(name.split()) <= _MOST_WORDS
