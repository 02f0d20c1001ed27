"""`profdiff show`: what one commit changed in the pages that it touches."""

import os

import click
import msgspec

from profdiff import api
from profdiff.cli import exit_codes
from profdiff.cli.configuration import configuration
from profdiff.cli.log import select
from profdiff.cli.options import debug_option, entity_options, output_options
from profdiff.cli.output import style_for, write
from profdiff.render import FOR_PROGRAMS
from profdiff.render.history import HISTORY, render_history


@click.command("show", short_help="Say what one commit changed in the pages that it touches.")
@click.argument("revision", default="HEAD")
@click.argument("pages", nargs=-1, metavar="[PATH]...")
@output_options(HISTORY)
@entity_options()
@click.option("--all", "everything", is_flag=True, help="Tell links and sentences in full too.")
@click.option("--config", metavar="FILE", help="Use this file of configuration, no other.")
@click.option("--max-bytes", type=click.IntRange(min=1), help="Refuse a larger page.")
@debug_option()
def command(  # noqa: PLR0913  # click passes each option by its name
    *,
    revision: str,
    pages: tuple[str, ...],
    output: str,
    path: str | None,
    color: str,
    only: frozenset[str],
    ignore: frozenset[str],
    everything: bool,
    config: str | None,
    max_bytes: int | None,
) -> int:
    """Say what the commit REVISION changed, in all pages that it touches or in those named.

    Pages are files in a format that profdiff reads and that hold a profile on one side at least.
    """
    history = api.show(
        revision,
        pages,
        max_bytes=max_bytes,
        config=configuration(config, pages[0] if pages else "."),
    )
    select(history, only, ignore)
    style = msgspec.structs.replace(
        style_for(color, path, os.environ), everything=everything or bool(only)
    )
    write(render_history(history, output, style), path, for_programs=output in FOR_PROGRAMS)
    return exit_codes.DONE
