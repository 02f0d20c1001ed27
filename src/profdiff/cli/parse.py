"""`profdiff parse`: the records that a page holds."""

import os

import click
import msgspec

from profdiff import api
from profdiff.cli import exit_codes
from profdiff.cli.configuration import configuration
from profdiff.cli.notes import note_oddities
from profdiff.cli.options import asked, debug_option, entity_options, output_options, source_options
from profdiff.cli.output import style_for, write
from profdiff.records import ENTITIES, Profile
from profdiff.render import FOR_PROGRAMS, PROFILE, render_profile


@click.command("parse", short_help="Say what a page holds.")
@click.argument("page")
@output_options(PROFILE)
@entity_options()
@click.option(
    "--explain", is_flag=True, help="Say which rule found each record, and what none did."
)
@source_options()
@debug_option()
def command(  # noqa: PLR0913  # click passes each option by its name
    *,
    page: str,
    output: str,
    path: str | None,
    color: str,
    only: frozenset[str],
    ignore: frozenset[str],
    explain: bool,
    format_: str | None,
    store: str | None,
    config: str | None,
    max_bytes: int | None,
) -> int:
    """Say what PAGE holds: its records, each with its place.

    PAGE is a file, - for standard input, REVISION:path in a git repository (:path is its index),
    or PROFILE@WHEN in a store of snapshots, where WHEN is a date, the beginning of one, first or
    last. A folder, or REVISION:folder/ (REVISION: for all of it), is a whole site: one profile of
    the pages that carry it.
    """
    profile = api.parse(
        page,
        format=format_,
        store=store,
        max_bytes=max_bytes,
        config=configuration(config, page),
    )
    if output == "jsonl":
        note_oddities([profile])
    _select(profile, only, ignore)
    style = msgspec.structs.replace(style_for(color, path, os.environ), explain=explain)
    write(render_profile(profile, output, style), path, for_programs=output in FOR_PROGRAMS)
    return exit_codes.DONE


def _select(profile: Profile, only: frozenset[str], ignore: frozenset[str]) -> None:
    """Leave the records of the kinds asked for."""
    is_asked = asked(only, ignore)
    for entity, (attribute, _) in ENTITIES.items():
        if not is_asked(entity):
            setattr(profile, attribute, [])
