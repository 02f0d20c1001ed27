"""Courses taught, as a section lists them."""

import re

from profdiff.document import Block
from profdiff.extract.course_headings import (
    NUMBER,
    heads_course,
    heads_supervision,
    is_within_course,
    lists_materials,
)
from profdiff.extract.course_lists import courses_apart
from profdiff.extract.dates import period_in
from profdiff.extract.labelled import read_students
from profdiff.extract.page import Page, Section
from profdiff.extract.stretches import EDGE, Stretch, is_date, listed
from profdiff.lexicon.positions import organization_class
from profdiff.normal import fold, squeeze
from profdiff.patterns import Pattern
from profdiff.records import Teaching

_MAX_LENGTH = 400
#: The line beneath a course's heading that tells when it was, and as what.
_MAX_LINE = 120
#: The number of a course ("CS 188") is no longer than this; its name follows it.
_MAX_NUMBER = 13
_SEASON = (
    r"(?:spring|summer|fall|autumn|winter|michaelmas|hilary|lent|easter|trinity|ws|ss|wise|sose|"
    r"sommersemester|wintersemester|primavera|otoño|autunno|outono|automne|printemps|verano|"
    r"frühjahr|herbst|(?:semester|term|quarter) \d|[sq]\d)"
)
_TERM = Pattern(
    rf"\b{_SEASON}\b[\s'’]*((?:19|20)\d\d|\d\d)(?:\s*[/-]\s*\d\d(?:\d\d)?)?|"
    rf"\b(?:19|20)\d\d\s*\(?{_SEASON}\b\)?|"
    r"(?-i:\b(?:FA|SP|SU|WI|AU)\s?['’]?(?:20)?\d\d\b)|"
    r"(?:19|20)\d\d\s*[年년]\s*(?:度|도)?\s*(?:(?:第?[一二12]|上|下|1|2)?\s*"
    r"(?:[春夏秋冬]季?|봄|여름|가을|겨울|前期|後期|通年|[上下]半?年?|前|後)\s*(?:学期|學期|期|학기)?|"
    r"[12]\s*학기)",
    "",
    re.IGNORECASE,
)
_AND_TERM = Pattern(r"\s*(?:\bto\b|\band\b|[-–—,;&/])\s*")
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
_BORDER = Pattern(r"\n|\t|,\s|[，、；]|\s[–—|]\s|\s-\s|;\s|\(|\)|:\s|\.\s")
#: How an item begins that speaks to the reader and names no course.
_SPEAKS = Pattern(r"\s*(?:Updated?|Last update|I|We|In my|My|See|Please|Here|This|These|If you)\b")
#: What one did as a teacher, which is no course: "Led lab sessions", "Supervised 20+ students".
_DEED = Pattern(
    r"\s*(?:(?:Designed|Developed|Conducted|Delivered|Mentored|Led|Held|Assisted|Graded|Guided|"
    r"Managed|Organi[sz]ed|Created|Helped|Prepared|Taught|Coordinated|Facilitated|Volunteered|"
    r"Gave|Participated|Contributed|Served|Hosted|Tutored|Trained|Worked|Visited)\s+"
    r"(?:[a-z]|\d+\+?\s)|Supervised\s+(?:\d|over|more than))"
)
#: Hours taught, which are no name of a course: "192 h", "314 HETD".
_HOURS = Pattern(r"\d+\s*(?:h|hrs?|hours?|heures?|hetd|eqtd|ects|credits?|stunden|sws)\b", "", 2)
#: What labels a row of courses, or one of people.
_LABELS = frozenset("course courses lecture lectures class classes seminars tutorials".split())
_OF_PEOPLE = frozenset(("students", "supervision", "committee memberships", "committees"))
#: A second role joined to the first: "Lecturer and Seminar Leader".
_AND_ROLE = Pattern(r"(?:\s(?:and|&|/)\s[A-Z][a-z]+(?:\s[A-Z][a-z]+)?(?=\s*(?:[,;:(\n\t|–—-]|$)))?")
_WITH = Pattern(r"\(\s*(?:co-?taught |jointly |together )?with\s[^()]*\)", "with", re.IGNORECASE)
_TAUGHT_WITH = Pattern(r"\b(?:with|under|for)\s+(?:Prof|Dr|Mr|Ms)\b.*", "with|under|for")
_AT_PLACE = Pattern(r"\s+at\s+(?:the\s+)?[A-Z][^,;()\n]*\.?$", "at")
#: A number with its name in brackets behind: "CSCE 428/828 (Automata, Computation and Languages)".
_NAMED_NUMBER = Pattern(
    r"(?P<number>\b[A-Z]{2,6}[ -]?\d{2,5}[A-Z]?(?:/\d{2,5})?)\s*\((?P<name>[A-Z][^()\d]{5,90})\)"
)
#: A number and a name that has commas of its own: "CSCE 428 Automata, Computation and Languages".
_NAME_WITH_COMMAS = Pattern(
    r"[A-Z]{2,6}[ -]?\d{2,5}[A-Z]?(?:/\d{2,5})? [A-Z][^,:;()\d\n\t]+(?:, [A-Z][^,:;()\d\n\t]+)+"
)
_BEFORE_COURSE = Pattern(r"\s+course$", "course")
_TITLE_QUOTES = Pattern(r"《([^《》\n]{2,40})》", "《")
_BRACKETS = Pattern(r"\([^()]*\)", "(")
_ROLE_LEAD = Pattern(r"^.{0,40}?\b(?:for|of|in)\s+")


def extract_section(page: Page, section: Section) -> None:
    """Courses: "CS 188 Introduction to AI, teaching assistant, Spring 2017"."""
    if is_within_course(section):
        return
    if section.heading is not None and heads_course(section):
        _read_headed(page, section, section.heading)
        return
    if not (lists_materials(section) or heads_supervision(section)):
        _read_list(page, section)


def _read_list(page: Page, section: Section) -> None:
    line: tuple[Teaching, Stretch] | None = None
    last: Teaching | None = None
    above: Block | None = None
    for item in listed(page, section):
        if "tudent" in item.text and _tells_of_students(page, item):
            continue
        if len(item.text) > _MAX_LENGTH or _SPEAKS.match(item.text) or _DEED.match(item.text):
            continue
        if _read_several(page, item):
            continue
        nested = last is not None and above is not None and item.block in above.children
        if last and nested and _TERMS_ALONE.match(item.text):
            last.term = last.term or squeeze(item.text)
            page.add_part(last, item.block)
            continue
        if line and line[1].block is item.block and _adds_to_line_above(item.text):
            _complete(page, *line, item)
            continue
        told = _read(item.text)
        line = (told, item) if told and item.block.kind == "paragraph" else None
        if told is None or (nested and not _is_course_itself(item.text, told)):
            continue
        in_list = item.block.kind != "paragraph" or NUMBER.match(item.text) is not None
        if told.role or told.term or (in_list and section.kind == "teaching"):
            told.course = _as_marked(item, told.course)
            page.add(told, *item, rule="course-item")
            if not nested:
                last, above = told, item.block


def _tells_of_students(page: Page, item: Stretch) -> bool:
    """Reads an item that is no course but one's students, whether it is about some of them."""
    if "tudents:" in item.text and read_students(page, item.block):
        return True
    from profdiff.extract.people import read_student

    return read_student(page, item)


def _adds_to_line_above(text: str) -> bool:
    """Whether a line says nothing but as what, with whom or when: "Instructor (GSI), Fall 2019"."""
    bare, term = _without_term(_WITH.sub(" ", text))
    role = _ROLE.search(bare)
    rest = _TAUGHT_WITH.sub("", _BRACKETS.sub("", _ROLE.sub("", bare)))
    return bool(role or term) and not any(map(str.isalpha, rest))


def _complete(page: Page, told: Teaching, line: Stretch, below: Stretch) -> None:
    """Fills in the role and term of a course from a line below it, and adds it if it is not yet."""
    known = bool(told.role or told.term)
    role = _ROLE.search(below.text)
    told.role = told.role or (role[0] if role else None)
    told.term = told.term or _without_term(below.text)[1]
    if not known:
        page.add(told, *line, rule="course-item")
    page.add(told, *below, rule="course-item")


def _read_several(page: Page, item: Stretch) -> bool:
    """Reads a line that lists several courses, which share the role that it names."""
    if _read_quoted(page, item):
        return True
    parts = courses_apart(item)
    read = [told for told in (_read(part.text) for part in parts) if told is not None]
    if not len(parts) == len(read) > 1 or any(organization_class(c.course) for c in read):
        return False
    role, term = _ROLE.search(item.text), _without_term(item.text)[1]
    for told, part in zip(read, parts, strict=True):
        told.term = told.term or term
        told.role = told.role or (role[0] if role else None)
        page.add(told, *part, rule="course-item")
    return True


def _read_quoted(page: Page, item: Stretch) -> bool:
    """Reads the courses that a Chinese text sets in its quotes for titles: 《理论力学》."""
    names = list(_TITLE_QUOTES.finditer(item.text))
    for name in names:
        term = _without_term(item.text[: name.start()])[1]
        course = item._replace(start=item.start + name.start(), end=item.start + name.end())
        page.add(Teaching(course=squeeze(name[1]), term=term), *course, rule="course-item")
    return bool(names)


def read_course(page: Page, item: Stretch) -> None:
    """Reads an entry of another section that tells of a course: "Lecturer in the X course"."""
    told = _read(_AT_PLACE.sub("", item.text))
    if told is not None:
        told.course = _BEFORE_COURSE.sub("", told.course)
        page.add(told, *item, rule="course-item")


def _read(text: str) -> Teaching | None:
    """The course that a line tells of, with the role and the term in it."""
    bare, term = _without_term(_WITH.sub(" ", text))
    found = _ROLE.search(bare)
    joined = _AND_ROLE.match(bare, found.end()) if found else None
    role = found[0] + joined[0] if found and joined else None
    course = _course(bare, role)
    return Teaching(course=course, role=role, term=term) if course else None


def _as_marked(item: Stretch, course: str) -> str:
    """The whole name of a course whose beginning was read, as markup sets it apart."""
    for mark in item.block.marks:
        if (
            mark.kind in ("link", "strong", "em")
            and item.start <= mark.start < mark.end <= item.end
        ):
            label = squeeze(item.block.text[mark.start : mark.end]).strip(EDGE)
            if label.startswith(f"{course}:"):
                return label
    return course


def _is_course_itself(text: str, told: Teaching) -> bool:
    """Whether what stands beneath a course is another one and no detail of it."""
    return bool(NUMBER.search(text) or told.role or _TERM.search(text))


def _read_headed(page: Page, section: Section, heading: Block) -> None:
    """A course that has a heading of its own, its role and term there or in the line beneath."""
    told = _read(heading.text)
    if told is None:
        return
    first = next((block for block in section.blocks if block.text), None)
    line = first.text.split("\n")[0] if first else ""
    if first and len(line) <= _MAX_LINE:
        role = _ROLE.search(line)
        told.role = told.role or (role[0] if role else None)
        told.term = told.term or _without_term(line)[1]
        if role or told.term:
            page.add_part(told, first)
    page.add(told, heading, rule="course-item")


def _without_term(text: str) -> tuple[str, str | None]:
    """An item's words without its term, and the term as the page writes it or as a range."""
    term = _TERM.search(text)
    if term:
        end = term.end()
        while following := _AND_TERM.match(text, end):  # "Fall 2018 to Spring 2020"
            another = _TERM.match(text, following.end())
            if another is None:
                break
            end = another.end()
        return text[: term.start()] + "\n" + text[end:], squeeze(text[term.start() : end])
    period = period_in(_COURSE_CODE.sub(lambda code: "-" * len(code[0]), text))
    if period is None:
        return text, None
    last = period.end or ("present" if period.ongoing else None)
    when = f"{period.start}-{last}" if last else period.start
    return text[: period.at] + "\n" + text[period.end_at :], when


def _numbered_name(text: str) -> str | None:
    """A course's number and its name where this stands in brackets or has commas of its own."""
    named = _NAMED_NUMBER.search(text)
    if named and not organization_class(named["name"]):
        return squeeze(f"{named['number']} {named['name']}")
    whole = _NAME_WITH_COMMAS.fullmatch(text.strip())
    return squeeze(text) if whole and not any(map(organization_class, text.split(", "))) else None


def _course(text: str, role: str | None) -> str | None:
    """The course: the first piece that is no role, date or organisation, its number before it."""
    numbered_name = _numbered_name(text)
    if numbered_name:
        return numbered_name
    pieces = [piece.strip(EDGE) for piece in _BORDER.split(text)]
    pieces = [p for p in pieces if len(p) > 2 and not (role and fold(p) == fold(role))]
    if pieces and fold(pieces[0]) in _OF_PEOPLE:
        return None
    if text.rstrip().endswith(":") and pieces and all(fold(p) in _LABELS for p in pieces):
        return None
    pieces = [p for p in pieces if fold(p) not in _LABELS] or pieces
    if len(pieces) > 1 and f"{pieces[0]} ({pieces[1]})" in text and NUMBER.search(pieces[1]):
        return squeeze(pieces[0])  # a course that reads like a place: "College Physics (PHSX 115)"
    course = next((p for p in pieces if not organization_class(p) and not is_date(p)), None)
    if course is None or _HOURS.match(course):
        return None
    index = pieces.index(course)
    if role and fold(course).startswith(fold(role)):
        rest = _ROLE_LEAD.sub("", course)
        behind = course[len(role) :].strip()
        course = behind if rest == course and len(behind.split()) > 1 else rest
        index = pieces.index(course) if course in pieces else 0
    following = pieces[index + 1] if index + 1 < len(pieces) else ""
    numbered = len(course) <= _MAX_NUMBER and any(c.isdigit() for c in course)
    if course and numbered and following and not organization_class(following):
        course = f"{course}: {following}" if ":" in text else f"{course} {following}"
    opened, closed = course.count("["), course.count("]")
    if closed > opened:  # "[Quay U] Game Theory", "[QU 6.869] Vision"
        place, _, name = course.partition("]")
        course = f"{place}{name}" if any(map(str.isdigit, place)) else name
    if course.count("（") > course.count("）"):
        course = course[: course.rindex("（")]  # "机器学习（本科生，": what the term left
    return squeeze(course + "]" * (opened - closed))
