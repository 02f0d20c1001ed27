"""A document on its way to a profile: its sections, and what was found where."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from operator import itemgetter
from typing import NamedTuple

from profdiff.document import Block, Document
from profdiff.extract.addresses import kinds_of_address
from profdiff.extract.parting import (
    HEADING_MAX,
    SET_LIKE_HEADING,
    part_at_titles,
    part_numbered,
)
from profdiff.extract.patterns import Pattern
from profdiff.lexicon.positions import group_relation, heads_title
from profdiff.lexicon.sections import is_section_title, section_kinds
from profdiff.normal import fold
from profdiff.records import Record


class Found(NamedTuple):
    """A record, the stretch of a block it was read from, and the rule that read it."""

    record: Record
    block: Block
    start: int
    end: int
    rule: str


#: Sections in which "Books" and "Articles" are those that somebody reads.
_PASTIMES = frozenset(("misc", "hobbies"))
#: Sections whose entries may have headings of their own: "Research Scientist, O (2018-2020)".
_ENTRIES = frozenset(("experience", "education"))


def _heads_part_of_entry(title: str) -> bool:
    """Whether a heading is that of one position, or what one did there, and not of a section."""
    if fold(title) in ("responsibilities", "key responsibilities", "activities", "leadership"):
        return True
    group = title.rstrip().endswith("s") and group_relation(title) is not None
    return len(title.split()) > 1 and heads_title(title) and not group


#: The kinds that headings of a service may seem to be of, and the words that make them so.
_BESIDE_SERVICE = {
    "interests": frozenset(("interests", "interest")),
    "talks": frozenset(
        "talk talks lecture lectures presentation presentations keynote keynotes seminar seminars "
        "invited speaker panels".split()
    ),
    "publications": frozenset(
        "publication publications paper papers article articles book books preprints".split()
    ),
    "awards": frozenset(
        "award awards honor honors honour honours prize prizes grant grants fellowship fellowships "
        "scholarship scholarships recognition recognitions distinctions".split()
    ),
}


def _is_part_of_service(title: str, kinds: tuple[str, ...]) -> bool:
    """Whether a heading below service tells whom it was for: "Journals", "Expertise"."""
    words = _BESIDE_SERVICE.get(kinds[0]) if len(kinds) == 1 else None
    return words is not None and words.isdisjoint(fold(title).split())


#: The title of a section below one of papers has fewer words than this, or is all known words.
_WORDS_OF_PAPER = 5


#: Fields of study that papers are grouped by, though elsewhere they head other sections.
_FIELDS = frozenset(("entrepreneurship", "economics of education", "education economics"))


def _is_title_of_paper(title: str) -> bool:
    """Whether a heading below a section of papers is the title of one: "Talking About People …"."""
    return len(title.split()) >= _WORDS_OF_PAPER and not is_section_title(title)


class Section:
    """A heading and the blocks up to the next one; `kinds` say what it holds (own or inherited).

    `aside` of a page's first section holds what belongs to none: menus and footers.
    """

    __slots__ = ("aside", "blocks", "heading", "kinds", "level", "own_kinds", "parent", "title")

    def __init__(self, heading: Block | None, level: int, parent: "Section | None") -> None:
        self.heading = heading
        self.level = level
        self.parent = parent
        self.title = heading.text if heading else ""
        self.own_kinds: tuple[str, ...] = section_kinds(self.title) if heading else ()
        if parent and _PASTIMES.intersection(parent.kinds) and "ublication" not in self.title:
            self.own_kinds = tuple(k for k in self.own_kinds if k != "publications")
        if parent and _ENTRIES.intersection(parent.kinds) and _heads_part_of_entry(self.title):
            self.own_kinds = ()
        if self.own_kinds == ("research",) and group_relation(self.title.split()[-1]):
            self.own_kinds = ("people",)  # "Research Professors"
        if parent and "service" in parent.kinds and _is_part_of_service(self.title, self.own_kinds):
            self.own_kinds = ()
        if parent and "publications" in parent.kinds and _is_title_of_paper(self.title):
            # "Journals I have reviewed for" is none
            self.own_kinds = tuple(kind for kind in self.own_kinds if kind == "service")
        if parent and "publications" in parent.kinds and fold(self.title) in _FIELDS:
            self.own_kinds = ()
        self.kinds: tuple[str, ...] = self.own_kinds or (parent.kinds if parent else ())
        self.blocks: list[Block] = []
        self.aside: list[Block] = []

    @property
    def kind(self) -> str:
        """The first kind, "" for a section that names none."""
        return self.kinds[0] if self.kinds else ""

    @property
    def titles(self) -> list[str]:
        """The titles from the outermost section to this one."""
        return [*(self.parent.titles if self.parent else []), *([self.title] if self.title else [])]


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


#: What parts the name of a page from that of its owner or site: "Publications - Jo Doe".
_TITLE_PARTS = Pattern(r"\s+[-–—|:·]\s+")


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
        self._read_by: dict[tuple[int, str], Stretches] = {}
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
            kinds = kinds_of_address(self.document)
        first.own_kinds = first.kinds = kinds
        if "service" in kinds:
            self._join_service()
        for section in self.sections[1:]:
            if not section.kinds and not (section.parent and section.parent.kinds):
                section.kinds = kinds

    def _join_service(self) -> None:
        """On a page of services the headings, and those below them, tell whom these were for."""
        for section in self.sections[1:]:
            if section.parent is None and _is_part_of_service(section.title, section.own_kinds):
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
        self._read_by.setdefault((id(block), rule), Stretches()).add(start, stop)

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

    def is_read_by(self, rule: str, block: Block, at: int) -> bool:
        """Whether a rule read a record from a stretch of a block that an offset lies in."""
        read = self._read_by.get((id(block), rule))
        return read is not None and read.meet(at, at + 1)

    def records(self, kind: type[Record]) -> list[Record]:
        """The records found so far of one type."""
        return [f.record for f in self.found if isinstance(f.record, kind)]


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


def _heads_columns(row: str) -> bool:
    """Whether a table's row only names its columns: "Course | Role | Term"."""
    cells = [words for cell in row.split("\t") if (words := fold(cell).split())]
    if len(cells) < 2 or any(len(words) > _MAX_COLUMN_WORDS for words in cells):
        return False
    known = sum(words[-1] in _COLUMNS or words[0] in _COLUMNS for words in cells)
    return known == len(cells) or (not row.isascii() and known > 2 and known * 2 > len(cells))


def split_sections(blocks: list[Block]) -> list[Section]:
    """The sections of a page in order; the first has no heading."""
    current = Section(None, 0, None)
    sections = [current]
    aside = _furniture(blocks)
    for index, block in enumerate(blocks):
        if id(block) in aside:
            sections[0].aside.append(block)
            continue
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        level = heading_level(block, following)
        if not level:
            current.blocks.append(block)
            continue
        if _heads_card(block, current):
            level = max(level, _named(current).level + 1)
        parent: Section | None = current
        while parent is not None and (parent.level >= level or parent.heading is None):
            parent = parent.parent
        current = Section(block, level, parent)
        if not current.kinds and _is_year(current.title):
            current.kinds = next(
                (s.kinds for s in reversed(sections) if s.level <= level and s.own_kinds), ()
            )
        sections.append(current)
    return sections


def _heads_card(heading: Block, current: Section) -> bool:
    """Whether a heading among papers is a link and names no section: the title of one of them."""
    if heading.kind != "heading" or "publications" not in current.kinds:
        return False
    linked = any(m.start == 0 and m.end >= len(heading.text) for m in heading.marked("link"))
    return linked and len(heading.text.split()) > 2 and not section_kinds(heading.text)


def _named(section: Section) -> Section:
    """The section, or the nearest around it, whose title says what it holds."""
    while not section.own_kinds and section.parent is not None:
        section = section.parent
    return section


def _is_year(title: str) -> bool:
    """Whether a heading is a year: it goes on with what the section before it lists."""
    return len(title) == 4 and title.isdigit() and title[:2] in ("19", "20")


def _furniture(blocks: list[Block]) -> set[int]:
    """The blocks of menus and footers, by identity.

    What a page itself sets apart counts only where it is not most of the page; what a site repeats
    always does.
    """
    repeated = {id(b) for b in blocks if b.zone == "menu"}
    found = [b for b in blocks if b.zone in ("nav", "footer") and b.kind != "heading"]
    words = sum(len(b.text) for b in found)
    if words * 2 > sum(len(b.text) for b in blocks):
        return repeated
    return repeated | {id(b) for b in found}


def heading_level(block: Block, following: Block | None) -> int:
    """The rank of a heading, or of a paragraph that is set like one; 0 for other blocks.

    A short line of its own stands for a heading when it is bold and names a section, or when a
    list follows that it introduces.
    """
    if block.kind == "heading":
        return block.level if block.text else 0
    text = block.text.rstrip(": ")
    term = block.kind == "item" and not (block.group or block.children)
    if not (term or block.kind in ("paragraph", "row")) or not 0 < len(text) <= HEADING_MAX:
        return 0
    if term:
        return SET_LIKE_HEADING if is_section_title(text) and not block.links() else 0
    if "\n" in text or "\t" in text or text.endswith((".", "!", "?", ",", ";")):
        return 0
    listed = (
        following is not None and following.kind in ("item", "row") and block.kind == "paragraph"
    )
    bold = any(m.start == 0 and m.end >= len(text) for m in block.marked("strong"))
    if bold and not block.links() and (listed or section_kinds(text) or group_relation(text)):
        return SET_LIKE_HEADING
    short = len(_bare(text).split()) <= 6 and text[:1].isupper() and not block.links()
    return (
        SET_LIKE_HEADING
        if listed and short and (is_section_title(text) or _is_title_case(text))
        else 0
    )


def _bare(text: str) -> str:
    """A line without what it adds in brackets."""
    return text.partition("(")[0]


def _is_title_case(text: str) -> bool:
    """Whether all words but small ones are capitalised, as in a title."""
    text = _bare(text)
    words = [w for w in text.split() if len(w) > 3]
    return len(text.split()) > 1 and bool(words) and all(w[0].isupper() for w in words)


def walk(blocks: list[Block]) -> Iterator[Block]:
    """The blocks and all that is nested in them, in reading order."""
    for block in blocks:
        yield block
        if block.children:
            yield from walk(block.children)
