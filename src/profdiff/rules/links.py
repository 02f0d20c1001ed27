"""The links of a page as it shows them, for the rules that judge where they lead."""

from collections.abc import Iterator
from typing import NamedTuple

from profdiff.document import Block
from profdiff.findings import Finding
from profdiff.rules.rule import values
from profdiff.rules.subjects import Page
from profdiff.span import Span

#: The address of a link without words is not farther from what is beside it; lines.
_BELOW, _ABOVE = 60, 10

#: So many are told one by one: each may be new, and is mended alone.
_MOST_TOLD = 20


class Shown(NamedTuple):
    """A link at its place on the page; `block` is the paragraph, item or row that it stands in."""

    block: Block
    start: int
    end: int
    url: str

    @property
    def label(self) -> str:
        """What a reader clicks on."""
        return " ".join(self.block.text[self.start : self.end].split())

    def span(self, page: Page) -> Span:
        """Where it stands; without words, as around a picture, where its address does."""
        place = page.document.span(self.block, self.start, self.end)
        if self.end > self.start:
            return place
        first = max(place.line - _ABOVE, 1)
        below = range(place.line, min(place.line + _BELOW, len(page.lines)) + 1)
        for number in (*below, *range(place.line - 1, first - 1, -1)):
            column = place.column if number == place.line else 1
            for text in filter(None, (self.url, self.url.partition(".org/")[2])):
                at = page.lines[number - 1].find(text, column - 1)
                if at >= 0:
                    return Span(page.path, number, at + 1, number, at + len(text) + 1)
        return place

    def finding(self, page: Page, key: str, **given: object) -> Finding:
        """A finding about this link, which `key` tells apart from others."""
        what = self.label or "a link"
        return Finding(what=what, key=key, values=values(**given), span=self.span(page))


def blocks(page: Page) -> Iterator[Block]:
    """All blocks of a page, with what is nested in them, in reading order."""
    waiting = list(reversed(page.document.blocks))
    while waiting:
        block = waiting.pop()
        yield block
        waiting += reversed(block.children)


def links(page: Page) -> Iterator[Shown]:
    """The links of a page in reading order."""
    for block in blocks(page):
        for mark in block.marks:
            if mark.kind == "link":
                yield Shown(block, mark.start, mark.end, mark.value)


def first_of(found: list[Finding]) -> list[Finding]:
    """Findings of one kind on a page; many mostly have one cause, and the first speaks for all."""
    if len(found) > _MOST_TOLD:
        found[0].what += f" and {len(found) - 1} more"
        return found[:1]
    return found


def unquoted(address: str) -> str:
    """An address with its `%20` and the like as the characters that they stand for."""
    if "%" not in address:
        return address
    from urllib.parse import unquote

    return unquote(address)
