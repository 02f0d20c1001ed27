"""The form of a passage in which only what counts as a change is left (contract 2).

White space, list markers, the style of quotes and dashes, brackets, bars and dots around links,
Unicode form, `&`, the dots of initials and the spelling of a known venue are aside; case, words,
numbers, other punctuation and the targets of links are not.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from profdiff.lexicon.venues import canonical_text
from profdiff.normal import straighten, url_key
from profdiff.records import LabelledUrl, Passage

_OPEN, _CLOSE = "\x01", "\x02"
_BORDERS = f"{_CLOSE} {_OPEN}"
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_INITIAL = re.compile(r"\b([^\W\d_])\.(?=[\s\W]|[^\W\d_]|$)")
_QUOTE = re.compile(r"''|\"|(?<![^\W_])'|'(?![^\W_])")
_DASHES = re.compile(r"-{2,}")
_BARS = r"\s<>|/·•∙⋅‧●"
_BEFORE_LINK = re.compile(rf"[{_BARS}\[({{]*{_OPEN}[{_BARS}\[({{]*")
_AFTER_LINK = re.compile(rf"[{_BARS}\])}}]*{_CLOSE}[{_BARS}\])}}]*")
_BETWEEN_LINKS = re.compile(rf"{_CLOSE}[{_BARS}\[\](){{}},;.]*{_OPEN}")
_LINE_END = re.compile(r"[\s|]*[\n\t][\s|]*")
_STOP = re.compile(r"\.(?=\s|$)")
_LOOSE = re.compile(r"[\[\](){}<>|·•∙⋅‧●]+")
_SEPARATOR = re.compile(r"(?:(?<=\s)|^)[|·•∙⋅‧●¦]+(?=\s|$)")
_MARKER = re.compile(r"^\s*(?:[-*+•◦▪‣●○■□·]|\(?\d{1,3}[.)]|\[\d{1,3}\])(?=\s)")
_AROUND_SIGNS = re.compile(r"\s*([^\w\s])\s*")
_ENDS = re.compile(r"^[\s.,;:|]+|[\s.,;:|]+$")
_SPACE = re.compile(r"\s+")


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

    acronyms: Sequence[tuple[str, str]] = ()
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
    text = _with_link_borders(passage.text, passage.links)
    return Signature(_text(text, spelling), targets(passage.links))


def is_all_links(passage: Passage) -> bool:
    """Whether a passage says nothing but the labels of its links: a row of items."""
    rest = passage.text
    for link in passage.links:
        rest = rest.replace(link.label, " ", 1)
    return bool(passage.links) and not any(c.isalnum() for c in rest)


def targets(links: Iterable[LabelledUrl]) -> tuple[str, ...]:
    """Where links lead, sorted."""
    return tuple(sorted(url_key(link.url) for link in links))


def _with_link_borders(text: str, links: Iterable[LabelledUrl]) -> str:
    """The text with a sign before and after the label of each link."""
    parts, at = [], 0
    for link in links:
        found = text.find(link.label, at) if link.label else -1
        if found >= 0:
            end = found + len(link.label)
            parts += [text[at:found], _OPEN, link.label, _CLOSE]
            at = end
    return "".join(parts) + text[at:] if parts else text


def _text(text: str, spelling: Spelling) -> str:
    text = canonical_text(_INVISIBLE.sub("", straighten(text)))
    for name, acronym in spelling.acronyms:
        text = _written_out(text, name, acronym)
    text = _QUOTE.sub('"', text).replace("&", " and ")
    text = _INITIAL.sub(_without_dot, _DASHES.sub("-", text))
    text = _STOP.sub(" ", _LINE_END.sub(" ", _MARKER.sub("", text)))
    text = _BEFORE_LINK.sub(" ", _AFTER_LINK.sub(" ", _BETWEEN_LINKS.sub(_BORDERS, text)))
    text = _SEPARATOR.sub(" ", text)
    if not spelling.links:
        text = _LOOSE.sub(" ", text)
    return _SPACE.sub(" ", _ENDS.sub("", _AROUND_SIGNS.sub(r"\1", text)))


def _written_out(text: str, name: str, acronym: str) -> str:
    """The text with an organization's acronym written out, and no acronym beside the name."""
    if acronym not in text:
        return text
    text = text.replace(f"{name} ({acronym})", name)
    return re.sub(rf"\b{re.escape(acronym)}\b", lambda _: name, text)


def _without_dot(match: re.Match[str]) -> str:
    return f"{match[1]} " if match[1].isupper() else match[0]
