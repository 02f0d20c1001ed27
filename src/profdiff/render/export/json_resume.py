"""JSON Resume: a person's positions, degrees, awards, papers, projects and interests.

Keys are those of the JSON Resume schema 1.0.0, which lets its objects have others beside them: what
it has no key for stands under the key that profdiff reads it from.
"""

import re
from typing import Any

from profdiff.records import (
    Award,
    Education,
    Interest,
    Link,
    Profile,
    Project,
    Publication,
    Role,
    Service,
)
from profdiff.render.export.csl_json import STATES, SUBTYPES, type_of
from profdiff.render.export.entries import Entries
from profdiff.render.export.papers import other_links, venue_name
from profdiff.render.json_document import document

NAME = "JSON Resume"
CARRIED = {
    "role": frozenset("title organization unit start end current description".split()),
    "education": frozenset("degree field institution start end status honors".split()),
    "award": frozenset("name grantor year count".split()),
    "project": frozenset("name url lead description".split()),
    "publication": frozenset(
        "title authors equal_contribution venue track distinction status arxiv doi url "
        "links".split()
    ),
    "interest": frozenset(("name",)),
    "service": frozenset("role venue year".split()),
    "link": frozenset("label url kind".split()),
}
USUAL = frozenset(CARRIED)
SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"

_DATE = re.compile(r"[12]\d{3}(?:-[01]\d(?:-[0-3]\d)?)?")
_SPAN = re.compile(rf"({_DATE.pattern})[-–/]({_DATE.pattern})")
#: RFC 3986, with a scheme.
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[!-~]+")
_SERVICES = {"github": "GitHub", "linkedin": "LinkedIn", "orcid": "ORCID"}


def export(profile: Profile, entries: Entries) -> str:  # noqa: ARG001  # Exporter
    """A profile as a resume; sections without records are left out."""
    sections = {
        "work": list(map(_work, profile.roles)),
        "volunteer": list(map(_volunteer, profile.service)),
        "education": list(map(_education, profile.education)),
        "awards": list(map(_award, profile.awards)),
        "publications": list(map(_publication, profile.publications)),
        "interests": list(map(_interest, profile.interests)),
        "projects": list(map(_project, profile.projects)),
    }
    filled = {name: items for name, items in sections.items() if items}
    return document({"$schema": SCHEMA, "basics": _basics(profile), **filled})


def unplaced(profile: Profile, entries: Entries) -> list[str]:
    """The fields of the page's entries of papers that no key stands for."""
    return entries.unplaced(profile.publications)


def _basics(profile: Profile) -> dict[str, Any]:
    mail = next((link.url for link in profile.links if link.url.startswith("mailto:")), None)
    pages = [link for link in profile.links if not link.url.startswith("mailto:")]
    return _given(
        name=profile.name,
        email=mail.removeprefix("mailto:") if mail else None,
        profiles=list(map(_profile, pages)),
    )


def _profile(link: Link) -> dict[str, Any]:
    kind = link.kind or ""
    return _given(network=link.label or _SERVICES.get(kind, kind), **_address(link.url))


def _address(url: str | None) -> dict[str, str]:
    """An address; the schema's own key is for those that lead somewhere from everywhere."""
    return {("url" if _ABSOLUTE.fullmatch(url) else "link"): url} if url else {}


def _work(role: Role) -> dict[str, Any]:
    return _given(
        name=role.organization,
        position=role.title,
        unit=role.unit,
        **_dates(role.start, role.end),
        # A start without an end goes on; where it does not, or nothing tells, the key says it.
        current=role.current if role.current != _goes_on(role) else None,
        summary=role.description,
    )


def _goes_on(role: Role) -> bool:
    return role.start is not None and role.end is None


def _volunteer(service: Service) -> dict[str, Any]:
    return _given(organization=service.venue, position=service.role, year=service.year)


def _education(education: Education) -> dict[str, Any]:
    return _given(
        institution=education.institution,
        area=education.field,
        studyType=education.degree,
        **_dates(education.start, education.end),
        status=education.status.replace("_", " ") if education.status else None,
        honors=education.honors,
    )


def _award(award: Award) -> dict[str, Any]:
    span = _SPAN.fullmatch(award.year or "")
    dates = _dates(*span.groups()) if span else _date("date", award.year)
    return _given(title=award.name, **dates, awarder=award.grantor, count=award.count)


def _project(project: Project) -> dict[str, Any]:
    return _given(
        name=project.name,
        description=project.description,
        **_address(project.url),
        lead=project.lead,
    )


def _interest(interest: Interest) -> dict[str, Any]:
    return {"name": interest.name}


def _publication(paper: Publication) -> dict[str, Any]:
    venue = paper.venue
    kind = venue.kind if venue else None
    # Beside an identifier of arXiv's, a publisher would be the place of a copy.
    links = other_links(paper, identified=False)
    return _given(
        name=paper.title,
        publisher=venue_name(venue) if venue and kind != "thesis" else None,
        **_date("releaseDate", venue.year if venue else None),
        **_address(paper.url),
        type=type_of(venue)[0],
        genre=venue.name if venue and kind == "thesis" else kind if kind in SUBTYPES else None,
        authors=paper.authors,
        equalContribution=paper.equal_contribution,
        doi=paper.doi,
        track=venue.track if venue else None,
        award=venue.distinction if venue else None,
        status=STATES.get(paper.status or ""),
        links=[{"label": link.label, "url": link.url} for link in links],
    )


def _dates(start: str | None, end: str | None) -> dict[str, str]:
    return _date("startDate", start) | _date("endDate", end)


def _date(key: str, date: str | None) -> dict[str, str]:
    """A date under a key of the schema, or one that is none of ISO 8601 under a key beside it."""
    if not date:
        return {}
    return {key: date} if _DATE.fullmatch(date) else {_BESIDE[key]: date}


_BESIDE = {"startDate": "start", "endDate": "end", "date": "year", "releaseDate": "year"}


def _given(**values: Any) -> dict[str, Any]:
    """Those of some values that there are; false is one."""
    return {key: value for key, value in values.items() if value not in (None, "", [])}
