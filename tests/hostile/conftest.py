"""Runs the real command line in a process of its own, with little memory and little time.

A process, because some inputs kill a parser outright; a limit, because others eat all memory.
"""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

MEMORY = 1 << 20  # KiB of address space
SECONDS = 30
PROFDIFF = [sys.executable, "-P", "-m", "profdiff"]
SRC = str(Path(__file__).parents[2] / "src")
#: What a page must not be able to send to a terminal: controls, and marks that turn the text round.
FORBIDDEN = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture(scope="session")
def harmless():
    """Whether a terminal only shows a text, and obeys none of it."""
    return lambda text: not FORBIDDEN.search(text)


@dataclass
class Outcome:
    """How a command ended: its exit code, and what it printed where."""

    code: int
    out: str
    err: str

    def check(self, code):
        """Hold the outcome to what all bad input has in common; `code` is the one expected."""
        said = self.err[-2000:]
        assert "Traceback" not in self.err, said
        assert "a bug in profdiff" not in self.err, said
        assert self.code == code, f"exit {self.code}: {said}"
        assert not FORBIDDEN.search(self.err), repr(said)
        if code == 2:
            assert self.out == ""
            assert "hint: " in self.err
        return self


def environment(**changes):
    """The environment for a run: nothing of git's, and this checkout's package."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("GIT_", "PYTHON"))}
    given = {"PYTHONPATH": SRC, "PYTHONIOENCODING": "utf-8", "COLUMNS": "80", **changes}
    return {k: v for k, v in {**kept, **given}.items() if v is not None}


def limited(*arguments):
    """The command line of profdiff under a memory limit."""
    limit = f'ulimit -v {MEMORY}; exec "$@"'
    return ["/bin/sh", "-c", limit, "sh", *PROFDIFF, *map(os.fspath, arguments)]


@pytest.fixture
def profdiff(tmp_path):
    """Runs profdiff in `tmp_path`."""

    def run(*arguments, stdin=b"", cwd=tmp_path, seconds=SECONDS, encoding="utf-8", **changes):
        done = subprocess.run(
            limited(*arguments),
            input=stdin,
            cwd=cwd,
            env=environment(**changes),
            capture_output=True,
            timeout=seconds,
            check=False,
        )
        return Outcome(done.returncode, done.stdout.decode(encoding), done.stderr.decode(encoding))

    return run


@pytest.fixture
def in_shell(tmp_path):
    """Runs profdiff from a line of shell, in which `"$@"` is the command."""

    def run(line, *arguments):
        done = subprocess.run(
            ["/bin/sh", "-c", line, "sh", *PROFDIFF, *map(os.fspath, arguments)],
            cwd=tmp_path,
            env=environment(),
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
        return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture
def start(tmp_path):
    """Starts profdiff in `tmp_path` and returns the process, which ends with the test."""
    running = []

    def begin(*arguments, cwd=tmp_path, **streams):
        streams = {"stdin": subprocess.PIPE, "stderr": subprocess.PIPE, **streams}
        process = subprocess.Popen(limited(*arguments), cwd=cwd, env=environment(), **streams)
        running.append(process)
        return process

    yield begin
    for process in running:
        process.kill()
        process.communicate()


@pytest.fixture
def page(tmp_path):
    """A good page."""
    file = tmp_path / "good.md"
    file.write_text("# Ada Moreau\n\nI am a postdoc at Example University.\n")
    return file
