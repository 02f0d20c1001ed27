"""Positions read by the example of their neighbours: a list teaches its own grammar.

Where the entries of a list put date, title and organisation in one order of lines, an entry whose
words tell neither ("Consulting", "Moor & Sons") is read in the same order.
"""

from collections import Counter

from profdiff.document import Block
from profdiff.extract.dates import Period, period_in
from profdiff.extract.page import Page
from profdiff.extract.stretches import EDGE
from profdiff.lexicon.positions import is_place
from profdiff.normal import squeeze
from profdiff.records import Role

#: So many entries have to agree, and this share of those that were read.
_EXAMPLES, _SHARE = 2, 0.6
_MAX_TITLE, _MAX_NAME = 70, 90

Template = tuple[int, int, int]


def read_by_example(page: Page, blocks: list[Block], first: int) -> None:
    """Reads the entries of experience that none was read from as those beside them were read."""
    lists: dict[int, list[Block]] = {}
    for block in blocks:
        if block.group and block.kind in ("item", "row"):
            lists.setdefault(block.group, []).append(block)
    roles = {
        id(found.block): found.record
        for found in page.found[first:]
        if isinstance(found.record, Role)
    }
    for listed in lists.values():
        unread = [block for block in listed if not page.is_taken(block)]
        template = _template(listed, roles) if unread else None
        for block in unread if template else []:
            role = _role(block, template) if template else None
            if role is not None:
                page.add(role, block, rule="entry-role")


def _lines(block: Block) -> list[str]:
    lines = block.text.replace("\t", "\n").split("\n")
    return [squeeze(line).strip(EDGE) for line in lines]


def _template(listed: list[Block], roles: dict[int, Role]) -> Template | None:
    """The lines of date, title and organisation on which most entries of a list agree."""
    read = [(_lines(block), roles[id(block)]) for block in listed if id(block) in roles]
    found = Counter(t for lines, role in read if (t := _order(lines, role)) is not None)
    if not found:
        return None
    template, agreed = found.most_common(1)[0]
    return template if agreed >= _EXAMPLES and agreed >= _SHARE * len(read) else None


def _order(lines: list[str], role: Role) -> Template | None:
    """Which lines of an entry are its date, title and organisation, each alone on its line."""
    date = next((n for n, line in enumerate(lines) if _date(line)), None)
    if date is None or role.title not in lines or role.organization not in lines:
        return None
    return date, lines.index(role.title), lines.index(role.organization)


def _date(line: str) -> Period | None:
    """The date that a line is, and nothing else."""
    period = period_in(line)
    rest = line[: period.at] + line[period.end_at :] if period else line
    return period if not rest.strip(EDGE) else None


def _role(block: Block, template: Template) -> Role | None:
    lines = _lines(block)
    if len(lines) <= max(template):
        return None
    when, title, name = (lines[index] for index in template)
    period = _date(when)
    if period is None or not 0 < len(title) <= _MAX_TITLE or not 0 < len(name) <= _MAX_NAME:
        return None
    if is_place(name) or _date(name) or title.endswith((".", ":")):
        return None
    return Role(
        title=title,
        organization=name,
        start=period.start,
        end=period.end,
        current=period.ongoing,
    )
