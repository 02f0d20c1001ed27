"""Which changes and fields are details, of which readers of a changelog need not hear."""

import re

from profdiff.changes import Change, FieldChange

#: Fields that tell where something is to be found, or how far it is where no transition says so.
LINKS = frozenset(("url", "links", "doi", "arxiv", "status"))
_DATES = frozenset(("start", "end", "date", "year"))
_MONTH_AND_DAY = re.compile(r"(?:-\d\d){1,2}")


def is_detail(change: Change) -> bool:
    """Whether a change is of no weight: of a link or a sentence, or nothing that became of a thing.

    That is another place where it is found, or a date that is told more or less exactly.
    """
    if change.severity == "info":
        return True
    fields = change.fields
    weightless = all(field.field in LINKS or is_same_date(field) for field in fields)
    return change.op == "changed" and not change.transitions and bool(fields) and weightless


def is_same_date(field: FieldChange) -> bool:
    """Whether a date is only told more or less exactly than before."""
    before, after = field.before, field.after
    if field.field not in _DATES or not (isinstance(before, str) and isinstance(after, str)):
        return False
    short, long = sorted((before, after), key=len)
    return long.startswith(short) and bool(_MONTH_AND_DAY.fullmatch(long[len(short) :]))
