"""What a heading below "Teaching" is: a group of courses, or a course whose materials it heads."""

import re

from profdiff.document import Block
from profdiff.extract.page import Section
from profdiff.extract.stretches import is_date
from profdiff.lexicon.positions import heads_title, organization_class
from profdiff.normal import fold
from profdiff.patterns import Pattern

#: The number of a course as its catalogue has it: "CS 229", "6.824", "MATH-UA 140".
NUMBER = Pattern(
    r"\b(?!(?:FA|SP|SU|WI|AU|WS|SS)\s?'?(?:20)?\d\d\b)[A-Z]{2,6}(?:-[A-Z]{2})?[ -]?\d{2,5}[A-Z]?\b|"
    r"^\d{1,2}\.\d{3,4}\b"
)
#: Words of headings that group courses, by whom, for whom or when they are.
_GROUPING = frozenset(
    "teaching taught courses course classes class lectures lecture lecturer seminars seminar "
    "tutorials workshops workshop modules graduate undergraduate postgraduate master masters msc "
    "ma bachelor bachelors bsc ba phd doctoral level students current past previous former "
    "recent upcoming future semester term year spring summer fall autumn winter experience "
    "assistant assistantship assistantships instructor as at of the for and in a to s other guest "
    "invited university college school schools department international national online selected "
    "main responsible record ta training executive education ug pg".split()
)
_SUPERVISION = frozenset(
    "supervision supervisions supervisor supervised supervising theses thesis mentoring mentor "
    "mentorship advising advisees helper betreuung encadrement encadrements".split()
)
_BRACKETED = Pattern(r"\(([^()]{3,90})\)", "(")
#: Where or in which programme a course is taught: "(Master of AI @ U Ashford)".
_PLACED = Pattern(r"@|\bat\b|\b(?:Master|M\.?Sc|Bachelor|B\.?Sc|Ph\.?D|Licence|[LM][1-3]|Diplom)\b")
#: Where the materials of a course lie, rather than the page of one.
_MATERIAL = Pattern(
    r"\.(?:pdf|pptx?|zip|ipynb|tar\.gz|tgz|mp4|Rmd|R|py)(?:$|[?#])|"
    r"//(?:www\.)?(?:youtu\.?be|youtube|vimeo|arxiv|doi|dx\.doi|drive\.google|dropbox|colab)\b",
    "",
    re.IGNORECASE,
)


def heads_course(section: Section) -> bool:
    """Whether a section below the teaching is headed by the name of a course."""
    title = section.title
    if not _may_be_course(section) or _groups(title):
        return False
    asides = _BRACKETED.findall(title)
    if NUMBER.search(title) or any(organization_class(a) or _PLACED.search(a) for a in asides):
        return not any(NUMBER.search(item.text) for item in _items(section))
    return False


def is_within_course(section: Section) -> bool:
    """Whether a section is a part of one headed by a course: its readings, its weeks."""
    parent = section.parent
    while parent is not None:
        if heads_course(parent):
            return True
        parent = parent.parent
    return False


def lists_materials(section: Section) -> bool:
    """Whether a section of no kind of its own lists slides, papers and videos, and no courses."""
    if not _may_be_course(section) or _groups(section.title):
        return False
    items = _items(section)
    if any(NUMBER.search(item.text) for item in items):
        return False
    leading = sum(any(_MATERIAL.search(link.url) for link in item.links()) for item in items)
    return leading * 2 > len(items)


def heads_supervision(section: Section) -> bool:
    """Whether a section lists theses and projects that somebody supervised, and no courses."""
    words = set(fold(section.title).split())
    return bool(_may_be_course(section) and words & _SUPERVISION) and not NUMBER.search(
        section.title
    )


def _may_be_course(section: Section) -> bool:
    return section.heading is not None and not section.own_kinds and "teaching" in section.kinds


def _groups(title: str) -> bool:
    """Whether a heading tells where, when, for whom or as what somebody taught."""
    words = [word for word in fold(title).split() if not word.isdigit()]
    rest = [word for word in words if word not in _GROUPING]
    bare = _BRACKETED.sub("", title)
    return not rest or is_date(title) or bool(organization_class(bare)) or heads_title(bare)


def _items(section: Section) -> list[Block]:
    return [block for block in section.blocks if block.kind in ("item", "row") and block.text]
