"""Which lines of a text are titles, where a browser has copied away that they were headings.

Some are by their words: they name a section, a group of people, a year. Others are by where they
stand: a short line in capitals above much longer ones, where a paragraph would stand apart.
"""

import re

from profdiff.formats.text_lines import are_alike, kind_of
from profdiff.lexicon.positions import group_relation, is_award, is_group, organization_class
from profdiff.lexicon.sections import is_section_title, section_kinds

_MAX_LENGTH = 60
_MAX_WORDS = 8
_SHORTEST = 3
#: The title of a section on one award has no more words: "Award", "Honors and Grant".
_MAX_SECTION = 2
#: Kinds of sections that hold no records.
_ASIDE = frozenset(("hobbies", "misc"))
_YEAR = re.compile(r"(?:19|20)\d\d")
_NO_TITLE = re.compile(r"[@,;=<>{}\[\]|]|:\s|://|\d{3}")
#: Words of a sentence or a description, not of a title in small letters: "Mentor for students".
_SMALL = frozenset("a an the for of to as with by in on and or at from my our".split())
_PARTICIPLES = frozenset(("advised", "mentored", "supervised", "graduated"))
_PLACE = re.compile(r" (?:at|of|in|from) ")
#: The lines of prose and of citations are longer than this on average.
_LONG = 80
#: So long are the lines on average between which a title may be in small letters, if it is brief.
_PROSE, _MAX_IN_PROSE = 120, 5
#: What a title that only its place tells stands above is longer than this, and by this factor
#: longer than it.
_BRIEF = 60
_LONGER = 1.2
_TWICE = 2
#: A paragraph below a list and its own title is longer than this.
_PARAGRAPH = 40


def is_title(line: str) -> bool:
    """Whether a line is nothing but the title of a section, of a group of people, or a year."""
    title = _title(line)
    return bool(title) and (
        is_section_title(title)
        or (title.endswith("s") and len(title.split()) < 6 and is_group(title))
        or is_year(title)
    )


def is_aside(line: str) -> bool:
    """Whether a line is a brief title of what holds no records: "Recent readings"."""
    title = _title(line)
    kinds = section_kinds(title) if title.replace(" ", "").isalpha() else ()
    return bool(kinds) and _ASIDE.issuperset(kinds) and len(title.split()) < 4


def is_entry(line: str) -> bool:
    """Whether a line names one award rather than a section: "Best Student Paper Award"."""
    title = _title(line)
    return len(title.split()) > _MAX_SECTION and is_award(title) and not title.endswith("s")


def is_year(line: str) -> bool:
    """Whether a line is a year and nothing else."""
    return _YEAR.fullmatch(line.strip()) is not None


def names_group(line: str) -> bool:
    """Whether a title is that of a group of people."""
    return group_relation(_title(line)) is not None


def is_lone_title(line: str) -> bool:
    """Whether a line that stands alone is a title by its words: "Directors and members"."""
    title = _title(line)
    if title.endswith("s") and title[0].isupper() and group_relation(title) is not None:
        return True
    return len(title.split()) > 3 and _may_be_title(title) and bool(section_kinds(title))


def heads_group(line: str) -> bool:
    """Whether a line between others is the title of a group: "Former Interns at Sea (2019)"."""
    title = _title(line).partition("(")[0].rstrip()
    if not title or _NO_TITLE.search(title) or group_relation(title) is None:
        return False
    if _in_capitals(title):
        return _PLACE.split(title)[0].endswith("s")
    words = title.split()
    plural = any(word.endswith("s") for word in words)
    if plural and words[-1] in _PARTICIPLES:
        return True
    return plural and len(words) < 5 and title[0].isupper() and _SMALL.isdisjoint(words)


def ends_list(line: str, above: list[str], following: list[str]) -> bool:
    """Whether the title of a section may stand below some lines, and right above a blank one.

    Then they are no entry of which it is the last line: one has names or links, or is brief.
    """
    kinds = {kind_of(text) for text in above}
    if not (above and following) or not kinds.isdisjoint(("names", "links")):
        return False
    title = _title(line)
    if " " in title and title.endswith("s"):
        return True
    return len(above[-1]) >= _PARAGRAPH and "plain" not in kinds


def heads_title(line: str, under: list[str]) -> bool:
    """Whether a line reads like a title, and that of a section stands right below it."""
    title = _title(line)
    named = bool(under) and is_title(under[0]) and not is_year(under[0])
    return named and bool(title) and _may_be_title(title)


def stands_out(line: str, above: list[str], under: list[str], following: list[str]) -> bool:
    """Whether a line reads like a title and is set apart from those around it.

    `above` and `under` it stand lines without a blank one between, `following` behind one.
    """
    title = _title(line)
    if not title or not (_may_be_title(title) or _is_beside_prose(title, above, under)):
        return False
    if above and under:
        least = min(_length(above), _length(under))
        return least >= _LONG or (_is_brief_plural(title) and least >= _TWICE * len(title))
    if above:
        return _outweigh(above, title) and _length(following) >= _PARAGRAPH
    if under:
        return len(under) > 2 and not _may_be_title(_title(under[0])) and _outweigh(under, title)
    if not following or kind_of(following[0]) in ("links", "names"):
        return False
    return len(following) > 1 or _length(following) >= max(_BRIEF, _LONGER * len(title))


def _title(line: str) -> str:
    """The words of a line that may be a title, "" for others."""
    title = line.strip().rstrip(":").rstrip()
    if len(title) > _MAX_LENGTH or title.endswith((".", ",", ";", "!", "?")):
        return ""
    kind = kind_of(title)
    return (
        ""
        if kind == "links"
        or (kind == "names" and not (section_kinds(title) or group_relation(title)))
        else title
    )


def _may_be_title(title: str) -> bool:
    """Whether a line that names no section reads like a title: short, in capitals, no entry."""
    if len(title) < _SHORTEST or len(title.split()) > _MAX_WORDS or _NO_TITLE.search(title):
        return False
    bare = title.partition("(")[0].rstrip() if title.endswith(")") else title
    return _in_capitals(title) and not (organization_class(bare) or is_award(title))


def _in_capitals(title: str) -> bool:
    """Whether all words but small ones begin with a capital, as in a title."""
    words = title.split()
    return title[:1].isupper() and all(w[0].isupper() for w in words if len(w) > 3 and w.isalpha())


def _is_beside_prose(title: str, above: list[str], under: list[str]) -> bool:
    """Whether a line in small letters is short, and the lines around it long: "Revues savantes"."""
    if not title[0].isupper() or len(title.split()) > _MAX_IN_PROSE or _NO_TITLE.search(title):
        return False
    return len(under) > 1 and min(map(_length, filter(None, (above, under)))) >= _PROSE


def _is_brief_plural(title: str) -> bool:
    """Whether a title can be that of a part of a list: "Journal Reviewers"."""
    return 1 < len(title.split()) < 4 and title.endswith("s") and title.replace(" ", "").isalpha()


def _length(lines: list[str]) -> float:
    """The length of lines on average."""
    return sum(map(len, lines)) / len(lines) if lines else 0


def _outweigh(lines: list[str], title: str) -> bool:
    """Whether lines are those of a list, and much longer than a title."""
    length = _length(lines)
    alike = are_alike([kind_of(line) for line in lines])
    return length >= _LONG or (alike and length >= _TWICE * len(title))
