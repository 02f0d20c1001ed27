"""What a page says does not depend on the pages that were read before it."""

from pathlib import Path

import msgspec
import pytest

from profdiff import api
from profdiff.extract import citations, prose
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


def test_where_prose_stands_counts():
    lecturer = "Lecturer at Halden University, Department of Physics."
    above = "We meet on Mondays."
    pages = [f"# Mira Sol\n\n{text}\n".encode() for text in (lecturer, f"{above}\n\n{lecturer}")]
    fresh = []
    for page in pages:
        forget()
        fresh.append(read(page))
    assert fresh[0] != fresh[1]
    forget()
    assert [read(page) for page in (*pages, *pages)] == fresh * 2


def test_what_else_a_page_says_of_a_fact_stays_with_it():
    told = "# Mira Sol\n\nI am a PhD student at Halden University, advised by Orla Venn.\n"
    listed = f"{told}\n## Experience\n\n- PhD student, Halden University, 2021 - present\n"
    fresh = []
    for page in (told, listed):
        forget()
        fresh.append(read(page.encode()))
    forget()
    assert [read(page.encode()) for page in (listed, told) * 2] == [fresh[1], fresh[0]] * 2


def test_prose_is_read_once(monkeypatch):
    asked = []
    ours = prose._read_sentence
    monkeypatch.setattr(prose, "_read_sentence", lambda *given: asked.append(given) or ours(*given))
    forget()
    page = f"# Mira Sol\n\n{SENTENCE.format('Mira Sol')}\n"
    read(page.encode())
    assert len(asked) == 2
    read(f"{page}\nI like boats.\n".encode())
    assert len(asked) == 3


PAPERS = [
    "M. Sol, I. Brandt. Tidal Gauges at Rest. Proc. of the Harbour Workshop, 2021.",
    "I. Brandt, M. Sol. Gauges of Small Seas. Journal of Quays, 2019.",
    "M. Sol, O. Venn, I. Brandt. What a Moor Holds. arXiv preprint, 2023.",
]


def papers(*entries):
    listed = "".join(f"- {entry}\n" for entry in entries)
    return f"# Mira Sol\n\n## Publications\n\n{listed}".encode()


def test_an_entry_is_read_once(monkeypatch):
    asked = []
    ours = citations.find_venue
    monkeypatch.setattr(citations, "find_venue", lambda *given: asked.append(given) or ours(*given))
    forget()
    read(papers(*PAPERS[:2]))
    assert len(asked) == 2
    read(papers(PAPERS[2], *PAPERS[:2]))
    assert len(asked) == 3


def test_the_list_that_an_entry_stands_in_counts():
    quoted = [entry.replace(". ", '. "', 1).replace(". ", '." ', 2) for entry in PAPERS]
    pages = [papers(*PAPERS), papers(PAPERS[0], *quoted), papers(*quoted), papers(PAPERS[1])]
    fresh = []
    for page in pages:
        forget()
        fresh.append(read(page))
    forget()
    assert [read(page) for page in (*pages, *reversed(pages))] == [*fresh, *reversed(fresh)]
