"""The forms in which texts, names and addresses compare equal (contract: never a change)."""

import re
import unicodedata
from functools import lru_cache

_QUOTES = str.maketrans(
    dict.fromkeys("‘’‚‛′`´ʼ", "'") | dict.fromkeys("“”„‟″«»", '"') | dict.fromkeys("‐‑‒–—―−", "-")
)
_INITIAL = re.compile(r"(?<=[^\W\d_])\.")
_NOT_WORD = re.compile(r"[\W_]+")
_SPACE = re.compile(r"\s+")
_TRACKING = re.compile(r"^(utm_\w+|fbclid|gclid|mc_[ce]id|igshid|ref_src)=", re.I)
_ARXIV = re.compile(
    r"arxiv(?:\.org/(?:abs|pdf|html|format|ps|e-print)/|[:\s.]+)\s*"
    r"(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?!\d)(?:v\d+)?",
    re.I,
)
_DOI = re.compile(r"\b(10\.\d{4,9}/[^\s\"<>]+)", re.I)


def squeeze(text: str) -> str:
    """White space folded to single spaces, none at the ends."""
    return _SPACE.sub(" ", text).strip()


def trim(text: str, edge: str = " \t\n,.;:|/·•–—-\"“”„«»'’*") -> str:
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


def straighten(text: str) -> str:
    """Quotes and dashes as their ASCII forms, Unicode composed (NFKC)."""
    return unicodedata.normalize("NFKC", text).translate(_QUOTES)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The form in which two texts say the same: case, punctuation, `&` and Unicode form aside."""
    text = text.casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    text = _INITIAL.sub("", text.replace("&", " and "))
    return _NOT_WORD.sub(" ", text).strip()


def url_key(url: str) -> str:
    """The form in which two addresses are the same link.

    Scheme, `www.`, a trailing slash, tracking parameters and an arXiv link's form are aside.
    """
    paper = arxiv_id(url)
    if paper:
        return f"arxiv:{paper}"
    rest, _, fragment = url.strip().partition("#")
    scheme, separator, after = rest.partition("://")
    if separator and scheme.lower() in ("http", "https"):
        host, slash, path = after.partition("/")
        rest = host.lower().removeprefix("www.") + slash + path
    elif rest.startswith("//"):
        rest = rest[2:]
    if "?" in rest:
        path, _, query = rest.partition("?")
        kept = [part for part in query.split("&") if part and not _TRACKING.match(part)]
        rest = path.rstrip("/") + ("?" + "&".join(kept) if kept else "")
    else:
        rest = rest.rstrip("/")
    return rest + (f"#{fragment}" if fragment else "")


def arxiv_id(text: str) -> str | None:
    """The arXiv identifier in a link or a phrase, without its version."""
    if "arxiv" not in text.lower():
        return None
    found = _ARXIV.search(text)
    return found[1].lower() if found else None


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
