"""The forms in which texts, names and addresses compare equal."""

import re
import unicodedata
from functools import lru_cache

from profdiff.patterns import Pattern

_QUOTES = str.maketrans(
    dict.fromkeys("‘’‚‛′`´ʼ", "'") | dict.fromkeys("“”„‟″«»", '"') | dict.fromkeys("‐‑‒–—―−", "-")
)
#: ASCII, with a space for all that is no letter or digit.
_ASCII_WORDS = bytes(byte if chr(byte).isalnum() else 32 for byte in range(128)).ljust(256)
_INITIAL = Pattern(r"\.(?<=[^\W\d_].)")
_NOT_WORD = Pattern(r"[\W_]+")
_TRACKING = Pattern(r"^(utm_\w+|fbclid|gclid|mc_[ce]id|igshid|ref_src)=", flags=re.IGNORECASE)
_ARXIV = Pattern(
    r"arxiv(?:\.org/(?:abs|pdf|html|format|ps|e-print)/|[:\s.]+)\s*"
    r"(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?!\d)"
)
_DOI = Pattern(r"\b(10\.\d{4,9}/[^\s\"<>]+)")


def squeeze(text: str) -> str:
    """White space folded to single spaces, none at the ends."""
    return " ".join(text.split())


def trim(text: str, edge: str = " \t\n,.;:|/·•–—-\"“”„«»'’*，、。；：") -> str:
    """A text without surrounding punctuation; a bracket goes only where its partner is missing."""
    before = None
    while text != before:
        before = text
        text = text.strip(edge)
        for opening, closing in ("()", "[]"):
            if text.startswith(closing) or (text.startswith(opening) and closing not in text):
                text = text[1:]
            if text.endswith(opening) or (text.endswith(closing) and opening not in text):
                text = text[:-1]
            if text.startswith(opening) and text.find(closing) == len(text) - 1:
                text = text[1:-1]
    return text


def spaceless(text: str) -> bool:
    """Whether a text holds words of a script that writes without spaces, as Chinese does."""
    return not text.isascii() and max(text) > "\u2e80"


def straighten(text: str) -> str:
    """Quotes and dashes as their ASCII forms, Unicode composed (NFKC)."""
    if text.isascii():
        return text.replace("`", "'")
    return unicodedata.normalize("NFKC", text).translate(_QUOTES)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The form in which two texts say the same: case, punctuation, `&` and Unicode form aside."""
    return fold_long(text)


def fold_long(text: str) -> str:
    """As `fold`, for texts that are too long to be remembered."""
    text = text.casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    if "&" in text:
        text = text.replace("&", " and ")
    if "." in text:
        # Only a dot that joins an initial to what follows matters: the others end up as spaces.
        text = text.replace(". ", " ").rstrip(".")
        text = _INITIAL.sub("", text) if "." in text else text
    if text.isascii():
        # What the pattern does, in a fifth of its time.
        return " ".join(text.encode().translate(_ASCII_WORDS).decode().split())
    return _NOT_WORD.sub(" ", text).strip()


@lru_cache(maxsize=65536)
def url_key(url: str) -> str:
    """The form in which two addresses are the same link.

    Scheme, `www.`, a trailing slash, `./` in front, tracking parameters and an arXiv link's form
    are aside.
    """
    paper = arxiv_id(url)
    if paper:
        return f"arxiv:{paper}"
    rest, _, fragment = url.strip().partition("#")
    scheme, separator, after = rest.partition("://")
    if separator and scheme.lower() in ("http", "https"):
        host, slash, path = after.partition("/")
        rest = host.lower().removeprefix("www.") + slash + path
    elif rest.startswith(("//", "./")):
        rest = rest[2:]
    if "?" in rest:
        path, _, query = rest.partition("?")
        kept = [part for part in query.split("&") if part and not _TRACKING.match(part)]
        rest = path.rstrip("/") + ("?" + "&".join(kept) if kept else "")
    else:
        rest = rest.rstrip("/")
    return rest + (f"#{fragment}" if fragment else "")


@lru_cache(maxsize=65536)
def arxiv_id(text: str) -> str | None:
    """The arXiv identifier in a link or a phrase, without its version."""
    low = text.lower()
    found = _ARXIV.search(low) if "arxiv" in low else None
    return found[1] if found else None


def arxiv_month(identifier: str) -> str | None:
    """The month in which a paper was posted, as `YYYY-MM`, by its arXiv identifier.

    Its number begins with it: `0706.0001`, before April 2007 `cs/9905011`
    (info.arxiv.org/help/arxiv_identifier.html).
    """
    digits = identifier.rpartition("/")[2][:4]
    if not digits.isdecimal() or not 1 <= int(digits[2:]) <= 12:
        return None
    return f"{'19' if digits > '91' else '20'}{digits[:2]}-{digits[2:]}"


def doi(text: str) -> str | None:
    """The DOI in a link or a phrase, lower case (DOIs compare without case, ISO 26324)."""
    if "10." not in text:
        return None
    found = _DOI.search(text.replace("%2F", "/").replace("%2f", "/"))
    if not found:
        return None
    name = found[1].lower().rstrip(".,;:'*")
    while name.endswith((")", "]", "}")) and name.count(name[-1]) > name.count(
        {")": "(", "]": "[", "}": "{"}[name[-1]]
    ):
        name = name[:-1].rstrip(".,;:")
    return name
