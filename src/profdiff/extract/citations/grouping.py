"""Blocks of a publication list → its entries: which blocks tell of one paper together."""

from profdiff.document import Block
from profdiff.extract.citations.authors import authors_end
from profdiff.extract.citations.entry import Entry
from profdiff.extract.citations.venue import sentence_ends
from profdiff.extract.names import read_names
from profdiff.extract.patterns import Pattern
from profdiff.lexicon.sections import section_kinds

_QUOTE = Pattern(r"\s*[“\"„«]")


def entries_of(blocks: list[Block]) -> list[Entry]:
    """The entries of a list: an item, row or paragraph each; a title's own paragraph is joined."""
    entries: list[Entry] = []
    pending: Block | None = None
    for block, following in zip(blocks, [*blocks[1:], None], strict=False):
        if pending is not None:
            repeats = pending.text.split("\n")[0] in block.text
            if block.kind == "paragraph" and (repeats or not _has_own_title(block)):
                entries.append(Entry([pending, block]))
                pending = None
                continue
            entries.append(Entry([pending]))
            pending = None
        if _title_alone(block) or _heads_citation(block, following):
            pending = block
        elif block.children and _is_category(block):
            entries.extend(entries_of(block.children))
        elif block.text.strip() and not (entries and _is_abstract(block)):
            entries.append(
                Entry([block, *(c for c in block.children if not c.children and len(c.text) < 400)])
            )
    if pending is not None:
        entries.append(Entry([pending]))
    return entries


#: An abstract has more words than this.
_SHORT = 40


def _is_abstract(block: Block) -> bool:
    """Whether a paragraph below an entry is its abstract: prose, in which nothing is set apart."""
    if block.kind != "paragraph" or "\n" in block.text or len(block.text.split()) <= _SHORT:
        return False
    if any(mark.kind in ("link", "strong") for mark in block.marks):
        return False
    return authors_end(Entry([block]).texts[0]) is None and not _QUOTE.match(block.text)


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
    if len(list(sentence_ends(block.text))) > 2 or authors_end(Entry([block]).texts[0]) is not None:
        return False  # a whole citation
    return any(
        m.start <= 4 and m.end >= len(block.text) - 2
        for m in block.marks
        if m.kind in ("strong", "link")
    )


def _heads_citation(block: Block, following: Block | None) -> bool:
    """Whether the first line of a short item is repeated in the paragraph that follows it."""
    title = block.text.split("\n")[0]
    if block.kind != "item" or following is None or following.kind != "paragraph":
        return False
    return len(title.split()) > 2 and block.text.count("\n") < 2 and title in following.text


def _has_own_title(block: Block) -> bool:
    named, score = read_names(block.text.split("\n", 1)[0])
    return not (named and score > 0.6 and len(named) > 1)
