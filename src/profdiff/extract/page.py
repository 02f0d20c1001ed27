"""A document on its way to a profile: its sections, and what was found where."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from operator import itemgetter
from typing import NamedTuple

from profdiff.document import Block, Document
from profdiff.extract.cards import lists_people
from profdiff.extract.parting import part_at_titles, part_numbered
from profdiff.extract.sections import Section, is_part_of_service, split_sections
from profdiff.lexicon.sections import is_section_title, section_kinds
from profdiff.normal import fold
from profdiff.patterns import Pattern
from profdiff.records import Record

#: What parts the name of a page from that of its owner or site: "Publications - Jo Doe".
_TITLE_PARTS = Pattern(r"\s+[-–—|:·]\s+")
#: What the address of a page tells that it lists.
_TOLD_BY_ADDRESS = frozenset("people alumni students service teaching talks awards".split())
#: What heads the columns of a table, beside what the cells are about ("Course title").
_COLUMNS = frozenset(
    "name title role position course term semester year years date dates institution organization "
    "organisation university school affiliation department event venue conference journal location "
    "place country city email link links website award honor prize amount topic project status "
    "degree program programme level period duration advisor supervisor description details notes "
    "type code number students author authors instructor by when where what "
    # of tables of people in other languages
    "nom prénom fonction courriel bureau téléphone statut vorname funktion telefon raum thema "
    "nombre apellidos cargo correo despacho teléfono nome cognome ruolo ufficio telefono função "
    "姓名 职称 职务 邮箱 电话 办公室 年级 研究方向 备注 "
    "氏名 名前 学年 メール 部屋 職名 居室 所属 論文 備考 "
    "이름 직위 이메일 학년 연락처 연구분야".split()
)
_MAX_COLUMN_WORDS = 3


class Found(NamedTuple):
    """A record, the stretch of a block it was read from, and the rule that read it."""

    record: Record
    block: Block
    start: int
    end: int
    rule: str


class Stretches:
    """Stretches of one text, asked for those that meet another without going through all."""

    __slots__ = ("_furthest", "_starts")

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._furthest: list[int] = []  # where the stretches up to this one end at the furthest

    def add(self, start: int, end: int) -> None:
        """Adds a stretch; an empty one takes the place of a character."""
        at = bisect_right(self._starts, start)
        end = max(end, start + 1)
        self._starts.insert(at, start)
        self._furthest.insert(at, max(end, self._furthest[at - 1] if at else end))
        for later in range(at + 1, len(self._furthest)):
            if self._furthest[later] >= end:
                break
            self._furthest[later] = end

    def meet(self, start: int, end: int) -> bool:
        """Whether one of them begins before the end of another and ends behind its start."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._furthest[before - 1] > start


class Page:
    """Collects what the extractors find; `owner` is the name of the page's subject once known."""

    def __init__(self, document: Document) -> None:
        self.document = document
        for block in walk(document.blocks):
            block.marks.sort(key=itemgetter(0))  # formats give them as they end
        document.blocks = part_at_titles(part_numbered(document.blocks))
        self.opening = next((b for b in document.blocks if b.kind == "paragraph" and b.text), None)
        self.sections = split_sections(document.blocks)
        self._name_first_section()
        self._name_conferences()
        self.found: list[Found] = []
        self.held: list[list[Record]] = []
        self.owner: str | None = None
        self.kind = "person"
        self.equal_marks: str | None = None
        self.may_hold_demo: bool | None = None
        self._taken: dict[int, Stretches] = {}
        for block in document.blocks:
            if block.kind == "row" and _heads_columns(block.text):
                self._take(block, 0, len(block.text))

    def take_topic(self, topic: str) -> None:
        """Lets what the page as a whole lists be what its sections without a kind list."""
        for section in self.sections:
            section.kinds = section.kinds or (topic,)

    def _name_first_section(self) -> None:
        """What stands above all headings is about what the page's own title names."""
        title = self.document.meta.get("title") or self.document.title
        first = self.sections[0]
        parts = (part[:1].upper() + part[1:] for part in _TITLE_PARTS.split(str(title or "")))
        named = next(filter(is_section_title, parts), "")
        kinds = section_kinds(named)
        if kinds:
            first.title = named
        else:
            kinds = _kinds_of_address(self.document)
        first.own_kinds = first.kinds = kinds
        if "service" in kinds:
            self._join_service()
        for section in self.sections[1:]:
            if not section.kinds and not (section.parent and section.parent.kinds):
                section.kinds = kinds
        for section in self.sections:
            if not section.kinds and lists_people(section.blocks):
                section.kinds = ("people",)

    def _join_service(self) -> None:
        """On a page of services the headings, and those below them, tell whom these were for."""
        for section in self.sections[1:]:
            if section.parent is None and is_part_of_service(section.title, section.own_kinds):
                section.own_kinds = section.kinds = ()
            elif section.parent and not section.own_kinds and not section.parent.kinds:
                section.kinds = ()

    def _name_conferences(self) -> None:
        """Conferences are venues of papers, not of talks, among them or beside journals."""
        beside = {
            (id(section.parent), section.level)
            for section in self.sections
            if section.own_kinds == ("publications",)
        }
        for section in self.sections:
            place = (id(section.parent), section.level)
            within = section.parent is not None and section.parent.own_kinds == ("publications",)
            if fold(section.title).startswith("conferences") and (within or place in beside):
                section.own_kinds = section.kinds = ("publications",)

    def add(
        self, record: Record, block: Block, start: int = 0, end: int | None = None, *, rule: str
    ) -> None:
        """Records what was read from a stretch of a block."""
        stop = len(block.text) if end is None else end
        record.span = self.document.span(block, start, stop)
        self.found.append(Found(record, block, start, stop, rule))
        self._take(block, start, stop)

    def add_part(self, record: Record, block: Block) -> None:
        """A further block that belongs to a record that was added already."""
        self.found.append(Found(record, block, 0, len(block.text), ""))
        self._take(block, 0, len(block.text))

    def set_aside(self, block: Block) -> None:
        """Keeps records from being read of a block and of what is nested in it."""
        for part in walk([block]):
            self._take(part, 0, len(part.text))

    def _take(self, block: Block, start: int, end: int) -> None:
        self._taken.setdefault(id(block), Stretches()).add(start, end)

    def is_taken(self, block: Block, start: int = 0, end: int | None = None) -> bool:
        """Whether a record was read from within a stretch of a block, or none can be."""
        stop = len(block.text) if end is None else end
        taken = self._taken.get(id(block))
        return taken is not None and taken.meet(start, stop)

    def records(self, kind: type[Record]) -> list[Record]:
        """The records found so far of one type."""
        return [f.record for f in self.found if isinstance(f.record, kind)]


def _kinds_of_address(document: Document) -> tuple[str, ...]:
    """What a page lists by its own address or file name: `permalink: /service/`, `team.md`."""
    stem = document.path.rpartition("/")[2].partition(".")[0]
    for address in (str(document.meta.get("permalink") or "").strip("/"), stem):
        words = address.rpartition("/")[2].replace("-", " ").replace("_", " ")
        kinds = section_kinds(words)
        if len(kinds) == 1 and kinds[0] in _TOLD_BY_ADDRESS:
            return kinds
    return ()


def _heads_columns(row: str) -> bool:
    """Whether a table's row only names its columns: "Course | Role | Term"."""
    cells = [words for cell in row.split("\t") if (words := fold(cell).split())]
    if len(cells) < 2 or any(len(words) > _MAX_COLUMN_WORDS for words in cells):
        return False
    known = sum(words[-1] in _COLUMNS or words[0] in _COLUMNS for words in cells)
    return known == len(cells) or (not row.isascii() and known > 2 and known * 2 > len(cells))


def walk(blocks: list[Block]) -> Iterator[Block]:
    """The blocks and all that is nested in them, in reading order."""
    for block in blocks:
        yield block
        if block.children:
            yield from walk(block.children)


#: What extractors work on, sections included.
__all__ = ["Found", "Page", "Section", "Stretches", "walk"]
