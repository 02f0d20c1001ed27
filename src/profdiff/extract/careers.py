"""Lists of positions and degrees that no heading names: those of a short CV within a page."""

from profdiff.document import Block
from profdiff.extract.dates import period_in
from profdiff.extract.degree_words import DEGREE_NAME
from profdiff.extract.page import Page, Section
from profdiff.extract.stretches import EDGE
from profdiff.lexicon.positions import heads_title

#: A list of fewer items is not known by its looks.
_FEW = 3


def read_careers(page: Page, section: Section, lists: list[list[Block]]) -> None:
    """Reads lists of which most items begin with a time and tell of a position or a degree."""
    for blocks in lists:
        posts = sum(_is_post(block.text) for block in blocks)
        if posts >= _FEW and posts * 3 > len(blocks) * 2:
            from profdiff.extract import entries

            entries.extract_list(page, section, blocks)


def _is_post(text: str) -> bool:
    period = period_in(text[:60])
    if period is None or text[: period.at].strip(EDGE):
        return False
    lasts = period.ongoing or period.end is not None
    return lasts and (heads_title(text) or DEGREE_NAME.search(text) is not None)
