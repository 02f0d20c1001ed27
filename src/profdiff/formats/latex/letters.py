"""The letters of the page: ligatures, accents, symbols and formulas as a reader sees them."""

import re
import unicodedata

from profdiff.formats.latex.reader import Reader
from profdiff.formats.latex.spacing import drop_glue
from profdiff.formats.latex.tokens import BEGIN, CLOSE, COMMAND, END, MATH, OPEN, TEXT, Token
from profdiff.formats.latex.unknown import unknown
from profdiff.lexicon.latex import symbol

_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306",
    ".": "\u0307", '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323",
    "c": "\u0327", "k": "\u0328", "b": "\u0331", "t": "\u0361",
}  # fmt: skip
_ESCAPED = frozenset("&%$#_{}")
_SPACING_ACCENT = {"`": "`", "'": "'", "^": "^", "~": "~", '"': '"', "=": "¯", ".": "˙"}
_DOTLESS = str.maketrans("ıȷ", "ij")
_LIGATURES = {
    "---": "—",
    "--": "–",
    "``": "“",
    "''": "”",
    "`": "‘",
    ",,": "„",
    "<<": "«",
    ">>": "»",
}
_LIGATURE = re.compile(r"---?|``?|''|,,|<<|>>")
_GERMAN = {"`": "„", "'": "“", "s": "ß", "=": "-", "-": "", "~": "-", "|": ""}
_SHORTHAND = re.compile(r"\"([aouAOUs`'=~|-])")
_ANY_SIGN = re.compile(r"[`'\-,<>]")


def letters(reader: Reader, token: Token) -> None:
    """Words, with the ligatures that TeX makes of dashes and quotes."""
    text = token.value
    if reader.muted:
        return
    if reader.math:
        reader.emit(text.replace("'", "′"), token.at)
        return
    if reader.german and '"' in text:
        text = _SHORTHAND.sub(_german, text)
    if reader.small_caps and text.islower():
        text = text.upper()
    if not _ANY_SIGN.search(text):
        reader.emit(text, token.at)
        return
    done = 0
    for found in _LIGATURE.finditer(text):
        reader.emit(text[done : found.start()] + _LIGATURES[found[0]], token.at + done)
        done = found.end()
    if done < len(text):
        reader.emit(text[done:], token.at + done)


def _german(found: re.Match[str]) -> str:
    letter = found[1]
    if letter in "aouAOU":
        return unicodedata.normalize("NFC", letter + "\u0308")
    return _GERMAN[letter]


def space(reader: Reader, token: Token) -> None:
    """White space between words; a line border where lines are kept."""
    if reader.lines_kept:
        reader.set_gap("br", token.at)
    else:
        reader.emit(" ", token.at)


def tie(reader: Reader, token: Token) -> None:
    """A space that no line breaks at."""
    reader.emit(" ", token.at)


def as_is(reader: Reader, token: Token) -> None:
    """What stands for itself."""
    reader.emit(token.value, token.at)


def script(reader: Reader, token: Token) -> None:
    """Raised and lowered text: the marks that make it are not seen."""
    if not reader.math:
        reader.emit(token.value, token.at)


def toggle_math(reader: Reader, _: Token) -> None:
    """A formula begins or ends."""
    todo = reader.gullet.todo
    if todo and todo[-1].kind == MATH and not reader.math:
        todo.pop()  # `$$`: a formula on a line of its own
        reader.math = True
        return
    reader.math = not reader.math
    if not reader.math and todo and todo[-1].kind == MATH:
        todo.pop()


def word(reader: Reader, token: Token) -> None:
    """A macro that stands for characters, begins an environment by its own name, or is unknown."""
    name, gullet = token.value, reader.gullet
    if name == "=" and reader.in_tabbing():
        reader.next_cell(token.at)
        return
    if name in _ACCENTS:
        _accent(reader, token)
        return
    found = name if name in _ESCAPED else symbol(name)
    if found is not None:
        reader.emit(found, token.at)
        todo = gullet.todo
        if len(todo) > 1 and todo[-1].kind == OPEN and todo[-2].kind == CLOSE:
            del todo[-2:]  # `\ss{}`
        return
    if name in gullet.environments or (name[3:] in gullet.environments and name.startswith("end")):
        kind = BEGIN if name in gullet.environments else END
        environment = Token(kind, name if kind == BEGIN else name[3:], token.at)
        (gullet.begin_defined if kind == BEGIN else gullet.end_defined)(environment)
        return
    if gullet.todo and gullet.todo[-1].kind == TEXT and gullet.todo[-1].value[0] == "=":
        drop_glue(reader, token)  # `\parindent=0pt`
        return
    unknown(reader, token)


def _accent(reader: Reader, token: Token) -> None:
    """A macro for characters, one that begins an environment, or an unknown one."""
    tokens = reader.gullet.argument()
    base = "".join(
        t.value if t.kind != COMMAND else symbol(t.value) or "" for t in tokens if t.kind != OPEN
    ).translate(_DOTLESS)
    if not base or base[0].isspace():
        reader.emit(_SPACING_ACCENT.get(token.value, "") + base, token.at)
        return
    accented = unicodedata.normalize("NFC", base[0] + _ACCENTS[token.value])
    reader.emit(accented + base[1:], token.at)


def formula_text(reader: Reader, token: Token) -> None:
    r"""`\text{…}` in a formula is text again."""
    was, reader.math = reader.math, False
    reader.group(token.at).closers.append(lambda _: _set_math(reader, was))


def _set_math(reader: Reader, math: bool) -> None:
    reader.math = math


def ensure_math(reader: Reader, token: Token) -> None:
    """An argument that is a formula."""
    was, reader.math = reader.math, True
    reader.group(token.at).closers.append(lambda _: _set_math(reader, was))


def math_on(reader: Reader, _: Token) -> None:
    """A formula begins."""
    reader.math = True


def math_off(reader: Reader, _: Token) -> None:
    """A formula ends."""
    reader.math = False
