"""A file grows by what changes, not by what all versions have in common."""

import random

from growth import entry

from profdiff import api

PAPERS = 40


def size(store, versions):
    dice = random.Random(1)  # noqa: S311  # the same pages in every run
    folder = store / f"page-{versions}"
    folder.mkdir(parents=True)
    entries = [entry(dice, at) for at in range(PAPERS)]
    for at in range(versions):
        entries[at][2] = "ICLR 2026"
        listed = "".join(f"- **{title}**. {by}. *{venue}*.\n" for title, by, venue in entries)
        page = f"# Ada Adler\n\n## Papers\n\n{listed}"
        (folder / f"2024-01-{at + 1:02}.md").write_text(page, encoding="utf-8")
    return len(api.report(folder.name, store=store))


def test_a_version_adds_what_it_changes(tmp_path):
    few, many = (size(tmp_path, versions) for versions in (2, 22))
    assert (many - few) / 20 < 3_000  # all of its papers are more than twice that
