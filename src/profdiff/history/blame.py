"""Which version set each fact of a page, and since when the page has it."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import msgspec

from profdiff.diff import trace
from profdiff.errors import RevisionError
from profdiff.history.opened import Parse, opened
from profdiff.history.pages import Pages
from profdiff.records import ENTITIES, PARSER_EPOCH, SCHEMA_VERSION, Diagnostic, Profile, Record
from profdiff.sources.decoding import decode
from profdiff.sources.history import GONE, Version
from profdiff.sources.source import shown


class Fact(msgspec.Struct, kw_only=True):
    """A record of the page: the version that has it first, and the last one that changed it.

    `fields` names for each field that changed since it came the version that gave it its value.
    """

    entity: str
    record: Record
    since: Version
    changed: Version
    fields: dict[str, Version] = {}


class Blame(msgspec.Struct, kw_only=True):
    """The facts of a page in the order of the page, whose lines are `text`."""

    schema_version: int = SCHEMA_VERSION
    parser_epoch: int = PARSER_EPOCH
    path: str
    revision: str
    facts: list[Fact]
    text: str = ""
    diagnostics: list[Diagnostic] = []


class _Live(NamedTuple):
    """A fact whose origin is still looked for, and its record in the version reached so far."""

    fact: Fact
    record: Record


def read_blame(path: str, revision: str, parse: Parse, *, max_bytes: int | None = None) -> Blame:
    """The facts of a file as of a revision. Raises InputError where it cannot be read."""
    with opened(path, revision, parse, max_bytes) as page:
        tip = page.versions[0]
        if tip.content == GONE:
            commit = tip.commit[:12]
            hint = f"give a revision that has it, as {commit}^"
            raise RevisionError(shown(path), f"was deleted by {commit}", hint)
        facts = blame(page.versions, page.profile)
        text = decode(page.data(tip), page.path).text
    return Blame(
        path=page.path,
        revision=page.revision,
        facts=facts,
        text=text,
        diagnostics=page.diagnostics,
    )


def blame(versions: Sequence[Version], parse: Callable[[Version], Profile]) -> list[Fact]:
    """The facts of the newest version, each with the versions that set it.

    A fact is followed from version to version as the same record, whatever about it changed. A
    version in which the page was silent (a stub, or deleted) is passed over: facts that are back
    afterwards as they were are as old as they are.
    """
    pages = Pages(versions, parse)
    by_commit = {version.commit: version for version in versions}
    tip = versions[0]
    pending = {tip.commit: _facts(tip, pages.profile(tip))}
    facts = [live.fact for live in pending[tip.commit]]
    for version in versions:
        before = _spoken(version, by_commit, pages)
        traces = [_trace(pages.profile(parent), pages.profile(version)) for parent in before]
        for live in pending.pop(version.commit, []):
            found = [
                (at, traced[id(live.record)])
                for at, traced in enumerate(traces)
                if id(live.record) in traced
            ]
            if found:
                at, record = _set_fields(live.fact, version, found)
                pending.setdefault(before[at].commit, []).append(_Live(live.fact, record))
            else:
                live.fact.since = version
                live.fact.changed = live.fact.changed if live.fact.fields else version
        pages.done_with(version)
    return facts


def _facts(tip: Version, profile: Profile) -> list[_Live]:
    found = [
        _Live(Fact(entity=entity, record=record, since=tip, changed=tip), record)
        for entity, (attribute, _) in ENTITIES.items()
        for record in getattr(profile, attribute)
    ]
    return sorted(found, key=lambda live: _place(live.record))


def _place(record: Record) -> tuple[int, int]:
    return (record.span.line, record.span.column) if record.span else (0, 0)


def _spoken(version: Version, by_commit: dict[str, Version], pages: Pages) -> list[Version]:
    """The versions before one that have something to say, silent ones passed over."""
    found: list[Version] = []
    waiting = list(version.parents)
    seen: set[str] = set()
    while waiting:
        commit = waiting.pop(0)
        before = by_commit.get(commit)
        if before is None or commit in seen:
            continue
        seen.add(commit)
        if pages.speaks(before):
            found.append(before)
        else:
            waiting += before.parents
    return found


def _trace(old: Profile, new: Profile) -> dict[int, tuple[Record, list[str]]]:
    """By new record: the old record that is the same thing, and the fields that differ."""
    return {id(after): (before, fields) for before, after, fields in trace(old, new)}


def _set_fields(
    fact: Fact, version: Version, found: list[tuple[int, tuple[Record, list[str]]]]
) -> tuple[int, Record]:
    """Note what a version set of a fact; and which parent, by its place, has the fact most alike.

    A merge set only what is otherwise in all of its parents.
    """
    own = set.intersection(*(set(fields) for _, (_, fields) in found))
    if own and not fact.fields:
        fact.changed = version
    for field in sorted(own):
        fact.fields.setdefault(field, version)
    at, (record, _) = min(found, key=lambda each: len(each[1][1]))
    return at, record
