"""Menus: the short lines that the pages of a site repeat."""

from collections import Counter

from profdiff.document import Block, Document
from profdiff.extract.page import walk

_FEWEST_PAGES = 3
_LONGEST, _LONGEST_LINE = 1000, 40


def set_menus_aside(home: list[Document], others: list[Document]) -> None:
    """Marks as menus the lines that at least half of the HTML pages of a site have.

    The home page keeps them: a name or a position may be among them.
    """
    pages = [document for document in (*home, *others) if document.format == "html"]
    counts = Counter(text for document in pages for text in {_line(b) for b in _blocks(document)})
    enough = max(_FEWEST_PAGES, len(pages) / 2)
    repeated = {text for text, count in counts.items() if text and count >= enough}
    for document in others if repeated else ():
        for block in _blocks(document):
            if _line(block) in repeated:
                block.zone = "menu"


def _blocks(document: Document) -> list[Block]:
    kinds = ("item", "row", "paragraph")
    return [block for block in walk(document.blocks) if block.kind in kinds]


def _line(block: Block) -> str:
    """What a block says if it is short, or in short lines."""
    if len(block.text) > _LONGEST:
        return ""
    return "" if any(len(line) > _LONGEST_LINE for line in block.text.split("\n")) else block.text
