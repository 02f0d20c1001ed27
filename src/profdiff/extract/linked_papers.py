"""Papers that a page names by a link: "[OSDI 22](…)", "X (CVPR'23)" with links beside it."""

from profdiff.extract.link_labels import LABELS
from profdiff.extract.page import Page
from profdiff.extract.paper_links import is_paper_url
from profdiff.extract.stretches import Stretch
from profdiff.extract.venue_phrase import CERTAIN, LIKELY, Reading, read_venue, venue_like
from profdiff.normal import arxiv_id, doi, fold, squeeze
from profdiff.records import Authorship, Publication


def linked_label(
    page: Page, piece: Stretch, areas: list[str], authorship: Authorship | None
) -> bool:
    """Reads one piece of a list as a publication known by its link: "[OSDI 22](…)", "X (CVPR'23)".

    A label that is a venue gives a publication without a title. Without a link a piece has to give
    a title and its venue.
    """
    links = piece.block.links(piece.start, piece.end)
    text = squeeze(piece.text).strip(" ,;.")
    if not text or not (links or names_paper(text)):
        return False
    label = (links[0].label if links else "") or text
    url = links[0].url if links else ""
    paper = is_paper_url(url)
    shown = text if len(text) >= len(label) else label
    if shown[0] == "[" and shown.find("]") == len(shown) - 1:
        shown = shown[1:-1].strip() or shown
    title, reading = _label_parts(shown)
    certain = reading is not None and reading.certainty >= LIKELY
    if (not certain and not paper) or all(w in LABELS for w in fold(label).split()):
        return False
    record = Publication(
        title=title,
        venue=reading.venue if reading else None,
        status=reading.status if reading else None,
        arxiv=arxiv_id(url),
        doi=doi(url) if "doi" in url.lower() else None,
        url=url or None,
        links=links,
        authorship=authorship,
        areas=list(areas),
    )
    page.add(record, *piece, rule="linked-label")
    return True


def names_paper(text: str) -> bool:
    """Whether a piece is a title and its venue in brackets: "X (CVPR'23)"."""
    title, reading = _label_parts(text)
    return bool(title) and reading is not None


def _label_parts(text: str) -> tuple[str | None, Reading | None]:
    """A label as title and venue: "X (CVPR'23)" is both, "OSDI 22" a venue alone."""
    if text.endswith(")") and "(" in text:
        at = text.rindex("(")
        inner = read_venue(text[at + 1 : -1])
        if inner.certainty >= LIKELY and text[:at].strip() and not venue_like(text[:at].strip()):
            return squeeze(text[:at]), inner
    reading = read_venue(text)
    if reading.certainty == CERTAIN or venue_like(text):
        return None, reading
    return text, None
