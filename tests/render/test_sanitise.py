"""No page text reaches a terminal or a file with anything that acts."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from profdiff.render import render_comparison
from profdiff.render.markdown import escape
from profdiff.render.sanitise import inert, sanitise
from profdiff.render.style import Style
from profdiff.render.words import summary

ACTING = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    r"\ufeff\ufff9-\ufffb\U000e0000-\U000e007f\ud800-\udfff]"
)
TEXT = st.text(st.characters() | st.sampled_from("\x1b\x9b\u202e\u200b\n\r\t[]<>&`*_#@!|~\\"))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("Jürgen Ŝ 王 Łukasz", "Jürgen Ŝ 王 Łukasz"),
        ("a\x1b[31mb", "a\\x1b[31mb"),
        ("a\x9bb\x7f", "a\\x9bb\\x7f"),
        ("two\nlines\tand\r\nmore", "two lines and  more"),
        ("a\u00a0b\u3000c\x85d", "a b c d"),
        ("a\x1cb", "a\\x1cb"),
        ("\u202egnp.exe", "\\u202egnp.exe"),
        ("a\u200bb\ufeff", "a\\u200bb\\ufeff"),
        ("\udce9t\udce9", "\\udce9t\\udce9"),
        ("👩\u200d🔬", "👩\u200d🔬"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("a\u200db", "a\\u200db"),
        ("\u200d", "\\u200d"),
        ("\U0001fae8", "\U0001fae8"),
        ("\U000e0041", "\\U000e0041"),
        ("\ue000", "\\ue000"),
    ],
)
def test_what_acts_is_shown(text, shown):
    assert sanitise(text) == shown


@given(TEXT)
def test_nothing_acting_is_left(text):
    assert not ACTING.search(sanitise(text))
    assert "\n" not in sanitise(text)


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("a line :: of [text] ## like [others]", "a line :: of [text] ## like [others]"),
        ("::stop-commands::word", "\\x3a:stop-commands::word"),
        ("  ::error::word", "  \\x3a:error::word"),
        ("a ##[add-mask]word", "a #\\x23[add-mask]word"),
        ("###[group] ##vso[task.setvariable]", "##\\x23[group] #\\x23vso[task.setvariable]"),
    ],
)
def test_no_runner_obeys_a_line(line, shown):
    assert inert(line) == shown


@given(TEXT)
@pytest.mark.parametrize(
    ("output", "style"),
    [
        ("text", Style()),
        ("text", Style(explain=True)),
        ("text", Style(columns=True, everything=True, explain=True)),
        ("oneline", Style()),
        ("markdown", Style()),
    ],
)
def test_reports_are_safe_to_print(examples, output, style, text):
    report = render_comparison(examples.hostile(text), output, style)
    assert not ACTING.search(report)
    assert report.endswith("\n")


@given(TEXT)
def test_summaries_are_one_safe_line(examples, text):
    for change in examples.hostile(text).changes:
        assert not ACTING.search(summary(change))
        assert "\n" not in summary(change)


def test_one_change_a_line_whatever_the_page_says(examples):
    compared = examples.hostile()
    plain = render_comparison(compared, "text", Style()).splitlines()
    assert len([line for line in plain if line[:2] in {"+ ", "- ", "~ "}]) == len(compared.changes)
    oneline = render_comparison(compared, "oneline", Style()).splitlines()
    assert len(oneline) == len(compared.changes)
    assert all(line.count("\t") == 2 for line in oneline)


MARKUP = [
    "[a](https://evil.example)",
    "![a](https://evil.example/x.png)",
    "<script>alert(1)</script>",
    "<https://evil.example>",
    "<a@evil.example>",
    "https://evil.example/?a=b&c=d",
    "www.evil.example",
    "(see https://evil.example/a_b_c).",
    "a@evil.example",
    "@all and @octocat/team",
    "#12 GH-12 octo/cat#12",
    "0123456789abcdef0123456789abcdef01234567",
    ":robot:",
    "**bold** _em_ ~~gone~~ `code`",
    "`` @x` ``",
    "a`@b`c",
    "&copy; &#60;b&#62; &amp;",
    "\\*not\\*",
    "\\",
    "a | b",
    "$x^2$",
    "[ref]: https://evil.example",
    "[^1]",
    "==mark== {+ins+} H~2~O",
    "trailing\\",
]


def in_a_list(text):
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(f"- x {text}\n")


@pytest.mark.parametrize("text", MARKUP)
def test_markdown_is_text_and_code_alone(text):
    inline = in_a_list(escape(text))[3]
    assert inline.type == "inline"
    assert {token.type for token in inline.children} <= {"text", "code_inline", "text_special"}
    read = "".join(token.content for token in inline.children)
    assert read == f"x {text}"


@given(TEXT)
def test_markdown_reads_back_as_the_text(text):
    shown = sanitise(text)
    tokens = in_a_list(escape(shown))
    assert [token.type for token in tokens if token.type == "inline"] == ["inline"]
    inline = next(token for token in tokens if token.type == "inline")
    kinds = {token.type for token in inline.children}
    assert kinds <= {"text", "code_inline", "text_special"}
    read = "".join(token.content for token in inline.children)
    assert read.split() == f"x {shown}".split()
