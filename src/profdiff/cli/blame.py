"""`profdiff blame`: which version set each fact of a page."""

import click

from profdiff import api
from profdiff.cli import exit_codes
from profdiff.cli.configuration import configuration
from profdiff.cli.names import read_path
from profdiff.cli.options import debug_option, entity_options
from profdiff.cli.output import write
from profdiff.render import FOR_PROGRAMS
from profdiff.render.history.blame import BLAME, render_blame


@click.command("blame", short_help="Say which version set each fact of a page.")
@click.argument("page", metavar="PATH")
@click.argument("revision", default="HEAD")
@click.option(
    "--format",
    "output",
    type=click.Choice(BLAME),
    default="text",
    show_default=True,
    help="A fact a line, the lines of the page, or JSON.",
)
@click.option("-o", "--output", "path", metavar="FILE", callback=read_path, help="Write to FILE.")
@entity_options()
@click.option("--config", metavar="FILE", help="Use this file of configuration, no other.")
@click.option("--max-bytes", type=click.IntRange(min=1), help="Refuse a larger page.")
@debug_option()
def command(  # noqa: PLR0913  # click passes each option by its name
    *,
    page: str,
    revision: str,
    output: str,
    path: str | None,
    only: frozenset[str],
    ignore: frozenset[str],
    config: str | None,
    max_bytes: int | None,
) -> int:
    """Say for each fact of the file PATH which version set it, and since when the page has it.

    A fact is followed through the versions as the same thing, however it was worded and wherever it
    stood.
    """
    found = api.blame(page, revision, max_bytes=max_bytes, config=configuration(config, page))
    found.facts = [
        fact
        for fact in found.facts
        if (not only or fact.entity in only) and fact.entity not in ignore
    ]
    write(render_blame(found, output), path, for_programs=output in FOR_PROGRAMS)
    return exit_codes.DONE
