"""How many pages a second profdiff reads, the whole way from bytes to records, and how that grows.

Beside it, in turn on the same pages, a well-known parser of each format that only parses. Pages
are those of the snapshots, invented ones of common and of great length, and the corpus that
PROFDIFF_CORPUS names, if it does. What profdiff remembers of texts that it has met is forgotten
before each page, as if all of it were new; the lexicon stays loaded.

Then the time of invented pages of 1, 10 and 100 times the common length, for each format.
"""

import argparse
import gc
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from invented import PAGES
from measure import medians, memories

import profdiff

SNAPSHOTS = Path(__file__).parent.parent / "snapshots"
#: The most that 100 times the length may cost.
GROWTH = 130
#: The most characters of a page of the corpus, which bounds how long a run takes.
LONGEST = 300_000

Parser = Callable[[bytes], object]


def markdown_it() -> Parser:
    """The tokens of CommonMark, by markdown-it-py."""
    from markdown_it import MarkdownIt

    tokenizer = MarkdownIt("commonmark")
    return lambda page: tokenizer.parse(page.decode())


def beautiful_soup() -> Parser:
    """The tree of a page, by BeautifulSoup with lxml."""
    from bs4 import BeautifulSoup

    return lambda page: BeautifulSoup(page, "lxml")


def bibtexparser() -> Parser:
    """The entries of a bibliography, by bibtexparser."""
    from bibtexparser import parse_string

    return lambda page: parse_string(page.decode())


def pylatexenc() -> Parser:
    """The nodes of a document, by pylatexenc."""
    from pylatexenc.latexwalker import LatexWalker

    return lambda page: LatexWalker(page.decode()).get_latex_nodes()


def pyyaml() -> Parser:
    """The value of a file, by PyYAML's loader in C."""
    import yaml

    return lambda page: yaml.load(page, Loader=yaml.CSafeLoader)


#: Format → (a parser to compare with, its name, how many times its time profdiff may take).
BESIDE: dict[str, tuple[Callable[[], Parser], str, float]] = {
    "markdown": (markdown_it, "markdown-it-py", 2.0),
    "html": (beautiful_soup, "BeautifulSoup (lxml)", 1.0),
    "bibtex": (bibtexparser, "bibtexparser", 1.5),
    "latex": (pylatexenc, "pylatexenc", 2.0),
    "yaml": (pyyaml, "PyYAML (CSafeLoader)", 3.0),
    "json": (pyyaml, "PyYAML (CSafeLoader)", 3.0),
}


def anew(page: bytes, name: str) -> Callable[[], object]:
    """A task that parses a page of a format as if its texts had never been met."""

    def parse() -> None:
        for clear in forgetting:
            clear()
        profdiff.parse(page, format=name)

    profdiff.parse(page, format=name)
    forgetting = memories()
    return parse


def stored(folder: Path, name: str) -> list[bytes]:
    """The distinct pages of a format below a folder, in the order of their names."""
    ending = {"yaml": (".yml", ".yaml")}.get(name, (PAGES[name][0],))
    pages = [
        file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.suffix in ending and file.is_file() and file.name != "README.md"
    ]
    return [page for page in dict.fromkeys(pages) if 200 < len(page) < LONGEST]


def sets(name: str) -> dict[str, list[bytes]]:
    """The pages of a format to measure, by where they come from."""
    _, write = PAGES[name]
    found = {
        "snapshots": stored(SNAPSHOTS, name),
        "invented": [write(seed, 1).encode() for seed in range(6)],
        "invented, long": [write(seed, 8).encode() for seed in range(6, 8)],
    }
    if corpus := os.environ.get("PROFDIFF_CORPUS"):
        found["corpus"] = stored(Path(corpus), name)
    return {source: pages for source, pages in found.items() if pages}


def compare(name: str, pages: list[bytes], rounds: int) -> tuple[float, float]:
    """Seconds that profdiff and that the other parser take for all pages."""
    other = BESIDE[name][0]()
    ours = theirs = 0.0
    for page in pages:
        try:
            other(page)
        except Exception:  # noqa: BLE001, S112  # what only profdiff can read cannot be compared
            continue
        tasks = {"ours": anew(page, name), "theirs": lambda page=page: other(page)}
        times = medians(tasks, rounds, time.process_time)
        ours += times["ours"]
        theirs += times["theirs"]
    return ours, theirs


def print_speed(names: list[str], rounds: int) -> int:
    """Print a row for each format and source of pages; 1 if a bound is passed, else 0."""
    head = f"{'format':9} {'pages':15} {'count':>5} {'kB':>5} {'profdiff':>9}  "
    print(f"{head}{'beside':21} {'pages/s':>8} {'ratio':>6} {'bound':>6}")
    missed = 0
    for name in names:
        _, called, bound = BESIDE[name]
        for source, pages in sets(name).items():
            ours, theirs = compare(name, pages, rounds)
            ratio = ours / theirs
            missed |= ratio > bound
            size = sum(map(len, pages)) / len(pages) / 1000
            row = f"{name:9} {source:15} {len(pages):5} {size:5.0f} {len(pages) / ours:7.0f}/s  "
            verdict = "over" if ratio > bound else ""
            print(
                f"{row}{called:21} {len(pages) / theirs:6.0f}/s {ratio:6.2f} {bound:6g} {verdict}"
            )
    return missed


def print_growth(names: list[str], rounds: int) -> int:
    """Print what longer pages of each format cost; 1 if a bound is passed, else 0."""
    print(f"\n{'format':9} {'x 1':>10} {'x 10':>10} {'x 100':>10} {'x10/x1':>7} {'x100/x1':>8}")
    missed = 0
    for name in names:
        pages = {length: PAGES[name][1](1, length).encode() for length in (1, 10, 100)}
        one, ten, hundred = (
            medians({name: anew(page, name)}, max(rounds, 3), time.process_time)[name]
            for page in pages.values()
        )
        missed |= hundred / one > GROWTH
        cells = "".join(f" {seconds * 1000:7.1f} ms" for seconds in (one, ten, hundred))
        verdict = f"over {GROWTH}" if hundred / one > GROWTH else ""
        print(f"{name:9}{cells} {ten / one:7.1f} {hundred / one:8.1f} {verdict}")
    return missed


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("formats", nargs="*", default=list(BESIDE), metavar="FORMAT")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--no-growth", action="store_true")
    options = parser.parse_args()
    gc.set_threshold(100_000)  # as the command line has it
    missed = print_speed(options.formats, options.rounds)
    return missed if options.no_growth else missed | print_growth(options.formats, options.rounds)


if __name__ == "__main__":
    sys.exit(main())
