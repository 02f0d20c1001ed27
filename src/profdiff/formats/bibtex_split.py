"""A bibliography's text → its blocks: plain entries at once, all else through bibtexparser.

Most bibliographies hold well-formed entries and nothing else, and a few patterns part these in a
fraction of the time. Wherever these patterns do not fit, bibtexparser parts the whole file and
says what is wrong with it; for plain files both give the same (a test holds them to it).
"""

import re
from typing import Any, NamedTuple

#: Braced text to the depth of four; nothing is tried twice (possessive), so that odd text costs
#: no more than it is long.
_DEEP = r"(?:[^{}\\]|\\.)*+"
for _ in range(4):
    _DEEP = rf"(?:[^{{}}\\]|\\.|\{{{_DEEP}\}})*+"
_START = re.compile(r"^[ \t]*@*(?=@)", re.M)
_HIDDEN_START = re.compile(r"@\w*[ \t]*[{(]")
_ENTRY = re.compile(r"@[ \t]*(?P<type>[A-Za-z]+)[ \t]*\{\s*(?P<key>[^\s,{}()=\"#%\\@]+)\s*,")
_STRING = re.compile(r"@string[ \t]*\{(?=\s*\w)", re.I)
_FIELD = re.compile(
    rf"\s*(?P<key>[A-Za-z_][\w:.+-]*)\s*=\s*(?P<value>\{{(?s:{_DEEP})\}}"
    rf"|\"(?s:(?:[^\"{{}}\\]|\\.|\{{{_DEEP}\}})*+)\"|\w+)\s*(?P<comma>,?)"
)
_HEAD = re.compile(r"@(?P<type>[A-Za-z]+)[ \t]*\{\s*(?P<key>[^\s,{}()=\"#%\\@]+)(?:\s*,)?(?=\s)")
_END = re.compile(r"\s*\}")
_COMMA_LACKS = re.compile(rf"\{{(?s:{_DEEP})\}}\s+[A-Za-z]\w*\s*=\s*(?:[{{\"]|\w+\s*$)")


class Entry(NamedTuple):
    """An entry or a string definition: its fields in order, values with their delimiters."""

    type: str
    key: str
    fields: list[tuple[str, str]]
    start: int
    end: int


class Failed(NamedTuple):
    """A block that cannot be read, or (`doubled`) an entry whose key is another's too."""

    reason: str
    raw: str
    entry: Entry | None
    doubled: bool
    start: int


def split(text: str) -> list[Entry | Failed]:
    """The blocks of a bibliography in the order of the source."""
    plain = _plain(text)
    return plain if plain is not None else _through_bibtexparser(text)


def _plain(text: str) -> list[Entry | Failed] | None:
    """The entries of a text that holds plain ones only, None for any other text."""
    found: list[Entry | Failed] = []
    keys: set[str] = set()
    at = 0
    while True:
        begin = _START.search(text, at)
        if _HIDDEN_START.search(text, at, begin.end() if begin else len(text)):
            return None
        if begin is None:
            return found
        entry = _entry_at(text, begin.end())
        if entry is None:
            return None
        if entry.key in keys:
            found.append(Failed("", "", entry, True, entry.start))
        else:
            found.append(entry)
        if entry.type != "string":
            keys.add(entry.key)
        at = entry.end


def _entry_at(text: str, start: int) -> Entry | None:
    """The plain entry or string definition that begins at an offset."""
    opening = _ENTRY.match(text, start)
    string = None if opening else _STRING.match(text, start)
    head = opening or string
    if head is None:
        return None
    fields: list[tuple[str, str]] = []
    at = head.end()
    more = True
    while more:
        field = _FIELD.match(text, at)
        if field is None:
            break
        name, value, comma = field.group("key", "value", "comma")
        if "\n@" in value:
            return None
        fields.append((name, value))
        at = field.end()
        more = bool(comma)
    closing = _END.match(text, at)
    if closing is None or not fields:
        return None
    if opening is None:
        return Entry("string", fields[0][0], fields, start, closing.end())
    kind = opening["type"].lower()
    if kind in ("comment", "preamble", "string"):
        return None
    return Entry(kind, opening["key"], fields, start, closing.end())


def _through_bibtexparser(text: str) -> list[Entry | Failed]:
    import logging

    from bibtexparser.splitter import Splitter

    logger = logging.getLogger("bibtexparser.splitter")
    before = logger.disabled
    logger.disabled = True
    try:
        blocks = Splitter(text).split().blocks
    finally:
        logger.disabled = before
    places = _Places(text)
    found = [_translated(block, places.of(block)) for block in blocks]
    known = [block for block in found if block is not None]
    ends = [*(block.start for block in known), len(text)][1:]
    return [_whole(block, text, end) for block, end in zip(known, ends, strict=True)]


def _whole(block: Entry | Failed, text: str, end: int) -> Entry | Failed:
    """A failed block with all that follows it up to the next one, read in part where that will do.

    bibtexparser gives up at the first fault; what comes after is as lost to it as a comment.
    """
    if isinstance(block, Entry) or block.doubled:
        return block
    raw = text[block.start : end].rstrip()
    return block._replace(raw=raw, entry=_in_part(raw, block.start))


def _in_part(raw: str, start: int) -> Entry | None:
    """The entry that a text gives when commas are not looked at, None where more is wrong."""
    head = _HEAD.match(raw)
    if head is None:
        return None
    fields: list[tuple[str, str]] = []
    at = head.end()
    while field := _FIELD.match(raw, at):
        fields.append((field["key"], field["value"]))
        at = field.end()
    rest = raw[at:].strip(" \t\r\n,")
    if not fields or (rest and (rest[0] != "}" or "=" in rest)):
        return None
    return Entry(head["type"].lower(), head["key"], fields, start, start + len(raw))


class _Places:
    """Finds where blocks begin, which come in the order of the source."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def of(self, block: Any) -> int:
        """A block's offset."""
        raw = block.raw or ""
        found = self.text.find(raw, self.at) if raw else -1
        if found < 0:
            return self.at
        self.at = found + len(raw) - 1
        return found


def _translated(block: Any, start: int) -> Entry | Failed | None:
    """A block of bibtexparser's as one of ours; None for comments."""
    kind = type(block).__name__
    if kind == "Entry":
        return _entry(block, start)
    if kind == "String":
        return Entry("string", block.key, [(block.key, block.value)], start, start + len(block.raw))
    if not hasattr(block, "error"):
        return None
    inner = block.ignore_error_block
    entry = _translated(inner, start) if inner is not None else None
    if kind == "DuplicateFieldKeyBlock":
        return entry
    if kind == "DuplicateBlockKeyBlock" and isinstance(entry, Entry):
        return Failed("", "", entry, True, start) if entry.type != "string" else entry
    reason = " ".join(str(getattr(block.error, "abort_reason", block.error)).split())
    return Failed(reason, block.raw or "", None, False, start)


def _entry(block: Any, start: int) -> Entry | Failed:
    """An entry of bibtexparser's, which takes all up to a comma for one value."""
    fields = [(field.key, field.value) for field in block.fields]
    if any(_COMMA_LACKS.match(value) for _, value in fields):
        return Failed("no comma between two fields", block.raw, None, False, start)
    return Entry(block.entry_type.lower(), block.key, fields, start, start + len(block.raw))
