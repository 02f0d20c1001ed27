"""One of the two pages as matching sees it: its records and the passages they were read from."""

from collections.abc import Iterator

from profdiff.match.candidates import words
from profdiff.normal import url_key
from profdiff.records import Passage, Profile, Record, Role


class Page:
    """A profile with its passages found by the record read from them."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        self.passages: dict[str, list[int]] = {}
        for index, passage in enumerate(profile.passages):
            for record in passage.records:
                self.passages.setdefault(record, []).append(index)

    def of(self, record: Record) -> Iterator[Passage]:
        """The passages that a record was read from, in page order."""
        for index in self.passages.get(record.id, ()):
            yield self.profile.passages[index]

    def addresses(self, record: Record) -> list[str]:
        """Where the links of a record's passages lead to, if no other record claims them."""
        return [
            url_key(link.url)
            for passage in self.of(record)
            if len(passage.records) == 1
            for link in passage.links
        ]

    def own_words(self, record: Record) -> list[str]:
        """The words of the passages that only this record was read from."""
        return words(*(p.text for p in self.of(record) if len(p.records) == 1))


def primary_role(profile: Profile) -> Role | None:
    """The first current role that a page states; of a site, that of the first of its pages."""
    current = [role for role in profile.roles if role.current]
    if profile.source.format == "site":
        return next(iter(current), None)
    return min(current, key=_place, default=None)


def _place(record: Record) -> tuple[int, int]:
    return (record.span.line, record.span.column) if record.span else (0, 0)
