"""Organisations as prose names them: "the School of X at Y", "Princeton's PLI"."""

from typing import NamedTuple

from profdiff.document import Block
from profdiff.extract.names import is_name
from profdiff.extract.stretches import COMMA, is_date, skip
from profdiff.lexicon.positions import (
    begins_title,
    heads_title,
    is_place,
    names_organization,
    organization_class,
)
from profdiff.normal import squeeze
from profdiff.patterns import Pattern

_MAX_LENGTH = 120
#: "the A group of the B lab in the Department of C at the School of D, University of E".
_MAX_PARTS = 8
_PREPOSITIONS = (
    "at|in|to|as|for|with|on|since|from|until|during|before|after|through|while|under|by|via|"
    "between|within"
)
_CONNECTIVES = (
    "where|when|who|which|and|&|but|I|this|next|last|prior|previously|currently|now|primarily|"
    "respectively"
)
_VERBS = (
    "working|advised|co-advised|supervised|hosted|mentored|led|focusing|focused|specializing|"
    "studying|majoring|majored|starting|started|researching|developing|leading|affiliated|doing|"
    "co-directed|directed|graduating|was|is|were|are"
)
_PUNCTUATION = rf"\s[–—@-]\s|{COMMA}|\s?\(|\)|\s/\s|\s\||\n|\t"
#: What ends the name of an organisation, unless it belongs to the name (see `_within_name`).
#: Also what ends a field of study.
PHRASE_END = Pattern(
    r"[;:!?](?=\s|$)|(?<![A-Z])\.(?=\s|$)|"
    rf"\s(?:{_PREPOSITIONS}|{_CONNECTIVES}|{_VERBS})\b|{_PUNCTUATION}"
)
_LARGER = Pattern(r"\s*,?\s*(?:@|at|in|with|for|from|of|within|by)\s+(?:the\s+)?(?=\S)")
#: When one was there, within the link on the name: "[Halden University (2015-2019)](…)".
_DATED = Pattern(r"\s*\([^()]*\d{4}[^()]*\)$")
_BY_COURTESY = Pattern(r"\s*\((?:by courtesy|courtesy|joint|affiliated?|secondary)\)(?=,)")
#: What a linked name is that its link leaves out: "the [Physics] department at …".
_KIND_OF_UNIT = Pattern(
    r"\s+(?:department|school|group|lab|laboratory|division|team|institute|cent(?:er|re))\b"
    r"(?=\s(?:at|of|in)\s)"
)
#: "School of Engineering" goes on with "and Applied Sciences", but not with another body.
_FIELDS_OF = Pattern(
    r"\b(?:School|Department|Institute|Faculty|College|Division|Cent(?:er|re)|Ministry) (?:of|for) "
    r"(?:[A-Z][\w&,-]* ?){1,4}$"
)
_FIELD = r"[A-Z][\w-]*(?:\s[A-Z][\w-]*){0,2}"
#: "Center for Information, Technology, and Public Life": commas within the name of a unit.
_LISTED_FIELDS = Pattern(
    r"\b(?:School|Department|Institute|Faculty|College|Division|Cent(?:er|re)|Ministry) (?:of|for) "
    rf"{_FIELD}(?P<more>(?:,\s{_FIELD}){{1,3}}),?\s(?:and|&)\s(?P<last>{_FIELD})"
)
_OWN_NAME = Pattern(
    r"\b(?:University|Institute|College|School|Department|Cent(?:er|re)|Lab\w*)\b| at "
)
#: What a full stop abbreviates within a name: "St. Louis", "Univ. Paris".
_ABBREVIATED = frozenset("St U S G J Mt Inc L R A D E Prof Dr".split())
#: A university's name and the unit behind it, which scripts without spaces write as one.
_UNIT_BEHIND = Pattern(
    r"([^\s，,、(（]{1,14}?(?:大学|大學|대학교))\s*"
    r"(.{0,30}(?:系|学院|學院|研究科|専攻|学科|學科|研究院|中心|实验室|實驗室|研究室|学部|研究所|课题组|组|"
    r"학과|학부|대학원|연구소|연구실|대학))$",
    "大|대",
)
#: "the lab of X" begins with a small letter and is a unit all the same.
_LAB_OF = Pattern(
    r"(?:lab(?:oratory|s)?|groups?|team|department|section|division|school|chair|office) of (?=\S)"
)
_UNIT_WORDS = (
    *("institute", "center", "centre", "school", "laborator", "lab", "department", "coalition"),
    *("foundation", "society", "association", "council", "network", "alliance", "program"),
    *("initiative", "academy", "agency", "federation", "committee", "office", "college"),
)


def split_unit(name: str) -> tuple[str, str | None]:
    """The organisation and the unit that a name set as one holds: "東京大学理学部", "Lab at U"."""
    behind = _UNIT_BEHIND.match(name)
    if behind:
        return behind[1], behind[2]
    inner, _, outer = name.rpartition(" at ")
    outer = outer.removeprefix("the ")
    if inner and organization_class(inner) and names_organization(outer):
        return outer, inner
    chair = _CHAIR_AT.match(name)
    if chair and names_organization(chair["outer"]):
        return chair["outer"], chair["inner"]
    department = _DEPARTMENT_OF.match(name)
    if department and names_organization(department["outer"]):
        return department["outer"], department["inner"]
    return name, None


#: "Chair of Tidal Physics, Halden University": what a professor's group is called in Europe.
_CHAIR_AT = Pattern(
    r"(?P<inner>(?:Chair|Lehrstuhl|Professur) (?:of|for|für) [^,]{3,80}), (?P<outer>[A-Z][^,]+)"
)
#: "Physics department of Halden University": the unit's kind stands behind its subject.
_DEPARTMENT_OF = Pattern(
    r"(?P<inner>[A-Z][^,]{2,80}? (?:department|school|faculty|group|lab|division)) of "
    r"(?:the )?(?P<outer>[A-Z].+)"
)


class Organization(NamedTuple):
    """An organisation, the unit within it, and where the phrase ends."""

    name: str
    unit: str | None
    end: int


def organization_at(block: Block, at: int, stop: int) -> Organization | None:
    """Reads "the School of X at Y", "X, Y University", "Princeton's PLI" from an offset on."""
    parts: list[str] = []
    joint = ", "
    while at < stop and len(parts) < _MAX_PARTS:
        found = _part_at(block, at, stop)
        if found is None:
            break
        part, at = found
        parts.append(part)
        larger = _larger_at(block, at, stop, part)
        if larger is None:
            break
        if block.text[at:larger] == " at ":
            joint = " at "
        at = larger
    return _from_parts(parts, at, joint) if parts else None


def _part_at(block: Block, at: int, stop: int) -> tuple[str, int] | None:
    """One name of an organisation or unit, and where it ends."""
    text = block.text
    at = skip(text, at, stop=stop)
    if text[at : at + 4].lower() == "the ":
        at += 4
    link = block.link_at(at)
    if link and link[1] <= stop:
        return _linked_part(text, link, stop)
    end = _name_end(text, at, stop)
    name = squeeze(text[at:end]).strip(" ,.;:")
    if not name or len(name) > _MAX_LENGTH or is_date(name):
        return None
    if not _begins_like_a_name(name) and not _LAB_OF.match(name):
        return None
    bracket = _bracket(text[end:stop])
    return squeeze(name + bracket), end + len(bracket)


def _linked_part(text: str, link: tuple[int, int], stop: int) -> tuple[str, int] | None:
    """A linked name: the link says where it ends."""
    dated = _DATED.search(text[: link[1]], link[0])
    if dated:
        link = link[0], dated.start()
    label, tail = text[link[0] : link[1]], text[link[1] : stop]
    kind = _KIND_OF_UNIT.match(tail)
    if not (label[:1].isupper() or organization_class(label) or (kind and _camel(label))):
        return None
    if tail[:3] in ("'s ", "’s "):
        return f"{label}'s", link[1] + 2
    if kind:
        return squeeze(label + kind[0]), link[1] + kind.end()
    bracket = _bracket(tail)
    return squeeze(label + bracket).strip(" ,."), link[1] + len(bracket)


def _name_end(text: str, at: int, stop: int) -> int:
    end = _listed_fields_end(text, at, stop)
    while end < stop:
        found = PHRASE_END.search(text, end)
        if found is None or found.start() >= stop:
            return stop
        if found[0].strip() != "&" and not _within_name(
            text[at:stop], found.start() - at, found[0]
        ):
            return found.start()
        end = found.start() + max(len(found[0]), 1)
    return end


def _listed_fields_end(text: str, at: int, stop: int) -> int:
    """Where the fields end that a unit is named for: the start where it is not for several."""
    found = _LISTED_FIELDS.match(text[:stop], at)
    if found is None:
        return at
    fields = [field.strip() for field in found["more"].split(",")] + [found["last"]]
    if any(names_organization(field) or _OWN_NAME.search(field) for field in fields):
        return at
    return found.end()


def _within_name(text: str, border: int, word: str) -> bool:
    """Whether a border word belongs to the name: "Science and Technology", "St. Louis"."""
    bare = word.strip().lower()
    before, after = text[:border], text[border + len(word) :].lstrip()
    if not after[:1].isupper():
        return False
    if word.startswith("."):
        return before.rsplit(" ", 1)[-1] in _ABBREVIATED
    if bare == "and":
        return _joins_words(before, after)
    low = before.lower()
    if bare == "at":
        return before == "University" and not names_organization(_head(after))
    if bare == "for":
        return any(unit in low for unit in _UNIT_WORDS)
    return bare == "on" and any(f"{unit} on" in low for unit in ("institute", "center", "centre"))


def _joins_words(before: str, after: str) -> bool:
    """Whether "and" joins words of one name ("Science and Technology") and not two things."""
    if begins_title(after.split(" ", 1)[0].strip(",.")) and heads_title(_head(after)):
        return False
    if _FIELDS_OF.search(before) and not _OWN_NAME.search(_head(after)):
        return True
    return not (names_organization(before) and names_organization(_head(after)))


def _begins_like_a_name(name: str) -> bool:
    """Whether a name is capitalised, in another script, or spelled like "xAI"."""
    first = name[0]
    return first.isupper() or first.isdigit() or first == "x" or not name.isascii() or _camel(name)


def _camel(name: str) -> bool:
    return any(c.isupper() for word in name.split()[:1] for c in word[1:])


def _bracket(tail: str) -> str:
    """A short abbreviation in brackets right after a name: " (UCF)"."""
    opening = tail.find("(")
    if opening not in (0, 1) or tail[:opening].strip(" "):
        return ""
    close = tail.find(")")
    inner = tail[opening + 1 : close] if close > 0 else ""
    if not 1 < len(inner) <= 14 or any(c.isdigit() for c in inner[:2]):
        return ""
    return tail[: close + 1] if inner.isupper() or _camel(inner) else ""


def _larger_at(block: Block, at: int, stop: int, part: str) -> int | None:
    """Where the larger organisation begins that follows a part: "…, Y University", "at Y"."""
    if part.endswith("'s"):
        return at
    aside = _BY_COURTESY.match(block.text, at)
    at = aside.end() if aside and aside.end() < stop else at
    rest = block.text[at:stop]
    preposition = _LARGER.match(rest)
    if preposition and {"at", "@", "in", "of"}.intersection(preposition[0].split()):
        following = at + preposition.end()
        name = block.text[following : following + 80]
        if {"at", "@"}.intersection(preposition[0].split()):
            return following if name[:1].isupper() else None
        return following if organization_class(_head(name)) else None
    return _after_comma(block, at, stop, part) if rest.startswith(",") else None


def _after_comma(block: Block, at: int, stop: int, part: str) -> int | None:
    following = skip(block.text, at + 1, stop=stop)
    if block.text[following : following + 4] == "the ":
        following += 4
    head = _head(block.text[following:stop])
    capitalised = head[:1].isupper()
    linked = capitalised and not is_name(head) and block.link_at(following)
    place = capitalised and "University of" in part and 0 < len(head.split()) <= 2
    place = place and head not in ("I", "He", "She")
    if place and is_place(head) and organization_class(f"{part}, {head}") != "known":
        return None  # where it is: "University of Vale, Canada"
    return following if organization_class(head) or linked or place else None


def _head(text: str) -> str:
    found = PHRASE_END.search(text)
    return text[: found.start()] if found else text


def _from_parts(parts: list[str], end: int, joint: str) -> Organization:
    """The organisation and the unit that the parts of a phrase name, inner ones first.

    `joint` is what joins two parts that name one: "University of X at Y", "University of X, Y".
    """
    if len(parts) == 1:
        return _from_one(parts[0], end)
    if parts[0].endswith("'s"):
        return Organization(parts[0][:-2], " ".join(parts[1:]), end)
    chair = _CHAIR_AT.match(parts[-1])
    if chair and names_organization(chair["outer"]):
        return Organization(chair["outer"], ", ".join([*parts[:-1], chair["inner"]]), end)
    owner, _, inner = parts[-1].replace("’", "'").partition("'s ")
    if inner and names_organization(owner):
        return Organization(owner, ", ".join([*parts[:-1], inner]), end)
    first, last = _own_parts(parts)
    unit = ", ".join(parts[:first]) or None
    return Organization(joint.join(parts[first:last]), unit, end)


def _from_one(part: str, end: int) -> Organization:
    if part.endswith("'s"):
        return Organization(part[:-2], None, end)
    owner, _, unit = part.replace("’", "'").partition("'s ")
    if unit and organization_class(owner):
        return Organization(owner, unit, end)
    name, inner = split_unit(part)
    return Organization(name, inner, end)


def _own_parts(parts: list[str]) -> tuple[int, int]:
    """Which of several parts name the organisation itself: those before are units within it."""
    outermost = len(parts) - 1, len(parts)
    classes = [organization_class(part) for part in parts]
    campus = len(parts) == 2 and organization_class(", ".join(parts)) == "known"
    if campus or (len(parts) == 2 and "University of" in parts[0] and not classes[1]):
        return 0, 2
    whole = [number for number, each in enumerate(classes[:-1]) if each == "organization"]
    if not whole and classes[-1] == "unit":
        whole = [number for number, each in enumerate(classes) if each == "known"]
    if not whole:
        return outermost
    index = whole[0]
    if classes[index + 1] in ("organization", "known"):
        return outermost
    if "University of" in parts[index] and index + 2 == len(parts):
        return index, len(parts)
    return index, index + 1
