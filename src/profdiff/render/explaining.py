"""What `parse --explain` tells: the rule that found each record, and what no rule claimed."""

from collections.abc import Iterator
from typing import NamedTuple

from profdiff.records import ENTITIES, Passage, Profile, Record


class Finding(NamedTuple):
    """A record, its entity and the rule that found it (empty where the profile does not say)."""

    entity: str
    record: Record
    rule: str


def findings(page: Profile) -> Iterator[Finding]:
    """The records of a page, most important kind first, then as they stand on it."""
    rules = {
        record: rule
        for passage in page.passages
        for record, rule in zip(passage.records, passage.rules, strict=False)
    }
    for entity, (attribute, _) in ENTITIES.items():
        for record in getattr(page, attribute):
            yield Finding(entity, record, rules.get(record.id, ""))


def unclaimed(page: Profile) -> list[Passage]:
    """The passages that no record but a statement holds."""
    statements = {statement.id for statement in page.statements}
    return [
        passage
        for passage in page.passages
        if passage.records and statements.issuperset(passage.records)
    ]
