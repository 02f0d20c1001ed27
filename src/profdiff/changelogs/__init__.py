"""A history as a changelog: dated sections, newest first, of what readers care for."""

from collections.abc import Iterable
from typing import Literal, cast

import msgspec

from profdiff.changelogs.details import is_detail
from profdiff.changelogs.settling import settled
from profdiff.changelogs.titles import Titles
from profdiff.changes import Change
from profdiff.history import History, Step
from profdiff.records import PARSER_EPOCH, SCHEMA_VERSION

__all__ = ["Changelog", "Note", "Section", "Titles", "changelog"]

#: What happened to a page as a whole: its first version, one that deletes it, one that broke or
#: fell silent, and one that is back from that.
Note = Literal["first", "gone", "collapsed", "back"]


class Section(msgspec.Struct, kw_only=True):
    """What changed up to a day, most important first.

    `at` is the ISO time of the version, or only its day where no more is known, `date` that day,
    and `version` its commit or snapshot.
    """

    date: str
    at: str
    version: str
    note: Note | None = None
    changes: list[Change] = []


class Changelog(msgspec.Struct, kw_only=True):
    """The changelog of a page, newest section first.

    `window` is the stretch of time in which changes are netted; sections of no change are left out.
    """

    schema_version: int = SCHEMA_VERSION
    parser_epoch: int = PARSER_EPOCH
    path: str
    name: str | None = None
    window: str
    sections: list[Section]


def changelog(
    history: History,
    window: str,
    *,
    name: str | None = None,
    titles: Titles | None = None,
    everything: bool = False,
) -> Changelog:
    """The changelog of a history that was netted by a window.

    Details and what was only put elsewhere on the page are left out unless `everything` is asked
    for; papers that a page does not name get their names of `titles`.
    """
    sections = [_section(step, titles, everything=everything) for step in history.steps]
    return Changelog(
        path=history.path,
        name=name,
        window=window,
        sections=[section for section in sections if section.changes or section.note],
    )


def _section(step: Step, titles: Titles | None, *, everything: bool) -> Section:
    comparison = step.since or step.comparison
    note = _note(step)
    broken = comparison is not None and comparison.status == "collapsed"
    changes: Iterable[Change] = comparison.changes if comparison and not broken else ()
    told = list(changes) if everything else [c for c in changes if not is_detail(c)]
    told = [titles.named(change) for change in told] if titles else told
    return Section(
        date=step.version.authored[:10],
        at=step.version.authored,
        version=step.version.commit,
        note=note,
        changes=told if everything else settled(told),
    )


def _note(step: Step) -> Note | None:
    if step.kind in ("first", "gone"):
        return cast("Note", step.kind)
    if step.since is not None:
        return "back"
    if step.comparison is not None and step.comparison.status == "collapsed":
        return "collapsed"
    return None
