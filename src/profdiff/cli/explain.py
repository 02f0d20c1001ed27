"""`profdiff explain`: why a check has a rule, with examples, and how to silence it."""

import os

import click
import msgspec

from profdiff.checking import read_settings
from profdiff.checking.catalogue import explained
from profdiff.cli import exit_codes
from profdiff.cli.configuration import configuration
from profdiff.cli.options import config_option, debug_option, output_options
from profdiff.cli.output import style_for, write
from profdiff.errors import UsageError, unknown
from profdiff.render import FOR_PROGRAMS
from profdiff.render.catalogue import RULE, render_rule
from profdiff.rules import ids, load


@click.command("explain", short_help="Explain a rule of a check.")
@click.argument("rule")
@click.option("--all", "everything", is_flag=True, help="Show all examples in full.")
@output_options(RULE)
@config_option()
@debug_option()
def command(  # noqa: PLR0913  # click passes each option by its name
    *,
    rule: str,
    everything: bool,
    output: str,
    path: str | None,
    color: str,
    config: str | None,
) -> int:
    """Explain RULE: what it finds and why, an example, its options, and how to silence it.

    profdiff rules lists all that there are.
    """
    if rule not in ids():
        raise UsageError(rule, "is unknown", unknown("rule", rule, ids()))
    told = explained(load(rule), read_settings(configuration(config, os.curdir)))
    style = msgspec.structs.replace(style_for(color, path, os.environ), everything=everything)
    write(render_rule(told, output, style), path, for_programs=output in FOR_PROGRAMS)
    return exit_codes.DONE
