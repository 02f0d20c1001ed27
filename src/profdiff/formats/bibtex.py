"""BibTeX and biblatex bibliographies, through bibtexparser's splitter.

Each entry becomes an entry block: strings and cross-references put in, LaTeX as Unicode, names as
"First von Last, Jr". An entry that cannot be read is a diagnostic and keeps its text; what BibTeX
itself passes over (comments, text between entries) is no part of the page.
"""

import re
from typing import Any

from profdiff.document import Block, Document, Mark
from profdiff.formats.inline import words
from profdiff.formats.mojibake import repair
from profdiff.formats.nodes import plain_key, report
from profdiff.lexicon.fields import keys_of
from profdiff.records import Diagnostic
from profdiff.span import SourceMap

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME_FIELDS = frozenset(("author", "editor", "translator", "bookauthor", "inventor", "holder"))
#: What a child takes from the entry it refers to: the child's field ← the parent's (btxdoc, biblatex).
_INHERITED = {"booktitle": ("booktitle", "title"), "journal": ("journal", "title")}
_NOT_INHERITED = frozenset(("title", "author", "crossref", "xdata", "abstract", "key", "options"))
#: Fields in the order in which a bibliography shows them; others follow by name.
_ORDER = {
    name: n for n, name in enumerate(("title", "subtitle", "author", "editor", "venue", "booktitle"))
}
_AND = re.compile(r"\s+and\s+", re.I)
_PIECE = re.compile(r"\"((?:[^\"{}]|\{[^{}]*\})*)\"|([^\s#\"{}]+)|\{((?:[^{}]|\{[^{}]*\})*)\}")
_FLAGS = frozenset(("true", "false", "yes", "no", ""))
_IMAGES = (".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp", ".avif")
_DOI_ADDRESS = "https://doi.org/"


def read(text: str, path: str) -> Document:
    """The document of a bibliography."""
    document = Document(path, "bibtex", SourceMap(text))
    _Bibliography(document, text).run()
    return document


class _Bibliography:
    """Turns the blocks that bibtexparser finds into blocks of the document."""

    def __init__(self, document: Document, text: str) -> None:
        self.document = document
        self.text = text
        self.strings: dict[str, str] = dict(zip(_MONTHS, _MONTHS, strict=True))
        self.known: dict[str, dict[str, str]] = {}
        self.at = 0

    def run(self) -> None:
        """Reads the whole file."""
        found = _split(self.text)
        entries: list[tuple[Any, int]] = []
        for block in found:
            at = self._find(block)
            if type(block).__name__ == "String":
                self.strings[block.key.lower()] = self._value(block.value)
            elif hasattr(block, "fields_dict"):
                entries.append((block, at))
            elif hasattr(block, "error"):
                self._failed(block, at, entries)
        raw = [(block, at, self._raw_fields(block, at)) for block, at in entries]
        for block, _, fields in raw:
            self.known.setdefault(block.key.lower(), fields)
        for block, at, fields in raw:
            if block.entry_type.lower() not in ("comment", "xdata", "set"):
                self.document.blocks.append(self._entry(block, at, self._inherit(fields)))
        self.document.blocks.sort(key=lambda block: block.places[0][1])

    def _find(self, block: Any) -> int:
        """Where a block begins in the source; blocks come in the order of the source."""
        raw = block.raw or ""
        at = self.text.find(raw, self.at) if raw else -1
        if at < 0:
            at = self.document.source.offset((block.start_line or 0) + 1)
        self.at = max(self.at, at + max(len(raw) - 1, 0))
        return at

    def _failed(self, block: Any, at: int, entries: list[tuple[Any, int]]) -> None:
        """A block that bibtexparser objects to: read where it can be, else kept as text."""
        inner = block.ignore_error_block
        kind = type(block).__name__
        if hasattr(inner, "fields_dict"):
            entries.append((inner, at))
            if kind == "DuplicateBlockKeyBlock":
                message = f"the key {inner.key!r} names an entry above too"
                report(self.document, "bibtex-duplicate-key", message, at)
            elif self._contradicts(inner):
                message = f"a field of {inner.key!r} is given twice; the first one counts"
                report(self.document, "bibtex-duplicate-field", message, at)
            return
        if kind == "DuplicateBlockKeyBlock":
            return
        reason = " ".join(str(getattr(block.error, "abort_reason", block.error)).split())
        report(self.document, "bibtex-unreadable-entry", f"cannot be read: {reason}", at)
        raw = (block.raw or "").strip()
        if raw:
            self.document.blocks.append(Block("code", raw, places=[(0, at)], end=at + len(raw)))

    def _contradicts(self, entry: Any) -> bool:
        values: dict[str, str] = {}
        for field in entry.fields:
            if values.setdefault(field.key.lower(), field.value) != field.value:
                return True
        return False

    def _raw_fields(self, entry: Any, at: int) -> dict[str, str]:
        """An entry's fields as LaTeX, by plain key; the first of two of one name counts."""
        found: dict[str, str] = {}
        for field in entry.fields:
            found.setdefault(plain_key(field.key), self._value(field.value))
        if found and not found.get("title") and not found.get("author"):
            self._note(entry, at)
        return found

    def _note(self, entry: Any, at: int) -> None:
        if not any(plain_key(f.key) in ("crossref", "xdata", "booktitle") for f in entry.fields):
            message = f"{entry.key!r} has neither a title nor an author"
            report(self.document, "bibtex-no-title", message, at)

    def _value(self, raw: str) -> str:
        """A field's value without its delimiters, strings put in and pieces joined by `#`."""
        raw = raw.strip()
        if len(raw) > 1 and raw[0] == "{" and raw[-1] == "}" and "#" not in raw:
            return raw[1:-1]
        if len(raw) > 1 and raw[0] == raw[-1] == '"' and raw.count('"') == 2:
            return raw[1:-1]
        if "#" in raw and not _is_one_group(raw):
            pieces = [(m[1] or m[3] or "", m[2]) for m in _PIECE.finditer(raw)]
            return "".join(self._named(name) if name else quoted for quoted, name in pieces)
        if raw[:1] in ("{", '"'):
            return raw[1:-1]
        return self._named(raw)

    def _named(self, name: str) -> str:
        return self.strings.get(name.lower(), name)

    def _inherit(self, fields: dict[str, str]) -> dict[str, str]:
        """The fields with those of the entries that they refer to (`crossref`, `xdata`)."""
        for reference in ("crossref", "xdata"):
            parent = self.known.get(fields.get(reference, "").strip().lower())
            if parent is not None and parent is not fields:
                fields = {**self._from_parent(parent), **fields}
        return fields

    def _from_parent(self, parent: dict[str, str]) -> dict[str, str]:
        found = {k: v for k, v in parent.items() if k not in _NOT_INHERITED}
        for field, sources in _INHERITED.items():
            value = next((parent[s] for s in sources if parent.get(s)), "")
            if value and (field == "booktitle" or "journal" in parent):
                found.setdefault(field, value)
        return found

    def _entry(self, block: Any, at: int, raw: dict[str, str]) -> Block:
        fields: dict[str, Any] = {"entrytype": block.entry_type.lower(), "citationkey": block.key}
        writing = _Writing(self.document, at, at + len(block.raw))
        theme = keys_of("theme")
        for key in sorted(raw, key=lambda k: (_ORDER.get(k, len(_ORDER)), k)):
            if key not in theme:
                writing.add(key, raw[key], fields)
        return writing.block(fields)


class _Writing:
    """One entry's text as it grows: a value a line, addresses beside it as links."""

    def __init__(self, document: Document, start: int, end: int) -> None:
        self.document = document
        self.start, self.end = start, end
        self.lines: list[str] = []
        self.marks: list[Mark] = []
        self.children: list[Block] = []
        self.length = 0

    def add(self, key: str, raw: str, fields: dict[str, Any]) -> None:
        """Adds a field: names, an address, prose below the entry, or words."""
        bare = raw.strip()
        if bare.lower() in _FLAGS or bare.lower().endswith(_IMAGES):
            if bare:
                fields[key] = bare
            return
        if key in _NAME_FIELDS:
            fields[key] = names = people(bare)
            self._line(", ".join(names))
        elif _is_address(key, bare):
            fields[key] = address = bare.replace("\\", "")
            self.marks.append(Mark(0, 0, "link", _address(key, address)))
        else:
            self._words(key, bare, fields)

    def _words(self, key: str, raw: str, fields: dict[str, Any]) -> None:
        read = words(raw, tex=True)
        text = read.text.replace("\n\n", "\n")
        if not text.isascii():
            text = self._repaired(text)
        fields[key] = text
        if key in keys_of("prose"):
            place = [(0, self.start)]
            self.children.append(Block("paragraph", text, places=place, end=self.end))
            return
        self.marks += [
            Mark(self.length + m.start, self.length + m.end, m.kind, m.value)
            for m in read.marks
            if m.kind == "link"
        ]
        self._line(text)

    def _repaired(self, text: str) -> str:
        repaired = repair(text)
        if repaired != text:
            message = f"text decoded wrongly once before was repaired: {text[:40]!r}"
            report(self.document, "mojibake", message, self.start)
        return repaired

    def _line(self, text: str) -> None:
        if text:
            self.lines.append(text)
            self.length += len(text) + 1

    def block(self, fields: dict[str, Any]) -> Block:
        """The entry's block."""
        text = "\n".join(self.lines)
        last = max(len(text) - 1, 0)
        places = [(0, self.start), (last, max(self.end - 1, self.start))] if last else [(0, self.start)]
        return Block(
            "entry",
            text,
            sorted(self.marks),
            places=places,
            end=self.end,
            fields=fields,
            children=self.children,
        )


def _split(text: str) -> list[Any]:
    """The blocks of a bibliography as bibtexparser parts them, its log silenced."""
    import logging

    from bibtexparser.splitter import Splitter

    logger = logging.getLogger("bibtexparser.splitter")
    before = logger.disabled
    logger.disabled = True
    try:
        blocks: list[Any] = Splitter(text).split().blocks
    finally:
        logger.disabled = before
    return blocks


def _is_one_group(raw: str) -> bool:
    """Whether a value is one braced or quoted text, so that a `#` within it is a sign."""
    if raw[0] == '"':
        return raw.count('"') == 2 and raw[-1] == '"'
    if raw[0] != "{":
        return False
    depth = 0
    for at, char in enumerate(raw):
        depth += (char == "{") - (char == "}")
        if depth == 0:
            return at == len(raw) - 1
    return False


def people(value: str) -> list[str]:
    """The names of an author or editor field, each as it is read aloud."""
    found: list[str] = []
    for part in _parts(value):
        name = spoken(part)
        if name and name.lower() not in ("others", "et al", "et al."):
            found.append(name)
    return found


def _parts(value: str) -> list[str]:
    """A list of names parted at "and" outside braces."""
    if "{" not in value:
        return _AND.split(" ".join(value.split()))
    parts: list[str] = []
    begin = depth = done = 0
    for found in _AND.finditer(value):
        depth += value.count("{", done, found.start()) - value.count("}", done, found.start())
        done = found.start()
        if depth <= 0:
            parts.append(value[begin : found.start()])
            begin = found.end()
    return [*parts, value[begin:]]


def spoken(name: str) -> str:
    """A name in BibTeX's form as it is read aloud: "von Last, Jr, First" → "First von Last, Jr"."""
    name = " ".join(name.split())
    pieces = [p.strip() for p in _outside_braces(name)] if "," in name else [name]
    pieces = [words(p, tex=True).text for p in pieces if p]
    if len(pieces) == 2:
        last, first = pieces
        return f"{last}{first}" if _is_cjk(last) else f"{first} {last}"
    if len(pieces) > 2:
        return f"{pieces[2]} {pieces[0]}, {pieces[1]}"
    return pieces[0] if pieces else ""


def _is_cjk(text: str) -> bool:
    return any("\u3040" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7af" for c in text)


def _outside_braces(name: str) -> list[str]:
    """A name parted at the commas outside braces."""
    if "{" not in name:
        return name.split(",")
    parts = [""]
    depth = 0
    for char in name:
        depth += (char == "{") - (char == "}")
        if char == "," and depth <= 0:
            parts.append("")
        else:
            parts[-1] += char
    return parts


def _is_address(key: str, value: str) -> bool:
    if "://" in value or value.startswith(("/", "www.")):
        return not any(c.isspace() for c in value)
    if key == "doi" or key in ("arxiv", "eprint"):
        return not any(c.isspace() for c in value)
    return value.lower().endswith((".pdf", ".html", ".pptx", ".zip")) and " " not in value


def _address(key: str, value: str) -> str:
    """The address that an identifier or a link stands for."""
    if "://" in value or key not in ("doi", "arxiv", "eprint"):
        return value
    return _DOI_ADDRESS + value if key == "doi" else f"https://arxiv.org/abs/{value}"


def diagnostics(document: Document, code: str) -> list[Diagnostic]:
    """A document's diagnostics of one code."""
    return [d for d in document.diagnostics if d.code == code]
