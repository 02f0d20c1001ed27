"""What two entries of one paper say otherwise than each other.

Only what is surely read is told: a venue that neither the lexicon nor its own words know may be a
part of something else, and so may a title that has no words.
"""

from collections.abc import Iterator

from profdiff.identity import strong_keys, surnames, title_key
from profdiff.lexicon.venues import known_venue
from profdiff.normal import arxiv_id, doi
from profdiff.patterns import Pattern
from profdiff.records import Publication, Venue
from profdiff.site.author_lists import authors_differ
from profdiff.site.titles import is_title, same_title
from profdiff.site.venue_names import same_name, same_venue

#: A field as people call it, and both values.
Difference = tuple[str, str, str]
_IDENTIFIERS = ("arxiv", "doi")
#: The registrants of preprint servers and archives, whose names a paper has beside its journal's:
#: arXiv, bioRxiv and medRxiv, PsyArXiv, OSF, SSRN, Research Square, ChemRxiv, Preprints, Zenodo.
_OF_PREPRINTS = tuple(
    f"10.{number}/"
    for number in "48550 1101 64898 31234 31219 31235 2139 21203 26434 20944 5281 36227".split()
)
_VERSION = Pattern(r"(?:[./]v?\d|v\d+)$")
#: An entry may lead to one or two papers beside its own.
_MOST_NAMED = 3
#: What is no preprint, and comes out but once.
_PUBLISHED = ("conference", "journal")


def papers_differ(one: Publication, other: Publication, owner: str | None) -> Iterator[Difference]:
    """The fields on which two entries of one paper contradict each other, and both values."""
    if max(_papers_named(one), _papers_named(other)) > _MOST_NAMED:
        return  # what was read as one entry is a list of them
    for field in _IDENTIFIERS:
        before, after = getattr(one, field), getattr(other, field)
        both = [value for value in (before, after) if value and not is_of_preprints(value)]
        if len(both) == 2 and _identifier(before) != _identifier(after):
            yield field, before, after
    same = not (one.title and other.title) or same_title(one.title, other.title)
    if not same and not _are_titled(one, other):
        return
    if one.venue and other.venue and _differ(one, other, one.venue, other.venue):
        yield "venue", _told(one, one.venue), _told(other, other.venue)
    if not same:
        yield "title", f"“{one.title}”", f"“{other.title}”"
    if title_key(one.title or "") == title_key(other.title or ""):
        yield from authors_differ(one, other, owner)  # another title may hold some of the names


def is_of_preprints(name: str) -> bool:
    """Whether a DOI is one that a preprint server or an archive gave."""
    return name.startswith(_OF_PREPRINTS)


def _papers_named(paper: Publication) -> int:
    """How many papers an entry leads to, by their identifiers."""
    urls = [link.url for link in paper.links]
    return max(len({found for url in urls if (found := read(url))}) for read in (arxiv_id, doi))


def _identifier(text: str) -> str:
    """An identifier without a version, as F1000 and preprint servers number them: `….1`, `….v2`."""
    return _VERSION.sub("", text.lower().partition("#")[0].partition("?")[0])


def _are_titled(one: Publication, other: Publication) -> bool:
    """Whether two titles are surely titles, and of one paper by its identifier and authors."""
    titled = all(is_title(paper.title or "") for paper in (one, other))
    alone = max(_papers_named(one), _papers_named(other)) < 2
    return (
        titled
        and alone
        and bool(surnames(one.authors) & surnames(other.authors) and _shared(one, other))
    )


def _shared(one: Publication, other: Publication) -> bool:
    """Whether two entries have an identifier in common, an address aside."""
    keys, others = ({key for key in strong_keys(p) if key[0] != "url"} for p in (one, other))
    return bool(keys & others)


def _differ(one: Publication, other: Publication, here: Venue, there: Venue) -> bool:
    """Whether a paper cannot have come out at both of two venues."""
    if not (here.text and there.text) or same_venue(here, there):
        return False
    early = _is_early(one), _is_early(other)
    if all(early):
        return False
    if any(early):
        return _is_sure(there if early[0] else here)
    if same_name(here, there):
        return "thesis" not in (here.kind, there.kind)
    if not (_is_sure(here) and _is_sure(there)):
        return False
    other_year = bool(here.year and there.year and here.year != there.year)
    known = _is_known(here) and _is_known(there)
    once = here.kind == there.kind == "conference"  # journals print what was elsewhere before
    return (other_year or known) and (once or _shared(one, other))


def _told(paper: Publication, venue: Venue) -> str:
    """What an entry says of its venue, and that it is but submitted there."""
    text = venue.text or ""
    hoped = paper.status == "submitted" and _is_sure(venue)
    return f"{text} (submitted)" if hoped else text


def _is_early(paper: Publication) -> bool:
    """Whether an entry speaks of a paper that has not come out."""
    preprint = paper.venue is not None and paper.venue.kind == "preprint"
    return preprint or paper.status in ("submitted", "preprint")


def _is_sure(venue: Venue) -> bool:
    """Whether a venue is one of papers, and not of a talk or of the like."""
    return venue.kind in _PUBLISHED or (venue.kind is None and _is_known(venue))


def _is_known(venue: Venue) -> bool:
    return known_venue(venue.name or venue.text or "") is not None
