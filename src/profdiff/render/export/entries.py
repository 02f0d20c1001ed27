"""What the entries of a page's own data say beyond the records that were read from them.

A bibliography's entry gives a volume, pages, a publisher, keywords; a publication holds what pages
of all formats have. Exports take the rest from the entry that stands where the record was read.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from profdiff.document import Document
from profdiff.formats.bibtex_written import Written, written
from profdiff.lexicon.fields import field_keys, keys_of
from profdiff.lexicon.tables import remembered
from profdiff.records import Publication, Record
from profdiff.render.export.beyond import DETAILS
from profdiff.span import Span

#: What says how an identifier is to be read, or is the entry's own name.
_STEERING = frozenset(
    "citationkey archiveprefix eprinttype primaryclass editor editors authoran entrysubtype genre "
    "equalcontribution links file custom subtitle crossref xdata".split()
)
#: Where an entry begins: file, line and column.
Place = tuple[str, int, int]


class Entries:
    """The entries of a page's documents, by where they stand."""

    def __init__(self, documents: Iterable[Document] = ()) -> None:
        self._fields: dict[Place, dict[str, Any]] = {}
        self._written: dict[Place, Written] = {}
        for document in documents:
            for block in document.blocks:
                if block.kind == "entry" and block.fields:
                    self._fields[_place(document.span(block))] = block.fields
            if document.format == "bibtex":
                for entry in written(document.source.text):
                    line, column = document.source.place(entry.start)
                    self._written[document.path, line, column] = entry

    def fields(self, record: Record) -> dict[str, Any]:
        """The fields of a record's entry as plain words, by plain key; {} where it has none."""
        return next(filter(None, map(self._fields.get, _places(record))), {})

    def key(self, record: Record) -> str | None:
        """The key that a paper's entry has in its own bibliography."""
        fields = self.fields(record)
        key: str | None = fields.get("citationkey") or fields.get("@theme", {}).get("id")
        return key

    def written(self, record: Record) -> Written | None:
        """The entry of a bibliography that a record was read from, as its author wrote it."""
        return next(filter(None, map(self._written.get, _places(record))), None)

    def unplaced(self, papers: Iterable[Publication]) -> list[str]:
        """What no record or detail holds of these papers' entries, and of other entries all."""
        papers = list(papers)
        found = self.keys_left(papers)
        if unread := len(self.unread(papers)):
            found.append(f"{unread} more {_entries(unread)} of the bibliography")
        return found

    def keys_left(self, papers: Iterable[Publication]) -> list[str]:
        """Which keys of these papers' entries no record or detail holds: "month of 3 entries"."""
        keys = (key for paper in papers for key in self.fields(paper))
        counts = Counter(key for key in keys if key[:1] != "@" and key not in _held())
        return [f"{key} of {count} {_entries(count)}" for key, count in sorted(counts.items())]

    def unread(self, records: Iterable[Record]) -> list[Written]:
        """The entries of a bibliography that stand behind none of some records."""
        read = {place for record in records for place in _places(record)}
        return [entry for place, entry in self._written.items() if place not in read]


@remembered()
def _held() -> frozenset[str]:
    """The plain keys that a publication is read from, and those of its details."""
    read = {key for keys in field_keys("publication").values() for key in keys}
    details = {key for detail in DETAILS for key in detail.keys}
    return frozenset(read | details | _STEERING | keys_of("theme") | keys_of("address"))


def _entries(count: int) -> str:
    return "entries" if count > 1 else "entry"


def _place(span: Span) -> Place:
    return span.path, span.line, span.column


def _places(record: Record) -> Iterator[Place]:
    spans = record.places if isinstance(record.places, list) else [record.span]
    return (_place(span) for span in spans if span)
