"""What exports of papers share: which links a paper has beside its own, and where its arXiv is."""

import re

from profdiff.normal import url_key
from profdiff.records import LabelledUrl, Publication, Venue

_SEVERAL = re.compile(r" (?:19|20)\d\d, ")


def venue_name(venue: Venue) -> str | None:
    """What a venue is called; of several in one, each with its year: "A 2023, B 2024"."""
    several = venue.name and venue.year and _SEVERAL.search(venue.name)
    return f"{venue.name} {venue.year}" if several else venue.name


def published_on_arxiv(paper: Publication) -> str | None:
    """The arXiv identifier of a paper whose venue is told.

    Where it is not, formats would say with the identifier that the paper was published there.
    """
    return paper.arxiv if paper.venue else None


def other_links(paper: Publication, *, identified: bool = True) -> list[LabelledUrl]:
    """A paper's links but for its own address, and for those that its identifiers lead to.

    One to arXiv is among them where nothing else names it, nor is it `identified` in a field.
    """
    arxiv = f"https://arxiv.org/abs/{paper.arxiv}" if paper.arxiv else None
    in_field = arxiv if identified and paper.venue else None
    own = {url_key(url) for url in (paper.url, _doi(paper.doi), in_field) if url}
    links = [link for link in paper.links if url_key(link.url) not in own]
    named = any("arxiv" in url.lower() for url in (paper.url or "", *(x.url for x in links)))
    if arxiv and not in_field and not named:
        links.append(LabelledUrl("arXiv", arxiv))
    return links


def _doi(doi: str | None) -> str | None:
    return f"https://doi.org/{doi}" if doi else None


def is_joined(paper: Publication) -> bool:
    """Whether several pages of a site tell of a paper, so that its record knows more than each."""
    return isinstance(paper.places, list)


def kind_of_venue(paper: Publication) -> str | None:
    """What kind of venue a paper was published in."""
    return paper.venue.kind if paper.venue else None
