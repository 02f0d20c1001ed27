"""The words for records and changes: the same in the terminal, plain lines, Markdown and JSON.

Every text that leaves this module has been through `sanitise`.
"""

from collections.abc import Iterable
from typing import Any

import msgspec

from profdiff.changes import Change, Comparison
from profdiff.naming import called
from profdiff.records import ENTITIES, Diagnostic, Profile, Publication, Record, Role, SourceInfo
from profdiff.render.sanitise import sanitise
from profdiff.span import Span

#: Entity → what readers call one of them, and several; most important first.
NOUNS = {
    "role": ("role", "roles"),
    "education": ("degree", "degrees"),
    "award": ("award", "awards"),
    "project": ("project", "projects"),
    "publication": ("paper", "papers"),
    "area": ("theme", "themes"),
    "person": ("person", "people"),
    "interest": ("interest", "interests"),
    "news": ("news item", "news items"),
    "talk": ("talk", "talks"),
    "teaching": ("course", "courses"),
    "service": ("service", "services"),
    "page": ("page detail", "page details"),
    "link": ("link", "links"),
    "statement": ("sentence", "sentences"),
}
SIGNS = {"added": "+", "removed": "-", "changed": "~"}

_FIELDS = {
    "authorship": "author",
    "doi": "DOI",
    "arxiv": "arXiv",
}
_TRANSITIONS = {
    "became-alumnus": "now alumnus",
    "lead-gained": "now lead",
    "lead-lost": "no longer lead",
    "subject-changed": "another subject",
}

#: More files of one folder and part than this are only counted.
_FEW_PAGES = 3


def heading(entity: str) -> str:
    """What stands beside the records of one kind, in a word: "Paper"."""
    return NOUNS[entity][0].partition(" ")[0].capitalize()


def field_word(field: str) -> str:
    """What readers call a field; of a page itself, it is named by the page's own metadata."""
    return _FIELDS.get(field) or sanitise(field.removeprefix("meta.").replace("_", " "))


def transition_word(transition: str) -> str:
    """What readers call a transition."""
    return _TRANSITIONS.get(transition) or sanitise(transition.replace("-", " "))


def describe(entity: str, record: Record | None) -> str:
    """What a record is called: "member of technical staff, xAI"."""
    return sanitise(called(entity, record))


def whereabouts(record: Record | None) -> str:
    """Where a paper is that a page names by an address alone: "at example.org"; "" for others."""
    url = getattr(record, "url", None)
    if not isinstance(record, Publication) or not url or describe("publication", record) != url:
        return ""
    host = sanitise(url).partition("://")[2].partition("/")[0].removeprefix("www.")
    return f"at {host}" if host else ""


def role(record: Role | None) -> str:
    """A primary role by name, or that there is none."""
    return describe("role", record) or "none"


def value(field: str, content: Any) -> str:
    """A field's value as people write it; empty for what the page does not give."""
    if content is None:
        return ""
    if isinstance(content, bool):
        return "yes" if content else "no"
    if field == "count":
        return {1: "once", 2: "twice"}.get(content, f"{content} times")
    if isinstance(content, list | tuple):
        return joined(value(field, part) for part in content)
    if isinstance(content, msgspec.Struct):
        content = msgspec.to_builtins(content)
    if isinstance(content, dict):
        return joined((value("", part) for part in content.values()), " ")
    shown = sanitise(str(content))
    return shown.replace("_", " ") if field == "status" else shown


def came_or_went(noun: str, before: str, after: str) -> str:
    """That a thing is there now, there no more, or another one."""
    return f"{noun} {'changed' if before and after else 'new' if after else 'gone'}"


def text(record: object, field: str) -> str:
    """A field that holds text, safe to show; empty for what the page does not give."""
    content = getattr(record, field, None)
    return sanitise(content) if isinstance(content, str) else ""


def joined(parts: Iterable[str], by: str = ", ") -> str:
    """The parts that say something, side by side."""
    return by.join(part for part in parts if part)


def side(source: SourceInfo) -> tuple[str, str]:
    """A version's path, and its date or revision where it has one.

    A page that is named by its date, as in a store, goes by its folder.
    """
    when = (source.captured_at or "")[:10] or (source.revision or "")[:12]
    folder, slash, name = source.path.rpartition("/")
    path = folder if slash and when and name.startswith(when) else source.path
    return sanitise(path), sanitise(when)


def sides(comparison: Comparison, arrow: str) -> str:
    """What was compared: two dates of one page, or two places."""
    (old_path, old_when), (new_path, new_when) = side(comparison.old), side(comparison.new)
    if old_when and new_when and old_path == new_path:
        return f"{old_when} {arrow} {new_when}  {new_path}"
    old = f"{old_path} ({old_when})" if old_when else old_path
    new = f"{new_path} ({new_when})" if new_when else new_path
    return f"{old} {arrow} {new}"


def reading(source: SourceInfo) -> list[str]:
    """How a version was read and why so; of a site, which of its files, and as what parts."""
    why = f" ({sanitise(source.chosen_by)})" if source.chosen_by else ""
    lines = [f"{sanitise(source.path)}: read as {source.format}{why}"]
    told: dict[tuple[str, str], list[str]] = {}
    for page in source.pages or ():
        folder, slash, name = page.path.rpartition("/")
        if name.startswith("index."):
            folder, slash, _ = folder.rpartition("/")
        told.setdefault((folder + slash, page.part), []).append(page.path)
    for (folder, part), paths in told.items():
        few = len(paths) <= _FEW_PAGES
        where = (
            joined(map(sanitise, paths))
            if few
            else f"{len(paths)} files in {sanitise(folder) or './'}"
        )
        lines.append(f"{part}: {where}")
    return lines


def count(number: int, entity: str) -> str:
    """A number of records of one kind: "3 papers"."""
    return f"{number} {NOUNS[entity][number != 1]}"


def counts(entities: Iterable[str]) -> str:
    """How many of each kind, most important first: "2 roles, 1 award"."""
    totals: dict[str, int] = {}
    for entity in entities:
        totals[entity] = totals.get(entity, 0) + 1
    return joined(count(totals[entity], entity) for entity in NOUNS if entity in totals)


def changes(number: int) -> str:
    """A number of changes: "13 changes"."""
    return f"{number} change{'' if number == 1 else 's'}" if number else "no change"


def records(number: int) -> str:
    """A number of records: "41 records"."""
    return f"{number} record{'' if number == 1 else 's'}"


def outcome(comparison: Comparison, hidden: int) -> str:
    """The last line of a report: what changed by kind, or that nothing did, and what was left."""
    found = comparison.changes
    if not found:
        so_far = "" if comparison.status == "complete" else " in what could be compared"
        total = f"{records(comparison.unchanged)}, no change{so_far}"
    else:
        kinds = counts(change.entity for change in found)
        total = f"{changes(len(found))}: {kinds}; {records(comparison.unchanged)} unchanged"
    total += f"; {changes(hidden)} not asked for" if hidden else ""
    unseen = comparison.noise if not any(change.noise for change in found) else 0
    return total + (f"; {changes(unseen)} of stamps and counts (--noise)" if unseen else "")


def warning(comparison: Comparison) -> str | None:
    """What a reader has to know before trusting an answer that is not complete."""
    if comparison.status == "collapsed":
        return (
            "One side looks like a broken page rather than an edited one: "
            "what is missing there is unknown, not removed."
        )
    if comparison.status == "limited":
        return "The answer is not complete: a limit on size, time or nesting cut it short."
    if any("subject-changed" in change.transitions for change in comparison.changes):
        return "The two sides are pages of different people or groups."
    return None


def summary(change: Change) -> str:
    """A change as one line, without its place."""
    from profdiff.render.telling import tell

    told = tell(change)
    return f"{NOUNS[change.entity][0]} {change.op}: {told.line('→')}"


def page(profile: Profile) -> str:
    """Whose page it is and which version of it."""
    path, when = side(profile.source)
    name = sanitise(profile.name or profile.title or "")
    return joined((name, f"{path} ({when})" if when else path))


def contents(profile: Profile) -> str:
    """How many records of each kind a page holds."""
    found = {
        entity: len(getattr(profile, attribute)) for entity, (attribute, _) in ENTITIES.items()
    }
    kinds = joined(count(number, entity) for entity, number in found.items() if number)
    total = records(sum(found.values()))
    return f"{total}: {kinds}" if kinds else total


def feed_title(name: str) -> str:
    """What the feed of a page's changes is called."""
    return f"{name}: what is new"


def state(profile: Profile) -> str | None:
    """That a page is no profile, where it is none."""
    if profile.state == "stub":
        return "This page is a stub: it holds no profile for now."
    if profile.state == "template":
        return "This page is a template: it holds a theme's example, not a person's facts."
    return None


def diagnostic(found: Diagnostic) -> str:
    """Something odd about a page, and where."""
    where = f"line {found.line}: " if found.line else ""
    if found.path:
        where = sanitise(found.path) + (f":{found.line}: " if found.line else ": ")
    return f"{where}{sanitise(found.message)} ({found.code})"


def place(span: Span | None, *, paths: bool) -> str:
    """Where something stands, before what is told of it: "line 4: ", or "about.md:4: "."""
    if span is None:
        return ""
    return f"{sanitise(span.path)}:{span.line}: " if paths else f"line {span.line}: "
