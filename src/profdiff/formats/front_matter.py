"""The metadata block at the head of a page: YAML between `---`, TOML between `+++`.

YAML is walked event by event before anything is built: libyaml's composer recurses on the C
stack and dies on deep nesting, and a few aliases can expand without bound (docs/tricky-cases.md).
"""

import re
from typing import Any

from profdiff.document import Document
from profdiff.patterns import Pattern
from profdiff.records import Diagnostic

MAX_DEPTH = 50
MAX_NODES = 20_000
_ITEM_KEYS = frozenset(
    "collection publication publication_types paperurl citation event inline superuser".split()
)
_ITEM_FOLDER = Pattern(r"(?:^|[/:\\])(?:_(?!pages|posts|includes)[a-z]+|content)[/\\]", "_|content")
_FLAT = Pattern(r"^([A-Za-z_][\w-]*)[ \t]*:[ \t]+(\S.*?)[ \t]*$", flags=re.MULTILINE)


def split_front_matter(text: str, document: Document) -> int:
    """Reads the front matter into the document and returns the offset where the body begins.

    What cannot be read is a diagnostic with its line, and its flat `key: value` lines are kept.
    """
    fence, opened = text[:3], text.find("\n") + 1
    if fence not in ("---", "+++") or not opened or text[3:opened].strip(" \t\n"):
        return 0
    closing, body_at = _closing(text, fence, opened)
    if closing < 0:
        if fence == "+++" or _FLAT.match(text, opened):
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
    import frontmatter
    import yaml

    try:
        document.meta_lines = _bounded_keys(block, document)
        metadata, _ = frontmatter.parse(fenced)
    except (yaml.YAMLError, _TooDeepError, ValueError, TypeError, AttributeError) as error:
        mark = getattr(error, "problem_mark", None)
        line = getattr(error, "line", None) or (mark.line + 2 if mark else 1)
        reason = getattr(error, "problem", None) or str(error).splitlines()[0]
        _report(document, "front-matter-unreadable", f"not valid YAML: {reason}", line)
        metadata = _flat(block)
        document.meta_lines = {k: block[: m.start()].count("\n") + 2 for k, m in _matches(block)}
    document.meta = {str(k): plain(v) for k, v in metadata.items()}


def _read_toml(block: str, document: Document) -> None:
    import tomllib

    try:
        metadata: dict[str, Any] = tomllib.loads(block)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        line = re.search(r"line (\d+)", str(error))
        at = int(line[1]) + 1 if line else 1
        _report(document, "front-matter-unreadable", f"not valid TOML: {error}", at)
        metadata = {m[1]: m[2] for m in re.finditer(r'^(\w+)\s*=\s*"?(.*?)"?\s*$', block, re.M)}
    document.meta = {str(k): plain(v) for k, v in metadata.items()}
    for key in document.meta:
        found = re.search(rf"^\[*{re.escape(key)}\b", block, re.M)
        document.meta_lines[key] = block[: found.start()].count("\n") + 2 if found else 1


class _TooDeepError(Exception):
    """Front matter beyond the limits, with the line where it passes them."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def _bounded_keys(block: str, document: Document) -> dict[str, int]:
    """The line of each top-level key; raises _TooDeepError where a limit is passed."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    depth, nodes, on_key = 0, 0, False
    sizes: dict[str, int] = {}
    anchors: list[tuple[str | None, int]] = []
    lines: dict[str, int] = {}
    for event in yaml.parse(block, Loader=loader):
        line = event.start_mark.line + 2
        if isinstance(event, yaml.CollectionStartEvent):
            anchors.append((event.anchor, nodes))
            depth += 1
            nodes += 1
            on_key = depth == 1 or on_key
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
            anchor, before = anchors.pop()
            if anchor:
                sizes[anchor] = nodes - before
            on_key = True if depth == 1 else on_key
        elif isinstance(event, yaml.AliasEvent):
            nodes += sizes.get(event.anchor, 1)
            on_key = not on_key if depth == 1 else on_key
        elif isinstance(event, yaml.ScalarEvent):
            nodes += 1
            if event.anchor:
                sizes[event.anchor] = 1
            if depth == 1:
                if on_key:
                    _note_key(event.value, line, lines, document)
                on_key = not on_key
        if depth > MAX_DEPTH or nodes > MAX_NODES:
            document.limited = True
            raise _TooDeepError(f"nested deeper than {MAX_DEPTH} or over {MAX_NODES} values", line)
    return lines


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


def _matches(block: str) -> list[tuple[str, re.Match[str]]]:
    return [(m[1], m) for m in _FLAT.finditer(block)]


def _flat(block: str) -> dict[str, str]:
    return {key: match[2].strip("\"'") for key, match in _matches(block)}


def _report(document: Document, code: str, message: str, line: int) -> None:
    document.diagnostics.append(Diagnostic(code=code, message=message, line=line))
