"""Dated entries: experience and education as lists, tables and short paragraphs."""

from itertools import accumulate

from profdiff.document import Block
from profdiff.extract.dates import Period, period_in, short_month_alone
from profdiff.extract.degree_words import LISTED_DEGREE
from profdiff.extract.entry_degrees import DEGREE_AT, read_degree, without_states
from profdiff.extract.entry_pieces import (
    LABELLED,
    NOISE,
    Chunk,
    bare,
    chunks,
    find_organization,
    head_lines,
    organization_name,
    without_dates,
)
from profdiff.extract.entry_templates import read_by_example
from profdiff.extract.name_list import names_at
from profdiff.extract.nested_entries import read_headed, read_nested
from profdiff.extract.page import Found, Page, Section
from profdiff.extract.prose import read_prose
from profdiff.extract.shared_entries import share
from profdiff.extract.stretches import Stretch, is_date
from profdiff.lexicon.positions import (
    behind_organization,
    heads_title,
    organization_class,
)
from profdiff.normal import fold, squeeze
from profdiff.patterns import Pattern
from profdiff.records import Education, Person, Role

#: The degrees of students whom somebody supervised: "guided several B.Sc. thesis students".
_OF_OTHERS = Pattern(
    rf"\b(?:supervis|guid|mentor|advis)\w+\s[^\n]{{0,60}}{LISTED_DEGREE}\s+"
    r"(?:thesis\s+|project\s+)?(?:students|theses|projects)\b",
    "supervis|guid|mentor|advis",
)
#: What an entry ends with in brackets.
_IN_BRACKETS = Pattern(r"\(([^():\n]{3,60})\)\s*$", "(")
_COURSE = Pattern(r"\bcourses?\b", "course")
#: What follows a verb and no adjective: "visited Prof. X", but "distinguished professor".
_AFTER_VERB = frozenset("by with to for in on as the a an my our his her prof dr".split())


def extract_section(page: Page, section: Section) -> None:
    """Reads a section of experience or education, or of both."""
    read_headed(page, section, lambda block: _read_block(page, section, block))
    when = period_in(section.title) if is_date(section.title) else None
    blocks = _with_heading(section)
    first = len(page.found)
    for block in blocks:
        if page.is_taken(block):
            continue
        known = len(page.found)
        _read_block(page, section, block)
        if when and section.heading:
            _date(page, page.found[known:], when, section.heading)
    if "experience" in section.kinds:
        read_by_example(page, blocks, first)
    share(page, blocks, first)


def extract_list(page: Page, section: Section, blocks: list[Block]) -> None:
    """Reads a list of positions and degrees that stands in a section about something else."""
    first = len(page.found)
    for block in blocks:
        _read_block(page, section, block)
    share(page, blocks, first)


def _date(page: Page, found: list[Found], when: Period, heading: Block) -> None:
    """Dates entries without a date by the heading above them: "2014 – 2022"."""
    for record in (each.record for each in found):
        if isinstance(record, Role) and record.start is None:
            record.start, record.end, record.current = when.start, when.end, when.ongoing
            page.add_part(record, heading)
        elif isinstance(record, Education) and not (record.start or record.end):
            single = when.end is None and not when.ongoing
            record.start = None if single else when.start
            record.end = when.start if single else when.end
            page.add_part(record, heading)


def _read_block(page: Page, section: Section, block: Block) -> None:
    for start, end in _entries(block):
        _read(page, section, block, start, end)
    if block.children:
        read_nested(page, block, lambda child: _read_block(page, section, child))


def _with_heading(section: Section) -> list[Block]:
    """The blocks of a section; a heading below it that names no section begins an entry."""
    return [b for b in section.blocks if b.text and b.kind in ("item", "row", "paragraph")]


def _entries(block: Block) -> list[tuple[int, int]]:
    """The entries within a block: each line when every line bears its own date."""
    text = block.text
    if "\n" not in text or block.kind == "row":
        return _degrees_apart(text) or [(0, len(text))]
    lines: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            lines.append((at, at + len(line)))
        at += len(line) + 1
    dated = [period_in(text[a:b]) is not None and len(text[a:b]) > 24 for a, b in lines]
    if len(lines) > 1 and sum(dated) == len(lines):
        return lines
    return [(0, len(text))]


def _degrees_apart(text: str) -> list[tuple[int, int]]:
    """The degrees of a line that gives each its own date: "Ph.D., 2011; M.A., 2009"."""
    parts = text.split(";") if ";" in text else []
    ends = list(accumulate(len(part) + 1 for part in parts))
    apart = all(DEGREE_AT.match(part.lstrip()) and period_in(part) for part in parts)
    found = zip([0, *ends], [end - 1 for end in ends], strict=False)
    return list(found) if parts and apart else []


def _read(page: Page, section: Section, block: Block, start: int, end: int) -> None:
    text = block.text[start:end]
    kinds = section.kinds
    degree = DEGREE_AT.search(without_states(text, block))
    if _is_prose(text):
        read_prose(page, block, start, end)
        return
    if "education" in kinds and _OF_OTHERS.search(text):
        return
    titled = heads_title(DEGREE_AT.sub(" ", text))
    if "education" in kinds and titled and not degree and _COURSE.search(text):
        from profdiff.extract.teaching import read_course

        read_course(page, Stretch(block, start, end))
    elif (degree and not titled) or (
        "education" in kinds and (degree or "experience" not in kinds)
    ):
        read_degree(page, block, start, end)
    elif "experience" in kinds or heads_title(text):
        read_role(page, block, start, end)
    read_people(page, block, start, end)


def _is_prose(text: str) -> bool:
    """Whether an entry is written as sentences about "I" or "she"."""
    words = text.split()
    low = {w.lower().strip(".,'’") for w in words[:6]}
    return len(words) > 8 and bool(low & {"i", "i'm", "he", "she", "my", "his", "her", "we"})


def read_role(page: Page, block: Block, start: int, end: int) -> None:
    """Reads a position from an entry: title, organisation and dates, in any order."""
    text = block.text[start:end]
    period = period_in(text) or short_month_alone(text)
    head = head_lines(without_dates(text, period))
    named = _title_and_rest(block, head, start, dated=bool(period))
    if named is None:
        return
    title, rest = named
    organization = _beside_title(rest, block, title) or find_organization(rest, block)
    if title is None and not (organization and organization_class(organization.text)):
        return
    name, unit = organization_name(organization, rest)
    page.add(
        Role(
            title=bare(title.text) if title else None,
            organization=name,
            unit=unit,
            start=period.start if period else None,
            end=period.end if period else None,
            current=bool(period and period.ongoing) or text.lower().startswith("current"),
        ),
        block,
        start,
        end,
        rule="entry-role",
    )


def _title_and_rest(
    block: Block, head: str, start: int, *, dated: bool
) -> tuple[Chunk | None, list[Chunk]] | None:
    """The title of a position and what else its line says; None for what is no position.

    A dated entry may be one without a title.
    """
    held = _held_as(head, start)
    pieces = chunks(head[: held.start - start] if held else head, start)
    told = [c for c in pieces if not _is_deed(c.text)]
    parts = [
        c
        for c in told
        if not NOISE.search(c.text)
        and not LABELLED.match(c.text)
        and not _behind_label(block.text, c.start)
    ]
    title = held or next((c for c in parts if heads_title(c.text) and len(c.text) < 100), None)
    if title is None and (not (dated and parts) or len(told) < len(pieces)):
        return None
    rest = [c for c in parts if c is not title]
    if title is not None and not held and not any(organization_class(c.text) for c in rest):
        title, within = _held_in(title)
        rest = [*within, *rest]
    return title, rest


def _held_as(head: str, offset: int) -> Chunk | None:
    """The title in brackets behind where it was held: "Example Works, Inc. (Data Scientist)"."""
    found = _IN_BRACKETS.search(head)
    if found is None or LABELLED.search(found[1] + " -") or not heads_title(found[1]):
        return None
    before = head[: found.start()]
    if not before.strip() or heads_title(before):
        return None
    return Chunk(squeeze(found[1]), offset + found.start(), offset + found.end(), 0)


def _is_deed(text: str) -> bool:
    """Whether a piece tells what was done, or by whom: "Visited Prof. X", "Granted by …"."""
    first, *rest = fold(text).split() or [""]
    return first.endswith("ed") and bool(rest) and rest[0] in _AFTER_VERB


def _held_in(title: Chunk) -> tuple[Chunk, list[Chunk]]:
    """A title and the organisation in it: "Research Scientist in Example AI", "IBM fellow"."""
    first, _, rest = title.text.partition(" ")
    named = first[:1].isupper() or not first.isascii()
    if named and organization_class(first) == "known" and heads_title(rest):
        border = title.start + len(first)
        owner = Chunk(first, title.start, border, title.line)
        return Chunk(rest, border + 1, title.end, title.line), [owner]
    cjk = behind_organization(title.text)
    if cjk and not heads_title(title.text[:cjk]):
        border = title.start + cjk
        owner = Chunk(title.text[:cjk].strip(), title.start, border, title.line)
        return Chunk(title.text[cjk:].strip(), border, title.end, title.line), [owner]
    before, within, after = title.text.rpartition(" in ")
    if not within or not heads_title(before) or not after[:1].isupper():
        return title, []
    border = title.end - len(after)
    return (
        Chunk(before, title.start, border - len(within), title.line),
        [Chunk(after, border, title.end, title.line)],
    )


def _behind_label(text: str, at: int) -> bool:
    """Whether a piece stands behind a label that tells whose name it is: "Host: Ann Lee"."""
    label = LABELLED.search(text[max(at - 24, 0) : at + 1])
    return label is not None and text[:at].rstrip().endswith(":")


def _beside_title(rest: list[Chunk], block: Block, title: Chunk | None) -> Chunk | None:
    """The piece that stands behind the title's own "at"."""
    if title is None:
        return None
    after = next((c for c in rest if c.start >= title.end), None)
    if after is None or not (after.text[:1].isupper() or organization_class(after.text)):
        return None
    between = block.text[title.end : after.start]
    if between.strip() not in ("at", "@", "at the") or organization_class(after.text) == "unit":
        return None
    return after


def _took_degree(before: str) -> bool:
    """Whether what stands before "with" somebody is a degree, and no position."""
    return DEGREE_AT.search(before) is not None and not heads_title(DEGREE_AT.sub(" ", before))


def read_people(page: Page, block: Block, start: int, end: int) -> None:
    """Reads "Hosts: A, B and C", "Advisor: D" within an entry."""
    for found in LABELLED.finditer(block.text[start:end]):
        word = found[1].lower()
        relation = (
            "host"
            if word.startswith("host")
            else "mentor"
            if word.startswith(("mentor", "manager"))
            else "advisor"
            if "advis" in word
            or "superv" in word
            or word.startswith("under")
            or (word == "with" and _took_degree(block.text[start : start + found.start()]))
            else "collaborator"
        )
        for person in names_at(block, start + found.end(), end):
            url = next(
                (
                    m.value
                    for m in block.marks
                    if m.kind == "link" and m.start <= person.start < m.end
                ),
                None,
            )
            page.add(
                Person(name=person.name, relation=relation, url=url),
                block,
                person.start,
                person.end,
                rule="entry-person",
            )
