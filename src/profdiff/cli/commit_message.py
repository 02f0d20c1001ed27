"""`profdiff commit-message`: what is staged, in the words of a commit message."""

import os
from collections.abc import Iterator

import click

from profdiff import api
from profdiff.changes import Change
from profdiff.cli import exit_codes
from profdiff.cli.configuration import configuration
from profdiff.cli.options import debug_option, reading_options
from profdiff.errors import ProfdiffError
from profdiff.files import replace_file
from profdiff.records import ENTITIES
from profdiff.render.brief import brief, headline

_RANK = {entity: rank for rank, entity in enumerate(ENTITIES)}


@click.command("commit-message", short_help="Put what is staged into a commit message.")
@click.argument("file", required=False, metavar="[FILE]")
@click.argument("source", required=False, metavar="[SOURCE]")
@click.argument("commit", required=False, metavar="[COMMIT]")
@click.option(
    "--prefix", default="bio: ", show_default=True, help="What the first line begins with."
)
@reading_options()
@debug_option()
def command(  # noqa: PLR0913  # click passes each option by its name
    *,
    file: str | None,
    source: str | None,
    commit: str | None,  # noqa: ARG001  # git gives it to the hook
    prefix: str,
    config: str | None,
    max_bytes: int | None,
) -> int:
    """Put what is staged into a commit message: a line, and below it all that changed.

    With FILE it is what git calls as the hook prepare-commit-msg: the message is put into the file
    unless somebody has given one, and nothing stops the commit.
    """
    if file is None:
        click.echo(_message(prefix, config, max_bytes), nl=False)
        return exit_codes.DONE
    # Of a message that somebody gave, or that a merge brought, git names the source.
    if not (source or os.environ.get("PRE_COMMIT_COMMIT_MSG_SOURCE")):
        try:
            _prepend(file, _message(prefix, config, max_bytes))
        except (ProfdiffError, OSError) as error:  # the commit goes on
            click.echo(f"profdiff: no message: {error}", err=True)
    return exit_codes.DONE


def _message(prefix: str, config: str | None, max_bytes: int | None) -> str:
    """The message, "" where no page is staged that says something else than before."""
    history = api.show(staged=True, config=configuration(config, os.curdir), max_bytes=max_bytes)
    changes = sorted(
        (change for step in history.steps for change in step.changes),
        key=lambda change: _RANK.get(change.entity, len(_RANK)),
    )
    if not changes:
        return ""
    lines = list(_body(changes))
    body = "".join(f"- {line}\n" for line in lines) if len(lines) > 1 else ""
    return f"{prefix}{headline(changes)}\n" + (f"\n{body}" if body else "")


def _body(changes: list[Change]) -> Iterator[str]:
    """A line for each change that counts for something."""
    for change in changes:
        if change.severity != "info":
            yield brief(change)


def _prepend(file: str, message: str) -> None:
    """Puts a message above what git has written into the file for whoever edits it."""
    with open(file, encoding="utf-8", errors="surrogateescape") as held:
        rest = held.read()
    if message:
        replace_file(file, (message + rest).encode("utf-8", "surrogateescape"))
