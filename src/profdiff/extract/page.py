"""A document on its way to a profile: its sections, and what was found where."""

from collections.abc import Iterator
from typing import NamedTuple

from profdiff.document import Block, Document
from profdiff.lexicon.sections import section_kinds
from profdiff.records import Record


class Found(NamedTuple):
    """A record, the stretch of a block it was read from, and the rule that read it."""

    record: Record
    block: Block
    start: int
    end: int
    rule: str


class Section:
    """A heading and the blocks up to the next one; `kinds` say what it holds (own or inherited)."""

    __slots__ = ("blocks", "heading", "kinds", "level", "own_kinds", "parent", "title")

    def __init__(self, heading: Block | None, level: int, parent: "Section | None") -> None:
        self.heading = heading
        self.level = level
        self.parent = parent
        self.title = heading.text if heading else ""
        self.own_kinds = section_kinds(self.title) if heading else ()
        self.kinds = self.own_kinds or (parent.kinds if parent else ())
        self.blocks: list[Block] = []

    @property
    def kind(self) -> str:
        """The first kind, "" for a section that names none."""
        return self.kinds[0] if self.kinds else ""

    @property
    def titles(self) -> list[str]:
        """The titles from the outermost section to this one."""
        return [*(self.parent.titles if self.parent else []), *([self.title] if self.title else [])]


class Page:
    """Collects what the extractors find; `owner` is the name of the page's subject once known."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.sections = split_sections(document.blocks)
        self._name_first_section()
        self.found: list[Found] = []
        self.held: list[list[Record]] = []
        self.owner: str | None = None
        self.kind = "person"
        self._taken: dict[int, list[tuple[int, int]]] = {}

    def _name_first_section(self) -> None:
        """What stands above all headings is about what the page's own title names."""
        title = self.document.meta.get("title") or self.document.title
        first = self.sections[0]
        kinds = section_kinds(str(title)) if title else ()
        first.own_kinds = first.kinds = kinds
        for section in self.sections[1:]:
            if not section.own_kinds and not (section.parent and section.parent.kinds):
                section.kinds = kinds

    def add(self, record: Record, block: Block, start: int = 0, end: int | None = None, *, rule: str) -> None:
        """Records what was read from a stretch of a block."""
        stop = len(block.text) if end is None else end
        record.span = self.document.span(block, start, stop)
        self.found.append(Found(record, block, start, stop, rule))
        self._taken.setdefault(id(block), []).append((start, stop))

    def add_part(self, record: Record, block: Block) -> None:
        """A further block that belongs to a record that was added already."""
        self.found.append(Found(record, block, 0, len(block.text), ""))
        self._taken.setdefault(id(block), []).append((0, len(block.text)))

    def is_taken(self, block: Block, start: int = 0, end: int | None = None) -> bool:
        """Whether a record was read from within a stretch of a block."""
        stop = len(block.text) if end is None else end
        return any(a < stop and start < max(b, a + 1) for a, b in self._taken.get(id(block), ()))

    def records(self, kind: type[Record]) -> list[Record]:
        """The records found so far of one type."""
        return [f.record for f in self.found if isinstance(f.record, kind)]


def split_sections(blocks: list[Block]) -> list[Section]:
    """The sections of a page in order; the first has no heading."""
    current = Section(None, 0, None)
    sections = [current]
    for block in blocks:
        heading = as_heading(block)
        if heading is None:
            current.blocks.append(block)
            continue
        parent: Section | None = current
        while parent is not None and (parent.level >= heading.level or parent.heading is None):
            parent = parent.parent
        current = Section(heading, heading.level, parent)
        sections.append(current)
    return sections


def as_heading(block: Block) -> Block | None:
    """The block as a heading, where it is one or is set like one.

    A paragraph that is bold throughout, short, and names a section stands for a heading.
    """
    if block.kind == "heading":
        return block if block.text else None
    if block.kind not in ("paragraph", "row") or not 0 < len(block.text) <= 60 or "\n" in block.text:
        return None
    bold = any(m.start == 0 and m.end >= len(block.text.rstrip(": ")) for m in block.marked("strong"))
    text = block.text.rstrip(": ")
    if bold and section_kinds(text) and not block.links():
        block.level = block.level or 5
        return block
    return None


def walk(blocks: list[Block]) -> Iterator[Block]:
    """The blocks and all that is nested in them, in reading order."""
    for block in blocks:
        yield block
        if block.children:
            yield from walk(block.children)
