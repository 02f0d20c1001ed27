"""JSON data files (JSON Resume, exported lists of papers), read with the place of every value.

The reader forgives what people write by hand: a comma too many or missing, `//` comments. What
cannot be read is kept as it stands, with a diagnostic.
"""

import re
from json import JSONDecodeError

from profdiff.document import Block, Document
from profdiff.formats.data_blocks import write_blocks
from profdiff.formats.nodes import MAX_DEPTH, Mapping, Node, Scalar, Sequence, Unreadable, report
from profdiff.span import SourceMap

_TOKEN = re.compile(
    r"\"(?:[^\"\\\n]|\\.)*\"|[\[\]{}:,]|//[^\n]*|/\*(?s:.*?)\*/|[^\s\[\]{}:,\"/]+|\S"
)
_CLOSERS: dict[str, type[Mapping] | type[Sequence]] = {"}": Mapping, "]": Sequence}


def read(text: str, path: str) -> Document:
    """The document of a JSON data file."""
    document = Document(path, "json", SourceMap(text))
    try:
        root = parse(text, document)
    except Unreadable as fault:
        code = "limit-reached" if document.limited else "json-unreadable"
        report(document, code, f"not valid JSON: {fault.reason}", fault.at)
        root = fault.root
        _keep_rest(text, fault.at, root, document)
    else:
        if root is not None:
            write_blocks(root, document, text)
    return document


def _keep_rest(text: str, at: int, root: Node | None, document: Document) -> None:
    """What was read before a fault as values, the text from the fault's line on as it stands."""
    if root is not None:
        write_blocks(root, document, text)
    start = text.rfind("\n", 0, at) + 1
    rest = text[start:].strip()
    if rest:
        start = text.index(rest, start)
        document.blocks.append(Block("code", rest, places=[(0, start)], end=len(text)))


def parse(text: str, document: Document) -> Node | None:
    """The value of a JSON text, None for an empty one.

    Raises Unreadable with what was read so far where the text makes no sense.
    """
    building = _Building(document)
    for token in _TOKEN.finditer(text):
        word = token[0]
        if not word.startswith(("//", "/*")):
            building.add(word, token.start())
    return building.finish(len(text))


class _Building:
    """Builds values from tokens."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.root: Node | None = None
        self.open: list[Sequence | Mapping] = []
        self.keys: list[Scalar | None] = []
        self.after_value = False

    def add(self, word: str, at: int) -> None:
        """Takes in one token."""
        if word in "{[":
            self._start(Mapping(at) if word == "{" else Sequence(at), at)
        elif word in "}]":
            self._end(word, at)
        elif word == ",":
            if not self.after_value:
                self._odd("a comma that parts nothing", at)
            self.after_value = False
        elif word == ":":
            if not self.open or self.keys[-1] is None:
                raise self._fault("a colon without a key", at)
        else:
            self._place(Scalar(self._text(word, at), at, at + len(word)), at)

    def finish(self, at: int) -> Node | None:
        """The value, once all tokens are in."""
        if self.open:
            raise self._fault("the text ends before its brackets are closed", at)
        return self.root

    def _start(self, node: Sequence | Mapping, at: int) -> None:
        if len(self.open) >= MAX_DEPTH:
            self.document.limited = True
            raise self._fault(f"nested deeper than {MAX_DEPTH}", at)
        self._place(node, at)
        self.open.append(node)
        self.keys.append(None)
        self.after_value = False

    def _end(self, word: str, at: int) -> None:
        if not self.open or type(self.open[-1]) is not _CLOSERS[word] or self.keys[-1]:
            raise self._fault(f"a {word!r} that closes nothing", at)
        self.open.pop().end = at + 1
        self.keys.pop()
        self.after_value = True

    def _place(self, node: Node, at: int) -> None:
        if not self.open:
            if self.root is not None:
                raise self._fault("a second value after the end", at)
            self.root = node
            return
        holder = self.open[-1]
        if self.after_value:
            self._odd("no comma before this value", at)
        if isinstance(holder, Sequence):
            holder.items.append(node)
        elif self.keys[-1] is None:
            if not isinstance(node, Scalar):
                raise self._fault("a key that is no text", at)
            self.keys[-1] = node
            self.after_value = False
            return
        else:
            holder.pairs.append((self.keys[-1], node))
            self.keys[-1] = None
        self.after_value = True

    def _text(self, word: str, at: int) -> str:
        if word[0] != '"':
            if word[0] in "'/" or word == "\\":
                raise self._fault(f"{word[:20]!r} is no JSON", at)
            return "" if word == "null" else word
        if len(word) == 1:
            raise self._fault("a text that is never closed", at)
        if "\\" not in word:
            return word[1:-1]
        from json import loads

        try:
            return str(loads(word, strict=False))
        except JSONDecodeError:
            self._odd("an escape that JSON does not know", at)
            return word[1:-1]

    def _odd(self, reason: str, at: int) -> None:
        if not any(d.code == "json-not-strict" for d in self.document.diagnostics):
            report(self.document, "json-not-strict", reason, at)

    def _fault(self, reason: str, at: int) -> Unreadable:
        for node in self.open:
            node.end = max(node.end, at)
        return Unreadable(reason, at, self.root)
