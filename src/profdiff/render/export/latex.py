r"""Text as LaTeX: signs that mean something there, and letters with accents, as BibTeX sorts them.

What LaTeX has no plain command for (Greek, Chinese, …) stays as it is, in UTF-8.
"""

from itertools import pairwise
from unicodedata import normalize

_SIGNS = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "^": r"\^{}",
    "~": r"\textasciitilde{}",
    "$": r"\$",
    "&": r"\&",
    "%": r"\%",
    "#": r"\#",
    "_": r"\_",
    "–": "--",
    "—": "---",
    "“": "``",
    "”": "''",
    "\N{NO-BREAK SPACE}": "~",
}
_LETTERS = {
    char: f"{{\\{name}}}"
    for name, char in (
        pair.split("=")
        for pair in "ss=ß o=ø O=Ø l=ł L=Ł ae=æ AE=Æ oe=œ OE=Œ aa=å AA=Å i=ı dh=ð th=þ".split()
    )
}
#: Combining sign → the command that sets it over a letter, or under one.
_ACCENTS = {
    "\u0300": "`",
    "\u0301": "'",
    "\u0302": "^",
    "\u0303": "~",
    "\u0304": "=",
    "\u0306": "u",
    "\u0307": ".",
    "\u0308": '"',
    "\u030a": "r",
    "\u030b": "H",
    "\u030c": "v",
    "\u0323": "d",
    "\u0327": "c",
    "\u0328": "k",
}


#: Signs that LaTeX joins with what they follow: two hyphens to a dash, two quotes to one.
_JOINING = ("-", "'", "`")


def escape(text: str) -> str:
    """The text as LaTeX that shows it."""
    if text.isascii() and text.replace(" ", "").isalnum():
        return text
    joined = (char == before and char in _JOINING for before, char in pairwise(f" {text}"))
    return "".join(
        f"{{}}{char}" if joins else _letter(char) for char, joins in zip(text, joined, strict=True)
    )


def _letter(char: str) -> str:
    if char in _SIGNS:
        return _SIGNS[char]
    if char.isascii():
        return char
    if char in _LETTERS:
        return _LETTERS[char]
    parts = normalize("NFD", char)
    if len(parts) == 2 and parts[0].isascii() and parts[1] in _ACCENTS:
        accent = _ACCENTS[parts[1]]
        letter = f"{{{parts[0]}}}" if accent.isalpha() else parts[0]
        return f"{{\\{accent}{letter}}}"
    return char


def escape_address(url: str) -> str:
    """An address as a field that LaTeX reads verbatim may hold it: no braces, spaces, controls."""
    return "".join(
        char if char.isprintable() and char not in "\\{} " else _percent(char) for char in url
    )


def _percent(char: str) -> str:
    return "".join(f"%{byte:02X}" for byte in char.encode("utf-8", "surrogatepass"))
