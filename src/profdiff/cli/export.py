"""`profdiff export`: what a page holds, in the formats that other programs read."""

import click

from profdiff import api
from profdiff.cli import exit_codes
from profdiff.cli.configuration import configuration
from profdiff.cli.names import read_entities, read_path
from profdiff.cli.options import debug_option, source_options
from profdiff.cli.output import write
from profdiff.render.export import EXPORTS


@click.command("export", short_help="Write what a page holds for other programs.")
@click.argument("page")
@click.option("--to", required=True, type=click.Choice(list(EXPORTS)), help="The format to write.")
@click.option(
    "--only",
    "--entity",
    "only",
    metavar="ENTITY",
    multiple=True,
    callback=read_entities,
    help="Export these kinds only, as in role,publication; a table has papers else.",
)
@click.option(
    "-o",
    "--output",
    "path",
    metavar="FILE",
    callback=read_path,
    help="Write to FILE, whole or not at all.",
)
@source_options()
@debug_option()
def command(  # noqa: PLR0913  # click passes each option by its name
    *,
    page: str,
    to: str,
    only: frozenset[str],
    path: str | None,
    format_: str | None,
    store: str | None,
    config: str | None,
    max_bytes: int | None,
) -> int:
    """Write the records of PAGE in a format that other programs read.

    PAGE is whatever `profdiff parse` takes. What the format has no place for, or is not asked for,
    is counted on standard error.
    """
    exported = api.export(
        page,
        to,
        only=only,
        format=format_,
        store=store,
        max_bytes=max_bytes,
        config=configuration(config, page),
    )
    write(exported.text, path, for_programs=True)
    if exported.left_out:
        told = f"profdiff: left out: {', '.join(exported.left_out)}"
        click.echo(click.wrap_text(told, 80, subsequent_indent="  "), err=True)
    return exit_codes.DONE
