"""Service told as a position in a sentence: "I am an Area Chair for NeurIPS 2020"."""

from profdiff.extract.dates import Period
from profdiff.extract.organizations import Organization
from profdiff.extract.position_titles import is_body
from profdiff.extract.service_titles import is_service_title
from profdiff.extract.venue_phrase import venue_like
from profdiff.lexicon.venues import known_venue
from profdiff.patterns import Pattern
from profdiff.records import Service

_LAST_YEAR = Pattern(r"[\s,(]*['’]?((?:19|20)\d\d|(?<=['’])\d\d)\)?$")


def service_at(
    title: str, organization: Organization | None, after: Period | None
) -> Service | None:
    """The service that a title held at an event or journal is; `after` is the time told with it."""
    if organization is None or not is_service_title(title):
        return None
    venue = _LAST_YEAR.sub("", organization.name)
    named = venue_like(organization.name) or known_venue(venue) is not None
    if not named and not is_body(organization.name):
        return None
    found = _LAST_YEAR.search(organization.name)
    year = found[1] if found else after.start if after else None
    if year and len(year) == 2:
        year = f"20{year}"
    return Service(role=title, venue=venue, year=year)
