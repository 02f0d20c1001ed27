"""`profdiff reparse`: what a newer parser alone makes of the pages in the store."""

import os

import click

from profdiff import api
from profdiff.cli import exit_codes
from profdiff.cli.configuration import configuration
from profdiff.cli.options import debug_option, output_options, reading_options
from profdiff.cli.output import style_for, write
from profdiff.render import FOR_PROGRAMS
from profdiff.render.reparsing import REPARSING, render_reparsing
from profdiff.sources import STORE


@click.command("reparse", short_help="Say what a newer profdiff reads otherwise in the store.")
@click.argument("profiles", nargs=-1, metavar="[PROFILE]...")
@click.option("--report", is_flag=True, help="Tell each record that is read otherwise.")
@click.option("--write", "keep", is_flag=True, help="Keep what the pages are read as now.")
@output_options(REPARSING)
@click.option(
    "--store", metavar="FOLDER", default=STORE, show_default=True, help="Where the store is."
)
@reading_options()
@debug_option()
def command(  # noqa: PLR0913  # click passes each option by its name
    *,
    profiles: tuple[str, ...],
    report: bool,
    keep: bool,
    output: str,
    path: str | None,
    color: str,
    store: str,
    config: str | None,
    max_bytes: int | None,
) -> int:
    """Read the pages of the store anew, and say what is read otherwise than before.

    The pages are the same as they were, so nothing of it is news. What they were read as is known
    where an earlier run with --write has kept it.
    """
    found = api.reparse(
        profiles, store=store, write=keep, max_bytes=max_bytes, config=configuration(config, store)
    )
    style = style_for(color, path, os.environ)
    text = render_reparsing(found, output, style, each=report)
    write(text, path, for_programs=output in FOR_PROGRAMS)
    return exit_codes.DONE
