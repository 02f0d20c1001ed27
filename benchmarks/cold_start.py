"""How long a cold `profdiff compare` of two home pages takes, against two other cold starts.

One is `deep diff` on the records of the same two pages, which is what one would type without
profdiff; the other is `python -c "import click"`, below which no click program can start.
"""

import argparse
import sys
import tempfile
from pathlib import Path

import msgspec
from measure import fail, medians, process, report

import profdiff
from profdiff.records import ENTITIES

SNAPSHOTS = Path(__file__).parent.parent / "snapshots" / "lianmin-zheng"
OLD, NEW = SNAPSHOTS / "2024-01-20.md", SNAPSHOTS / "2025-09-06.md"


def records_file(page: Path, folder: Path) -> Path:
    """The records of a page as a JSON file, without the places that only profdiff knows of."""
    profile = profdiff.parse(page)
    records = {name: msgspec.to_builtins(getattr(profile, name)) for name, _ in ENTITIES.values()}
    for rows in records.values():
        for row in rows:
            del row["span"]
    file = folder / f"{page.stem}.json"
    file.write_bytes(msgspec.json.encode(records))
    return file


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=25)
    beside = Path(sys.executable).parent
    parser.add_argument(
        "--deep", type=Path, default=beside / "deep", help="the deepdiff script to measure against"
    )
    options = parser.parse_args()
    if not options.deep.exists():
        fail(f"{options.deep} is missing; see benchmarks/README.md")
    with tempfile.TemporaryDirectory() as folder:
        files = [records_file(page, Path(folder)) for page in (OLD, NEW)]
        tasks = {
            "profdiff compare": process([beside / "profdiff", "compare", OLD, NEW]),
            "deep diff": process([options.deep, "diff", *files]),
            "import click": process([sys.executable, "-c", "import click"]),
            "bare python": process([sys.executable, "-c", "pass"]),
        }
        times = medians(tasks, options.rounds)
    bounds = [("profdiff compare", "deep diff", 0.6), ("profdiff compare", "import click", 2.0)]
    return report(f"cold start, median of {options.rounds}", times, bounds)


if __name__ == "__main__":
    sys.exit(main())
