"""Where a title ends that nothing marks: before its venue and the labels of its links."""

from profdiff.extract.citations.entry import ENTRY_EDGE
from profdiff.extract.dates import year_in
from profdiff.extract.link_labels import LABELS
from profdiff.extract.venue_phrase import venue_like

_SERVERS = (" arXiv preprint", " bioRxiv", " medRxiv", " PsyArXiv", " SSRN")
#: A venue behind a comma is no longer than this.
_MAX_VENUE = 100
#: So many of the last commas of a line may part its title from its venue.
_LAST_COMMAS = 3


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
