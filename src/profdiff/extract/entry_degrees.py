"""Degrees as entries list them: what was studied, where, when and how it ended."""

import re
from typing import NamedTuple

from profdiff.document import Block
from profdiff.extract.dates import period_in, short_month_alone
from profdiff.extract.degree_words import CJK_DEGREE, LISTED_DEGREE
from profdiff.extract.entry_pieces import (
    LABELLED,
    NOISE,
    chunks,
    find_organization,
    head_lines,
    organization_name,
    read_date,
    without_dates,
)
from profdiff.extract.page import Page
from profdiff.lexicon.degrees import added_degree
from profdiff.lexicon.positions import (
    organization_class,
)
from profdiff.normal import fold, squeeze, trim
from profdiff.patterns import Pattern
from profdiff.records import Education

#: A degree in an entry, by its name or abbreviation.
DEGREE_AT = Pattern(r"(?<![\w.])(?<![st]-)(?<!ost )" + LISTED_DEGREE + r"(?![\w])")
_HONORS = Pattern(
    r"\(?\b((?:summa|magna)?\s*cum laude|with (?:[\w ]+ )?honou?rs|with distinction|"
    r"first[- ]class(?: honou?rs)?|valedictorian|honou?rs)\b\)?",
    "laude|hono|distinction|first|valedict",
    re.IGNORECASE,
)
_FIELD = Pattern(
    r"\)?\s*(?:degree|diploma|[Cc]andidate|[Ss]tudent)?(?:\s*(?:,|\(|\b(?:in|of|on|en|em|de|di|der)|:|–|-)\s+"
    r"(?:the\s+)?(?=\S)|\s+(?=[A-Z][a-z])|\s+d['’](?=\w))"
)
#: A city and a state whose abbreviation is a degree's too.
_STATE = Pattern(
    r"[A-Z][a-z]+,\s+(?P<state>MA|MD|MS|ME)(?=\s*(?:$|[\n\t,;|(–—-]|\d{5}|U\.?S))",
    "ma|md|ms|me",
)
#: Organisations that teach nobody.
_BODIES = frozenset("association foundation federation society council company ministry".split())
#: The subject behind a degree: "博士（理学）", "박사, 컴퓨터과학, …".
_SUBJECT_BEHIND = Pattern(
    r"\s*[（(]([^（）()]{1,20})[)）]|\s*[,，、]\s*([^,，、\n\t\d]{2,24}?)\s*(?=[,，、\n\t]|$)"
)
_BETWEEN_DEGREES = Pattern(r"\s*(?:degrees?)?\s*(?:(?:in|of)\s+)?(?:,\s*and|,|and|&|/|\+)?\s*")
_EXPECTED = Pattern(
    r"\b(?:(?:expected|anticipated|ongoing|in progress|candidate|present|current|now|incoming)\b|"
    r"exp(?:ct|t)?\.)",
    "exp|anticip|ongoing|progress|candid|present|current|now|incoming",
    re.IGNORECASE,
)


def read_degree(page: Page, block: Block, start: int, end: int) -> None:
    """Reads the degrees of an entry: each with its field, all with one school and date."""
    text = block.text[start:end]
    period = period_in(text) or short_month_alone(text)
    bare = without_states(head_lines(without_dates(text, period)), block)
    honors = _HONORS.search(bare)
    degrees = degrees_in(bare)
    if not degrees:
        bare, degrees = _degree_behind_subject(bare)
    fields = {degree.field for degree in degrees}
    parts = [
        c
        for c in chunks(bare, start)
        if not NOISE.search(c.text)
        and not LABELLED.match(c.text)
        and not any(c.start - start <= degree.at < c.end - start for degree in degrees)
    ]
    institution = find_organization([c for c in parts if c.text not in fields], block)
    name, _ = organization_name(institution, parts)
    if name is None and degrees:
        name = _at_school(bare, degrees[-1].end)
    if not degrees and (organization_class(name or "") != "organization" or _is_body(name or "")):
        return
    if not degrees and any(DEGREE_AT.match(child.text) for child in block.children):
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


def _is_body(name: str) -> bool:
    """Whether an organisation is none that gives degrees."""
    return not _BODIES.isdisjoint(fold(name).split())


class _Degree(NamedTuple):
    """A degree in an entry, its field, and where its words stand."""

    name: str | None
    field: str | None
    at: int
    end: int


def degrees_in(text: str) -> list[_Degree]:
    """The degrees of an entry: the first, and those that only fields and "and" part from it."""
    own = added_degree(text)
    if own:
        return [_Degree(squeeze(text[slice(*own)]), _field(text, own[1]), *own)]
    found: list[_Degree] = []
    for match in DEGREE_AT.finditer(text):
        if found:
            between = text[found[-1].end : match.start()].replace(found[-1].field or "\0", "", 1)
            if not _BETWEEN_DEGREES.fullmatch(between):
                break
        field = _field(text, match.end())
        found.append(_Degree(squeeze(match[0]), field, match.start(), match.end()))
    shared = found[-1].field if found else None
    return [degree._replace(field=degree.field or shared) for degree in found]


def without_states(text: str, block: Block) -> str:
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
    told = DEGREE_AT.search(blanked) or any(period_in(c.text) for c in block.children)
    return blanked if told else text


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
    return trim(squeeze(found[1])) if found else None
