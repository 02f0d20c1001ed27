"""The people of a group, as its pages list them: names in a line, cards, items."""

from msgspec.structs import replace

from profdiff.document import Block
from profdiff.extract.dates import period_in
from profdiff.extract.labelled import label_of
from profdiff.extract.name_list import HONORIFIC, names_at
from profdiff.extract.names import Named, clean_name, is_name, read_names
from profdiff.extract.page import Page, Section
from profdiff.extract.patterns import Pattern
from profdiff.extract.stretches import EDGE, Stretch, lines_of, skip, whole
from profdiff.lexicon.positions import group_relation, heads_title, organization_class
from profdiff.records import Person


def extract_section(page: Page, section: Section) -> None:
    """The people of a group; the heading tells the relation."""
    group = Person(name="", relation=_relation(section), group=section.title or None)
    for block in section.blocks:
        _read(page, block, group)


def _relation(section: Section | None) -> str:
    """The relation that the nearest heading with one gives; whoever stands under alumni is one."""
    nearest: str | None = None
    while section is not None:
        found = group_relation(section.title) if section.title else None
        if found == "alumnus":
            return found
        nearest = nearest or found
        section = section.parent
    return nearest or "member"


def _read(page: Page, block: Block, group: Person) -> None:
    """Reads a block and those nested in it; `group` is what all of its people share."""
    if block.kind in ("item", "row", "paragraph") and not page.is_taken(block):
        labelled, relation = _behind_label(block)
        people = labelled or _names_in_line(block) or _names_of_items(block)
        shared = replace(group, relation=relation) if labelled else group
        for place, name in people:
            _add(page, place, name, shared)
    for child in block.children:
        _read(page, child, group)


def _behind_label(block: Block) -> tuple[list[tuple[Stretch, str]], str | None]:
    """The names of "Former postdocs: A, B and C", and the relation that the label tells."""
    label, at = label_of(block)
    relation = group_relation(label) if 0 < len(label) < 50 and "(" not in label else None
    if relation is None or "\n" in block.text[at:]:
        return [], None
    named, score = read_names(block.text[at:])
    if score < 0.75 or not any(" " in n.name for n in named):
        return [], None
    return [(Stretch(block, at + n.start, at + n.end), n.name) for n in named], relation


def _names_in_line(block: Block) -> list[tuple[Stretch, str]]:
    """The names of a paragraph that is a list of them."""
    if block.kind != "paragraph" or "\n" in block.text:
        return []
    named, score = read_names(block.text)
    full = sum(" " in n.name for n in named)
    if full < 2 or full * 2 <= len(named) or score <= 0.75:
        return []
    return [(Stretch(block, n.start, n.end), n.name) for n in named]


def _names_of_items(block: Block) -> list[tuple[Stretch, str]]:
    """The name that an item, or each line of a paragraph of such lines, begins with."""
    found: list[tuple[Stretch, str]] = []
    for item in _items(block):
        named = _listed_behind_label(item)
        found += [(Stretch(block, item.start + n.start, item.start + n.end), n.name) for n in named]
        first = None if named else first_name(item)
        if first:
            name, start, end = first
            stop = max(end, start + 1) if block.kind == "paragraph" else item.end
            found.append((Stretch(block, item.start, stop), name))
    return found


_LABEL = Pattern(r"[^:\n]{2,40}:\s+(?=\S)")


def _listed_behind_label(line: Stretch) -> list[Named]:
    """The names of a line that is a list of them, behind a label or without: "MSc: A, B, C"."""
    if line.block.kind != "paragraph":
        return []
    label = _LABEL.match(line.text)
    at = label.end() if label else 0
    named, score = read_names(line.text[at:])
    full = [n for n in named if " " in n.name]
    if score < 1 or len(full) < len(named) or len(full) < (1 if label else 2):
        return []
    return [n._replace(start=n.start + at, end=n.end + at) for n in named]


def _items(block: Block) -> list[Stretch]:
    lines = lines_of(whole(block)) if block.kind == "paragraph" else []
    telling = sum(bool(first_name(line) or _listed_behind_label(line)) for line in lines)
    if len(lines) > 1 and telling * 2 > len(lines):
        return lines
    return [whole(block)]


def first_name(item: Stretch) -> tuple[str, int, int] | None:
    """The name that a stretch begins with, and its place: linked, bold, or before a separator."""
    block, start, end = _without_years(item)
    titled = HONORIFIC.match(block.text, skip(block.text, start, stop=end))
    near = (titled.end() if titled else start) + 6
    for mark in sorted(block.marks):
        if mark.kind in ("link", "strong") and start <= mark.start <= near and mark.end <= end:
            name = clean_name(block.text[mark.start : mark.end])
            if is_name(name) and not organization_class(name) and not heads_title(name):
                return name, mark.start, mark.end
    found = names_at(block, start, end)
    if not found or found[0].start > near + 1:
        return None
    name = found[0].name
    if is_name(name) and not heads_title(name) and _ends_name(block.text[found[0].end : end]):
        return name, found[0].start, found[0].end
    return None


def _without_years(item: Stretch) -> Stretch:
    text = item.text
    period = period_in(text[:40])
    if period and not text[: period.at].strip(EDGE):
        return item._replace(start=item.start + skip(text, period.end_at, EDGE))
    return item


def _ends_name(after: str) -> bool:
    """Whether the words after a name are set apart from it."""
    after = after.lstrip(" ")
    return not after or after[0] in ",(;:|\n\t-–—[.@" or after[0].isdigit()


def _add(page: Page, place: Stretch, name: str, group: Person) -> None:
    block, start, end = place
    links = (m for m in block.marks if m.kind == "link" and m.start < end and m.end > start)
    url = next((link.value for link in links), None)
    person = Person(name=name, relation=group.relation, group=group.group, url=url)
    page.add(person, *place, rule="person-item")
