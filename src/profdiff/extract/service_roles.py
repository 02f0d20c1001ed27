"""Titles of service: what one is at a conference, journal or committee."""

import re

from profdiff.extract.patterns import Pattern
from profdiff.normal import fold

SERVICE_ROLE = Pattern(
    r"\b((?:(?:senior |emergency |external |journal |conference |workshop |"
    r"sub-?)?reviewers?|(?:senior )?(?:area|program(?:me)?|session|general|local|publicity|"
    r"publication|workshop|track|tutorial|web|demo|finance|registration|student|"
    r"interactive arts|industry|organizing|organising|poster|proceedings|"
    r"sponsorship)?\s*(?:co-)?chairs?|(?:senior )?program(?:me)? committee(?: member)?|"
    r"(?:senior )?(?:s?pc|tpc) members?|(?:associate |guest |action |managing |"
    r"section )?editors?|(?:co-)?organi[sz]ers?|committee members?|referees?|panelists?|"
    r"judges?|volunteers?|reviewing|editorial board(?: member)?|members?|mentors?|"
    r"moderators?|treasurer|secretary|president|board|referee|meta-reviewers?))\b",
    "review|chair|committee|member|editor|organ|referee|panel|judge|volunteer|board|mentor|"
    "moderat|treasur|secret|presid",
    re.IGNORECASE,
)


def is_service_title(title: str) -> bool:
    """Whether the title of a position is one of service: chair, reviewer, editor, …"""
    found = SERVICE_ROLE.search(title)
    return bool(found) and fold(found[0]) not in (
        "member",
        "members",
        "mentor",
        "mentors",
        "board",
        "president",
    )
