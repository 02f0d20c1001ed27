"""The values of a data file with their places: what YAML, JSON and TOML have in common.

All scalars are text as written; what `2024-01` or `yes` means is for extraction to say.
"""

from collections.abc import Iterator
from functools import lru_cache

from profdiff.document import Document
from profdiff.records import Diagnostic

#: Deeper nesting than this is not read; no profile comes near it.
MAX_DEPTH = 60
#: How many values the aliases of a file may stand for together.
MAX_ALIASED = 20_000


class Scalar:
    """A text and the stretch of the source that it was read from, quotes included."""

    __slots__ = ("end", "start", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end


class Sequence:
    """Values in order."""

    __slots__ = ("end", "items", "start")

    def __init__(self, start: int) -> None:
        self.start = self.end = start
        self.items: list[Node] = []


class Mapping:
    """Keys with their values in the order of the source; a key may occur twice."""

    __slots__ = ("end", "pairs", "start")

    def __init__(self, start: int) -> None:
        self.start = self.end = start
        self.pairs: list[tuple[Scalar, Node]] = []

    def get(self, *keys: str) -> "Node | None":
        """The value of the first of some keys that is there, keys as `plain_key` gives them."""
        for key in keys:
            for name, value in self.pairs:
                if plain_key(name.text) == key:
                    return value
        return None


Node = Scalar | Sequence | Mapping


class Unreadable(Exception):  # noqa: N818  # not an error of the program but a place in a source
    """Where a source stops making sense, and why.

    `since` is where the value begins that was being read, `root` what was read until there.
    """

    def __init__(self, reason: str, at: int, root: Node | None = None) -> None:
        super().__init__(reason)
        self.reason, self.at, self.root = reason, at, root
        self.since = at


@lru_cache(maxsize=8192)
def plain_key(key: str) -> str:
    """A key with case and separators aside: `startDate`, `start_date`, `Start date` are one."""
    if key.isalpha() and key.islower():
        return key
    return "".join(c for c in key if c.isalnum()).lower()


def scalars(node: Node) -> Iterator[Scalar]:
    """All texts within a value in order, keys left out."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Scalar):
            yield node
        elif isinstance(node, Sequence):
            waiting.extend(reversed(node.items))
        else:
            waiting.extend(value for _, value in reversed(node.pairs))


def report(document: Document, code: str, message: str, at: int) -> None:
    """Adds a diagnostic for a place in the source."""
    line, _ = document.source.place(at)
    document.diagnostics.append(Diagnostic(code=code, message=message, line=line))


def subject_name(root: Node) -> str | None:
    """The name that a file gives its subject: its own, or that of a block about the person."""
    if isinstance(root, Sequence):
        return _labelled_name(root)
    if not isinstance(root, Mapping):
        return None
    holders = [root, *(v for k, v in root.pairs if plain_key(k.text) in _SUBJECTS)]
    for holder in holders:
        found = _name_in(holder)
        if found:
            return found
    parted = (v for _, v in root.pairs if isinstance(v, Mapping) and v.get("first", "firstname"))
    return next(filter(None, map(_name_in, parted)), None)


_SUBJECTS = frozenset(
    "basics author cv personal personalinformation profile about info me meta".split()
)


def _name_in(holder: Node) -> str | None:
    if not isinstance(holder, Mapping):
        return None
    name = holder.get("name", "fullname", "displayname")
    if isinstance(name, Mapping):
        holder, name = name, None
    if isinstance(name, Scalar):
        return " ".join(name.text.split()) or None
    first = holder.get("first", "firstname", "given", "givenname")
    last = holder.get("last", "lastname", "family", "familyname")
    if isinstance(first, Scalar) and isinstance(last, Scalar) and first.text and last.text:
        return f"{first.text} {last.text}"
    return None


def _labelled_name(root: Sequence) -> str | None:
    """The name in a list of labels and values: `name: Full Name`, `value: …`."""
    for section in root.items:
        held = section.get("contents", "items") if isinstance(section, Mapping) else None
        for item in held.items if isinstance(held, Sequence) else ():
            label = item.get("name", "label") if isinstance(item, Mapping) else None
            value = item.get("value", "details") if isinstance(item, Mapping) else None
            named = isinstance(label, Scalar) and plain_key(label.text) in ("fullname", "name")
            if named and isinstance(value, Scalar):
                return value.text
    return None
