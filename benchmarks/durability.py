"""What the snapshot store survives: many writers, kills, a full disk, no right to write, lost bits.

Each trial is of the real thing: processes of their own, the kernel's SIGKILL, its limit on the size
of files, its rights. The tests of the store do the same for less long. With `--write` the figures
are put into docs/reliability.md. The exit code is 1 if anything was lost.
"""

import argparse
import os
import platform
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from profdiff.errors import SnapshotError
from profdiff.sources import read_source
from profdiff.store import add, profiles, verify

PAGE = Path(__file__).parent.parent / "docs" / "reliability.md"
#: The table in the page that the figures are put into.
TABLE = re.compile(r"(?<=\n)\| trial \|.*?\n(?=\n)", re.S)
NOBODY = 65534

WRITER = """
import sys
from profdiff.store import add
for number in range(int(sys.argv[2])):
    page = f"# Mira\\n\\n{sys.argv[1]} {number}\\n".encode()
    added = add("store", "mira", page, at="2024-01-20", extension="md")
    # One write to the pipe, so that a page is told wholly or not at all.
    sys.stdout.write(f"{added.snapshot.stem} {number}\\n")
    sys.stdout.flush()
"""

FULL = """
import resource, signal, sys
from profdiff.errors import SnapshotError
from profdiff.store import add
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
try:
    add("store", "mira", b"x" * 5000, at="2024-01-21", extension="md")
except SnapshotError as error:
    print(error)
"""


class Figure(NamedTuple):
    """What a trial was, what came of it, and whether that is what has to be."""

    trial: str
    outcome: str
    good: bool


@contextmanager
def empty_folder() -> Iterator[Path]:
    """A new folder, made current."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            yield Path(folder)
        finally:
            os.chdir(before)


def start(code: str, *arguments: object) -> subprocess.Popen[str]:
    """A process that runs some code of this file."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def many_writers(processes: int, pages: int) -> Figure:
    """Processes that all add pages to one profile at once."""
    with empty_folder():
        writers = [start(WRITER, number, pages) for number in range(processes)]
        told = [line.split()[0] for each in writers for line in _said(each)]
        held = {snapshot.stem for snapshot in profiles("store")["mira"]}
        faults = verify("store")
    lost = processes * pages - len(held & set(told))
    outcome = f"{len(held)} in the store, {lost} lost, {len(faults)} faults"
    trial = f"{processes} processes add {pages} pages each to one profile"
    return Figure(trial, outcome, good=not lost and not faults)


def _said(process: subprocess.Popen[str]) -> list[str]:
    out, _ = process.communicate()
    # What a killed process had begun to say is no word of it.
    return out.split("\n")[:-1]


def kills(number: int, dice: random.Random) -> Figure:
    """Writers killed while they write; what they told has to be there, and the next one works."""
    told = lost = drafts = unusable = 0
    for _ in range(number):
        with empty_folder():
            writer = start(WRITER, 1, 10_000)
            time.sleep(dice.uniform(0, 0.03) if _first(writer) else 0)
            writer.send_signal(signal.SIGKILL)
            acknowledged = [("2024-01-20", "0"), *(line.split() for line in _said(writer))]
            told += len(acknowledged)
            lost += sum(not _there(stem, count) for stem, count in acknowledged)
            faults = verify("store")
            drafts += sum("writer that was killed" in fault.why for fault in faults)
            unusable += any("writer that was killed" not in fault.why for fault in faults)
            add("store", "mira", b"next", at="2024-02-01", extension="md")
            unusable += bool(verify("store"))
    outcome = (
        f"{told} pages told as added, {lost} lost, {drafts} drafts left and removed by the next "
        f"add, {unusable} stores with other faults"
    )
    return Figure(f"{number} writers killed (SIGKILL)", outcome, good=not lost and not unusable)


def _first(writer: subprocess.Popen[str]) -> bool:
    """Wait for the first page to be told."""
    assert writer.stdout  # noqa: S101  # it was started so
    return os.read(writer.stdout.fileno(), 13) == b"2024-01-20 0\n"


def _there(stem: str, count: str) -> bool:
    try:
        data = read_source(f"mira@{stem}", store="store").data
    except SnapshotError:
        return False
    return data == f"# Mira\n\n1 {count}\n".encode()


def full_disk(limits: range) -> Figure:
    """A page that finds no room, at many places: RLIMIT_FSIZE stops the writer there."""
    refused = torn = 0
    for limit in limits:
        with empty_folder():
            add("store", "mira", b"old", at="2024-01-20", extension="md")
            before = _contents()
            (said,) = _said(start(FULL, limit)) or [""]
            refused += "cannot be written: File too large" in said
            torn += _contents() != before or bool(verify("store"))
    outcome = f"{refused} told, {torn} stores not as before"
    trial = f"{len(limits)} pages that find no room (RLIMIT_FSIZE)"
    return Figure(trial, outcome, good=refused == len(limits) and not torn)


def read_only() -> Figure:
    """A store that the user may not write."""
    with empty_folder() as folder:
        folder.chmod(0o755)
        add("store", "mira", b"old", at="2024-01-20", extension="md")
        before = _contents()
        for place in (folder / "store", folder / "store" / "mira"):
            place.chmod(0o555)
        said = _in_a_child(lambda: add("store", "mira", b"new", at="2024-01-21", extension="md"))
        same = _contents() == before and not verify("store")
        for place in (folder / "store", folder / "store" / "mira"):
            place.chmod(0o755)
    good = same and "cannot be written: Permission denied" in said
    return Figure("a store that may not be written", "told, as before" if good else said, good)


def _in_a_child(act: Callable[[], object]) -> str:
    """What an act is refused with, done in a child without a superuser's rights."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            if os.geteuid() == 0:
                os.setuid(NOBODY)
            act()
        except SnapshotError as error:
            os.write(writing, str(error).encode())
        finally:
            os._exit(0)
    os.close(writing)
    said = os.read(reading, 4096).decode()
    os.close(reading)
    os.waitpid(child, 0)
    return said or "not refused"


def _contents() -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in Path("store").rglob("*") if path.is_file()}


def flipped_bits(number: int, dice: random.Random) -> Figure:
    """One bit turned over in each of the stored files."""
    with empty_folder():
        for count in range(number):
            page = f"# Mira\n\n{count}\n".encode()
            add("store", f"mira-{count}", page, at="2024-01-20", extension="md")
        for page in Path("store").glob("*/*.md"):
            data = bytearray(page.read_bytes())
            data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
            page.write_bytes(data)
        faults = len(verify("store"))
    trial = f"one bit turned over in each of {number} pages"
    return Figure(trial, f"`snapshot verify` finds {faults}", good=faults == number)


def main() -> int:
    """Try it all, print the figures, and put them into the page if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"put the figures into {PAGE.name}")
    parser.add_argument("--seed", type=int, default=time.time_ns())
    options = parser.parse_args()
    dice = random.Random(options.seed)  # noqa: S311  # moments and places, no secrets
    figures = []
    for trial in (
        lambda: many_writers(8, 50),
        lambda: kills(200, dice),
        lambda: full_disk(range(0, 5000, 100)),
        read_only,
        lambda: flipped_bits(50, dice),
    ):
        figures.append(trial())
        print(
            f"{'ok  ' if figures[-1].good else 'FAIL'} {figures[-1].trial}: {figures[-1].outcome}"
        )
    if options.write:
        rows = "".join(f"| {figure.trial} | {figure.outcome} |\n" for figure in figures)
        when = datetime.now(UTC).date().isoformat()
        system = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
        head = f"| trial | outcome ({when}, {system}) |\n| --- | --- |\n"
        text = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(TABLE.sub(lambda _: head + rows, text), encoding="utf-8")
    return not all(figure.good for figure in figures)


if __name__ == "__main__":
    sys.exit(main())
