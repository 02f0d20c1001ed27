"""What `profdiff report` costs over 200 versions and 500 publications: its time against that of
`profdiff log`, both knowing nothing and both with what they kept; the size of its file; and how
long a browser takes to open it.

A browser opens the report and, for comparison, a file with the same words and nothing else. It is
the Chromium that PROFDIFF_BROWSER names, or the first on PATH.
"""

import argparse
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from growth import entry
from measure import ENVIRONMENT, medians, report

import history

VERSIONS, PAPERS = 200, 500
MEGABYTES, MILLISECONDS = 3.0, 1000.0
LOG_BOUND, PLAIN_BOUND = 2.0, 10.0
_NAVIGATION = 'performance.getEntriesByType("navigation")[0].loadEventEnd'


def pages(number: int, papers: int) -> Iterator[str]:
    """Versions of a page that in the end lists so many papers: one comes, or one is accepted."""
    dice = random.Random(number)  # noqa: S311  # the same pages in every run
    entries = [entry(dice, at) for at in range(papers - number // 2)]
    for version in range(number):
        if version % 2:
            dice.choice(entries)[2] = f"ICLR {2015 + version % 10}"
        else:
            entries.insert(0, entry(dice, papers + version))
        listed = "".join(f"- **{title}**. {by}. *{at}*.\n" for title, by, at in entries)
        yield f"# Ada Adler\n\nI am a PhD student at Halden University.\n\n## Papers\n\n{listed}"


def times(repository: Path, file: Path, cache: Path, rounds: int) -> int:
    """The table of both commands; 1 if a bound is passed."""
    program = str(Path(sys.executable).parent / "profdiff")

    def run(*arguments: str) -> None:
        subprocess.run(
            [program, *arguments],
            cwd=repository,
            stdout=subprocess.DEVNULL,
            env={**ENVIRONMENT, "XDG_CACHE_HOME": str(cache)},
            check=True,
        )

    def cold(*arguments: str) -> None:
        shutil.rmtree(cache, ignore_errors=True)
        run(*arguments)

    report_, log = ("report", history.NAME, "-o", str(file)), ("log", history.NAME)
    tasks = {
        "report": lambda: cold(*report_),
        "report, again": lambda: run(*report_),
        "log": lambda: cold(*log),
        "log, again": lambda: run(*log),
    }
    bounds = [("report", "log", LOG_BOUND), ("report, again", "log, again", LOG_BOUND)]
    return report(f"time, median of {rounds}", medians(tasks, rounds), bounds)


def size(file: Path) -> int:
    """The size of the file; 1 if it is over the bound."""
    megabytes = file.stat().st_size / 1e6
    over = megabytes > MEGABYTES
    print(f"size: {megabytes:.2f} MB ({'over' if over else 'within'} the bound of {MEGABYTES:g})")
    return over


def opening(file: Path, rounds: int) -> int:
    """How long a browser takes until the file is loaded; 1 if a bound is passed."""
    from playwright.sync_api import sync_playwright

    named = os.environ.get("PROFDIFF_BROWSER", "")
    names = [named] if named else ["chromium-headless-shell", "chromium", "google-chrome"]
    program = next(filter(None, map(shutil.which, names)), None)
    if program is None:
        print("opening: not measured, there is no browser")
        return 0
    plain = file.with_name("plain.html")
    with sync_playwright() as running:
        browser = running.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(file.as_uri())
        words = page.evaluate("document.body.textContent").replace("<", "&lt;")
        plain.write_text(f"<!doctype html><pre>{words}</pre>", encoding="utf-8")
        found: dict[str, list[float]] = {"the report": [], "its words alone": []}
        for _ in range(rounds):
            for name, each in zip(found, (file, plain), strict=True):
                page.goto(each.as_uri())
                found[name].append(page.evaluate(_NAVIGATION))
        browser.close()
    medians_ = {name: statistics.median(runs) / 1000 for name, runs in found.items()}
    missed = report(
        f"opening in a browser, median of {rounds}",
        medians_,
        [("the report", "its words alone", PLAIN_BOUND)],
    )
    over = medians_["the report"] * 1000 > MILLISECONDS
    print(f"  the report: {'over' if over else 'within'} the bound of {MILLISECONDS:g} ms")
    return missed or over


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        repository = history.committed(folder / "page", pages(VERSIONS, PAPERS))
        file = folder / "report.html"
        missed = times(repository, file, folder / "cache", options.rounds)
        missed = size(file) or missed
        return opening(file, options.rounds) or missed


if __name__ == "__main__":
    sys.exit(main())
