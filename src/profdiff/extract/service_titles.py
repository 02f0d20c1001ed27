"""Titles of positions that are services: chair, reviewer, editor, …"""

import re

from profdiff.normal import fold
from profdiff.patterns import Pattern

_CHAIRED = (
    "area|program(?:me)?|session|general|local|publicity|publication|workshop|track|tutorial|web|"
    "demo|finance|registration|student|interactive arts|industry|organizing|organising|poster|"
    "proceedings|sponsorship"
)
SERVICE_TITLE = Pattern(
    r"\b("
    r"(?:(?:senior |emergency |external |journal |conference |workshop |sub-?)?reviewers?|"
    rf"(?:senior )?(?:{_CHAIRED})?\s*(?:co-)?chairs?|"
    r"(?:senior )?program(?:me)? committee(?: member)?|(?:senior )?(?:s?pc|tpc) members?|"
    r"(?:associate |guest |action |managing |section )?editors?|(?:co-)?organi[sz]ers?|"
    r"committee members?|referees?|panelists?|judges?|volunteers?|reviewing|"
    r"editorial board(?: member)?|members?|mentors?|moderators?|treasurer|secretary|president|"
    r"board|referee|meta-reviewers?)"
    r")\b",
    "review|chair|committee|member|editor|organ|referee|panel|judge|volunteer|board|mentor|"
    "moderat|treasur|secret|presid",
    re.IGNORECASE,
)
#: Titles that are held elsewhere too, and name a service only as the label of a list.
_AMBIGUOUS = frozenset(("member", "members", "mentor", "mentors", "board", "president"))


def is_service_title(title: str) -> bool:
    """Whether the title of a position is one of service: chair, reviewer, editor, …"""
    found = SERVICE_TITLE.search(title)
    return found is not None and fold(found[0]) not in _AMBIGUOUS
