"""What the page of one thing says of its site's subject: the thing, and nothing of its own."""

from profdiff.document import Document
from profdiff.extract.names import clean_name, is_name
from profdiff.extract.state import is_demo_line
from profdiff.lexicon.positions import group_relation
from profdiff.records import ENTITIES, Person, Profile, Statement

#: An example says what it is in the first lines of its first blocks.
_FIRST, _LONGEST = 4, 500
#: What a collection holds → the entity of its items.
_ENTITY_OF = {
    "publications": "publication",
    "projects": "project",
    "talks": "talk",
    "teaching": "teaching",
    "news": "news",
    "people": "person",
    "students": "person",
    "alumni": "person",
    "advisors": "person",
    "collaborators": "person",
    "awards": "award",
    "service": "service",
    "experience": "role",
    "education": "education",
}


def is_without_item(kind: str, profile: Profile) -> bool:
    """Whether no record was read from the page of an item, which then is none."""
    attribute = ENTITIES[_ENTITY_OF[kind]][0] if kind in _ENTITY_OF else ""
    return profile.state == "content" and not (attribute and getattr(profile, attribute))


def keep_people(profile: Profile) -> None:
    """Leaves of a page that lists people nothing that is theirs: their degrees, their prizes."""
    _keep(profile, "person", "news", "project", "area")


def keep_item(profile: Profile, kind: str) -> None:
    """Leaves of the page of an item in a collection its own record, the rest as sentences."""
    _keep(profile, _ENTITY_OF.get(kind, ""))


def names_somebody(name: str) -> bool:
    """Whether the title of a page about one of several people is a person's name."""
    return is_name(clean_name(name))


def make_member(profile: Profile, name: str, groups: list[str]) -> None:
    """Makes of an author's own page that of a member of a group."""
    _keep(profile, "person")
    group = groups[0] if groups else None
    relation = group_relation(group or "") or "member"
    span = profile.passages[0].span if profile.passages else None
    member = Person(
        name=clean_name(name), relation=relation, group=group, span=span, id="person:member"
    )
    profile.people = [member]
    for passage in profile.passages[:1]:
        passage.records.insert(0, member.id)


def is_demonstration(title: str, document: Document) -> bool:
    """Whether an item is one that a theme brings to show what it can do."""
    texts = [title, *(block.text[:_LONGEST] for block in document.blocks[:_FIRST])]
    lines = (line for text in texts for line in text.replace("\t", "\n").split("\n"))
    return any(map(is_demo_line, lines))


def _keep(profile: Profile, *entities: str) -> None:
    """Leaves the records of some kinds, with all else that a page says as sentences.

    What the page of a lab's member says of their degrees and papers is no fact of the lab.
    """
    kept = ("link", "statement", *entities)
    for other, (attribute, _) in ENTITIES.items():
        if other not in kept:
            setattr(profile, attribute, [])
    known = {record.id for name, _ in ENTITIES.values() for record in getattr(profile, name)}
    for passage in profile.passages:
        held = bool(passage.records)
        passage.records = [record for record in passage.records if record in known]
        if held and not passage.records and passage.text.strip():
            text = passage.text.replace("\n", " ").replace("\t", " ")
            statement = Statement(text=text, span=passage.span, id=f"statement:{id(passage)}")
            profile.statements.append(statement)
            passage.records = [statement.id]
