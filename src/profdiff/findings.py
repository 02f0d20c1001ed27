"""What a check found: plain data, as the machine outputs of `profdiff check` have it."""

from typing import Literal

import msgspec
from msgspec import UNSET, UnsetType

from profdiff.changes import Status
from profdiff.records import PARSER_EPOCH, SCHEMA_VERSION, Diagnostic
from profdiff.span import Span

Severity = Literal["error", "warning", "notice"]
#: From the gravest to the slightest.
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "notice")


class Finding(msgspec.Struct, kw_only=True):
    """What a rule objects to, and where.

    `what` names the thing, `key` is its record's id or what else tells it apart, and `values` are
    what the objection hangs on, by name; `message` puts them into words. `fingerprint` is 12 hex
    digits over rule, key and values: it survives rewording, reordering and another line, but no
    other value. `span` is on the checked version and `old_span` on the version before; `places` are
    further ones, on other pages. `source` is the line at `span`. Of what is `gone` from the page,
    `span` is where it would stand, and `source` the line at `old_span`. `until` is the day on which
    an acceptance of it ended.
    """

    rule: str = ""
    severity: Severity = "warning"
    message: str = ""
    hint: str = ""
    entity: str | None = None
    what: str
    key: str
    values: dict[str, str] = {}
    fingerprint: str = ""
    path: str = ""
    span: Span | None = None
    old_span: Span | None = None
    places: list[Span] = []
    gone: bool = False
    source: str = ""
    until: str | UnsetType = UNSET


class Checked(msgspec.Struct, kw_only=True):
    """A page that was checked; `old` names the version that it was held against, None for none.

    `records` counts what was read from it, `diagnostics` what was odd in reading.
    """

    path: str
    old: str | None = None
    new: str
    status: Status = "complete"
    records: int = 0
    diagnostics: list[Diagnostic] = []


class Report(msgspec.Struct, kw_only=True):
    """The whole answer of a check: findings by page in reading order, the order they are mended in.

    How grave they are is in their severities, and in the exit code. `standing` counts findings that
    the old version had too, which are not told; `accepted` and `ignored` those that somebody
    accepted or that a comment on the page silences. `unused` are the fingerprints of acceptances of
    checked pages that nothing was found for.
    """

    schema_version: int = SCHEMA_VERSION
    parser_epoch: int = PARSER_EPOCH
    status: Status = "complete"
    pages: list[Checked] = []
    findings: list[Finding] = []
    standing: int = 0
    accepted: int = 0
    ignored: int = 0
    unused: list[str] = []
