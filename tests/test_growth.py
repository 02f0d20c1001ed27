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


@pytest.mark.parametrize("name", PAGES)
def test_invented_pages_are_read(name):
    _, write = PAGES[name]
    profile = profdiff.parse(write(7, 1).encode(), format=name)
    papers = Inventor(7).facts(1)["papers"]
    assert [p.title for p in profile.publications] == [p["title"] for p in papers]
    assert not profile.diagnostics
