"""Comments on a page silence a rule for one item or for the page, and no other."""

import pytest

from profdiff.checking.run import Checking
from profdiff.sources.source import Source

ONE = "- Engineer, Sand Works, 2021 - 2012"
OTHER = "- Analyst, Shore Institute, 2019 - 2011"


def markdown(before="", after="", end=""):
    page = ["# Ada Example", "", "## Experience", "", before, ONE + after, OTHER, "", end, ""]
    return "\n".join(page)


def check(text, path="about.md"):
    checking = Checking(today="2026-01-15", accepted="/dev/null")
    checking.page(Source(spec=path, path=path, data=text.encode()))
    report = checking.done()
    found = [each.what for each in report.findings if each.rule == "end-before-start"]
    return found, report.ignored


def test_both_are_told_without_a_comment():
    assert check(markdown()) == (["Engineer, Sand Works", "Analyst, Shore Institute"], 0)


@pytest.mark.parametrize(
    "page",
    [
        markdown(before="<!-- profdiff: ignore end-before-start -->"),
        markdown(after=" <!-- profdiff: ignore end-before-start -->"),
        markdown(before="<!-- profdiff: ignore venue-lost, end-before-start -->"),
        markdown(before="<!-- Profdiff: IGNORE end-before-start because the dates are jokes -->"),
    ],
)
def test_a_comment_is_for_one_item(page):
    assert check(page) == (["Analyst, Shore Institute"], 1)


def test_a_comment_is_for_the_page():
    assert check(markdown(end="<!-- profdiff: ignore-page end-before-start -->")) == ([], 2)


@pytest.mark.parametrize(
    "words",
    [
        "<!-- profdiff: ignore venue-lost -->",
        "<!-- ignore end-before-start -->",
        "profdiff: ignore end-before-start",
        "<!-- profdiff: ignore -->",
    ],
)
def test_other_words_silence_nothing(words):
    assert check(markdown(end=words, before=""))[1] == 0


def test_a_comment_in_latex():
    page = (
        "\\documentclass{article}\n\\begin{document}\nAda Example\n\\section{Experience}\n"
        "\\begin{itemize}\n% profdiff: ignore end-before-start\n"
        "\\item Engineer, Sand Works, 2021 - 2012\n\\item Analyst, Shore Institute, 2019 - 2011\n"
        "\\end{itemize}\n\\end{document}\n"
    )
    assert check(page, "cv.tex") == (["Analyst, Shore Institute"], 1)


def test_a_comment_in_html():
    page = (
        "<html><body><h1>Ada Example</h1><h2>Experience</h2><ul>\n"
        "<!-- profdiff: ignore end-before-start -->\n"
        "<li>Engineer, Sand Works, 2021 - 2012</li>\n"
        "<li>Analyst, Shore Institute, 2019 - 2011</li></ul></body></html>\n"
    )
    assert check(page, "index.html") == (["Analyst, Shore Institute"], 1)


def test_a_rule_that_there_is_not_is_told():
    checking = Checking(today="2026-01-15", accepted="/dev/null")
    page = markdown(before="<!-- profdiff: ignore venue-losst -->")
    checking.page(Source(spec="about.md", path="about.md", data=page.encode()))
    (found,) = checking.done().pages[0].diagnostics
    assert (found.code, found.line) == ("unknown-rule", 5)
    assert "venue-lost" in found.message
