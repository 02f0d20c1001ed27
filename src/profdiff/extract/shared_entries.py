"""What the entries of one list take from each other: the date or organisation of a row above.

Vitae print neither twice: the second degree of a year has an empty cell beside it, and the
positions held at one place stand beneath its name.
"""

from profdiff.document import Block
from profdiff.extract.dates import Period, period_in
from profdiff.extract.organizations import split_unit
from profdiff.extract.page import Found, Page
from profdiff.extract.stretches import EDGE, is_date
from profdiff.lexicon.positions import heads_title, names_organization
from profdiff.normal import squeeze
from profdiff.records import Education, Role

#: The line that names the organisation of those below it is no longer than this.
_MAX_NAME = 90


def share(page: Page, blocks: list[Block], first: int) -> None:
    """Completes the records found from the `first` on by what stands above them in their lists."""
    read: dict[int, list[Found]] = {}
    for found in page.found[first:]:
        read.setdefault(id(found.block), []).append(found)
    above: Block | None = None
    when: tuple[Block, Period] | None = None
    where: Block | None = None
    for block in blocks:
        if above is None or block.group != above.group or block.kind not in ("item", "row"):
            when = where = None
        above = block
        own = period_in(block.text)
        if own:
            when = (block, own) if is_date(_first_cell(block)) else None
        elif when:
            _date(page, read.get(id(block), []), *when)
        if _names_place(block) and not own:
            where = block
        elif where:
            _place(page, read.get(id(block), []), where)


def _first_cell(block: Block) -> str:
    return block.text.replace("\t", "\n").partition("\n")[0]


def _date(page: Page, found: list[Found], above: Block, when: Period) -> None:
    """Dates what an entry without a date says by the row above it."""
    single = when.end is None and not when.ongoing
    for record in (each.record for each in found):
        if isinstance(record, Education) and not (record.start or record.end):
            record.start = None if single else when.start
            record.end = when.start if single else when.end
        elif isinstance(record, Role) and not (record.start or record.end):
            record.start, record.end, record.current = when.start, when.end, when.ongoing
        else:
            continue
        page.add_part(record, above)


def _names_place(block: Block) -> bool:
    """Whether an entry is the name of an organisation and nothing else, but for its place."""
    name = _first_cell(block).strip(EDGE)
    whole = len(name) <= _MAX_NAME and len(block.text) <= len(name) + _MAX_NAME // 2
    return whole and names_organization(name) and not heads_title(block.text) and not block.children


def _place(page: Page, found: list[Found], above: Block) -> None:
    """Gives what was done at no place of its own the one named above it."""
    name, unit = split_unit(squeeze(_first_cell(above)).strip(EDGE))
    for record in (each.record for each in found):
        if isinstance(record, Role) and record.organization is None:
            record.organization, record.unit = name, record.unit or unit
        elif isinstance(record, Education) and record.institution is None:
            record.institution = name
        else:
            continue
        page.add_part(record, above)
