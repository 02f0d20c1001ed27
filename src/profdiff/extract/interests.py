"""Research interests as a section lists them."""

import re

from profdiff.document import Block
from profdiff.extract.page import Page, Section
from profdiff.extract.patterns import Pattern
from profdiff.extract.topics import topics
from profdiff.normal import squeeze
from profdiff.records import Interest

_MAX_ITEM = 120
_MAX_LINE = 400
_MAX_WORDS = 7
#: A line that tells where to find somebody, wherever it stands.
_CONTACT = Pattern(
    r"\s*(?:office|e-?mail|address|phone|tel|location|contact|cv|links?)\b[^:]{0,20}:",
    "office|mail|address|phone|tel|location|contact|cv|link",
    re.IGNORECASE,
)


def extract_section(page: Page, section: Section) -> None:
    """One topic an item, or a list of topics in one line."""
    for block in section.blocks:
        if page.is_taken(block):
            continue
        if block.kind in ("item", "row") and 0 < len(block.text) < _MAX_ITEM:
            name = squeeze(block.text).strip(" .,;")
            page.add(Interest(name=name), block, rule="interest-item")
        elif (
            block.kind == "paragraph"
            and len(block.text) < _MAX_LINE
            and not _CONTACT.match(block.text)
        ):
            _read_line(page, block)


def _read_line(page: Page, block: Block) -> None:
    found = topics(block.text) if block.text.count(".") <= 1 else []
    if len(found) < 2 or any(len(topic.split()) > _MAX_WORDS for topic in found):
        return
    for topic in found:
        at = max(block.text.find(topic), 0)
        page.add(Interest(name=topic), block, at, at + len(topic), rule="interest-list")
