"""Whether a site's news tell something already: by names and identifiers, not by wording."""

from collections.abc import Callable, Iterable, Iterator

from profdiff.changes import Change
from profdiff.identity import without_acronym
from profdiff.lexicon.degrees import degree_key
from profdiff.normal import fold_long
from profdiff.records import Award, Education, Person, Publication, Role, Talk

#: What tells of a position at a place, and of no talk there.
_BEGINNINGS = (
    "join joined joining start started starting begin began beginning move moved moving hired"
    " appointed appointment position job offer working work role intern internship member employee"
).split()


def is_told(change: Change, texts: Iterable[str]) -> bool:
    """Whether one of the texts, each an item of news, names all that names the change."""
    needed = [[*map(fold_long, names)] for names in _BY_ENTITY[change.entity](change)]
    needed = [names for names in needed if any(names)]
    return bool(needed) and any(_names_all(f" {fold_long(text)} ", needed) for text in texts)


def _names_all(text: str, needed: list[list[str]]) -> bool:
    """Whether a text names each thing, by whichever of its names."""
    return all(any(name and f" {name} " in text for name in names) for names in needed)


def _role(change: Change) -> Iterator[list[str]]:
    role = change.new
    if isinstance(role, Role):
        if role.organization:
            yield [role.organization, without_acronym(role.organization)]
        alone = not role.organization or "promoted" in change.transitions
        yield [role.title or "", *(() if alone else _BEGINNINGS)]


def _education(change: Change) -> Iterator[list[str]]:
    degree = change.new
    if isinstance(degree, Education) and degree.degree:
        if degree.institution:
            yield [degree.institution, without_acronym(degree.institution)]
        yield [degree.degree, *_SPELLED.get(degree_key(degree.degree), ())]


def _award(change: Change) -> Iterator[list[str]]:
    award = change.new
    if isinstance(award, Award):
        yield [award.name, award.name.removeprefix("the ")]
        if award.year:
            yield [award.year]


def _publication(change: Change) -> Iterator[list[str]]:
    paper = change.new
    if not isinstance(paper, Publication):
        return
    title = paper.title or ""
    head, colon, _ = title.partition(": ")
    short = head if colon and " " not in head and len(head) > 2 else ""
    yield [title, short, paper.arxiv or "", paper.doi or ""]
    # That it is out was told; that it is accepted may not have been.
    venue = paper.venue
    if venue and venue.kind != "preprint" and (venue.name or venue.text):
        yield [venue.name or "", venue.text or ""]


def _person(change: Change) -> Iterator[list[str]]:
    if isinstance(change.new, Person):
        yield [change.new.name]


def _talk(change: Change) -> Iterator[list[str]]:
    if isinstance(change.new, Talk):
        yield [change.new.title]
        if change.new.event:
            yield [change.new.event]


#: Key of a degree → how news name it beside its own spelling on the page.
_SPELLED: dict[str, tuple[str, ...]] = {
    degree_key(names[0]): names
    for names in (
        ("Ph.D.", "PhD", "doctorate", "doctoral", "dissertation", "thesis defense"),
        ("M.S.", "MS", "MSc", "M.Sc.", "master", "master's"),
        ("B.S.", "BS", "BSc", "B.Sc.", "bachelor", "bachelor's"),
    )
}
_BY_ENTITY: dict[str, Callable[[Change], Iterator[list[str]]]] = {
    "role": _role,
    "education": _education,
    "award": _award,
    "publication": _publication,
    "person": _person,
    "talk": _talk,
}
