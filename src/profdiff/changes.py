"""The changes between two versions of a page: plain data, no prose but one summary line each."""

from typing import Any, Literal

import msgspec
from msgspec import UNSET, UnsetType

from profdiff.records import PARSER_EPOCH, SCHEMA_VERSION, Record, Role, SourceInfo

Op = Literal["added", "removed", "changed"]
Status = Literal["complete", "limited", "collapsed"]
Severity = Literal["major", "minor", "info"]


class FieldChange(msgspec.Struct, kw_only=True):
    """One field of one record, before and after; for `venue` the values are `venue.text`."""

    field: str
    before: Any = None
    after: Any = None


class Change(msgspec.Struct, kw_only=True):
    """What happened to one record, or (entity `page`) to the page itself.

    `fingerprint` is 12 hex digits over entity, key, op, fields and values: it survives
    rewording, reordering and the next commit. `matched_by` names the rule that paired old
    and new (`arxiv`, `doi`, `url`, `title`, `similarity`, `slot`, …). `noise` is there, and true,
    where nothing but a stamp, a count or the like changed.
    """

    id: str
    fingerprint: str = ""
    entity: str
    op: Op
    label: str
    transitions: list[str] = []
    fields: list[FieldChange] = []
    old: Record | None = None
    new: Record | None = None
    matched_by: str | None = None
    severity: Severity = "minor"
    noise: bool | UnsetType = UNSET
    summary: str = ""


class Headline(msgspec.Struct, kw_only=True):
    """The primary role before and after."""

    before: Role | None = None
    after: Role | None = None


class Comparison(msgspec.Struct, kw_only=True):
    """The whole answer of `compare`.

    `unchanged` counts the records that are on both sides as they were. `noise` counts the changes
    of stamps, counts and the like, which `changes` holds only where they were asked for.
    """

    schema_version: int = SCHEMA_VERSION
    parser_epoch: int = PARSER_EPOCH
    status: Status = "complete"
    old: SourceInfo
    new: SourceInfo
    headline: Headline | None = None
    summary: dict[str, dict[str, int]] = {}
    unchanged: int = 0
    noise: int = 0
    changes: list[Change] = []
