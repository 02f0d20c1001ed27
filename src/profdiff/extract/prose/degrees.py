"""Degrees earned or under way: "received my D in F from I in Y"."""

import re

from profdiff.document import Block
from profdiff.extract.dates import Period, date_in, opening_year, period_in
from profdiff.extract.degree_words import DEGREE, DEGREE_NAME
from profdiff.extract.organizations import Organization, organization_at
from profdiff.extract.page import Stretches
from profdiff.extract.prose.reading import Reading
from profdiff.extract.stretches import Stretch
from profdiff.lexicon.positions import names_organization, organization_class
from profdiff.normal import fold, squeeze
from profdiff.patterns import Pattern
from profdiff.records import DegreeStatus, Education

_ARTICLE = "my|a|an|the|his|her"
#: "received my B.S. and M.S. degrees", "am working toward a Ph.D."
_EARNED = Pattern(
    r"\b(?P<verb>(?:have\s+|has\s+|recently\s+|just\s+)?"
    r"(?:completed?|obtain(?:ed)?|receiv(?:ed|e)|earn(?:ed)?|got|hold(?:s)?|finish(?:ed)?|did|"
    r"pursu(?:ed|ing)|undert(?:ook|aking)|defended|awarded|graduated with|conferred|got|had|"
    r"have|do(?:ing)?|complet(?:ed|ing)|starting|working (?:on|toward|towards)|with|studying for|"
    r"read for|in the (?:final|last|concluding|closing) (?:stages?|phases?|year|months?) of))\s+"
    rf"(?:(?:{_ARTICLE}|their|both|both my|all my|combined|degrees?:?)\s+)*"
    rf"(?P<degrees>(?:{DEGREE}|[Dd]octoral(?=\s+(?:thesis|dissertation|stud)))(?:\s+degrees?)?"
    rf"(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*|\s*/\s*)(?:(?:{_ARTICLE})\s+)?{DEGREE})*)"
    r"(?P<after>\s+(?:degrees?|dissertation|thesis|studies|study|training|education|"
    r"program(?:me)?))?"
    r"(?:\s+and\s+post-?doc\w*\s+(?:research|work|studies|training)(?=\s+(?:at|in)\s))?",
    "d|s|master|bachelor|undergrad",
)
#: A further degree after the school of one: ", and my M.A. from …".
_FURTHER = Pattern(
    rf"\s*(?:\(\d{{4}}\)|\([A-Z][A-Za-z ]{{2,40}}\)|in\s+\d{{4}})?\s*"
    r"(?:,?\s*(?:as well as|along with|followed by)|[,;]\s*and|[,;]|and|&)\s+"
    rf"(?:(?:{_ARTICLE}|both|another|other|previously|earned|received|obtained)\s+)*"
    rf"(?P<degrees>{DEGREE}(?:\s+degrees?)?"
    rf"(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+)(?:(?:{_ARTICLE})\s+)?{DEGREE})*)(?![\w])"
)
_MAX_DEGREES = 5
#: "My Ph.D. is from …"
_POSSESSIVE = Pattern(
    rf"\b(?:[Mm]y|[Hh]is|[Hh]er)\s+(?P<degrees>{DEGREE})(?:\s+degrees?)?\s+"
    r"(?P<verb>(?:is|was)\s+)?(?=(?:from|at|in)\b)",
    "my |his |her ",
)
#: "a recent PhD graduate in F from O"
_GRADUATE = Pattern(
    rf"(?P<verb>\b(?:a|an)\s+(?:recent\s+)?)(?P<degrees>{DEGREE})\s+graduate(?=\s+(?:in|from|of|at)\b)",
    "graduate",
)
_GRADUATED = Pattern(
    r"\bgraduat(?:ed|ing|e)\s+(?:(?:summa|magna)?\s*cum laude\s+|with [\w ]*?honou?rs\s+)?"
    r"(?:from|at)\s+(?:the\s+)?",
    "graduat",
    re.IGNORECASE,
)
_WITH_DEGREE = Pattern(rf"\bwith (?:an?|my)?\s*({DEGREE})", "with ")
_IN_FIELD = Pattern(
    r"\s*\(?(?:in|of|on)\s+(?=[A-Z])|\s*,\s*(?=[A-Z][a-z]+ (?:Science|Engineering))|"
    r"\s+in\s+(?!the\b|my\b|an?\b|this\b|(?:early|late)\s+\d|progress\b|"
    r"(?:spring|summer|fall|autumn|winter)\b)(?=[a-z])"
)
_MAX_FIELD_WORDS = 9
_FIELD_END = Pattern(
    r"[.;](?=\s|$)|\s(?:from|at|in (?=[12]|the)|under|with|where|advised|supervised|on|by|"
    r"and (?:an?|my|the|i|post-?doc\w*)\b|as well as|respectively|before|after)\b|,|\s?\(|\n|$|"
    rf"\s(?:and|&)\s(?!Diplomacy)(?={DEGREE}(?!\w))"
)
#: A field told after the school, and no place: "from MIT in Computer Science", "… in History."
_LATE_FIELD = Pattern(
    r"\s+(?:in|with a major in|majoring in)\s+"
    r"(?=[A-Z]{2,6}\b|[A-Z][a-z]+ (?:Science|Engineering)|"
    r"[A-Z][a-z]*(?:ics|ology|istry|nomy|phy|ineering|ience|ature|istory|icine|tion|usic|aw|arts)"
    r"(?:\s+and\s+[A-Z][a-z]+)?[.,])"
)
_ASIDE = Pattern(r"\s*\(([^)]{3,60})\)")
_HONOURED = Pattern(r"\s*\([Hh]ono?u?r?s?\.?\)")
_AT_SCHOOL = Pattern(
    r"[\s,]*(?:(?:with an?|and an?) (?:minor|major|concentration|emphasis|specialization) in "
    r"[^,;]{2,60},?\s*|(?:co-)?(?:advised|supervised|mentored) by [^,;]{3,60},\s*)?"
    r"(?:\(?(?:with (?:[\w-]+ )?honou?rs|summa cum laude|magna cum laude|cum laude)\)?,?\s*)?"
    r"(?:(?:degrees?|all|both|each|program)\s+)*(?:from|at|of|@|in)\s+(?:the\s+)?(?=\S)"
)
_NEAR_SCHOOL = Pattern(r"[^.;,]{0,50}?\b(?:from|at)\s+(?:the\s+)?(?=[A-Z])")
_IN_YEAR = Pattern(
    r"[\s,(]*(?:in|on)?\s*(?:the\s+)?(?:(?:spring|summer|fall|autumn|winter)\s+(?:of\s+)?)?"
    r"(?=[A-Z\d])",
    "",
    re.IGNORECASE,
)
_DATE_LEAD = Pattern(r"\s*(?:\(|,\s+|\b(?:in|on)\s+)(?=[A-Z\d])")
#: What stands between the school and the year: "under the supervision of Orla Venn".
_ADVISED = Pattern(
    r",?\s+(?:under the (?:supervision|guidance|direction) of|(?:co-)?(?:advised|supervised) by)\s+"
    r"[A-Z][^;:]{3,80}?(?=,?\sin\s(?:19|20)\d\d\b)"
)
_RANGE = Pattern(r",?\s*\(([^()]*\d{4}[^()]*)\)")
_AND_YEAR = Pattern(r"\s*(?:,\s*and|,|and|&)\s+(?=\d|[A-Z])")
#: Whose degree it is, where it is not the subject's: "my father had done his PhD in …".
_OF_OTHERS = Pattern(
    r"\b(?:my|his|her|our)\s+(?:\w+\s+)?"
    r"(?:father|mother|parents|brother|sister|wife|husband|partner|students?|advisees?|mentees?|"
    r"friends?|colleagues?)\b(?:[^,.;]*$|,[^,;]*,[^,.;]*$)",
    "my |his |her |our ",
    re.IGNORECASE,
)
#: What is told of the time before or after it has come to pass.
_COME_TO_PASS = Pattern(
    r"\b(?:before|after|since|upon|prior to)\s+$", "before|after|since|upon|prior to", re.IGNORECASE
)
_UNDER_WAY = ("pursuing", "working", "studying", "doing", "completing", "starting", "in the")


def read_sentence(reading: Reading, sentence: Stretch) -> None:
    """Reads a sentence for the degrees that it tells."""
    told, places = Stretches(), 0
    for pattern in (_EARNED, _POSSESSIVE, _GRADUATE):
        for found in pattern.finditer(sentence.text):
            if told.meet(found.start("degrees"), found.start("degrees") + 1):
                continue
            if _OF_OTHERS.search(sentence.text[: found.start()]):
                continue
            for place in (found.span("degrees"), *_read_all(reading, sentence, found)):
                told.add(*place)
                places += 1
    if not places:
        _graduation(reading, sentence)


def _graduation(reading: Reading, sentence: Stretch) -> None:
    """Reads "graduated from I with a D in Y", which may leave out the degree."""
    found = _GRADUATED.search(sentence.text)
    if not found:
        return
    block, start, end = sentence
    organization = organization_at(block, start + found.end(), end)
    if organization:
        degree = _WITH_DEGREE.search(sentence.text, found.end())
        years = _years_after(block.text, organization.end, end)
        study = Education(
            degree=squeeze(degree[1]) if degree else None,
            institution=organization.name,
            status="completed",
            end=years[0] if len(years) == 1 else None,
        )
        reading.add(study, block, start + found.start(), end, rule="prose-degree")


def _read_all(reading: Reading, sentence: Stretch, found: re.Match[str]) -> list[tuple[int, int]]:
    """Reads the degrees of one verb, school after school; returns the places of further ones."""
    block, start, end = sentence
    status = _status(found["verb"], sentence.text[: found.start()])
    begin, known = start + found.start(), len(reading.found)
    at = _read(reading, Stretch(block, begin, end), found["degrees"], start + found.end(), status)
    places: list[tuple[int, int]] = []
    for _ in range(_MAX_DEGREES):
        further = _FURTHER.match(block.text, at) if at is not None else None
        if not further or further.end() > end:
            break
        places.append((further.start("degrees") - start, further.end("degrees") - start))
        place = Stretch(block, further.start("degrees"), end)
        at = _read(reading, place, further["degrees"], further.end(), status)
    if (found["verb"] or "").startswith("in the"):
        reading.found[known:] = [
            each._replace(rule="ending-degree") for each in reading.found[known:]
        ]
    records = [each.record for each in reading.found[known:] if isinstance(each.record, Education)]
    _share_school(records)
    if found["verb"] == "with":
        _take_school_before(records, sentence, found.start())
    if status == "completed" and not any(study.end for study in records):
        for study in records:
            study.end = opening_year(sentence.text)
    return places


def _take_school_before(told: list[Education], sentence: Stretch, before: int) -> None:
    """Gives degrees the school before them: "graduated from Z with a B.S. in X"."""
    graduated = _GRADUATED.search(sentence.text[:before])
    if graduated is None or any(study.institution for study in told):
        return
    block, start, _ = sentence
    school = organization_at(block, start + graduated.end(), start + before)
    for study in told:
        study.institution = school.name if school else None


def _share_school(told: list[Education]) -> None:
    """Gives degrees without a school that of the next: "a B.S. in X and M.S. in Y, both at Z"."""
    school: str | None = None
    for study in reversed(told):
        school = study.institution = study.institution or school


def _read(
    reading: Reading, place: Stretch, degrees: str, after: int, status: DegreeStatus
) -> int | None:
    """Reads degrees that share field, school and honours; returns where their phrase ends."""
    block, start, end = place
    text = block.text
    early, begin = _date_at(text, _after_degree_word(text, after), end)
    field, at = _field_at(text, begin, end)
    dated, at = _date_at(text, at, end)
    honors, at = _honors_at(text, at, end)
    school = _school_at(block, at, end, untold=_IN_FIELD.match(text, begin) is None)
    if school is None and field is None:
        return None
    stop = school.end if school else at
    if field is None and school:
        field = _late_field(text, stop, end)
    names = [_degree_name(name[0]) for name in DEGREE_NAME.finditer(degrees)] or [degrees]
    lasted = _range_after(text, stop, end) if len(names) == 1 else None
    advised = _ADVISED.match(text[:end], stop)
    years = _years_after(text, advised.end() if advised else stop, end)
    years = years or [d for d in (early, dated) if d]
    if lasted:
        years = [lasted.end] if lasted.end else []
    for number, name in enumerate(names):
        study = Education(
            degree=name,
            field=field,
            institution=school.name if school else None,
            start=lasted.start if lasted else None,
            end=years[number] if len(years) == len(names) else None,
            status="in_progress" if lasted and lasted.ongoing else status,
            honors=honors,
        )
        reading.add(study, block, start, stop, rule="prose-degree")
    return stop


def _after_degree_word(text: str, at: int) -> int:
    """The place after "degree" or "(Hons)" where they follow the degree's name."""
    if text[at : at + 8].lstrip().lower().startswith("degree"):
        at = text.find("egree", at) + len("egree")
        at += text[at : at + 1] == "s"
    honoured = _HONOURED.match(text, at)
    return honoured.end() if honoured else at


def _field_at(text: str, at: int, end: int) -> tuple[str | None, int]:
    """The field of study that follows a degree, and where it ends; None and the place for none."""
    found = _IN_FIELD.match(text, at)
    if not found or found.end() >= end:
        return None, at
    stop = _field_end(text, found.end(), end)
    field = squeeze(text[found.end() : stop]).strip(" ,)") or None
    if field is None:
        return None, stop
    is_school = names_organization(field) and not _AT_SCHOOL.match(text, stop)
    is_place = "'s " in field.replace("’", "'") or len(field.split()) > _MAX_FIELD_WORDS
    if period_in(field) or is_school or is_place:
        return None, found.start()
    return field, stop


def _late_field(text: str, at: int, end: int) -> str | None:
    found = _LATE_FIELD.match(text, at)
    if not found or found.end() >= end:
        return None
    field = squeeze(text[found.end() : _field_end(text, found.end(), end)]).strip(" ,)")
    return None if organization_class(field) else field


def _field_end(text: str, at: int, end: int) -> int:
    found = _FIELD_END.search(text, at)
    return min(found.start(), end) if found else end


def _date_at(text: str, at: int, end: int) -> tuple[str | None, int]:
    """The date in brackets or after "in" that stands at a place, and the place behind it."""
    found = _DATE_LEAD.match(text, at)
    date = date_in(text[found.end() : min(end, found.end() + 24)]) if found else None
    if not found or date is None or date.start:
        return None, at
    stop = found.end() + date.end
    return date.iso, stop + (text[stop : stop + 1] == ")")


def _honors_at(text: str, at: int, end: int) -> tuple[str | None, int]:
    """Honours in brackets, and the place after the brackets whatever they hold."""
    aside = _ASIDE.match(text, at)
    if not aside or aside.end() > end:
        return None, at
    honored = "laude" in aside[1].lower() or "honor" in aside[1].lower()
    return aside[1] if honored else None, aside.end()


def _school_at(block: Block, at: int, end: int, *, untold: bool) -> Organization | None:
    """The school that a degree is from; further on in the clause where no field was told."""
    found = _AT_SCHOOL.match(block.text, at)
    if not found and untold:
        found = _NEAR_SCHOOL.match(block.text, at)
    return organization_at(block, found.end(), end) if found and found.end() < end else None


def _status(verb: str | None, before: str) -> DegreeStatus:
    if "will" in before[-12:].lower():
        return "planned"
    if _COME_TO_PASS.search(before):
        return "completed"
    if before.lower().rstrip().endswith(("nearly", "almost")):
        return "in_progress"
    under_way = any(word in fold(verb or "") for word in _UNDER_WAY)
    return "in_progress" if under_way else "completed"


def _degree_name(text: str) -> str:
    name = squeeze(text).strip(" ,")
    return f"{name[:-1]}'s" if name.lower() in ("bachelors", "masters") else name


def _range_after(text: str, at: int, end: int) -> Period | None:
    """The time in brackets right after a place: " (2015-2019)"."""
    found = _RANGE.match(text[:end], at)
    period = period_in(found[1]) if found else None
    return period if period and (period.end or period.ongoing) else None


def _years_after(text: str, at: int, end: int) -> list[str]:
    """The dates told right after a place: " in 2013 and 2010, respectively"."""
    found = _IN_YEAR.match(text, at)
    at = found.end() if found else at
    dates: list[str] = []
    while at < end:
        date = date_in(text[at : min(end, at + 24)])
        if date is None or text[at : at + date.start].strip(" ("):
            break
        dates.append(date.iso)
        more = _AND_YEAR.match(text, at + date.end)
        if not more:
            break
        at = more.end()
    return dates
