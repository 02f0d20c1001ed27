"""Papers below a heading that says they wait for an answer, and what happens when it comes."""

import pytest

from profdiff import compare, parse

PAGE = """\
# Ada Example

## Publications

### Accepted

- A. Example, B. Sample. Sorting Sand by Colour. Journal of Grains, 2021.

### {heading}

- A. Example, C. Third. Counting Waves at Night. Journal of Shores, 2022.
- A. Example, B. Sample. Tides in Teacups. NeurIPS 2022.
"""
TIDES = "- A. Example, B. Sample. Tides in Teacups. NeurIPS 2022.\n"


def page(heading="Under Review"):
    return PAGE.format(heading=heading).encode()


@pytest.mark.parametrize(
    ("heading", "status"),
    [
        ("Under Review", "submitted"),
        ("In Submission", "submitted"),
        ("Submitted manuscripts", "submitted"),
        ("Eingereicht", "submitted"),
        ("Published and submitted", "published"),
        ("Peer-reviewed papers", "published"),
    ],
)
def test_a_heading_says_how_far_papers_are(heading, status):
    papers = parse(page(heading)).publications
    assert [paper.status for paper in papers] == ["published", status, status]
    assert papers[1].venue.text == "Journal of Shores 2022"


def test_a_paper_that_moves_up_is_accepted():
    old = page().decode()
    new = old.replace(TIDES, "").replace("### Accepted\n\n", f"### Accepted\n\n{TIDES}")
    (change,) = compare(old.encode(), new.encode()).changes
    assert (change.op, change.transitions) == ("changed", ["accepted"])
    (back,) = compare(new.encode(), old.encode()).changes
    assert back.transitions == ["submitted"]


def test_a_heading_in_other_words_changes_nothing():
    compared = compare(page(), page("Submitted"))
    assert {change.entity for change in compared.changes} <= {"statement"}
