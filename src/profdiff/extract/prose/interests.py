"""Topics: "my research interests include A, B and C"."""

import re

from profdiff.extract.prose.reading import Reading
from profdiff.extract.stretches import Stretch
from profdiff.extract.topics import topics
from profdiff.normal import fold
from profdiff.patterns import Pattern
from profdiff.records import Interest

_INTERESTS_ARE = (
    r"\b(?:(?:research|current|academic|primary|main|broad|general|scientific|professional|"
    r"specific)\s+)*(?:interests?|(?<!technical )expertise)\b"
    r"(?:\s+and\s+(?:experience|expertise|work|focus))?"
    r"(?:\s+(?:currently|mainly|primarily|broadly|generally|also|now|mostly))*"
    r"(?:\s*:|\s+(?:include[sd]?|are|is|lies?|spans?|covers?|focus(?:es)?|revolves?|"
    r"cent(?:er|re)s?|range|(?<=interests )in|encompass(?:es)?|involves?)\b)"
    r"(?:\s+(?:in|on|at|around|broadly|mainly|primarily|generally|across|from|within|"
    r"but (?:are )?not limited to|the (?:broad |general )?(?:areas?|fields?|topics?|domains?) of|"
    r"both|centered|focused|developing))*\s*:?\s+"
)
_AM_INTERESTED_IN = (
    r"\b(?:am|is|I['’]m|are)\s+(?:\w+ly\s+|also\s+|most\s+|very\s+|always\s+)*"
    r"interested in\s+(?:include\s+)?"
    r"(?:(?:all things|anything|everything)(?:\s+(?:related|relating) to|\s+about)?\s+)?"
)
_FIELDS_ARE = (
    r"\bresearch (?:topics?|areas?|fields?|themes?)\s*:\s+|"
    r"\b(?:main|primary|secondary|research) fields? (?:of (?:research|study) )?"
    r"(?:is|are|include)\s+|"
    r"\b(?:research|work)\s+(?:is\s+)?(?:mainly\s+)?focus(?:es|ed|ing)?\s+on\s+the\s+"
    r"(?:topics?|areas?|fields?)\s+of\s+"
)
_INTEREST = Pattern(
    rf"(?:{_INTERESTS_ARE}|{_AM_INTERESTED_IN}|{_FIELDS_ARE})"
    rf"(?:the following (?:\w+ ){{0,2}}\w+:\s+)?(?P<list>[^\n]+)",
    "interest|expertise|field|topic|area|theme",
    re.IGNORECASE,
)
_HOBBY = Pattern(
    r"\b(?:personal|hobb|outside|free time|spare time|besides|non-?(?:research|academic|work)|"
    r"other (?:interests?|than)\b|(?:apart|aside) from\b)\w*",
    "personal|hobb|outside|time|besides|non|other|apart|aside",
    re.IGNORECASE,
)
#: A topic has no more words: what is longer tells what one would find out. Nor is it one of these.
_MAX_WORDS = 11
_SHORTEST = 2
#: Whose interests those of the reader are.
_OTHERS = frozenset("you who students applicants candidates anyone postdocs".split())
#: Words that begin what one would do ("interested in joining …"), not a topic.
_NO_TOPIC = frozenset(
    "collaborating participating working joining applying doing pursuing hiring hearing finding "
    "discussing following about you our my your this these how what why whether in on at with and "
    "that".split()
)


def read_sentence(reading: Reading, sentence: Stretch) -> None:
    """Reads a sentence for the topics that it lists as interests."""
    block, start, end = sentence
    found = _INTEREST.search(sentence.text)
    if not found or _HOBBY.search(sentence.text[: found.start("list")]):
        return
    if not _OTHERS.isdisjoint(fold(sentence.text[: found.start()]).split()[-4:]):
        return
    offset = start + found.start("list")
    for topic in topics(found["list"]):
        words = fold(topic).split()
        if _NO_TOPIC.intersection(words[:1]) or len(words) > _MAX_WORDS or len(topic) < _SHORTEST:
            continue
        at = block.text.find(topic, offset)
        place = (at, at + len(topic)) if at >= 0 else (offset, end)
        reading.add(Interest(name=topic), block, *place, rule="prose-interest")
