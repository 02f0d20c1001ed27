"""`profdiff news`: what changed, as items of news in the form of the site's own."""

import datetime as dt
import os

import click

from profdiff import api
from profdiff.api.announcing import News
from profdiff.cli import exit_codes
from profdiff.cli.configuration import configuration
from profdiff.cli.options import debug_option, reading_options
from profdiff.cli.output import write
from profdiff.errors import InputError, UsageError
from profdiff.files import replace_file


@click.command("news", short_help="Write items of news from what changed.")
@click.argument("pages", nargs=-1, metavar="[PATH]...")
@click.option("--old", metavar="PAGE", help="Tell what changed from this page to --new.")
@click.option("--new", metavar="PAGE", help="Tell what changed from --old to this page.")
@click.option("--against", metavar="REVISION", help="Tell what changed since then in PATH.")
@click.option("--since", metavar="DATE", help="Tell what commits since then changed in PATH.")
@click.option("--date", metavar="DATE", help="The day of the news, today if not given.")
@click.option("--into", default="", metavar="PATH", help="The page or folder that tells the news.")
@click.option("--insert", is_flag=True, help="Write the items there, and do not print them.")
@reading_options()
@debug_option()
def command(  # noqa: PLR0913  # click passes each option by its name
    *,
    pages: tuple[str, ...],
    old: str | None,
    new: str | None,
    against: str | None,
    since: str | None,
    date: str | None,
    into: str,
    insert: bool,
    config: str | None,
    max_bytes: int | None,
) -> int:
    """Write items of news from what is staged, in the form that the site's own news have.

    That is a list on a page, or files of a folder as al-folio and academicpages have them. What the
    news tell already is left out, and so is what is gone or of old times.
    """
    _refuse_contradictions(pages, old, new, against, since)
    told = api.news(
        pages,
        old=old,
        new=new,
        against=against,
        since=since,
        into=into,
        today=_day(date) if date else None,
        max_bytes=max_bytes,
        config=configuration(config, new or (pages[0] if pages else os.curdir)),
    )
    if not told.items:
        click.echo("nothing that changed is news that is not told yet", err=True)
    elif insert:
        _insert(told)
    else:
        write(_printed(told), None, for_programs=False)
    return exit_codes.DONE


def _day(date: str) -> dt.date:
    try:
        return dt.date.fromisoformat(date)
    except ValueError as error:
        raise UsageError(date, "is no day", "give YYYY-MM-DD") from error


def _printed(told: News) -> str:
    """The items as they would be written; a list in Markdown where they could not be."""
    try:
        return "\n".join(draft.added for draft in told.drafts())
    except InputError as error:
        click.echo(f"{error}; as Markdown:", err=True)
        return "".join(f"- {item.day:%b %Y}: {item.markdown}\n" for item in told.items)


def _insert(told: News) -> None:
    for draft in told.drafts():
        try:
            replace_file(draft.path, draft.content.encode("utf-8", "surrogateescape"))
        except OSError as error:
            why = error.strerror or str(error)
            raise InputError(draft.path, why, "may you write there?") from error
        click.echo(f"{draft.path}: written", err=True)


def _refuse_contradictions(
    pages: tuple[str, ...],
    old: str | None,
    new: str | None,
    against: str | None,
    since: str | None,
) -> None:
    if bool(old) != bool(new):
        raise UsageError("--old --new", "are two sides", "give both")
    ways = (("--old --new", old), ("--against", against), ("--since", since))
    given = [name for name, value in ways if value]
    if len(given) > 1:
        raise UsageError(" ".join(given), "are two places to look for changes", "choose one")
    if old and pages:
        raise UsageError(pages[0], "is one page too many beside --old and --new", "leave it out")
