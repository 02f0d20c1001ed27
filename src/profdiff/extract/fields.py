"""Entries of data files → records: what a list of entries is about, then one reader a kind.

What a list is about is said by the heading above it, the name of the file, the keys of its entries
and their contents, in this order. What no reader claims stays a statement.
"""

from collections.abc import Callable, Iterator

from profdiff.document import Block
from profdiff.extract import field_papers, field_people, field_roles
from profdiff.extract.dates import date_in
from profdiff.extract.field_kinds import COURSE_CODE, kind_of, path_words
from profdiff.extract.field_names import names_in
from profdiff.extract.field_values import Values, linked
from profdiff.extract.page import Page, Section, walk
from profdiff.lexicon.positions import heads_title
from profdiff.normal import squeeze
from profdiff.records import (
    Award,
    Interest,
    News,
    Project,
    Publication,
    Record,
    Service,
    Talk,
    Teaching,
)


def part_front_matter(page: Page) -> None:
    """Moves the blocks of front matter from the page's first section to sections of their own."""
    if not page.sections:
        return
    first = page.sections[0]
    parted: list[Section] = []
    for block in [b for b in first.blocks if "@path" in b.fields]:
        path = block.fields["@path"]
        if not parted or parted[-1].titles != path:
            parted.append(_section_of(path))
        parted[-1].blocks.append(block)
    if parted:
        # what a list names is to be read before the prose that says it in passing
        parted.sort(key=lambda section: not section.titles)
        first.blocks = [b for b in first.blocks if "@path" not in b.fields]
        page.sections[:0] = parted


def _section_of(path: list[str]) -> Section:
    section = Section(None, 0, None)
    for depth, title in enumerate(path):
        section = Section(Block("heading", title, level=depth + 1), depth + 1, section)
    return section


def read_entries(page: Page, section: Section) -> None:
    """Reads the entries of a section."""
    for run in _runs(section):
        kind = kind_of(page, section, run)
        reader = _READERS.get(kind)
        if reader is None:
            continue
        for block in run:
            before = len(page.found)
            reader(page, section, block)
            if len(page.found) > before and kind != "head":
                _claim(page, block, page.found[before].record)


def _claim(page: Page, block: Block, record: Record) -> None:
    """What stands below an entry, or on the page of an item, belongs to its record."""
    parts = list(block.children)
    if "@item" in block.fields:
        parts += [part for part in walk(page.document.blocks) if part.kind != "entry"]
    for part in parts:
        if part.text and not page.is_taken(part):
            page.add_part(record, part)


def _runs(section: Section) -> Iterator[list[Block]]:
    """The entries of a section, those of one list together."""
    run: list[Block] = []
    for block in section.blocks:
        if block.kind != "entry":
            continue
        if run and block.group != run[0].group:
            yield run
            run = []
        run.append(block)
    if run:
        yield run


def is_people_list(page: Page) -> bool:
    """Whether a data file lists people and nothing else: the members of a group."""
    runs = [(section, run) for section in page.sections for run in _runs(section)]
    words = {kind for title in path_words(page) for kind in title}
    if not runs or words & set(field_people.OWN) - {"alumni"} or page.document.meta.get("name"):
        return False
    kinds = [kind_of(page, section, run) for section, run in runs]
    several = sum(len(run) for _, run in runs) > 1 or bool(words & {"people", "alumni"})
    return several and all(kind == "person" for kind in kinds)


def apply_context(page: Page) -> None:
    """Gives records read from the strings of a group what their group tells: its year."""
    for found in page.found:
        within = found.block.fields.get("@within")
        if within and found.block.kind != "entry":
            day = date_in(Values(found.block, "*").text("date", shared=True) or "")
            if day:
                _set_year(found.record, day[0])
    field_roles.complete(page)


def _set_year(record: Record, day: str) -> None:
    for kind, field in ((Award, "year"), (Talk, "date"), (Service, "year"), (Teaching, "term")):
        if isinstance(record, kind) and getattr(record, field) is None:
            setattr(record, field, day[:4] if field == "year" else day)
    if isinstance(record, Publication) and record.venue and record.venue.year is None:
        record.venue.year = day[:4]
        record.venue.text = f"{record.venue.text or record.venue.name} {day[:4]}"


def _award(page: Page, _: Section, block: Block) -> None:
    values = Values(block, "award")
    name = values.text("name")
    if not name:
        return
    count = values.text("count")
    page.add(
        Award(
            name=name.strip(" .,"),
            grantor=values.text("grantor"),
            year=values.year(),
            count=int(count) if count and count.isdigit() else None,
        ),
        block,
        rule="entry",
    )


def _project(page: Page, _: Section, block: Block) -> None:
    values = Values(block, "project")
    url = values.address() or linked(block)
    name = values.text("name") or _repository(url)
    if name:
        description = values.prose("description")
        lead = values.flag("lead")
        page.add(
            Project(name=name, url=url, lead=lead, description=description), block, rule="entry"
        )


def _repository(url: str | None) -> str | None:
    """What a repository is called by its address."""
    return url.rstrip("/").rpartition("/")[2].removesuffix(".git") or None if url else None


def _talk(page: Page, _: Section, block: Block) -> None:
    values = Values(block, "talk")
    title = values.text("title")
    if title:
        people = names_in(values.raw("people"))
        record = Talk(
            title=title.strip('"“” '),
            event=values.text("event", shared=True),
            date=values.day(),
            people=[named.name for named in people],
        )
        page.add(record, block, rule="entry")


def _teaching(page: Page, _: Section, block: Block) -> None:
    values = Values(block, "teaching")
    course = values.text("course")
    if course and COURSE_CODE.fullmatch(course):
        title = values.text("course")
        course = title if title and not heads_title(title) else course
    role = values.text("role")
    if course:
        term = values.text("term", shared=True)
        page.add(Teaching(course=course, role=role, term=term), block, rule="course-item")


def _service(page: Page, section: Section, block: Block) -> None:
    """Reviewing and organising; an engagement with an organisation and dates is a role."""
    if field_roles.is_post(block):
        field_roles.role(page, section, block)
        return
    values = Values(block, "service_role")
    role, venue = values.text("role"), values.text("venue")
    if venue or role:
        years = values.texts("year")
        date = date_in(years[0]) if years else None
        year = (
            years[0]
            if years and any(c in years[0] for c in "-–,")
            else date[0][:4]
            if date
            else None
        )
        page.add(Service(role=role, venue=venue, year=year), block, rule="entry")


def _news(page: Page, _: Section, block: Block) -> None:
    values = Values(block, "news")
    text, when = values.text("text"), values.text("date", shared=True)
    if text is None and "@item" in block.fields:
        body = (part.text for part in page.document.blocks if part is not block)
        text = next(filter(None, body), None)
    if text:
        date = date_in(when or "")
        page.add(News(date=date[0] if date else None, text=squeeze(text)), block, rule="news-item")


def _interest(page: Page, _: Section, block: Block) -> None:
    name = Values(block, "interest").text("name")
    if name:
        page.add(Interest(name=name), block, rule="entry")


_READERS: dict[str | None, Callable[[Page, Section, Block], None]] = {
    "role": field_roles.role,
    "education": field_roles.education,
    "head": field_roles.head,
    "publication": field_papers.publication,
    "award": _award,
    "project": _project,
    "person": field_people.person,
    "talk": _talk,
    "teaching": _teaching,
    "service": _service,
    "news": _news,
    "interest": _interest,
}
__all__ = ["apply_context", "is_people_list", "part_front_matter", "read_entries"]
