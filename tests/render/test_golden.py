"""Every text output of the examples, against files that a reader can review.

PROFDIFF_UPDATE_GOLDEN=1 writes them anew.
"""

import os
from pathlib import Path

import msgspec
import pytest
from rich.cells import cell_len

from profdiff.changes import Comparison
from profdiff.render import render_comparison, render_profile
from profdiff.render.style import Style

GOLDEN = Path(__file__).with_name("golden")
COLUMNS = Style(columns=True)
STYLES = {
    "columns": ("text", COLUMNS),
    "columns-all": ("text", msgspec.structs.replace(COLUMNS, everything=True, explain=True)),
    "columns-ascii": ("text", msgspec.structs.replace(COLUMNS, unicode=False)),
    "columns-narrow": ("text", msgspec.structs.replace(COLUMNS, width=40)),
    "columns-hidden": ("text", msgspec.structs.replace(COLUMNS, hidden=12)),
    "plain": ("text", Style()),
    "plain-explained": ("text", Style(explain=True)),
    "plain-hidden": ("text", Style(hidden=12)),
    "markdown": ("markdown", Style()),
    "oneline": ("oneline", Style()),
}
CASES = [
    *(("career", style) for style in STYLES if not style.endswith("hidden")),
    *(("nothing", style) for style in ("columns", "plain", "markdown", "oneline")),
    *(("nothing_asked_for", style) for style in ("columns-hidden", "plain-hidden")),
    *(("collapsed", style) for style in ("columns", "plain", "markdown")),
    *(("limited", style) for style in ("columns", "plain", "markdown")),
    *(("only_links", style) for style in ("columns", "plain")),
    *(("moved_on", style) for style in ("columns", "plain", "markdown")),
    *(("first_role", style) for style in ("columns", "plain")),
    *(("hostile", style) for style in ("columns", "plain", "markdown", "oneline")),
    *(("page", style) for style in ("columns", "columns-all", "plain", "plain-explained")),
    *(("stub", style) for style in ("columns", "plain")),
]


def rendered(example, style_name):
    output, style = STYLES[style_name]
    if isinstance(example, Comparison):
        return render_comparison(example, output, style)
    return render_profile(example, output, style)


@pytest.mark.parametrize(("name", "style"), CASES)
def test_as_reviewed(examples, name, style):
    text = rendered(getattr(examples, name)(), style)
    file = GOLDEN / f"{name}.{style}.txt"
    if os.environ.get("PROFDIFF_UPDATE_GOLDEN"):
        GOLDEN.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


def test_no_file_without_a_case():
    assert {file.name for file in GOLDEN.iterdir()} == {f"{n}.{s}.txt" for n, s in CASES}


@pytest.mark.parametrize("name", ["career", "collapsed", "hostile", "moved_on", "page"])
@pytest.mark.parametrize("style", [style for style in STYLES if style.startswith("columns")])
def test_columns_keep_to_the_width(examples, name, style):
    for line in rendered(getattr(examples, name)(), style).splitlines():
        assert cell_len(line) <= STYLES[style][1].width
        assert line == line.rstrip()


@pytest.mark.parametrize(
    "text", ["王" * 90, "é́" * 90, "王 é " * 50, "https://a.example/" + "x" * 200]
)
def test_wide_and_long_words_keep_to_the_width_and_are_not_cut(examples, text):
    shown = render_comparison(examples.hostile(text), "text", COLUMNS)
    assert max(cell_len(line) for line in shown.splitlines()) <= 80
    assert text.replace(" ", "") in "".join(shown.split())
