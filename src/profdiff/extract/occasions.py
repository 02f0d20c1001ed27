"""Talks whose occasion stands before their title: "Meeting of X, Lyon, May 2020: On Rivers"."""

import re

from profdiff.extract.dates import period_in
from profdiff.extract.patterns import Pattern
from profdiff.extract.stretches import EDGE, Stretch
from profdiff.lexicon.positions import is_place
from profdiff.normal import squeeze

#: The name of an occasion has no more words than this, a title behind one no fewer than that.
_MAX_WORDS, _MIN_TITLE = 16, 3
_OCCASION = Pattern(
    r"\b(?:meeting|conference|workshop|seminars?|colloqui(?:um|a)|symposium|congress|"
    r"general assembly|(?:summer|winter|spring|autumn) school|forum|summit|convention|"
    r"\w*(?:kolloquium|tagung|konferenz|seminar|workshop)|"
    r"congrès|colloque|séminaire|journées?|congreso|jornadas|seminario|simposio|coloquio|convegno|"
    r"congresso|encontro|colóquio|group[e]? de (?:travail|recherche)|gdr)\b|"
    r"研讨会|会议|大会|论坛|年会|学会|研究会|シンポジウム|セミナー|학회|학술대회|세미나",
    "",
    re.IGNORECASE,
)
#: What tells that the title follows: "talk: On Rivers".
_LABEL = Pattern(
    r"[,;.]?\s(?:talk|poster|oral|title|presentation|lecture|vortrag|titel|exposé|titre|charla|"
    r"ponencia|título|palestra|intervento|titolo)\s*:\s+",
    ":",
    re.IGNORECASE,
)
_BEHIND = Pattern(r"\s*(?:[:.]|[)\]]\s*[:.,]|\s[–—-])\s+(?=[^\W\d_a-z])|\n|\t")


def is_occasion(text: str) -> bool:
    """Whether a phrase names a meeting, seminar or the like, and no subject."""
    words = text.split()
    return 0 < len(words) <= _MAX_WORDS and _OCCASION.search(text) is not None and ": " not in text


def title_behind(item: Stretch, first: str) -> str | None:
    """The title that stands behind the occasion with which an item begins; None for none.

    It follows a label, or is set apart by markup, or follows the date.
    """
    text = item.text
    label = _LABEL.search(text)
    if label and first in text[: label.start()]:
        return _cut(text[label.end() :])
    if not is_occasion(first):
        return None
    for kind in ("em", "link", "strong"):
        for mark in item.block.marked(kind):
            words = squeeze(item.block.text[mark.start : mark.end]).strip(EDGE)
            inside = item.start <= mark.start < mark.end <= item.end
            if inside and words not in first and _may_be_title(words):
                return words
    period = period_in(text)
    border = _BEHIND.match(text, period.end_at) if period else None
    rest = _cut(text[border.end() :]) if border else ""
    return rest if _may_be_title(rest) else None


def _may_be_title(words: str) -> bool:
    enough = len(words.split()) >= _MIN_TITLE
    return enough and not is_occasion(words) and not is_place(words) and period_in(words) is None


def _cut(text: str) -> str:
    """A title up to its line's end."""
    return squeeze(text.replace("\t", "\n").partition("\n")[0]).strip(EDGE + '"“”')
