"""`profdiff changelog`: what changed on a page over time, for those who read it."""

import os

import click

from profdiff import api
from profdiff.changelogs import Changelog
from profdiff.changelogs.block import is_html
from profdiff.cli import exit_codes
from profdiff.cli.configuration import configuration
from profdiff.cli.options import debug_option, reading_options, revision_argument
from profdiff.cli.output import write
from profdiff.cli.progress import progress
from profdiff.errors import InputError, UsageError
from profdiff.history import WINDOWS
from profdiff.history.ahead import cores
from profdiff.render.changelog import CHANGELOG, Wish, render_changelog


def _print_template(context: click.Context, _option: click.Parameter, output: str | None) -> None:
    if output is not None:
        from profdiff.render.changelog.templating import TEMPLATES, built_in

        write(built_in(TEMPLATES[output]), None, for_programs=True)
        context.exit()


@click.command("changelog", short_help="Write what changed on a page over time, for its readers.")
@click.argument("page", metavar="PATH|PROFILE")
@revision_argument()
@click.option(
    "--format",
    "output",
    type=click.Choice(list(CHANGELOG)),
    help="What to write: markdown if not given, or html for a FILE of that kind.",
)
@click.option("-o", "--output", "path", metavar="FILE", help="Write to FILE, whole or not at all.")
@click.option("--update", metavar="FILE", help="Write between the marks in FILE, and nowhere else.")
@click.option("--since", metavar="DATE", help="What was written on that day or later.")
@click.option("--until", metavar="DATE", help="What was written on that day or earlier.")
@click.option(
    "--window",
    type=click.Choice(list(WINDOWS)),
    default="day",
    show_default=True,
    help="A section for each; what is changed and changed back in it is left out.",
)
@click.option(
    "--group",
    "grouping",
    type=click.Choice(["change", "entity"]),
    default="change",
    show_default=True,
    help="Group by what happened, or by what it is.",
)
@click.option("--all", "everything", is_flag=True, help="Tell links and sentences too.")
@click.option("--url", default="", help="The page's address, for feeds.")
@click.option("--template", metavar="FILE", help="Fill this Jinja template.")
@click.option(
    "--print-template",
    type=click.Choice(["markdown", "html"]),
    callback=_print_template,
    is_eager=True,
    expose_value=False,
    help="Print the built-in template, to copy.",
)
@click.option("--context", "only_context", is_flag=True, help="Print the data of templates.")
@click.option("--store", metavar="FOLDER", help="Where a PROFILE is looked up.")
@reading_options()
@debug_option()
def command(  # noqa: PLR0913  # click passes each option by its name
    *,
    page: str,
    revision: str,
    output: str | None,
    path: str | None,
    update: str | None,
    since: str | None,
    until: str | None,
    window: str,
    grouping: str,
    everything: bool,
    url: str,
    template: str | None,
    only_context: bool,
    store: str | None,
    config: str | None,
    max_bytes: int | None,
) -> int:
    """Write what changed on a page over time: of a file in git, or of a PROFILE in the store.

    REVISION is where to begin, HEAD if not given; A..B tells what B has and A has not.
    """
    _refuse_contradictions(output, path, update, template, only_context=only_context)
    _refuse_no_address(url)
    with progress("Reading versions") as done:
        log = api.changelog(
            page,
            revision,
            store=store,
            since=since,
            until=until,
            window=window,
            everything=everything,
            max_bytes=max_bytes,
            config=configuration(config, page),
            cache=True,
            workers=cores(),
            progress=done,
        )
    wish = Wish(grouping=grouping, url=url)
    if only_context:
        text = _context(log, grouping)
    elif template:
        text = _filled(template, log, grouping)
    else:
        output = output or ("html" if is_html(update or path or "") else "markdown")
        text = render_changelog(log, output, wish)
    if update:
        from profdiff.changelogs.block import update_file

        told = update_file(update, text)
        click.echo(f"{update}: {told}", err=True)
    else:
        write(text, path, for_programs=output not in (None, "markdown"))
    return exit_codes.DONE


def _context(log: Changelog, grouping: str) -> str:
    from profdiff.render.changelog.context import context
    from profdiff.render.json_document import document

    return document(context(log, grouping))


def _filled(template: str, log: Changelog, grouping: str) -> str:
    from profdiff.render.changelog.context import context
    from profdiff.render.changelog.templating import fill
    from profdiff.sources import MAX_BYTES
    from profdiff.sources.file import read_regular

    try:
        text = read_regular(template, MAX_BYTES).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(template, "is no text in UTF-8", "save it as UTF-8") from error
    return fill(text, os.path.basename(template), context(log, grouping))


def _refuse_no_address(url: str) -> None:
    """Raise UsageError for what feeds cannot give as the address of a page."""
    scheme, _, rest = url.partition("://")
    web = scheme.lower() in ("http", "https") and rest.strip("/")
    if url and not (web and url.isprintable() and not set(' "<>\\^`{|}') & set(url)):
        raise UsageError(url, "is no address", "give one that begins with https://")


def _refuse_contradictions(
    output: str | None,
    path: str | None,
    update: str | None,
    template: str | None,
    *,
    only_context: bool,
) -> None:
    given = [name for name, value in (("--update", update), ("-o", path)) if value]
    if len(given) > 1:
        raise UsageError(" ".join(given), "are two places to write to", "choose one")
    ways = (("--format", output), ("--template", template), ("--context", only_context))
    given = [name for name, value in ways if value]
    if len(given) > 1:
        raise UsageError(" ".join(given), "are two things to write", "choose one")
    if update and (only_context or output not in (None, "markdown", "html")):
        raise UsageError("--update", "writes Markdown or HTML into a file", "leave the other out")
