"""The occasions of talks: meetings, seminars and kinds of talk, behind the title or before it."""

import re

from profdiff.document import Block
from profdiff.extract.dates import period_in
from profdiff.extract.link_labels import LABELS
from profdiff.extract.stretches import EDGE, Stretch, is_date
from profdiff.lexicon.positions import is_place
from profdiff.normal import fold, squeeze
from profdiff.patterns import Pattern

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
EVENT_BORDER = Pattern(r"[\"”]?[.,;]\s|[，、；：]|\s[–—|]\s|\s-\s|\n|\s,\s|\(|\)|\[|\]|:\s")
#: What kind of talk it was; where it was given comes after.
_KIND_WORDS = (
    r"(?:(?:invited|contributed|plenary|keynote|public|department(?:al)?|virtual|online|oral|poster|"
    r"interdisciplinary|flash|lightning|guest|conference|workshop|research|special|remote)\s+)*"
    r"(?:seminar|colloquium|talk|lecture|tutorial|poster|presentation|keynote|plenary|panel(?:ist)?|"
    r"workshop|speaker|invited|oral|discussant|invited speaker|kolloquium|vortrag|colloque|"
    r"séminaire|exposé|seminario|coloquio|charla|ponencia|palestra|seminário|colóquio|convegno)"
)
_KIND = Pattern(_KIND_WORDS, "", re.IGNORECASE)
_LINE = Pattern(r"[\n\t|]")
#: The kind before a title: "Invited talk: On Rivers".
_KIND_LEAD = Pattern(rf"(?:{_KIND_WORDS})\s?:\s+(?=\S+\s\S)", ":", re.IGNORECASE)
_EVENT_LEAD = Pattern(
    r"^(?:invited talk |talk |keynote |tutorial )?(?:at|in|for)\s+(?:the\s+)?",
    "at|in|for",
    re.IGNORECASE,
)
_FIRST_SENTENCE = Pattern(r"\.\s(?=[A-Z])")
#: What is no shorter can be the name of an occasion.
_SHORT = 4
_FIRST_BORDER = Pattern(r",\s|\s\(|\n|\t|:\s")


def is_occasion(text: str) -> bool:
    """Whether a phrase names a meeting, seminar or the like, and no subject."""
    words = text.split()
    return 0 < len(words) <= _MAX_WORDS and _OCCASION.search(text) is not None and ": " not in text


def lists_occasions(blocks: list[Block]) -> bool:
    """Whether most items of a list say on a line of their own what kind of talk was given."""
    items = [block.text for block in blocks if block.kind in ("item", "row")]
    given = sum(any(_KIND.fullmatch(line.strip()) for line in _LINE.split(t)) for t in items)
    return given * 2 > len(items)


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


def event_in(text: str, title: str) -> str | None:
    """The first piece after the title that is no date or label; "Seminar" takes the next too."""
    kind = place = ""
    at = text.find(title)
    before = _FIRST_BORDER.split(text[:at].strip(EDGE))[0].strip(EDGE + "“") if at > 0 else ""
    if is_occasion(before) and not _KIND.fullmatch(before):
        return squeeze(_FIRST_SENTENCE.split(_EVENT_LEAD.sub("", before))[0])
    for piece in EVENT_BORDER.split(text[at + len(title) :] if at >= 0 else text):
        bare = piece.strip(EDGE + "\"”“'")
        if len(bare) < 3 or is_date(bare) or all(w in LABELS for w in fold(bare).split()):
            continue
        if not kind and _KIND.fullmatch(bare):
            kind = bare
            continue
        if is_place(bare):
            place = place or bare
            continue
        event = squeeze(_EVENT_LEAD.sub("", bare))
        return f"{kind}, {event}" if kind and event else event or kind or None
    told = f"{kind}, {place}" if kind and place else kind or place
    return told or (squeeze(_FIRST_SENTENCE.split(before)[0]) if len(before) > _SHORT else None)


def without_kind(title: str) -> str:
    """A title without the kind of talk that labels it: "Invited talk: On Rivers"."""
    lead = _KIND_LEAD.match(title)
    return title[lead.end() :] if lead else title
