"""`profdiff timeline`: what a page said over time."""

import os

import click

from profdiff import api
from profdiff.cli import exit_codes
from profdiff.cli.configuration import configuration
from profdiff.cli.options import (
    asked,
    debug_option,
    entity_options,
    output_options,
    reading_options,
    revision_argument,
)
from profdiff.cli.output import style_for, write
from profdiff.render import FOR_PROGRAMS
from profdiff.render.history.timeline import TIMELINE, render_timeline


@click.command("timeline", short_help="Show positions, degrees, projects and papers over time.")
@click.argument("page", metavar="PATH|PROFILE")
@revision_argument()
@output_options(TIMELINE)
@entity_options()
@click.option("--store", metavar="FOLDER", help="Where PROFILE is looked up.")
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
    store: str | None,
    config: str | None,
    max_bytes: int | None,
) -> int:
    """Show what the file PATH, or a PROFILE of the snapshot store, said over time, by two clocks.

    One is the page's own: from when to when it says that something held. The other is that of its
    versions, in the repository or in the store: which of them say it.
    """
    found = api.timeline(
        page, revision, store=store, max_bytes=max_bytes, config=configuration(config, page)
    )
    is_asked = asked(only, ignore)
    found.spells = [spell for spell in found.spells if is_asked(spell.entity)]
    style = style_for(color, path, os.environ)
    write(render_timeline(found, output, style), path, for_programs=output in FOR_PROGRAMS)
    return exit_codes.DONE
