"""A page of ten times the length costs about ten times the calls, in every format."""

import pytest
from invented import PAGES, Inventor

import profdiff
from cost import calls_of


def read(name, length):
    _, write = PAGES[name]
    page = write(7, length).encode()
    return lambda: profdiff.parse(page, format=name)


@pytest.mark.parametrize("name", PAGES)
def test_calls_grow_as_the_page_does(name):
    read(name, 1)()  # what is loaded once, on first use, belongs to no page
    short, long = (calls_of(read(name, length)) for length in (2, 20))
    assert long < 10.5 * short


PAPER = "Ada Mole, Ben Oak. On Tides of Moles. ICML 2020."
DOCUMENT = r"\documentclass{article}\begin{document}\begin{itemize}"
#: Format, what a page begins with, what it has many of.
SHAPES = {
    "items": ("markdown", "## Publications\n\n", f"- {PAPER}\n"),
    "rows": ("markdown", "| a | b |\n|---|---|\n", f"| {PAPER} | x |\n"),
    "sections": ("markdown", "", f"# Publications 2020\n\n- {PAPER}\n\n"),
    "sentences in cells": ("html", "<table>", "<tr><td>I won it.<td>2020"),
    "broken lines": ("html", "<p>", f"{PAPER}<br>"),
    "items of a document": ("latex", DOCUMENT, rf"\item {PAPER}"),
}


@pytest.mark.parametrize(("name", "head", "part"), SHAPES.values(), ids=SHAPES)
def test_calls_grow_as_a_page_of_one_shape_does(name, head, part):
    def cost(size):
        page = (head + part * size).encode()
        return calls_of(lambda: profdiff.parse(page, format=name))

    cost(10)
    assert cost(1000) < 10.5 * cost(100)


@pytest.mark.parametrize("name", PAGES)
def test_invented_pages_are_read(name):
    _, write = PAGES[name]
    profile = profdiff.parse(write(7, 1).encode(), format=name)
    papers = Inventor(7).facts(1)["papers"]
    assert [p.title for p in profile.publications] == [p["title"] for p in papers]
    assert not profile.diagnostics
