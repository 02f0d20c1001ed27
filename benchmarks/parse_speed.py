"""How long parsing a publications page takes, against markdown-it-py only tokenizing it.

Both in one process, on the same bytes: once as it comes, where profdiff remembers texts that it has
met, and once with these forgotten before each run, as for a page that is new. The
lexicon stays loaded.
"""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

from markdown_it import MarkdownIt
from measure import medians, report

import profdiff

SNAPSHOTS = Path(__file__).parent.parent / "snapshots"
PAGE = SNAPSHOTS / "lianmin-zheng-publications" / "2024-03-16.md"


def memories() -> list[Callable[[], None]]:
    """What empties the caches of profdiff that have a size, which are those of page texts."""
    found = {}
    for module in [m for name, m in sys.modules.items() if name.startswith("profdiff.")]:
        for value in vars(module).values():
            if hasattr(value, "cache_parameters") and value.cache_parameters()["maxsize"]:
                found[id(value)] = value.cache_clear
    return list(found.values())


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=200)
    options = parser.parse_args()
    page = PAGE.read_bytes()
    tokenizer = MarkdownIt("commonmark")

    profdiff.parse(page)
    forget = memories()

    def parse_anew() -> None:
        for clear in forget:
            clear()
        profdiff.parse(page)

    tasks = {
        "profdiff.parse": lambda: profdiff.parse(page),
        "profdiff.parse, all new": parse_anew,
        "markdown-it-py": lambda: tokenizer.parse(page.decode()),
    }
    times = medians(tasks, options.rounds, time.process_time)
    title = f"a publications page of {len(page)} bytes, median of {options.rounds}"
    return report(title, times, [(name, "markdown-it-py", 2.0) for name in list(tasks)[:2]])


if __name__ == "__main__":
    sys.exit(main())
