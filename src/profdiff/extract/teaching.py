"""Courses taught, as a section lists them."""

import re

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
_TERM = Pattern(
    r"\b(spring|summer|fall|autumn|winter|ws|ss)\b[\s'’]*"
    r"((?:19|20)\d\d|\d\d)(?:\s*[/-]\s*\d\d(?:\d\d)?)?",
    "spring|summer|fall|autumn|winter|ws|ss",
    re.IGNORECASE,
)
_ROLE = Pattern(
    r"\b((?:head |graduate |undergraduate |lead |senior )?(?:teaching|course) assistants?|"
    r"(?:co-)?instructor|(?:guest |associate |assistant )?lecturer|tutor|grader|head ta|ta|"
    r"teaching fellow|(?:graduate )?student instructor|course (?:staff|coordinator)|professor)\b",
    "assist|instruct|lectur|tutor|grader|ta|fellow|staff|coord|profess",
    re.IGNORECASE,
)
_BORDER = Pattern(r"\n|\t|,\s|\s[–—|]\s|\s-\s|;\s|\(|\)|:\s|\.\s")
_ROLE_LEAD = Pattern(r"^.{0,40}?\b(?:for|of|in)\s+")


def extract_section(page: Page, section: Section) -> None:
    """Courses: "CS 188 Introduction to AI, teaching assistant, Spring 2017"."""
    for item in listed(page, section):
        if len(item.text) > _MAX_LENGTH:
            continue
        bare, term = _without_term(item.text)
        found = _ROLE.search(bare)
        role = found[0] if found else None
        course = _course(bare, role)
        telling = role or term or (section.kind == "teaching" and item.block.kind != "paragraph")
        if course and telling:
            page.add(Teaching(course=course, role=role, term=term), *item, rule="course-item")


def _without_term(text: str) -> tuple[str, str | None]:
    """An item's words without its term, and the term as the page writes it or as a range."""
    term = _TERM.search(text)
    if term:
        return text[: term.start()] + "\n" + text[term.end() :], squeeze(term[0])
    period = period_in(text)
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
    return squeeze(course)
