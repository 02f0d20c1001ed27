"""How right the reading is: scores labelled pages, by entity, format and class of page.

    python benchmarks/accuracy.py FOLDER... [--verbose] [--write PAGE] [--min-f1 F]

A labelled folder holds `pairs.tsv` (id, class, old page, new page, labels) or `pages.tsv` (id,
class, page, labels), paths relative to it; or folders that each hold `old.*`, `new.*` and one
`*.jsonl`, whose class is the name of the folder above. Labels are JSON lines, described in
`docs/accuracy.md`. Two versions score each change that a reader names, one version each record and
each labelled field of it.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import labels
import msgspec

import profdiff

#: A class with fewer labels says too little to be held to a bound of its own.
ENOUGH = 10
#: Where the tables stand in a page.
MARKERS = ("<!-- measured: begin -->", "<!-- measured: end -->")


class Case(NamedTuple):
    """One page, or two versions of one, and what a reader says of it."""

    name: str
    page_class: str
    pages: tuple[Path, ...]
    labels: list[labels.Label]


class Tally(NamedTuple):
    """How many labels were met and missed, and how much was told that no label has."""

    hits: int = 0
    misses: int = 0
    alarms: int = 0

    def __add__(self, other: "Tally") -> "Tally":  # type: ignore[override]  # counts are summed
        return Tally(*(a + b for a, b in zip(self, other, strict=True)))

    @property
    def precision(self) -> float:
        """The share of what was told that is so; 1 where nothing was told."""
        return self.hits / (self.hits + self.alarms) if self.hits + self.alarms else 1.0

    @property
    def recall(self) -> float:
        """The share of the labels that were told; 1 where there are none."""
        return self.hits / (self.hits + self.misses) if self.hits + self.misses else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = 2 * self.hits + self.misses + self.alarms
        return 2 * self.hits / total if total else 1.0


Tallies = dict[tuple[str, str], Tally]


def cases(folder: Path) -> Iterator[Case]:
    """The labelled pages of a folder. Raises `SystemExit` where it has none."""
    listed = [folder / name for name in ("pairs.tsv", "pages.tsv") if (folder / name).exists()]
    found = [case for listing in listed for case in _listed(listing)]
    found += [] if listed else _kept_in_folders(folder)
    if not found:
        raise SystemExit(f"{folder}: no pairs.tsv, no pages.tsv, and no folder with labelled pages")
    yield from found


def _listed(listing: Path) -> Iterator[Case]:
    for row in listing.read_text(encoding="utf-8").splitlines():
        if row.strip() and not row.startswith("#"):
            name, page_class, *pages, told = row.split("\t")
            folder = listing.parent
            yield Case(
                name, page_class, tuple(folder / page for page in pages), _labels(folder / told)
            )


def _kept_in_folders(folder: Path) -> Iterator[Case]:
    for old in sorted(folder.glob("**/old.*")):
        told = sorted(old.parent.glob("*.jsonl"))
        new = sorted(old.parent.glob("new.*"))
        if told and new:
            name = old.parent
            yield Case(name.name, name.parent.name, (old, new[0]), _labels(told[0]))


def _labels(path: Path) -> list[labels.Label]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def judge(case: Case) -> labels.Verdict:
    """What profdiff says of a case, against what a reader says."""
    if len(case.pages) == 1:
        profile: dict[str, Any] = msgspec.to_builtins(profdiff.parse(case.pages[0]))
        return labels.judge_records(case.labels, profile)
    compared: dict[str, Any] = msgspec.to_builtins(profdiff.compare(*case.pages))
    return labels.judge_changes(case.labels, compared["changes"])


def measure(found: Iterable[Case], *, verbose: bool) -> Tallies:
    """Tallies by (what is counted, its name), over all cases."""
    tallies: Tallies = {}
    for case in found:
        verdict = judge(case)
        kind = "changes" if len(case.pages) == 2 else "records"
        page_format = " to ".join(dict.fromkeys(page.suffix.lstrip(".") for page in case.pages))
        # A class whose versions say the same has no label, and still can raise an alarm.
        tallies.setdefault((f"{kind} by class of page", case.page_class), Tally())
        for place, entities in enumerate((verdict.hits, verdict.misses, verdict.alarms)):
            for entity, count in Counter(each.entity for each in entities).items():
                one = Tally(*(count if at == place else 0 for at in range(3)))
                for key in (
                    (f"{kind} by entity", entity),
                    (f"{kind} by format", page_format),
                    (f"{kind} by class of page", case.page_class),
                    ("in all", kind),
                ):
                    tallies[key] = tallies.get(key, Tally()) + one
        if verbose:
            _tell(case, verdict)
    return tallies


def _tell(case: Case, verdict: labels.Verdict) -> None:
    print(f"{case.name}: {len(verdict.hits)} met")
    for said, found in (("missed", verdict.misses), ("alarm", verdict.alarms)):
        for each in found:
            print(f"  {said:7} {each.entity}: {each.said[:150]}")


def tables(tallies: Tallies) -> str:
    """The tallies as Markdown, a table for each thing that is counted."""
    lines: list[str] = []
    for title in sorted({title for title, _ in tallies}, key=lambda each: (each != "in all", each)):
        lines += [f"| {title} | labels | met | false alarms | precision | recall | F1 |"]
        lines += ["| --- | ---: | ---: | ---: | ---: | ---: | ---: |"]
        for (of, name), tally in sorted(tallies.items()):
            if of == title:
                shares = " | ".join(f"{x:.3f}" for x in (tally.precision, tally.recall, tally.f1))
                lines.append(
                    f"| {name} | {tally.hits + tally.misses} | {tally.hits} | {tally.alarms} "
                    f"| {shares} |"
                )
        lines.append("")
    return "\n".join(lines).rstrip()


def write(page: Path, measured: str) -> None:
    """Put the tables between a page's markers. Raises `SystemExit` where it has none."""
    text = page.read_text(encoding="utf-8")
    before, begin, rest = text.partition(MARKERS[0])
    _, end, after = rest.partition(MARKERS[1])
    if not (begin and end):
        raise SystemExit(f"{page}: no place for the tables; it needs the lines {MARKERS}")
    page.write_text(f"{before}{begin}\n{measured}\n{end}{after}", encoding="utf-8")


def shortfalls(tallies: Tallies, least: float, least_by_class: float) -> list[str]:
    """What falls below its floor: the whole, or a class with enough labels."""
    told = []
    for (of, name), tally in sorted(tallies.items()):
        by_class = of.endswith("class of page") and tally.hits + tally.misses >= ENOUGH
        floor = least if of == "in all" else least_by_class if by_class else 0.0
        if tally.f1 < floor:
            told.append(f"{of}: {name}: F1 {tally.f1:.3f} is below {floor:.3f}")
    return told


def main() -> int:
    """Print or write the tables; 1 if something falls below its floor."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--verbose", action="store_true", help="name each error")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the tables into this page")
    parser.add_argument("--min-f1", type=float, default=0.0, help="the floor over all")
    parser.add_argument(
        "--min-class-f1", type=float, default=0.0, help=f"of each class with {ENOUGH} labels"
    )
    given = parser.parse_args()
    found = [case for folder in given.folders for case in cases(folder)]
    tallies = measure(found, verbose=given.verbose)
    measured = tables(tallies)
    if given.write:
        write(given.write, measured)
    else:
        print(measured)
    short = shortfalls(tallies, given.min_f1, given.min_class_f1)
    for line in short:
        print(line, file=sys.stderr)
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
