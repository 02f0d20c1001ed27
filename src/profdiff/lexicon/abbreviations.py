"""Words that end in a full stop without ending a sentence (data: abbreviations.tsv)."""

from profdiff.lexicon.tables import alternatives, remembered, rows


@remembered()
def of_journals() -> frozenset[str]:
    """The words, in lower case, by which titles of journals are shortened: "phys", "lett"."""
    return frozenset(word for _, cell in rows("abbreviations") for word in alternatives(cell))
