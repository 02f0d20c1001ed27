"""`profdiff compare`: what changed between two versions of a page."""

import os

import click
import msgspec

from profdiff import api
from profdiff.changes import Comparison
from profdiff.cli import exit_codes
from profdiff.cli.configuration import configuration
from profdiff.cli.names import read_format
from profdiff.cli.notes import note_oddities, note_status
from profdiff.cli.options import asked, debug_option, entity_options, output_options, source_options
from profdiff.cli.output import style_for, write
from profdiff.errors import UsageError
from profdiff.render import COMPARISON, FOR_PROGRAMS, TELLING_STATUS, render_comparison


@click.command("compare", short_help="Say what changed between two versions of a page.")
@click.argument("old")
@click.argument("new")
@output_options(COMPARISON)
@entity_options()
@click.option("--all", "everything", is_flag=True, help="Tell links and sentences in full too.")
@click.option("--noise", is_flag=True, help="Tell stamps, counts and the like, else only counted.")
@click.option("--explain", is_flag=True, help="Say how pages were read and records matched.")
@click.option("--exit-code", is_flag=True, help="Exit with 1 for changes, 4 if incomplete.")
@source_options()
@click.option(
    "--from-old", metavar="FORMAT", callback=read_format, help="As --from, for OLD alone."
)
@click.option(
    "--from-new", metavar="FORMAT", callback=read_format, help="As --from, for NEW alone."
)
@debug_option()
def command(  # noqa: PLR0913  # click passes each option by its name
    *,
    old: str,
    new: str,
    output: str,
    path: str | None,
    color: str,
    only: frozenset[str],
    ignore: frozenset[str],
    everything: bool,
    noise: bool,
    explain: bool,
    exit_code: bool,
    format_: str | None,
    from_old: str | None,
    from_new: str | None,
    store: str | None,
    config: str | None,
    max_bytes: int | None,
) -> int:
    """Say what changed from OLD to NEW: roles, papers, projects, not lines.

    Each side is a file, - for standard input, REVISION:path in a git repository (:path is its
    index), or PROFILE@WHEN in a store of snapshots, where WHEN is a date, the beginning of one,
    first or last. A folder, or REVISION:folder/ (REVISION: for all of it), is a whole site.
    """
    if old == new == "-":
        raise UsageError("-", "standard input is one page, not two", "save one side in a file")
    configured = configuration(config, new)
    profiles = [
        api.parse(
            page,
            format=given or format_,
            store=store,
            max_bytes=max_bytes,
            config=configured,
        )
        for page, given in ((old, from_old), (new, from_new))
    ]
    compared = api.compare(*profiles, config=configured, noise=noise)
    note_oddities(profiles)
    hidden = select(compared, only, ignore)
    style = msgspec.structs.replace(
        style_for(color, path, os.environ),
        everything=everything or bool(only),
        explain=explain,
        hidden=hidden,
    )
    write(render_comparison(compared, output, style), path, for_programs=output in FOR_PROGRAMS)
    if output not in TELLING_STATUS:
        note_status(compared)
    if not exit_code:
        return exit_codes.DONE
    if compared.status != "complete":
        return exit_codes.INCOMPLETE
    return exit_codes.CHANGES if compared.changes else exit_codes.DONE


def select(compared: Comparison, only: frozenset[str], ignore: frozenset[str]) -> int:
    """Leave the changes of the kinds asked for, and say how many went."""
    is_asked = asked(only, ignore)
    before = len(compared.changes)
    compared.changes = [change for change in compared.changes if is_asked(change.entity)]
    compared.summary = {kind: count for kind, count in compared.summary.items() if is_asked(kind)}
    if not is_asked("role"):
        compared.headline = None
    return before - len(compared.changes)
