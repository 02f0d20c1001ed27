"""Repairs text that was UTF-8 but was read as a one-byte encoding before it was saved again.

The rule is that of ftfy (Robyn Speer): a run is mojibake when encoding it back gives valid UTF-8
that is shorter; doing so can hardly happen by chance.
"""

import re

from profdiff.patterns import Pattern

_CODECS = ("cp1252", "latin-1", "cp1250", "mac_roman")
_TRAIL = (
    "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ¡¢£¤¥¦§¨©ª«¬®¯°±²³´µ¶·¸¹º»¼½¾¿"
    "˘Ł¤Ľ¦§ŞŤŹŻ˛ł´ľ¶ˇ¸ąşťź˝žżŚśÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£•ß®´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø"
)
#: A closing quote of which the last byte is none of Windows-1252, and so was left out.
_QUOTE_LOST = "â€"
#: The characters with which a wrongly decoded run begins.
_BEGINNINGS = frozenset("ÂÃÄÅĂĹÐÑâãà√ð")
_RUN = Pattern(f"[ÂÃÄÅĂĹÐÑâãà√][{_TRAIL}]{{1,3}}|ð[{_TRAIL}]{{3}}")


def repair(text: str) -> str:
    """The text with its wrongly decoded runs, if any, as they were meant."""
    return text if _BEGINNINGS.isdisjoint(text) else _RUN.sub(_meant, text)


def sample(text: str) -> str:
    """A few words around the first character that is not ASCII."""
    where = next((i for i, c in enumerate(text) if not c.isascii()), 0)
    return text[max(where - 20, 0) : where + 20].strip()


def _meant(match: re.Match[str]) -> str:
    run = match[0]
    for codec in _CODECS:
        for length in range(len(run), 1, -1):
            try:
                meant = run[:length].encode(codec).decode("utf-8")
            except UnicodeError:
                continue
            if len(meant) == 1 and (
                meant.isalpha() or not meant.isprintable() or ord(meant) > 0x2000
            ):
                return meant + repair(run[length:])
    if run.startswith(_QUOTE_LOST):
        return "”" + repair(run[len(_QUOTE_LOST) :])
    return run
