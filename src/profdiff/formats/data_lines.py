"""Texts of a data file → the words and links of a block, each with its place in the source."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from profdiff.document import Block, BlockKind, Document, Mark
from profdiff.formats.inline import SPECIAL, words
from profdiff.formats.inline_words import Words
from profdiff.formats.mojibake import repair
from profdiff.formats.nodes import Mapping, Node, Scalar, plain_key, report, scalars
from profdiff.lexicon.fields import keys_of, service_address
from profdiff.normal import arxiv_id, doi

_BULLET = re.compile(r"[ \t]*(?:[-*•–]|\d{1,2}[.)])[ \t]+(?=\S)")
_IMAGES = (".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp", ".avif", ".bmp", ".ico")
_FILES = (".pdf", ".html", ".htm", ".bib", ".zip", ".pptx", ".ppt", ".mp4", ".ps", ".gz", ".ipynb")
_FLAGS = frozenset(("true", "false", "yes", "no", "on", "off"))
_ARXIV = re.compile(r"\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}")
_DOMAIN = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/\S*)?", re.I)
_DATE = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?")
_MAILS = frozenset(("email", "mail", "contact", "emailaddress"))
_NAMES = frozenset("first last given family middle prefix suffix firstname lastname".split())


def is_shown(text: str) -> bool:
    """Whether a template would print a value: flags and the files of pictures it does not."""
    bare = text.strip().lower()
    return bool(bare) and bare not in _FLAGS and not bare.endswith(_IMAGES)


def is_address(value: str) -> bool:
    """Whether a value is an address or the name of a file, and no words."""
    low = value.strip().lower()
    if not low or " " in low or "\n" in low:
        return False
    scheme, separator, _ = low.partition("://")
    if separator and scheme.isalpha():
        return True
    return low.startswith(("mailto:", "www.", "/", "./", "../", "#")) or low.endswith(_FILES)


def _identified(key: str, value: str) -> str | None:
    """The address of an arXiv identifier or a DOI."""
    if key.startswith("doi"):
        name = doi(value)
        return f"https://doi.org/{name}" if name else None
    found = value if _ARXIV.fullmatch(value) else arxiv_id(value)
    return f"https://arxiv.org/abs/{found}" if found else None


def source_end(node: Node) -> int:
    """Where a value's last word ends in the source."""
    return max((part.end for part in scalars(node)), default=node.end)


class Writer:
    """Renders the texts of one file; `text` is the source that their places point into."""

    def __init__(self, document: Document, text: str) -> None:
        self.document = document
        self.text = text

    def address(self, key: str, value: str) -> str | None:
        """The address that a value stands for under its key; None where it is words."""
        value = value.strip()
        if not value or " " in value or "\n" in value:
            return None
        if is_address(value):
            return value
        if key in keys_of("main") and _DOMAIN.fullmatch(value):
            return f"https://{value}"
        if key.startswith(("arxiv", "eprint", "doi")):
            return _identified(key, value)
        if key in _MAILS:
            return f"mailto:{value}" if "@" in value else None
        return service_address(key, value)

    def plain(self, scalar: Scalar) -> str:
        """A text's words without their marks and places; addresses as they are."""
        if is_address(scalar.text):
            return scalar.text.strip()
        return words(scalar.text).text

    def words(self, scalar: Scalar) -> Words:
        """A text's words with their places in the source, repaired where wrongly decoded."""
        value = scalar.text
        if value.isascii() and not SPECIAL.search(value):
            quoted = self.text[scalar.start : scalar.start + 1] in ('"', "'")
            text = " ".join(value.split()) if "  " in value else value.strip()
            return Words(text, [], [(0, scalar.start + quoted)] if text else [])
        return self._placed(scalar, words(self._repaired(scalar)), 0)

    def prose(self, scalar: Scalar, kind: str) -> list[Block]:
        """A text's paragraphs and bulleted lines as blocks; `kind` is that of a lone paragraph."""
        found: list[Block] = []
        value = self._repaired(scalar)
        for start, end, bullet in _passages(value):
            read = self._placed(scalar, words(value[start:end]), start)
            found += _paragraphs(read, "item" if bullet else kind)
        for block in found:
            block.end = max(block.end, block.places[-1][1])
        if found:
            found[-1].end = scalar.end
        return found

    def _repaired(self, scalar: Scalar) -> str:
        value = scalar.text
        if value.isascii():
            return value
        repaired = repair(value)
        if repaired != value:
            message = f"text decoded wrongly once before was repaired: {value.strip()[:40]!r}"
            report(self.document, "mojibake", message, scalar.start)
        return repaired

    def _placed(self, scalar: Scalar, read: Words, shift: int) -> Words:
        """The words with their places turned from offsets in the value to the source's."""
        source = self._lines(scalar)
        starts = [value for value, _ in source]
        last = max(scalar.end - 1, scalar.start)
        places = []
        for at, offset in read.places:
            value, begin = source[max(bisect_right(starts, offset + shift) - 1, 0)]
            places.append((at, min(begin + offset + shift - value, last)))
        return Words(read.text, read.marks, places)

    def _lines(self, scalar: Scalar) -> list[tuple[int, int]]:
        """Value offset → source offset for each line of the source that a value was read from."""
        start = scalar.start
        quoted = self.text[start : start + 1] in ('"', "'")
        if "\n" not in self.text[start : scalar.end]:
            return [(0, start + quoted)]
        found: list[tuple[int, int]] = []
        cursor = 0
        at = start + quoted
        for line in self.text[at : scalar.end].split("\n"):
            head = line.split(None, 1)[:1]
            where = scalar.text.find(head[0], cursor, cursor + len(line) + 80) if head else -1
            if where >= 0:
                found.append((where, at + len(line) - len(line.lstrip())))
                cursor = where + 1
            at += len(line) + 1
        return found or [(0, start)]


class Line:
    """The text of a block as it grows, with its marks and places."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.text = ""
        self.marks: list[Mark] = []
        self.places: list[tuple[int, int]] = []

    def add(self, scalar: Scalar, separator: str, address: str = "") -> str:
        """Adds a text after a separator, linked if there is an address; returns its words."""
        read = self.writer.words(_dated(scalar))
        text = read.text.replace("\n\n", "\n")
        shown = " ".join(text.split()) if separator != "\n" else text
        if not shown:
            return ""
        if self.text:
            self.text += separator
        at = len(self.text)
        self.text += shown
        self.places += [(at + offset, place) for offset, place in read.places]
        self.marks += [Mark(at + m.start, at + m.end, m.kind, m.value) for m in read.marks]
        if address:
            self.marks.append(Mark(at, len(self.text), "link", address))
        return shown

    def add_map(self, mapping: Mapping, separator: str) -> None:
        """Adds a small map as its words in a row, linked to the address within it."""
        addresses: list[str] = []
        begin = -1
        for name, part in _shown_parts(mapping):
            address = self.writer.address(name, part.text)
            if address is not None:
                addresses.append(address)
            elif is_shown(part.text):
                joint = _joint(mapping) if begin >= 0 else separator
                before = len(self.text) + (len(joint) if self.text else 0)
                self.add(part, joint)
                begin = before if begin < 0 else begin
        addresses = addresses or self._service(mapping)
        if addresses and begin >= 0:
            self.marks.append(Mark(begin, len(self.text), "link", addresses.pop(0)))
        for address in addresses:
            self.link(address)

    def _service(self, mapping: Mapping) -> list[str]:
        """The page of a user name beside the name of its service."""
        network = mapping.get("network", "platform", "name", "type", "icon")
        user = mapping.get("username", "user", "handle", "id")
        if not (isinstance(user, Scalar) and isinstance(network, Scalar)):
            return []
        address = service_address(plain_key(network.text), user.text.strip())
        return [address] if address else []

    def link(self, address: str) -> None:
        """Adds a link without words of its own."""
        self.marks.append(Mark(0, 0, "link", address))

    def link_first(self, address: str) -> None:
        """Links the first text; beside the text where that is a link already."""
        taken = any(m.kind == "link" and m.end > m.start for m in self.marks if m.start == 0)
        first = self.text.partition("\n")[0]
        self.marks.append(Mark(0, 0 if taken else len(first), "link", address))

    def block(self, kind: str, start: int, end: int) -> Block:
        """The block of this text, `start` to `end` its stretch of the source."""
        last = max(len(self.text) - 1, 0)
        inner = [(at, place) for at, place in self.places if 0 < at < last]
        places = [(0, start), *inner, (last, max(end - 1, start))] if last else [(0, start)]
        return Block(_kind(kind), self.text, sorted(self.marks), places=places, end=end)


def _shown_parts(mapping: Mapping) -> Iterator[tuple[str, Scalar]]:
    """The texts of a small map that do more than steer a theme, each with its plain key."""
    for key, value in mapping.pairs:
        name = plain_key(key.text)
        if name not in keys_of("theme"):
            for part in scalars(value):
                yield name, part


def _joint(mapping: Mapping) -> str:
    """What parts the texts of a small map: a space within a name."""
    return " " if _NAMES & {plain_key(key.text) for key, _ in mapping.pairs} else ", "


def _dated(scalar: Scalar) -> Scalar:
    """A date in numbers in its ISO form, whatever signs and zeros it is written with."""
    found = _DATE.fullmatch(scalar.text.strip())
    if not found:
        return scalar
    parts = [found[1], *(f"{int(part):02d}" for part in found.groups()[1:] if part)]
    return Scalar("-".join(parts), scalar.start, scalar.end)


def _kind(kind: str) -> BlockKind:
    return kind  # type: ignore[return-value]  # callers pass the kinds of blocks


def _passages(value: str) -> list[tuple[int, int, bool]]:
    """The stretches of a text that its bulleted lines part, and whether each is such a line."""
    if "\n" not in value:
        return [(0, len(value), False)]
    found: list[tuple[int, int, bool]] = []
    at = begin = 0
    bulleted = False
    for line in value.split("\n"):
        bullet = _BULLET.match(line)
        if bullet:
            found.append((begin, at, bulleted))
            begin, bulleted = at + bullet.end(), True
        elif bulleted and not line.strip():
            found.append((begin, at, True))
            begin, bulleted = at, False
        at += len(line) + 1
    found.append((begin, len(value), bulleted))
    return [(a, b, c) for a, b, c in found if value[a:b].strip()]


def _paragraphs(read: Words, kind: str) -> list[Block]:
    """A block for each paragraph of a text."""
    found: list[Block] = []
    at = 0
    for text in read.text.split("\n\n"):
        end = at + len(text)
        if text:
            marks = [
                Mark(m.start - at, m.end - at, m.kind, m.value)
                for m in read.marks
                if at <= m.start < end
            ]
            places = [(offset - at, place) for offset, place in read.places if at <= offset < end]
            found.append(Block(_kind(kind), text, marks, places=places, end=places[-1][1]))
        at = end + 2
    return found
