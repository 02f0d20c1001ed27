"""How the program starts and ends: its help, its failures and the signals."""

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

import profdiff as package
from profdiff import api
from profdiff.cli import exit_codes
from profdiff.cli.program import COMMANDS, program
from profdiff.errors import ProfdiffError


def test_version(profdiff):
    assert profdiff("--version").out == f"profdiff {package.__version__}\n"


def test_help_names_every_command(profdiff):
    outcome = profdiff("--help")
    assert outcome.code == 0
    assert all(f"\n  {name} " in outcome.out for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_that_fits(profdiff, name):
    outcome = profdiff(name, "-h")
    assert outcome.code == 0
    assert max(map(len, outcome.out.splitlines())) <= 80


def options_of_commands():
    for name in COMMANDS:
        command = program.get_command(click.Context(program), name)
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                yield pytest.param(parameter, id=f"{name}{parameter.opts[-1]}")


@pytest.mark.parametrize("option", list(options_of_commands()))
def test_every_option_is_explained(option):
    assert option.help
    assert option.help.endswith(".")


@pytest.mark.parametrize(
    "arguments",
    [
        ("frobnicate",),
        ("compare",),
        ("compare", "old.md"),
        ("compare", "old.md", "new.md", "third.md"),
        ("compare", "old.md", "new.md", "--frobnicate"),
        ("compare", "old.md", "new.md", "--format", "yaml"),
        ("compare", "old.md", "new.md", "--color", "maybe"),
        ("compare", "old.md", "new.md", "--max-bytes", "many"),
        ("parse",),
        ("--frobnicate",),
    ],
)
def test_bad_usage(profdiff, arguments):
    outcome = profdiff(*arguments)
    assert outcome.code == exit_codes.FAILED
    assert outcome.out == ""
    assert "Error: " in outcome.err


@pytest.fixture
def failing(monkeypatch):
    """Makes every command that parses a page fail with an exception."""

    def arrange(error):
        def parse(*_arguments, **_options):
            raise error

        monkeypatch.setattr(api, "parse", parse)

    return arrange


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (ProfdiffError("old.md", "cannot be read", "read another"), exit_codes.FAILED),
        (OSError(28, "No space left on device", "/tmp/x"), exit_codes.FAILED),  # noqa: S108  # a name
        (KeyboardInterrupt(), exit_codes.INTERRUPTED),
        (click.Abort(), exit_codes.INTERRUPTED),
        (click.exceptions.Exit(0), exit_codes.DONE),
        (BrokenPipeError(32, "Broken pipe"), exit_codes.BROKEN_PIPE),
        (ValueError("no"), exit_codes.BUG),
        (RecursionError("too deep"), exit_codes.BUG),
        (MemoryError(), exit_codes.BUG),
    ],
)
def test_each_failure_has_its_exit_code(profdiff, failing, monkeypatch, error, code):
    monkeypatch.setattr(os, "dup2", lambda *_: None)  # keep the test's own standard output
    failing(error)
    assert profdiff("parse", "old.md").code == code


def test_a_refusal_says_what_why_and_what_next(profdiff, failing):
    failing(ProfdiffError("old.md", "cannot be read", "read another"))
    err = profdiff("parse", "old.md").err
    assert err == "profdiff: old.md: cannot be read\nhint: read another\n"


def test_a_refusal_is_safe_to_print(profdiff, failing):
    failing(ProfdiffError("\x1b[31mold.md", "\x9bodd\n", "\u202e"))
    err = profdiff("parse", "old.md").err
    assert err == "profdiff: \\x1b[31mold.md: \\x9bodd \nhint: \\u202e\n"


def test_a_bug_is_short_and_the_traceback_for_the_asking(profdiff, failing):
    failing(ZeroDivisionError("division by zero"))
    short = profdiff("parse", "old.md").err
    assert short.startswith("profdiff: a bug in profdiff: ZeroDivisionError: division by zero\n")
    assert "--debug" in short
    assert "Traceback" not in short
    assert "Traceback" in profdiff("parse", "old.md", "--debug").err


def test_completion(process):
    outcome = process(
        environ={
            "_PROFDIFF_COMPLETE": "bash_complete",
            "COMP_WORDS": "profdiff comp",
            "COMP_CWORD": "1",
        }
    )
    assert outcome.out == "plain,compare\n"


def test_module(process):
    outcome = process("--version")
    assert outcome.code == 0
    assert outcome.out == f"profdiff {package.__version__}\n"


@pytest.mark.usefixtures("pages")
def test_broken_pipe():
    for command in (("compare", "old.md", "new.md"), ("schema", "profile"), ("--help",)):
        reading, writing = os.pipe()
        os.close(reading)
        done = subprocess.run(
            [sys.executable, "-m", "profdiff", *command],
            stdout=writing,
            stderr=subprocess.PIPE,
            check=False,
        )
        os.close(writing)
        assert done.returncode == exit_codes.BROKEN_PIPE
        assert done.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.usefixtures("pages")
def test_full_disk():
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "profdiff", "compare", "old.md", "new.md"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == exit_codes.FAILED
    assert done.stderr.startswith("profdiff: ")
    assert "No space left" in done.stderr
    assert "Traceback" not in done.stderr
