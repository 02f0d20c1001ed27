"""Entries of work, of education, and of the page's subject → roles, degrees, those who advised."""

from typing import get_args

from profdiff.document import Block
from profdiff.extract.degree_words import DEGREE, LISTED_DEGREE
from profdiff.extract.entries import read_people as read_advisors
from profdiff.extract.entries import read_role
from profdiff.extract.entry_degrees import DEGREE_AT as LINE_DEGREE
from profdiff.extract.entry_degrees import degrees_in as several_degrees
from profdiff.extract.entry_degrees import read_degree
from profdiff.extract.field_names import names_in
from profdiff.extract.field_values import Dates, Values, address_in, as_text
from profdiff.extract.page import Found, Page, Section
from profdiff.extract.service_titles import is_service_title
from profdiff.lexicon.degrees import degree_key
from profdiff.lexicon.fields import field_keys
from profdiff.lexicon.positions import heads_title, organization_class, student_degree
from profdiff.normal import fold, squeeze
from profdiff.patterns import Pattern
from profdiff.records import DegreeStatus, Education, Person, Record, Role

_DEGREE_AT = Pattern(r"^\W*(?P<degree>" + LISTED_DEGREE + r"(?:\s+degree)?)(?![\w])")
_DEGREES_APART = Pattern(r"\s+(?:and|&)\s+(?=(?:" + DEGREE + r")\s+(?:in|of)\s)", " and | & ")
_BEFORE_FIELD = Pattern(r"[\s,;:–—-]*(?:degrees?\s*)?(?:(?:in|of|on)\s+)?", "", 2)
_HONORS = Pattern(
    r"[\s,]*\(?\b((?:summa|magna)?\s*cum laude|(?:with\s+)?(?:\w+\s+)?(?:distinction|honou?rs)"
    r"|first[- ]class(?: honou?rs)?)\)?\s*$",
    "laude|distinction|hono|first",
    2,
)
_HONORS_WITHIN = Pattern(
    r"\s+\(?((?:with\s+)?(?:\w+\s+)?(?:distinction|honou?rs)|(?:summa|magna)?\s*cum laude)\)?"
    r"(?=\s+(?:in|of)\s)",
    "laude|distinction|hono",
    2,
)
_EXPECTED = Pattern(
    r"expected|anticipated|ongoing|in progress|candidate|present|current|now|incoming|student",
    "expect|anticip|ongo|progress|candid|present|current|now|incom|student",
    2,
)
_AT = Pattern(r"\s+(?:at|@)\s+(?:the\s+)?|\s*\|\s*")
_STATUSES: dict[str, DegreeStatus] = {fold(s): s for s in get_args(DegreeStatus)}
_RELATIONS = ("advisor", "mentor", "host", "collaborator")


def is_post(block: Block) -> bool:
    """Whether an entry of volunteering is a post with an organisation, and no reviewing."""
    values = Values(block, "role")
    title = values.text("title")
    keys = set(block.fields)
    dated = bool(keys & set(field_keys("*")["start"]))
    housed = bool(keys & {"organization", "organisation", "company", "employer"})
    return bool(title) and housed and dated and not is_service_title(title or "")


def role(page: Page, section: Section, block: Block) -> None:
    """A position: title, organisation, unit, dates."""
    if _is_line(block):
        _line(page, block)
        return
    values = Values(block, "role")
    title = values.text("title")
    organization = values.text("organization", shared=True)
    dates = values.dates()
    if title is None and values.fields.get("name") and organization != values.fields["name"]:
        title = as_text(values.fields["name"])
    if title is None and not (organization and dates.start):
        return
    current = values.flag("current")
    if current is None:
        current = dates.ongoing or _is_current(section)
    record = Role(
        title=title,
        organization=organization,
        unit=values.text("unit"),
        start=dates.start,
        end=dates.end,
        current=current and not dates.end,
        description=values.prose("description"),
    )
    page.add(record, block, rule="entry-role")
    _advised(page, block, values)
    _implied_degree(page, block, record)


def _is_line(block: Block) -> bool:
    """Whether an entry says all it says in one text: "Postdoc, University of X, 2020 - 2022"."""
    texts = [v for k, v in block.fields.items() if not k.startswith("@") and not address_in(v)]
    return len(texts) == 1 and isinstance(texts[0], str) and "," in texts[0]


def _line(page: Page, block: Block) -> None:
    reader = read_degree if LINE_DEGREE.search(block.text) else read_role
    reader(page, block, 0, len(block.text))


def _is_current(section: Section) -> bool:
    return any(title.lower().startswith("current") for title in section.titles)


def _implied_degree(page: Page, block: Block, record: Role) -> None:
    """A student's role now implies the degree under way."""
    degree = student_degree(record.title or "") if record.current else None
    if degree and record.organization:
        under_way = Education(
            degree=degree, institution=record.organization, start=record.start, status="in_progress"
        )
        page.add(under_way, block, rule="student-role")


def education(page: Page, section: Section, block: Block) -> None:
    """A degree: what, in what, where, when."""
    if _is_line(block):
        _line(page, block)
        return
    values = Values(block, "education")
    named, field = values.text("degree"), values.text("field")
    institution = values.text("institution", shared=True)
    dates = values.dates()
    degree, rest, honors = split_degree(named or "")
    if degree is None and field and named is None:
        degree, rest, honors = split_degree(field)
        field = None if degree else field
    if not (degree or named) and not organization_class(institution or ""):
        return
    if degree is None and heads_title(named or "") and "education" not in section.kinds:
        # a list of research holds degrees and the jobs of students
        role(page, section, block)
        return
    under_way = dates.ongoing or bool(_EXPECTED.search(_when(values)))
    several = _degrees_of(named or "")
    for name, subject in several if len(several) > 1 else [(degree or named, rest)]:
        record = Education(
            degree=name,
            field=field or subject,
            institution=institution,
            start=_start(values, dates),
            end=_end(values, dates),
            status=_told_status(values) or ("in_progress" if under_way else "completed"),
            honors=honors or values.text("honors"),
        )
        page.add(record, block, rule="entry-degree")
    _advised(page, block, values)


def _told_status(values: Values) -> DegreeStatus | None:
    """The status of a degree that an entry names in so many words."""
    return _STATUSES.get(fold(as_text(values.fields.get("status"))))


def _degrees_of(text: str) -> list[tuple[str | None, str | None]]:
    """The degrees that a text names, each with its field: "BA in Law and BSc in Physics"."""
    parts = _DEGREES_APART.split(text)
    if len(parts) > 1:
        split = [split_degree(part)[:2] for part in parts]
        return [(degree, field or split[-1][1]) for degree, field in split]
    return [(degree.name, degree.field) for degree in several_degrees(text)]


def _when(values: Values) -> str:
    keys = (*values.keys["start"], *values.keys["end"], *values.keys["date"], "status")
    return " ".join(as_text(values.fields[k]) for k in keys if k in values.fields)


def _start(values: Values, dates: Dates) -> str | None:
    """A lone date of a degree is when it ended."""
    lone = dates.end is None and not dates.ongoing and not _has_start(values)
    return None if lone else dates.start


def _end(values: Values, dates: Dates) -> str | None:
    lone = dates.end is None and not dates.ongoing and not _has_start(values)
    return dates.start if lone else dates.end


def _has_start(values: Values) -> bool:
    return any(values.fields.get(key) for key in values.keys["start"])


def split_degree(text: str) -> tuple[str | None, str | None, str | None]:
    """A degree, its field and its honours: "MSc Computer Science (Distinction)" gives all three."""
    honors = _HONORS.search(text)
    if honors:
        text = text[: honors.start()]
    found = _DEGREE_AT.search(text)
    if not found:
        return None, None, None
    at = found.end()
    within = _HONORS_WITHIN.match(text, at)
    if within:
        honors, at = within, within.end()
    lead = _BEFORE_FIELD.match(text, at)
    field = squeeze(text[lead.end() if lead else at :]).strip(" ,.;:")
    if field.startswith("(") and field.endswith(")") and field.count("(") == 1:
        field = field[1:-1]
    return squeeze(found["degree"]), field or None, squeeze(honors[1]) if honors else None


def _advised(page: Page, block: Block, values: Values) -> None:
    """Those whom an entry names as advisors, mentors or hosts, in its fields or its details."""
    for relation in _RELATIONS:
        value = next(
            (
                values.fields[k]
                for k in values.keys.get(f"person:{relation}", ())
                if k in values.fields
            ),
            None,
        )
        for named in names_in(value):
            page.add(Person(name=named.name, relation=relation), block, rule="entry-person")
    for child in block.children:
        if child.text.lower().startswith(_NAMING):
            read_advisors(page, child, 0, len(child.text))


_NAMING = ("advis", "co-advis", "superv", "mentor", "host", "with ", "work", "collab", "under ")


_HEAD_TITLES = tuple("label headline role position jobtitle title bio tagline description".split())


def head(page: Page, _: Section, block: Block) -> None:
    """What a page says of its subject as a whole: the current role."""
    fields = block.fields
    texts = [as_text(fields[key]) for key in _HEAD_TITLES if key in fields]
    title = next((text for text in texts if _is_title(text)), None)
    if title is None:
        return
    organization = employer(fields)
    cut = _AT.search(title)
    if cut and organization is None:
        title, organization = title[: cut.start()], title[cut.end() :]
    record = Role(title=squeeze(title).strip(" ,."), organization=organization, current=True)
    page.add(record, block, rule="front-matter")
    _implied_degree(page, block, record)


def complete(page: Page) -> None:
    """What data and prose say of one thing, each in part.

    A page's data may name the organisation and its prose the title of one role; and a degree under
    way that the data lists is the one that a student's role implies.
    """
    listed = {
        degree_key(f.record.degree)
        for f in page.found
        if isinstance(f.record, Education) and f.rule == "entry-degree"
    }
    page.found = [f for f in page.found if _implied(f) not in listed]
    _still_studying(page)
    _one_role(page)
    heads = (
        b.fields for b in page.document.blocks if b.kind == "entry" and not b.fields.get("@item")
    )
    name = next(
        filter(None, (employer(fields) for fields in heads if _HEADING & set(fields))), None
    )
    bare = next((f for f in page.found if _lacks_place(f.record)), None)
    if name and bare is not None and isinstance(bare.record, Role):
        bare.record.organization = name
        degree = student_degree(bare.record.title or "")
        if degree and degree_key(degree) not in listed:
            _under_way(page, bare, degree, name)


def _one_role(page: Page) -> None:
    """A headline without a place and a current entry that says the same with one are one role."""
    roles = [f.record for f in page.found if isinstance(f.record, Role) and f.rule == "entry-role"]
    placed = [role for role in roles if role.current and role.organization]
    for number, found in enumerate(page.found):
        if found.rule == "front-matter" and _lacks_place(found.record):
            title = fold(getattr(found.record, "title", None) or "")
            twin = next((r for r in placed if _says(title, fold(r.title or ""))), None)
            if twin is not None:
                page.found[number] = found._replace(record=twin)


def _says(one: str, other: str) -> bool:
    return bool(one and other) and (f" {one} " in f" {other} " or f" {other} " in f" {one} ")


def _still_studying(page: Page) -> None:
    """A degree whose student one is now is not completed, whatever end it announces."""
    roles = [f.record for f in page.found if isinstance(f.record, Role) and f.record.current]
    studied = {degree_key(student_degree(role.title or "")) for role in roles} - {""}
    listed = [f.record for f in page.found if isinstance(f.record, Education)]
    for degree in studied:
        same = [e for e in listed if degree_key(e.degree) == degree and e.end]
        if same:
            max(same, key=lambda e: e.end or "").status = "in_progress"


def _implied(found: Found) -> str | None:
    """The degree that a find takes from a student's role, None for any other find."""
    if found.rule == "student-role" and isinstance(found.record, Education):
        return degree_key(found.record.degree)
    return None


def _under_way(page: Page, found: Found, degree: str, institution: str) -> None:
    """The degree that a student's role implies, its field where the words after it tell it."""
    after = found.block.text[found.start :]
    field = _STUDYING.search(after)
    implied = Education(
        degree=degree,
        field=squeeze(field["field"]) if field else None,
        institution=institution,
        status="in_progress",
    )
    page.add(implied, found.block, found.start, found.end, rule="student-role")


_EMPLOYERS = tuple(
    "organizations employer affiliations affiliation organization institution company "
    "university".split()
)
_HEADING = frozenset(("organizations", "affiliation", "affiliations", "employer"))
_STUDYING = Pattern(
    r"\b(?:studying|majoring in)\s+(?P<field>[A-Z][\w&, -]*?)\s+(?:at|in)\s", "study|major"
)


def _lacks_place(record: Record) -> bool:
    return isinstance(record, Role) and record.current and not record.organization


def _is_title(text: str) -> bool:
    return len(text) < 120 and "@" not in text and heads_title(text)


def employer(fields: dict[str, object]) -> str | None:
    """The organisation that a page names beside its subject; several as one, joined."""
    for key in _EMPLOYERS:
        value = fields.get(key)
        if isinstance(value, list):
            return " & ".join(filter(None, map(as_text, value))) or None
        if value:
            return as_text(value) or None
    return None
