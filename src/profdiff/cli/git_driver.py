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
from profdiff.render import render_comparison
from profdiff.render.sanitise import sanitise


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
        compared = api.compare(_side(old, path), _side(new, other))
    except ProfdiffError as error:
        click.echo(f"{sanitise(str(error))}")
        _as_git_has_it(old, new)
    else:
        compared.old.path, compared.new.path = path, other
        write(
            render_comparison(compared, "text", style_for("auto", None, os.environ)),
            None,
            for_programs=False,
        )
    return exit_codes.DONE


def _side(file: str, path: str) -> Profile:
    """A side's profile, read as the format that its path says; an empty page where it has none."""
    data = b""
    if file != os.devnull:
        from profdiff.sources import read_source

        data = read_source(file).data
    return api.parse_bytes(data, path)


def _as_git_has_it(old: str, new: str) -> None:
    from git.cmd import Git

    plain = ["git", "--no-pager", "diff", "--no-index", "--no-ext-diff", "--no-textconv"]
    told = Git().execute(
        [*plain, "--", old, new],
        with_extended_output=True,
        with_exceptions=False,
        stdout_as_string=False,
        strip_newline_in_stdout=False,
    )
    sys.stdout.flush()
    sys.stdout.buffer.write(told[1])


@click.command("git-textconv")
@click.argument("file")
def textconv_command(*, file: str) -> int:
    """Write a page as its records, a line each; one that cannot be read as it is."""
    from profdiff.render import render_profile
    from profdiff.render.style import Style

    try:
        profile = api.parse(file)
    except ProfdiffError:
        with open(file, "rb") as page:
            sys.stdout.buffer.write(page.read())
        return exit_codes.DONE
    profile.diagnostics = []
    told = render_profile(profile, "text", Style())
    # The first line names the file, which is a temporary one; places would differ for each edit.
    lines = (line.rpartition(", line ")[0] or line for line in told.splitlines()[1:-1])
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return exit_codes.DONE
