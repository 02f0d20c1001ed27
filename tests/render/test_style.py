"""When a report is coloured, how wide it is, and that colour says nothing alone."""

import re

import pytest

from profdiff.render import render_comparison
from profdiff.render.style import Style, line_width, use_color


@pytest.mark.parametrize(
    ("option", "environ", "terminal", "piped"),
    [
        ("auto", {}, True, False),
        ("always", {}, True, True),
        ("never", {}, False, False),
        ("always", {"NO_COLOR": "1"}, True, True),
        ("never", {"FORCE_COLOR": "1", "CLICOLOR_FORCE": "1"}, False, False),
        ("auto", {"NO_COLOR": "1"}, False, False),
        ("auto", {"NO_COLOR": "0"}, False, False),
        ("auto", {"NO_COLOR": ""}, True, False),
        ("auto", {"FORCE_COLOR": "1"}, True, True),
        ("auto", {"FORCE_COLOR": "3"}, True, True),
        ("auto", {"FORCE_COLOR": ""}, True, False),
        ("auto", {"FORCE_COLOR": "0"}, False, False),
        ("auto", {"FORCE_COLOR": "false"}, False, False),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False, False),
        ("auto", {"CLICOLOR": "0"}, False, False),
        ("auto", {"CLICOLOR": "1"}, True, False),
        ("auto", {"CLICOLOR_FORCE": "1"}, True, True),
        ("auto", {"CLICOLOR_FORCE": "0"}, True, False),
        ("auto", {"CLICOLOR": "0", "CLICOLOR_FORCE": "1"}, True, True),
        ("auto", {"NO_COLOR": "1", "CLICOLOR_FORCE": "1"}, False, False),
        ("auto", {"TERM": "dumb"}, False, False),
        ("auto", {"TERM": "dumb", "FORCE_COLOR": "1"}, True, True),
        ("auto", {"TERM": "xterm-256color"}, True, False),
    ],
)
def test_when_to_colour(option, environ, terminal, piped):
    assert use_color(option, environ, is_terminal=True) is terminal
    assert use_color(option, environ, is_terminal=False) is piped


@pytest.mark.parametrize(
    ("columns", "terminal", "width"),
    [
        (None, None, 80),
        (None, 72, 72),
        (None, 300, 100),
        (None, 10, 40),
        (None, 0, 80),
        ("60", 90, 60),
        ("", 90, 90),
        ("wide", 90, 90),
        ("-5", 90, 90),
        ("0", 90, 80),
    ],
)
def test_width(columns, terminal, width):
    assert line_width({} if columns is None else {"COLUMNS": columns}, terminal) == width


@pytest.mark.parametrize("columns", [True, False])
def test_colour_adds_nothing_but_colour(examples, columns):
    plain = render_comparison(examples.career(), "text", Style(columns=columns))
    colored = render_comparison(examples.career(), "text", Style(columns=columns, color=True))
    assert "\x1b[" in colored
    bare = re.sub(r"\x1b\[[\d;]*m", "", colored)
    assert [line.rstrip() for line in bare.splitlines()] == plain.splitlines()


def test_a_colour_means_one_sign(examples):
    colored = render_comparison(examples.career(), "text", Style(columns=True, color=True))
    signs = set(re.findall(r"\x1b\[(3[1-6])m([^\s\x1b]+)", colored))
    assert signs == {("31", "-"), ("32", "+"), ("33", "~"), ("36", "→")}


def test_ascii_where_the_stream_has_no_more(examples):
    for columns in (True, False):
        style = Style(columns=columns, unicode=False)
        assert render_comparison(examples.career(), "text", style).isascii()


def test_the_words_that_differ_stand_out(examples):
    colored = render_comparison(examples.reworded(), "text", Style(columns=True, color=True))
    assert "I \x1b[1mlike\x1b[0m kerbs, really" in colored
    assert "I \x1b[1mlove\x1b[0m kerbs, really \x1b[1mand truly\x1b[0m" in colored
