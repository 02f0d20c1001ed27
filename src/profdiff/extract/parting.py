"""Blocks that hold several things → those things apart: titled parts, and numbered lines."""

import re
from collections.abc import Iterator
from itertools import pairwise

from profdiff.document import Block
from profdiff.lexicon.positions import is_group
from profdiff.lexicon.sections import is_section_title
from profdiff.patterns import Pattern

#: A line set as a heading ranks below all real ones.
SET_LIKE_HEADING = 7
HEADING_MAX = 60
_NUMBER = Pattern(r"[\[(]?(\d{1,3})(?:[.)\]_]\s+|[、．])\S")
#: Fewer numbered lines may be numbered by chance.
_FEWEST = 3


def part_numbered(blocks: list[Block]) -> list[Block]:
    """The blocks, parted where the lines of a paragraph are numbered: each is an item of a list."""
    parted: list[Block] = []
    for index, block in enumerate(blocks):
        starts = _numbered_lines(block)
        if len(starts) < _FEWEST:
            parted.append(block)
            continue
        if starts[0]:
            parted.append(block.part(0, starts[0]))
        for start, end in zip(starts, [*starts[1:], len(block.text)], strict=True):
            item = block.part(start, end)
            item.kind, item.group = "item", -(len(blocks) + index + 1)
            parted.append(item)
    return parted


def _numbered_lines(block: Block) -> list[int]:
    """Where the lines of a paragraph begin that bear numbers, if these go on by one each."""
    if block.kind != "paragraph" or block.text.count("\n") < _FEWEST - 1:
        return []
    numbered = [(at, int(found[1])) for at, found in _numbers(block.text)]
    numbers = [number for _, number in numbered]
    steps = {after - before for before, after in pairwise(numbers)}
    return [at for at, _ in numbered] if steps in ({1}, {-1}) else []


def _numbers(text: str) -> Iterator[tuple[int, re.Match[str]]]:
    at = 0
    for line in text.split("\n"):
        found = _NUMBER.match(line)
        if found:
            yield at, found
        at += len(line) + 1


def part_at_titles(blocks: list[Block]) -> list[Block]:
    """The blocks, parted where a bold line within one is the title of what follows below it.

    A cell of a layout table, or a paragraph with line breaks, may hold a section with its title.
    """
    parted: list[Block] = []
    for block in blocks:
        borders = _title_lines(block)
        if not borders:
            parted.append(block)
            continue
        edges = [*(a for a, _ in borders), len(block.text)]
        if edges[0]:
            parted.append(block.part(0, edges[0]))
        for (start, end), stop in zip(borders, edges[1:], strict=True):
            heading = block.part(start, end)
            heading.kind, heading.level, heading.group = "heading", SET_LIKE_HEADING, 0
            parted.append(heading)
            rest = block.part(end, stop)
            if rest.text:
                if rest.kind == "row" and "\t" not in rest.text:
                    rest.kind = "paragraph"
                parted.append(rest)
    return parted


def _title_lines(block: Block) -> list[tuple[int, int]]:
    """Where the bold lines of a block of several stand that title sections or groups."""
    if block.kind not in ("paragraph", "row") or "\n" not in block.text or block.children:
        return []
    bold = block.marked("strong")
    if not bold:
        return []
    found: list[tuple[int, int]] = []
    at = 0
    for line in block.text.split("\n"):
        end, title = at + len(line), line.rstrip(": ")
        if 0 < len(title) <= HEADING_MAX and end < len(block.text) and _titles(title):
            covered = any(m.start <= at and m.end >= at + len(title) for m in bold)
            found += [(at, end)] if covered else []
        at = end + 1
    return found


def _titles(line: str) -> bool:
    """Whether a line is nothing but the title of a section or of a group of people."""
    return is_section_title(line) or (line.endswith(("s", "ni", "am")) and is_group(line))
