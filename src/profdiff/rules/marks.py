"""The footnote marks of author lists, and the lines that say what they mean."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from profdiff.document import Block
from profdiff.patterns import Pattern
from profdiff.rules.links import blocks
from profdiff.rules.subjects import Page
from profdiff.span import Span

#: Asterisks of several scripts are one mark; what else is set behind the names of authors.
_ALIKE = str.maketrans("∗＊⁎✱⋆", "*****")
_MARKS = "*†‡§¶"
_SIGNS = frozenset(_MARKS)
#: Behind a name: "Sample*", "Sample Jr.†", "Sample *,".
_BEHIND = Pattern(rf"(?<=[^\W\d_])[.’')]?\s?([{_MARKS}]{{1,3}})(?=[\s,;:.)&\]]|$)")
_BEHIND_ANYTHING = Pattern(rf"(?:[\w)\]}}”\"’]\s?|[.,;])([{_MARKS}]+)")
_WORDS = (
    r"(?:equal|co-?first|joint|shared|correspond|contribut|first author|last author|senior|advis|"
    r"supervis|mentor|alphabet|student|intern|lead|author|indicat|denot|mean|mark|under)"
)
_LEGEND = Pattern(
    rf"(?:^|[\s(\[\"“'‘,;:/|])([{_MARKS}]+)[)\]\"”'’:=,–—\s-]{{0,6}}(?={_WORDS})",
    flags=re.IGNORECASE,
)
_CLAUSE_END = Pattern(r"[)\].;\n\t]")
#: Neither a name nor what a mark means is longer.
_LONGEST = 60
#: A mark that stands behind no name, and words that speak of marks: somebody explains something.
_ALONE = Pattern(rf"(?:^|[\s(\[\"“'‘:=/|])([{_MARKS}]+)(?=\W{{0,3}}\w|\W?[)\]\"”'’])")
_AFTER = Pattern(rf"{_WORDS}\w{{0,20}}[^\w{_MARKS}]{{0,12}}([{_MARKS}]+)", flags=re.IGNORECASE)
_IN_WORDS = Pattern(
    r"asterisk|dagger|\bstar(?:red|s)?\b|superscript|footnote|equal(?:ly)? contribut|contribut\w* "
    r"equal|equal author|co-?first|joint(?:ly)? first|shared first|alphabetical|corresponding",
    flags=re.IGNORECASE,
)
#: Fewer papers than this are no list that a legend belongs to.
FEWEST = 3


class Seen(NamedTuple):
    """A mark at its place, and the words that it stands with."""

    mark: str
    block: Block
    start: int
    words: str

    def span(self, page: Page) -> Span:
        """Where it stands."""
        return page.document.span(self.block, self.start, self.start + 1)


def is_whole(page: Page) -> bool:
    """Whether the page itself, and no template, has all names and all that explains them."""
    filled = "{%" in page.text or "{{" in page.text or "<?php" in page.text
    papers = sum(bool(paper.authors) for paper in page.profile.publications)
    followed = not any(each.code.endswith("-not-followed") for each in page.profile.diagnostics)
    if page.document.format == "latex" and "\\begin{document}" not in page.text:
        return False
    known = page.document.format in ("markdown", "html", "latex", "text")
    return known and followed and not filled and papers >= FEWEST


def _marked(page: Page) -> Iterator[tuple[Block, str]]:
    """The blocks that hold a mark anywhere, each with its text; an asterisk is one for all."""
    for block in blocks(page):
        text = block.text if block.text.isascii() else block.text.translate(_ALIKE)
        if not _SIGNS.isdisjoint(text):
            yield block, text


def behind_names(page: Page) -> Iterator[Seen]:
    """The marks behind names of authors, in reading order."""
    authors: dict[str, list[str]] = {}
    for name in _authors(page):
        authors.setdefault(name.split()[-1], []).append(name)
    for block, text in _marked(page):
        for found in _BEHIND.finditer(text):
            before = " ".join(
                text[max(found.start() - _LONGEST, 0) : found.start()].rstrip(" .’')").split()
            )
            names = authors.get(before.rpartition(" ")[2], [])
            name = next(filter(before.endswith, names), names[0] if names else "")
            for mark in found[1] if name else "":
                yield Seen(mark, block, found.start(1), name)


def _authors(page: Page) -> Iterator[str]:
    for paper in page.profile.publications:
        for author in paper.authors:
            if name := author.strip(". "):
                yield name


def behind_anything(page: Page) -> set[str]:
    """The marks that stand behind a letter anywhere."""
    return {
        mark
        for _, text in _marked(page)
        for found in _BEHIND_ANYTHING.finditer(text)
        for mark in found[1]
    }


def legends(page: Page) -> Iterator[Seen]:
    """The marks that a line of the page explains, in reading order."""
    for block, text in _marked(page):
        for found in _LEGEND.finditer(text):
            for mark in set(found[1]):
                words = _CLAUSE_END.split(text[found.start(1) :][:_LONGEST])[0]
                yield Seen(mark, block, found.start(1), words.strip())


def explained(page: Page) -> set[str]:
    """The marks that something on the page may explain: in their own paragraph, or all of them
    where words speak of marks, or of what marks are for, without showing one.
    """
    found: set[str] = set()
    for block in blocks(page):
        if _IN_WORDS.search(block.text):
            shown = _SIGNS.intersection(block.text.translate(_ALIKE))
            if not shown:
                return set(_SIGNS)
            found |= shown
    for _, text in _marked(page):
        for pattern in (_ALONE, _AFTER):
            found.update(mark for match in pattern.finditer(text) for mark in match[1])
    return found
