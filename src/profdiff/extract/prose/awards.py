"""Prizes and fellowships received: "received the A and the B (twice)"."""

import re

from profdiff.extract.dates import opening_year, period_in, years_of
from profdiff.extract.prose.reading import Reading
from profdiff.extract.stretches import Stretch
from profdiff.lexicon.positions import is_award
from profdiff.normal import squeeze
from profdiff.patterns import Pattern
from profdiff.records import Award

_MAX_LENGTH = 160
#: All that one verb lists is no longer than this.
_MAX_PHRASE = 2000
#: What follows a border tells it: no more than this.
_LOOK_AHEAD = 60
_RECEIVED = Pattern(
    r"\b(?:awarded(?: with| as)?|recei(?:ve|ved|ving|ves)|recipient of|won|win|"
    r"honou?red (?:with|by|to receive|to be)|honou?r of|named(?: as| to)?|granted|"
    r"selected (?:as|for|to|in)|elected(?: as| to be)?|supported by|holder of|winner of|funded by|"
    r"recognized (?:as|with|by)|earned)\s+(?=\S)",
    "award|recei|recip|won|win|hono|named|grant|lect|support|holder|funded|recogn|earned",
    re.IGNORECASE,
)
#: Where the sentence goes on with something else than what was received.
_END = Pattern(
    r"(?<!\b[A-Z])[.;!](?=\s|$)|"
    r"\s(?:because|given|while|when|among|"
    r"and (?:was|were|am|is|are|has|had|have|I|he|she|we))\b|"
    r",\s(?:where|and (?:I|he|she|we|was|am|have)\b)|$",
    "",
    re.IGNORECASE,
)
#: What adds to an award that was named: who gave it, what for.
_ASIDE = Pattern(
    r",?\s(?:for (?:my|his|her|our|the|their|outstanding|best|work|research|contrib\w+|being|"
    r"[\"“])|in recognition|to support|from|by|where|which|who|with|on|during|as well as)(?:\s|\b)",
    "",
    re.IGNORECASE,
)
#: When, told behind such an aside: "… from the University of X in 2022".
_LATE_YEAR = Pattern(r"\s(?:in|\()\s?((?:19|20)\d\d)\b")
_BORDER = Pattern(
    r",\s*(?:and\s+)?(?:(?:the|an?)\s+)?|"
    r"\s+and\s+(?:(?:the|an?)\s+)?(?=[A-Z0-9a-z]+\s?[A-Z0-9])|\s+and\s+(?=the\s|an?\s)"
)
_ARTICLES = (
    "was named ",
    "named ",
    "received ",
    "won ",
    "awarded ",
    "including ",
    "e.g. ",
    "such as ",
    "the ",
    "a ",
    "an ",
    "The ",
    "my ",
    "as ",
    "one of ",
    "prestigious ",
)
#: What says of the award before it how high it is: "…, the highest award for students at O".
_RANK = Pattern(r"(?:(?:\w+\s){0,2}(?:highest|most|largest|oldest|top)|given|awarded)\s")
_HOW_OFTEN = Pattern(
    r"\s*\(?\b(?:(twice)|(thrice|three times)|(\d) times|[x×](\d)|(\d)[x×])\)?",
    "twice|thrice|times|x|×",
    re.IGNORECASE,
)
#: Who is chosen as one of these is honoured: "was named a Moor Fellow".
_CHOSEN = ("named", "selected", "elected")
_HONOURS = (" Fellow", " Scholar", " Laureate")
_SHORT_YEAR = Pattern(r"\s\(?['’](\d\d)\)?$", "'|’")
_RULES = ("prose-award", "prose-degree")


def read_sentence(reading: Reading, sentence: Stretch) -> None:
    """Reads a sentence for the awards that it tells."""
    block, start, end = sentence
    opening = opening_year(sentence.text)
    for found in _RECEIVED.finditer(sentence.text):
        at = start + found.end()
        border = _END.search(block.text[at : min(end, at + _MAX_PHRASE)])
        stop = at + border.start() if border else end
        told = False
        for place in _pieces(Stretch(block, at, stop)):
            name, late = _without_aside(squeeze(place.text))
            chosen = found[0].startswith(_CHOSEN) and name.endswith(_HONOURS)
            if told and _RANK.match(name):
                continue
            if (chosen or _names_award(name)) and not _is_read(reading, place):
                told = True
                award = _award(name)
                award.year = award.year or late or opening
                reading.add(award, *place, rule="prose-award")


def _without_aside(text: str) -> tuple[str, str | None]:
    """A phrase up to what it adds to the award that it names, and the year told there."""
    for aside in _ASIDE.finditer(text):
        if is_award(text[: aside.start()]):
            late = _LATE_YEAR.search(text, aside.end())
            return text[: aside.start()], late[1] if late else None
    return text, None


def _names_award(name: str) -> bool:
    return is_award(name) and len(name) <= _MAX_LENGTH and any(c.isupper() for c in name)


def _is_read(reading: Reading, place: Stretch) -> bool:
    """Whether a sentence's award or degree was read from a place already."""
    return any(reading.is_read_by(rule, place.start) for rule in _RULES)


def _pieces(phrase: Stretch) -> list[Stretch]:
    """The pieces of a phrase between commas and "and", articles passed over."""
    block, at, stop = phrase
    pieces: list[Stretch] = []
    for border in _BORDER.finditer(block.text[at : stop + _LOOK_AHEAD]):
        if phrase.start + border.start() >= stop:
            break
        pieces.append(Stretch(block, at, phrase.start + border.start()))
        at = phrase.start + border.end()
    pieces.append(Stretch(block, at, stop))
    return [_without_article(piece) for piece in pieces if piece.start < piece.end]


def _without_article(piece: Stretch) -> Stretch:
    start = piece.start
    for article in _ARTICLES:
        if piece.block.text.startswith(article, start):
            start += len(article)
    return piece._replace(start=start)


def _award(text: str) -> Award:
    """The award that a phrase names, how often it was won and when."""
    count = None
    found = _HOW_OFTEN.search(text)
    if found:
        count = 2 if found[1] else 3 if found[2] else int(found[3] or found[4] or found[5])
        text = squeeze(text[: found.start()] + " " + text[found.end() :])
    date = period_in(text)
    if date:
        before, after = text[: date.at].rstrip(" (,"), text[date.end_at :].lstrip(" ),")
        text = squeeze(f"{before} {after}").removeprefix("prestigious ")
        for preposition in (" in", " for", " of", " from"):
            text = text.removesuffix(preposition)
    year = years_of(date) if date else None
    short = _SHORT_YEAR.search(text) if date is None else None
    if short:
        text, year = text[: short.start()], f"20{short[1]}"
    return Award(name=text.strip(" ,.()"), year=year, count=count)
