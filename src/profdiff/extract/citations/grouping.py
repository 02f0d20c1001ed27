"""Blocks of a publication list → its entries: which blocks tell of one paper together."""

from profdiff.document import Block
from profdiff.extract.citations.authors import authors_end
from profdiff.extract.citations.borders import sentence_ends
from profdiff.extract.citations.entry import Entry
from profdiff.extract.citations.year_first import behind_year
from profdiff.extract.names import read_names
from profdiff.extract.venue_phrase import LIKELY, read_venue
from profdiff.lexicon.sections import section_kinds
from profdiff.normal import fold
from profdiff.patterns import Pattern

#: What stands above an abstract.
_ABSTRACT = frozenset(("abstract", "summary", "resumen", "résumé", "zusammenfassung", "摘要"))
_QUOTE = Pattern(r"\s*[“\"„«]")


def entries_of(blocks: list[Block]) -> list[Entry]:
    """The entries of a list: an item, row or paragraph each; what tells of one paper is joined."""
    blocks = [block for block in blocks if block.text.strip() or block.children]
    entries: list[Entry] = []
    at = 0
    while at < len(blocks):
        block, size = blocks[at], _size(blocks, at)
        if block.kind == "paragraph" and fold(block.text) in _ABSTRACT:
            following = blocks[at + 1 : at + 2]
            size += bool(following) and following[0].kind == "paragraph" and not following[0].marks
        elif size > 1:
            entries.append(Entry(blocks[at : at + size]))
        elif block.children and _is_category(block):
            entries.extend(entries_of(block.children))
        elif entries and _is_links(block):
            entries[-1] = Entry([*entries[-1].blocks, block])
        elif block.text.strip() and not (entries and _is_abstract(block)):
            entries.append(
                Entry([block, *(c for c in block.children if not c.children and len(c.text) < 400)])
            )
        at += size
    return entries


def _size(blocks: list[Block], at: int) -> int:
    """How many blocks from a place on tell of one paper.

    Its title alone, then its authors and all else; its title, its authors and its venue, each in a
    paragraph; or its authors first.
    """
    first, *rest = blocks[at : at + 3]
    following = rest[0] if rest and rest[0].kind == "paragraph" else None
    if following is None:
        return 1
    if _title_alone(first) or _heads_citation(first, following):
        if first.text.split("\n")[0] not in following.text and _has_own_title(following):
            return 1
    elif not (_title_alone(following) and _is_names(first)):
        return 1
    last = rest[1] if len(rest) > 1 else None
    names = _is_names(first) or _is_names(following)
    return 3 if names and last is not None and _is_venue(last) else 2


def _is_names(block: Block) -> bool:
    """Whether a paragraph is a list of names and nothing else."""
    if block.kind != "paragraph" or "\n" in block.text:
        return False
    named, score = read_names(block.text.rstrip(" ."))
    return len(named) > 1 and score == 1 and any(" " in n.name for n in named)


def _is_venue(block: Block) -> bool:
    """Whether a short paragraph tells where a paper appeared."""
    if block.kind != "paragraph" or len(block.text.split()) > _LONG_VENUE or _title_alone(block):
        return False
    emphasised = any(m.kind == "em" and m.start == 0 for m in block.marks)
    return emphasised or read_venue(block.text).certainty >= LIKELY


_LINK_WORDS = 4
#: The line of a venue has no more words than this.
_LONG_VENUE = 24
#: An abstract has more words than this.
_SHORT = 40


def _is_abstract(block: Block) -> bool:
    """Whether a paragraph below an entry is its abstract: prose, in which nothing is set apart."""
    if block.kind != "paragraph" or "\n" in block.text or len(block.text.split()) <= _SHORT:
        return False
    if any(mark.kind in ("link", "strong") for mark in block.marks):
        return False
    entry = Entry([block])
    if authors_end(entry.texts[0]) is not None or behind_year(entry) is not None:
        return False
    return not _QUOTE.match(block.text)


def _is_links(block: Block) -> bool:
    """Whether a paragraph holds several links of few words and nothing else: those of a paper."""
    links = block.links() if block.kind == "paragraph" else []
    if len(links) < 2 or any(len(link.label.split()) > _LINK_WORDS for link in links):
        return False
    letters = sum(map(str.isalnum, block.text))
    return sum(c.isalnum() for link in links for c in link.label) >= 0.9 * letters


def _is_category(block: Block) -> bool:
    """Whether an item only groups the entries nested in it: a year, a kind of publication."""
    text = block.text.strip(" :.")
    return not text or (
        len(text.split()) <= 4
        and not block.links()
        and (text.isdigit() or bool(section_kinds(text)) or len(block.children) > 2)
    )


def _title_alone(block: Block) -> bool:
    """A paragraph that is one bold or linked line: the title of an entry that follows below."""
    if block.kind != "paragraph" or "\n" in block.text or len(block.text.split()) < 3:
        return False
    if not any(
        m.start <= 4 and m.end >= len(block.text) - 2
        for m in block.marks
        if m.kind in ("strong", "link")
    ):
        return False
    whole_citation = len(list(sentence_ends(block.text))) > 2
    return not whole_citation and authors_end(Entry([block]).texts[0]) is None


def _heads_citation(block: Block, following: Block) -> bool:
    """Whether the first line of a short item is repeated in the paragraph that follows it."""
    title = block.text.split("\n")[0]
    if block.kind != "item":
        return False
    return len(title.split()) > 2 and block.text.count("\n") < 2 and title in following.text


def _has_own_title(block: Block) -> bool:
    named, score = read_names(block.text.split("\n", 1)[0])
    return not (named and score > 0.6 and len(named) > 1)
