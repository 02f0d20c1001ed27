"""The form of a passage in which only what counts as a change is left.

White space, list markers, the style of quotes and dashes, brackets, bars and dots around links
and between items, Unicode form, `&`, the dots of initials and the spelling of a known venue are
aside; case, words, numbers, other punctuation and the targets of links are not.

No pattern here can run over the same stretch twice: a page may hold 60 kB of brackets.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from profdiff.lexicon.tables import remembered
from profdiff.lexicon.venues import canonical_text
from profdiff.normal import squeeze, straighten, url_key
from profdiff.patterns import Pattern
from profdiff.records import LabelledUrl, Passage

_BARS = " \t\n<>|/·•∙⋅‧●"
_OPENING, _CLOSING = _BARS + "[({", _BARS + "])}"
_BETWEEN_LINKS = frozenset(_OPENING + _CLOSING + ",;.")
_INVISIBLE = dict.fromkeys((0xAD, *range(0x200B, 0x2010), 0x2060, 0xFEFF))
_INITIAL = Pattern(r"\b([^\W\d_])\.(?=[\s\W]|[^\W\d_]|$)")
_QUOTE = Pattern(r"''|\"|(?<![^\W_])'|'(?![^\W_])")
_DASHES = Pattern(r"-{2,}")
_LOOSE = Pattern(r"[\[\](){}<>|·•∙⋅‧●]+")
_SEPARATORS = "|·•∙⋅‧●¦"
_MARKERS = frozenset("-*+•◦▪‣●○■□·")
_NUMBER = Pattern(r"\(?\d{1,3}[.)]|\[\d{1,3}\]")
_BESIDE_SIGN = Pattern(r" (?=[^\w\s])|(?<=[^\w\s]) ")


class Signature(NamedTuple):
    """What a passage says and where its links lead."""

    text: str
    targets: tuple[str, ...]


class Spelling(NamedTuple):
    """What two pages agree to write alike.

    `acronyms` pairs the name and the acronym of organizations that a page gives both of.
    `links` is false where one of the pages is in a format that has no links: then brackets and
    bars are aside everywhere, as nothing shows where a link was.
    """

    acronyms: tuple[tuple[str, str], ...] = ()
    links: bool = True


def signature(passage: Passage, spelling: Spelling) -> Signature:
    """A passage's signature; two passages with the same one say the same.

    The order of a row of links is aside, as the order of items always is.
    """
    if spelling.links and is_all_links(passage):
        labels = sorted(_text(link.label, spelling) for link in passage.links)
        return Signature(" ".join(labels), targets(passage.links))
    return running_signature(passage, spelling)


def running_signature(passage: Passage, spelling: Spelling) -> Signature:
    """A passage's signature with all its words in the order of the page."""
    if not spelling.links:
        return Signature(_text(passage.text, spelling), ())
    text = _without_link_frames(passage.text, passage.links)
    return Signature(_text(text, spelling), targets(passage.links))


def bare_signature(passage: Passage, spelling: Spelling) -> Signature:
    """A passage's signature without its lines of nothing but links, which a copy may leave out."""
    labels = sorted({link.label for link in passage.links}, key=len, reverse=True)
    kept = [line for line in passage.text.split("\n") if not _is_labels(line, labels)]
    return Signature(_text("\n".join(kept), spelling), ())


def targets(links: Iterable[LabelledUrl]) -> tuple[str, ...]:
    """Where links lead, sorted."""
    return tuple(sorted(url_key(link.url) for link in links))


def is_all_links(passage: Passage) -> bool:
    """Whether a passage says nothing but the labels of its links: a row of items."""
    return bool(passage.links) and not any(
        any(map(str.isalnum, part)) for part in _cut(passage.text, passage.links)[::2]
    )


def _is_labels(line: str, labels: Iterable[str]) -> bool:
    """Whether a line says nothing but some of these labels."""
    rest = line
    for label in labels:
        rest = rest.replace(label, " ")
    return rest != line and not any(map(str.isalnum, rest))


def _without_link_frames(text: str, links: Iterable[LabelledUrl]) -> str:
    """The text without the brackets, bars and dots around and between its links."""
    parts = _cut(text, links)
    last = len(parts) - 1
    for index in range(0, last + 1, 2):
        parts[index] = _outside(parts[index], follows=index > 0, leads=index < last)
    for index in range(1, last, 2):
        parts[index] = parts[index].lstrip(_OPENING).rstrip(_CLOSING)
    return " ".join(parts) if last else text


def _cut(text: str, links: Iterable[LabelledUrl]) -> list[str]:
    """The text cut at its links: what stands outside of them at even places, labels at odd."""
    parts, at = [], 0
    for link in links:
        found = text.find(link.label, at) if link.label else -1
        if found >= 0:
            end = found + len(link.label)
            parts += [text[at:found], text[found:end]]
            at = end
    return [*parts, text[at:]]


def _outside(text: str, *, follows: bool, leads: bool) -> str:
    """What stands outside of links, where it follows and leads to one of them."""
    if follows and leads and _BETWEEN_LINKS.issuperset(text):
        return ""
    if follows:
        text = text.lstrip(_CLOSING)
    return text.rstrip(_OPENING) if leads else text


@remembered(8192)
def _text(text: str, spelling: Spelling) -> str:
    text = straighten(text)
    text = canonical_text(text if text.isascii() else text.translate(_INVISIBLE))
    for name, acronym in spelling.acronyms:
        text = _written_out(text, name, acronym)
    lines = text.replace("\t", "\n").split("\n")
    text = _without_marker(squeeze(" ".join(line.strip(" |") for line in lines)))
    if "'" in text or '"' in text:
        text = _QUOTE.sub('"', text)
    if "--" in text:
        text = _DASHES.sub("-", text)
    text = text.replace("&", " and ")
    if "." in text:
        text = _INITIAL.sub(_without_dot, text)
    words = (word.removesuffix(".") for word in text.split())
    text = " ".join(word for word in words if word.strip(_SEPARATORS))
    if not spelling.links:
        text = squeeze(_LOOSE.sub(" ", text))
    return _BESIDE_SIGN.sub("", text).strip(" .,;:|")


def _without_marker(text: str) -> str:
    """A text without the sign or number that marks it as an item of a list."""
    if text[:1].isalpha():
        return text
    first, space, rest = text.partition(" ")
    return rest if space and (first in _MARKERS or _NUMBER.fullmatch(first)) else text


def _written_out(text: str, name: str, acronym: str) -> str:
    """The text with an organization's acronym written out, and no acronym beside the name."""
    if acronym not in text:
        return text
    text = text.replace(f"{name} ({acronym})", name)
    return re.sub(rf"\b{re.escape(acronym)}\b", lambda _: name, text)


def _without_dot(match: re.Match[str]) -> str:
    return f"{match[1]} " if match[1].isupper() else match[0]
