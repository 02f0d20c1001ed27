"""What a page's own address, or the name of its file, tells that it lists."""

from profdiff.document import Document
from profdiff.lexicon.sections import section_kinds

#: What the address of a page tells that it lists.
_TOLD_BY_ADDRESS = frozenset("people alumni students service teaching talks awards".split())


def kinds_of_address(document: Document) -> tuple[str, ...]:
    """What a page lists by its own address or file name: `permalink: /service/`, `team.md`."""
    stem = document.path.rpartition("/")[2].partition(".")[0]
    for address in (str(document.meta.get("permalink") or "").strip("/"), stem):
        words = address.rpartition("/")[2].replace("-", " ").replace("_", " ")
        kinds = section_kinds(words)
        if len(kinds) == 1 and kinds[0] in _TOLD_BY_ADDRESS:
            return kinds
    return ()
