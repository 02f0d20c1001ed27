"""The commands in the documentation: what a page shows, and what they print.

Run as a program, it writes into the pages what their commands print today; look at the difference
before you commit it.
"""

import os
import pty
import re
import shutil
import subprocess
import sys
import tempfile
import termios
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
PAGES = sorted(
    path
    for folder in (".", "docs", "snapshots", "benchmarks")
    for path in (ROOT / folder).glob("*.md")
)
CODE = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)
#: A line of a page's output that stands for any lines.
ELLIPSIS = "…"


class Example(NamedTuple):
    """A command as a page shows it, and what it shows below it; lines count from 1."""

    line: int
    command: str
    output: list[str]


def blocks(page: Path, language: str) -> Iterator[tuple[int, str]]:
    """The fenced blocks in a language, each with the line on which it begins."""
    text = page.read_text(encoding="utf-8")
    for match in CODE.finditer(text):
        if match[1] == language:
            yield text.count("\n", 0, match.start()) + 2, match[2]


def examples(page: Path) -> list[Example]:
    """The commands that a page shows as typed at a prompt."""
    found: list[Example] = []
    for start, block in blocks(page, "console"):
        for line, text in enumerate(block.splitlines(), start):
            if text.startswith("$ "):
                found.append(Example(line, text[2:], []))
            else:
                found[-1].output.append(text)
    return found


def run(page: Path) -> Iterator[tuple[Example, str]]:
    """A page's examples and what they print, one after the other in a folder with the store."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "snapshots", Path(folder) / "snapshots")
        for example in examples(page):
            yield example, on_a_terminal(example.command, Path(folder))


def on_a_terminal(command: str, folder: Path) -> str:
    """What a command prints on a terminal of 80 columns without colours."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 80))
    scripts = str(Path(sys.executable).parent)
    environment = {
        "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "TERM": "xterm",
        "NO_COLOR": "1",
        "GIT_AUTHOR_NAME": "Example",
        "GIT_AUTHOR_EMAIL": "example@example.org",
        "GIT_AUTHOR_DATE": "2024-02-01T12:00:00Z",
        "GIT_COMMITTER_DATE": "2024-02-01T12:00:00Z",
        "GIT_COMMITTER_NAME": "Example",
        "GIT_COMMITTER_EMAIL": "example@example.org",
        "GIT_CONFIG_NOSYSTEM": "1",
    }
    with subprocess.Popen(
        ["bash", "-c", command],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
    ):
        os.close(theirs)
        printed = b"".join(iter(lambda: _read(ours), b""))
    os.close(ours)
    return printed.decode().replace("\r\n", "\n")


def _read(descriptor: int) -> bytes:
    """What there is to read; nothing once all who write have left (Linux says EIO then)."""
    try:
        return os.read(descriptor, 65536)
    except OSError:
        return b""


def shown(expected: list[str]) -> re.Pattern[str]:
    """What an example's output has to match."""
    parts = (r"(?:.*\n)*?" if line == ELLIPSIS else re.escape(line) + "\n" for line in expected)
    return re.compile("".join(parts))


def refresh(page: Path) -> None:
    """Put what the commands of a page print below them, where it shows anything unabridged."""
    lines = page.read_text(encoding="utf-8").splitlines()
    for example, printed in reversed(list(run(page))):
        if example.output and ELLIPSIS not in example.output:
            lines[example.line : example.line + len(example.output)] = printed.splitlines()
    page.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    for documented in PAGES:
        refresh(documented)
