"""Lists of one line: "Projects: A (lead), B", "First-author publications: [OSDI 22](…), …".

The label says what the pieces are; the item above, or the label itself, is the theme they
belong to.
"""

import re

from profdiff.document import Block, Mark
from profdiff.extract import interests
from profdiff.extract.link_labels import LABELS
from profdiff.extract.linked_papers import linked_label, names_paper
from profdiff.extract.name_list import names_at
from profdiff.extract.page import Page, Section
from profdiff.extract.paper_links import is_paper_url
from profdiff.extract.stretches import Stretch, lines_of, whole
from profdiff.lexicon.positions import group_relation
from profdiff.lexicon.sections import section_kinds
from profdiff.lexicon.tables import remembered
from profdiff.normal import fold, squeeze
from profdiff.patterns import Pattern
from profdiff.records import Area, Authorship, Person, Project

_LABEL = Pattern(r"\s*([^:：\n]{2,70}?)\s*[:：](?!//)\s*(?=\S)")
#: A link in Markdown that a space broke, so that a reader sees its brackets and its address.
_BROKEN_LINK = Pattern(r"\[([^\[\]]+)\]\s*\(https?://[^\s()]+\)", "]")
_LEAD = Pattern(r"\s*\(\s*(?:co-?)?lead(?:er|ing)?\s*\)", "lead", re.IGNORECASE)

_IN_BRACKETS = Pattern(r"(?:\s*,?\s*\[[^\[\]]+\]){2,}[\s.]*$", "[")


def label_of(block: Block) -> tuple[str, int]:
    """The label before the first colon and where the list after it begins; ("", 0) for none."""
    found = _LABEL.match(block.text)
    return (squeeze(found[1]), found.end()) if found else ("", 0)


def list_pieces(text: str, start: int) -> list[tuple[int, int]]:
    """The pieces of a comma list from `start` on, as stretches; commas in brackets part nothing."""
    found: list[tuple[int, int]] = []
    depth, begin = 0, start
    for at in range(start, len(text) + 1):
        char = text[at] if at < len(text) else ","
        if char in "([（":
            depth += 1
        elif char in ")]）":
            depth = max(depth - 1, 0)
        elif (char in ",;、，\n" and depth == 0) or at == len(text):
            a, b = begin, at
            while a < b and text[a].isspace():
                a += 1
            while b > a and (text[b - 1].isspace() or text[b - 1] == "."):
                b -= 1
            if text[a:b].startswith("and "):
                a += 4
            if a < b:
                found.append((a, b))
            begin = at + 1
    return found


def is_link_list(block: Block, start: int) -> bool:
    """Whether the pieces after a label are links, most of them."""
    parts = list_pieces(block.text, start)
    linked = sum(_is_linked(block, a, b) for a, b in parts)
    return linked > 0 and linked * 3 >= len(parts) * 2


def _is_linked(block: Block, start: int, end: int) -> bool:
    """Whether a link makes up a piece, or most of it: prose around a link is no item of a list."""
    links = [m for m in block.marked("link") if start <= m.start < end]
    covered = sum(min(m.end, end) - m.start for m in links)
    return bool(links) and (covered * 3 >= end - start or len(block.text[start:end].split()) <= 8)


def extract_section(page: Page, section: Section) -> None:
    """Reads a section on research: each item may be a theme, a line of topics lists interests."""
    for block in interests.bare_topics(section):
        interests.add_item(page, block)
    for block in section.blocks:
        if page.is_taken(block):
            continue
        if block.kind == "item":
            extract_theme(page, block)
        elif block.kind == "paragraph" and interests.is_list(block.text) and not block.links():
            interests.read_line(page, block)


def is_theme(item: Block) -> bool:
    """Whether labelled lists stand beneath an item."""
    return any(map(_labelled_kind, item.children))


def extract_theme(page: Page, item: Block) -> bool:
    """Reads an item as a theme: with labelled lists beneath it, or itself "Theme: links"."""
    lists = [child for child in item.children if _labelled_kind(child)]
    if lists:
        title = squeeze(item.text).strip(" :")
        if title:
            page.add(Area(title=title), item, rule="theme")
        for child in lists:
            extract_list(page, child, [title] if title else [])
        return True
    label, start = label_of(item)
    if not label:
        return _bracketed_theme(page, item)
    if _labelled_kind(item) or not (_links_papers(item, start) or _names_papers(item, start)):
        return False
    page.add(Area(title=label), item, 0, len(label), rule="theme-label")
    for a, b in list_pieces(item.text, start):
        linked_label(page, Stretch(item, a, b), [label], None)
    return True


def _links_papers(item: Block, start: int) -> bool:
    """Whether the pieces after a label are links, half of them at least to papers."""
    papers = [link for link in item.links(start) if is_paper_url(link.url)]
    return is_link_list(item, start) and len(papers) * 2 >= len(item.links(start))


def _names_papers(item: Block, start: int) -> bool:
    """Whether most of the pieces after a label are titles with their venues, and none is linked."""
    pieces = [item.text[a:b] for a, b in list_pieces(item.text, start)]
    named = sum(map(names_paper, pieces))
    return not item.links(start) and named > 1 and named * 3 >= len(pieces) * 2


def _bracketed_theme(page: Page, item: Block) -> bool:
    """Reads "Theme [OSDI 22] [ICML 24]": several papers in brackets, and nothing behind them."""
    found = _IN_BRACKETS.search(item.text)
    marks = [m for m in item.marked("link") if found and m.start > found.start()]
    pieces = [Stretch(item, m.start, m.end) for m in marks]
    if found is None or len(pieces) < 2 or any(item.links(0, found.start())):
        return False
    names = [piece.text.strip("[] ") for piece in pieces]
    title = squeeze(item.text[: found.start()]).strip(" :")
    if (
        not title
        or any(len(name) < 2 or set(fold(name).split()) <= LABELS for name in names)
        or not all(is_paper_url(link.url) for link in item.links(found.start()))
    ):
        return False
    page.add(Area(title=title), item, 0, found.start(), rule="theme-label")
    for piece in pieces:
        linked_label(page, piece, [title], None)
    return True


def _labelled_kind(block: Block) -> str:
    """What a labelled list's label says it holds: `projects` or `publications`, "" otherwise."""
    return _kind_by_label(block.text, tuple(block.marks))


@remembered(2048)  # a block is asked for it as an item, as a theme and as a list
def _kind_by_label(text: str, marks: tuple[Mark, ...]) -> str:
    block = Block("item", text, [*marks])
    label, start = label_of(block)
    if not label or not (is_link_list(block, start) or _is_name_list(block, start)):
        return ""
    kinds = section_kinds(label)
    return next((k for k in kinds if k in ("projects", "publications")), "")


#: The name of a project has no more words than this, and a list of names no links among them.
_NAME_WORDS = 5


def _is_name_list(block: Block, start: int) -> bool:
    """Whether the pieces after a label are short and capitalised, where none of them is a link."""
    parts = [block.text[a:b] for a, b in list_pieces(block.text, start)]
    return not block.links() and all(
        len(part.split()) <= _NAME_WORDS and any(c.isupper() for c in part.split()[0])
        for part in parts
    )


def extract_list(page: Page, block: Block, areas: list[str]) -> bool:
    """Reads a labelled list of projects or publications, or lines of labelled names."""
    kind = _labelled_kind(block)
    if not kind:
        return read_students(page, block)
    label, start = label_of(block)
    authorship = _authorship(label.lower())
    parts = list_pieces(block.text, start)
    leads = any(_LEAD.search(block.text[a:b]) for a, b in parts)
    for a, b in parts:
        if kind == "publications":
            linked_label(page, Stretch(block, a, b), areas, authorship)
        else:
            _project(page, Stretch(block, a, b), areas, leads=leads)
    return True


#: What stands behind the last name of a list.
_REST = Pattern(r"\s*(?:\([^()]*\))?[\s.;]*$")


def read_students(page: Page, block: Block) -> bool:
    """Reads lines that list one's students by name: "Graduate students: A, B (C University)."."""
    found = False
    for line in lines_of(whole(block)) if ":" in block.text else ():
        label = _LABEL.match(line.text)
        low = fold(label[1]) if label else ""
        if label is None or "student" not in low or group_relation(low) is None:
            continue
        named = names_at(block, line.start + label.end(), line.end)
        if len(named) < 2 or not _REST.match(block.text[named[-1].end : line.end]):
            continue
        for each in named:
            person = Person(
                name=each.name,
                relation="alumnus" if group_relation(low) == "alumnus" else "student",
                group=squeeze(label[1]),
                url=block.url_at(each.start),
            )
            page.add(person, block, each.start, each.end, rule="labelled-student")
        found = True
    return found


def _authorship(label: str) -> Authorship | None:
    """What a label says of the owner among the authors: "First-author publications"."""
    if "first" in label:
        return "first"
    return "other" if "other" in label or "co-auth" in label else None


def _project(page: Page, piece: Stretch, areas: list[str], *, leads: bool) -> None:
    """Reads one piece of a list of projects; `leads` says whether the list tells leads apart."""
    name = squeeze(_BROKEN_LINK.sub(r"\1", _LEAD.sub("", piece.text)))
    if name:
        links = piece.block.links(piece.start, piece.end)
        project = Project(
            name=name,
            url=links[0].url if links else None,
            lead=bool(_LEAD.search(piece.text)) if leads else None,
            areas=list(areas),
        )
        page.add(project, *piece, rule="project-list")
