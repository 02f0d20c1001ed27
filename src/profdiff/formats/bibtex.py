"""BibTeX and biblatex bibliographies, through bibtexparser's splitter.

Each entry becomes an entry block: strings and cross-references put in, LaTeX as Unicode, names as
"First von Last, Jr". An entry that cannot be read is a diagnostic and keeps its text; what BibTeX
itself passes over (comments, text between entries) is no part of the page.
"""

import re
from typing import Any

from profdiff.document import Block, Document, Mark
from profdiff.formats.bibtex_files import linked_files
from profdiff.formats.bibtex_split import Entry, Failed, split
from profdiff.formats.inline import words
from profdiff.formats.mojibake import repair
from profdiff.formats.nodes import plain_key, report
from profdiff.lexicon.fields import keys_of
from profdiff.lexicon.tables import remembered
from profdiff.span import SourceMap

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME_FIELDS = frozenset(("author", "editor", "translator", "bookauthor", "inventor", "holder"))
_IDENTIFIERS = frozenset(("doi", "arxiv", "eprint"))
#: Kinds of entry that stand for no publication (biblatex manual, 2.1 and 2.3.5).
_NO_ENTRIES = frozenset(("comment", "xdata", "set", "string", "preamble"))
_NOT_INHERITED = frozenset(("title", "author", "crossref", "xdata", "abstract", "key", "options"))
#: Fields in the order in which a bibliography shows them; others follow by name.
_FIRST = ("title", "subtitle", "author", "editor", "venue", "booktitle", "journal")
_AND = re.compile(r"\s+and\s+", re.I)
#: DBLP numbers people of one name: "Wei Wang 0001".
_HOMONYM = re.compile(r"\w \d{4}$")
_PIECE = re.compile(r"\"((?:[^\"{}]|\{[^{}]*\})*)\"|([^\s#\"{}]+)|\{((?:[^{}]|\{[^{}]*\})*)\}")
_COMMAND = re.compile(r"[\\$~]|``")
_FLAGS = frozenset(("true", "false", "yes", "no", ""))
_IMAGES = (".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp", ".avif")
_PATHS = ("/", "./", "../")
_FILES = (".pdf", ".html", ".pptx", ".zip")


def read(text: str, path: str) -> Document:
    """The document of a bibliography."""
    document = Document(path, "bibtex", SourceMap(text))
    Bibliography(document, text).run()
    return document


class Bibliography:
    """Turns the blocks of a bibliography into blocks of the document."""

    def __init__(self, document: Document, text: str) -> None:
        self.document = document
        self.text = text
        self.strings: dict[str, str] = dict(zip(_MONTHS, _MONTHS, strict=True))
        self.entries: list[tuple[Entry, dict[str, str]]] = []

    def run(self) -> None:
        """Reads the whole file."""
        for block in split(self.text):
            if isinstance(block, Failed):
                self._failed(block)
            elif block.type == "string":
                self.strings[block.key.lower()] = self._value(block.fields[0][1])
            else:
                self.entries.append((block, self._fields(block)))
        low = self.text.lower()
        if "crossref" in low or "xdata" in low:
            self._inherit()
        for entry, fields in self.entries:
            if entry.type not in _NO_ENTRIES:
                self.document.blocks.append(self._entry(entry, fields))
        self.document.blocks.sort(key=lambda block: block.places[0][1])

    def _failed(self, block: Failed) -> None:
        """A block that cannot be parted: read where it can be, else kept as text."""
        code, message = "bibtex-unreadable-entry", f"cannot be read: {block.reason}"
        if block.entry is not None:
            self.entries.append((block.entry, self._fields(block.entry)))
            code, message = "bibtex-mended-entry", f"read in spite of a fault: {block.reason}"
            if block.doubled:
                code = "bibtex-duplicate-key"
                message = f"the key {block.entry.key!r} names an entry above too"
        elif block.raw.strip():
            end = block.start + len(block.raw)
            kept = Block("code", block.raw.strip(), places=[(0, block.start)], end=end)
            self.document.blocks.append(kept)
        report(self.document, code, message, block.start)

    def _fields(self, entry: Entry) -> dict[str, str]:
        """An entry's fields as LaTeX, by plain key; the first of two of one name counts."""
        found: dict[str, str] = {}
        for name, raw in entry.fields:
            value = self._value(raw)
            if found.setdefault(plain_key(name), value) != value:
                message = f"{name!r} of {entry.key!r} is given twice; the first one counts"
                report(self.document, "bibtex-duplicate-field", message, entry.start)
        return found

    def _value(self, raw: str) -> str:
        """A field's value without its delimiters, strings put in and pieces joined by `#`."""
        first, last = raw[:1], raw[-1:]
        if "#" not in raw or _is_one_group(raw):
            if (first == "{" and last == "}") or (first == last == '"' and len(raw) > 1):
                return raw[1:-1].strip()
            return self.strings.get(raw.lower(), raw)
        pieces = [(m[1] or m[3] or "", m[2]) for m in _PIECE.finditer(raw)]
        return "".join(self.strings.get(n.lower(), n) if n else quoted for quoted, n in pieces)

    def _inherit(self) -> None:
        """Puts in what entries take from those that they refer to (`crossref`, `xdata`)."""
        known: dict[str, dict[str, str]] = {}
        for entry, fields in self.entries:
            known.setdefault(entry.key.lower(), fields)
        for number, (entry, fields) in enumerate(self.entries):
            for reference in ("crossref", "xdata"):
                parent = known.get(fields.get(reference, "").strip().lower())
                if parent is not None and parent is not fields:
                    self.entries[number] = entry, {**_from_parent(parent), **fields}

    def _entry(self, entry: Entry, raw: dict[str, str]) -> Block:
        fields: dict[str, Any] = {"entrytype": entry.type, "citationkey": entry.key}
        writing = _Writing(self.document, entry.start, entry.end)
        for key in _in_order(tuple(raw)):
            writing.add(key, raw[key], fields)
        return writing.block(fields)


def _from_parent(parent: dict[str, str]) -> dict[str, str]:
    """A parent's fields as its children have them: its title is the book that they are in."""
    found = {k: v for k, v in parent.items() if k not in _NOT_INHERITED}
    title = parent.get("booktitle") or parent.get("title")
    return {"booktitle": title, **found} if title else found


@remembered(1024)
def _in_order(keys: tuple[str, ...]) -> tuple[str, ...]:
    """An entry's keys in an order of our own, as their order says nothing."""
    shown = [key for key in keys if key not in keys_of("theme")]
    return tuple(sorted(shown, key=lambda k: (_FIRST.index(k) if k in _FIRST else len(_FIRST), k)))


class _Writing:
    """One entry's text as it grows: a value a line, addresses beside it as links."""

    __slots__ = ("children", "document", "end", "length", "lines", "marks", "start")

    def __init__(self, document: Document, start: int, end: int) -> None:
        self.document = document
        self.start, self.end = start, end
        self.lines: list[str] = []
        self.marks: list[Mark] = []
        self.children: list[Block] = []
        self.length = 0

    def add(self, key: str, raw: str, fields: dict[str, Any]) -> None:
        """Adds a field: names, an address, prose below the entry, or words."""
        if key in _NAME_FIELDS:
            fields[key] = names = people(raw)
            self._line(", ".join(names))
        elif len(raw) < 6 and raw.lower() in _FLAGS:
            if raw:
                fields[key] = raw
        elif key != "file" and _is_address(key, raw):
            fields[key] = address = raw.replace("\\", "") if "\\" in raw else raw
            if url := _address(key, address):
                self.marks.append(Mark(0, 0, "link", url))
        elif key == "file":
            fields[key] = files = linked_files(raw)
            self.marks += [Mark(0, 0, "link", file["url"]) for file in files]
        elif raw.endswith(_IMAGES):
            fields[key] = raw
        else:
            self._words(key, raw, fields)

    def _words(self, key: str, raw: str, fields: dict[str, Any]) -> None:
        marks: list[Mark] = []
        if _COMMAND.search(raw):
            text, marks, _ = words(raw, tex=True)
            text = text.replace("\n\n", "\n")
        else:
            text = _bare(raw)
        if not text.isascii():
            text = self._repaired(text)
        fields[key] = text
        if key in keys_of("prose"):
            place = [(0, self.start)]
            self.children.append(Block("paragraph", text, places=place, end=self.end))
            return
        for mark in marks:
            if mark.kind == "link":
                start, end = self.length + mark.start, self.length + mark.end
                self.marks.append(Mark(start, end, "link", mark.value))
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
        places = [(0, self.start)]
        if len(text) > 1:
            places.append((len(text) - 1, max(self.end - 1, self.start)))
        marks = sorted(self.marks) if len(self.marks) > 1 else self.marks
        return Block(
            "entry",
            text,
            marks,
            places=places,
            end=self.end,
            fields=fields,
            children=self.children,
        )


def _bare(raw: str) -> str:
    """A value without commands: braces off, dashes and closing quotes as signs, space folded."""
    if "--" in raw:
        raw = raw.replace("---", "—").replace("--", "–")
    if "''" in raw:
        raw = raw.replace("''", "”")
    if "{" in raw or "}" in raw:
        raw = raw.replace("{", "").replace("}", "")
    return " ".join(raw.split())


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
    """The names of an author or editor field, each as it is read aloud, "others" left out."""
    if "\\" in value or "{" in value or "$" in value or "~" in value:
        parts = [_spoken(_words_of(part)) for part in _parts(value)]
    else:
        parts = [_spoken(part.split(",")) for part in _AND.split(" ".join(value.split()))]
    parts = [name[:-5] if _HOMONYM.search(name) else name for name in parts]
    return [name for name in parts if name and name.lower() not in ("others", "et al", "et al.")]


def _words_of(name: str) -> list[str]:
    """A name's pieces between the commas outside braces, as words."""
    return [words(piece, tex=True).text for piece in _outside_braces(name)]


def _parts(value: str) -> list[str]:
    """A list of names parted at "and" outside braces."""
    parts: list[str] = []
    begin = depth = done = 0
    for found in _AND.finditer(value):
        depth += value.count("{", done, found.start()) - value.count("}", done, found.start())
        done = found.start()
        if depth <= 0:
            parts.append(value[begin : found.start()])
            begin = found.end()
    return [*parts, value[begin:]]


def _spoken(pieces: list[str]) -> str:
    """A name in BibTeX's form as it is read aloud: "von Last, Jr, First" → "First von Last, Jr"."""
    if len(pieces) == 1:
        return pieces[0]
    pieces = [piece.strip() for piece in pieces if piece and not piece.isspace()]
    if len(pieces) == 2:
        last, first = pieces
        return f"{last}{first}" if not last.isascii() and _is_cjk(last) else f"{first} {last}"
    if len(pieces) > 2:
        return f"{pieces[2]} {pieces[0]}, {pieces[1]}"
    return pieces[0] if pieces else ""


def _is_cjk(text: str) -> bool:
    return any("\u3040" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7af" for c in text)


def _outside_braces(name: str) -> list[str]:
    """A name parted at the commas outside braces."""
    if "," not in name:
        return [name]
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
    if "://" in value or key in _IDENTIFIERS or value.startswith(_PATHS) or value.endswith(_FILES):
        return not (" " in value or "\n" in value or "\t" in value)
    return False


def _address(key: str, value: str) -> str:
    """The address that an identifier or a link stands for; "" for one that is not arXiv's.

    That is a number alone, as PubMed has it (`eprinttype = pmid`).
    """
    if key not in _IDENTIFIERS or "://" in value:
        return value
    if value.isdigit():
        return ""
    return f"https://doi.org/{value}" if key == "doi" else f"https://arxiv.org/abs/{value}"
