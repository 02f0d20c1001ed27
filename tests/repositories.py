"""Real git repositories, each made by real git in a folder of its own."""

import os
import subprocess
from pathlib import Path

import pytest

CONFIG = """\
[user]
    name = A. Tester
    email = tester@example.org
[init]
    defaultBranch = main
[protocol "file"]
    allow = always
"""
#: Names that a shell, git, a terminal or a decoder could take for something else.
ODD_NAMES = ["-x.md", " a b .md", "*.md", ":(top)x.md", "a\nb.md", 'q"q.md', "é.md", "caf\udce9.md"]
#: Settings that name a program to be run.
TRAPS = (
    "core.fsmonitor",
    "core.pager",
    "core.editor",
    "core.sshCommand",
    "core.askPass",
    "core.alternateRefsCommand",
    "diff.external",
    "diff.trap.textconv",
    "diff.trap.command",
    "filter.trap.clean",
    "filter.trap.smudge",
    "filter.trap.process",
    "merge.trap.driver",
    "gpg.program",
    "credential.helper",
    "alias.rev-parse",
    "alias.cat-file",
    "alias.rev-list",
    "alias.diff-tree",
    "alias.log",
    "alias.show",
    "uploadpack.packObjectsHook",
)
HOOKS = ("post-index-change", "reference-transaction", "fsmonitor-watchman", "post-checkout")


class Repo:
    """A git repository; calling it runs git in it and returns what git prints."""

    def __init__(self, path: Path, *options: str) -> None:
        self.path = path
        path.mkdir(parents=True, exist_ok=True)
        self("init", "-q", *options)

    def __call__(self, *arguments: str, cwd: Path | None = None, **environment: str) -> str:
        done = subprocess.run(
            ["git", *arguments],
            cwd=cwd or self.path,
            env={**os.environ, **environment},
            capture_output=True,
            check=True,
        )
        return os.fsdecode(done.stdout).strip()

    def write(self, name: str, text: str | bytes) -> Path:
        file = self.path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def commit(self, name: str, text: str | bytes, date: str = "2024-01-20T12:00:00+00:00") -> str:
        self.write(name, text)
        self("--literal-pathspecs", "add", "--", name)
        dates = {"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date}
        self("commit", "-q", "-m", f"{name} changes", **dates)
        return self("rev-parse", "HEAD")


@pytest.fixture(autouse=True)
def plain_git(monkeypatch, tmp_path_factory):
    """No configuration or cache of this machine, and none of a hook that tests may run in."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    config = tmp_path_factory.mktemp("home") / "gitconfig"
    config.write_text(CONFIG)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))


@pytest.fixture
def repo(tmp_path, monkeypatch):
    """A repository with two commits of page.md, in which the test stands."""
    made = Repo(tmp_path / "repo")
    made.commit("page.md", "first\n", "2023-05-01T23:30:00-0800")
    made.commit("page.md", "second\n")
    monkeypatch.chdir(made.path)
    return made


@pytest.fixture
def make_repo(tmp_path, monkeypatch):
    """Makes an empty repository and goes there."""

    def make(name="other", *options):
        made = Repo(tmp_path / name, *options)
        monkeypatch.chdir(made.path)
        return made

    return make


@pytest.fixture
def trapped(repo, tmp_path):
    """The repository with everything that can name a program naming one that leaves a mark here."""
    return set_traps(repo, tmp_path)


def set_traps(repo, tmp_path):
    marks = tmp_path / "marks"
    marks.mkdir()
    program = tmp_path / "trap"
    program.write_text(f'#!/bin/sh\necho "$0 $*" >> "{marks}/$$"\n')
    program.chmod(0o755)
    repo.commit(".gitattributes", "*.md diff=trap filter=trap merge=trap\n")
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    for hook in HOOKS:
        (hooks / hook).symlink_to(program)
    repo("config", "core.hooksPath", str(hooks))
    repo("config", "log.showSignature", "true")
    for key in TRAPS:
        prefix = "!" if key.startswith("alias") else ""
        repo("config", key, f"{prefix}{program}")
    return marks
