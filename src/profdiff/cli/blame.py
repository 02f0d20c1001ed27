"""`profdiff blame`: which version set each fact of a page."""

import os

import click

from profdiff import api
from profdiff.cli import exit_codes
from profdiff.cli.configuration import configuration
from profdiff.cli.options import (
    asked,
    debug_option,
    entity_options,
    format_options,
    reading_options,
    revision_argument,
)
from profdiff.cli.output import style_for, write
from profdiff.render import FOR_PROGRAMS
from profdiff.render.history.blame import BLAME, render_blame


@click.command("blame", short_help="Say which version set each fact of a page.")
@click.argument("page", metavar="PATH")
@revision_argument()
@format_options(BLAME)
@entity_options()
@reading_options()
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
    stood. The format lines has the page itself, each line with the version that last set a fact on
    it.
    """
    found = api.blame(page, revision, max_bytes=max_bytes, config=configuration(config, page))
    is_asked = asked(only, ignore)
    found.facts = [fact for fact in found.facts if is_asked(fact.entity)]
    style = style_for("auto", path, os.environ)
    write(render_blame(found, output, style), path, for_programs=output in FOR_PROGRAMS)
    return exit_codes.DONE
