"""What the items nested in an entry of experience or education say of it.

Two forms are common: a position with its organisation beneath it ("2019-2021: Research
Assistant" above "Brandeis University"), and an organisation with the positions held there.
"""

from collections.abc import Callable

from profdiff.document import Block
from profdiff.extract.dates import period_in
from profdiff.extract.degree_words import DEGREE_NAME
from profdiff.extract.organizations import split_unit
from profdiff.extract.page import Page, Section
from profdiff.extract.stretches import COMMA, EDGE, is_date
from profdiff.lexicon.positions import heads_title, names_organization, organization_class
from profdiff.normal import squeeze
from profdiff.patterns import Pattern
from profdiff.records import Education, Record, Role

#: A nested item that names the organisation is no longer than this; a longer one describes.
_MAX_NAME = 90
#: A name has no more words than this, and only small ones without a capital.
_FEW_WORDS = 6
_SMALL_WORD = 3
_BORDER = Pattern(rf"\n|\t|{COMMA}|;\s|\s[|·•–—]\s|\s-\s")
#: What a school or laboratory is called for short: "UFABC", "CNRS".
_ACRONYM = Pattern(r"[A-Z]{3,8}")
_LABEL = Pattern(r"^[^:]{2,40}:\s")


def read_nested(page: Page, block: Block, read: Callable[[Block], None]) -> None:
    """Reads the items nested in an entry; `read` reads one of them as an entry of its own."""
    told = _told(page, block)
    if told is None and is_date(block.text):
        _held_then(page, block, read)
        return
    if told is None:
        _positions_at(page, block, block.children, read)
        return
    if (
        isinstance(told, Role) and told.title and not organization_class(told.organization or "")
    ) or (isinstance(told, Education) and told.institution is None):
        _complete(page, block.children, told)
    _date(page, block, told)


def _held_then(page: Page, block: Block, read: Callable[[Block], None]) -> None:
    """Reads the position beneath a date, and where it was from what stands beside it."""
    plain = [child for child in block.children if not _LABEL.search(child.text)]
    titled = next((child for child in plain if heads_title(child.text)), None)
    if titled is None:
        return
    read(titled)
    beside = plain[plain.index(titled) + 1 :]
    told, period = _told(page, titled), period_in(block.text)
    if not isinstance(told, Role) or period is None:
        return
    if not organization_class(told.organization or ""):
        _complete(page, beside, told)
    if told.start is None:
        told.start, told.end, told.current = period.start, period.end, period.ongoing
        page.add_part(told, block)


def _date(page: Page, block: Block, told: Record) -> None:
    """Dates a position or degree by a nested item that is a date and nothing else."""
    dated = next((child for child in block.children if is_date(child.text)), None)
    period = period_in(dated.text) if dated else None
    if dated and period and isinstance(told, Role | Education) and not (told.start or told.end):
        told.start, told.end = period.start, period.end
        if isinstance(told, Role):
            told.current = period.ongoing
        elif period.end is None and not period.ongoing:
            told.start, told.end = None, period.start
        page.add_part(told, dated)


def read_headed(page: Page, section: Section, read: Callable[[Block], None]) -> None:
    """Reads an entry that begins with a heading: "Assistant Professor | O (2024–present)"."""
    heading = section.heading
    if heading is None or section.own_kinds or not section.parent:
        return
    first = next((b for b in section.blocks if b.text), None)
    line = _first_line(first)
    if not (period_in(heading.text) or period_in(line) or organization_class(heading.text)):
        return
    if heads_title(heading.text) or DEGREE_NAME.search(heading.text):
        read(heading)
        told = _told(page, heading)
        if told is not None and first is not None and line:
            _fill(page, told, first, line)
    elif organization_class(heading.text):
        _positions_at(page, heading, section.blocks, read)


def _first_line(block: Block | None) -> str:
    line = block.text.split("\n")[0] if block and block.kind in ("paragraph", "item") else ""
    return line if len(line) <= _MAX_NAME else ""


def _fill(page: Page, record: Record, block: Block, line: str) -> None:
    """Fills in place and time of a position or degree from the line beneath its heading."""
    period = period_in(line)
    rest = line[: period.at] + "\n" + line[period.end_at :] if period else line
    pieces = [p for p in (piece.strip(EDGE) for piece in _BORDER.split(rest)) if p]
    place = next((p for p in pieces if organization_class(p)), pieces[0] if pieces else None)
    if not period and not (place and organization_class(place)):
        return
    if isinstance(record, Role):
        if place and record.organization is None:
            record.organization, record.unit = split_unit(place)
        if period and record.start is None:
            record.start, record.end, record.current = period.start, period.end, period.ongoing
    elif isinstance(record, Education):
        record.institution = record.institution or place
        if period and record.end is None and record.start is None:
            single = period.end is None and not period.ongoing
            record.start = None if single else period.start
            record.end = period.start if single else period.end
    page.add_part(record, block)


def _told(page: Page, block: Block) -> Record | None:
    """The position or degree that was read last from a block itself."""
    for found in reversed(page.found):
        if found.block is not block:
            break
        if isinstance(found.record, Role | Education):
            return found.record
    return None


def _complete(page: Page, beneath: list[Block], told: Role | Education) -> None:
    """Fills in the place of a position or degree from the items beneath, the largest first."""
    named = [child for child in beneath if _names_place(child)]
    if not named and isinstance(told, Role) and told.organization is None:
        named = [child for child in beneath[:1] if _looks_like_name(child.text)]
    classes = [organization_class(child.text) for child in named]
    outer = next((n for n, c in enumerate(classes) if c in ("organization", "known")), None)
    if outer is None:
        untold = not (isinstance(told, Role) and told.organization)
        outer = next((n for n, c in enumerate(classes) if c), 0 if named and untold else None)
    if outer is None:
        return
    name, unit = _place(squeeze(named[outer].text).strip(EDGE))
    page.add_part(told, named[outer])
    if isinstance(told, Education):
        told.institution = name
        return
    told.organization, told.unit = name, unit
    for number, child in enumerate(named):
        if number != outer and classes[number] == "unit" and told.unit is None:
            told.unit = squeeze(child.text).strip(EDGE)
            page.add_part(told, child)


def _place(text: str) -> tuple[str, str | None]:
    """The organisation that a line names and the unit before it: "Department of X, Y U"."""
    pieces = [piece for piece in text.split(", ") if piece]
    classes = [organization_class(piece) for piece in pieces]
    outer = next((n for n, c in enumerate(classes) if c in ("organization", "known")), 0)
    if outer and "unit" in classes[:outer]:
        return pieces[outer], ", ".join(pieces[:outer])
    return split_unit(text)


def _names_place(child: Block) -> bool:
    text = child.text
    return (
        0 < len(text) <= _MAX_NAME
        and "\n" not in text
        and not _LABEL.search(text)
        and not child.children
        and not _is_sentence(text)
        and bool(organization_class(text) or _ACRONYM.fullmatch(text.strip(EDGE)))
    )


def _looks_like_name(text: str) -> bool:
    """Whether a line is a name, though no word says of what: "Moor Partnership, Oslo"."""
    words = [word for word in text.split() if len(word) > _SMALL_WORD]
    return (
        0 < len(words) <= _FEW_WORDS
        and not _is_sentence(text)
        and not heads_title(text)
        and all(word[0].isupper() for word in words)
    )


def _is_sentence(text: str) -> bool:
    """Whether a short text ends like a sentence or begins with what somebody did."""
    first, _, rest = text.partition(" ")
    done = first.lower().endswith(("ing", "ed")) and not rest[:1].isupper()
    return done or text.rstrip().endswith((".", "!"))


def _positions_at(
    page: Page, block: Block, listed: list[Block], read: Callable[[Block], None]
) -> None:
    """Reads the positions or degrees listed beneath an organisation."""
    name = _own_name(block)
    if len(name) > _MAX_NAME or "\n" in name or not organization_class(name):
        return
    organization, unit = split_unit(name)
    for child in listed:
        if period_in(child.text) is None:
            continue
        if not (heads_title(child.text) or DEGREE_NAME.match(child.text)):
            continue
        known = len(page.found)
        read(child)
        for record in (found.record for found in page.found[known:] if found.block is child):
            if isinstance(record, Role):
                _house(record, organization, unit)
            elif isinstance(record, Education) and not names_organization(record.institution or ""):
                record.institution = organization


def _own_name(block: Block) -> str:
    """What an organisation above its positions is called: its bold name, else all but the date."""
    lead = next((m for m in block.marked("strong") if m.start < 2), None)
    bold = squeeze(block.text[lead.start : lead.end]).strip(EDGE) if lead else ""
    if organization_class(bold):
        return bold
    name = squeeze(block.text).strip(EDGE)
    period = period_in(name)
    if period is None:
        return name
    return squeeze(name[: period.at] + " " + name[period.end_at :]).strip(EDGE)


def _house(role: Role, organization: str, unit: str | None) -> None:
    """Places a role at the organisation above it; what its own line names is a unit there."""
    if role.organization is None:
        role.organization, role.unit = organization, role.unit or unit
    elif _size(role.organization) < _size(organization):
        role.organization, role.unit = organization, role.organization


def _size(name: str) -> int:
    """How large a body a name can be of: 0 for none that is known as one, 1 for a unit."""
    return {"": 0, "unit": 1}.get(organization_class(name), 2)
