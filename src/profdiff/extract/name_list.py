"""Names of people that prose lists: "Prof. A, B and C (D University)"."""

from profdiff.document import Block
from profdiff.extract.names import TITLES, Named, clean_name, is_name
from profdiff.extract.stretches import skip
from profdiff.lexicon.positions import organization_class
from profdiff.patterns import Pattern

#: An aside after a name is no longer than this.
_MAX_ASIDE = 140
_BREAK = Pattern(r"\s*(?:,\s*(?:and|&)\s+|,|;|\sand\s|\s&\s|、|，|和|/)\s*")
#: Where somebody works, before "and" and the next name: "A at Example Lab and B at …".
_PLACED = Pattern(r"\s+(?:at|in|from|of)\s+(?:the\s+)?[A-Z][^,.;:()\n]{1,60}?,?\s+and\s+(?=[A-Z])")
HONORIFIC = Pattern(
    r"(?:(?:[Pp]rof(?:essors?|s?\.)?|Drs?\.?|Mr\.?|Ms\.?|Assoc\.?|Asst\.?|Professor|the late|"
    rf"my advisors?|both|{TITLES})\s+)+"
)
_CAPITAL = r"[A-ZÀ-ÞŁŚŞŠČĆŽĐŐŰĀĒĪŌŪ\u0386-\u03ab\u0410-\u042f]"
_CAPITALISED = rf"(?:de|del|della|du|van|von)?{_CAPITAL}[\w.'’‐-]*"
_PARTICLE = r"(?:de|van|von|der|den|del|della|di|da|la|le|bin|ibn|al|el|dos|ter|ten|zu)(?=\s)"
_NAME = Pattern(
    rf"{_CAPITALISED}(?:[ \u00a0]+(?:\([^)]{{2,20}}\)|{_PARTICLE}|{_CAPITALISED})){{0,4}}|"
    r"[\u4e00-\u9fff]{1,3}[ \u3000][\u4e00-\u9fff\u3040-\u30ff]{1,4}"
    r"(?![\u4e00-\u9fff\u3040-\u30ff])|"
    r"[\u30a0-\u30ff]{2,12}(?:[ \u3000・][\u30a0-\u30ff]{1,12}){1,3}|"
    r"[\u4e00-\u9fff]{2,4}|[\uac00-\ud7af]{2,4}(?![\uac00-\ud7af])"
)
_COMPANY = frozenset("AI Ltd Inc LLC GmbH Corp Co Labs Technologies Robotics".split())
_FULL_STOP = Pattern(r"(?<=[^\W\d_]{3})(?<!\bJr)(?<!Prof)\.(?=\s)")


def names_at(block: Block, at: int, stop: int) -> list[Named]:
    """The names of a list "A, B and C" that begins at an offset; it ends at the first non-name."""
    found: list[Named] = []
    while at < stop:
        named = _name_at(block, at, stop)
        if named is None:
            break
        found.append(named)
        border = _BREAK.match(block.text, _after_aside(block.text, named.end, stop))
        if border is None:
            border = _PLACED.match(block.text[:stop], named.end)
            following = _name_at(block, border.end(), stop) if border else None
            if border is None or following is None or " " not in following.name:
                break
            at = border.end()
            continue
        at = border.end()
    return found


def _name_at(block: Block, at: int, stop: int) -> Named | None:
    text = block.text
    at = skip(text, at, stop=stop)
    honorific = HONORIFIC.match(text, at)
    at = honorific.end() if honorific else at
    link = block.link_at(at)
    start, end = link if link and link[1] <= stop else (at, _name_end(text, at, stop))
    raw = text[start:end]
    inner = HONORIFIC.match(raw)
    name = clean_name(raw[inner.end() :] if inner else raw)
    name = name.removesuffix("'s").removesuffix("’s")
    if not is_name(name, single=bool(link)) or organization_class(name) or _is_company(name):
        return None
    return Named(name, "", start, end)


def _is_company(name: str) -> bool:
    """Whether a name ends like that of a company: "Tidal AI", "Moor Ltd"."""
    return name.rsplit(maxsplit=1)[-1].strip(".") in _COMPANY


def _name_end(text: str, at: int, stop: int) -> int:
    """Where the capitalised words end that begin at an offset: at a full stop behind a word."""
    found = _NAME.match(text, at)
    if not found:
        return at
    end = min(found.end(), stop)
    full_stop = _FULL_STOP.search(text[:end], at)
    return full_stop.start() if full_stop else end


def _after_aside(text: str, at: int, stop: int) -> int:
    """The place after what brackets add to a name."""
    if not text[at:stop].lstrip().startswith("("):
        return at
    close = text.find(")", at)
    return close + 1 if 0 < close < stop and close - at < _MAX_ASIDE else at
