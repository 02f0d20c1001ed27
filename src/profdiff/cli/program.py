"""The program: its commands, loaded when called, and how each way to fail ends."""

import os
import sys
from io import TextIOWrapper

import click

from profdiff import __version__
from profdiff.cli import exit_codes
from profdiff.errors import ProfdiffError

#: Command → the module that holds it as `command`.
COMMANDS = {
    "compare": "profdiff.cli.compare",
    "parse": "profdiff.cli.parse",
    "schema": "profdiff.cli.schema",
}


class Program(click.Group):
    """A group that imports a command's module only when the command is called or listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """The commands in the order in which a newcomer meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        from importlib import import_module

        command: click.Command = import_module(COMMANDS[cmd_name]).command
        return command


@click.command(
    "profdiff",
    cls=Program,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="""\b
Examples:
  profdiff compare old.md new.md
  profdiff compare HEAD~1:about.md about.md
  profdiff parse about.md --explain
""",
)
@click.version_option(__version__, message="profdiff %(version)s")
def program() -> None:
    """Says what changed in a person's page: roles, papers, projects, not lines."""


def run(arguments: list[str]) -> int:
    """The exit code of one command line; messages are on standard error."""
    for stream in (sys.stdout, sys.stderr):
        # A page may hold what the terminal's encoding lacks: print it escaped, never fail on it.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = program.main(arguments, prog_name="profdiff", standalone_mode=False)
        sys.stdout.flush()
    except ProfdiffError as error:
        return _fail(error)
    except click.ClickException as error:
        error.show()
        return exit_codes.FAILED
    except (KeyboardInterrupt, click.Abort):
        return exit_codes.INTERRUPTED
    except BrokenPipeError:
        _silence_stdout()
        return exit_codes.BROKEN_PIPE
    except Exception as error:  # noqa: BLE001  # whatever else ends here is a bug, and says so
        return _confess(error, arguments)
    return code if isinstance(code, int) else exit_codes.DONE


def _fail(error: ProfdiffError) -> int:
    """Say what could not be done, why, and what to do next."""
    click.echo(f"profdiff: {error}", err=True)
    if error.hint:
        click.echo(f"hint: {error.hint}", err=True)
    return exit_codes.FAILED


def _confess(error: Exception, arguments: list[str]) -> int:
    """Report a bug of ours in few words, with the traceback only on request."""
    if "--debug" in arguments:
        import traceback

        traceback.print_exception(error)
    click.echo(f"profdiff: a bug in profdiff: {type(error).__name__}: {error}", err=True)
    click.echo(
        "hint: run it again with --debug and report what it prints; CONTRIBUTING.md says where",
        err=True,
    )
    return exit_codes.BUG


def _silence_stdout() -> None:
    """Give the interpreter's last flush somewhere to go, so that it does not complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
