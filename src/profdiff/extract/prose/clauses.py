"""Clauses of a sentence that tell a position: where its title begins, whose it is, and when."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from profdiff.extract.dates import Period, period_in
from profdiff.extract.names import clean_name, is_name
from profdiff.extract.prose.reading import Reading
from profdiff.extract.stretches import Stretch
from profdiff.lexicon.positions import begins_title
from profdiff.normal import fold
from profdiff.patterns import Pattern

Tense = Literal["past", "now", "future"]

_AUXILIARIES = (
    "am|is|was|were|have been|has been|will be|served?|serves|worked|works|"
    "currently|also|now|previously|recently|formerly|became|will become"
)
_FURTHER_VERBS = (
    "am|is|was|currently|now|also|presently|"
    "(?:honored|proud|fortunate|excited|happy|delighted|pleased) to be|"
    "working|work|works|worked|employed|serving|serve|served|been|"
    "previously|formerly|recently|primarily|started|starting|be"
)
_SUBJECT = r"(?:(?:Dr|Prof)\.\s+)?[A-Z][\w.’'-]+(?:\s+[A-Z][\w.’'-]+){0,3}(?:\s+\([^()]{1,30}\))?"
#: "I am (currently working as) …", "Jane Doe is …".
_BE = Pattern(
    rf"(?:\b(?i:(?P<i>i|he|she))(?:['’](?:m|s|ve been)|\s+(?i:{_AUXILIARIES})(?=\s))"
    rf"|(?P<name>{_SUBJECT})\s+(?P<verb>is|was|has been|will be|serves as|became))"
    rf"(?:\s+(?i:{_FURTHER_VERBS}))*\s+(?:(?i:as)\s+)?(?=[A-Za-z])",
    "i |i'|i’|he|is|was|has been|will be|serves|became",
)
#: "worked as …", "joined O as …", "I am at O as …", "At O as a T, I …".
_AS = Pattern(
    r"\b(?P<verb>work(?:ed|ing|s)?(?:\s+(?:for|over)\s+(?:[\w-]+\s+){1,4}?(?:years?|months?))?|"
    r"interned|serv(?:e|es|ed|ing)|employed|appointed|"
    r"spent\b[^.;]{0,60}?|visit(?:ed|ing)?|stint|time|experience|start(?:ed|ing)?|position|"
    r"(?:join(?:ed|ing|s)?|employed\s+(?:by|at|with)|(?:work(?:ed|ing|s)?|am|['’]m|is|was|been)"
    r"(?:\s+(?:currently|now|also|previously))?(?:\s+on\s[^.;]{2,80}?)?"
    r"\s+(?:at(?=\s+(?:the\s+)?(?-i:[A-Z]))|"
    r"in(?=\s+the\s+(?-i:[A-Z])[^.;,]{0,60}?\b(?:lab|laboratory|group|team|department|institute|"
    r"cent(?:er|re)|division|school|unit)\b))|"
    r"(?:moved|returned)\s+to(?=\s+(?:the\s+)?(?-i:[A-Z])"
    r"(?:(?!\s(?:to|for|in the|where)\s)[^.;]){2,90}?\sas\s)|"
    r"(?:leads?|heads?|directs?)(?=\s+(?:the\s+)?(?-i:[A-Z]))|"
    r"^at)"
    r"\s+(?:the\s+)?(?P<org>(?:[^.;,]|,\s(?=(?-i:[A-Z][\w&]))){2,90}?)|"
    r"(?:was|am|been|be|is)(?:\s+\w+)?)"
    r"\s+as\s+(?:its\s+)?(?=(?:an?|the|their|research|visiting|assistant|director|head|"
    r"(?:[\w-]+\s+){1,6}(?:at|@|of|in\s+the|with)\s+(?:the\s+)?(?-i:[A-Z])\w*|[a-z]|"
    r"(?:(?:vice|co|general|program|area|session|associate|guest)[ -])*"
    r"(?:chair|president|secretary|treasurer|editor|reviewer|organi[sz]er|director|head))\b)",
    "as ",
    re.IGNORECASE,
)
#: "spent the summer of 2019 at O as …"
_SPENT_AT = Pattern(r"spent\b.*?\sat\s+(?:the\s+)?(?P<org>[A-Z].*?)\s+as\s+$", "spent")
#: "I received my Ph.D. from O and was a T at …", after a subject.
_AND_BE = Pattern(
    r"(?:,|;|\band)\s+(?P<verb>was|am|is|will be|have been|has been)\s+"
    r"(?:(?:also|currently|previously|now|then)\s+)*(?=(?:an?|the)\s)",
    " was | am | is |will be|have been|has been",
)
#: "was promoted to T in 2021"; of two steps none tells which one lasts.
_PROMOTED = Pattern(
    r"\b(?:was|been|got)\s+(?:promoted\s+to|appointed(?:\s+(?:as|to))?)\s+"
    r"(?:the\s+(?:rank|position)\s+of\s+)?"
    r"(?=[a-z])(?!.*\band\s+(?:then\s+|later\s+)?to\s)(?!.*\b(?:and|then|until)\b.*\d{4})",
    "promoted|appointed",
    re.IGNORECASE,
)
#: What a title after "and was promoted to" is told with: "joined O as a T and …".
_JOINED_BEFORE = Pattern(
    r"\b(?:joined|(?:moved|returned) to)\s.*\sas\s.*\band\s+(?:\w+ly\s+|later\s+|then\s+)?$"
)
#: "I am Jane Doe (she/her), a …": the name between verb and title.
_BY_NAME = Pattern(
    r"(?P<name>[A-Z\u00c0-\uffff][^,.;:()\n]{2,40}?)\s*(?:[(（][^)）]{1,40}[)）])?\s*,\s*"
    r"(?:and\s+)?(?:(?i:i['’ ]a?m)\s+)?(?:currently\s+)?(?=(?:an?|the)\s)"
)
#: "Previously, …" without a verb.
_FRAGMENT = Pattern(
    r"^(?:(?:previously|formerly|currently|before that|prior to (?:that|this)|earlier)[,:]?\s+)"
    r"(?=\w)",
    "previous|former|current|before|prior|earlier",
    re.IGNORECASE,
)
#: "As a T at O, I led …": a position of which the sentence tells what was done in it.
_AS_ONE = Pattern(
    r"^(?:(?P<verb>previously|formerly|currently|now|earlier),?\s+)?(?i:as)\s+(?=(?:an?|the)\s)"
    r"(?=[^,.;]{3,60}?\s(?:at|with|of|for|in)\s(?:the\s)?[A-Z][^;.]{0,80},\s(?:I|he|she)\b)",
    "as ",
    re.IGNORECASE,
)
_SINCE = Pattern(
    r"\b(?:since|starting(?: in| from)?|as of|beginning(?: in)?)\s+(?=[A-Z\d])",
    "since|start|as of|beginning",
    re.IGNORECASE,
)
#: "Since graduating in 2022, I have been a T": what lasts.
_LASTS = Pattern(
    r"since\s[^,;.]{3,40},\s+(?:i|he|she)(?:\s+ha(?:ve|s)|['’](?:ve|s))\s+been\b",
    "since",
    re.IGNORECASE,
)
#: A range that the sentence begins with is no longer.
_LONGEST_TIME = 50
_FROM = Pattern(
    r"(?:from|between)\s+(?:[A-Z][a-z]{2,8}\s+)?(?:19|20)\d\d\s*(?:to|until|and|–|-)\s*"
    r"(?:[A-Z][a-z]{2,8}\s+)?(?:19|20)\d\d,\s",
    "from|between",
    re.IGNORECASE,
)
#: "From Feb. 2019, I am …": what lasts since then.
_FROM_ON = Pattern(
    r"from\s+((?:[A-Z][a-z]{2,8}\.?\s+)?(?:19|20)\d\d),?\s+(?:I|he|she)(?:\s+(?:am|is)|['’]m)\s",
    "from",
    re.IGNORECASE,
)
#: "In 2023, I became a T": when something began that lasts.
_BEGAN = Pattern(
    r"in\s+(?:[A-Z][a-z]{2,8}\s+)?(?:19|20)\d\d,?\s+(?:I|he|she)\s+"
    r"(?:became|took\s+up|joined|moved|returned|started|was\s+(?:promoted|appointed))\s"
    r"(?!.*\b(?:and|then|before|until)\b.*\d{4})",
    "in ",
    re.IGNORECASE,
)
#: What one did where the sentence begins with the place: "At O as a T, I worked on …".
_DID = Pattern(r"\b(?i:i|he|she)\s+(?:\w+ly\s+)?(?:was|led|built|wrote|\w+ed)\b")
#: "I also actively mentor students", "I also study student success": verbs that tell no position.
_DOES = Pattern(r"(?!early\b)[a-z]+ly\s+[a-z]+\s")
_FIRST_WORD = Pattern(r"[a-z]+(?=\s)")
_IS = Pattern(r"['’]|\b(?:am|is|was|were|been|be|became|become|serv\w+|work\w+)\b")
#: What a position begins with beside the words of its title.
_BEGINNINGS = frozenset(
    "a an the at as in with of on for my his her their our its one part also now".split()
)
#: Phrases without a tense of their own.
_PLACED = Pattern(
    r"(?:at|as|time|stint|experience|position|visit(?:ing)?|start(?:ing)?|working|serving|joining)\b",
    "",
    re.IGNORECASE,
)
_PAST = frozenset("was were worked served been previously formerly interned spent had did".split())
_PAST_BEFORE = ("previously", "before", "prior", "formerly")
_SPEAKER = frozenset(("i", "he", "she"))
#: Who else may work as something: those that a page invites or speaks of.
_OTHERS = frozenset("you students candidates applicants they someone anyone people who".split())
_CONDITIONS = ("if", "if you", "when", "while", "who", "once", "before", "since")


class Clause(NamedTuple):
    """What a clause says of a position, and the offset in its block where the title begins.

    `opening` is the time that the sentence begins with, `joined` the place of the
    organisation between verb and title ("joined O as a T").
    """

    at: int
    tense: Tense
    opening: Period | None = None
    joined: tuple[int, int] | None = None


def clauses(reading: Reading, sentence: Stretch) -> Iterator[Clause]:
    """The clauses of a sentence that tell a position of the page's subject."""
    text = sentence.text
    opening = _opening(text)
    seen: list[int] = []
    for pattern in (_BE, _PROMOTED, _AS, _AND_BE, _FRAGMENT, _AS_ONE):
        for found in pattern.finditer(text):
            at = _after_name(text, found.end())
            if any(abs(at - other) < 3 for other in seen):
                continue
            if pattern is _BE and not _IS.search(found[0]) and _tells_deed(text, at):
                continue
            if not _follows(pattern, text[: found.start()]) or not _about_subject(reading, found):
                continue
            seen.append(at)
            tense = tense_of(found[0], text[: found.start()])
            if _PLACED.match(found[0]) and _DID.search(text):
                tense = "past"
            if pattern is _PROMOTED or _LASTS.match(text[: found.end()]):
                tense = "now"
            yield Clause(sentence.start + at, tense, opening, _joined(found, sentence.start))


def _tells_deed(text: str, at: int) -> bool:
    """Whether a verb stands at an offset, after "I also", and no title."""
    if _DOES.match(text, at):
        return True
    first = _FIRST_WORD.match(text, at)
    if first is None:
        return False
    return first[0] not in _BEGINNINGS and not begins_title(first[0])


def _follows(pattern: Pattern, before: str) -> bool:
    """Whether a phrase tells a position of the subject's after what stands before it."""
    if pattern is _PROMOTED and _JOINED_BEFORE.search(before):
        return False
    if pattern in (_AS, _AND_BE) and _is_of_others(before):
        return False
    if pattern is _AND_BE and _SPEAKER.isdisjoint(before.lower().split()):
        return False
    return not _is_condition(before)


def _joined(found: re.Match[str], start: int) -> tuple[int, int] | None:
    """The place of the organisation that a phrase names before the title, in its block."""
    if found.groupdict().get("org"):
        return start + found.start("org"), start + found.end("org")
    spent = _SPENT_AT.match(found[0])
    if spent is None:
        return None
    start += found.start()
    return start + spent.start("org"), start + spent.end("org")


def _after_name(text: str, at: int) -> int:
    """The place after the subject's name where a title follows it: "Jane Doe, a …"."""
    named = _BY_NAME.match(text, at)
    return named.end() if named and is_name(clean_name(named["name"]), single=True) else at


def _opening(text: str) -> Period | None:
    """The time that a sentence begins with: "Since May 2020, I am …", "From 2015 to 2018, I …"."""
    since = _SINCE.search(text)
    if since and since.start() < 30:
        return period_in(text[since.end() :])
    opened = _FROM_ON.match(text)
    if opened:
        return period_in(f"since {opened[1]}")
    if _BEGAN.match(text):
        began = period_in(text[:_LONGEST_TIME])
        if began:
            began.end = None
        return began
    return period_in(text[:_LONGEST_TIME]) if _FROM.match(text) else None


def _about_subject(reading: Reading, found: re.Match[str]) -> bool:
    """Whether a named subject of a clause is whom the page is about."""
    name = found.groupdict().get("name")
    if not name:
        return True
    if reading.kind == "organization":
        return False
    if reading.owner:
        words = set(fold(name).split()) - {"dr", "prof"}
        return not words.isdisjoint(fold(reading.owner).split())
    return is_name(clean_name(name)) and found.start() == 0


def _is_of_others(before: str) -> bool:
    """Whether who works "as a T" is somebody else: "If you want to work as …"."""
    for word in reversed(before.lower().replace("’", "'").split()):
        if word.strip(",.") in _OTHERS:
            return True
        if word.split("'")[0] in ("i", "he", "she", "my"):
            return False
    return False


def _is_condition(before: str) -> bool:
    """Whether the clause is about a condition or somebody else: "If you are a student …"."""
    return before[-14:].lower().rstrip().endswith(_CONDITIONS)


def is_ahead(phrase: str, before: list[str]) -> bool:
    """Whether one joins later: "will join", "I am (happy to be) joining"."""
    if {"will", "i'll", "ll", "shall"} & set(before):
        return True
    return phrase.lower().startswith("joining") and bool({"am", "be", "i'm", "is"} & set(before))


def tense_of(phrase: str, before: str) -> Tense:
    """The tense of a phrase that tells a position, by its words and those before it."""
    words = set(fold(phrase).split())
    before = before.lower()
    last = before.replace("’", "'").split()[-4:]
    joins = phrase.lower().startswith("join")
    if "will" in words or "announced" in before or (joins and is_ahead(phrase, last)):
        return "future"
    if phrase.lower().startswith("employed") and "was" in last:
        return "past"
    if words & _PAST and not words & {"am", "is", "currently", "now"}:
        return "past"
    if any(word in before for word in _PAST_BEFORE) and not words & {"am", "is"}:
        return "past"
    return "now"
