"""What a change is called in the domain: "accepted", "graduated", "moved".

docs/output.md lists the names. They are read off the records and the fields that a change reports,
never off its wording.
"""

from collections.abc import Callable, Iterator

from profdiff.changes import Change
from profdiff.normal import fold
from profdiff.records import Education, Person, Project, Publication, Record, Role, Venue

#: Ranks of academic and industrial positions, lowest first; the words of a title decide.
_LADDER: tuple[tuple[str, ...], ...] = (
    ("intern", "undergraduate"),
    ("student", "candidate", "doctoral researcher"),
    ("postdoc", "postdoctoral", "resident"),
    ("lecturer", "assistant professor", "junior professor"),
    ("senior lecturer", "associate professor", "reader"),
    ("full professor", "professor"),
)
_SENIORITY = ("junior", "senior", "staff", "principal", "distinguished")


def transitions(change: Change) -> list[str]:
    """The names of what happened, most telling first; none where only details changed."""
    find = _BY_ENTITY.get(change.entity)
    return list(dict.fromkeys(find(change))) if find else []


def _publication(change: Change) -> Iterator[str]:
    old, new = _publications(change)
    if not (old and new):
        return
    fields = {field.field for field in change.fields}
    if "venue" in fields:
        yield from _venue_transition(old, new)
    elif "status" in fields and _is_open(old) and _has_venue(new):
        yield "accepted"  # the venue that a paper was submitted to
    if "status" in fields and new.status == "submitted":
        yield "submitted"
    if "status" in fields and old.status == "accepted" and new.status == "published":
        yield "published"
    if "distinction" in fields and new.venue and new.venue.distinction:
        yield "distinguished"
    if "title" in fields and old.title and new.title:
        yield "renamed"


def _publications(change: Change) -> tuple[Publication | None, Publication | None]:
    old, new = change.old, change.new
    return (
        old if isinstance(old, Publication) else None,
        new if isinstance(new, Publication) else None,
    )


def _venue_transition(old: Publication, new: Publication) -> Iterator[str]:
    before, after = _has_venue(old), _has_venue(new)
    if before and after:
        yield "venue-corrected"
    elif before:
        yield "venue-lost"
    elif after and _was_open(old):
        yield "accepted"


def _has_venue(paper: Publication) -> bool:
    """Whether a paper has found its venue: none that is only submitted or a preprint has."""
    return bool(paper.venue and _says(paper.venue)) and not _is_open(paper)


def _says(venue: Venue) -> bool:
    return bool(venue.text or venue.name)


def _is_open(paper: Publication) -> bool:
    kind = paper.venue.kind if paper.venue else None
    return paper.status in ("preprint", "submitted") or kind == "preprint"


def _was_open(paper: Publication) -> bool:
    """Whether a paper without a venue was known to wait for one."""
    return _is_open(paper) or (paper.venue is None and paper.arxiv is not None)


def _role(change: Change) -> Iterator[str]:
    old, new = _as_role(change.old), _as_role(change.new)
    if new and not old:
        if new.current:
            yield "joined"
    elif old and not new:
        if old.current:
            yield "left"
    elif old and new:
        fields = {field.field for field in change.fields}
        if "organization" in fields and _another_place(old.organization, new.organization):
            yield "moved"
        elif "title" in fields and rank(new.title) > rank(old.title) > (-1, 0):
            yield "promoted"
        if old.current and not new.current and {"end", "current"} & fields:
            yield "ended"


def _another_place(old: str | None, new: str | None) -> bool:
    """Whether a role moved: "Princeton University" is "Princeton" written out.

    A slip of the pen that was mended, "Colledge" for "College", moves nobody either.
    """
    before, after = (f"{fold(name or '')} " for name in (old, new))
    if not (old and new) or before.startswith(after) or after.startswith(before):
        return False
    differing = [
        pair for pair in zip(before.split(), after.split(), strict=False) if len(set(pair)) > 1
    ]
    return (
        before.count(" ") != after.count(" ") or len(differing) > 1 or not _is_slip(*differing[0])
    )


def _is_slip(one: str, other: str) -> bool:
    """Whether two longer words of the same ends differ by a letter that one has more."""
    short, long = sorted((one, other), key=len)
    at = next((at for at, char in enumerate(short) if char != long[at]), len(short))
    return len(short) > 4 and len(long) == len(short) + 1 and short[at:] == long[at + 1 :]


def _as_role(record: Record | None) -> Role | None:
    return record if isinstance(record, Role) else None


def rank(title: str | None) -> tuple[int, int]:
    """How far up a title stands: its place on the ladder, then its seniority; (-1, 0) unknown."""
    words = f" {fold(title or '')} "
    steps = [i for i, names in enumerate(_LADDER) for name in names if f" {name} " in words]
    if "professor" in words and any(
        f" {low} professor " in words for low in ("assistant", "associate", "junior")
    ):
        steps = [step for step in steps if step < len(_LADDER) - 1]
    grade = max((i for i, word in enumerate(_SENIORITY, 1) if f" {word} " in words), default=0)
    known = bool(steps) or grade > 0 or bool(words.strip())
    return (max(steps, default=0), grade) if known else (-1, 0)


def _education(change: Change) -> Iterator[str]:
    old = change.old if isinstance(change.old, Education) else None
    new = change.new if isinstance(change.new, Education) else None
    if new and not old and new.status == "in_progress":
        yield "started"
    elif old and new and any(field.field == "status" for field in change.fields):
        if new.status == "completed":
            yield "graduated"
        elif new.status == "in_progress" and old.status == "planned":
            yield "started"


def _project(change: Change) -> Iterator[str]:
    old, new = change.old, change.new
    if not (isinstance(old, Project) and isinstance(new, Project)):
        return
    for field in change.fields:
        if field.field == "lead":
            yield "lead-gained" if new.lead else "lead-lost"
        elif field.field == "name":
            yield "renamed"


def _person(change: Change) -> Iterator[str]:
    old, new = change.old, change.new
    if isinstance(old, Person) and isinstance(new, Person):
        for field in change.fields:
            if field.field == "relation" and (new.relation or "").startswith("alum"):
                yield "became-alumnus"


def _area(change: Change) -> Iterator[str]:
    if change.op == "changed":
        yield "renamed"


_BY_ENTITY: dict[str, Callable[[Change], Iterator[str]]] = {
    "role": _role,
    "education": _education,
    "project": _project,
    "publication": _publication,
    "person": _person,
    "area": _area,
}
