"""Noun phrases of prose: organisations, titles, lists of names and topics, each with its end."""

import re
from typing import NamedTuple

from profdiff.document import Block
from profdiff.extract.dates import Period, period_in
from profdiff.extract.names import Named, clean_name, is_name
from profdiff.extract.patterns import Pattern
from profdiff.lexicon.positions import begins_title, heads_title, organization_class
from profdiff.normal import squeeze

_STOP = Pattern(
    r"[;:!?](?=\s|$)|(?<![A-Z])\.(?=\s|$)|\s(?:at|in|where|when|working|advised|co-advised|"
    r"supervised|hosted|mentored|under|with|on|since|from|until|who|"
    r"which|to|as|for|during|led|before|after|through|while|focusing|focused|specializing|"
    r"studying|and|&|majoring|starting|started|researching|developing|leading|but|by|I|"
    r"affiliated|primarily|doing|respectively|"
    r"in collaboration|co-directed|directed|via|this|next|last|majored|graduating|between|"
    r"within|prior|previously|currently|now)\b|\s[–—-]\s|,\s|\s?\(|\)|\s/\s|\s\||\n|\t"
)
_TITLE_STOP = Pattern(
    r"[;:!?](?=\s|$)|(?<![A-Z])\.(?=\s|$)|\s(?:at|@|in|where|who|working|advised|co-advised|"
    r"supervised|under|with|on|from|for|within|and|since|by|as|during|"
    r"affiliated|focusing|leading|specializing|starting|between|jointly|majoring|studying|"
    r"pursuing|focused|doing|researching|interested|that|who|through|to|based|hosted|"
    r"developing|until|while|when|this|last)\b|,|\s?\(|\n|\t|\s[–—]\s|\s\|"
)
_PREPOSITION = Pattern(r"\s*,?\s*(?:@|at|in|with|for|from|of|within|by)\s+(?:the\s+)?(?=\S)")
_ARTICLE = Pattern(
    r"(?:(?:a|an|the|one of the|currently|now|also|both a|both an|proud|honored|very|"
    r"still)\s+)*"
)


class Organization(NamedTuple):
    """An organisation, the unit within it, and where the phrase ends."""

    name: str
    unit: str | None
    end: int


class Title(NamedTuple):
    """The title of a position, a field of study told with it, and where the phrase ends."""

    text: str
    field: str | None
    period: Period | None
    end: int


def link_at(block: Block, at: int) -> tuple[int, int] | None:
    """The stretch of the link that begins at an offset."""
    for mark in block.marks:
        if mark.kind == "link" and mark.start == at and mark.end > mark.start:
            return mark.start, mark.end
    return None


def organization_at(block: Block, at: int, stop: int) -> Organization | None:
    """Reads "the School of X at Y", "X, Y University", "Princeton's PLI" from an offset on."""
    parts: list[str] = []
    text = block.text
    while at < stop:
        found = _one_organization(block, at, stop)
        if found is None:
            break
        part, end = found
        parts.append(part)
        at = end
        following = _continues(block, at, stop, parts)
        if following is None:
            break
        at = following
    if not parts:
        return None
    return _named(parts, at, text)


def _one_organization(block: Block, at: int, stop: int) -> tuple[str, int] | None:
    text = block.text
    at += len(text[at:stop]) - len(text[at:stop].lstrip())
    if text[at : at + 4].lower() == "the ":
        at += 4
    link = link_at(block, at)
    if link and link[1] <= stop:
        end = link[1]
        tail = text[end:stop]
        bracket = _bracket(tail)
        label = text[at:end]
        if not label[:1].isupper() and not organization_class(label):
            return None
        if tail[:3] in ("'s ", "’s "):
            return label + "'s", end + 2
        return squeeze(label + bracket).strip(" ,."), end + len(bracket)
    end = at
    while end < stop:
        found = _STOP.search(text, end)
        border = min(found.start(), stop) if found else stop
        word = found[0] if found else ""
        if word.strip() in ("&",) or _within_name(text, at, border, word, stop):
            end = border + max(len(word), 1)
            continue
        end = border
        break
    name = squeeze(text[at:end]).strip(" ,.;:")
    if name and not (
        name[0].isupper()
        or name[0].isdigit()
        or not name.isascii()
        or name[:1] == "x"
        or _camel(name)
    ):
        return None
    if (
        not name
        or len(name) > 120
        or (is_name(name) and not organization_class(name) and name.count(" ") < 0)
    ):
        return None
    bracket = _bracket(text[end:stop])
    return squeeze(name + bracket), end + len(bracket)


def _camel(name: str) -> bool:
    first = name.split(maxsplit=1)[0]
    return any(c.isupper() for c in first[1:])


def _bracket(tail: str) -> str:
    """A short abbreviation in brackets right after a name: " (UCF)"."""
    if tail[:2] != " (" and tail[:1] != "(":
        return ""
    close = tail.find(")")
    inner = tail[tail.find("(") + 1 : close] if close > 0 else ""
    if (
        1 < len(inner) <= 14
        and (inner.isupper() or _camel(inner))
        and not any(c.isdigit() for c in inner[:2])
    ):
        return tail[: close + 1]
    return ""


def _within_name(text: str, start: int, border: int, word: str, stop: int) -> bool:
    """Whether a border word belongs to the name: "Science and Technology", "University of X in Y"."""
    bare = word.strip().lower()
    after = text[border + len(word) : stop].lstrip()
    before = text[start:border]
    if word.startswith(".") and len(before.rsplit(" ", 1)[-1]) <= 3 and after[:1].isupper():
        return before.rsplit(" ", 1)[-1] in (
            "St",
            "U",
            "S",
            "G",
            "J",
            "Mt",
            "Inc",
            "Univ",
            "L",
            "R",
            "A",
            "D",
            "E",
        )
    if bare == "and":
        return _joins_words(before, after)
    if bare in ("for", "on", "in", "to") and after[:1].isupper():
        low = before.lower()
        return any(
            w in low
            for w in ("institute", "center", "centre", "school", "laborator", "lab", "department")
        ) and (
            bare == "for"
            or (bare == "on" and any(w in low for w in ("institute on", "center on", "centre on")))
        )
    return False


def _joins_words(before: str, after: str) -> bool:
    """Whether "and" joins words of one name ("Science and Technology") and not two things."""
    if not after[:1].isupper() or begins_title(after.split(" ", 1)[0].strip(",.")):
        return False
    return not (
        organization_class(before) in ("organization", "known")
        and organization_class(_head(after)) in ("organization", "known")
    )


def _continues(block: Block, at: int, stop: int, parts: list[str]) -> int | None:
    """Where the larger organisation begins that a part is followed by: "…, Y University", "at Y"."""
    text = block.text
    last = parts[-1]
    if last.endswith("'s"):
        return at
    rest = text[at:stop]
    preposition = _PREPOSITION.match(rest)
    if preposition and (
        "at" in preposition[0].split()
        or "of" in preposition[0].split()
        or "in" in preposition[0].split()
    ):
        following = at + preposition.end()
        word = preposition[0].split()
        name = text[following : following + 80]
        if "in" in word or "of" in word:
            return (
                following if organization_class(_head(name)) in ("organization", "known") else None
            )
        return following if name[:1].isupper() else None
    if rest.startswith(","):
        following = at + 1 + len(rest[1:]) - len(rest[1:].lstrip())
        if text[following : following + 4] == "the ":
            following += 4
        head = _head(text[following:stop])
        if link_at(block, following) and head[:1].isupper() and not is_name(head):
            return following
        kind = organization_class(head)
        if kind in ("organization", "known", "unit"):
            return following
        if parts and "University of" in last and head[:1].isupper() and len(head.split()) <= 2:
            return following
    return None


def _head(text: str) -> str:
    found = _STOP.search(text)
    return text[: found.start()] if found else text


def _named(parts: list[str], end: int, text: str) -> Organization:
    last = parts[-1]
    if len(parts) > 1 and parts[0].endswith("'s"):
        return Organization(parts[0][:-2], " ".join(parts[1:]), end)
    if len(parts) == 1:
        if last.endswith("'s"):
            return Organization(last[:-2], None, end)
        if "'s " in last.replace("’", "'"):
            owner, _, unit = last.replace("’", "'").partition("'s ")
            if organization_class(owner) and unit:
                return Organization(owner, unit, end)
        return Organization(last, None, end)
    if len(parts) == 2 and "University of" in parts[0] and not organization_class(parts[1]):
        return Organization(", ".join(parts), None, end)
    classes = [organization_class(p) for p in parts]
    if all(c != "organization" for c in classes[:-1]):
        return Organization(last, ", ".join(parts[:-1]), end)
    for index, kind in enumerate(classes):
        if kind == "organization":
            outer = parts[index + 1 :]
            if outer and organization_class(outer[0]) in ("organization", "known"):
                return Organization(parts[-1], ", ".join(parts[:-1]), end)
            unit = ", ".join(parts[:index]) or None
            if outer and len(outer) == 1 and "University of" in parts[index]:
                return Organization(", ".join(parts[index:]), unit, end)
            return Organization(parts[index], unit, end)
    return Organization(last, ", ".join(parts[:-1]), end)


def title_at(text: str, at: int, stop: int) -> Title | None:
    """Reads the title of a position from an offset on, articles passed over."""
    article = _ARTICLE.match(text, at)
    start = article.end() if article else at
    end, field, period = start, None, None
    while end < stop:
        found = _TITLE_STOP.search(text, end)
        border = min(found.start(), stop) if found else stop
        word = found[0].strip().lower() if found and found.start() < stop else ""
        after = text[border + len(found[0]) : stop].lstrip() if found and border < stop else ""
        if word == "(":
            close = text.find(")", border)
            inner = text[text.find("(", border) + 1 : close] if close > 0 else ""
            end = close + 1 if 0 < close < stop else border
            period = period or period_in(inner)
            if period_in(inner):
                return _title(text, start, border, field, period, end)
            if not heads_title(text[start:border]) or len(inner) <= 6:
                continue
            end = border
            break
        if (
            word == "and"
            and begins_title(after.split(" ", 1)[0]) is False
            and not heads_title(text[start:border])
        ):
            end = border + 4
            continue
        if word == "in" and heads_title(text[start:border]):
            topic = _field(text, border + len(found[0]) if found else border, stop)
            if topic:
                return _title(text, start, border, topic[0], period, topic[1])
        end = border
        break
    return _title(text, start, end, field, period, end)


def _field(text: str, at: int, stop: int) -> tuple[str, int] | None:
    """A field of study after "in": words that name no organisation."""
    article = text[at:stop].lstrip()
    if article.startswith(("the ", "a ", "our ", "my ")):
        return None
    found = _STOP.search(text, at)
    end = min(found.start(), stop) if found else stop
    topic = squeeze(text[at:end])
    while found and found[0].strip() == "&":
        found = _STOP.search(text, found.end())
        end = min(found.start(), stop) if found else stop
        topic = squeeze(text[at:end])
    if not topic or organization_class(topic) or len(topic.split()) > 7 or period_in(topic):
        return None
    return topic, end


_PROFESSOR_NAMED = Pattern(r"\b[Pp]rof(?:essor|\.)\s+[A-Z][\w.-]+\s+[A-Z]", "prof")
#: Words that begin a clause, not the title of a position.
_NO_TITLE = frozenset(
    "i he she we they you it my his her our their your this that these those am is was "
    "were be been have has had do does did "
    "will would can could completed received obtained hold held holding got won joined "
    "taught teach supervise advise lead led "
    "looking seeking interested passionate excited proud happy not no any many some "
    "several all most both each other another "
    "who which where when if as of in on at to for with from by and or but so also just "
    "then there here how what why".split()
)


def _title(
    text: str, start: int, end: int, field: str | None, period: Period | None, stop: int
) -> Title | None:
    title = squeeze(text[start:end]).strip(" ,.;:")
    if not title or len(title) > 110 or not heads_title(title):
        return None
    first = title.split()[0].lower()
    if first in _NO_TITLE or title.split()[-1].lower() in ("position", "positions"):
        return None
    if (first.endswith("ing") and not begins_title(first)) or _PROFESSOR_NAMED.search(title):
        return None
    if " of " in title:
        head, _, tail = title.partition(" of ")
        if (
            heads_title(head)
            and organization_class(tail.removeprefix("the "))
            and tail[:1] + tail[4:5] != ""
        ):
            kind = organization_class(tail.removeprefix("the "))
            if kind and not heads_title(tail):
                return Title(head, field, period, start + text[start:end].find(" of "))
    return Title(title, field, period, max(stop, end))


_NAME_BREAK = Pattern(r"\s*(?:,\s*(?:and|&)\s+|,|;|\sand\s|\s&\s|、|，|和|/)\s*")
_HONORIFIC = Pattern(
    r"(?:(?:Prof(?:essors?|s?\.)?|Drs?\.?|Mr\.?|Ms\.?|Assoc\.?|Asst\.?|Professor|the late|"
    r"my advisors?|both)\s+)+"
)
_NAME = Pattern(
    r"[A-ZÀ-ÞŁŚŞŠČĆŽĐŐŰĀĒĪŌŪ\u0386-\u03ab\u0410-\u042f][\w.'’‐-]*(?:[ \u00a0]+(?:\([^)]{2,20}\)|(?:de|van|von|der|den|del|della|di|da|la|le|bin|ibn|al|el|dos|ter|ten|zu)(?=\s)|[A-ZÀ-ÞŁŚŞŠČĆŽĐŐŰĀĒĪŌŪ\u0386-\u03ab\u0410-\u042f][\w.'’‐-]*)){0,4}|[\u4e00-\u9fff]{2,4}"
)


_FULL_STOP = re.compile(r"(?<=[^\W\d_]{3})(?<!\bJr)(?<!Prof)\.(?=\s)")


def names_at(block: Block, at: int, stop: int) -> list[Named]:
    """The names of a list "A, B and C" that begins at an offset; it ends at the first non-name."""
    found: list[Named] = []
    text = block.text
    while at < stop:
        at += len(text[at:stop]) - len(text[at:stop].lstrip())
        honorific = _HONORIFIC.match(text, at)
        if honorific:
            at = honorific.end()
        link = link_at(block, at)
        if link and link[1] <= stop:
            start, end = link
        else:
            match = _NAME.match(text, at)
            if not match:
                break
            start, end = match.start(), min(match.end(), stop)
            full_stop = _FULL_STOP.search(text, start, end)
            end = full_stop.start() if full_stop else end
        raw = text[start:end]
        inner = _HONORIFIC.match(raw)
        name = clean_name(raw[inner.end() :] if inner else raw)
        if name.endswith(("'s", "’s")):
            name = name[:-2]
        if not is_name(name, single=bool(link)) or organization_class(name) in (
            "organization",
            "known",
            "unit",
        ):
            break
        found.append(Named(name, "", start, end))
        at = end
        aside = text[at:stop].lstrip()
        if aside.startswith("("):
            close = text.find(")", at)
            at = close + 1 if 0 < close < stop and close - at < 140 else at
        border = _NAME_BREAK.match(text, at)
        if not border:
            break
        at = border.end()
    return found


def topics(text: str) -> list[str]:
    """The topics of a list: split at commas and at the last "and", not within a phrase."""
    text = squeeze(text).strip(" .:;")
    low = text.lower()
    for lead in ("the intersection of ", "the intersections of ", "intersection of "):
        at = low.find(lead)
        if 0 <= at <= 12:
            text, low = text[at + len(lead) :], low[at + len(lead) :]
    for cut in (
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
        ", to ",
        "; ",
        ", in particular",
        ", for example",
        ", and their",
        ", please",
        ". ",
        "? ",
        "! ",
        " please ",
        ", feel free",
        ", contact",
    ):
        at = low.find(cut)
        if at > 3:
            text, low = text[:at], low[:at]
    pieces = [p for p in _top_level_split(text) if p]
    if len(pieces) == 1:
        left, word, right = pieces[0].rpartition(" and ")
        if word and not any(
            f" {w} " in f" {left} " for w in ("of", "for", "in", "between", "to", "on", "with")
        ):
            pieces = [left, right]
    found = []
    for piece in pieces:
        for lead in ("and ", "as well as ", "or ", "& ", "but also ", "also "):
            if piece.lower().startswith(lead):
                piece = piece[len(lead) :]
        piece = squeeze(piece).strip(" .,;:&")
        if 1 < len(piece) <= 90:
            found.append(piece)
    last = found[-1] if found else ""
    if (
        len(found) > 1
        and " and " in last
        and not any(f" {w} " in f" {last} " for w in ("of", "for", "in", "between"))
    ):
        if not _has_final_and(text):
            left, _, right = last.rpartition(" and ")
            found[-1:] = [left, right]
    return found


def _has_final_and(text: str) -> bool:
    return ", and " in text or ", & " in text or ", as well as" in text


def _top_level_split(text: str) -> list[str]:
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
