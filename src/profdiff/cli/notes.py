"""What a reader should know beside the result, on standard error."""

from collections.abc import Iterable

import click

from profdiff.changes import Comparison
from profdiff.records import Profile

#: Diagnostics told of one page before they are only counted.
_TOLD = 5


def note_oddities(profiles: Iterable[Profile]) -> None:
    """Say what was odd about the pages, once if it is of both; the rest is told by `parse`."""
    for line in dict.fromkeys(line for profile in profiles for line in _oddities(profile)):
        click.echo(line, err=True)


def note_status(compared: Comparison) -> None:
    """Say that a comparison is not complete, for outputs that cannot say it themselves."""
    from profdiff.render import words

    if warning := words.warning(compared):
        click.echo(f"profdiff: {warning}", err=True)


def _oddities(profile: Profile) -> Iterable[str]:
    if not profile.diagnostics:
        return
    from profdiff.render import words
    from profdiff.render.sanitise import sanitise

    path = sanitise(profile.source.path)
    for found in profile.diagnostics[:_TOLD]:
        yield f"{path}: {words.diagnostic(found)}"
    if (more := len(profile.diagnostics) - _TOLD) > 0:
        yield f"{path}: {more} more like these; profdiff parse tells all"
