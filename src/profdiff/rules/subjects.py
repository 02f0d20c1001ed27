"""What rules look at: a version of a page, two versions, and a fact's other places."""

from collections.abc import Callable, Iterator
from functools import cached_property

from profdiff.changes import Change, Comparison
from profdiff.document import Document
from profdiff.findings import Finding
from profdiff.naming import called
from profdiff.records import ENTITIES, Profile, Record
from profdiff.rules.rule import values


class Page:
    """One version of a page.

    `text` is the source that spans refer to. `today` is an ISO day. `exists` tells whether the site
    has a file, by its path from the page's folder, and is None where only the page is known.
    `since` gives the day since when the page has had a record as it is, None where that is unknown.
    """

    def __init__(  # noqa: PLR0913  # what there is to know of a page
        self,
        path: str,
        text: str,
        document: Document,
        profile: Profile,
        *,
        today: str,
        exists: Callable[[str], bool] | None = None,
        since: Callable[[Record], str | None] = lambda _: None,
    ) -> None:
        self.path, self.text, self.document, self.profile = path, text, document, profile
        self.today, self.exists, self.since = today, exists, since

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the source; the first is that of number 1."""
        return self.text.split("\n")

    def records(self) -> Iterator[tuple[str, Record]]:
        """All records of the page, each with its entity."""
        for entity, (attribute, _) in ENTITIES.items():
            for record in getattr(self.profile, attribute):
                yield entity, record

    def finding(self, entity: str, record: Record, **given: object) -> Finding:
        """A finding about a record of this page, with the values that it hangs on."""
        return Finding(
            entity=entity,
            what=called(entity, record),
            key=record.id,
            values=values(**given),
            span=record.span,
        )


class Pair:
    """A page before and after, and what changed between them.

    `elsewhere` tells whether another page of the site has a record that this page has lost.
    """

    def __init__(
        self,
        old: Page,
        new: Page,
        comparison: Comparison,
        elsewhere: Callable[[str, Record], bool] = lambda _entity, _record: False,
    ) -> None:
        self.old, self.new, self.comparison, self.elsewhere = old, new, comparison, elsewhere

    def changes(self, entity: str, op: str) -> Iterator[Change]:
        """The changes of one kind, as long as the pages can be held against each other."""
        if self.comparison.status == "collapsed":
            return
        for change in self.comparison.changes:
            if change.entity == entity and change.op == op:
                yield change

    def removed(self, entity: str) -> Iterator[Change]:
        """The records of an entity that are gone from the page, and from the site."""
        for change in self.changes(entity, "removed"):
            if change.old and not self.elsewhere(entity, change.old):
                yield change

    def finding(self, change: Change, **given: object) -> Finding:
        """A finding about a change, with the values that it hangs on."""
        record = change.new or change.old
        return Finding(
            entity=change.entity,
            what=called(change.entity, record) or change.label,
            key=change.id,
            values=values(**given),
            span=change.new.span if change.new else None,
            old_span=change.old.span if change.old else None,
        )
