"""Bytes → text: what encoding a page is in, and what in it is no text.

The common case, clean UTF-8, costs one decoding and a few searches over the bytes. Anything else
is still read as far as that can be done honestly, with a diagnostic that says what was guessed.
"""

from functools import cache

import msgspec

from profdiff.errors import InputError
from profdiff.records import Diagnostic


class Decoded(msgspec.Struct):
    """A page as text: lines end in LF, no control characters but tab and LF."""

    text: str
    encoding: str
    diagnostics: list[Diagnostic]


#: First bytes → what such a file is, and what to do to get a page out of it.
_SIGNATURES = (
    (b"%PDF-", "a PDF", "export its text first, for example with pdftotext"),
    (b"PK\x03\x04", "a ZIP archive or an office document", "export it as HTML or text first"),
    (b"\xd0\xcf\x11\xe0", "an office document", "export it as HTML or text first"),
    (b"{\\rtf", "an RTF document", "export it as HTML or text first"),
    (b"\x89PNG", "a PNG image", "a page has to be text"),
    (b"\xff\xd8\xff", "a JPEG image", "a page has to be text"),
    (b"GIF8", "a GIF image", "a page has to be text"),
    (b"\x1f\x8b", "compressed with gzip", "unpack it first, for example with gunzip"),
    (b"BZh", "compressed with bzip2", "unpack it first, for example with bunzip2"),
    (b"\xfd7zXZ", "compressed with xz", "unpack it first, for example with unxz"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd", "unpack it first, for example with unzstd"),
)
#: UTF-32 before UTF-16, as the mark of the latter begins that of the former.
_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
#: A page's own word for its encoding → Python's name of what browsers read it as
#: (encoding.spec.whatwg.org, section 4.2). Only these are believed.
_DECLARABLE = {
    **{f"windows-{n}": f"cp{n}" for n in range(1250, 1259)},
    **{f"iso-8859-{n}": f"iso8859-{n}" for n in range(2, 17) if n not in (9, 11, 12)},
    "iso-8859-9": "cp1254",
    "koi8-r": "koi8-r",
    "koi8-u": "koi8-u",
    "macintosh": "mac-roman",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "euc-jp": "euc-jp",
    "shift_jis": "cp932",
    "euc-kr": "cp949",
}
#: C0 controls and DEL, without tab, LF and CR.
_CONTROL_BYTES = bytes(c for c in (*range(32), 127) if c not in b"\t\n\r")
#: A character of UTF-8 of which each byte was read as a character, as Latin-1 has it.
_READ_AS_LATIN_1 = "[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
#: The high bytes of U+0000 to U+20FF.
_ALPHABETS = bytes(range(0x21))
_DECLARED_WITHIN = 1024


def decode(data: bytes, path: str = "page") -> Decoded:
    """The text of a page's bytes, and a diagnostic for each thing that is odd about them.

    Byte order marks are dropped, line ends folded to LF, control characters left out (those that
    are white space become a space). Raises InputError, naming `path`, for what is no text.
    """
    _refuse_other_kinds(data, path)
    diagnostics: list[Diagnostic] = []
    text, encoding = _text(data, path, diagnostics)
    text = text.lstrip("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if diagnostics or _may_hold_controls(data):
        text = _without_controls(text, diagnostics)
    return Decoded(text, encoding, diagnostics)


def _refuse_other_kinds(data: bytes, path: str) -> None:
    for signature, kind, hint in _SIGNATURES:
        if data.startswith(signature):
            raise InputError(path, f"is {kind}, not a page", hint)


def _text(data: bytes, path: str, diagnostics: list[Diagnostic]) -> tuple[str, str]:
    marked = _by_mark(data, diagnostics)
    if marked is not None:
        return marked
    if b"\0" in data:
        return _by_nul_bytes(data, path, diagnostics)
    try:
        return data.decode(), "utf-8"
    except UnicodeDecodeError as error:
        return _not_utf8(data, error.start, diagnostics)


def _by_mark(data: bytes, diagnostics: list[Diagnostic]) -> tuple[str, str] | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                text = data[len(mark) :].decode(encoding)
            except UnicodeDecodeError:
                if encoding.startswith("utf-32"):
                    continue  # the mark of UTF-16 and a NUL
                text = data[len(mark) :].decode(encoding, "replace")
                _note_damage(text, encoding, diagnostics)
            message = f"read as {encoding.upper()}, as its byte order mark says; UTF-8 is usual"
            diagnostics.append(Diagnostic(code="encoding-unusual", message=message, line=1))
            return text, encoding
    return None


def _note_damage(text: str, encoding: str, diagnostics: list[Diagnostic]) -> None:
    line = _line_of(text, text.find("\ufffd"))
    message = f"some bytes are not valid {encoding.upper()}; they are shown as U+FFFD"
    diagnostics.append(Diagnostic(code="encoding-damaged", message=message, line=line))


def _by_nul_bytes(data: bytes, path: str, diagnostics: list[Diagnostic]) -> tuple[str, str]:
    encoding = _utf16_without_mark(data)
    if encoding is None:
        at = data.index(0)
        raise InputError(
            f"{path}:{_line_of_bytes(data, at)}",
            f"holds a NUL byte (offset {at:,}), so it is not text",
            "give a text file; if this is one, save it as UTF-8 without NUL bytes",
        )
    text = data.decode(encoding, "replace")
    message = f"read as {encoding.upper()}, told by its NUL bytes; UTF-8 is usual"
    diagnostics.append(Diagnostic(code="encoding-guessed", message=message, line=1))
    if "\ufffd" in text:
        _note_damage(text, encoding, diagnostics)
    return text, encoding


def _utf16_without_mark(data: bytes) -> str | None:
    """The byte order of UTF-16 that does not state it, None for anything else.

    Of two bytes the low one is hardly ever NUL, and the high one is NUL in many characters and
    small in most (up to U+20FF: the alphabets and punctuation). In other text with NUL bytes both
    are letters. A page that is mostly Chinese is not recognised, and not misread either.
    """
    units = len(data) // 2
    for encoding, high, low in (
        ("utf-16-le", data[1::2], data[0::2]),
        ("utf-16-be", data[0::2], data[1::2]),
    ):
        large = len(high.translate(None, _ALPHABETS))
        small_enough = large <= 0.3 * units and low.count(0) <= units / 50
        if units and high.count(0) >= units / 4 and small_enough and _reads_well(data, encoding):
            return encoding
    return None


def _reads_well(data: bytes, encoding: str) -> bool:
    """Whether the beginning, decoded, consists of characters that texts have."""
    text = data[:2000].decode(encoding, "ignore")
    return sum(c.isprintable() or c in "\t\r\n\ufeff" for c in text) >= 0.9 * len(text)


def _not_utf8(data: bytes, at: int, diagnostics: list[Diagnostic]) -> tuple[str, str]:
    """As the page declares, else UTF-8 in which each bad byte is taken for Windows-1252.

    A Latin-1 page has no valid UTF-8 beyond ASCII, so that one rule serves it and the UTF-8 page
    with a few bad bytes alike.
    """
    line = _line_of_bytes(data, at)
    text, encoding, why = _as_declared(data) or _patched(data)
    message = f"not valid UTF-8; read as {encoding}, {why}"
    diagnostics.append(Diagnostic(code="encoding-guessed", message=message, line=line))
    return text, encoding


def _as_declared(data: bytes) -> tuple[str, str, str] | None:
    import re

    found = re.search(rb"charset\s*=\s*[\"']?\s*([\w.:-]+)", data[:_DECLARED_WITHIN], re.I)
    name = found[1].decode("ascii", "replace").lower() if found else ""
    if name not in _DECLARABLE:
        return None
    try:
        return data.decode(_DECLARABLE[name]), name, "as the page declares"
    except (UnicodeDecodeError, LookupError):
        return None


def _patched(data: bytes) -> tuple[str, str, str]:
    # A bad byte 0xNN comes out as U+DCNN, which valid UTF-8 never gives (PEP 383).
    text = data.decode("utf-8", "surrogateescape")
    bad = sum(map(text.count, map(chr, range(0xDC80, 0xDD00))))
    others = len(text.encode("ascii", "ignore")) + bad < len(text)
    text = text.translate(_windows_1252())
    if others:
        noun = "byte" if bad == 1 else "bytes"
        return text, "utf-8", f"with {bad:,} bad {noun} taken for windows-1252"
    return text, "windows-1252", "a guess"


@cache
def _windows_1252() -> dict[int, str]:
    """What stands for a byte beyond ASCII (PEP 383) → its sign in Windows-1252, else the byte's."""
    return {
        0xDC00 + byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte)
        for byte in range(0x80, 0x100)
    }


def _may_hold_controls(data: bytes) -> bool:
    """Whether a search is worth while: valid UTF-8 is quickly told to be clean from its bytes."""
    # U+0080 to U+009F are C2 80 to C2 9F; C2 begins few other characters.
    return b"\xc2" in data or len(data.translate(None, _CONTROL_BYTES)) != len(data)


def _without_controls(text: str, diagnostics: list[Diagnostic]) -> str:
    import re

    if any("\x80" <= char <= "\x9f" for char in set(text)):
        text = re.sub(_READ_AS_LATIN_1, lambda found: _as_windows_1252(found[0]), text)
    controls = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
    first = controls.search(text)
    if first is None:
        return text
    clean, count = controls.subn(lambda found: " " if found[0].isspace() else "", text)
    noun = "character" if count == 1 else "characters"
    message = f"{count:,} control {noun} left out, the first is U+{ord(first[0]):04X}"
    line = _line_of(text, first.start())
    diagnostics.append(Diagnostic(code="control-characters", message=message, line=line))
    return clean


def _as_windows_1252(run: str) -> str:
    """Bytes of UTF-8 that were read as Latin-1, in the signs that Windows-1252 has for them.

    So they are no controls, and take as many characters as before; their repair is for formats.
    """
    return run.encode("latin-1").decode("ascii", "surrogateescape").translate(_windows_1252())


def _line_of(text: str, at: int) -> int:
    before = text[: max(at, 0)].replace("\r\n", "\n")
    return before.count("\n") + before.count("\r") + 1


def _line_of_bytes(data: bytes, at: int) -> int:
    before = data[:at].replace(b"\r\n", b"\n")
    return before.count(b"\n") + before.count(b"\r") + 1
