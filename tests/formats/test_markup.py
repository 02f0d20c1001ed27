"""Markdown, HTML and text as blocks: what a reader sees, and where it stands in the source."""

import pytest

from profdiff.extract.page import walk
from profdiff.formats import FORMATS, choose, read_document


def blocks(text, form):
    document, _ = read_document(text.encode(), "page", format=form)
    return [(b.kind, b.text) for b in walk(document.blocks)]


def links(text, form):
    document, _ = read_document(text.encode(), "page", format=form)
    return [(link.label, link.url) for b in walk(document.blocks) for link in b.links()]


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        (
            "markdown",
            "# Ada\n\nSome *words*  \nmore",
            [("heading", "Ada"), ("paragraph", "Some words\nmore")],
        ),
        ("markdown", "soft\nwrap", [("paragraph", "soft wrap")]),
        ("markdown", "- a\n  - b\n- c", [("item", "a"), ("item", "b"), ("item", "c")]),
        ("markdown", "| x | y |\n|---|---|\n| 1 | 2 |", [("row", "x\ty"), ("row", "1\t2")]),
        ("markdown", "a <!-- gone --> b", [("paragraph", "a b")]),
        ("markdown", "{% if x %}a{% endif %} b{: .c}", [("paragraph", "a b")]),
        ("markdown", "[a [b](c)]{.d} and [e]{k='f'} [g]{h}", [("paragraph", "a b and e [g]{h}")]),
        ("markdown", "a :contentReference[oaicite:1]{index=1}", [("paragraph", "a")]),
        ("markdown", '<div markdown="1">\n**a** b\n</div>', [("paragraph", "a b")]),
        ("markdown", "-     Aligned *item*", [("item", "Aligned item")]),
        (
            "markdown",
            "<h2>Papers</h2>\n* *a*\n* b\n\n<div>c</div>\n## d",
            [
                ("heading", "Papers"),
                *(("item", "a"), ("item", "b"), ("paragraph", "c"), ("heading", "d")),
            ],
        ),
        (
            "markdown",
            "<p>One<br>two</p>\n\nthree",
            [("paragraph", "One\ntwo"), ("paragraph", "three")],
        ),
        ("html", "<p>One<br>two<p>three", [("paragraph", "One\ntwo"), ("paragraph", "three")]),
        ("html", "<ul><li>a<li>b</ul>", [("item", "a"), ("item", "b")]),
        ("html", "<li><div>t</div><div>u</div></li>", [("item", "t\nu")]),
        ("html", "<table><tr><td>a<td>b<tr><td>c</table>", [("row", "a\tb"), ("row", "c")]),
        ("html", "<script>x</script><style>y</style><p>z", [("paragraph", "z")]),
        ("html", '<p hidden>a</p><p style="display: none">b</p>c', [("paragraph", "c")]),
        (
            "html",
            '<a href="#x">more</a><div id="x" hidden>a</div>',
            [("paragraph", "more"), ("paragraph", "a")],
        ),
        (
            "html",
            "<b>unclosed <i>tags<p>go on",
            [("paragraph", "unclosed tags"), ("paragraph", "go on")],
        ),
        ("html", "<p>a&nbsp;&amp; b", [("paragraph", "a & b")]),
        ("html", "<ul><li>foo<hr></li></ul>", [("item", "foo")]),
        ("html", "<li>foo<ul><a href=x></a><li>bar</ul>", [("item", "foo"), ("item", "bar")]),
        ("html", "<div hidden><pre>x</pre></div>y", [("paragraph", "y")]),
        (
            "text",
            "Name\n\nNews\n\n- one\n- two",
            [("paragraph", "Name"), ("heading", "News"), ("item", "one"), ("item", "two")],
        ),
        (
            "text",
            "  1. T\n    A, B\n    V 2020\n\n  2. U",
            [("item", "T\nA, B\nV 2020"), ("item", "U")],
        ),
        ("text", "a\tb\nc\td", [("row", "a\tb"), ("row", "c\td")]),
        ("text", "Teaching\n========\nx", [("heading", "Teaching"), ("paragraph", "x")]),
    ],
)
def test_what_a_reader_sees(form, text, expected):
    assert blocks(text, form) == expected


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        ("markdown", "[a](https://x.org) <b>[c](d)</b>", [("a", "https://x.org"), ("c", "d")]),
        ("markdown", "[https://x.org the paper]", [("the paper", "https://x.org")]),
        ("html", '<a href="//x.org/y">a</a>', [("a", "https://x.org/y")]),
        ("html", '<a href="u"><i class="icon"></i></a>', [("", "u")]),
        ("text", "see https://x.org/a.", [("https://x.org/a", "https://x.org/a")]),
    ],
)
def test_links_and_their_labels(form, text, expected):
    assert links(text, form) == expected


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("markdown", "---\ntitle: T\n---\n\nÄ first *second* third"),
        ("markdown", "<p>ä</p>\n- {% x %}\n- {: .c} y\n\nÄ first *second* third"),
        ("html", "<html>\n<body>\n\n\n<p>Ä first <b>second</b> third"),
        ("text", "x\n\ny\n\nÄ first second third"),
    ],
)
def test_places_count_front_matter_and_characters(form, text):
    document, _ = read_document(text.encode(), "page", format=form)
    block = next(b for b in document.blocks if "second" in b.text)
    at = block.text.index("second")
    span = document.span(block, at, at + len("second"))
    line = text.split("\n")[span.line - 1]
    assert (span.line, span.end_line) == (5, 5)
    assert line[span.column - 1 : span.end_column - 1] == "second"


def test_mojibake_is_mended_and_told():
    document, _ = read_document("Christopher RÃ© and TomÃ¡Å¡".encode(), "page", format="text")
    assert document.blocks[0].text == "Christopher Ré and Tomáš"
    assert [d.code for d in document.diagnostics] == ["mojibake"]


@pytest.mark.parametrize("codec", ["cp1252", "latin-1"])
@pytest.mark.parametrize("text", ["Jürgen Groß", "“Sand’s edge”", "Tomáš Hołyński"])
def test_mojibake_of_the_usual_encodings_is_mended(codec, text):
    misread = "".join(bytes([b]).decode(codec, "ignore") or chr(b) for b in text.encode())
    document, _ = read_document(misread.encode(), "page", format="text")
    assert document.blocks[0].text == text
    assert "mojibake" in [d.code for d in document.diagnostics]


def test_repeated_siblings_are_a_list():
    card = '<div class="card"><h4>{0}</h4><p>role of {0}</p></div>'
    cards = "".join(card.format(name) for name in ("Ada", "Bo", "Cy"))
    assert [kind for kind, _ in blocks(f"<main>{cards}</main>", "html")] == ["item"] * 3
    assert blocks(f"<main>{cards}</main>", "html")[0][1] == "Ada\nrole of Ada"


def test_the_bodies_of_sections_are_no_list():
    parts = "".join(f"<h3>{n}</h3><div><p>a{n}</p><p>b{n}</p></div>" for n in range(3))
    assert {kind for kind, _ in blocks(parts, "html")} == {"heading", "paragraph"}


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        ("<!doctype html><p>x", "a.txt", "html"),
        ("---\ntitle: x\n---\n", "a.txt", "markdown"),
        ("# A\n\n[b](https://c.org) **d**", "a", "markdown"),
        ("Just words.", "a.txt", "text"),
        ("Just words.", "a.html", "html"),
        ('{"basics": {"name": "Ada"}}', "a", "json"),
        ("@article{a, title={T}}", "a", "bibtex"),
        ("\\documentclass{article}\n\\begin{document}x", "a", "latex"),
    ],
)
def test_the_format_is_told_by_content_then_name(text, path, expected):
    name, reason = choose(text, path)
    assert name == expected
    assert reason


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_every_format_reads_an_empty_page(form):
    document, reason = read_document(b"", "page", format=form)
    assert document.format == form
    assert not [b for b in document.blocks if b.text]
    assert reason == "asked for"
