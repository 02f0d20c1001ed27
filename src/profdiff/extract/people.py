"""The people of a group, as its pages list them: names in a line, cards, items."""

import re
from collections.abc import Iterable
from itertools import pairwise

from msgspec.structs import replace

from profdiff.document import Block
from profdiff.extract.dates import period_in
from profdiff.extract.labelled import label_of
from profdiff.extract.name_list import HONORIFIC, names_at
from profdiff.extract.names import Named, clean_name, is_name, read_names
from profdiff.extract.page import Page, Section
from profdiff.extract.stretches import EDGE, Stretch, lines_of, skip, whole
from profdiff.extract.subject import is_own_page
from profdiff.lexicon.positions import group_relation, heads_title, organization_class
from profdiff.normal import fold
from profdiff.patterns import Pattern
from profdiff.records import Person

#: Words of headings, buttons and fields of study, which no name holds.
_NO_NAMES = frozenset(
    "join us our contact apply homepage view profile about culture photo photos "
    "gallery event events life outside lab labs group groups team mascot mascots role roles legend "
    "opportunity opportunities opening openings position positions open vacancy vacancies "
    "student students member members people scholar scholars postdoctoral manager managers "
    "faculty staff candidate candidates visitor visitors "
    "alumni alumnus current past former previous prospective graduate undergraduate doctoral "
    "masters phd msc postdoc postdocs intern interns fun facts interests topic topics thesis bio "
    "sketch learn theory dynamics computational chemistry biology quantum engineering political "
    "social cognitive computing intelligence neuroscience psychology economy chief support "
    "funding funded sponsors "
    "partners projects publications teaching software resources address office phone email "
    "website linkedin twitter orcid resume advisory board committee hiring meeting meetings "
    "curriculum vitae cv enrollment enrolment admission researchers collaborators academic "
    "fellowship fellowships scholarship scholarships finalist award awards prize "
    "picture pictures party retreat campus center centre program programme tech technology "
    "博士 硕士 碩士 修士 学士 學士 博士課程 修士課程 学部 "
    "氏名 名前 姓名 教授 准教授 助教 学生 박사 석사 학사 이름".split()
)

_BUTTONS = frozenset(("read more", "home page", "see more", "more info"))


def extract_section(page: Page, section: Section) -> None:
    """The people of a group; the heading tells the relation.

    A person may have a heading of their own: what stands below it is about them.
    """
    if section.heading is not None and _read_headed(page, section, section.heading):
        return
    relation = _relation(page, section)
    advised = any(group_relation(title) == "student" for title in section.titles[:-1])
    own = advised or is_own_page(page)
    if (relation == "member" and _names_students(section) and own) or (
        relation == "advisor" and advised
    ):
        relation = "student"  # of the page's owner, who is no group
    group = Person(name="", relation=relation, group=section.title or None)
    for block in section.blocks:
        _read(page, block, group)


def _read_headed(page: Page, section: Section, heading: Block) -> bool:
    """Reads the person whom a heading names; whether it, or one above it, names one."""
    if is_about_member(section):
        return True
    name = _named_by(section)
    if name is None:
        return False
    above = section.parent
    group = above.title if above and above.title else None
    person = Person(name=name, relation=_relation(page, above), group=group, url=heading.url_at(0))
    page.add(person, heading, rule="person-item")
    for block in section.blocks:
        page.add_part(person, block)
    return True


def is_about_member(section: Section) -> bool:
    """Whether a section is a part of what is told of one member of a group."""
    above = section.parent
    return above is not None and (_named_by(above) is not None or is_about_member(above))


def lists_members(section: Section) -> bool:
    """Whether most lines below a heading begin with the name of one person, whatever it says."""
    lines = [
        line
        for block in section.blocks
        if block.kind in ("item", "row", "paragraph") and block.text
        for line in lines_of(whole(block))
    ]
    named = sum(first_name(line) is not None and len(names_at(*line)) < 2 for line in lines)
    return named > 1 and named * 2 > len(lines)


_PEOPLE = frozenset(("people", "students", "alumni", "collaborators", "advisors"))
#: What may stand behind the name in a person's own heading: "Ada Elm, Ph.D.", "Li Wei (李伟)".
_BEHIND_NAME = Pattern(r"\s*[,(|\[\n]|\s+[–—-]\s|:\s")


def _named_by(section: Section) -> str | None:
    """The name in the heading of a section that is about one of a group of people."""
    if section.heading is None or section.own_kinds or not _PEOPLE.intersection(section.kinds):
        return None
    if lists_members(section):
        return None
    name = clean_name(_BEHIND_NAME.split(section.title)[0])
    acronyms = any(word.isupper() and word.isalpha() and 1 < len(word) < 5 for word in name.split())
    return name if " " in name and not acronyms and _names_person(name) else None


def _all_people(named: Iterable[Named]) -> bool:
    return all(_NO_NAMES.isdisjoint(fold(each.name).split()) for each in named)


def _names_person(name: str) -> bool:
    """Whether a name can be that of a person, on a page that lists people."""
    return (
        is_name(name)
        and fold(name) not in _BUTTONS
        and _NO_NAMES.isdisjoint(fold(name).split())
        and not organization_class(name)
        and not heads_title(name)
    )


_STUDENTS = Pattern(
    r"\b(?:(?:under)?graduates?|(?:\w+ )?students?|ph\.?d|advisees|doktorand\w*|studierende\w*|"
    r"étudiant\w*|doctorant\w*|estudiantes?|doctorand\w*|studenti|dottorand\w*|alun[oa]s|"
    r"(?:mestr|doutor)and\w*)\b|学生|博士生|硕士生|碩士生|研究生|本科生|大学院生|학생|대학원생",
    "",
    re.IGNORECASE,
)


def _names_students(section: Section) -> bool:
    """Whether the heading, or one above it, is that of students."""
    return any(_STUDENTS.search(title) for title in section.titles)


def _relation(page: Page, section: Section | None) -> str:
    """The relation that the nearest heading with one gives; whoever stands under alumni is one.

    So is everybody on a page called "Alumni", though not under "Members and alumni".
    """
    titles = [*reversed(section.titles if section else []), page.sections[0].title]
    found = {title: relation for title in titles if (relation := group_relation(title))}
    nearest = next(iter(found.values()), "member")
    left = any(found[title] == "alumnus" and not _JOINED.search(title) for title in found)
    return "alumnus" if left else nearest


#: Joins the groups of a heading: "Members and alumni", "Team & Alumni".
_JOINED = Pattern(r"\b(?:and|und|et|y|e)\b|[&/,]", "", re.IGNORECASE)


def _read(page: Page, block: Block, group: Person) -> None:
    """Reads a block and those nested in it; `group` is what all of its people share."""
    if block.kind in ("item", "row", "paragraph") and not page.is_taken(block):
        labelled, relation = _behind_label(block)
        people = labelled or _names_in_line(block) or _names_of_items(block)
        shared = replace(group, relation=relation) if labelled else group
        if not people:
            people = _beneath_theses(block)
            if group.relation in ("advisor", "member"):
                shared = replace(group, relation="student")
        for place, name in people:
            _add(page, place, name, shared)
    for child in block.children:
        _read(page, child, group)


def _behind_label(block: Block) -> tuple[list[tuple[Stretch, str]], str | None]:
    """The names of "Former postdocs: A, B and C", and the relation that the label tells."""
    label, at = label_of(block)
    relation = group_relation(label) if 0 < len(label) < 50 and "(" not in label else None
    if relation is None or "\n" in block.text[at:]:
        return [], None
    named, score = read_names(block.text[at:])
    if score < 0.75 or not any(" " in n.name for n in named) or not _all_people(named):
        return [], None
    return [(Stretch(block, at + n.start, at + n.end), n.name) for n in named], relation


def _names_in_line(block: Block) -> list[tuple[Stretch, str]]:
    """The names of a paragraph that is a list of them."""
    if block.kind != "paragraph" or "\n" in block.text:
        return []
    named, score = read_names(block.text)
    full = sum(" " in n.name and not heads_title(n.name) for n in named)
    if full < 2 or full * 2 <= len(named) or score <= 0.75 or not _all_people(named):
        return []
    return [(Stretch(block, n.start, n.end), n.name) for n in named]


def _names_of_items(block: Block) -> list[tuple[Stretch, str]]:
    """The name that an item, or each line of a paragraph of such lines, begins with."""
    found: list[tuple[Stretch, str]] = []
    for item in _items(block):
        named = _listed_behind_label(item)
        found += [(Stretch(block, item.start + n.start, item.start + n.end), n.name) for n in named]
        first = None if named else first_name(item)
        if first:
            name, start, end = first
            stop = max(end, start + 1) if block.kind == "paragraph" else item.end
            found.append((Stretch(block, item.start, stop), name))
    return found


def _beneath_theses(block: Block) -> list[tuple[Stretch, str]]:
    """The names beneath what theses are theirs: "PhD projects" above "A (Oslo), B (now C)".

    A single name has to have an aside in brackets.
    """
    lines = lines_of(whole(block)) if block.kind == "item" else []
    for above, line in pairwise(lines):
        named, score = read_names(line.text) if _STUDENTS.search(above.text) else ((), 0.0)
        several = len(named) > 1 or line.text.endswith(")")
        if several and score == 1 and all(" " in n.name and _names_person(n.name) for n in named):
            at = line.start
            return [(Stretch(block, at + n.start, at + n.end), n.name) for n in named]
    return []


_LABEL = Pattern(r"[^:\n]{2,40}:\s+(?=\S)")
#: What heads the lines of an item has no more words than this.
_LABEL_WORDS = 4


def _listed_behind_label(line: Stretch) -> list[Named]:
    """The names of a line that is a list of them, behind a label or without: "MSc: A, B, C"."""
    if line.block.kind != "paragraph":
        return []
    label = _LABEL.match(line.text)
    at = label.end() if label else 0
    named, score = read_names(line.text[at:])
    full = [n for n in named if " " in n.name and not heads_title(n.name)]
    if score < 1 or len(full) < len(named) or len(full) < (1 if label else 2):
        return []
    if not _all_people(named):
        return []
    return [n._replace(start=n.start + at, end=n.end + at) for n in named]


def _items(block: Block) -> list[Stretch]:
    if block.kind == "item" and "\n" in block.text:
        first, *others = lines_of(whole(block))
        if len(first.text.split()) <= _LABEL_WORDS and not first_name(first):
            # where they are, above one a line: "Harwick", "Ada Elm (since 2021)"
            return others if others and all(map(first_name, others)) else [whole(block)]
    lines = _bold_lines(block) if block.kind == "paragraph" else []
    telling = sum(bool(first_name(line) or _listed_behind_label(line)) for line in lines)
    if len(lines) > 1 and telling * 2 > len(lines):
        return lines
    return [whole(block)]


def _bold_lines(block: Block) -> list[Stretch]:
    """The lines of a paragraph, parted too where a bold name follows another in one line."""
    starts = [mark.start for mark in block.marked("strong")]
    found: list[Stretch] = []
    for line in lines_of(whole(block)):
        inner = [at for at in starts if line.start < at < line.end]
        cuts = [line.start, *(inner if line.start in starts else []), line.end]
        found += [Stretch(block, a, b) for a, b in pairwise(cuts)]
    return found


def first_name(item: Stretch) -> tuple[str, int, int] | None:
    """The name that a stretch begins with, and its place: linked, bold, or before a separator."""
    block, start, end = _without_years(item)
    titled = HONORIFIC.match(block.text, skip(block.text, start, stop=end))
    near = (titled.end() if titled else start) + 6
    for mark in sorted(block.marks):
        if mark.kind in ("link", "strong") and start <= mark.start <= near and mark.end <= end:
            text = block.text[mark.start : mark.end].partition("\n")[0]  # a card may be all link
            name = clean_name(text)
            if _names_person(name):
                return name, mark.start, mark.start + len(text)
    found = names_at(block, start, end)
    if not found or found[0].start > near + 1:
        return None
    name = found[0].name
    if _names_person(name) and _ends_name(block.text[found[0].end : end]):
        return name, found[0].start, found[0].end
    return None


_IS_STUDENT = Pattern(
    r"\s*[,(:–—-]\s*(?:(?:former|visiting|current|then|now)\s+)?(?:(?:under)?graduate|ph\.?\s?d\.?|"
    r"doctoral|master['’]?s?|m\.?\s?sc\.?|bachelor['’]?s?|b\.?\s?sc\.?|high[- ]school|honou?rs)"
    r"\s+student\b(?!\s+(?:instructor|researcher|assistant))",
    "student",
    re.IGNORECASE,
)


def read_student(page: Page, item: Stretch) -> bool:
    """Reads an item that is about one student, whatever is listed: "A B, PhD student at O"."""
    first = first_name(item)
    if first is None or not _IS_STUDENT.match(item.block.text[first[2] : item.end]):
        return False
    _add(page, item, first[0], Person(name="", relation="student"))
    return True


#: The letters in the place of a picture, above the name that they begin: "AE", "Ada Elm".
_AVATAR = Pattern(r"\s*([A-Z])[A-Za-z]{1,2}\n\s*(?=\1\w)")


def _without_years(item: Stretch) -> Stretch:
    avatar = _AVATAR.match(item.text)
    if avatar:
        return item._replace(start=item.start + avatar.end())
    text = item.text
    period = period_in(text[:40])
    if period and not text[: period.at].strip(EDGE):
        return item._replace(start=item.start + skip(text, period.end_at, EDGE))
    return item


def _ends_name(after: str) -> bool:
    """Whether the words after a name are set apart from it."""
    after = after.lstrip(" ")
    return not after or after[0] in ",(;:|\n\t-–—[.@（，、；：" or after[0].isdigit()


def _add(page: Page, place: Stretch, name: str, group: Person) -> None:
    block, start, end = place
    links = (m for m in block.marks if m.kind == "link" and m.start < end and m.end > start)
    url = next((link.value for link in links), None)
    person = Person(name=name, relation=group.relation, group=group.group, url=url)
    page.add(person, *place, rule="person-item")
