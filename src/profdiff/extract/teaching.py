"""Courses taught, as a section lists them."""

import re

from profdiff.document import Block
from profdiff.extract.dates import period_in
from profdiff.extract.page import Page, Section
from profdiff.extract.patterns import Pattern
from profdiff.extract.stretches import EDGE, is_date, listed
from profdiff.lexicon.positions import organization_class
from profdiff.normal import fold, squeeze
from profdiff.records import Teaching

_MAX_LENGTH = 400
#: The number of a course ("CS 188") is no longer than this; its name follows it.
_MAX_NUMBER = 13
_SEASON = (
    r"(?:spring|summer|fall|autumn|winter|michaelmas|hilary|lent|easter|trinity|ws|ss|wise|sose|"
    r"sommersemester|wintersemester|(?:semester|term|quarter) \d|[sq]\d)"
)
_TERM = Pattern(
    rf"\b{_SEASON}\b[\s'’]*((?:19|20)\d\d|\d\d)(?:\s*[/-]\s*\d\d(?:\d\d)?)?|"
    rf"\b(?:19|20)\d\d\s*\(?{_SEASON}\b\)?",
    "",
    re.IGNORECASE,
)
#: All that an item may say beside its terms when it only tells when a course was taught.
_TERMS_ALONE = Pattern(
    rf"(?:{_SEASON}|(?:19|20)?\d\d|[\s,;/&'’()–-]|and|term|semester)+$", "", re.IGNORECASE
)
_ROLE = Pattern(
    r"\b((?:head |graduate |undergraduate |lead |senior )?(?:teaching|course) assistants?|"
    r"(?:co-)?instructor|(?:guest |associate |assistant )?lecturer|tutor|grader|head ta|ta|"
    r"teaching fellow|(?:graduate )?student instructor|professor|"
    r"(?:course|unit|module) (?:staff|coordinator|conven[oe]r|leader|organi[sz]er))\b",
    "assist|instruct|lectur|tutor|grader|ta|fellow|course|unit|module|profess",
    re.IGNORECASE,
)
#: The number of a course, which is no year: "CS 2030: Software", "MATH 1902, 2019".
_COURSE_CODE = Pattern(
    rf"\b(?!(?i:{_SEASON})\b|MIT\b|TA\b)[A-Z]{{2,5}}[ -]?(?:19|20)\d\d[A-Z]?\b"
    r"(?=[:.]?\s+[A-Za-z]|\s[–-]\s[A-Z]|.*\b(?:19|20)\d\d\b)"
)
_BORDER = Pattern(r"\n|\t|,\s|\s[–—|]\s|\s-\s|;\s|\(|\)|:\s|\.\s")
_ROLE_LEAD = Pattern(r"^.{0,40}?\b(?:for|of|in)\s+")


def extract_section(page: Page, section: Section) -> None:
    """Courses: "CS 188 Introduction to AI, teaching assistant, Spring 2017"."""
    last: Teaching | None = None
    above: Block | None = None
    for item in listed(page, section):
        if len(item.text) > _MAX_LENGTH:
            continue
        if last and above and item.block in above.children and _TERMS_ALONE.match(item.text):
            last.term = last.term or squeeze(item.text)
            page.add_part(last, item.block)
            continue
        bare, term = _without_term(item.text)
        found = _ROLE.search(bare)
        role = found[0] if found else None
        course = _course(bare, role)
        telling = role or term or (section.kind == "teaching" and item.block.kind != "paragraph")
        if course and telling:
            last, above = Teaching(course=course, role=role, term=term), item.block
            page.add(last, *item, rule="course-item")


def _without_term(text: str) -> tuple[str, str | None]:
    """An item's words without its term, and the term as the page writes it or as a range."""
    term = _TERM.search(text)
    if term:
        return text[: term.start()] + "\n" + text[term.end() :], squeeze(term[0])
    period = period_in(_COURSE_CODE.sub(lambda code: "-" * len(code[0]), text))
    if period is None:
        return text, None
    when = f"{period.start}-{period.end}" if period.end else period.start
    return text[: period.at] + "\n" + text[period.end_at :], when


def _course(text: str, role: str | None) -> str | None:
    """The course: the first piece that is no role, date or organisation, its number before it."""
    pieces = [piece.strip(EDGE) for piece in _BORDER.split(text)]
    pieces = [p for p in pieces if len(p) > 2 and not (role and fold(p) == fold(role))]
    course = next((p for p in pieces if not organization_class(p) and not is_date(p)), None)
    if course is None:
        return None
    index = pieces.index(course)
    if role and fold(course).startswith(fold(role)):
        course = _ROLE_LEAD.sub("", course)
        index = pieces.index(course) if course in pieces else 0
    following = pieces[index + 1] if index + 1 < len(pieces) else ""
    numbered = len(course) <= _MAX_NUMBER and any(c.isdigit() for c in course)
    if course and numbered and following and not organization_class(following):
        course = f"{course}: {following}" if ":" in text else f"{course} {following}"
    opened, closed = course.count("["), course.count("]")
    return squeeze(course + "]" * (opened - closed))
