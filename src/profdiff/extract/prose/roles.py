"""Positions held: "I am a T at O", "worked as a T at O", "interned at O", "co-founded O"."""

import re

from profdiff.document import Block
from profdiff.extract.dates import Period, period_in
from profdiff.extract.names import clean_name, is_name
from profdiff.extract.organizations import Organization, organization_at
from profdiff.extract.page import Page
from profdiff.extract.patterns import Pattern
from profdiff.extract.position_titles import Title, title_at
from profdiff.extract.prose.clauses import Clause, clauses, is_ahead
from profdiff.extract.prose.service import service_at
from profdiff.extract.stretches import Stretch
from profdiff.lexicon.positions import begins_title, organization_class, student_degree
from profdiff.normal import squeeze
from profdiff.records import Education, Role

#: A sentence lists no more positions after one verb than this.
_MAX_TITLES = 6
_JOIN = Pattern(
    r"\b(?P<will>will(?:\s+\w+)?\s+)?(?P<verb>join(?:ed|ing|s)?)\s+(?:the\s+)?(?=[A-Z])", "join"
)
_INTERNED = Pattern(
    r"\b(?:interned|(?:was|been) an intern|(?:did|completed|had) (?:an|my) internships?)\s+"
    r"(?:at|with|in)\s+(?:the\s+)?",
    "intern",
    re.IGNORECASE,
)
_FOUNDED = Pattern(
    r"\b(?P<co>(?i:co)-?\s?)?(?i:found(?:ed|er of|ing))\s+(?:[a-z-]+\s+){0,5}(?=[A-Z])",
    "found",
)
_FOUNDERS = frozenset("i he she also and previously recently have has they then".split())
_AT = Pattern(
    r"\s*,?\s*(?:(?:jointly|both|affiliated|position)\s+)?"
    r"(?:@|at|in|with|for|from|of|within|on(?=\s+the\s))\s+"
    r"(?:the\s+)?(?=\S)"
)
#: A second title at the same organisation, and a field of study before the organisation.
_SHARED = Pattern(r"\s+(?:and|&)\s+(?:an?\s+)?(?:[a-z-]+\s+){1,3}(?:at|@)\s+(?:the\s+)?(?=[A-Z])")
_FIELD_AT = Pattern(
    r"(?:[a-z-]+,?\s+){1,8}(?:at|@)\s+(?:the\s+)?(?=[A-Z])|"
    r"(?:[a-z-]+\s+){1,5}(?:department|school|faculty|group|lab|division)\s+(?:in|of)\s+"
    r"(?:the\s+)?(?=[A-Z])"
)
_ALSO_AT = Pattern(r"\s+and\s+(?:at\s+)?(?:the\s+)?(?=[A-Z])")
#: A further place after "interned at A (2019)": ", B", "and at C".
_FURTHER = Pattern(
    r"\s*(?:\([^)]{2,60}\)|in\s+(?:the\s+)?(?:\w+\s+)?(?:of\s+)?\d{4})?\s*(?:,\s*and|,|and|&)\s+"
    r"(?:(?:at|with|in)\s+)?(?:the\s+)?(?=[A-Z])"
)
_AND_TITLE = Pattern(
    r"\s*(?:,\s*and(?:\s+also)?|,|\s+and(?:\s+also)?|;|\s+as well as)\s+"
    r"(?:(?:was|am|is|formerly|previously|currently)\s+)?(?:(?:as\s+)?(?:an?|the)\s+)?"
)
_TIME_LEAD = Pattern(
    r"\s*(?:\(|,?\s*(?:from|in|during|between|since|starting(?: in| from)?|beginning)\s+"
    r"(?:the\s+)?(?:summer|fall|spring|winter|autumn)?(?:\s+of)?\s*)(?=[A-Z\d])",
    "",
    re.IGNORECASE,
)
#: Titles that say nothing without the organisation.
_BARE = frozenset(("student", "member", "fan", "part"))
_OF_OTHERS = ("your", "their", "our")


def read_sentence(page: Page, sentence: Stretch) -> None:
    """Reads a sentence for the positions that it tells."""
    known = len(page.found)
    for clause in clauses(page, sentence):
        _titles(page, sentence, clause)
    if len(page.found) == known:
        _joining(page, sentence)
    _internships(page, sentence)
    _foundings(page, sentence)


def _titles(page: Page, sentence: Stretch, clause: Clause) -> None:
    """Reads the coordinated titles of a clause: "a T at O, a T2 of O2, and T3 for O3"."""
    block, _, end = sentence
    at = clause.at
    for _ in range(_MAX_TITLES):
        title = title_at(block.text, at, end) if at < end else None
        if title is None:
            return
        stop = title.end
        organizations = _organizations(block, title.end, end)
        if not organizations and clause.joined:
            organizations = [Organization(squeeze(clause.joined), None, title.end)]
        if not organizations and (title.text.lower() in _BARE or " of " in title.text):
            return
        stop = organizations[-1].end if organizations else title.end
        place = Stretch(block, at, max(stop, title.end))
        for organization in reversed(organizations):
            _add(page, place, title, organization, clause)
        if not organizations:
            _add(page, place, title, None, clause)
        following = _AND_TITLE.match(block.text, _after_time(block.text, stop))
        if not following or following.end() >= end:
            return
        at = following.end()
        word = block.text[at:end].split(" ", 1)[0]
        if not begins_title(word.strip(",.")) and not begins_title(word.split("-")[0]):
            return


def _organizations(block: Block, at: int, end: int) -> list[Organization]:
    """The organisations that a title is held at: one, or two that "and" joins."""
    preposition = _AT.match(block.text, at)
    if not preposition or preposition.end() >= end:
        return _shared(block, at, end)
    first = organization_at(block, preposition.end(), end)
    if first is None:
        field = _FIELD_AT.match(block.text, preposition.end())
        first = organization_at(block, field.end(), end) if field and field.end() < end else None
    if first is None or ("with" in preposition[0] and _is_person(first.name)):
        return []
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
    """Whether what follows "with" is somebody and not an organisation."""
    bare = clean_name(name)
    return is_name(bare) and " " in bare and not organization_class(bare)


def _internships(page: Page, sentence: Stretch) -> None:
    block, start, end = sentence
    for found in _INTERNED.finditer(sentence.text):
        at = start + found.end()
        for _ in range(_MAX_TITLES):
            organization = organization_at(block, at, end)
            if organization is None:
                break
            place = Stretch(block, start + found.start(), organization.end)
            _add(page, place, Title("intern", None, None, 0), organization, Clause(start, "past"))
            following = _FURTHER.match(block.text, organization.end)
            if not following or following.end() >= end:
                break
            at = following.end()


def _foundings(page: Page, sentence: Stretch) -> None:
    block, start, end = sentence
    for found in _FOUNDED.finditer(sentence.text):
        together = found["co"]
        organization = organization_at(block, start + found.end(), end)
        if organization and _speaks_of_subject(sentence.text[: found.start()]):
            title = Title("co-founder" if together else "founder", None, None, 0)
            place = Stretch(block, start + found.start(), organization.end)
            _add(page, place, title, organization, Clause(start, "now"))


def _speaks_of_subject(before: str) -> bool:
    """Whether what founded something is "I", "he", … and not a third party in passing."""
    words = before.split()
    return not words or words[-1].lower() in _FOUNDERS


def _joining(page: Page, sentence: Stretch) -> None:
    """Reads "I joined O as a T", where the title stands after the organisation."""
    block, start, end = sentence
    text = sentence.text
    found = _JOIN.search(text)
    at = text.find(" as ", found.end()) if found else -1
    if not found or at < 0:
        return
    organization = organization_at(block, start + found.end(), end)
    title = title_at(block.text, start + at + len(" as "), end)
    if organization and title:
        ahead = found["will"] or is_ahead(found["verb"], text[: found.start()].lower().split()[-4:])
        clause = Clause(start, "future" if ahead else "now")
        _add(page, Stretch(block, start + found.start(), end), title, organization, clause)


def _add(
    page: Page, place: Stretch, title: Title, organization: Organization | None, clause: Clause
) -> None:
    """Adds what a title says: a service, or a role, and the degree that a student works on."""
    if title.text.lower().startswith(_OF_OTHERS):
        return
    block, start, end = place
    place = Stretch(block, start, max(end, start + 1))
    after = _time_after(block.text, max(end, title.end))
    service = service_at(title.text, organization, _time_after(block.text, place.end))
    if service is not None:
        page.add(service, *place, rule="prose-service")
        return
    role = _role(title, organization, title.period or clause.opening or after, clause)
    page.add(role, *place, rule="prose-role")
    degree = student_degree(title.text)
    if degree and clause.tense == "now" and organization:
        study = Education(
            degree=degree, field=title.field, institution=organization.name, status="in_progress"
        )
        page.add(study, *place, rule="student-role")


def _role(
    title: Title, organization: Organization | None, period: Period | None, clause: Clause
) -> Role:
    start = period.start if period else None
    end = period.end if period else None
    if clause.tense != "past" and end == start:
        end = None  # "founded in 2018", "will join in 2026" tell when it begins
    if clause.tense == "past" and not end and period is clause.opening:
        start = (
            None  # "Since 2020, I …" tells when a further clause's past ended, not when it began
        )
    return Role(
        title=title.text,
        organization=organization.name if organization else None,
        unit=organization.unit if organization else None,
        current=clause.tense == "now" and not end,
        start=start,
        end=end,
    )


def _after_time(text: str, at: int) -> int:
    """The place after a date told right after a phrase, or the place itself."""
    found = _TIME_LEAD.match(text, at)
    period = _time_after(text, at)
    if not found or not period:
        return at
    stop = found.end() + period.end_at
    return stop + (text[stop : stop + 1] == ")")


def _time_after(text: str, at: int) -> Period | None:
    """A date told right after a phrase: " (2015-2018)", " from 2015 to 2018", " in 2019"."""
    found = _TIME_LEAD.match(text, at)
    if not found or found.end() >= len(text):
        return None
    rest = text[found.end() : found.end() + 45]
    period = period_in(rest)
    if period is None or rest[: period.at].strip():
        return None
    words = found[0].lower()
    if (" in " in f" {words.strip()} " or "during" in words) and period.end is None:
        period.end = period.start
    return period
