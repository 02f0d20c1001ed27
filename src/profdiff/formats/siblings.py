"""Repeated sibling structure is a list, whatever its tags.

The idea is that of data-record mining (Liu, Grossman, Zhai: MDR, KDD 2003): neighbours of one
signature under one parent, each with the same few parts, are the records of a list.
"""

from profdiff.document import Block, Mark
from profdiff.patterns import Pattern

#: Classes of frameworks that set space, colour and movement, which may differ between records.
_LOOK = Pattern(
    r"[mp][trblxyse]?-\w+|bg-[\w-]+|text-[\w-]+|odd|even|first|last|active|wow|animated|fade[\w-]*|"
    r"delay-[\w-]+|order-[\w-]+"
)
#: A record is small; anything larger is a part of the page.
MAX_BLOCKS = 12
MAX_TEXT = 2500


class Group:
    """A container as it stood in the markup: its parent, its signature, the blocks within."""

    __slots__ = ("end", "parent", "signature", "start")

    def __init__(self, parent: int, signature: tuple[str, str], start: int) -> None:
        self.parent = parent
        self.signature = signature
        self.start = start
        self.end = start


def signature_of(tag: str, classes: str) -> tuple[str, str]:
    """What containers of one kind share: the tag and the classes that say more than a look."""
    return tag, " ".join(name for name in classes.split() if not _LOOK.fullmatch(name))


def merge_siblings(blocks: list[Block], groups: list[Group]) -> list[Block]:
    """The blocks with each run of repeated containers turned into items; empty blocks left out."""
    families: dict[tuple[int, tuple[str, str]], list[Group]] = {}
    for group in groups:
        if group.end > group.start:
            families.setdefault((group.parent, group.signature), []).append(group)
    runs = [family for family in families.values() if _is_list(family, blocks)]
    wholes = {(run[0].start, run[-1].end) for run in runs if len(run) > 2}
    runs = [run for run in runs if not any(_is_whole(group, run, wholes) for group in run)]
    taken = _taken(sorted(runs, key=lambda family: family[0].start - family[-1].end))
    merged: list[Block] = []
    for index, block in enumerate(blocks):
        place = taken.get(index)
        if place is None:
            if block.text or block.marks or block.children or block.fields:
                merged.append(block)
        elif index == place[0].start:
            merged.append(_merge(blocks[place[0].start : place[0].end], place[1]))
    return merged


def _is_whole(group: Group, run: list[Group], wholes: set[tuple[int, int]]) -> bool:
    """Whether a container holds nothing but a list: grids of cards are no records, cards are."""
    place = group.start, group.end
    return place in wholes and place != (run[0].start, run[-1].end)


def _taken(runs: list[list[Group]]) -> dict[int, tuple[Group, int]]:
    """For each block of a run: its group and the run's number; a longer run goes first."""
    taken: dict[int, tuple[Group, int]] = {}
    for number, family in enumerate(runs, start=1):
        if any(group.start in taken or group.end - 1 in taken for group in family):
            continue
        for group in family:
            for index in range(group.start, group.end):
                taken[index] = (group, -number)
    return taken


def _is_list(family: list[Group], blocks: list[Block]) -> bool:
    if len(family) < 2 or (not family[0].signature[1] and len(family) < 3):
        return False
    manifold = 0
    titled = sum(g.start > 0 and blocks[g.start - 1].kind == "heading" for g in family)
    if titled * 2 > len(family):
        return False
    for group in family:
        if group.end - group.start > MAX_BLOCKS:
            return False
        parts = blocks[group.start : group.end]
        if sum(len(b.text) for b in parts) > MAX_TEXT:
            return False
        headings = [n for n, b in enumerate(parts) if b.kind == "heading"]
        if headings and not _heads_one(parts, headings):
            return False
        if (
            any(b.kind in ("row", "code") for b in parts)
            or sum(b.kind == "item" for b in parts) > 3
        ):
            return False
        manifold += len([b for b in parts if b.text]) > 1
    return manifold * 2 > len(family)


def _heads_one(parts: list[Block], headings: list[int]) -> bool:
    """Whether the headings of a container are those of one record: its title, then lesser ones."""
    title = parts[headings[0]].level
    return headings[0] <= 1 and title >= 3 and all(parts[n].level > title for n in headings[1:])


def _merge(parts: list[Block], group: int) -> Block:
    item = Block("item", group=group, end=parts[-1].end, zone=parts[0].zone)
    titled = False
    for part in parts:
        if part.kind == "item" and item.text:
            item.children.append(part)
            continue
        shift = len(item.text)
        if part.text and item.text:
            item.text += "\n"
            shift += 1
        item.text += part.text
        item.places.extend((at + shift, source) for at, source in part.places)
        marks = [Mark(m.start + shift, m.end + shift, m.kind, m.value) for m in part.marks]
        if part.kind == "heading" and not titled:
            titled = True
            marks.append(Mark(shift, len(item.text), "strong"))
        item.marks.extend(marks)
        item.children.extend(part.children)
    return item
