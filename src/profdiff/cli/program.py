"""The program: its commands, loaded when called, and how each way to fail ends."""

import errno
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
    "check": "profdiff.cli.check",
    "accept": "profdiff.cli.accept",
    "rules": "profdiff.cli.rules",
    "explain": "profdiff.cli.explain",
    "log": "profdiff.cli.log",
    "show": "profdiff.cli.show",
    "blame": "profdiff.cli.blame",
    "timeline": "profdiff.cli.timeline",
    "changelog": "profdiff.cli.changelog",
    "report": "profdiff.cli.report",
    "news": "profdiff.cli.news",
    "commit-message": "profdiff.cli.commit_message",
    "snapshot": "profdiff.cli.snapshot",
    "reparse": "profdiff.cli.reparse",
    "init": "profdiff.cli.init",
    "install": "profdiff.cli.install",
    "parse": "profdiff.cli.parse",
    "export": "profdiff.cli.export",
    "schema": "profdiff.cli.schema",
}

#: Commands that other programs run, and nobody else: name → module and attribute.
FOR_PROGRAMS = {
    "git-diff": ("profdiff.cli.git_driver", "diff_command"),
    "git-textconv": ("profdiff.cli.git_driver", "textconv_command"),
}

#: The file descriptor of standard output, whatever `sys.stdout` has become.
STDOUT = 1


class Program(click.Group):
    """A group that imports a command's module only when the command is called or listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """The commands in the order in which a newcomer meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # click's
        """The command of that name, or None."""
        module, name = FOR_PROGRAMS.get(cmd_name, (COMMANDS.get(cmd_name), "command"))
        if module is None:
            return None
        from importlib import import_module

        from profdiff.cli.cold_start import import_msgspec

        import_msgspec()
        command: click.Command = getattr(import_module(module), name)
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
    if sys.stdout is None:
        _stand_in_for_stdout()
    for stream in (sys.stdout, sys.stderr):
        # A page may hold what the terminal's encoding lacks: print it escaped, never fail on it.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = _invoke(arguments)
        sys.stdout.flush()
    except (KeyboardInterrupt, click.Abort):
        # The terminal has echoed ^C, without a new line.
        click.echo(err=True)
        return exit_codes.INTERRUPTED
    except click.ClickException as error:
        error.show()
        return exit_codes.FAILED
    except ProfdiffError as error:
        return _refuse(error)
    except OSError as error:
        return _cannot_write(error)
    except Exception as error:  # noqa: BLE001  # whatever else ends here is a bug, and says so
        return _confess(error, arguments)
    return code


def _invoke(arguments: list[str]) -> int:
    """The exit code that a command returns.

    Does what click's `main` does but for its ends, which give 1 to a broken pipe and to Ctrl-C:
    here that says that something changed.
    """
    if "_PROFDIFF_COMPLETE" in os.environ:
        program.main(arguments, prog_name="profdiff")
    try:
        with program.make_context("profdiff", list(arguments)) as context:
            code: int = program.invoke(context)
    except click.exceptions.Exit as end:
        return end.exit_code
    return code


def _refuse(error: ProfdiffError) -> int:
    """Say what could not be done, why, and what to do next."""
    from profdiff.render.sanitise import sanitise

    click.echo(f"profdiff: {sanitise(str(error))}", err=True)
    if error.hint:
        click.echo(f"hint: {sanitise(error.hint)}", err=True)
    return exit_codes.FAILED


def _stand_in_for_stdout() -> None:
    """Put a stream that takes nothing where the caller closed standard output.

    Else the next file to be opened would be it; and a result that is asked for must fail.
    """
    os.dup2(os.open(os.devnull, os.O_RDONLY), STDOUT)
    sys.stdout = open(STDOUT, "w", encoding="utf-8")  # noqa: SIM115  # open as long as we run


def _cannot_write(error: OSError) -> int:
    """Say why the result cannot be written; that nobody reads any longer needs no saying.

    Reading a page never ends here: sources refuse with an error of their own.
    """
    # The interpreter's last flush needs somewhere to go, or it complains.
    os.dup2(os.open(os.devnull, os.O_WRONLY), STDOUT)
    if isinstance(error, BrokenPipeError):
        return exit_codes.BROKEN_PIPE
    where = str(error.filename or "standard output")
    if error.errno == errno.EBADF:
        return _refuse(ProfdiffError(where, "is closed", "send it somewhere, or name a file"))
    return _refuse(ProfdiffError(where, error.strerror or str(error), "is there room to write?"))


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
