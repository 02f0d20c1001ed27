"""Whose page it is, and whether it is a person's."""

import re
from typing import Literal, NamedTuple

from profdiff.document import Block, Document
from profdiff.extract.degree_words import DEGREE
from profdiff.extract.names import clean_name, is_name
from profdiff.extract.page import Page, walk
from profdiff.lexicon.positions import group_relation, heads_title, organization_class
from profdiff.lexicon.sections import section_kinds
from profdiff.lexicon.tables import remembered
from profdiff.normal import fold, squeeze
from profdiff.patterns import Pattern

_FIRST_PERSON = Pattern(r"[IMm](?<!\w.)(?:(?<=I)|(?<!I)y)\b")
_IS_ORGANIZATION = Pattern(
    r"^(?P<name>[A-Z][^.;:]{2,90}?)\s*(?:\((?P<short>[^)]{2,40})\)\s*)?(?:,\s[^,]{3,60},\s)?"
    r"(?:is|was) (?:an?|the|one of the)\s+"
    r"(?:(?!(?:in|at|of|for|with|from|on|by|who|that|where)\b)[^\s.]+\s+){0,8}?"
    r"(?:organi[sz]ation|lab(?:oratory)?|group|institute|company|center|centre|team|"
    r"non-?profit|department|consortium|initiative|collaboration|network|project|society|"
    r"incubator)\b(?!\s+(?:manager|leader|lead|head|director|member|coordinator|technician|"
    r"assistant|chair)\b)"
)
_GROUP_TITLE = Pattern(
    r"\b(?:lab|laboratory|group|team|members|people|institute|center|centre|alumni)\b",
    "",
    re.IGNORECASE,
)
_INTRODUCTION = Pattern(
    r"\b(?:[Mm]y name is|I am|I['’]m|[Tt]his is)\s+"
    r"(?P<name>[A-Z\u00c0-\uffff][^,.;:!?()（\n]{2,40}?)(?=\s*[,.;:!?(（\n]|\s+(?:and|from|at|a)\s|$)",
    "name is|i am|i'm|i’m|this is",
)
#: A line that states a degree, or labels what follows, names nobody.
_NO_NAME_LINE = Pattern(rf"\b{DEGREE}\s*[,.]|:", "")
_TITLE_BREAK = Pattern(r"\s+[-–—|·:•]\s+|\s*[|:•]\s*|['’]s\s+|,\s|\s\(")
_GENERIC = frozenset(
    "home about homepage index welcome page cv resume publications website me people team "
    "members".split()
)
#: The front matter that a reader sees; all else steers the theme.
VISIBLE = frozenset(
    "title subtitle tagline name first_name last_name display_name bio description excerpt "
    "role address location employer "
    "affiliation affiliations email position headline summary keywords_shown more_info".split()
)


class Subject(NamedTuple):
    """Whose page it is: `person` or `organization`, and the name if it is known."""

    kind: Literal["person", "organization"]
    name: str | None


def subject_kind(page: Page) -> Literal["person", "organization"]:
    """`organization` for a lab, group or company; `person` else."""
    blocks = list(walk(page.document.blocks))
    first_person = _first_persons(blocks)
    titles = [str(page.document.meta.get("title") or ""), page.document.title or ""]
    headings = [s.title for s in page.sections if s.heading is not None]
    titles += headings[: 2 if headings and fold(headings[0]) in _GENERIC else 1]
    groups = [
        s for s in page.sections if s.title and group_relation(s.title) and s.kind != "publications"
    ]
    if first_person > 1 and not (len(groups) > 2 and _names_group(titles[0] or titles[1])):
        return "person"
    prose = [b.text for b in blocks if b.kind == "paragraph"][:3]
    if any(_IS_ORGANIZATION.search(p) for p in prose):
        return "organization"
    if any(_GROUP_TITLE.search(t) for t in titles) and not any(
        _is_own_name(t) for t in titles if t and not _GROUP_TITLE.search(t)
    ):
        return "organization"
    if is_vita(page):
        return "person"
    return "organization" if len(groups) > 2 and first_person == 0 else "person"


def is_vita(page: Page) -> bool:
    """Whether a page's sections are those of one person's vita: education and experience."""
    kinds = {kind for section in page.sections for kind in section.own_kinds}
    return {"education", "experience"} <= kinds


#: What a person's page lists of the person, and the page of a group does not.
_OWN_KINDS = frozenset(("education", "experience", "interests", "awards", "teaching", "service"))


def is_own_page(page: Page) -> bool:
    """Whether a page is a person's and lists more than people and papers, as a group's does too."""
    kinds = {kind for section in page.sections for kind in section.own_kinds}
    return page.kind == "person" and not _OWN_KINDS.isdisjoint(kinds)


def _names_group(title: str) -> bool:
    """Whether a title is that of a group ("Tidal Lab", "People"), and of no person's own page."""
    parts = [clean_name(part) for part in _TITLE_BREAK.split(title)]
    return bool(_GROUP_TITLE.search(title)) and not any(map(_is_own_name, parts))


def speaks_of_itself(document: Document) -> bool:
    """Whether a page says "I" or "my" more than once, so that it is a person's."""
    return _first_persons(list(walk(document.blocks))) > 1


def _first_persons(blocks: list[Block]) -> int:
    text = "\n".join(b.text for b in blocks if b.kind != "code")
    return sum(1 for _ in _FIRST_PERSON.finditer(text[:20_000]))


#: What stands before the name in a table of personal data: "Full Name\tJane Doe", "Name: Jane Doe".
_NAME_LABEL = Pattern(
    r"^\s*(?:full |family and first )?name\s*(?::|\t)\s*|^\s*nombre\s*(?::|\t)\s*",
    "name|nombre",
    re.IGNORECASE,
)


def page_name(page: Page) -> str | None:
    """The name of the page's subject, as the page states it."""
    meta = page.document.meta
    for key in ("name", "display_name"):
        if isinstance(meta.get(key), str) and meta[key]:
            return squeeze(str(meta[key]))
    if isinstance(meta.get("first_name"), str) and isinstance(meta.get("last_name"), str):
        return squeeze(f"{meta['first_name']} {meta['last_name']}")
    if page.kind == "organization":
        return _organization_name(page)
    titles = [str(meta.get("title") or ""), page.document.title or ""]
    lines = [
        _NAME_LABEL.sub("", block.text.split("\n")[0]).split("\t")[0]
        for block in page.document.blocks[:8]
        if block.kind in ("heading", "paragraph", "row") and len(block.text.split("\n")[0]) < 80
    ]
    greeted = [found["name"] for title in titles if (found := _INTRODUCTION.search(title))]
    parts = (part for title in titles for part in (title, *_TITLE_BREAK.split(title)))
    for part in (*greeted, *parts):
        if _is_own_name(part):
            return clean_name(part)
    introduced = _introduced(page)
    if introduced:
        return introduced
    for part in (part for line in lines for part in (line, _TITLE_BREAK.split(line)[0])):
        if _is_own_name(part) and not _NO_NAME_LINE.search(part):
            return clean_name(part)
    return None


def _introduced(page: Page) -> str | None:
    """The name by which a page introduces its subject: "My name is X", "I'm X, a …"."""
    for block in page.document.blocks[:10]:
        introduces = block.kind in ("heading", "paragraph")
        found = _INTRODUCTION.search(block.text[:400]) if introduces else None
        if found and _is_own_name(found["name"]):
            return clean_name(found["name"])
    return None


@remembered(1024)
def _is_own_name(text: str) -> bool:
    """Whether a text is a name and no heading: "Jane Doe", not "Research Group"."""
    name = clean_name(text)
    return (
        is_name(name)
        and not organization_class(name)
        and not heads_title(name)
        and not (group_relation(text) or section_kinds(text))
        and not set(fold(name).split()) & _GENERIC
    )


def _organization_name(page: Page) -> str | None:
    for block in page.document.blocks[:6]:
        found = _IS_ORGANIZATION.search(block.text) if block.kind == "paragraph" else None
        if found:
            return squeeze(found["name"])
    for title in (str(page.document.meta.get("title") or ""), page.document.title or ""):
        for part in _TITLE_BREAK.split(title):
            if part and not set(fold(part).split()) <= _GENERIC:
                return squeeze(part)
    return None


def visible_meta(document: Document) -> dict[str, str]:
    """The front matter that a reader sees, as text by key."""
    seen: dict[str, str] = {}
    for key, value in document.meta.items():
        if key.lower() in VISIBLE and isinstance(value, (str, int, float)) and str(value).strip():
            seen[key] = squeeze(str(value))
        elif isinstance(value, dict) and key in ("profile", "author"):
            for inner, content in value.items():
                if inner in VISIBLE and isinstance(content, str) and content.strip():
                    seen[f"{key}.{inner}"] = squeeze(content)
    if document.title:
        seen.setdefault("title", document.title)
    return seen
