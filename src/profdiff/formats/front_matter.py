"""The metadata block at the head of a page: YAML between `---`, TOML between `+++`.

YAML is walked event by event before anything is built: libyaml's composer recurses on the C
stack and dies on deep nesting, and a few aliases can expand without bound (docs/tricky-cases.md).
"""

import re
from typing import Any

from profdiff.document import Document
from profdiff.formats.flat_yaml import read_flat
from profdiff.patterns import Pattern
from profdiff.records import Diagnostic
from profdiff.span import SourceMap

MAX_DEPTH = 50
MAX_NODES = 20_000
_ITEM_KEYS = frozenset(
    "collection publication publication_types paperurl citation event inline superuser".split()
)
_ITEM_FOLDER = Pattern(r"(?:^|[/:\\])(?:_(?!pages|posts|includes)[a-z]+|content)[/\\]", "_|content")
_KEY = Pattern(r"[A-Za-z_][\w-]*")
_TOML_KEY = Pattern(r"^\[*[ \t\"']*([\w-]+)", flags=re.MULTILINE)


def split_front_matter(text: str, document: Document) -> int:
    """Reads the front matter into the document and returns the offset where the body begins.

    What cannot be read is a diagnostic with its line, and its flat `key: value` lines are kept.
    """
    fence, opened = text[:3], text.find("\n") + 1
    if fence not in ("---", "+++") or not opened or text[3:opened].strip(" \t\n"):
        return 0
    closing, body_at = _closing(text, fence, opened)
    if closing < 0:
        if fence == "+++" or _flat(text[opened:].partition("\n")[0], ": ")[0]:
            _report(
                document, "front-matter-unclosed", f"no line {fence} closes the front matter", 1
            )
        return 0
    block = text[opened:closing]
    if fence == "---":
        if not block.strip() or not _looks_like_yaml(block):
            return opened if not block.strip() else 0
        _read_yaml(block, text[:body_at], document)
    else:
        _read_toml(block, document)
    return body_at


def _closing(text: str, fence: str, at: int) -> tuple[int, int]:
    """Where the line that closes a block begins and where the line after it; (-1, -1) for none."""
    while (at := text.find(fence, at)) >= 0:
        end = text.find("\n", at) + 1 or len(text)
        if text[at - 1] == "\n" and not text[at + 3 : end].strip(" \t\n"):
            return at, end
        at = end
    return -1, -1


def holds_records(meta: dict[str, object], path: str) -> bool:
    """Whether front matter may hold records: lists of things, or the fields of one item."""
    if meta and _ITEM_FOLDER.search(path):
        return True
    return any(
        isinstance(value, (list, dict)) and value and key not in ("redirect_from", "tags")
        for key, value in meta.items()
    ) or not _ITEM_KEYS.isdisjoint(meta)


def _looks_like_yaml(block: str) -> bool:
    """Whether a block between rules is metadata: a page may begin with a rule as such."""
    first = next((line for line in block.splitlines() if line.strip()), "")
    return (first[:1].isalnum() or first.startswith(tuple("_\"'#<{[?!&*-"))) and (
        ":" in block or "=" in block or "[" in block or "{" in block
    )


def _read_yaml(block: str, fenced: str, document: Document) -> None:
    flat = read_flat(block)
    if flat is not None:
        document.meta, document.meta_lines = flat
        return
    import frontmatter
    import yaml

    try:
        # Behind a line end, lines count as in what frontmatter hands to the parser.
        document.meta_lines = _bounded_keys(f"\n{block}", document)
        metadata, _ = frontmatter.parse(fenced)
    except (yaml.YAMLError, _RefusedError, ValueError, TypeError, AttributeError) as error:
        mark = getattr(error, "problem_mark", None)
        line = getattr(error, "line", None) or (mark.line + 1 if mark else 1)
        reason = getattr(error, "problem", None) or str(error).splitlines()[0]
        _report(document, "front-matter-unreadable", f"not valid YAML: {reason}", line)
        metadata, document.meta_lines = _flat(block, ": ")
    document.meta = {str(k): plain(v) for k, v in metadata.items()}


def _read_toml(block: str, document: Document) -> None:
    import tomllib

    try:
        metadata: dict[str, Any] = tomllib.loads(block)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        line = re.search(r"line (\d+)", str(error))
        at = int(line[1]) + 1 if line else 1
        _report(document, "front-matter-unreadable", f"not valid TOML: {error}", at)
        metadata, _ = _flat(block, "=")
    document.meta = {str(k): plain(v) for k, v in metadata.items()}
    source = SourceMap(block)
    for found in _TOML_KEY.finditer(block):
        if found[1] in document.meta:
            document.meta_lines.setdefault(found[1], source.place(found.start())[0] + 1)


class _RefusedError(Exception):
    """Front matter that is not built, with the line where it passes a limit."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def _bounded_keys(block: str, document: Document) -> dict[str, int]:
    """The line of each top-level key; raises _RefusedError for what cannot be built."""
    import yaml

    walk = _Walk(document)
    for event in yaml.parse(block, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        walk.add(event, type(event).__name__)
    return walk.lines


class _Walk:
    """What the events of YAML come to: its top-level keys, its size with all aliases expanded."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.lines: dict[str, int] = {}
        self.nodes = 0
        self.sizes: dict[str | None, int] = {}
        self.open: list[tuple[str | None, int]] = []
        self.has_keys = self.is_value = False

    def add(self, event: Any, kind: str) -> None:
        """Takes in one event of a kind."""
        line = event.start_mark.line + 1
        if kind in ("MappingStartEvent", "SequenceStartEvent"):
            self.has_keys = self.has_keys if self.open else kind == "MappingStartEvent"
            self.open.append((event.anchor, self.nodes))
            self.nodes += 1
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            anchor, before = self.open.pop()
            self._value(anchor, self.nodes - before)
        elif kind == "AliasEvent":
            if event.anchor not in self.sizes:
                # None of that name, or one that is still open: then a value would hold itself.
                raise _RefusedError(f"the alias *{event.anchor} stands for no value", line)
            self.nodes += self.sizes[event.anchor]
            self._value(None, 0)
        elif kind == "ScalarEvent":
            self.nodes += 1
            if len(self.open) == 1 and self.has_keys and not self.is_value:
                _note_key(event.value, line, self.lines, self.document)
            self._value(event.anchor, 1)
        if len(self.open) > MAX_DEPTH or self.nodes > MAX_NODES:
            self.document.limited = True
            raise _RefusedError(f"nested deeper than {MAX_DEPTH} or over {MAX_NODES} values", line)

    def _value(self, anchor: str | None, size: int) -> None:
        """A value ends; of those in the outermost map every second one is a key."""
        if anchor:
            self.sizes[anchor] = size
        if len(self.open) == 1:
            self.is_value = not self.is_value


def _note_key(key: str, line: int, lines: dict[str, int], document: Document) -> None:
    if key in lines:
        _report(
            document,
            "front-matter-duplicate-key",
            f"{key!r} stands on line {lines[key]} too; the last one counts",
            line,
        )
    lines[key] = line


def plain(value: Any) -> Any:
    """A loaded value with keys as text and dates as ISO text."""
    if isinstance(value, dict):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple, set)):
        return [plain(v) for v in value]
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _flat(block: str, sign: str) -> tuple[dict[str, Any], dict[str, int]]:
    """The values and lines of what stands as a key, a sign and a value on one line."""
    values, lines = {}, {}
    for number, line in enumerate(block.split("\n"), start=2):
        key, _, value = line.partition(sign)
        key, value = key.rstrip(), value.strip()
        if value and _KEY.fullmatch(key):
            values[key], lines[key] = value.strip("\"'"), number
    return values, lines


def _report(document: Document, code: str, message: str, line: int) -> None:
    document.diagnostics.append(Diagnostic(code=code, message=message, line=line))
