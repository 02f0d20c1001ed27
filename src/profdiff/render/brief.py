"""Changes in few words, as a headline, a commit message or a news item has them.

"joins xAI as member of technical staff; SGLang: Preprint 2023 → NeurIPS 2024".
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from profdiff.changes import Change
from profdiff.records import Award, Education, Person, Publication, Role, Talk
from profdiff.render import words
from profdiff.render.sanitise import sanitise

#: So many changes are told in a line, and the rest counted.
_TOLD = 3
_LONGEST_NAME = 60
#: Kinds of which many come or go at once.
_TOGETHER = ("person", "interest", "service", "teaching")
_NO_LONGER = "no longer lists"


def headline(changes: Sequence[Change], arrow: str = "→") -> str:
    """The weightiest changes in a line, and how many more there are; "" for none.

    Changes come most important first, as a comparison has them; what is gone comes last.
    """
    grave = [change for change in changes if change.severity == "major"]
    weighty = grave or [change for change in changes if change.severity == "minor"]
    if not weighty:
        return words.changes(len(changes)) if changes else ""
    pieces = [*_pieces(sorted(weighty, key=lambda change: change.op == "removed"), arrow)]
    more = sum(count for _, count in pieces[_TOLD:])
    line = "; ".join(piece for piece, _ in pieces[:_TOLD])
    return f"{line}; {more} more" if more else line


def _pieces(changes: Sequence[Change], arrow: str) -> Iterator[tuple[str, int]]:
    """What happened piece by piece, each with the number of changes that it tells."""
    for (entity, op), together in groupby(changes, key=lambda change: (change.entity, change.op)):
        several = list(together)
        if entity in _TOGETHER and op != "changed" and len(several) > 1:
            names = [short(words.describe(entity, change.new or change.old)) for change in several]
            told = words.joined(names[:_TOLD])
            rest = f" and {len(names) - _TOLD} more" if len(names) > _TOLD else ""
            verb = f"new {words.NOUNS[entity][1]}" if op == "added" else _NO_LONGER
            yield f"{verb} {told}{rest}", len(several)
        else:
            yield from ((brief(change, arrow), 1) for change in several)


def brief(change: Change, arrow: str = "→") -> str:
    """One change in a few words, without a full stop."""
    find = _BY_ENTITY.get(change.entity)
    return (find(change, arrow) if find else "") or _plain(change, arrow)


def short(text: str, most: int = _LONGEST_NAME) -> str:
    """A name short enough for a line: what stands before a colon, else its first words."""
    text = sanitise(text)
    if len(text) <= most:
        return text
    head, colon, _ = text.partition(": ")
    if colon and 2 < len(head) <= most:
        return head
    return (text[:most].rpartition(" ")[0].rstrip(",.;:") or text[:most]) + "…"


def _plain(change: Change, arrow: str) -> str:
    """That something is new, gone or changed."""
    noun = words.NOUNS[change.entity][0]
    name = short(words.describe(change.entity, change.new or change.old) or change.label)
    if change.op == "added":
        return f"new {noun} {name}"
    if change.op == "removed":
        return f"{_NO_LONGER} {name}"
    before = short(words.describe(change.entity, change.old))
    if before and before != name and change.transitions in ([], ["renamed"]):
        return f"{before} {arrow} {name}"
    fields = words.joined(dict.fromkeys(words.field_word(field.field) for field in change.fields))
    return f"{name}: {fields or noun} changed"


def _role(change: Change, arrow: str) -> str:
    old = change.old if isinstance(change.old, Role) else None
    new = change.new if isinstance(change.new, Role) else None
    if new and ("joined" in change.transitions or "moved" in change.transitions):
        title, place = words.text(new, "title"), words.text(new, "organization")
        if place:
            return f"joins {place} as {title}" if title else f"joins {place}"
    if new and "promoted" in change.transitions:
        return f"now {words.describe('role', new)}"
    if old and {"left", "ended"} & set(change.transitions):
        place = words.text(old, "organization")
        return f"leaves {place}" if place else f"no longer {words.describe('role', old)}"
    if old and new and old.title and old.title != new.title:
        return f"{words.text(old, 'title')} {arrow} {words.describe('role', new)}"
    return ""


def _education(change: Change, _arrow: str) -> str:
    record = change.new if isinstance(change.new, Education) else None
    if record and "graduated" in change.transitions:
        return f"completes {words.describe('education', record)}"
    if record and "started" in change.transitions:
        return f"begins {words.describe('education', record)}"
    return ""


#: What happens to a paper on its way to a venue, which may have been named before.
_STAGES = ("submitted", "accepted", "published")


def _publication(change: Change, arrow: str) -> str:
    old = change.old if isinstance(change.old, Publication) else None
    new = change.new if isinstance(change.new, Publication) else None
    where = words.whereabouts(new or old)
    name = where or short(words.describe("publication", new or old))
    if new and not old:
        venue = _venue(new)
        return f"new paper {name} ({venue})" if venue else f"new paper {name}"
    name = f"paper {where}" if where else name
    if not new:
        return f"{_NO_LONGER} {name}"
    if old and _venue(old) != _venue(new) and _venue(new):
        return f"{name}: {_venue(old) or 'unpublished'} {arrow} {_venue(new)}"
    if "distinguished" in change.transitions:
        return f"{name}: {words.text(new.venue, 'distinction')}"
    if stage := next((each for each in change.transitions if each in _STAGES), ""):
        return f"{name}: {words.transition_word(stage)}, {_venue(new)}".removesuffix(", ")
    return ""


def _venue(paper: Publication) -> str:
    return words.text(paper.venue, "text") or words.text(paper.venue, "name")


def _award(change: Change, _arrow: str) -> str:
    record = change.new if isinstance(change.new, Award) else None
    if record and change.op == "added":
        return f"receives {short(record.name)}"
    if record and any(
        field.field == "count" and (field.after or 1) > (field.before or 1)
        for field in change.fields
    ):
        return f"receives {short(record.name)} again"
    return ""


def _project(change: Change, arrow: str) -> str:
    name = short(words.describe("project", change.new or change.old))
    if "lead-gained" in change.transitions:
        return f"leads {name}"
    if "lead-lost" in change.transitions:
        return f"no longer leads {name}"
    if "renamed" in change.transitions:
        return f"{short(words.describe('project', change.old))} {arrow} {name}"
    return ""


def _person(change: Change, _arrow: str) -> str:
    record = change.new if isinstance(change.new, Person) else None
    if record and change.op == "added" and record.relation == "member":
        return f"{short(record.name)} joins the group"
    if record and change.op == "added" and record.relation:
        return f"new {sanitise(record.relation)} {short(record.name)}"
    if record and "became-alumnus" in change.transitions:
        return f"{short(record.name)} leaves the group"
    return ""


def _talk(change: Change, _arrow: str) -> str:
    record = change.new if isinstance(change.new, Talk) else None
    if record and change.op == "added":
        event = words.text(record, "event")
        return f"talk{f' at {event}' if event else ''}: {short(record.title)}"
    return ""


def _news(change: Change, _arrow: str) -> str:
    return f"news: {short(words.describe('news', change.new))}" if change.op == "added" else ""


_BY_ENTITY: dict[str, Callable[[Change, str], str]] = {
    "role": _role,
    "education": _education,
    "publication": _publication,
    "award": _award,
    "project": _project,
    "person": _person,
    "talk": _talk,
    "news": _news,
}
