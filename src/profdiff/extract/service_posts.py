"""Posts and the bodies they were held in: "Tidal Committee" above "Member, 2017"."""

import re
from itertools import pairwise

from profdiff.document import Block
from profdiff.extract.dates import period_in
from profdiff.extract.page import Page, Section
from profdiff.extract.service_lists import YEARS, without_date
from profdiff.normal import squeeze, trim
from profdiff.patterns import Pattern
from profdiff.records import Service

#: What somebody is in a body: "Founding Member and Developer", "Advisor; Fundraising Chair".
_POST = Pattern(
    r"(?:[^\W\d_][\w/-]*[;,]? ){0,5}(?:(?:co|vice)-?)?(?:members?|chair(?:man|woman|person)?|"
    r"president|secretary|treasurer|organi[sz]er|coordinator|advis[oe]r|delegate|representative|"
    r"moderator|officer|director|liaison|head|lead|leader|founder|developer|mentor|volunteer)",
    "",
    re.IGNORECASE,
)


def read_posts(page: Page, section: Section) -> bool:
    """Reads what a section lists if it is nothing but posts in the body that its heading names."""
    posts = [block for block in section.blocks if block.kind == "item"]
    if section.own_kinds or not section.parent or not posts or not all(map(_is_post, posts)):
        return False
    if any(block.kind != "item" and period_in(block.text) for block in section.blocks):
        return False
    body = trim(_outermost(page, section).title)
    if YEARS.match(body):
        return False
    for block in posts:
        if not page.is_taken(block):
            role, year = without_date(trim(squeeze(block.text)))
            page.add(Service(role=role, venue=body, year=year), block, rule="service-post")
    return True


def _is_post(block: Block) -> bool:
    """Whether an item is a post and its date: "Co-Chair, 2015-2016"."""
    name, year = without_date(trim(squeeze(block.text)))
    return year is not None and not block.children and _POST.fullmatch(name) is not None


def _outermost(page: Page, section: Section) -> Section:
    """The section of the body itself; what it belongs to may be set like a heading below it."""
    before = {id(section): above for above, section in pairwise(page.sections)}
    above = before.get(id(section))
    while (
        above is not None
        and above is section.parent
        and not (above.own_kinds or above.blocks)
        and above.parent is not None
    ):
        section, above = above, before.get(id(above))
    return section


def is_entry(block: Block) -> bool:
    """Whether a block is an entry of several lines with a date: a post, where, and when."""
    return "\n" in block.text and period_in(block.text) is not None


def entries_below_list(blocks: list[Block]) -> set[int]:
    """The entries of several lines behind a list: what heads the list does not head them."""
    listed = next((n for n, block in enumerate(blocks) if block.kind == "item"), len(blocks))
    return {id(block) for block in blocks[listed:] if block.kind == "paragraph" and is_entry(block)}
