"""What of a profile a format has no place for, counted, so that nothing is left out in silence."""

from collections.abc import Iterator, Mapping

from profdiff.match.forms import FIELDS, value_of
from profdiff.records import ENTITIES, Profile, Record
from profdiff.render.words import NOUNS, field_word


def left_out(profile: Profile, carried: Mapping[str, frozenset[str]]) -> list[str]:
    """A phrase for each kind of record without a place, and for each field: "3 talks"."""
    return [*_kinds(profile, carried), *_fields(profile, carried)]


def _kinds(profile: Profile, carried: Mapping[str, frozenset[str]]) -> Iterator[str]:
    for entity, (attribute, _) in ENTITIES.items():
        held = getattr(profile, attribute)
        if held and entity not in carried:
            yield f"{len(held)} {NOUNS[entity][len(held) > 1]}"


def _fields(profile: Profile, carried: Mapping[str, frozenset[str]]) -> Iterator[str]:
    for entity, fields in carried.items():
        held: list[Record] = getattr(profile, ENTITIES[entity][0])
        for field in FIELDS[entity]:
            if field in fields:
                continue
            count = sum(_is_given(value_of(record, field)) for record in held)
            if count:
                yield f"{_named(field)} of {count} {NOUNS[entity][count > 1]}"


def _named(field: str) -> str:
    """A field's name; a change says "author" of what is left out here as authorship."""
    return field if field == "authorship" else field_word(field)


def _is_given(value: object) -> bool:
    return value not in (None, "", [])
