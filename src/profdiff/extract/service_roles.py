"""Titles of service: what one is at a conference, journal or committee."""

from profdiff.extract.patterns import Pattern
from profdiff.normal import fold

SERVICE_ROLE = Pattern(
    r"\b((?:(?:senior |emergency |external |journal |conference |workshop |sub-?)?reviewers?|(?:senior )?(?:area|program(?:me)?|session|general|local|publicity|publication|workshop|track|tutorial|web|demo|finance|registration|student|interactive arts|industry|organizing|organising|poster|proceedings|sponsorship)?\s*(?:co-)?chairs?|(?:senior )?program(?:me)? committee(?: member)?|(?:senior )?(?:s?pc|tpc) members?|(?:associate |guest |action |managing |section )?editors?|(?:co-)?organi[sz]ers?|committee members?|referees?|panelists?|judges?|volunteers?|reviewing|editorial board(?: member)?|members?|mentors?|moderators?|treasurer|secretary|president|board|referee|meta-reviewers?))\b",
    "review|chair|committee|member|editor|organ|referee|panel|judge|volunteer|board|mentor|moderat|treasur|secret|presid", 2,
)


def is_service_title(title: str) -> bool:
    """Whether the title of a position is one of service: chair, reviewer, editor, …"""
    found = SERVICE_ROLE.search(title)
    return bool(found) and fold(found[0]) not in ("member", "members", "mentor", "mentors", "board", "president")
