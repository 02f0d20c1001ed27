"""`profdiff parse`: the records that a page holds."""

import click

from profdiff import api
from profdiff.cli import exit_codes
from profdiff.render import PROFILE, renderer


@click.command("parse")
@click.argument("page")
@click.option("--format", "output", type=click.Choice(list(PROFILE)), default="text")
def command(page: str, output: str) -> int:
    """Say what PAGE holds."""
    profile = api.parse(page)
    click.echo(renderer(PROFILE, output).render_profile(profile), nl=False)
    return exit_codes.DONE
