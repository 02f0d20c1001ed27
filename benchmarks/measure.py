"""Runs what is compared in turn, so that a slow moment of the machine hits all of it alike."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence

#: What a user's shell would pass on; colour and pager settings would change the work done.
ENVIRONMENT = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "NO_COLOR": "1"}


def memories() -> list[Callable[[], None]]:
    """What empties the caches of profdiff that have a size, which are those of page texts."""
    found = {}
    for module in [m for name, m in sys.modules.items() if name.startswith("profdiff.")]:
        for value in vars(module).values():
            if hasattr(value, "cache_parameters") and value.cache_parameters()["maxsize"]:
                found[id(value)] = value.cache_clear
    return list(found.values())


def medians(
    tasks: Mapping[str, Callable[[], object]],
    rounds: int,
    clock: Callable[[], float] = time.perf_counter,
) -> dict[str, float]:
    """Median seconds of each task over interleaved rounds, after one round to warm up.

    For what stays in this process `time.process_time` is the better clock: it does not count
    what other programs do meanwhile.
    """
    taken: dict[str, list[float]] = {name: [] for name in tasks}
    for number in range(rounds + 1):
        for name, task in tasks.items():
            start = clock()
            task()
            seconds = clock() - start
            if number:
                taken[name].append(seconds)
    return {name: statistics.median(runs) for name, runs in taken.items()}


def process(command: Sequence[str | os.PathLike[str]]) -> Callable[[], object]:
    """A task that runs a command in a new process, its output thrown away."""

    def run() -> None:
        subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=ENVIRONMENT,
            check=True,
        )

    return run


def report(title: str, times: Mapping[str, float], bounds: Sequence[tuple[str, str, float]]) -> int:
    """Print the times and each ratio (this, that, bound); 1 if a bound is passed, else 0."""
    print(title)
    width = max(map(len, times))
    for name, seconds in times.items():
        print(f"  {name:{width}}  {seconds * 1000:10.2f} ms")
    missed = 0
    for this, that, bound in bounds:
        ratio = times[this] / times[that]
        missed |= ratio > bound
        verdict = "over" if ratio > bound else "within"
        print(f"  {this} / {that}: {ratio:.2f} ({verdict} the bound of {bound:g})")
    return missed


def fail(message: str) -> None:
    """Leave with a message, as a benchmark that cannot run must not look like one that passed."""
    sys.exit(f"benchmark not run: {message}")
