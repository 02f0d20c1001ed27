"""Research interests as a section lists them."""

import re

from profdiff.document import Block
from profdiff.extract.dates import period_in
from profdiff.extract.page import Page, Section
from profdiff.extract.stretches import EDGE
from profdiff.extract.topics import topics
from profdiff.normal import fold, squeeze
from profdiff.patterns import Pattern
from profdiff.records import Interest

_MAX_ITEM = 120
_MAX_LINE = 400
_MAX_WORDS = 7
#: In a section on research, which may hold prose, a topic has no more words than this.
_FEW_WORDS = 4
_FEW_ITEMS = 3
_SPEAKING = frozenset("i i'm i’m my we our he she his her am is are was were".split())
#: Earlier years are those of an age that somebody studies.
_OUR_TIME = "1990"
#: A line that tells where to find somebody, wherever it stands.
_CONTACT = Pattern(
    r"\s*(?:office|e-?mail|address|phone|tel|location|contact|cv|links?)\b[^:]{0,20}:",
    "office|mail|address|phone|tel|location|contact|cv|link",
    re.IGNORECASE,
)
#: What is dated is a book or a quotation: "(1888)".
_DATED = Pattern(r"\(\d{4}\)")


def extract_section(page: Page, section: Section) -> None:
    """One topic an item, or a list of topics in one line."""
    items = [block for block in section.blocks if block.kind == "item"]
    for block in section.blocks:
        if page.is_taken(block):
            continue
        if block.kind == "item" and len(items) == 1 and is_list(block.text):
            read_line(page, block)
        elif block.kind in ("item", "row") and 0 < len(block.text) < _MAX_ITEM:
            if _read_labelled(page, block) or _is_dated(block.text) or _tells(block.text):
                continue
            add_item(page, block)
        elif (
            block.kind == "paragraph"
            and len(block.text) < _MAX_LINE
            and not _CONTACT.match(block.text)
        ):
            read_line(page, block)


#: A line that introduces a list of topics: "I am particularly interested in:".
_INTRODUCES = Pattern(
    r"\b(?:(?:research|current|main|primary|scientific|academic|my|his|her)\s+interests?|"
    r"interested in|research (?:topics|areas|themes|focus))\b[^.:?]{0,60}[:：]\s*$",
    "interest|research",
    re.IGNORECASE,
)
#: Whose interests those of somebody else are, and what one does beside the work.
_NOT_OWN = frozenset(
    "you your students applicants candidates personal other hobbies we our".split()
)
#: A topic above what is said of it is no longer.
_MAX_LABEL = 60


def read_introduced(page: Page, section: Section) -> None:
    """Reads the items below a line that says that interests follow, each as one topic."""
    introduced = False
    for block in section.blocks:
        if block.kind == "paragraph":
            told = _INTRODUCES.search(block.text)
            whose = fold(block.text[-_MAX_ITEM:]).split()
            introduced = told is not None and _NOT_OWN.isdisjoint(whose)
        elif block.kind != "item":
            introduced = False
        elif introduced and not page.is_taken(block):
            label, colon, _ = block.text.partition(": ")
            name = label if colon and len(label) < _MAX_LABEL else block.text.split("\n")[0]
            if 0 < len(name) < _MAX_ITEM and not _is_dated(name):
                topic = Interest(name=squeeze(name).strip(" .,;:"))
                page.add(topic, block, rule="interest-introduced")


_LABEL = Pattern(r"\s*([^:：,;\n]{3,40})[:：]\s*(?=\S)", ":|：")
#: Labels that say how topics are grouped, and are none: "General", "Recent Focus".
_GROUPS = frozenset(
    "general broad main primary core current recent past previous earlier other specific "
    "particular focus focuses foci application applications applied domain domains area areas "
    "topic topics theme themes interest interests research keyword keywords method methods "
    "methodology methodologies technique techniques my of and".split()
)


def _read_labelled(page: Page, block: Block) -> bool:
    """Reads the topics behind a label that only groups them: "Applications: health, food"."""
    label = _LABEL.match(block.text)
    if label is None or not _GROUPS.issuperset(fold(label[1]).split()):
        return False
    found = topics(block.text[label.end() :])
    if any(len(topic.split()) > _MAX_WORDS for topic in found):
        return False
    for topic in found:
        at = max(block.text.find(topic, label.end()), 0)
        page.add(Interest(name=topic), block, at, at + len(topic), rule="interest-labelled")
    return bool(found)


#: A line of key words, where it tells of a person and not of a paper: "Keywords: A; B; C".
_KEYWORDS = Pattern(
    r"\W*(?:(?:some|my|research)\s+)*key\s?words\W*[:：]\W*(?=\w|\()", "word", re.IGNORECASE
)
_OF_PERSON = frozenset(("about", "research", "interests"))


def read_keywords(page: Page, section: Section) -> None:
    """Reads the key words that a part on the person or the research gives, at semicolons first."""
    if section.kind != "about" and _OF_PERSON.isdisjoint(section.own_kinds):
        return
    for block in section.blocks:
        label = _KEYWORDS.match(block.text) if block.kind == "paragraph" else None
        if label is None or page.is_taken(block):
            continue
        line = block.text[label.end() :].split("\n")[0]
        found = line.split(";") if ";" in line else topics(line)
        names = [squeeze(name).strip(" .,;") for name in found]
        if len(names) > 1 and all(0 < len(name) < _MAX_ITEM for name in names):
            for name in names:
                at = max(block.text.find(name), 0)
                page.add(Interest(name=name), block, at, at + len(name), rule="interest-list")


def _is_dated(text: str) -> bool:
    """Whether an item begins or ends with a year of our time: something done, and no topic."""
    period = period_in(text)
    if period is None or period.start < _OUR_TIME:
        return False
    return not (text[: period.at].strip(EDGE) and text[period.end_at :].strip(EDGE))


def _tells(text: str) -> bool:
    """Whether an item is a sentence, which tells of work on a topic: "Mixing glazes to …."."""
    return text.rstrip().endswith(".") and len(text.split()) > _MAX_WORDS


def add_item(page: Page, block: Block) -> None:
    """Reads an item as one topic."""
    page.add(Interest(name=squeeze(block.text).strip(" .,;")), block, rule="interest-item")


def bare_topics(section: Section) -> list[Block]:
    """The items of a section on research, if all that it lists are topics of few words."""
    items = [block for block in section.blocks if block.kind == "item"]
    return items if len(items) >= _FEW_ITEMS and all(map(_is_topic, items)) else []


def _is_topic(item: Block) -> bool:
    text = item.text.strip()
    if item.children or item.links() or text.endswith((".", ":")):
        return False
    return 0 < len(text.split()) <= _MAX_WORDS and not any(c in text for c in "\n:0123456789")


def is_list(text: str) -> bool:
    """Whether a line is nothing but short topics: "Rural sociology, farm markets and kites"."""
    if len(text) > _MAX_ITEM or "\n" in text or text.rstrip().endswith((".", ":", "。")):
        return False
    found = topics(text)
    return len(found) > 2 and all(len(topic.split()) <= _FEW_WORDS for topic in found)


def read_line(page: Page, block: Block) -> None:
    """The topics that a line lists, if that is what it does."""
    told = block.text.count(".") > 1 or block.text.rstrip().endswith(":")
    told = told or _DATED.search(block.text) is not None
    told = told or not _SPEAKING.isdisjoint(block.text.lower().split())  # read as prose
    found = [] if told else topics(block.text)
    if len(found) < 2 or any(len(topic.split()) > _MAX_WORDS for topic in found):
        return
    for topic in found:
        at = max(block.text.find(topic), 0)
        page.add(Interest(name=topic), block, at, at + len(topic), rule="interest-list")
