"""`profdiff log`: what each version of a page in a git repository changed."""

import os

import click
import msgspec

from profdiff import api
from profdiff.cli import exit_codes
from profdiff.cli.compare import select
from profdiff.cli.configuration import configuration
from profdiff.cli.options import (
    debug_option,
    entity_options,
    output_options,
    reading_options,
    revision_argument,
)
from profdiff.cli.output import style_for, write
from profdiff.cli.progress import progress
from profdiff.history import WINDOWS, History
from profdiff.history.ahead import cores
from profdiff.render import FOR_PROGRAMS
from profdiff.render.history import HISTORY, render_history


@click.command("log", short_help="Say what each version of a page changed.")
@click.argument("page", metavar="PATH")
@revision_argument()
@output_options(HISTORY)
@entity_options()
@click.option("--since", metavar="DATE", help="Versions of that day, month or year, and later.")
@click.option("--until", metavar="DATE", help="Versions of that day, month or year, and earlier.")
@click.option(
    "--window",
    type=click.Choice(list(WINDOWS)),
    help="Take each for one version: what was changed back in it is no change.",
)
@click.option(
    "--all", "everything", is_flag=True, help="Tell versions without changes, and all of each."
)
@reading_options()
@debug_option()
def command(  # noqa: PLR0913  # click passes each option by its name
    *,
    page: str,
    revision: str,
    output: str,
    path: str | None,
    color: str,
    only: frozenset[str],
    ignore: frozenset[str],
    since: str | None,
    until: str | None,
    window: str | None,
    everything: bool,
    config: str | None,
    max_bytes: int | None,
) -> int:
    """Say what each version of the file PATH changed, newest first.

    REVISION is where to begin, HEAD if not given; A..B tells the versions that B has and A has not.
    The file is followed through renames, and from one format to another.
    """
    with progress("Reading versions") as told:
        history = api.log(
            page,
            revision,
            since=since,
            until=until,
            window=window,
            max_bytes=max_bytes,
            config=configuration(config, page),
            cache=True,
            workers=cores(),
            progress=told,
        )
    select_all(history, only, ignore)
    tell(history, output, path, color, only, everything=everything)
    return exit_codes.DONE


def select_all(history: History, only: frozenset[str], ignore: frozenset[str]) -> None:
    """Leave the changes of the kinds asked for; a version may be left without any."""
    for step in history.steps:
        for compared in filter(None, (step.comparison, step.since)):
            select(compared, only, ignore)


def tell(  # noqa: PLR0913  # what both commands have options for
    history: History,
    output: str,
    path: str | None,
    color: str,
    only: frozenset[str],
    *,
    everything: bool,
) -> None:
    """Write a history; kinds that were asked for are told in full."""
    style = msgspec.structs.replace(
        style_for(color, path, os.environ),
        everything=everything or bool(only),
        versions=everything,
    )
    write(render_history(history, output, style), path, for_programs=output in FOR_PROGRAMS)
