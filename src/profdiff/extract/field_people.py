"""Entries of a list of people → persons, each with how they belong to the page."""

from profdiff.document import Block
from profdiff.extract.field_kinds import path_names, path_words
from profdiff.extract.field_values import Values, as_text, linked
from profdiff.extract.names import clean_name, is_name
from profdiff.extract.page import Page, Section
from profdiff.lexicon.fields import field_keys
from profdiff.lexicon.positions import group_relation
from profdiff.normal import fold
from profdiff.patterns import Pattern
from profdiff.records import Person

#: What a page of one person lists of others → how they belong to it.
OWN = {
    "students": "student",
    "advisors": "advisor",
    "collaborators": "collaborator",
    "alumni": "alumnus",
}
#: What stands behind a name: "Ada Elm, Ph.D., MBA".
_POSTNOMINALS = Pattern(
    r"(?:,?\s+\(?(?:Ph\.?\s?D|M\.?D|Psy\.?D|D\.?Phil|DVM|MPH|MBA|M\.?Sc|B\.?Sc|Dr\.-Ing)\.?\)?)+$"
)
#: What parts a name from what stands behind it: "Ada Elm - intern, 2022".
_BEHIND_NAME = Pattern(r"\s+[–—-]\s|\s*[,(|]")
_NO = frozenset(("false", "no", "off", "0"))
_LEFT = frozenset(("former", "past", "previous", "graduated", "inactive", "alum", "left", "ex"))
#: What stands where a name is missing, or says what stands there.
_NOBODY = frozenset("name names tba tbd vacant unknown you nobody anonymous".split())
_STILL = frozenset(("current", "present", "n/a", "na", "-", "tbd", *_NO))
_EMPTY = frozenset(("none", "null", "~", ""))
#: The name of a standing is no longer than this; what is longer tells a story.
_MAX_STANDING = 50


def person(page: Page, section: Section, block: Block) -> None:
    """One person, or those whom an entry about several lists."""
    values = Values(block, "person")
    relation = "alumnus" if _has_left(block) else _relation(page, section, values)
    names = _listed_names(block)
    for listed in names:
        page.add(Person(name=listed, relation=relation), block, rule="person-item")
    if names:
        return
    url = values.address() or linked(block)
    name = person_name(block)
    if name is None:
        return
    group = next((t for t in reversed(section.titles) if t), None)
    record = Person(name=name, relation=relation, group=group, url=url)
    page.add(record, block, rule="person-item")


def _listed_names(block: Block) -> list[str]:
    """The people of an entry that is about several: those mentored in a programme."""
    held = (block.fields.get(key) for key in ("who", "students", "mentees", "names", "members"))
    texts = next((value for value in held if isinstance(value, list)), [])
    names = [clean_name(as_text(text)) for text in texts]
    return [name for name in names if is_name(name, single=True)]


def person_name(block: Block) -> str | None:
    """The name of the person that an entry is about."""
    values = Values(block, "person")
    first, last = values.text("first"), values.text("last")
    if first and last:
        return f"{first} {last}"
    text = values.text("name") or ""
    for told in (text, _BEHIND_NAME.split(text)[0]):
        name = clean_name(_POSTNOMINALS.sub("", told))
        single = told is text and name.lower() not in _NOBODY
        if is_name(name, single=single) and not group_relation(name):
            return name
    return None


def _relation(page: Page, section: Section, values: Values) -> str:
    """How a person belongs to the page: by the headings, the file's name, then their own role."""
    listed = [group_relation(name) for name in path_names(page)]
    for title in reversed(section.titles):
        found = group_relation(title)
        if found:  # "members" of a file of alumni are alumni
            return "alumnus" if found == "member" and "alumnus" in listed else found
    own = (kind for kinds in path_words(page) for kind in kinds if kind in OWN)
    told = listed
    if page.kind == "person":
        told = [*(OWN[kind] for kind in own), *told]
    found = next(filter(None, told), None)
    if found:
        return found
    role = fold(values.text("relation") or "")
    found = group_relation(role) or group_relation(f"{role}s") if role else None
    return found or "member"


def _has_left(block: Block) -> bool:
    """Whether an entry marks its person as one who has left, be it in a key that steers a theme.

    `alumni: true`, `active: false`, `graduated: 2023`, `class: alumnus`, `title: Former postdoc`.
    """
    given = {**(block.fields.get("@theme") or {}), **block.fields}
    keys = field_keys("person")

    def told(field: str) -> list[str]:
        values = (given[key] for key in keys[field] if key in given)
        texts = [value.strip().lower() for value in values if isinstance(value, str)]
        return [text for text in texts if text not in _EMPTY]

    if any(text not in _NO for text in told("left")) or any(text in _NO for text in told("active")):
        return True
    if any(text not in _STILL for text in told("went")):
        return True
    standings = (text for text in told("standing") if len(text) <= _MAX_STANDING)
    return any(text in _LEFT or group_relation(text) == "alumnus" for text in standings)
