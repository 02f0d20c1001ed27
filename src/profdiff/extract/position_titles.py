"""Titles of positions as prose gives them: "a third-year Ph.D. student in X"."""

import re
from typing import NamedTuple

from profdiff.extract.dates import Period, period_in
from profdiff.extract.names import clean_name, is_name
from profdiff.extract.organizations import PHRASE_END
from profdiff.extract.service_titles import is_service_title
from profdiff.lexicon.positions import begins_title, heads_title, organization_class, student_degree
from profdiff.normal import squeeze
from profdiff.patterns import Pattern

_MAX_LENGTH = 110
#: Longer words in brackets are no part of a title: "Research (Associate) Professor".
_MAX_WITHIN = 6
_PREPOSITIONS = (
    "at|@|in|with|on|from|for|within|since|by|as|during|between|through|to|until|while|when|under"
)
_VERBS = (
    "working|advised|co-advised|supervised|affiliated|focusing|focused|leading|specializing|"
    "starting|majoring|studying|pursuing|doing|researching|interested|based|hosted|developing|"
    "dedicated|committed|devoted|passionate|fascinated|trained|known|specialised"
)
_TITLE_END = Pattern(
    r"[;:!?](?=\s|$)|(?<![A-Z])\.(?=\s|$)|"
    rf"\s(?:{_PREPOSITIONS}|{_VERBS}|where|who|whose|that|and|jointly|currently|this|last)\b|"
    r",|\s?\(|\n|\t|\s[–—]\s|\s\|"
)
_ARTICLE = Pattern(
    r"(?:(?:a|an|the|one of the|currently|now|also|both a|both an|proud|honored|very|"
    r"still)\s+)*"
)
_PROFESSOR_NAMED = Pattern(r"\b[Pp]rof(?:essor|\.)\s+[A-Z][\w.-]+\s+[A-Z]", "prof")
#: The place that follows an aside: "Lecturer (on leave) at Halden University".
_AT_PLACE = Pattern(r",?\s(?:at|@|in|of|within)\s(?:the\s)?(?=[A-Z])")
#: What is a place after "in" and no field of study.
_NO_FIELD = ("the ", "a ", "our ", "my ", "Prof", "Dr.")
#: The last words of a field, up to the place that follows it.
_FIELD_REST = Pattern(r"\s+(?:[A-Za-z-]+\s+){1,3}(?=(?:at|from|with|in|of)\s)")
_HONORIFIC = Pattern(r"^(?:Prof\w*\.?|Dr\.?)\s+")
#: Words that begin a clause, not the title of a position.
_NO_TITLE = frozenset(
    "i he she we they you it my his her our their your this that these those am is was were be "
    "been have has had do does did will would can could completed received obtained hold held "
    "holding got won joined taught teach supervise advise lead led looking seeking interested "
    "passionate excited proud happy named elected appointed not no any many some several all most "
    "both each other toward towards into becoming aspiring wannabe quite "
    "another who which where when if as of in on at to for with from by and or but so also "
    "just then there here how what why under into over about through via while with".split()
)


#: What bodies are called in which one serves.
_BODIES = frozenset("Committee Sub-Committee Subcommittee Board Council Panel Commission".split())


class Title(NamedTuple):
    """The title of a position, a field of study told with it, and where the phrase ends."""

    text: str
    field: str | None
    period: Period | None
    end: int


def title_at(text: str, at: int, stop: int) -> Title | None:
    """Reads the title of a position from an offset on, articles passed over."""
    article = _ARTICLE.match(text, at)
    start = end = article.end() if article else at
    while end < stop:
        found = _TITLE_END.search(text, end)
        if found is None or found.start() >= stop:
            return _title(text[start:stop], start, stop)
        border, word = found.start(), found[0].strip().lower()
        words = text[start:border]
        if word == "(":
            inner, after = _aside(text, border, stop)
            period = period_in(inner)
            if period:
                return _title(words, start, after, period=period)
            if after > border and not (heads_title(words) and len(inner) > _MAX_WITHIN):
                end = after
                continue
            if heads_title(inner) or _AT_PLACE.match(
                text, after
            ):  # "Lecturer (that is, Assistant Professor) at …"
                return _title(words, start, max(after, border))
        following = text[found.end() : stop].lstrip().split(" ", 1)[0]
        if word == "and" and not begins_title(following) and not heads_title(words):
            end = border + len(" and")
            continue
        topic = _field(text, found.end(), stop) if word == "in" and heads_title(words) else None
        if topic:
            return _title(words, start, topic[1], field=topic[0])
        return _title(words, start, border)
    return _title(text[start:end], start, end)


def _aside(text: str, border: int, stop: int) -> tuple[str, int]:
    """What stands in brackets from a border on, and where they end: at the border if unclosed."""
    close = text.find(")", border)
    inner = text[text.find("(", border) + 1 : close] if close > 0 else ""
    return inner, close + 1 if 0 < close < stop else border


def _field(text: str, at: int, stop: int) -> tuple[str, int] | None:
    """A field of study after "in", and where it ends: words that name no organisation."""
    if text[at:stop].lstrip().startswith(_NO_FIELD):
        return None
    found = PHRASE_END.search(text, at)
    while found and (found[0].strip() == "&" or _joins_fields(text, found)):
        found = PHRASE_END.search(text, found.end())
    end = min(found.start(), stop) if found else stop
    topic = squeeze(text[at:end])
    if not topic or organization_class(topic) or len(topic.split()) > 7 or period_in(topic):
        return None
    return topic, end


def _joins_fields(text: str, border: re.Match[str]) -> bool:
    """Whether "and" joins two words of one field that stands before "at": "Ethics and Policy"."""
    if border[0].strip() != "and":
        return False
    following = _FIELD_REST.match(text, border.end())
    return following is not None and not heads_title(following[0])


def _title(
    words: str, start: int, end: int, *, field: str | None = None, period: Period | None = None
) -> Title | None:
    """The title that words from `start` on give, if any; `end` is where the phrase ends."""
    title = squeeze(words).strip(" ,.;:")
    if not _is_title(title):
        return None
    head, _, tail = title.partition(" of ")
    if student_degree(head) and is_name(clean_name(_HONORIFIC.sub("", tail))):
        return Title(head, field, period, start + words.find(" of "))
    if (
        heads_title(head)
        and not heads_title(tail[tail.rfind(" ") + 1 :])
        and (
            organization_class(tail.removeprefix("the "))
            or (is_body(tail) and is_service_title(head))
        )
    ):
        return Title(head, field, period, start + words.find(" of "))
    return Title(title, field, period, max(end, start + len(words)))


def is_body(name: str) -> bool:
    """Whether a name is that of a committee or the like: "the Tidal Games Committee"."""
    *before, last = name.removeprefix("the ").split() or [""]
    return last in _BODIES and bool(before) and before[0][:1].isupper()


def _is_title(title: str) -> bool:
    if not title or len(title) > _MAX_LENGTH or not heads_title(title):
        return False
    first, last = title.split(maxsplit=1)[0].lower(), title.rsplit(maxsplit=1)[-1].lower()
    if first in _NO_TITLE or last in ("position", "positions"):
        return False
    if first.endswith("ing") and not begins_title(first):
        return False
    return not _PROFESSOR_NAMED.search(title)
