"""What each version of a page changed against the one before, told version by version."""

from collections.abc import Callable, Sequence
from typing import Literal

import msgspec

from profdiff.changes import Change, Comparison
from profdiff.history.known import Known
from profdiff.history.pages import Pages
from profdiff.history.progress import Progress
from profdiff.records import Profile
from profdiff.sources.history import GONE, Version

Kind = Literal["changed", "unchanged", "first", "template", "gone"]


class Step(msgspec.Struct, kw_only=True):
    """One version of a page, and what it changed.

    `against` is the commit of the version that it is compared with, and `against_authored` when
    that was written: what the step tells may have changed at any time from then on. `kind` is
    `first` for the first version, which has none; `template` for a theme's demonstration text, from
    before the page had an owner; `gone` where the commit deletes the page. Where a page that had
    fallen silent is back, `comparison` only says so, and `since` tells what differs from when it
    last had content.
    """

    version: Version
    kind: Kind
    against: str | None = None
    against_authored: str | None = None
    comparison: Comparison | None = None
    since: Comparison | None = None

    @property
    def changes(self) -> list[Change]:
        """What the version changed; nothing for a first version, or a template's."""
        return self.comparison.changes if self.comparison else []


def steps(
    versions: Sequence[Version],
    parse: Callable[[Version], Profile],
    known: Known | None = None,
    progress: Progress | None = None,
) -> list[Step]:
    """A step for each version, in the order given: newest first, each before what it came from.

    `known` is what earlier runs found out; what this one does is added to it. `progress` is told
    how many versions are done.
    """
    pages = Pages(versions, parse, known)
    told: list[Step] = []
    states: dict[str, str] = {}
    last_content: dict[str, Version] = {}
    by_commit = {version.commit: version for version in versions}
    for done, version in enumerate(reversed(versions)):
        if progress:
            progress(done, len(versions))
        before = [by_commit[parent] for parent in version.parents if parent in by_commit]
        told.append(_step(version, before, pages, last_content))
        states[version.commit] = pages.state(version)
        if states[version.commit] == "content":
            last_content[version.commit] = version
        elif before and before[0].commit in last_content and states[version.commit] != "template":
            # What stood before a theme's text is no earlier content of the page that follows it.
            last_content[version.commit] = last_content[before[0].commit]
        pages.done_with(version, *before)
    told.reverse()
    return _without_template(told, states)


def _step(
    version: Version,
    before: Sequence[Version],
    pages: Pages,
    last_content: dict[str, Version],
) -> Step:
    if not before or all(each.content == GONE for each in before):
        return Step(version=version, kind="first")
    last = before[0]
    if version.content == GONE:
        return Step(
            version=version, kind="gone", against=last.commit, against_authored=last.authored
        )
    compared = pages.compare(last, version)
    for other in before[1:]:
        # What one of several parents brought was told at the version that made it.
        own = {change.fingerprint for change in pages.compare(other, version).changes}
        compared.changes = [change for change in compared.changes if change.fingerprint in own]
    step = Step(
        version=version,
        kind="changed" if compared.changes else "unchanged",
        against=last.commit,
        against_authored=last.authored,
        comparison=compared,
    )
    known = last_content.get(last.commit)
    silent = compared.status == "collapsed" and known not in (None, last)
    if silent and known and pages.speaks(version):
        step.since = pages.compare(known, version)
    return step


def _without_template(told: list[Step], states: dict[str, str]) -> list[Step]:
    """The steps, those from before the owner's first own version marked as the template's.

    A repository that began as a copy of a theme has the theme's whole history before its own: all
    up to the last demonstration text, unless who wrote it wrote the page afterwards too.
    """
    last = next(
        (at for at, step in enumerate(told) if states[step.version.commit] == "template"), None
    )
    if last is None:
        return told
    owners = {step.version.author for step in told[:last]}
    at = last
    while at < len(told) and (
        told[at].version.author not in owners or states[told[at].version.commit] == "template"
    ):
        told[at] = Step(version=told[at].version, kind="template")
        at += 1
    if last:
        told[last - 1] = Step(version=told[last - 1].version, kind="first")
    return told
