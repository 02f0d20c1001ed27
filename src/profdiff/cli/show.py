"""`profdiff show`: what one commit changed in the pages that it touches."""

import click

from profdiff import api
from profdiff.cli import exit_codes
from profdiff.cli.configuration import configuration
from profdiff.cli.log import select_all, tell
from profdiff.cli.options import (
    debug_option,
    entity_options,
    output_options,
    reading_options,
    revision_argument,
)
from profdiff.render.history import HISTORY


@click.command("show", short_help="Say what one commit changed in the pages that it touches.")
@revision_argument()
@click.argument("pages", nargs=-1, metavar="[PATH]...")
@output_options(HISTORY)
@entity_options()
@click.option("--staged", is_flag=True, help="Tell what a commit would change, not REVISION.")
@click.option("--all", "everything", is_flag=True, help="Tell links and sentences in full too.")
@reading_options()
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
    staged: bool,
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
        staged=staged,
        max_bytes=max_bytes,
        config=configuration(config, pages[0] if pages else "."),
    )
    select_all(history, only, ignore)
    tell(history, output, path, color, only, everything=everything)
    return exit_codes.DONE
