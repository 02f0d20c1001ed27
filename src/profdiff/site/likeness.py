"""Whether positions and degrees that two files call otherwise may be one."""

from functools import lru_cache

from profdiff.extract.merge import same_organization
from profdiff.identity import without_acronym
from profdiff.lexicon.degrees import degree_rank
from profdiff.lexicon.positions import student_degree
from profdiff.normal import fold
from profdiff.records import Education, Record, Role

#: What may stand in a name or not: "The University of O", "Institute for/of P".
_SMALL = frozenset("the of for at and in de la le du des der die das di do da del y et und".split())
#: Titles with a word of this many letters in common are of one family: "Research", "Researcher".
_STEM = 6


def are_alike(one: Record, other: Record) -> bool:
    """Whether two records may be one fact that two files tell in other words."""
    if isinstance(one, Role) and isinstance(other, Role):
        return _same_position(one, other)
    if isinstance(one, Education) and isinstance(other, Education):
        return _same_degree(one, other)
    return False


def _same_position(one: Role, other: Role) -> bool:
    """One place, one time, and titles of which one holds the other or both are of one family."""
    if not _same_place(one.organization, other.organization):
        return False
    if one.start and other.start and one.start[:4] != other.start[:4]:
        return False
    titles = frozenset(_words(one.title)), frozenset(_words(other.title))
    if not all(titles):
        return False
    if titles[0] <= titles[1] or titles[1] <= titles[0] or _spelled_alike(one, other):
        return True
    if one.current != other.current:
        return False
    degree = student_degree(one.title or "")
    if degree and degree == student_degree(other.title or ""):
        return True
    stems = [{word[:_STEM] for word in title if len(word) >= _STEM} for title in titles]
    return one.current and bool(stems[0] & stems[1])


def _spelled_alike(one: Role, other: Role) -> bool:
    """Whether titles are the same but for the spaces in them: "post-doc", "Postdoc"."""
    return "".join(_words(one.title)) == "".join(_words(other.title))


def _same_degree(one: Education, other: Education) -> bool:
    """One rank at one place; of doctorates, which few have two of, one time will do."""
    rank = degree_rank(one.degree)
    if rank is None or rank != degree_rank(other.degree):
        return False
    fields = _words(one.field), _words(other.field)
    related = not all(fields) or bool(set(fields[0]) & set(fields[1]))
    if _same_place(one.institution, other.institution):
        return related
    if rank == "doctor":
        return _agree(one.end, other.end) and _agree(one.start, other.start)
    return related and not (one.institution and other.institution) and all(fields)


def _agree(one: str | None, other: str | None) -> bool:
    """Whether two dates are no more than a year apart, as far as both are known."""
    years = [int(date[:4]) for date in (one, other) if date and date[:4].isdigit()]
    return len(years) < 2 or abs(years[0] - years[1]) < 2


def _same_place(one: str | None, other: str | None) -> bool:
    """Whether two names may be one organization's: all words of the shorter stand in the longer."""
    if not one or not other:
        return False
    if same_organization(one, other):
        return True
    words, others = _words(one), _words(other)
    short, long = sorted((frozenset(words), frozenset(others)), key=len)
    if len(short) > 1 and short <= long:
        return True
    return _is_acronym(one, others) or _is_acronym(other, words)


def _is_acronym(name: str, words: tuple[str, ...]) -> bool:
    """Whether a name is the initials of these words: "IHME"."""
    initials = "".join(word[0] for word in words)
    return len(name) > 2 and name.isupper() and name.casefold() == initials


@lru_cache(maxsize=4096)
def _words(text: str | None) -> tuple[str, ...]:
    """The words of a name or title that tell it from others."""
    words = fold(without_acronym(text)).split() if text else []
    return tuple(word for word in words if word not in _SMALL)
