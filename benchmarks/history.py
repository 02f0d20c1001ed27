"""What `profdiff log` costs: of one history, cold and with what an earlier run kept, against
`import click`; and how time and memory grow with the number of versions.

The history is that of PATH in the repository REPOSITORY, or one of 77 versions that is made here.
Versions are invented: a page grows by a paper at a time, and papers are accepted.
"""

import argparse
import math
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from growth import entry
from measure import ENVIRONMENT, medians, report

VERSIONS = 77
SIZES = (100, 1_000, 10_000)
#: The invented pages of the growing histories list no more papers than this: what grows is the
#: number of versions.
PAPERS = 20
MEMORY = 200
EXPONENT = 1.1
NAME = "about.md"


def pages(number: int, papers: int) -> Iterator[str]:
    """The versions of an invented page: a paper comes, one is accepted, the oldest may go."""
    dice = random.Random(number)  # noqa: S311  # the same pages in every run
    entries: list[list[str]] = []
    for version in range(number):
        if entries and version % 2:
            dice.choice(entries)[2] = f"ICLR {2015 + version % 10}"
        else:
            entries.insert(0, entry(dice, version))
            del entries[papers:]
        listed = "".join(f"- **{title}**. {by}. *{at}*.\n" for title, by, at in entries)
        yield f"# Ada Adler\n\nI am a PhD student at Halden University.\n\n## Papers\n\n{listed}"


def history(folder: Path, number: int, papers: int) -> Path:
    """A repository with so many versions of an invented page."""
    return committed(folder, pages(number, papers))


def committed(folder: Path, pages: Iterable[str]) -> Path:
    """A repository with these versions of a page, made by `git fast-import`."""
    folder.mkdir()
    subprocess.run(["git", "init", "-q", "-b", "main", folder], check=True)
    stream = [b"feature done\n"]
    for version, page in enumerate(pages):
        data = page.encode()
        stream.append(
            b"commit refs/heads/main\ncommitter Ada <ada@example.org> %d +0000\n"
            b"data 6\nedited\nM 100644 inline %s\ndata %d\n%s\n"
            % (1_400_000_000 + version * 30_000, NAME.encode(), len(data), data)
        )
    stream.append(b"done\n")
    command = ["git", "-C", folder, "fast-import", "--quiet"]
    subprocess.run(command, input=b"".join(stream), check=True)
    return folder


class Log:
    """`profdiff log` of a page, with a cache folder of its own."""

    def __init__(self, repository: Path, path: str, cache: Path) -> None:
        beside = Path(sys.executable).parent
        self._command = [beside / "profdiff", "log", path]
        self._repository, self._cache = repository, cache

    def warm(self) -> None:
        """A run that may use what others kept."""
        subprocess.run(
            self._command,
            cwd=self._repository,
            stdout=subprocess.DEVNULL,
            env={**ENVIRONMENT, "XDG_CACHE_HOME": str(self._cache)},
            check=True,
        )

    def cold(self) -> None:
        """A run that knows nothing."""
        shutil.rmtree(self._cache, ignore_errors=True)
        self.warm()


def against_click(log: Log, rounds: int) -> int:
    """The table of one history; 1 if a bound is passed."""

    def click() -> None:
        subprocess.run([sys.executable, "-c", "import click"], env=ENVIRONMENT, check=True)

    tasks = {"cold": log.cold, "warm": log.warm, "import click": click}
    times = medians(tasks, rounds)
    bounds = [("cold", "import click", 6.0), ("warm", "import click", 3.0)]
    return report(f"profdiff log, median of {rounds}", times, bounds)


def growth(folder: Path, sizes: tuple[int, ...]) -> int:
    """The table of growing histories; 1 if a bound is passed."""
    print("profdiff log, cold: versions, seconds of processor, megabytes at most")
    measured: list[tuple[int, float]] = []
    memory = 0.0
    for size in sizes:
        repository = history(folder / str(size), size, PAPERS)
        log = Log(repository, NAME, folder / f"cache-{size}")
        seconds, memory = _used(log.cold)
        measured.append((size, seconds))
        print(f"  {size:>7,}  {seconds:8.2f} s  {memory:6.0f} MB")
    missed = memory > MEMORY
    print(f"  memory {memory:.0f} MB ({'over' if missed else 'within'} the bound of {MEMORY})")
    for (small, before), (large, after) in pairwise(measured):
        exponent = math.log(after / before) / math.log(large / small)
        over = exponent > EXPONENT
        missed |= over
        verdict = "over" if over else "within"
        print(f"  {small:,} to {large:,}: exponent {exponent:.2f} ({verdict} {EXPONENT})")
    return missed


def _used(task: Callable[[], object]) -> tuple[float, float]:
    """Seconds of processor and megabytes of the largest process that a task starts."""
    child = os.fork()
    if not child:
        try:
            task()
        finally:
            os._exit(0)
    _, status, used = os.wait4(child, 0)
    if status:
        sys.exit("benchmark not run: profdiff failed")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("repository", nargs="?", type=Path)
    parser.add_argument("path", nargs="?", default=NAME)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--largest", type=int, default=SIZES[-1], help="versions at most")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        repository = options.repository or history(folder / "one", VERSIONS, 60)
        missed = against_click(Log(repository, options.path, folder / "cache"), options.rounds)
        sizes = tuple(size for size in SIZES if size <= options.largest)
        return growth(folder, sizes) or missed


if __name__ == "__main__":
    sys.exit(main())
