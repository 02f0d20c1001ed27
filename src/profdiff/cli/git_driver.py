"""What git runs for `diff=profdiff`: its external diff, and its conversion of a page to text.

git stops with an error where such a program fails, so these never do: what profdiff cannot read,
git shows as it would without profdiff.
"""

import os
import sys

import click

from profdiff import api
from profdiff.cli import exit_codes
from profdiff.cli.output import style_for, write
from profdiff.errors import ProfdiffError
from profdiff.records import Profile
from profdiff.render import render_comparison, render_profile
from profdiff.render.sanitise import sanitise
from profdiff.render.style import Style
from profdiff.sources import read_source


@click.command("git-diff", context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def diff_command(*, arguments: tuple[str, ...]) -> int:
    """Say what changed between two files as git gives them (git help git, GIT_EXTERNAL_DIFF)."""
    if len(arguments) < 7:
        click.echo(f"{arguments[0] if arguments else 'path'}: unmerged")
        return exit_codes.DONE
    path, old, _, _, new, _, _, *renamed = arguments
    other = renamed[0] if renamed else path
    click.echo(f"profdiff a/{sanitise(path)} b/{sanitise(other)}")
    try:
        told = _told(old, path, new, other)
    except Exception as error:  # noqa: BLE001  # whatever fails here, git goes on
        click.echo(_reason(error))
        _as_git_has_it(old, path, new, other)
    else:
        write(told, None, for_programs=False)
    return exit_codes.DONE


def _told(old: str, path: str, new: str, other: str) -> str:
    """What changed between two files that git knows by paths; all of a page that comes or goes."""
    if old == os.devnull:
        return _alone("a new page", "+", _side(new, other))
    if new == os.devnull:
        return _alone("the page was deleted", "-", _side(old, path))
    compared = api.compare(_side(old, path), _side(new, other))
    compared.old.path, compared.new.path = path, other
    return render_comparison(compared, "text", style_for("auto", None, os.environ))


def _alone(what: str, sign: str, page: Profile) -> str:
    return "".join(f"{line}\n" for line in (what, *(f"{sign} {each}" for each in _records(page))))


def _records(page: Profile) -> list[str]:
    """The records of a page, a line each."""
    page.diagnostics = []
    told = render_profile(page, "text", Style())
    # The first line names the file, which is a temporary one; places would differ for each edit.
    return [line.rpartition(", line ")[0] or line for line in told.splitlines()[1:-1]]


def _side(file: str, path: str) -> Profile:
    """A side's profile, read as the format that its path says."""
    return api.parse_bytes(read_source(file).data, path)


def _reason(error: Exception) -> str:
    """Why a page is shown as git would show it."""
    bug = "" if isinstance(error, ProfdiffError) else f"a bug in profdiff: {type(error).__name__}: "
    return sanitise(f"{bug}{error}")


def _as_git_has_it(old: str, path: str, new: str, other: str) -> None:
    from git.cmd import Git

    plain = ["git", "--no-pager", "diff", "--no-index", "--no-ext-diff", "--no-textconv"]
    told = Git().execute(
        [*plain, "--", old, new],
        with_extended_output=True,
        with_exceptions=False,
        stdout_as_string=False,
        strip_newline_in_stdout=False,
    )
    head, border, body = told[1].partition(b"\n@@ ")
    for file, name in ((old, path), (new, other)):
        # Where git has put a file for us, it has an absolute path.
        for side in (b"a", b"b") if os.path.isabs(file) else ():
            head = head.replace(side + os.fsencode(file), side + b"/" + os.fsencode(name))
    sys.stdout.flush()
    sys.stdout.buffer.write(head + border + body)


@click.command("git-textconv")
@click.argument("file")
def textconv_command(*, file: str) -> int:
    """Write a page as its records, a line each; one that cannot be read as it is."""
    try:
        told = "".join(f"{line}\n" for line in _records(api.parse(file)))
    except Exception as error:  # noqa: BLE001  # whatever fails here, git goes on
        if not isinstance(error, ProfdiffError):
            click.echo(_reason(error), err=True)
        with open(file, "rb") as page:
            sys.stdout.buffer.write(page.read())
    else:
        sys.stdout.write(told)
    return exit_codes.DONE
