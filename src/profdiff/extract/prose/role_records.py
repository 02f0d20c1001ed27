"""The records of a position that prose tells: the role, the studies of a student, a service."""

import re

from profdiff.extract.dates import Period, period_in
from profdiff.extract.organizations import Organization
from profdiff.extract.position_titles import Title
from profdiff.extract.prose import service_lists
from profdiff.extract.prose.clauses import Clause
from profdiff.extract.prose.reading import Reading
from profdiff.extract.prose.service import service_at
from profdiff.extract.stretches import Stretch
from profdiff.lexicon.positions import student_degree
from profdiff.patterns import Pattern
from profdiff.records import Education, Role

_TIME_LEAD = Pattern(
    r"\s*(?:\(|,?\s*(?:from|in|during|between|since|starting(?: in| from)?|beginning)\s+"
    r"(?:the\s+)?(?:summer|fall|spring|winter|autumn)?(?:\s+of)?\s*)(?=[A-Z\d])",
    "",
    re.IGNORECASE,
)
_OF_OTHERS = ("your", "their", "our")


def add_role(
    reading: Reading,
    place: Stretch,
    title: Title,
    organization: Organization | None,
    clause: Clause,
) -> None:
    """Adds what a title says: a service, or a role, and the degree that a student works on."""
    if title.text.lower().startswith(_OF_OTHERS):
        return
    if service_lists.tells(reading, title.end - 1):
        return
    block, start, end = place
    place = Stretch(block, start, max(end, start + 1))
    after = time_after(block.text, max(end, title.end))
    service = service_at(title.text, organization, time_after(block.text, place.end))
    if service is not None:
        reading.add(service, *place, rule="prose-service")
        return
    role = _role(title, organization, title.period or clause.opening or after, clause)
    reading.add(role, *place, rule="prose-role")
    degree = student_degree(title.text)
    if degree and clause.tense != "past" and organization:
        ahead = clause.tense != "now" or title.text.lower().startswith("incoming")
        study = Education(
            degree=degree,
            field=title.field,
            institution=organization.name,
            status="planned" if ahead else "in_progress",
        )
        reading.add(study, *place, rule="student-role")


def _role(
    title: Title, organization: Organization | None, period: Period | None, clause: Clause
) -> Role:
    start = period.start if period else None
    end = period.end if period else None
    if clause.tense != "past" and end == start:
        end = None  # "founded in 2018", "will join in 2026" tell when it begins
    if clause.tense == "past" and not end and period is clause.opening:
        start = None  # "Since 2020, I …" tells when a clause's past ended, not when it began
    lasting = period is not None and period.ongoing and period is not clause.opening
    return Role(
        title=title.text,
        organization=organization.name if organization else None,
        unit=organization.unit if organization else None,
        current=(clause.tense == "now" or lasting) and not end,
        start=start,
        end=end,
    )


def after_time(text: str, at: int) -> int:
    """The place after a date told right after a phrase, or the place itself."""
    found = _TIME_LEAD.match(text, at)
    period = time_after(text, at)
    if not found or not period:
        return at
    stop = found.end() + period.end_at
    return stop + (text[stop : stop + 1] == ")")


def time_after(text: str, at: int) -> Period | None:
    """A date told right after a phrase: " (2015-2018)", " from 2015 to 2018", " in 2019"."""
    found = _TIME_LEAD.match(text, at)
    if not found or found.end() >= len(text):
        return None
    rest = text[found.end() : found.end() + 45]
    period = period_in(rest)
    if period is None or rest[: period.at].strip():
        return None
    words = found[0].lower()
    if (" in " in f" {words.strip()} " or "during" in words) and period.end is None:
        period.end = period.start
    period.ongoing = period.ongoing or (period.end is None and "since" in words)
    return period
