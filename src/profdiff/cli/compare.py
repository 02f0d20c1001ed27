"""`profdiff compare`: what changed between two versions of a page."""

import click

from profdiff import api
from profdiff.cli import exit_codes
from profdiff.render import COMPARISON, renderer


@click.command("compare")
@click.argument("old")
@click.argument("new")
@click.option("--format", "output", type=click.Choice(list(COMPARISON)), default="json")
def command(old: str, new: str, output: str) -> int:
    """Say what changed from OLD to NEW."""
    comparison = api.compare(old, new)
    click.echo(renderer(COMPARISON, output).render_comparison(comparison), nl=False)
    return exit_codes.DONE
