"""schema.org as JSON-LD: a person or an organization, and the works that they made.

Positions are roles between a person and an organization, as schema.org/OrganizationRole has it; the
graph's first node is the page's subject, to which the others point.
"""

import re
from typing import Any

from profdiff.records import (
    Award,
    Education,
    Person,
    Profile,
    Project,
    Publication,
    Role,
    Service,
    Talk,
    Teaching,
)
from profdiff.render.export.entries import Entries
from profdiff.render.export.names import parts_of
from profdiff.render.export.papers import kind_of_venue
from profdiff.render.json_document import document

NAME = "schema.org"
CARRIED = {
    "role": frozenset("title organization unit start end current description".split()),
    "education": frozenset("degree field institution start end status honors".split()),
    "award": frozenset("name grantor year count".split()),
    "project": frozenset("name url description areas".split()),
    "publication": frozenset(
        "title authors venue track distinction status arxiv doi url links areas".split()
    ),
    "person": frozenset("name relation group url".split()),
    "area": frozenset(("title",)),
    "interest": frozenset(("name",)),
    "talk": frozenset("title event date people".split()),
    "teaching": frozenset("course role term".split()),
    "service": frozenset("role venue year".split()),
    "link": frozenset(("url",)),
}
USUAL = frozenset(CARRIED)
CONTEXT = "https://schema.org"

_YEARS = re.compile(r"\b(?:19|20)\d\d\b")
_SUBJECT = "#subject"
_PAPERS = {
    "thesis": "Thesis",
    "book": "Chapter",
    "report": "Report",
    "patent": "CreativeWork",
}
#: Kind of venue → the type of what a paper is a part of.
_VENUES = {"journal": "Periodical", "book": "Book"}
_STATES = {
    "published": "Published",
    "accepted": "Accepted",
    "preprint": "Preprint",
    "submitted": "Submitted",
}


def export(profile: Profile, entries: Entries) -> str:  # noqa: ARG001  # Exporter
    """A profile as a graph of things."""
    graph = [
        _subject(profile),
        *map(_project, profile.projects),
        *map(_publication, profile.publications),
        *map(_talk, profile.talks),
        *map(_course, profile.teaching),
    ]
    # So that no text ends the script element that a page holds the graph in.
    return document({"@context": CONTEXT, "@graph": graph}).replace("<", r"\u003c")


def unplaced(profile: Profile, entries: Entries) -> list[str]:
    """The fields of the page's entries of papers that no property stands for."""
    return entries.unplaced(profile.publications)


def _thing(type_: str, **values: Any) -> dict[str, Any]:
    """A node of what values there are."""
    return {"@type": type_, **{key: value for key, value in values.items() if value}}


def _subject(profile: Profile) -> dict[str, Any]:
    organization = profile.kind == "organization"
    about = _thing(
        "Organization" if organization else "Person",
        name=profile.name,
        award=list(map(_award, profile.awards)),
        knowsAbout=[r.name for r in profile.interests] + [r.title for r in profile.areas],
        email=[_mail(link.url) for link in profile.links if link.url.startswith("mailto:")],
        sameAs=[link.url for link in profile.links if not link.url.startswith("mailto:")],
        hasCredential=list(map(_degree, profile.education)),
        memberOf=list(map(_service, profile.service)),
    )
    for role in profile.roles:
        link = "memberOf" if organization else "affiliation" if role.current else "alumniOf"
        about.setdefault(link, []).append(_position(role, link))
    link = "member" if organization else "knows"
    for person in profile.people:
        about.setdefault(link, []).append(_relation(person, link))
    return {"@id": _SUBJECT, **about}


def _mail(url: str) -> str:
    return url.removeprefix("mailto:")


def _organization(name: str | None, unit: str | None = None) -> dict[str, Any] | None:
    if not name and not unit:
        return None
    department = _thing("Organization", name=unit) if unit else None
    return _thing("Organization", name=name, department=department)


def _position(role: Role, link: str) -> dict[str, Any]:
    """What stands between a person and an organization, under the property that it qualifies."""
    return _thing(
        "OrganizationRole",
        roleName=role.title,
        startDate=role.start,
        endDate=role.end,
        description=role.description,
        **{link: _organization(role.organization, role.unit)},
    )


def _degree(education: Education) -> dict[str, Any]:
    return _thing(
        "EducationalOccupationalCredential",
        credentialCategory=education.degree,
        about=education.field,
        recognizedBy=_thing("EducationalOrganization", name=education.institution)
        if education.institution
        else None,
        temporalCoverage=_period(education.start, education.end),
        creativeWorkStatus=education.status,
        award=education.honors,
    )


def _period(start: str | None, end: str | None) -> str | None:
    """A stretch of time in ISO 8601; `..` is an end that is not known."""
    return f"{start or '..'}/{end or '..'}" if start or end else None


def _award(award: Award) -> str:
    """An award is a text in schema.org."""
    about = ", ".join(filter(None, (award.grantor, award.year)))
    times = f", {award.count} times" if award.count and award.count > 1 else ""
    return f"{award.name}{times} ({about})" if about else f"{award.name}{times}"


def _service(service: Service) -> dict[str, Any]:
    years = _YEARS.findall(service.year or "")
    return _thing(
        "OrganizationRole",
        roleName=service.role,
        memberOf=_organization(service.venue),
        startDate=years[0] if years else service.year,
        endDate=years[-1] if len(years) > 1 else None,
    )


def _relation(person: Person, link: str) -> dict[str, Any]:
    other = _thing("Person", name=person.name, url=person.url)
    names = [name for name in (person.relation, person.group) if name]
    return _thing("Role", roleName=names, **{link: other}) if names else other


def _project(project: Project) -> dict[str, Any]:
    return _thing(
        "Project",
        name=project.name,
        url=project.url,
        description=project.description,
        keywords=project.areas,
        member={"@id": _SUBJECT},
    )


def _publication(paper: Publication) -> dict[str, Any]:
    kind, venue = kind_of_venue(paper) or "", paper.venue
    return _thing(
        _PAPERS.get(kind, "ScholarlyArticle"),
        name=paper.title,
        author=list(map(_author, paper.authors)),
        datePublished=venue.year if venue else None,
        isPartOf=_thing(_VENUES.get(kind, "PublicationVolume"), name=venue.name)
        if venue and venue.name
        else None,
        genre=venue.track if venue else None,
        award=venue.distinction if venue else None,
        creativeWorkStatus=_STATES.get(paper.status or ""),
        identifier=[_identifier(*pair) for pair in _identifiers(paper)],
        url=paper.url,
        associatedMedia=[
            _thing("MediaObject", name=link.label, contentUrl=link.url)
            for link in paper.links
            if link.url != paper.url
        ],
        keywords=paper.areas,
    )


def _author(name: str) -> dict[str, Any]:
    parts = parts_of(name)
    if parts.literal:
        return {"@type": ["Person", "Organization"], "name": name}
    family = f"{parts.particle} {parts.family}".strip()
    suffix = parts.suffix
    return _thing(
        "Person", name=name, givenName=parts.given, familyName=family, honorificSuffix=suffix
    )


def _identifiers(paper: Publication) -> list[tuple[str, str]]:
    pairs = (("arXiv", paper.arxiv), ("DOI", paper.doi))
    return [(name, value) for name, value in pairs if value]


def _identifier(name: str, value: str) -> dict[str, Any]:
    return _thing("PropertyValue", propertyID=name, value=value)


def _talk(talk: Talk) -> dict[str, Any]:
    return _thing(
        "Event",
        name=talk.title,
        superEvent=_thing("Event", name=talk.event) if talk.event else None,
        startDate=talk.date,
        performer=[{"@id": _SUBJECT}, *(_thing("Person", name=name) for name in talk.people)],
    )


def _course(teaching: Teaching) -> dict[str, Any]:
    return _thing(
        "CourseInstance",
        name=teaching.course,
        description=teaching.term,
        instructor=_thing("Role", roleName=teaching.role, instructor={"@id": _SUBJECT})
        if teaching.role
        else {"@id": _SUBJECT},
    )
