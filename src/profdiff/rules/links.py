"""The links of a page as it shows them, for the rules that judge where they lead."""

from collections.abc import Iterator
from typing import NamedTuple

from profdiff.document import Block
from profdiff.findings import Finding
from profdiff.rules.rule import values
from profdiff.rules.subjects import Page
from profdiff.span import Span


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
        """Where it stands."""
        return page.document.span(self.block, self.start, self.end)

    def finding(self, page: Page, key: str, **given: object) -> Finding:
        """A finding about this link, which `key` tells apart from others."""
        what = self.label or self.url
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
