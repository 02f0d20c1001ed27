"""Whether two pages are about the same person or group at all."""

from profdiff.identity import name_key
from profdiff.normal import fold, spaceless, url_key
from profdiff.records import Profile

#: Links that belong to one person alone.
_OWN_LINKS = frozenset(
    "email phone scholar orcid openreview_profile dblp github linkedin researchgate "
    "semanticscholar twitter researcherid scopus".split()
)
#: Two versions of one page share this part of what the smaller one says, unless it is all new.
_SHARED = 0.25
#: A shorter passage stands on many pages: "Publications", "PDF".
_FEWEST_WORDS = 4


def other_subject(old: Profile, new: Profile) -> bool:
    """Whether the pages are of two subjects: another name, and hardly anything in common.

    Somebody who marries, drops a middle name or writes the name in another script is the same, and
    so is whoever keeps an address or what the page says.
    """
    if not _names_apart(old.name, new.name):
        return False
    if _own_links(old) & _own_links(new):
        return False
    before, after = _said(old), _said(new)
    return len(before & after) < _SHARED * max(min(len(before), len(after)), 1)


def _names_apart(old: str | None, new: str | None) -> bool:
    """Whether two names have no word in common, initials aside."""
    if not old or not new or spaceless(old) != spaceless(new):
        return False
    if spaceless(old):
        return fold(old).replace(" ", "") != fold(new).replace(" ", "")
    words = [{word for word in name_key(name).split() if len(word) > 1} for name in (old, new)]
    return all(words) and not words[0] & words[1]


def _own_links(page: Profile) -> set[str]:
    return {url_key(link.url) for link in page.links if link.kind in _OWN_LINKS}


def _said(page: Profile) -> set[str]:
    """What a page says at some length; papers aside, which are their other authors' too."""
    told = [
        fold(passage.text)
        for passage in page.passages
        if not any(record.startswith("publication:") for record in passage.records)
    ]
    long = {text for text in told if spaceless(text) or len(text.split()) >= _FEWEST_WORDS}
    return long or {fold(paper.title) for paper in page.publications if paper.title}
