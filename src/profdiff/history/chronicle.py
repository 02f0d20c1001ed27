"""A page through all its versions, in full: each version, what it changed, and what was when."""

from collections.abc import Callable, Iterator, Sequence

import msgspec

from profdiff.changes import Change, Comparison
from profdiff.diff import compare_and_trace
from profdiff.history.keeping import Held, Keeping, Leaf, Text
from profdiff.history.known import Known
from profdiff.history.opened import Parse, opened
from profdiff.history.parsed import profiles, read_by
from profdiff.history.progress import Progress
from profdiff.history.steps import Step, steps
from profdiff.history.stored import stored_name, stored_pages, versions_of
from profdiff.history.timeline import Moment, Spell, Timeline, spells, timed, traced
from profdiff.history.windows import line
from profdiff.records import Diagnostic, Profile, Record
from profdiff.sources.history import GONE, Version
from profdiff.sources.source import Source


class Turn(msgspec.Struct):
    """A version: what it changed, told and as what has to be known to hold any two together."""

    step: Step
    leaf: Leaf

    @property
    def told(self) -> Comparison | None:
        """What the version changed; of one that is back, since it last had content."""
        return self.step.since or self.step.comparison

    @property
    def changes(self) -> list[Change]:
        """The changes that are told."""
        return self.told.changes if self.told else []


class Chronicle(msgspec.Struct):
    """The versions of a page along its main line, oldest first; `leaf`s name records by number."""

    path: str
    revision: str
    timeline: Timeline
    turns: list[Turn]
    records: list[Held]
    passages: list[Text]
    diagnostics: list[Diagnostic] = []


def read_chronicle(  # noqa: PLR0913  # each has its option
    path: str,
    revision: str,
    parse: Parse,
    *,
    window: str | None = None,
    max_bytes: int | None = None,
    workers: int = 1,
    progress: Progress | None = None,
) -> Chronicle:
    """The chronicle of a file in a git repository up to a revision.

    Where branches met, the merge tells what they brought. With a `window` (day, week or month) only
    the last version of each is looked at. Raises InputError where something cannot be read.
    """
    with opened(path, revision, parse, max_bytes) as page:
        told = line(page.versions, window)
        profile = profiles(told, page.reading, page.profile, workers=workers, progress=progress)
        found = chronicle(page.path, page.revision, told, profile)
    found.diagnostics = page.diagnostics
    return found


def read_stored_chronicle(  # noqa: PLR0913  # each has its option
    name: str,
    store: str,
    parse: Callable[[Source], Profile],
    *,
    window: str | None = None,
    max_bytes: int | None = None,
    workers: int = 1,
    progress: Progress | None = None,
) -> Chronicle:
    """The chronicle of a profile in a store. Raises InputError where a page cannot be read."""
    sources = stored_pages(name, store, max_bytes)
    by_name = {source.spec: source for source in sources}

    def read(version: Version) -> Profile:
        return parse(by_name[version.commit])

    told = line(versions_of(sources), window)
    profile = profiles(told, read_by(read), read, workers=workers, progress=progress)
    found = chronicle(name, told[0].commit, told, profile)
    found.timeline.name = stored_name(name, store) or found.timeline.name
    return found


def chronicle(
    path: str, revision: str, versions: Sequence[Version], profile: Callable[[Version], Profile]
) -> Chronicle:
    """The chronicle of versions that follow one another, newest first."""
    compared = _Compared(profile)
    own = [s for s in reversed(steps(versions, profile, compared)) if s.kind != "template"]
    keeping = Keeping()
    found = spells(_pages(own, profile, keeping), compared.same)
    seen = (step.version for step in reversed(own) if step.version.content != GONE)
    name = next(filter(None, (profile(version).name for version in seen)), None)
    return Chronicle(
        path=path,
        revision=revision,
        timeline=_timeline(path, own, found, name),
        turns=[Turn(step, leaf) for step, leaf in zip(own, keeping.leaves, strict=True)],
        records=keeping.records,
        passages=keeping.passages,
    )


class _Compared(Known):
    """Comparisons as they are asked for; which records they found to be the same is kept."""

    def __init__(self, profile: Callable[[Version], Profile]) -> None:
        super().__init__()
        self._profile = profile
        self._same: dict[tuple[str, str], dict[str, str]] = {}

    def state(self, version: Version) -> str:
        """The state of a version's page."""
        return self._profile(version).state

    def comparison(self, old: Version, new: Version) -> Comparison:
        """What differs between two versions."""
        before, after = self._profile(old), self._profile(new)
        compared, pairs = compare_and_trace(before, after)
        self._same[_sides(before, after)] = {now.id: was.id for was, now in pairs}
        return compared

    def same(self, old: Profile, new: Profile) -> list[tuple[Record, Record]]:
        """Which records of two versions are the same thing."""
        ids = self._same.get(_sides(old, new))
        if ids is None:
            return traced(old, new)
        before = {record.id: record for _, record in timed(old)}
        pairs = ((before.get(ids.get(now.id, "")), now) for _, now in timed(new))
        return [(was, now) for was, now in pairs if was]


def _sides(old: Profile, new: Profile) -> tuple[str, str]:
    """What two profiles go by, as long as their pages are of one name and one history."""
    return old.source.sha256, new.source.sha256


def _pages(
    own: Sequence[Step], profile: Callable[[Version], Profile], keeping: Keeping
) -> Iterator[tuple[Moment, Profile]]:
    """The pages that there are, each kept when it is asked for.

    Where one holds no profile, what is missing is unknown, and not gone.
    """
    known = False
    for step in own:
        page = profile(step.version) if step.version.content != GONE else None
        speaks = page is not None and page.state == "content"
        told = step.since or step.comparison
        changes = told.changes if told else []
        if page and speaks and (not known or step.kind == "first"):
            keeping.begin(page)
        else:
            keeping.go_on(changes if speaks else (), page)
        # What is told of a page that holds no profile, or did not before, is told of no record.
        threads = keeping.leaves[-1].threads
        threads += [None] * (len(changes) - len(threads))
        known |= speaks
        if page:
            yield Moment(at=step.version.authored, version=step.version.commit), page


def _timeline(path: str, own: Sequence[Step], spells: list[Spell], name: str | None) -> Timeline:
    seen = [
        Moment(at=step.version.authored, version=step.version.commit)
        for step in own
        if step.version.content != GONE
    ]
    return Timeline(
        path=path,
        name=name,
        versions=len(seen),
        first=seen[0] if seen else None,
        last=seen[-1] if seen else None,
        spells=spells,
    )
