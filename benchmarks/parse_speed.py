"""How long parsing a publications page takes, against markdown-it-py only tokenizing it.

Both in one process, on the same bytes. The folded forms of texts that profdiff remembers between
pages are forgotten before each run: no page is met for the second time.
"""

import argparse
import sys
from pathlib import Path

from markdown_it import MarkdownIt
from measure import medians, report

import profdiff
from profdiff.normal import fold

SNAPSHOTS = Path(__file__).parent.parent / "snapshots"
PAGE = SNAPSHOTS / "lianmin-zheng-publications" / "2024-03-16.md"


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=200)
    options = parser.parse_args()
    page = PAGE.read_bytes()
    tokenizer = MarkdownIt("commonmark")

    def parse() -> None:
        fold.cache_clear()
        profdiff.parse(page)

    tasks = {
        "profdiff.parse": parse,
        "markdown-it-py": lambda: tokenizer.parse(page.decode()),
    }
    times = medians(tasks, options.rounds)
    title = f"a publications page of {len(page)} bytes, median of {options.rounds}"
    return report(title, times, [("profdiff.parse", "markdown-it-py", 2.0)])


if __name__ == "__main__":
    sys.exit(main())
