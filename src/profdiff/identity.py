"""What names a record: the keys by which it is the same thing across versions of a page.

`match` climbs from the strong keys to the weak ones (docs/design.md, "Matching"); `assign_ids`
writes the strongest that a record has into its `id`.
"""

import re
from binascii import crc32
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from profdiff.lexicon.degrees import degree_key
from profdiff.normal import arxiv_id, doi, fold, squeeze, straighten, url_key
from profdiff.patterns import Pattern
from profdiff.records import (
    ENTITIES,
    Area,
    Award,
    Education,
    Interest,
    Link,
    News,
    Person,
    Profile,
    Project,
    Publication,
    Record,
    Role,
    Service,
    Statement,
    Talk,
    Teaching,
)

_LONGEST_KEY = 80
_TITLES = frozenset(
    "prof professor dr doctor mr mrs ms mx miss sir dame rev ir ing habil assoc asst".split()
)
_AFTER_NAMES = frozenset("phd md msc md jr sr ii iii esq dphil scd".split())
_OPENREVIEW = Pattern(
    r"openreview\.net/(?:forum|pdf|attachment)\?(?:.*&)?id=([\w-]+)", flags=re.IGNORECASE
)
_ACRONYM = Pattern(r"\s*\(([^()]{2,12})\)\s*$")


def name_key(name: str) -> str:
    """A person's name without academic titles, case and the dots of initials."""
    words = fold(name).split()
    while len(words) > 1 and words[0] in _TITLES:
        words.pop(0)
    while len(words) > 2 and words[-1] in _AFTER_NAMES:
        words.pop()
    return " ".join(words)


@lru_cache(maxsize=65536)
def surname(name: str) -> str:
    """The word of a name by which authors are told apart: "Lynch MP" and "M. P. Lynch" agree."""
    if "," in name:
        return fold(name.partition(",")[0])
    words = [word for word in squeeze(name).split(" ") if fold(word) not in _AFTER_NAMES]
    if len(words) > 1 and all(_is_initials(word) for word in words[1:]):
        return fold(words[0])
    return fold(words[-1]) if words else ""


def _is_initials(word: str) -> bool:
    letters = word.replace(".", "").replace("-", "")
    return len(letters) <= 3 and letters.isupper()


def surnames(authors: Iterable[str]) -> frozenset[str]:
    """The surnames of a list of authors, "et al." aside."""
    found = {surname(author) for author in authors}
    return frozenset(found - {"", "al", "others"})


def title_key(title: str) -> str:
    """A title's letters and digits: case, punctuation, hyphens and spaces aside."""
    return fold(title).replace(" ", "") or squeeze(straighten(title))


def acronym_of(organization: str) -> str | None:
    """The acronym that an organization's name ends with: "UCF" of "University … (UCF)".

    Its letters stand in the name in their order, from the name's first letter on, so that the
    city of "Kerb Labs (NYC)" and the team of "Kerb Labs (Brain)" are none.
    """
    found = _ACRONYM.search(organization) if "(" in organization else None
    if not found or not any(c.isupper() for c in found[1]):
        return None
    acronym = found[1].strip()
    name = iter(organization[: found.start()].casefold().removeprefix("the "))
    letters = [c for c in acronym.casefold() if c.isalnum()]
    spelled = all(letter in name for letter in letters)
    starts_alike = organization.casefold().removeprefix("the ").startswith(letters[0])
    return acronym if spelled and starts_alike else None


def without_acronym(organization: str) -> str:
    """An organization's name without the acronym in parentheses after it."""
    return _ACRONYM.sub("", organization) if acronym_of(organization) else organization


def openreview_id(url: str) -> str | None:
    """The OpenReview identifier in an address."""
    found = _OPENREVIEW.search(url) if "openreview" in url.lower() else None
    return found[1] if found else None


def is_identifying(url: str) -> bool:
    """Whether an address can name one paper: it leads further than a site's front page."""
    key = url_key(url)
    return "/" in key or "?" in key or ":" in key


def strong_keys(paper: Publication) -> Iterator[tuple[str, str]]:
    """A publication's identifiers, strongest first, each as (kind, key)."""
    url = paper.url or ""
    arxiv = paper.arxiv or arxiv_id(url)
    if arxiv:
        yield "arxiv", arxiv
    name = paper.doi or doi(url)
    if name:
        yield "doi", name.lower()
    review = next(filter(None, (openreview_id(u) for u in _urls(paper))), None)
    if review:
        yield "openreview", review
    if url and is_identifying(url):
        yield "url", url_key(url)


def _urls(paper: Publication) -> list[str]:
    return [paper.url or "", *(link.url for link in paper.links)]


def _publication(paper: Publication, shared: Counter[tuple[str, str]]) -> str:
    keys = list(strong_keys(paper))
    for kind, key in keys:
        if kind != "url" and shared[kind, key] == 1:
            return f"{kind}:{key}"
    if paper.title:
        return fold(paper.title)
    if keys:
        return ":".join(keys[-1] if keys[-1][0] == "url" else keys[0])
    return fold((paper.venue.text if paper.venue else None) or "")


def _join(*parts: str | None) -> str:
    return ":".join(fold(part) for part in parts if part)


def _role(role: Role) -> str:
    return _join(without_acronym(role.organization or ""), role.title)


def _education(education: Education) -> str:
    place = fold(without_acronym(education.institution or ""))
    return ":".join(part for part in (place, degree_key(education.degree)) if part)


_KEYS: dict[type[Record], Callable[..., str]] = {
    Role: _role,
    Education: _education,
    Award: lambda award: fold(award.name),
    Person: lambda person: name_key(person.name),
    Interest: lambda interest: fold(interest.name),
    Area: lambda area: fold(area.title),
    Project: lambda project: fold(project.name),
    News: lambda news: ":".join(filter(None, (news.date, fold(news.text)))),
    Talk: lambda talk: _join(talk.title, talk.event),
    Teaching: lambda teaching: _join(teaching.course, teaching.term),
    Service: lambda service: _join(service.role, service.venue, service.year),
    Link: lambda link: url_key(link.url),
    Statement: lambda statement: fold(statement.text),
}


def _short(key: str) -> str:
    """A long key cut, with a checksum in place of its rest, so that it stays one key."""
    if len(key) <= _LONGEST_KEY:
        return key
    return f"{key[:_LONGEST_KEY].rstrip()}-{crc32(key.encode('utf-8', 'replace')):08x}"


def shared_keys(papers: Sequence[Publication]) -> Counter[tuple[str, str]]:
    """How many of a page's publications bear each identifier."""
    return Counter(key for paper in papers for key in strong_keys(paper))


def record_key(record: Record, shared: Counter[tuple[str, str]] | None = None) -> str:
    """A record's key within its entity; `shared` counts the identifiers of its page."""
    if isinstance(record, Publication):
        key = _publication(record, shared if shared is not None else shared_keys([record]))
    else:
        key = _KEYS[type(record)](record)
    return _short(key) or "unnamed"


def assign_ids(profile: Profile) -> None:
    """Set every record's `id`: entity and key; of equal ones the later gets `~2`, `~3`, …"""
    shared = shared_keys(profile.publications)
    for entity, (attribute, _) in ENTITIES.items():
        taken: set[str] = set()
        seen: Counter[str] = Counter()
        for record in getattr(profile, attribute):
            key = record.id = f"{entity}:{record_key(record, shared)}"
            while record.id in taken:
                seen[key] += 1
                record.id = f"{key}~{seen[key] + 1}"
            taken.add(record.id)
