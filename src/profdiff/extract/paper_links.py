"""Which of an entry's links and words are a paper's own: its address, its identifiers."""

from typing import TYPE_CHECKING

from profdiff.normal import arxiv_id, doi, fold
from profdiff.records import LabelledUrl

# A page that links its papers in passing need not load what reads lists of them.
if TYPE_CHECKING:
    from profdiff.extract.citations import Entry

_PAPER_HOSTS = (
    "arxiv.org/",
    "doi.org/",
    "openreview.net/",
    "aclanthology.org/",
    "aclweb.org/",
    "proceedings.",
    "openaccess.thecvf.com",
    "dl.acm.org/",
    "ieeexplore.ieee.org/",
    "link.springer.com/",
    "biorxiv.org/",
    "medrxiv.org/",
    "papers.nips.cc/",
    "papers.neurips.cc/",
    "jmlr.org/",
    "ssrn.com/",
    "eprint.iacr.org/",
    "usenix.org/",
    "sciencedirect.com/",
    "nature.com/articles",
    "semanticscholar.org/paper",
    "neurips.cc/paper",
)
_PAPER_LABELS = (
    "paper",
    "pdf",
    "arxiv",
    "preprint",
    "link",
    "html",
    "doi",
    "url",
    "publisher",
    "openreview",
)


def is_paper_url(url: str) -> bool:
    """Whether an address is one that papers are published under."""
    low = url.lower()
    return any(map(low.__contains__, _PAPER_HOSTS))


def main_url(links: list[LabelledUrl], title: str | None) -> str | None:
    """The link that stands for the paper: on its title, else one labelled so, else by its host."""
    key = fold(title or "")
    for link in links:
        label = fold(link.label)
        if key and label and (label == key or (len(label) > 12 and (label in key or key in label))):
            return link.url
    labels = [(fold(link.label).split(), link.url) for link in links]
    for word in _PAPER_LABELS:
        for label_words, url in labels:
            if word in label_words:
                return url
    return next((link.url for link in links if is_paper_url(link.url)), None)


def links_paper(entry: "Entry") -> bool:
    """Whether an entry has a link whose label says that it leads to a paper."""
    labels = (fold(link.label) for block in entry.blocks for link in block.links())
    return any(label in ("paper", "pdf", "arxiv", "preprint") for label in labels)


def paper_identifier(entry: "Entry") -> str | None:
    """The DOI or arXiv identifier of an entry."""
    links = [link for block in entry.blocks for link in block.links()]
    return paper_doi(entry, links) or paper_arxiv(entry, links)


def paper_arxiv(entry: "Entry", links: list[LabelledUrl]) -> str | None:
    """The entry's arXiv identifier, from its links or its words."""
    for link in links:
        found = arxiv_id(link.url)
        if found:
            return found
    for text in entry.texts:
        found = arxiv_id(text)
        if found:
            return found
    return None


def paper_doi(entry: "Entry", links: list[LabelledUrl]) -> str | None:
    """The entry's DOI, from its links or its words."""
    for link in links:
        if "doi" in link.url.lower() or "doi" in link.label.lower() or "10." in link.url:
            found = doi(link.url) or doi(link.label)
            if found:
                return found
    for text in entry.texts:
        if "doi" in text.lower() or "10." in text:
            found = doi(text)
            if found:
                return found
    return None


def says_arxiv(entry: "Entry") -> bool:
    """Whether the entry's words, not only its link labels, name arXiv as where it appeared."""
    for line in (entry.lines[number] for number in entry.telling):
        if "arxiv" in line.text.lower():
            labels = " ".join(link.label.lower() for link in line.block.links(line.start, line.end))
            return line.text.lower().count("arxiv") > labels.count("arxiv")
    return False
