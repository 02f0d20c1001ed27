"""What `profdiff check` costs in a commit hook, beyond git's own time, against `import click, git`.

The repository has 1,000 files, and a change of one page is staged: a paper is accepted. The time of
git is that of the commands that the hook runs, told by git's own trace, each run by itself.
"""

import argparse
import os
import random
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from growth import entry
from measure import ENVIRONMENT, fail, medians, report

FILES = 1_000
PAPERS = 40
NAME = "about.md"
BOUND = 2.0


def site(folder: Path) -> Path:
    """A repository of so many files, with one page staged."""
    dice = random.Random(FILES)  # noqa: S311  # the same pages in every run
    entries = [entry(dice, number) for number in range(PAPERS)]
    for number in range(FILES - 1):
        post = folder / "_posts" / f"2020-01-01-post-{number}.md"
        post.parent.mkdir(parents=True, exist_ok=True)
        post.write_text(f"# A post\n\nNumber {number}.\n", encoding="utf-8")
    (folder / "_config.yml").write_text("title: Ada Adler\n", encoding="utf-8")
    (folder / NAME).write_text(page(entries), encoding="utf-8")
    who = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org")
    commit = (*who, "commit", "-q", "-m", "a site")
    steps: tuple[tuple[str, ...], ...] = (("init", "-q"), ("add", "."), commit)
    for command in steps:
        subprocess.run(("git", "-C", str(folder), *command), check=True)
    entries[7][2] = "ICLR 2025"
    (folder / NAME).write_text(page(entries), encoding="utf-8")
    subprocess.run(["git", "-C", folder, "add", NAME], check=True)
    return folder


def page(entries: list[list[str]]) -> str:
    """A page with a list of papers."""
    listed = "".join(f"- **{title}**. {by}. *{at}*.\n" for title, by, at in entries)
    return f"# Ada Adler\n\nI am a PhD student at Halden University.\n\n## Papers\n\n{listed}"


def hook(folder: Path, **environment: str) -> Callable[[], object]:
    """A task that runs the hook."""
    command = [str(Path(sys.executable).parent / "profdiff"), "check"]

    def run() -> None:
        subprocess.run(
            command,
            cwd=folder,
            stdout=subprocess.DEVNULL,
            env={**ENVIRONMENT, **environment},
            check=True,
        )

    return run


def commands(folder: Path, trace: Path) -> list[list[str]]:
    """The commands of git that the hook runs (git help git, GIT_TRACE)."""
    hook(folder, GIT_TRACE=str(trace))()
    lines = trace.read_text(encoding="utf-8").splitlines()
    told = [line.partition("trace: built-in: ")[2] for line in lines]
    found = [shlex.split(line) for line in told if line]
    if not found:
        fail("git told of no command")
    return found


def gits(folder: Path, ran: list[list[str]]) -> Callable[[], object]:
    """A task that runs these commands, one after the other."""

    def run() -> None:
        for command in ran:
            subprocess.run(
                command,
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                env=ENVIRONMENT,
                check=True,
            )

    return run


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as name:
        folder = site(Path(name) / "site")
        ran = commands(folder, Path(name) / "trace")

        def libraries() -> None:
            command = [sys.executable, "-c", "import click, git"]
            subprocess.run(command, env=ENVIRONMENT, check=True)

        tasks = {"check": hook(folder), "git": gits(folder, ran), "click, git": libraries}
        times = medians(tasks, rounds)
    times["beyond git"] = times["check"] - times["git"]
    title = f"profdiff check in a hook, median of {rounds}; git runs {len(ran)} times"
    return report(title, times, [("beyond git", "click, git", BOUND)])


if __name__ == "__main__":
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.exit(main())
