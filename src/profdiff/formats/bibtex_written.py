"""The entries of a bibliography as their author wrote them, for who writes one in turn."""

from typing import NamedTuple

from profdiff.document import Document
from profdiff.formats.bibtex import Bibliography
from profdiff.formats.nodes import plain_key
from profdiff.span import SourceMap


class Written(NamedTuple):
    """An entry: names of fields as they stand, values in LaTeX without their delimiters.

    Strings are put in, and so is what the entry takes from another that it refers to.
    """

    type: str
    key: str
    fields: dict[str, str]
    start: int


def written(text: str) -> list[Written]:
    """The entries of a bibliography with all their fields, in the order of the source."""
    reading = Bibliography(Document("", "bibtex", SourceMap(text)), text)
    reading.run()
    found = []
    for entry, fields in reading.entries:
        names = {plain_key(name): name for name, _ in reversed(entry.fields)}
        named = {names.get(key, key): value for key, value in fields.items()}
        found.append(Written(entry.type, entry.key, named, entry.start))
    return found
