"""Where in a text that nothing marks a sentence, a title or the words before a venue end."""

from collections.abc import Iterator

from profdiff.extract.citations.authors import co_authors_at
from profdiff.extract.citations.entry import ENTRY_EDGE
from profdiff.extract.dates import year_in
from profdiff.extract.link_labels import LABELS
from profdiff.extract.venue_phrase import venue_like
from profdiff.lexicon.abbreviations import of_journals
from profdiff.patterns import Pattern

_ABBREVIATED = frozenset("Vol vol No no pp P p Art art St st vs Dr dr".split())
#: What stands around a full stop is looked at this far.
_LONGEST_WORD = 20
_STOP = Pattern(r"[.?!。]")
_CLOSING = "”\"’')"
_OPENING = '"“([*_0123456789'
#: A title is no longer than this.
MAX_TITLE = 400
#: What follows a venue: a date, a number, a word of status.
VENUE_TAIL = Pattern(
    r"[\s,.;:]*(?:\(?\d|[Vv]ol|[Nn]o\.|pp|"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b|"
    r"to appear|in press|forthcoming|$)"
)
#: What kind of document a Chinese citation is to (GB/T 7714): behind the title.
DOCUMENT_KIND = Pattern(r"\s*\[[JCDMPRSNZ](?:/(?:OL|CD|DK))?\][.,，。]?\s*", "[")
_PIECES = Pattern(
    r",\s+(?:(?:in|In|submitted to|accepted (?:in|by|at)|to appear in):?\s+)?(?=[A-Z])|"
    r"[,，、]\s*(?=[\u3040-\u9fff])"
)
#: What a journal or meeting ends with in Chinese and Japanese.
_CJK_VENUE = Pattern(
    r"[^,，、]{1,30}(?:学会誌|論文誌|雑誌|誌|論文集|紀要|シンポジウム|学报|學報|杂志|期刊|通报|会议|会議|大会)$"
)
#: What no title holds behind a comma: the volume that it stands in, or that it is a thesis.
_IN_VOLUME = Pattern(
    r",\s+(?:[Ii]n:?\s+(?:the\s+)?(?:Proc\b|Proceedings\b|Advances in\b)|[Ii]n:\s|"
    r"(?:Ph\.?D\.?|[Mm]aster(?:['’]?s)?|M\.?Sc\.?|[Dd]octoral|[Bb]achelor(?:['’]?s)?|[Dd]iploma)\s+"
    r"(?:[Tt]hesis|[Dd]issertation)\b)"
)
_VENUE_PIECE = Pattern(r"[^,，、;\d()]{2,120}")
_VENUE_LEADS = (", In ", ", in ", " In Proc", ", Proceedings", ", arXiv", " arXiv preprint")
#: So many words behind a question are the rest of a title: "Who Pays? Evidence from Two Towns".
_SUBTITLE = 3
_SERVERS = (" arXiv preprint", " bioRxiv", " medRxiv", " PsyArXiv", " SSRN")
#: A venue behind a comma is no longer than this.
_MAX_VENUE = 100
#: So many of the last commas of a line may part its title from its venue.
_LAST_COMMAS = 3


def sentence_ends(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences within an entry end, each with where a title or venue begins behind it.

    A search in steps: a pattern of all this takes a millisecond to compile.
    """
    size = len(text)
    for stop in _STOP.finditer(text):
        at, end = stop.span()
        after = end
        while after < size and text[after] in _CLOSING:
            after += 1
        begin = after
        while begin < size and text[begin].isspace():
            begin += 1
        if begin == size:
            if text[end : end + 2] in ("", "\n"):
                yield at, end
        elif begin > after and _begins_part(text, begin) and not _abbreviates(text, at):
            yield at, begin


def _begins_part(text: str, at: int) -> bool:
    """Whether what stands at a place can begin a title or a venue."""
    first, second = text[at], text[at + 1 : at + 2]
    if "A" <= first <= "Z" or first in _OPENING:
        return True
    if "a" <= first <= "z":
        is_in = text.startswith("in", at) and not _is_word(text[at + 2 : at + 3])
        return "A" <= second <= "Z" or is_in or text.startswith(("arxiv", "arXiv", "bioRxiv"), at)
    return "À" <= first <= "ÿ" or "\u3040" <= first <= "\u9fff" or "\uac00" <= first <= "\ud7af"


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_"


def _abbreviates(text: str, at: int) -> bool:
    """Whether a full stop at a place is that of "vol.", or one of several in "Phys. Rev. Lett."."""
    *others, word = text[max(at - 2 * _LONGEST_WORD, 0) : at].split(" ") or [""]
    if word.lstrip("([") in _ABBREVIATED:
        return True
    if not _shortens_journal(f"{word}."):
        return False
    following = text[at + 1 : at + _LONGEST_WORD].lstrip().partition(" ")[0]
    return _shortens_journal(others[-1] if others else "") or _shortens_journal(following)


def _shortens_journal(word: str) -> bool:
    """Whether a word is cut short as in the names of journals: "Phys."."""
    return word[:1].isupper() and word[-1:] == "." and word[:-1].lower() in of_journals()


def title_end(text: str, start: int) -> int:
    """Where a title that begins at `start` ends: the first end of a sentence not within it.

    Before either, the sign that Chinese citations (GB/T 7714) put behind it: "[J]".
    """
    kind = DOCUMENT_KIND.search(text, start)
    if kind:
        return kind.start()
    joint = co_authors_at(text, start + 8)
    stop = first_stop(text, start + 8)
    comma = _before_venue(text, start)
    if joint is not None and (stop is None or joint <= stop):
        return joint
    if comma is not None and (stop is None or comma <= stop):
        return comma
    if stop is not None:
        return stop
    for words in _VENUE_LEADS:
        at = text.find(words, start + 8)
        if at > 0:
            return at
    return len(text.rstrip(" ."))


def first_stop(text: str, start: int) -> int | None:
    """Where, from an offset on, the first sentence ends, or the second where that is a question.

    "Who Pays? Evidence from Two Towns. Example Journal" ends behind "Towns".
    """
    question: tuple[int, int] | None = None
    for end, following in sentence_ends(text):
        if question is not None:
            rest = text[question[1] : end]
            titled = len(rest.split()) >= _SUBTITLE and not is_source(rest)
            return end if titled else question[0]
        if end > start and text[end] != "?":
            return end + (text[end] == "!")
        if end > start:
            question = end + 1, following
    return question[0] if question else None


def _before_venue(text: str, start: int) -> int | None:
    """Where a comma ends a title because a venue with its number, date or end follows it."""
    first = start + 8
    volume = _IN_VOLUME.search(text[first : start + MAX_TITLE])
    if volume:
        return first + volume.start()
    for border in _PIECES.finditer(text[first : start + MAX_TITLE]):
        venue = _VENUE_PIECE.match(text, first + border.end())
        if venue is None or not VENUE_TAIL.match(text, venue.end()):
            continue
        name = venue[0].strip(ENTRY_EDGE)
        if venue_like(name) or _CJK_VENUE.fullmatch(name):
            return first + border.start()
    return None


def is_source(text: str) -> bool:
    """Whether words name where something appeared, and belong to no title."""
    return text.startswith(("In ", "In:", "Proc", "arXiv")) or venue_like(text)


def bare_end(text: str, start: int, end: int) -> int:
    """Where a title ends that link labels or a venue follow: "On Tides (EGU 2024) [pdf]"."""
    end = _before_labels(text, start, end)
    head = text[start:end]
    server = next((at for name in _SERVERS if (at := head.find(name)) > 0), -1)
    if len(head[:server].split()) > 2 and server > 0:
        return start + len(head[:server].rstrip(ENTRY_EDGE))
    bracket = head.rfind("(") if head.endswith(")") else -1
    if bracket > 0 and len(head[:bracket].split()) > 1 and venue_like(head[bracket + 1 : -1]):
        return start + len(head[:bracket].rstrip(ENTRY_EDGE))
    commas = [at for at, char in enumerate(head) if char == ","][-_LAST_COMMAS:]
    for at in commas:
        rest = head[at + 1 :].strip(ENTRY_EDGE)
        if len(head[:at].split()) > 2 and _tells_venue(rest):
            return start + at
    return end


def _before_labels(text: str, start: int, end: int) -> int:
    """Where a stretch ends without the link labels in brackets behind it."""
    while end > start and text[end - 1] in "])":
        opening = text.rfind("[" if text[end - 1] == "]" else "(", start, end)
        words = text[opening + 1 : end - 1].lower().split() if opening > start else []
        if not words or not all(word.strip(".,:") in LABELS for word in words):
            return end
        end = start + len(text[start:opening].rstrip())
    return end


def _tells_venue(words: str) -> bool:
    """Whether words behind a comma are a venue beyond doubt: it is dated, or not yet out."""
    if len(words) > _MAX_VENUE or not venue_like(words):
        return False
    return year_in(words) is not None or words.lower().startswith(("submitted", "under review"))
