"""The page as passages: every visible word in exactly one, each with the records read from it."""

from bisect import bisect_right
from typing import TypeVar

from profdiff.document import Block
from profdiff.extract.page import Found, Page, walk
from profdiff.extract.sentences import sentences
from profdiff.lexicon.tables import alternatives, remembered, rows
from profdiff.normal import url_key
from profdiff.records import LabelledUrl, Link, Passage, Profile, Record, Statement

T = TypeVar("T")

#: A record that covers this share of a block is edited with it as one.
_WHOLE = 0.6


def fill_passages(page: Page, profile: Profile) -> None:
    """Sets the profile's passages, and the statements and links that no other record holds."""
    by_block: dict[int, list[Found]] = {}
    for found in page.found:
        by_block.setdefault(id(found.block), []).append(found)
    seen: set[str] = set()
    for block in walk(page.document.blocks):
        finds = by_block.get(id(block), [])
        parts = stretches(block, finds)
        found_in = _dealt(parts, [((f.start, f.end), f) for f in finds])
        links_in = _dealt(
            parts, [((m.start, m.start), block.link(m)) for m in block.marked("link")]
        )
        for (start, end), here, links in zip(parts, found_in, links_in, strict=True):
            span = page.document.span(block, start, end)
            held: list[Record] = [f.record for f in here]
            text = block.text[start:end]
            if not held and block.kind != "heading" and any(c.isalnum() for c in text):
                statement = Statement(text=text.replace("\n", " ").replace("\t", " "), span=span)
                profile.statements.append(statement)
                held.append(statement)
            for link in _free_links(links, held):
                if url_key(link.url) not in seen:
                    seen.add(url_key(link.url))
                    record = Link(
                        label=link.label or None, url=link.url, kind=link_kind(link.url), span=span
                    )
                    profile.links.append(record)
            page.held.append(held)
            profile.passages.append(
                Passage(text=text, links=links, span=span, rules=[f.rule for f in here if f.rule])
            )


def stretches(block: Block, finds: list[Found]) -> list[tuple[int, int]]:
    """The stretches of a block that are edited as one: the whole block, or its sentences."""
    if not block.text:
        return [(0, 0)] if block.marks else []
    whole = any(f.end - f.start >= _WHOLE * len(block.text) for f in finds)
    if whole or block.kind in ("heading", "code"):
        return [(0, len(block.text))]
    return sentences(block.text)


def _dealt(parts: list[tuple[int, int]], placed: list[tuple[tuple[int, int], T]]) -> list[list[T]]:
    """What stands in each of some stretches that follow each other, in the order given."""
    if not placed:
        return [[] for _ in parts]
    if len(parts) == 1:
        start, stop = parts[0][0], max(parts[0][1], parts[0][0] + 1)
        return [[thing for (a, b), thing in placed if a < stop and start < max(b, a + 1)]]
    dealt: list[list[T]] = [[] for _ in parts]
    stops = [max(end, start + 1) for start, end in parts]
    for (start, end), thing in placed:
        index = bisect_right(stops, start)
        while index < len(parts) and parts[index][0] < max(end, start + 1):
            dealt[index].append(thing)
            index += 1
    return dealt


def _free_links(links: list[LabelledUrl], held: list[Record]) -> list[LabelledUrl]:
    """The links that none of the records read from a passage holds."""
    urls: set[str] = set()
    for record in held:
        url = getattr(record, "url", None)
        if url:
            urls.add(url_key(url))
        for link in getattr(record, "links", ()):
            urls.add(url_key(link.url))
    return [link for link in links if url_key(link.url) not in urls]


@remembered()
def _services() -> list[tuple[str, str]]:
    return [(part, kind) for kind, cell, *_ in rows("services") for part in alternatives(cell)]


@remembered(4096)
def link_kind(url: str) -> str | None:
    """The service that an address belongs to: `email`, `github`, `scholar`, …; None for others."""
    low = url.lower()
    if low.startswith("mailto:"):
        return "email"
    if low.startswith("tel:"):
        return "phone"
    if low.startswith("#"):
        return "anchor"
    for part, kind in _services():
        if part in low:
            return kind
    return None
