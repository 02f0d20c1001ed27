"""`profdiff install`: make other programs use profdiff."""

import click

from profdiff.cli import exit_codes
from profdiff.cli.options import debug_option


@click.group("install", short_help="Make git show, and tell in messages, what changed in a page.")
def command() -> None:
    """Make other programs use profdiff: prints what it would write, and writes it with --write."""


@command.command("git-diff")
@click.argument("paths", nargs=-1)
@click.option("--write", "writing", is_flag=True, help="Write the lines.")
@click.option("--remove", "removing", is_flag=True, help="Take the lines out again.")
@debug_option()
def git_diff_command(*, paths: tuple[str, ...], writing: bool, removing: bool) -> int:
    """Make git diff and git log -p tell the changes of PATHS by profdiff.

    PATHS are files or patterns as .gitattributes has them; '*.md' if none is given.
    """
    from profdiff.errors import UsageError
    from profdiff.integrations import git_diff
    from profdiff.sources.repository import Repository

    if writing and removing:
        raise UsageError("--write --remove", "one undoes the other", "give one of them")
    repository = Repository("git-diff")
    plan = git_diff.plan(paths or ("*.md",), repository)
    if removing:
        git_diff.remove(plan, repository)
        click.echo(f"removed from {git_diff.ATTRIBUTES} and from the repository's configuration")
        return exit_codes.DONE
    click.echo(f"# {git_diff.ATTRIBUTES}")
    for line in plan.lines:
        click.echo(line)
    click.echo("# git config, of this repository alone")
    for key, value in plan.settings.items():
        click.echo(f"git config {key} '{value}'")
    if writing:
        git_diff.write(plan, repository)
        click.echo(
            "written; git diff, git log -p --ext-diff and git difftool -t profdiff use it now"
        )
    else:
        click.echo("nothing is written yet: --write writes it, --remove undoes it")
    return exit_codes.DONE


@command.command("commit-message")
@click.option("--write", "writing", is_flag=True, help="Write the hook.")
@click.option("--remove", "removing", is_flag=True, help="Take the hook out again.")
@debug_option()
def commit_message_command(*, writing: bool, removing: bool) -> int:
    """Make git begin the message of a commit with what it changes in pages."""
    from profdiff.errors import UsageError
    from profdiff.integrations import commit_message
    from profdiff.sources.repository import Repository

    if writing and removing:
        raise UsageError("--write --remove", "one undoes the other", "give one of them")
    hook = commit_message.find(Repository("commit-message"))
    if removing:
        commit_message.remove(hook)
        click.echo(f"{hook.path} is gone" if hook.content else "there was no hook")
        return exit_codes.DONE
    click.echo(f"# {hook.path}\n{commit_message.SCRIPT}", nl=False)
    if writing:
        commit_message.write(hook)
        click.echo("written; git commit without -m uses it now")
    else:
        click.echo("nothing is written yet: --write writes it, --remove undoes it")
    return exit_codes.DONE
