"""What `parse --explain` tells: the rule that found each record, and what no rule claimed."""

from collections.abc import Iterator
from typing import NamedTuple

from profdiff.records import ENTITIES, Passage, Profile, Record


class Finding(NamedTuple):
    """A record, its entity and the rule that found it, where that is to be told."""

    entity: str
    record: Record
    rule: str


def findings(page: Profile, *, explain: bool) -> Iterator[Finding]:
    """The records of a page, most important kind first, then as they stand on it.

    An explanation leaves out the statements that `unclaimed` lists.
    """
    listed = {record for passage in unclaimed(page) for record in passage.records}
    rules = {
        record: rule
        for passage in page.passages
        for record, rule in zip(passage.records, passage.rules, strict=False)
    }
    for entity, (attribute, _) in ENTITIES.items():
        for record in getattr(page, attribute):
            if not explain or record.id not in listed:
                yield Finding(entity, record, rules.get(record.id, "") if explain else "")


def unclaimed(page: Profile) -> list[Passage]:
    """The passages that no record but a statement holds."""
    statements = {statement.id for statement in page.statements}
    return [
        passage
        for passage in page.passages
        if passage.records and statements.issuperset(passage.records)
    ]
