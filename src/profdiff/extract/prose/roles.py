"""Positions held: "I am a T at O", "worked as a T at O", "interned at O", "co-founded O"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from profdiff.document import Block
from profdiff.extract.dates import Period
from profdiff.extract.name_list import HONORIFIC, names_at
from profdiff.extract.names import clean_name, is_name
from profdiff.extract.organizations import Organization, organization_at
from profdiff.extract.position_titles import Title, title_at
from profdiff.extract.prose import career_verbs
from profdiff.extract.prose.clauses import Clause, clauses, tense_of
from profdiff.extract.prose.reading import Reading
from profdiff.extract.prose.role_records import add_role, after_time, time_after
from profdiff.extract.stretches import Stretch
from profdiff.lexicon.positions import begins_title, organization_class, student_degree
from profdiff.normal import squeeze
from profdiff.patterns import Pattern
from profdiff.records import Person

#: A sentence lists no more after one verb than this, positions and else.
_MAX_TITLES = 10
_AT = Pattern(
    r"\s*,?\s*(?:(?:jointly|both|affiliated|position)\s+)?"
    r"(?:@|at|in|with|for|from|of|within|on(?=\s+the\s)|to(?=\s+the\s[A-Z]))\s+"
    r"(?:the\s+)?(?=\S)"
)
#: A second title at the same organisation, and a field of study before the organisation.
_SHARED = Pattern(r"\s+(?:and|&)\s+(?:an?\s+)?(?:[a-z-]+\s+){1,3}(?:at|@)\s+(?:the\s+)?(?=[A-Z])")
_FIELD_AT = Pattern(
    r"(?:[a-z-]+,?\s+){1,8}(?:at|@)\s+(?:the\s+)?(?=[A-Z])|"
    r"(?:[a-z-]+\s+){1,5}(?:department|school|faculty|group|lab|division)\s+(?:in|of)\s+"
    r"(?:the\s+)?(?=[A-Z])"
)
#: What stands between a student and the place: "a student pursuing a PhD in F at O", "a PhD
#: student advised by A and B at O".
_STUDYING = Pattern(
    r",?\s+(?:of\s+(?:Prof\w*\.?\s+|Dr\.?\s+)?[A-Z][^;:]{2,90}?|"
    r"(?:jointly\s+)?(?:co-?)?(?:advised|supervised|mentored)\s+by\s+[A-Z][^;:]{2,90}?|"
    r"(?:majoring|specializing|concentrating) in [A-Za-z][^,;:]{2,60}?|"
    r"(?:starting|pursuing|doing|completing|finishing|working (?:on|towards?))\s+"
    r"(?:an?|my|his|her)\s+[^,;]{2,60}?)(?=\s(?:at|with|from)\s+(?:the\s+)?[A-Z])"
)
_ALSO_AT = Pattern(r"\s+and\s+(?:at\s+)?(?:the\s+)?(?=[A-Z])")
_AND_TITLE = Pattern(
    r"\s*(?:,\s*and|,?\s+as well as|,|\s+and|;)\s+(?:(?:I|he|she)\s+(?=(?:am|is)\s+now\s))?"
    r"(?:(?P<verb>(?:was|am|is|formerly|previously|currently)\s+(?:now\s+)?"
    r"(?:promoted\s+to\s+)?)|(?:also|then|later|subsequently)\s+)*"
    r"(?P<article>(?:as\s+)?(?:an?|the)\s+)?"
)
#: What tells that one has left the position before: "joined O as a T and am now a T2".
_NO_LONGER = Pattern(r"\b(?:am|is)\s+(?:now|currently)\s(?!also\b)|\bwas\s+promoted\s+to\s")
_COMING = Pattern(r"\b(?:joined|(?:moved|returned)\s+to)\s+(?:the\s+)?$", "", re.IGNORECASE)
#: What else one is, before a title in the same list: "a dancer, choice modeler, and a T at O".
_NO_POSITION = Pattern(r"[^\W\d][\w’'-]*(?:\s[\w’'-]+){0,3}(?=,\s|\s+and\s+an?\s)")
#: With whom and on what one works in a position, before a second one: "a T at O, working with A,
#: and a T2 of O2".
_AMID = Pattern(
    r",?\s+(?:work|collaborat|advis|supervis|mentor|host|fund|led\b)[a-z]*\s[^;:.]{3,120}?"
    r"(?=,\s+and\s+(?:also\s+)?an?\s)"
)
_WITH = Pattern(r",?\s+with\s+(?=\S)")
#: Titles that say nothing without the organisation.
_BARE = frozenset(("student", "member", "fan", "part"))


def read_sentence(reading: Reading, sentence: Stretch) -> None:
    """Reads a sentence for the positions that it tells."""
    known = len(reading.found)
    for clause in clauses(reading, sentence):
        _titles(reading, sentence, clause)
    if len(reading.found) == known and _opens_page(reading, sentence):
        _titles(reading, sentence, Clause(sentence.start, "now"))
    career_verbs.read_sentence(reading, sentence, joins=len(reading.found) == known)


def _opens_page(reading: Reading, sentence: Stretch) -> bool:
    """Whether a sentence is the first of the page and names a position: "Lecturer at O, …"."""
    if sentence.start or not reading.opens or reading.kind != "person":
        return False
    title = title_at(sentence.block.text, 0, sentence.end)
    if title is None or not (sentence.text[:1].isupper() and _begins_title(sentence.text)):
        return False
    return bool(_organizations(sentence.block, title.end, sentence.end))


class _Position(NamedTuple):
    """A title of a list, where it is held, its place and the clause that it stands in.

    `own` says that it has an article or a verb of its own: "… and a T at O".
    """

    title: Title
    organizations: list[Organization]
    place: Stretch
    clause: Clause
    own: bool


def _titles(reading: Reading, sentence: Stretch, clause: Clause) -> None:
    """Reads the coordinated titles of a clause: "a T at O, a T2 of O2, and T3 for O3".

    What else one is in such a list ("a dancer, a father, and a T at O") is no position.
    """
    told = list(_positions(sentence, clause))
    anywhere = any(position.organizations for position in told)
    for number, position in enumerate(told):
        following = told[number + 1] if number + 1 < len(told) else None
        listed = following is not None and following.clause is position.clause
        held_at = position.organizations
        if following and listed and not following.own:
            held_at = held_at or following.organizations
        if held_at or not (anywhere and listed):
            last = position if following is None or listed else _left_for(position, following)
            _add_position(reading, last._replace(organizations=held_at), sentence.end)


def _left_for(position: _Position, following: _Position) -> _Position:
    """A position, past where one joined a place in it and "is now" what follows."""
    between = slice(position.place.end, following.place.start)
    if not position.clause.joined or not _NO_LONGER.search(position.place.block.text[between]):
        return position
    joined = _begun(position.title.period or time_after(position.place.block.text, between.start))
    past = position.clause._replace(tense="past")
    return position._replace(clause=past, title=position.title._replace(period=joined))


def _positions(sentence: Stretch, clause: Clause) -> Iterator[_Position]:
    block, _, end = sentence
    at, begins, own = clause.at, clause.at < end, True
    for _ in range(_MAX_TITLES):
        title = title_at(block.text, at, end) if begins else None
        found = _position(sentence, title, at, clause) if title else None
        if found:
            yield found._replace(own=own)
        stop = after_time(block.text, found.place.end) if found else _after_word(block, at, end)
        amid = _AMID.match(block.text[:end], stop) if stop and found else None
        following = _AND_TITLE.match(block.text, amid.end() if amid else stop) if stop else None
        if not following or following.end() >= end:
            return
        at = following.end()
        if following["verb"]:
            tense = "now" if "promoted" in following["verb"] else tense_of(following["verb"], "")
            clause = clause._replace(tense=tense)
        own = following["article"] is not None or following["verb"] is not None
        begins = following["article"] is not None or _begins_title(block.text[at:end])


def _position(sentence: Stretch, title: Title, at: int, clause: Clause) -> _Position | None:
    """One title of a clause and where it is held; None where it tells no position."""
    block, _, end = sentence
    begin = title.end if title.period else after_time(block.text, title.end)
    organizations = _organizations(block, begin, end)
    if organizations and student_degree(title.text) and _is_person(organizations[0].name):
        organizations = []  # "a PhD student of Orla Venn"
    if not organizations and clause.joined:
        organizations = [_joined(block, clause.joined, title.end)]
        if at == clause.at:
            title = title._replace(period=title.period or _since(block, clause.joined))
    if not organizations and _says_nothing(title.text):
        return None
    stop = organizations[-1].end if organizations else title.end
    return _Position(
        title, organizations, Stretch(block, at, max(stop, title.end)), clause, own=True
    )


def _add_position(reading: Reading, position: _Position, end: int) -> None:
    """Adds a position at each of its places, and whom one worked with there."""
    title, organizations, place, clause, _ = position
    for organization in reversed(organizations):
        add_role(reading, place, title, organization, clause)
    if not organizations:
        add_role(reading, place, title, None, clause)
    else:
        _colleagues(reading, Stretch(place.block, place.end, end), title)


def _begins_title(text: str) -> bool:
    """Whether a title without an article begins a text: "visiting professor at …"."""
    word = text.split(" ", 1)[0]
    return begins_title(word.strip(",.")) or begins_title(word.split("-")[0])


def _after_word(block: Block, at: int, end: int) -> int | None:
    """Where something else that one is ends in a list, "dancer": None if no list goes on there."""
    found = _NO_POSITION.match(block.text[:end], at)
    return found.end() if found else None


def _joined(block: Block, place: tuple[int, int], end: int) -> Organization:
    """The organisation between verb and title: "joined O as a T"."""
    told = organization_at(block, *place)
    if told is None:
        return Organization(squeeze(block.text[slice(*place)]), None, end)
    return told._replace(end=end)


def _since(block: Block, place: tuple[int, int]) -> Period | None:
    """When one came to the organisation at a place: "joined O in 2019 as a T"."""
    told = organization_at(block, *place) if _COMING.search(block.text[: place[0]]) else None
    return _begun(time_after(block.text, told.end)) if told else None


def _begun(period: Period | None) -> Period | None:
    """When what began at a single date began."""
    if period and period.end == period.start:
        period.end = None
    return period


def _says_nothing(title: str) -> bool:
    """Whether a title tells no position unless it comes with the organisation."""
    if " of " in title or title.lower() == "undergraduate":
        return True
    return title.rsplit(maxsplit=1)[-1].lower() in _BARE and student_degree(title) is None


def _colleagues(reading: Reading, rest: Stretch, title: Title) -> None:
    """Reads whom one worked with, told right after the place: "a T at O with A and B"."""
    block, at, end = rest
    found = _WITH.match(block.text, at)
    relation = "advisor" if student_degree(title.text) else "collaborator"
    for named in names_at(block, found.end(), end) if found else ():
        person = Person(name=named.name, relation=relation, url=block.url_at(named.start))
        reading.add(person, block, at, named.end, rule="prose-person")


def _organizations(block: Block, at: int, end: int) -> list[Organization]:
    """The organisations that a title is held at: one, or two that "and" joins."""
    studying = _STUDYING.match(block.text[:end], at)
    at = studying.end() if studying else at
    preposition = _AT.match(block.text, at)
    if not preposition or preposition.end() >= end:
        return _shared(block, at, end)
    first = organization_at(block, preposition.end(), end)
    if first is None:
        field = _FIELD_AT.match(block.text, preposition.end())
        first = organization_at(block, field.end(), end) if field and field.end() < end else None
    if first is None or ("with" in preposition[0] and _is_person(first.name)):
        return []
    if first.unit and _is_person(HONORIFIC.sub("", first.unit)):
        first = first._replace(unit=None)  # "a lecturer with Prof. Orla Venn, at O"
    also = _ALSO_AT.match(block.text, first.end)
    second = organization_at(block, also.end(), end) if also and also.end() < end else None
    classes = [organization_class(each.name) for each in (first, second) if each]
    if second and classes == ["organization", "organization"]:
        return [first, second]
    if second and second.unit and first.unit is None and classes[0] == "unit":
        return [second._replace(unit=f"{first.name} and {second.unit}")]
    return [first]


def _shared(block: Block, at: int, end: int) -> list[Organization]:
    """The organisation of a title that a second one shares: "scientist and tech lead at O"."""
    shared = _SHARED.match(block.text, at)
    found = organization_at(block, shared.end(), end) if shared and shared.end() < end else None
    return [found] if found else []


def _is_person(name: str) -> bool:
    """Whether what follows "with" or "student of" is somebody and not an organisation."""
    bare = clean_name(name)
    return is_name(bare) and " " in bare and not organization_class(bare)
