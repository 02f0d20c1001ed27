"""A talk told in a sentence: "I will give a tutorial on X at CVPR 2020"."""

import re

from profdiff.extract.organizations import organization_at
from profdiff.extract.prose.reading import Reading
from profdiff.extract.stretches import Stretch
from profdiff.normal import squeeze
from profdiff.patterns import Pattern
from profdiff.records import Talk

_GIVEN = Pattern(
    r"\b(?:give|gave|giving|given|presented?|presenting|deliver(?:ed|ing)?|organi[sz](?:e|ed|ing))"
    r"\s+(?:an?|the|our|my)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:talk|tutorial|lecture|keynote|seminar|colloquium)s?\s+"
    r"(?:on|titled|entitled|about|called)\s+(?=\S)",
    "talk|tutorial|lecture|keynote|seminar|colloqu",
    re.IGNORECASE,
)
_EVENT = Pattern(r"[\"”]?,?\s+(?:at|in|for|during)\s+(?:the\s+)?(?=[A-Z\d])")


def read_sentence(reading: Reading, sentence: Stretch) -> None:
    """Reads a sentence for the talk that it tells."""
    found = _GIVEN.search(sentence.text)
    if not found:
        return
    block, start, end = sentence
    at = start + found.end()
    event = _EVENT.search(block.text, at)
    stop = min(event.start(), end) if event else end
    title = squeeze(block.text[at:stop]).strip(' .,"“”')
    if not 2 <= len(title.split()) <= 30 or not title[0].isupper():
        return
    where = organization_at(block, event.end(), end) if event and event.end() < end else None
    talk = Talk(title=title, event=where.name if where else None)
    reading.add(talk, block, start + found.start(), stop, rule="prose-talk")
