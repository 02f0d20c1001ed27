"""How the time of comparing grows with the number of publications: ten times as many should
cost about ten times as long.

The lists are invented by a seeded generator. Of the new list one entry in ten is accepted
somewhere, one in twenty retitled, one in twenty removed and as many added, and all are shuffled.
Garbage is collected as rarely as the command line has it: the collector's own work grows with all
that is alive, which says nothing about comparing.
"""

import argparse
import gc
import random
import sys
import time

from measure import medians, report

import profdiff

WORDS = (
    "sparse dense neural causal robust latent graph tensor kernel stream memory cache layer "
    "query index proof token agent sensor signal image speech motion market protein climate "
    "learning search training inference scheduling alignment retrieval planning sampling pruning"
).split()
GIVEN = "Ada Ben Chloe Dev Eva Finn Gita Hugo Ines Jon Kira Leo Mina Noor Omar Pia".split()
FAMILY = "Adler Bose Costa Diaz Evans Fujii Gupta Hahn Ito Jansen Kim Lopez Mora Novak".split()
VENUES = ["NeurIPS 2024", "ICML 2023", "OSDI 2022", "ACL 2021", "CVPR 2020"]


def entry(dice: random.Random, number: int) -> list[str]:
    """Title, authors and venue of one invented paper."""
    words = [dice.choice(WORDS).capitalize() for _ in range(5)]
    title = f"{words[0]} {words[1]} {words[2]} for {words[3]} {words[4]} {number}"
    authors = [f"{dice.choice(GIVEN)} {dice.choice(FAMILY)}" for _ in range(3)]
    return [title, ", ".join(authors), dice.choice(["arXiv 2024", *VENUES])]


def edited(dice: random.Random, entries: list[list[str]]) -> list[list[str]]:
    """The list a year later."""
    after = []
    for title, authors, venue in entries:
        luck = dice.random()
        if luck < 0.05:
            continue
        if luck < 0.10:
            after.append([title.replace(" for ", " and Faster "), authors, venue])
        elif luck < 0.20:
            after.append([title, authors, "ICLR 2025"])
        else:
            after.append([title, authors, venue])
    added = len(entries) // 20
    after += [entry(dice, len(entries) + number) for number in range(added)]
    dice.shuffle(after)
    return after


def page(entries: list[list[str]]) -> bytes:
    """The page that lists the entries."""
    items = (f"- **{title}**. {authors}. *{venue}*.\n" for title, authors, venue in entries)
    return ("# Ada Adler\n\n## Publications\n\n" + "".join(items)).encode()


def profiles(size: int) -> tuple[profdiff.Profile, profdiff.Profile]:
    """An old and a new profile with that many publications."""
    dice = random.Random(size)  # noqa: S311  # the same pages in every run
    entries = [entry(dice, number) for number in range(size)]
    old, new = page(entries), page(edited(dice, entries))
    return profdiff.parse(old), profdiff.parse(new)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    gc.set_threshold(100_000)
    pairs = {size: profiles(size) for size in (1_000, 10_000)}
    found = {size: len(old.publications) for size, (old, _) in pairs.items()}
    tasks = {
        f"{size:,} publications": (lambda pair=pair: profdiff.compare(*pair))
        for size, pair in pairs.items()
    }
    times = medians(tasks, options.rounds, time.process_time)
    title = f"compare, median of {options.rounds}; publications read: {found}"
    return report(title, times, [("10,000 publications", "1,000 publications", 15.0)])


if __name__ == "__main__":
    sys.exit(main())
