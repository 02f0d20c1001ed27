"""Blocks → sections: which line heads one, and what it holds by its own heading or an outer one."""

from profdiff.document import Block
from profdiff.extract.parting import HEADING_MAX, SET_LIKE_HEADING
from profdiff.lexicon.positions import group_relation, heads_title
from profdiff.lexicon.sections import is_section_title, section_kinds
from profdiff.normal import fold

#: Sections in which "Books" and "Articles" are those that somebody reads.
_PASTIMES = frozenset(("misc", "hobbies"))
#: Sections whose entries may have headings of their own: "Research Scientist, O (2018-2020)".
_ENTRIES = frozenset(("experience", "education"))
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
#: What talks are grouped by, though elsewhere some of these head papers or courses.
_OCCASIONS = frozenset(
    "conferences workshops symposia congresses meetings schools seminars colloquia".split()
)
#: The title of a section below one of papers has fewer words than this, or is all known words.
_WORDS_OF_PAPER = 5
#: Fields of study that papers are grouped by, though elsewhere they head other sections.
_FIELDS = frozenset(("entrepreneurship", "economics of education", "education economics"))


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
        self.own_kinds = _own_kinds(self.title, parent) if heading else ()
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


def _own_kinds(title: str, parent: Section | None) -> tuple[str, ...]:
    """What a heading says that its section holds, in view of what the section around it does."""
    kinds = section_kinds(title)
    around = parent.kinds if parent else ()
    if _PASTIMES.intersection(around) and "ublication" not in title:
        kinds = tuple(k for k in kinds if k != "publications")
    if _ENTRIES.intersection(around) and _heads_part_of_entry(title):
        kinds = ()
    if kinds == ("research",) and group_relation(title.rsplit(maxsplit=1)[-1]):
        kinds = ("people",)  # "Research Professors"
    if around == ("talks",) and _names_occasions(title):
        kinds = around
    if "service" in around and is_part_of_service(title, kinds):
        kinds = ()
    if "publications" in around and _is_title_of_paper(title):
        # "Journals I have reviewed for" is none
        kinds = tuple(kind for kind in kinds if kind == "service")
    if "publications" in around and fold(title) in _FIELDS:
        kinds = ()
    return kinds


def _names_occasions(title: str) -> bool:
    """Whether a heading below talks names where they were given: "International Conferences"."""
    words = fold(title).split()
    return not _OCCASIONS.isdisjoint(words) and _BESIDE_SERVICE["publications"].isdisjoint(words)


def _heads_part_of_entry(title: str) -> bool:
    """Whether a heading is that of one position, or what one did there, and not of a section."""
    if fold(title) in ("responsibilities", "key responsibilities", "activities", "leadership"):
        return True
    group = title.rstrip().endswith("s") and group_relation(title) is not None
    return len(title.split()) > 1 and heads_title(title) and not group


def is_part_of_service(title: str, kinds: tuple[str, ...]) -> bool:
    """Whether a heading below service tells whom it was for: "Journals", "Expertise"."""
    words = _BESIDE_SERVICE.get(kinds[0]) if len(kinds) == 1 else None
    return words is not None and words.isdisjoint(fold(title).split())


def _is_title_of_paper(title: str) -> bool:
    """Whether a heading below a section of papers is the title of one: "Talking About People …"."""
    return len(title.split()) >= _WORDS_OF_PAPER and not is_section_title(title)


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
        level = _heading_level(block, following)
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


def _heading_level(block: Block, following: Block | None) -> int:
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
