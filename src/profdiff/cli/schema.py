"""`profdiff schema`: what the machine outputs hold, as JSON Schema."""

import click

from profdiff.cli import exit_codes
from profdiff.cli.output import write
from profdiff.render.json_document import document
from profdiff.render.schema import CONFIGURATION, SCHEMAS, schema


@click.command("schema", short_help="Print the JSON Schema of an output.")
@click.argument(
    "name", metavar="[NAME]", type=click.Choice([*SCHEMAS, CONFIGURATION]), default="comparison"
)
def command(name: str) -> int:
    """Print the JSON Schema (2020-12) of an output, or of the configuration.

    profile is what parse prints, comparison what compare prints, report what check prints, rule
    what explain prints, history what log and show print, and reparsing what reparse prints; change,
    finding and step are lines of what compare, check and log print as jsonl. blame, timeline,
    changelog and rules are named like their commands, and configuration is profdiff.toml.
    """
    write(document(schema(name)), None, for_programs=True)
    return exit_codes.DONE
