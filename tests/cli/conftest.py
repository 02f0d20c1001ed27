"""Two small pages, and the command line run on them: in a process of its own or in the test's."""

import os
import subprocess
import sys
from typing import NamedTuple

import pytest

from profdiff.cli.program import run
from repositories import Repo, plain_git

__all__ = ["plain_git"]

OLD = """\
---
title: Mira Sol
---

# About

I am a Ph.D. student at Halden University.

# Publications

- Mira Sol, Ivo Brandt. *Sparse Gradients in Dense Cities*.
  [Preprint 2021](https://arxiv.org/abs/2104.01234)
- Ivo Brandt, Mira Sol. *A Note on Kerbs*. In TRB 2020.
"""
NEW = OLD.replace(
    "a Ph.D. student at Halden University", "a research scientist at Brightwater"
).replace("Preprint 2021", "NeurIPS 2022")
VARIABLES = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "TERM")


class Outcome(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def pages(tmp_path, monkeypatch):
    """A folder, made current, with `old.md` and `new.md`."""
    (tmp_path / "old.md").write_text(OLD, encoding="utf-8")
    (tmp_path / "new.md").write_text(NEW, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def repository(pages, monkeypatch, plain_git):  # noqa: ARG001  # no configuration of ours
    """A repository, made current, with the two pages as versions of `about.md`."""
    made = Repo(pages / "repository")
    made.commit("about.md", OLD, "2022-01-10T12:00:00+00:00")
    made.commit("about.md", NEW, "2022-09-20T12:00:00+00:00")
    monkeypatch.chdir(made.path)
    return made


@pytest.fixture(autouse=True)
def no_colour_wishes(monkeypatch):
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def profdiff(pages, capfd):  # noqa: ARG001  # pages is where it runs
    """Runs a command line in this process."""

    def call(*arguments):
        capfd.readouterr()
        code = run([str(argument) for argument in arguments])
        return Outcome(code, *capfd.readouterr())

    return call


@pytest.fixture
def process(pages):  # noqa: ARG001  # pages is where it runs
    """Runs a command line in a process of its own; the environment can be added to."""

    def call(*arguments, environ=None, **given):
        done = subprocess.run(
            [sys.executable, "-m", "profdiff", *map(str, arguments)],
            env={**os.environ, "PYTHONIOENCODING": "utf-8", **(environ or {})},
            capture_output=True,
            check=False,
            timeout=60,
            **given,
        )
        return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())

    return call
