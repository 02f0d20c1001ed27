"""Whose page it is: a page of somebody else is told, a changed name is no somebody else."""

import pytest

from profdiff import compare
from profdiff.render import words

MIRA = """\
---
title: Mira Sol
---
I am a professor of geology at Halden University. I study the sand of slow rivers.

## Publications

- M. Sol, I. Brandt. Sparse Tails in Dense Winds. Journal of Kites, 2021.
- M. Sol. Rivers that Forget Their Deltas. Journal of Kites, 2019.

## Contact

[mail](mailto:sol@halden.example)
"""
IVO = """\
---
title: Ivo Brandt
---
I am a research engineer at Brightwater. I build kites that measure the weather.

## Publications

- M. Sol, I. Brandt. Sparse Tails in Dense Winds. Journal of Kites, 2021.
- I. Brandt, T. Rill. Bridles for Strong Gusts. Journal of Kites, 2022.
- T. Rill, I. Brandt. A Spool of One Thread. Journal of Kites, 2023.

[mail](mailto:brandt@brightwater.example)
"""
LAB = "# Sediment Lab\n\nThe Sediment Lab is a research group at Lenz University.\n"


def told(old, new):
    return compare(old.encode(), new.encode())


@pytest.mark.parametrize(
    "pair", [(MIRA, IVO), (IVO, MIRA), (MIRA, LAB)], ids=["person", "back", "lab"]
)
def test_another_subject_is_told(pair):
    compared = told(*pair)
    (page,) = (change for change in compared.changes if change.entity == "page")
    assert page.transitions == ["subject-changed"]
    assert page.severity == "major"
    assert page.fields[0].field == "name"
    assert words.warning(compared) == "The two sides are pages of different people or groups."


def test_what_one_is_does_not_become_what_the_other_is():
    roles = [c.op for c in told(MIRA, IVO).changes if c.entity == "role"]
    assert sorted(roles) == ["added", "removed"]
    moved = MIRA.replace("a professor of geology at Halden", "a research engineer at Lenz")
    assert [c.op for c in told(MIRA, moved).changes if c.entity == "role"] == ["changed"]


@pytest.mark.parametrize(
    "new",
    [
        MIRA.replace("title: Mira Sol", "title: Mira Sol Brandt"),
        MIRA.replace("title: Mira Sol", "title: Mira A. Sol"),
        MIRA.replace("title: Mira Sol", "title: Mira Brandt"),
        MIRA.replace("title: Mira Sol", "title: Dr. M. Sol, Ph.D."),
        MIRA.replace("title: Mira Sol", "title: 白浜 汐"),
        MIRA.replace("title: Mira Sol", "title: Vera Rill"),
        IVO.replace("Ivo Brandt", "Mira Solberg"),
        IVO.replace("brandt@brightwater.example", "sol@halden.example"),
        MIRA.replace("title: Mira Sol", "title: Publications"),
    ],
    ids=[
        "second surname",
        "middle initial",
        "married name",
        "title",
        "other script",
        "same words under another name",
        "same first name, other page",
        "same address",
        "no name",
    ],
)
def test_the_same_subject(new):
    for old, other in ((MIRA, new), (new, MIRA)):
        changes = told(old, other).changes
        assert all("subject-changed" not in change.transitions for change in changes)
