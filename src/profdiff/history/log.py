"""The history of a page: the steps between its versions, as far as they are asked for."""

from typing import Literal

import msgspec

from profdiff.errors import UsageError
from profdiff.history.ahead import learn
from profdiff.history.known import Known, known
from profdiff.history.opened import Parse, opened
from profdiff.history.progress import Progress
from profdiff.history.steps import Step, steps
from profdiff.history.windows import net
from profdiff.records import PARSER_EPOCH, SCHEMA_VERSION, Diagnostic


class History(msgspec.Struct, kw_only=True):
    """What the versions of a page changed, newest first.

    `total` counts all versions up to the revision, with a `window` (day, week or month) one for
    each; `steps` are those that were asked for. Where it is `of` a commit, which `path` then names,
    they are the pages that the commit touches.
    """

    schema_version: int = SCHEMA_VERSION
    parser_epoch: int = PARSER_EPOCH
    of: Literal["page", "commit"] = "page"
    path: str
    revision: str
    window: str | None = None
    total: int
    steps: list[Step]
    diagnostics: list[Diagnostic] = []


def read_log(  # noqa: PLR0913  # each has its option
    path: str,
    revision: str,
    parse: Parse,
    *,
    since: str | None = None,
    until: str | None = None,
    window: str | None = None,
    max_bytes: int | None = None,
    cached: str | None = None,
    workers: int = 1,
    progress: Progress | None = None,
) -> History:
    """The history of a file up to a revision, or in a range `A..B` of them.

    `since` and `until` are ISO dates, or the beginning of one, both included; they go by when a
    version was written, which is the day that reports show. With a `window` (day, week or month)
    only the last version of each is looked at. `cached` asks for what earlier runs found out, and
    tells the words that a configuration added; with it, so many `workers` may share what is not
    known; `progress` is told how far they are.

    Raises RevisionError where the repository, the revision or the file is not there, UsageError for
    what is no date, InputError for a page over the limit.
    """
    start, dots, end = revision.partition("..")
    tip = (end.removeprefix(".") or "HEAD") if dots else revision
    with opened(path, tip, parse, max_bytes) as page:
        told = net(page.versions, window) if window else page.versions
        # Of a page over a limit nothing may be known, for it to be refused.
        earlier = Known() if cached is None or max_bytes else known(page.versions, cached)
        if workers > 1 and learn(told, page.reading, earlier, workers, progress):
            progress = None  # all that takes long is done
        found = steps(told, page.profile, earlier, progress)
    earlier.save()
    if dots:
        with opened(path, start or "HEAD", parse) as other:
            before = {version.commit for version in other.versions}
        found = [step for step in found if step.version.commit not in before]
    return History(
        path=page.path,
        revision=page.revision,
        window=window,
        total=len(told),
        steps=between(found, since, until),
        diagnostics=page.diagnostics,
    )


def between(steps: list[Step], since: str | None, until: str | None) -> list[Step]:
    """The steps of versions that were written in a time, by ISO dates or the beginning of one.

    Raises UsageError for what is no date.
    """
    return [step for step in steps if _within(step.version.authored, since, until)]


def _within(written: str, since: str | None, until: str | None) -> bool:
    day = written[:10]
    if since and day < _date(since):
        return False
    return not (until and day[: len(until)] > _date(until))


def _date(text: str) -> str:
    import re

    if re.fullmatch(r"\d{4}(-\d\d){0,2}", text):
        return text
    raise UsageError(text, "is no date", "give YYYY, YYYY-MM or YYYY-MM-DD")
