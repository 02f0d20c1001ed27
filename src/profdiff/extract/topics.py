"""A line of topics → each of them: "machine learning, systems, and theory of computation"."""

import re

from profdiff.normal import squeeze
from profdiff.patterns import Pattern

_MAX_LENGTH = 90
#: An aside that points elsewhere: "(see this page for more)".
_POINTER = Pattern(r"\s*\((?:see|more|details|cf)\b[^)]*\)", "(", re.IGNORECASE)
_LEADS = (
    "the intersection of ",
    "the intersections of ",
    "intersection of ",
    "range of topics in ",
    "range of problems in ",
    "range of topics within ",
    "variety of topics in ",
    "variety of problems in ",
    "various topics in ",
    "many topics in ",
    "several topics in ",
    "various aspects of ",
    "different aspects of ",
    "all aspects of ",
    "the aspect of ",
    "many aspects of ",
)
#: What ends a list of topics: examples, asides, the next sentence.
_CUTS = (
    ", e.g.",
    " e.g.",
    ", such as",
    ", with ",
    ", including",
    ", especially",
    ", particularly",
    ", where",
    ", which",
    ", aiming",
    ", focus",
    ", primarily focus",
    ", mainly focus",
    ", specifically through",
    ", to ",
    "; ",
    ", in particular",
    ", for example",
    ", and their",
    ", that is",
    ", i.e.",
    ", among others",
    ", please",
    ", and am ",
    " and am ",
    ", and i ",
    ", and my ",
    ", and his ",
    ", and her ",
    ", but ",
    ", and currently ",
    " primarily with ",
    " with a focus on ",
    " with a particular ",
    " with a special ",
    " with an emphasis on ",
    " with emphasis on ",
    " with particular ",
    ". ",
    "? ",
    "! ",
    " please ",
    ", feel free",
    ", contact",
)
_PIECE_LEADS = (
    *("and ", "as well as ", "or ", "& ", "but also ", "also ", "more recently ", "most recently "),
    *("in particular ", "particularly ", "especially ", "specifically ", "mainly ", "in ", "the "),
)
#: What stands between commas and is no topic: "control and, occasionally, energy".
_ASIDES = frozenset(
    "occasionally recently lately sometimes generally specifically particularly especially "
    "currently broadly mainly mostly primarily also however additionally".split()
) | {"more recently", "more broadly", "more generally", "more specifically", "in general", "etc"}
_FINAL_ANDS = (", and ", ", & ", ", as well as")
#: Before "and", these say that it joins the words of one topic: "theory of A and B".
_JOINING = frozenset(("of", "for", "in", "between"))
_JOINING_ALONE = _JOINING | {"to", "on", "with", "that", "which"}
#: "And" in other languages, and what joins the words of one topic in these.
_OTHER_ANDS = (" und ", " sowie ", " et ", " y ", " e ", " ed ", "以及", "及び", " 및 ")
_JOINING_ELSEWHERE = frozenset(
    "der des von vom zwischen für zur zum de des du d' entre pour en del de della delle dei degli "
    "di tra per do da dos das para nella zwischen mit auf in im".split()
)


#: The numbers of a list within a sentence: "(1) A, (2) B", "1) A, 2) B".
_NUMBERED = Pattern(r"(?:^|\s)\(?(?:\d|i{1,3}|iv|v)\)\s")
_FIRST_NUMBERS = (("(1)",), ("(i)",), ("1) ", " 2) "))


def topics(text: str) -> list[str]:
    """The topics of a list: split at commas and at the last "and", not within a phrase."""
    text = _POINTER.sub("", text)
    if any(all(number in text for number in first) for first in _FIRST_NUMBERS):
        text = _NUMBERED.sub(" ", squeeze(text))
    text = _up_to_cut(_without_lead(squeeze(text).strip(" .:;")))
    pieces = [piece for piece in _at_commas(text) if piece]
    if len(pieces) == 1:
        left, word, right = pieces[0].rpartition(" and ")
        if word and not (_JOINING_ALONE.intersection(left.split()) or _is_adjective(left)):
            pieces = [left, right]
    found = [
        topic
        for topic in map(_trimmed, pieces)
        if 1 < len(topic) <= _MAX_LENGTH and topic.lower() not in _ASIDES
    ]
    if len(found) > 1 and not any(final in text for final in _FINAL_ANDS):
        left, word, right = found[-1].rpartition(" and ")
        if word and not (_JOINING.intersection(found[-1].split()) or _is_adjective(left)):
            found[-1:] = [left, right]
        elif not word:
            found[-1:] = _at_other_and(found[-1])
    return found


def _at_other_and(topic: str) -> list[str]:
    """The last topic of a list cut at an "and" that is not English."""
    for final in _OTHER_ANDS:
        left, word, right = topic.rpartition(final)
        if word and left and right and not _JOINING_ELSEWHERE.intersection(left.split()):
            return [left.strip(), right.strip()]
    return [topic]


#: How words end that say of what kind something is.
_ADJECTIVES = (
    "able",
    "ible",
    "ive",
    "ous",
    "ary",
    "ful",
    "tional",
    "ical",
    "ular",
    "less",
    "istic",
)


def _is_adjective(text: str) -> bool:
    """Whether a topic is one word that waits for its noun: "computational" and systems biology."""
    return " " not in text and text.lower().endswith(_ADJECTIVES)


def _without_lead(text: str) -> str:
    for lead in _LEADS:
        at = text.lower().find(lead)
        if 0 <= at <= 12:
            text = text[at + len(lead) :]
    return text


def _up_to_cut(text: str) -> str:
    several = text.count("; ") > 1  # then these part the topics
    for cut in _CUTS:
        if cut == "; " and several:
            continue
        at = text.lower().find(cut)
        if at > 3:
            text = text[:at]
    return text


def _trimmed(piece: str) -> str:
    for lead in _PIECE_LEADS:
        if piece.lower().startswith(lead) and len(piece) > len(lead):
            piece = piece[len(lead) :]
    piece = squeeze(piece).strip(" .,;:&")
    return piece.removesuffix(" and").removesuffix(" or")


def _at_commas(text: str) -> list[str]:
    """The pieces between commas and semicolons; those in brackets part nothing."""
    parts: list[str] = []
    depth = begin = 0
    for at, char in enumerate(text):
        if char in "([":
            depth += 1
        elif char in ")]":
            depth = max(depth - 1, 0)
        elif char in ",;，、；" and not depth:
            parts.append(text[begin:at].strip())
            begin = at + 1
    parts.append(text[begin:].strip())
    return parts
