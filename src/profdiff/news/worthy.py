"""Which changes are news: what somebody got, became, published or will speak of; nothing gone."""

import datetime as dt
from collections.abc import Callable, Iterable

from profdiff.changes import Change
from profdiff.records import Award, Education, Person, Publication, Role, Talk

#: Relations of people to a page by which somebody new has joined.
_JOINING = ("member", "student", "postdoc")


def worthy(changes: Iterable[Change], today: dt.date) -> list[Change]:
    """The changes that are news on a day, as they come; what a page adds of old times is none."""
    return [
        change
        for change in changes
        if change.op != "removed"
        and (find := _BY_ENTITY.get(change.entity)) is not None
        and find(change, today)
    ]


def _role(change: Change, _today: dt.date) -> bool:
    role = change.new
    began = {"joined", "moved", "promoted"} & set(change.transitions)
    named = isinstance(role, Role) and bool(role.organization or role.title)
    return named and bool(began) and isinstance(role, Role) and role.current


def _education(change: Change, _today: dt.date) -> bool:
    degree = change.new
    named = isinstance(degree, Education) and bool(degree.degree)
    return named and bool({"graduated", "started"} & set(change.transitions))


def _award(change: Change, today: dt.date) -> bool:
    award = change.new
    if not isinstance(award, Award):
        return False
    again = any(field.field == "count" for field in change.fields)
    return (change.op == "added" or again) and _recent(award.year, today)


def _publication(change: Change, today: dt.date) -> bool:
    paper = change.new
    if not isinstance(paper, Publication) or not (paper.title or paper.arxiv or paper.doi):
        return False
    if not _recent(paper.venue.year if paper.venue else None, today):
        return False
    if change.op == "added":
        return paper.status != "submitted"
    return bool({"accepted", "published", "distinguished"} & set(change.transitions))


def _talk(change: Change, today: dt.date) -> bool:
    talk = change.new
    return isinstance(talk, Talk) and change.op == "added" and _recent(talk.date, today)


def _person(change: Change, _today: dt.date) -> bool:
    person = change.new
    return isinstance(person, Person) and change.op == "added" and person.relation in _JOINING


def _recent(date: str | None, today: dt.date) -> bool:
    """Whether a date is of the last year or this, or still to come; one unknown may be."""
    year = (date or "")[:4]
    return not year.isdecimal() or int(year) >= today.year - 1


_BY_ENTITY: dict[str, Callable[[Change, dt.date], bool]] = {
    "role": _role,
    "education": _education,
    "award": _award,
    "publication": _publication,
    "person": _person,
    "talk": _talk,
}
