"""What a page says does not depend on the pages that were read before it."""

from pathlib import Path

import msgspec
import pytest

from profdiff import api
from profdiff.lexicon import tables

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    [
        *(ROOT / "snapshots").glob("*/2*.md"),
        *(ROOT / "snapshots").glob("*/2*.txt"),
        *(ROOT / "tests" / "cases" / "languages").glob("*/page.md"),
    ]
)


def read(data, name="page.md"):
    return msgspec.json.encode(api.parse_bytes(data, name))


def forget():
    for each in tables._forgetting:
        each()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}-{page.stem}")
def test_a_page_that_was_met_before_is_read_the_same(page):
    data = page.read_bytes()
    forget()
    fresh = read(data, page.name)
    lower = b"\n" * 3 + data
    forget()
    below = read(lower, page.name)
    # Met before, but three lines higher up.
    assert read(data, page.name) == fresh
    assert read(lower, page.name) == below


SENTENCE = "{} is a research scientist at Brightwater. I received my Ph.D. from Halden University."


def test_whose_page_it_is_counts():
    prose_of_mira = SENTENCE.format("Mira Sol")
    pages = [f"# {name}\n\n{prose_of_mira}\n".encode() for name in ("Ivo Brandt", "Mira Sol")]
    fresh = []
    for page in pages:
        forget()
        fresh.append(read(page))
    forget()
    assert [read(page) for page in (*pages, *pages)] == fresh * 2
