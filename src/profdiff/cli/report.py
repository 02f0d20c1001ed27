"""`profdiff report`: a file to look at, about two versions of a page or about all of them."""

import click

from profdiff import api
from profdiff.cli import exit_codes
from profdiff.cli.configuration import configuration
from profdiff.cli.names import read_path
from profdiff.cli.options import debug_option, reading_options
from profdiff.cli.output import write
from profdiff.cli.progress import progress
from profdiff.errors import UsageError
from profdiff.history.ahead import cores
from profdiff.history.windows import WINDOWS
from profdiff.sources.snapshot import claims as is_snapshot


@click.command("report", short_help="Make a page to look at: before and after, or all versions.")
@click.argument("page", metavar="OLD|PATH|PROFILE")
@click.argument("new", required=False)
@click.option(
    "-o",
    "--output",
    "path",
    metavar="FILE",
    callback=read_path,
    help="Write to FILE, whole or not at all.",
)
@click.option("--revision", help="Of a PATH, tell it up to this commit.")
@click.option(
    "--window", type=click.Choice(list(WINDOWS)), help="Tell only the last version of each."
)
@click.option("--store", metavar="FOLDER", help="Where a PROFILE is looked up.")
@reading_options()
@debug_option()
def command(  # noqa: PLR0913  # click passes each option by its name
    *,
    page: str,
    new: str | None,
    path: str | None,
    revision: str | None,
    window: str | None,
    store: str | None,
    config: str | None,
    max_bytes: int | None,
) -> int:
    """Write one HTML file that shows what changed from OLD to NEW, or what a page said over time.

    OLD and NEW are as for compare. Of one argument alone, a file in git or a PROFILE in the store,
    all versions are told: with a timeline, the publications, and any two versions side by side.
    The file loads nothing, and can be read without scripts.
    """
    for option, given in (("--revision", revision), ("--window", window)):
        if new is not None and given is not None:
            raise UsageError(option, "is for the history of one page", "leave it out, or NEW")
    if page == new == "-":
        raise UsageError("-", "standard input is one page, not two", "save one side in a file")
    if new is None and is_snapshot(page):
        raise UsageError(page, "is one version", "name another one too, or the profile alone")
    with progress("Reading versions") as told:
        text = api.report(
            page,
            new,
            revision=revision or "HEAD",
            store=store,
            window=window,
            max_bytes=max_bytes,
            config=configuration(config, new or page),
            cache=True,
            workers=cores(),
            progress=told,
        )
    write(text, path, for_programs=True)
    return exit_codes.DONE
