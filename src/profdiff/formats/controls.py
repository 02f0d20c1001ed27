r"""Control characters that a page writes as escapes: `&#27;` in HTML, `"\e"` in YAML.

Those that stand in the bytes are left out when these are decoded; an escape comes to light only
when its format is read. U+FFFD takes its place, as HTML has it for `&#0;`, so that all marks and
places in a text stay true.
"""

from typing import Any

from profdiff.document import Document
from profdiff.patterns import Pattern
from profdiff.records import Diagnostic

#: C0 without tab and line feed, DEL, C1, and the halves of a character beyond U+FFFF.
_CONTROL = Pattern("[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def replace_controls(document: Document) -> None:
    """Put U+FFFD for each control character in a document, with one diagnostic for all."""
    cleaner = _Cleaner()
    waiting = list(document.blocks)
    while waiting:
        block = waiting.pop()
        addresses = [mark.value for mark in block.marks]
        if not (_is_clean(block.text) and _is_clean(addresses) and _is_clean(block.fields)):
            line, _ = document.source.place(block.places[0][1] if block.places else block.end)
            block.text = cleaner.clean(block.text, line)
            block.marks = [m._replace(value=cleaner.clean(m.value, line)) for m in block.marks]
            block.fields = cleaner.clean(block.fields, line)
        waiting += block.children
    lines = document.meta_lines
    document.title = cleaner.clean(document.title, 1)
    document.meta = {
        cleaner.clean(key, lines.get(key, 1)): cleaner.clean(value, lines.get(key, 1))
        for key, value in document.meta.items()
    }
    document.meta_lines = {cleaner.clean(key, line): line for key, line in lines.items()}
    if cleaner.found:
        document.diagnostics.append(cleaner.diagnostic())


#: What a text may hold that is not printable and no control either.
_LAYOUT = dict.fromkeys(map(ord, "\n\t"))


def _is_clean(value: Any) -> bool:
    """Whether no text of a value holds a control."""
    if isinstance(value, str):
        return value.isprintable() or not _CONTROL.search(value)
    if isinstance(value, list):
        return all(map(_is_clean, value))
    if isinstance(value, dict):
        return all(map(_is_clean, value)) and all(map(_is_clean, value.values()))
    return True


class _Cleaner:
    """Replaces controls, and keeps which they were and on which lines."""

    def __init__(self) -> None:
        self.found: list[tuple[int, str]] = []

    def clean(self, value: Any, line: int) -> Any:
        """A value with all its texts clean."""
        if isinstance(value, str):
            if value.isprintable() or value.translate(_LAYOUT).isprintable():
                return value
            self.found += [(line, control) for control in _CONTROL.findall(value)]
            return _CONTROL.sub("\ufffd", value)
        if isinstance(value, list):
            return [self.clean(part, line) for part in value]
        if isinstance(value, dict):
            return {self.clean(key, line): self.clean(part, line) for key, part in value.items()}
        return value

    def diagnostic(self) -> Diagnostic:
        """What is said of all that was replaced."""
        line, first = min(self.found)
        message = f"escaped control characters, the first U+{ord(first):04X}, are shown as U+FFFD"
        return Diagnostic(code="control-characters", message=message, line=line)
