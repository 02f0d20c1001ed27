"""`profdiff rules`: what a check looks at."""

import os

import click

from profdiff.checking import read_settings
from profdiff.checking.catalogue import listed
from profdiff.cli import exit_codes
from profdiff.cli.configuration import configuration
from profdiff.cli.options import config_option, debug_option, output_options
from profdiff.cli.output import style_for, write
from profdiff.render import FOR_PROGRAMS
from profdiff.render.catalogue import RULES, render_rules


@click.command("rules", short_help="List what a check looks at.")
@output_options(RULES)
@config_option()
@debug_option()
def command(*, output: str, path: str | None, color: str, config: str | None) -> int:
    """List the rules of profdiff check, each as grave as it is in this project."""
    rules = listed(read_settings(configuration(config, os.curdir)))
    style = style_for(color, path, os.environ)
    write(render_rules(rules, output, style), path, for_programs=output in FOR_PROGRAMS)
    return exit_codes.DONE
