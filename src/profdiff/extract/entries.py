"""Dated entries: experience and education as lists, tables and short paragraphs."""

import re
from itertools import accumulate
from typing import NamedTuple

from profdiff.document import Block
from profdiff.extract.dates import Period, begins_with_month, date_in, period_in, short_month_alone
from profdiff.extract.degree_words import CJK_DEGREE, LISTED_DEGREE
from profdiff.extract.name_list import names_at
from profdiff.extract.nested_entries import read_headed, read_nested
from profdiff.extract.organizations import split_unit
from profdiff.extract.page import Found, Page, Section
from profdiff.extract.patterns import Pattern
from profdiff.extract.prose import read_sentence
from profdiff.extract.sentences import sentences
from profdiff.extract.shared_entries import share
from profdiff.extract.stretches import COMMA, Stretch, is_date
from profdiff.lexicon.positions import (
    behind_organization,
    heads_title,
    is_place,
    organization_class,
)
from profdiff.normal import fold, squeeze
from profdiff.records import Education, Person, Role

_DEGREE_AT = Pattern(r"(?<![\w.])(?<![st]-)(?<!ost )" + LISTED_DEGREE + r"(?![\w])")
_SEPARATOR = Pattern(
    rf"\n|\t|(?<=[a-z)]{{5}})\.\s(?=[A-Z])|\s[|·•–—]\s|\s-\s|{COMMA}|;\s|:\s|[，、；：]\s?|"
    r"\s(?:at|@)\s(?:the\s)?|,\s?$"
)
#: The degrees of students whom somebody supervised: "guided several B.Sc. thesis students".
_OF_OTHERS = Pattern(
    rf"\b(?:supervis|guid|mentor|advis)\w+\s[^\n]{{0,60}}{LISTED_DEGREE}\s+"
    r"(?:thesis\s+|project\s+)?(?:students|theses|projects)\b",
    "supervis|guid|mentor|advis",
)
_COURSE = Pattern(r"\bcourses?\b", "course")
_HONORS = Pattern(
    r"\(?\b((?:summa|magna)?\s*cum laude|with (?:[\w ]+ )?honou?rs|with distinction|"
    r"first[- ]class(?: honou?rs)?|valedictorian|honou?rs)\b\)?",
    "laude|hono|distinction|first|valedict",
    re.IGNORECASE,
)
_LABELLED = Pattern(
    r"\b(hosts?|advisors?|advisers?|supervis[eo]rs?|co-advisors?|mentors?|managers?|with|"
    r"working with|worked with|collaborators?|advised by|supervised by|hosted by|"
    r"mentored by)\s*:?\s+(?=\S)",
    "host|advis|superv|mentor|manager|with|collab",
    re.IGNORECASE,
)
_FIELD = Pattern(
    r"\s*(?:degree|diploma|[Cc]andidate|[Ss]tudent)?(?:\s*(?:,|\(|\b(?:in|of|on|en|em|de|di|der)|:|–|-)\s+"
    r"(?:the\s+)?(?=\S)|\s+(?=[A-Z][a-z])|\s+d['’](?=\w))"
)
#: A grade in brackets behind a school: "(GPA 3.9/4)", "(Note: 1,2)", "(110/110 cum laude)".
_GRADE = Pattern(
    r"\s*[(\[](?:majors? in [^()]*|"
    r"[^()\[\]]*\b(?:c?gpa|grade[sd]?|marks?|note|abschlussnote|moyenne|mention|nota|"
    r"media|voto|score|average)\b[^()\[\]]*|\W*\d+[.,]?\d*\s*(?:/|out of|von|sur)\s*\d[^()\[\]]*|"
    r"\d[.,]\d+)[)\]]",
    "(|[",
    re.IGNORECASE,
)
#: Behind a school in scripts without spaces: that it was left with success.
_GRADUATED = Pattern(r"\s*(?:卒業見込み?|卒業|修了|卒|毕业|畢業|졸업)$")
#: Behind an organisation: as what one was there, within what, its address.
_AS_WHAT = Pattern(r"(?<=[\w)])\s(?:as\s(?:an?\s)?[A-Z]|within\s(?:the\s)?[A-Z]|https?://)")
#: A city and a state whose abbreviation is a degree's too.
_STATE = Pattern(
    r"[A-Z][a-z]+,\s+(?P<state>MA|MD|MS|ME)(?=\s*(?:$|[\n\t,;|(–—-]|\d{5}|U\.?S))",
    "ma|md|ms|me",
)
_BETWEEN_DEGREES = Pattern(r"\s*(?:degrees?)?\s*(?:(?:in|of)\s+)?(?:,\s*and|,|and|&|/|\+)?\s*")
_EXPECTED = Pattern(
    r"\b(expected|anticipated|ongoing|in progress|candidate|present|current|now|incoming)\b",
    "expect|anticip|ongoing|progress|candid|present|current|now|incoming",
    re.IGNORECASE,
)
_NOISE_CHUNK = Pattern(
    r"^(?:projects?\b.*\bfunded\b|gpa|grade|rank|thesis|dissertation|minor|courses?|coursework|advisor|remote|"
    r"full[- ]time|part[- ]time)\b",
    "",
    re.IGNORECASE,
)


#: What follows a verb and no adjective: "visited Prof. X", but "distinguished professor".
_AFTER_VERB = frozenset("by with to for in on as the a an my our his her prof dr".split())


class Chunk:
    """A piece of an entry: its words and where it stands."""

    __slots__ = ("end", "line", "start", "text")

    def __init__(self, text: str, start: int, end: int, line: int) -> None:
        self.text, self.start, self.end, self.line = text, start, end, line


def extract_section(page: Page, section: Section) -> None:
    """Reads a section of experience or education, or of both."""
    read_headed(page, section, lambda block: _read_block(page, section, block))
    when = period_in(section.title) if is_date(section.title) else None
    blocks = _with_heading(section)
    first = len(page.found)
    for block in blocks:
        if page.is_taken(block):
            continue
        known = len(page.found)
        _read_block(page, section, block)
        if when and section.heading:
            _date(page, page.found[known:], when, section.heading)
    share(page, blocks, first)


def _date(page: Page, found: list[Found], when: Period, heading: Block) -> None:
    """Dates entries without a date by the heading above them: "2014 – 2022"."""
    for record in (each.record for each in found):
        if isinstance(record, Role) and record.start is None:
            record.start, record.end, record.current = when.start, when.end, when.ongoing
            page.add_part(record, heading)
        elif isinstance(record, Education) and not (record.start or record.end):
            single = when.end is None and not when.ongoing
            record.start = None if single else when.start
            record.end = when.start if single else when.end
            page.add_part(record, heading)


def _read_block(page: Page, section: Section, block: Block) -> None:
    for start, end in _entries(block):
        _read(page, section, block, start, end)
    if block.children:
        read_nested(page, block, lambda child: _read_block(page, section, child))


def _with_heading(section: Section) -> list[Block]:
    """The blocks of a section; a heading below it that names no section begins an entry."""
    return [b for b in section.blocks if b.text and b.kind in ("item", "row", "paragraph")]


def _entries(block: Block) -> list[tuple[int, int]]:
    """The entries within a block: each line when every line bears its own date."""
    text = block.text
    if "\n" not in text or block.kind == "row":
        return _degrees_apart(text) or [(0, len(text))]
    lines: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            lines.append((at, at + len(line)))
        at += len(line) + 1
    dated = [period_in(text[a:b]) is not None and len(text[a:b]) > 24 for a, b in lines]
    if len(lines) > 1 and sum(dated) == len(lines):
        return lines
    return [(0, len(text))]


def _degrees_apart(text: str) -> list[tuple[int, int]]:
    """The degrees of a line that gives each its own date: "Ph.D., 2011; M.A., 2009"."""
    parts = text.split(";") if ";" in text else []
    ends = list(accumulate(len(part) + 1 for part in parts))
    apart = all(_DEGREE_AT.match(part.lstrip()) and period_in(part) for part in parts)
    found = zip([0, *ends], [end - 1 for end in ends], strict=False)
    return list(found) if parts and apart else []


def _read(page: Page, section: Section, block: Block, start: int, end: int) -> None:
    text = block.text[start:end]
    kinds = section.kinds
    degree = _DEGREE_AT.search(_without_states(text, block))
    if _is_prose(text):
        for a, b in sentences(block.text, start, end):
            read_sentence(page, Stretch(block, a, b))
        return
    if "education" in kinds and _OF_OTHERS.search(text):
        return
    titled = heads_title(_DEGREE_AT.sub(" ", text))
    if "education" in kinds and titled and not degree and _COURSE.search(text):
        from profdiff.extract.teaching import read_course

        read_course(page, Stretch(block, start, end))
    elif (degree and not titled) or (
        "education" in kinds and (degree or "experience" not in kinds)
    ):
        _education(page, block, start, end)
    elif "experience" in kinds or heads_title(text):
        _role(page, block, start, end)
    _people(page, block, start, end)


def _is_prose(text: str) -> bool:
    """Whether an entry is written as sentences about "I" or "she"."""
    words = text.split()
    low = {w.lower().strip(".,'’") for w in words[:6]}
    return len(words) > 8 and bool(low & {"i", "i'm", "he", "she", "my", "his", "her", "we"})


def chunks(text: str, offset: int = 0) -> list[Chunk]:
    """An entry's pieces between its separators, brackets kept whole."""
    found: list[Chunk] = []
    at = line = 0
    for border in [*_SEPARATOR.finditer(text), None]:
        edge = border.start() if border else len(text)
        if border is not None and (_open_bracket(text, at, edge) or edge < at):
            continue
        piece = squeeze(text[at:edge]).strip(" ,;:|·–—-")
        if piece:
            found.append(Chunk(piece, offset + at, offset + edge, line))
        if border is not None:
            line += "\n" in border[0]
            at = border.end()
    return found


def _open_bracket(text: str, start: int, at: int) -> bool:
    return text.count("(", start, at) > text.count(")", start, at)


def _without(text: str, period: Period | None) -> str:
    """The text with its dates blanked, and the empty brackets that they leave."""
    if period is None:
        return text
    blanked = (
        text[: period.at] + "\n" + " " * (period.end_at - period.at - 1) + text[period.end_at :]
    )
    return Pattern(r"[(（][\s,，]*[)）]").sub(" ", blanked)


def _role(page: Page, block: Block, start: int, end: int) -> None:
    text = block.text[start:end]
    period = period_in(text) or short_month_alone(text)
    head = _head_lines(_without(text, period))
    pieces = chunks(head, start)
    told = [c for c in pieces if not _is_deed(c.text)]
    parts = [
        c
        for c in told
        if not _NOISE_CHUNK.search(c.text)
        and not _LABELLED.match(c.text)
        and not _behind_label(block.text, c.start)
    ]
    title = next((c for c in parts if heads_title(c.text) and len(c.text) < 100), None)
    if title is None and (not (period and parts) or len(told) < len(pieces)):
        return
    rest = [c for c in parts if c is not title]
    if title is not None and not any(organization_class(c.text) for c in rest):
        title, within = _held_in(title)
        rest = [*within, *rest]
    organization = _beside_title(rest, block, title) or _organization(rest, block)
    if title is None and organization is None:
        return
    if title is None and not (organization and organization_class(organization.text)):
        return
    name, unit = _organization_name(organization, rest)
    page.add(
        Role(
            title=_bare(title.text) if title else None,
            organization=name,
            unit=unit,
            start=period.start if period else None,
            end=period.end if period else None,
            current=bool(period and period.ongoing) or text.lower().startswith("current"),
        ),
        block,
        start,
        end,
        rule="entry-role",
    )


def _is_deed(text: str) -> bool:
    """Whether a piece tells what was done, or by whom: "Visited Prof. X", "Granted by …"."""
    first, *rest = fold(text).split() or [""]
    return first.endswith("ed") and bool(rest) and rest[0] in _AFTER_VERB


def _held_in(title: Chunk) -> tuple[Chunk, list[Chunk]]:
    """A title and the organisation in it: "Research Scientist in Example AI", "IBM fellow"."""
    first, _, rest = title.text.partition(" ")
    named = first[:1].isupper() or not first.isascii()
    if named and organization_class(first) == "known" and heads_title(rest):
        border = title.start + len(first)
        owner = Chunk(first, title.start, border, title.line)
        return Chunk(rest, border + 1, title.end, title.line), [owner]
    cjk = behind_organization(title.text)
    if cjk and not heads_title(title.text[:cjk]):
        border = title.start + cjk
        owner = Chunk(title.text[:cjk].strip(), title.start, border, title.line)
        return Chunk(title.text[cjk:].strip(), border, title.end, title.line), [owner]
    before, within, after = title.text.rpartition(" in ")
    if not within or not heads_title(before) or not after[:1].isupper():
        return title, []
    border = title.end - len(after)
    return (
        Chunk(before, title.start, border - len(within), title.line),
        [Chunk(after, border, title.end, title.line)],
    )


def _behind_label(text: str, at: int) -> bool:
    """Whether a piece stands behind a label that tells whose name it is: "Host: Ann Lee"."""
    label = _LABELLED.search(text[max(at - 24, 0) : at + 1])
    return label is not None and text[:at].rstrip().endswith(":")


def _bare(text: str) -> str:
    return (
        squeeze(text).strip(" ,.;:()")
        if text.count("(") != text.count(")")
        else squeeze(text).strip(" ,.;:")
    )


def _head_lines(text: str) -> str:
    """The first lines of an entry, without the prose that describes it."""
    kept: list[str] = []
    for line in text.split("\n"):
        if len(line) > 160 and any(before.strip() for before in kept):
            break
        kept.append(line)
        if len(kept) >= 6:
            break
    return "\n".join(kept)


_ADDRESS = Pattern(r"(?:https?://\S+|www\.\S+|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}(?:/\S*)?)")


def _is_no_organization(text: str) -> bool:
    """Whether a piece is a place, a date or an address."""
    return is_place(text) or begins_with_month(text) or _ADDRESS.fullmatch(text) is not None


def _organization(rest: list[Chunk], block: Block) -> Chunk | None:
    rest = [c for c in rest if not _is_no_organization(c.text)]
    named = [c for c in rest if organization_class(c.text) and len(c.text) < 120]
    strong = [c for c in named if organization_class(c.text) in ("organization", "known")]
    if strong:
        return strong[0]
    if named:
        return named[0]
    marked = [
        c
        for c in rest
        if any(
            m.kind in ("strong", "link", "em") and m.start <= c.start + 1 and m.end >= c.end - 1
            for m in block.marks
        )
    ]
    if marked:
        return marked[0]
    return next(
        (c for c in rest if c.text[:1].isupper() and len(c.text) < 80 and not read_date(c.text)),
        None,
    )


def _beside_title(rest: list[Chunk], block: Block, title: Chunk | None) -> Chunk | None:
    """The piece that stands behind the title's own "at"."""
    if title is None:
        return None
    after = next((c for c in rest if c.start >= title.end), None)
    if after is None or not (after.text[:1].isupper() or organization_class(after.text)):
        return None
    between = block.text[title.end : after.start]
    if between.strip() not in ("at", "@", "at the") or organization_class(after.text) == "unit":
        return None
    return after


def read_date(text: str) -> bool:
    """Whether a text is a date and nothing else."""
    found = date_in(text)
    return bool(found and not (text[: found[1]] + text[found[2] :]).strip(" .,()"))


def _organization_name(
    organization: Chunk | None, rest: list[Chunk]
) -> tuple[str | None, str | None]:
    if organization is None:
        return None, None
    name = _bare(_AS_WHAT.split(_GRADE.sub("", organization.text))[0])
    name = _GRADUATED.sub("", name)
    index = rest.index(organization)
    name, inner = split_unit(name)
    if name.endswith("University of California") and index + 1 < len(rest):
        name = f"{name}, {rest[index + 1].text}"
    unit = inner or next(
        (c.text for c in rest if c is not organization and organization_class(c.text) == "unit"),
        None,
    )
    return name, unit


def _education(page: Page, block: Block, start: int, end: int) -> None:
    text = block.text[start:end]
    period = period_in(text) or short_month_alone(text)
    bare = _without_states(_head_lines(_without(text, period)), block)
    honors = _HONORS.search(bare)
    degrees = _degrees(bare)
    if not degrees:
        bare, degrees = _degree_behind_subject(bare)
    fields = {degree.field for degree in degrees}
    parts = [
        c
        for c in chunks(bare, start)
        if not _NOISE_CHUNK.search(c.text)
        and not _LABELLED.match(c.text)
        and not any(c.start - start <= degree.at < c.end - start for degree in degrees)
    ]
    institution = _organization([c for c in parts if c.text not in fields], block)
    name, _ = _organization_name(institution, parts)
    if name is None and degrees:
        name = _at_school(bare, degrees[-1].end)
    if not degrees and (organization_class(name or "") != "organization" or _is_body(name or "")):
        return
    if not degrees and any(_DEGREE_AT.match(child.text) for child in block.children):
        return
    ongoing = bool(_EXPECTED.search(text)) or bool(period and period.ongoing)
    start_date, end_date = (period.start, period.end) if period else (None, None)
    if period and not period.end and not period.ongoing:
        start_date, end_date = None, period.start
    for degree in degrees or [_Degree(None, None, 0, 0)]:
        study = Education(
            degree=degree.name,
            field=degree.field,
            institution=name,
            start=start_date,
            end=end_date,
            status="in_progress" if ongoing else "completed",
            honors=honors[1] if honors else None,
        )
        page.add(study, block, start, end, rule="entry-degree")


#: Organisations that teach nobody.
_BODIES = frozenset("association foundation federation society council company ministry".split())


def _is_body(name: str) -> bool:
    """Whether an organisation is none that gives degrees."""
    return not _BODIES.isdisjoint(fold(name).split())


class _Degree(NamedTuple):
    """A degree in an entry, its field, and where its words stand."""

    name: str | None
    field: str | None
    at: int
    end: int


def _degrees(text: str) -> list[_Degree]:
    """The degrees of an entry: the first, and those that only fields and "and" part from it."""
    found: list[_Degree] = []
    for match in _DEGREE_AT.finditer(text):
        if found:
            between = text[found[-1].end : match.start()].replace(found[-1].field or "\0", "", 1)
            if not _BETWEEN_DEGREES.fullmatch(between):
                break
        field = _field(text, match.end())
        found.append(_Degree(squeeze(match[0]), field, match.start(), match.end()))
    shared = found[-1].field if found else None
    return [degree._replace(field=degree.field or shared) for degree in found]


def _without_states(text: str, block: Block) -> str:
    """The text without the states of America that are spelled like degrees: "Baltimore, MD".

    Only where the degree itself stands elsewhere in the entry, or in what is nested in it.
    """
    states = list(_STATE.finditer(text))
    if not states:
        return text
    blanked = text
    for state in states:
        at, end = state.span("state")
        blanked = blanked[:at] + " " * (end - at) + blanked[end:]
    told = _DEGREE_AT.search(blanked) or any(period_in(c.text) for c in block.children)
    return blanked if told else text


#: The subject behind a degree: "博士（理学）", "박사, 컴퓨터과학, …".
_SUBJECT_BEHIND = Pattern(
    r"\s*[（(]([^（）()]{1,20})[)）]|\s*[,，、]\s*([^,，、\n\t\d]{2,24}?)\s*(?=[,，、\n\t]|$)"
)


def _degree_behind_subject(text: str) -> tuple[str, list[_Degree]]:
    """A degree in a script without spaces, "统计学博士", and the entry without its words."""
    found = CJK_DEGREE.search(text)
    if not found:
        return text, []
    begin = max(text.rfind(border, 0, found.start()) for border in "\n\t ,，、；;：:(（|-–") + 1
    subject = text[begin : found.start()]
    if organization_class(subject):
        begin, subject = found.start(), ""
    end = found.end()
    behind = None if subject else _SUBJECT_BEHIND.match(text, end)
    if behind and not organization_class(behind[1] or behind[2]):
        subject, end = behind[1] or behind[2], behind.end()
    rest = text[:begin] + "\n" + " " * (end - begin - 1) + text[end:]
    return rest, [_Degree(found[0], subject or None, begin, begin)]


def _field(text: str, at: int) -> str | None:
    """The field of study after a degree: "in X", ", X", "(X)"."""
    found = _FIELD.match(text, at)
    if not found:
        return None
    stop = Pattern(
        r"\n|\t|\s[|·–—-]\s|,\s|;\s|\s(?:from|at|with|pel[oa]|an der|am|presso|à la|en la|en el)\s|"
        r"\sà\s(?=l['’]|[A-Z])|\s?\((?=summa|magna|cum|with|hon|minor|gpa)|\.\s|$",
        "",
        re.IGNORECASE,
    ).search(text, found.end())
    field = squeeze(text[found.end() : stop.start() if stop else len(text)]).strip(" ,.;:")
    if field.count(")") > field.count("("):
        field = field.rstrip(")")
    if not field or organization_class(field) or read_date(field) or not field[0].isalpha():
        return None
    return field


def _at_school(text: str, at: int) -> str | None:
    found = Pattern(
        r"\b(?:(?:at|from)\s+(?:the\s+)?|pel[oa]\s+|an der\s+|am\s+|presso\s+(?:l['’]|la\s+)?|"
        r"à\s+(?:l['’]|la\s+)?|en\s+(?:la|el)\s+)([A-ZÀ-Þ][^\n,;()]+)"
    ).search(text, at)
    return squeeze(found[1]) if found else None


def _people(page: Page, block: Block, start: int, end: int) -> None:
    """Reads "Hosts: A, B and C", "Advisor: D" within an entry."""
    for found in _LABELLED.finditer(block.text[start:end]):
        word = found[1].lower()
        relation = (
            "host"
            if word.startswith("host")
            else "mentor"
            if word.startswith(("mentor", "manager"))
            else "advisor"
            if "advis" in word or "superv" in word
            else "collaborator"
        )
        for person in names_at(block, start + found.end(), end):
            url = next(
                (
                    m.value
                    for m in block.marks
                    if m.kind == "link" and m.start <= person.start < m.end
                ),
                None,
            )
            page.add(
                Person(name=person.name, relation=relation, url=url),
                block,
                person.start,
                person.end,
                rule="entry-person",
            )
