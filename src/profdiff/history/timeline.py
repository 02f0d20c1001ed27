"""What a page said over time: positions, degrees, projects and venues, by two clocks.

The effective clock is the page's own: from when to when it says that something held. The observed
clock is that of its versions: which of them say it. A fact that came between two versions came at
an unknown time between them, so an interval knows the last version without it and the first with
it, and so for its end.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from profdiff.diff import trace
from profdiff.history.opened import Parse, opened
from profdiff.history.steps import steps
from profdiff.history.stored import stored_name, stored_pages
from profdiff.records import (
    ENTITIES,
    PARSER_EPOCH,
    SCHEMA_VERSION,
    Diagnostic,
    Education,
    Profile,
    Project,
    Publication,
    Record,
    Role,
)
from profdiff.sources.history import GONE
from profdiff.sources.source import Source

#: What a timeline tells of.
TIMED = ("role", "education", "project", "publication")

Same = Callable[[Profile, Profile], list[tuple[Record, Record]]]


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """A version in time: when it was written or taken, and the commit or snapshot that it is."""

    at: str
    version: str


class Interval(msgspec.Struct, kw_only=True):
    """The versions that say something without a break.

    `after` is the last version before them, which does not say it, and `before` the first one
    behind them; None at an end of what is known.
    """

    after: Moment | None
    first: Moment
    last: Moment
    before: Moment | None = None


class Spell(msgspec.Struct, kw_only=True):
    """Something that a page said of its subject, as long as it said it so.

    `start` and `end` are the page's own words for when it held; `observed` are the intervals of
    versions that say it, more than one where it was gone in between. Spells of one `thread` are
    one thing in the course of time: a paper as a preprint, then at its venue.
    """

    entity: str
    thread: int
    record: Record
    start: str | None = None
    end: str | None = None
    current: bool = False
    observed: list[Interval] = []


class Timeline(msgspec.Struct, kw_only=True):
    """The spells of a page in the order in which they began."""

    schema_version: int = SCHEMA_VERSION
    parser_epoch: int = PARSER_EPOCH
    path: str
    name: str | None
    versions: int
    first: Moment | None
    last: Moment | None
    spells: list[Spell]
    diagnostics: list[Diagnostic] = []


def read_timeline(path: str, revision: str, parse: Parse, max_bytes: int | None = None) -> Timeline:
    """The timeline of a file in a git repository. Raises InputError where it cannot be read."""
    with opened(path, revision, parse, max_bytes) as page:
        kinds = {step.version.commit: step.kind for step in steps(page.versions, page.profile)}
        own = [v for v in page.versions if kinds[v.commit] != "template" and v.content != GONE]
        found = timeline(
            page.path,
            [(Moment(at=v.authored, version=v.commit), page.profile(v)) for v in reversed(own)],
        )
    found.diagnostics = page.diagnostics
    return found


def read_stored_timeline(
    name: str, store: str, parse: Callable[[Source], Profile], max_bytes: int | None = None
) -> Timeline:
    """The timeline of a profile in a store. Raises InputError where a page cannot be read."""
    pages = [
        (Moment(at=page.captured_at or "", version=page.spec), parse(page))
        for page in stored_pages(name, store, max_bytes)
    ]
    found = timeline(name, _without_theme(pages))
    found.name = stored_name(name, store) or found.name
    return found


def _without_theme(pages: list[tuple[Moment, Profile]]) -> list[tuple[Moment, Profile]]:
    """The pages but a theme's own, which a history that was imported may begin with.

    All up to the last demonstration text is the theme's, but for pages of the name that the pages
    behind it have.
    """
    last = max((at for at, (_, page) in enumerate(pages) if page.state == "template"), default=-1)
    after = pages[last + 1 :]
    names = {page.name for _, page in after if page.name}
    before = [each for each in pages[: last + 1] if each[1].name in names]
    return [*before, *after] if after else pages


def timeline(path: str, pages: Sequence[tuple[Moment, Profile]]) -> Timeline:
    """The timeline of a page's versions, oldest first."""
    return Timeline(
        path=path,
        name=next((profile.name for _, profile in reversed(pages) if profile.name), None),
        versions=len(pages),
        first=pages[0][0] if pages else None,
        last=pages[-1][0] if pages else None,
        spells=spells(pages),
    )


def traced(old: Profile, new: Profile) -> list[tuple[Record, Record]]:
    """Which records of two versions are the same thing."""
    return [(before, after) for before, after, _ in trace(old, new)]


def spells(pages: Iterable[tuple[Moment, Profile]], same: Same = traced) -> list[Spell]:
    """The spells of a page's versions, oldest first; versions without content are left out.

    What is gone for some versions and then back is one spell with a gap. `same` says which records
    of two versions are the same thing.
    """
    telling = _Telling(same)
    previous: tuple[Moment, Profile] | None = None
    for moment, profile in pages:
        if profile.state == "content":
            telling.go_on(previous, moment, profile)
            previous = moment, profile
    return sorted(telling.spells, key=_began)


class _Telling:
    """The spells so far, and which of them the last version's records carry on."""

    def __init__(self, same: Same) -> None:
        self._same = same
        self.spells: list[Spell] = []
        self._open: dict[int, Spell] = {}
        self._threads = 0

    def go_on(
        self, previous: tuple[Moment, Profile] | None, moment: Moment, profile: Profile
    ) -> None:
        """Carry the spells on to the next version."""
        last = previous[0] if previous else None
        came_from: dict[int, Record] = {}
        if previous:
            came_from = {id(new): old for old, new in self._same(previous[1], profile)}
        still: dict[int, Spell] = {}
        for entity, record in timed(profile):
            before = came_from.get(id(record))
            spell = self._open.get(id(before)) if before else None
            if spell is None or not _same_spell(spell.record, record):
                spell = self._begin(entity, record, spell, last, moment)
            spell.record = record
            spell.observed[-1].last = moment
            spell.start, spell.end, spell.current = _effective(record)
            still[id(record)] = spell
        carried_on = {id(spell) for spell in still.values()}
        for spell in self._open.values():
            if id(spell) not in carried_on:
                spell.observed[-1].before = moment
        self._open = still

    def _begin(
        self, entity: str, record: Record, from_: Spell | None, last: Moment | None, now: Moment
    ) -> Spell:
        """A new spell, or an old one that is back after a gap."""
        interval = Interval(after=last, first=now, last=now)
        ended = (s for s in self.spells if s.observed[-1].before and s.entity == entity)
        back = next((s for s in ended if s.record.id == record.id), None)
        if back and _same_spell(back.record, record):
            back.observed.append(interval)
            return back
        thread = from_.thread if from_ else self._threads
        self._threads += from_ is None
        spell = Spell(entity=entity, thread=thread, record=record, observed=[interval])
        self.spells.append(spell)
        return spell


def timed(profile: Profile) -> Iterator[tuple[str, Record]]:
    """The records of a page that a timeline tells of, with their entities."""
    for entity in TIMED:
        for record in getattr(profile, ENTITIES[entity][0]):
            yield entity, record


def _same_spell(old: Record, new: Record) -> bool:
    """Whether a record still says the same of its subject, whatever else about it changed."""
    if isinstance(old, Role) and isinstance(new, Role):
        return (old.title, old.organization) == (new.title, new.organization)
    if isinstance(old, Publication) and isinstance(new, Publication):
        return _venue(old) == _venue(new)
    if isinstance(old, Education) and isinstance(new, Education):
        return old.status == new.status
    return True


def _venue(paper: Publication) -> str | None:
    return paper.venue.text if paper.venue else None


def _effective(record: Record) -> tuple[str | None, str | None, bool]:
    """From when to when the page says that something held, and whether it says that it holds."""
    if isinstance(record, Role):
        return record.start, record.end, record.current
    if isinstance(record, Education):
        return record.start, record.end, record.status == "in_progress"
    if isinstance(record, Publication):
        year = record.venue.year if record.venue else None
        return year, year, False
    return None, None, isinstance(record, Project)


def _began(spell: Spell) -> tuple[int, str, str]:
    first = spell.observed[0].first.at
    return TIMED.index(spell.entity), min(spell.start or first, first), first
