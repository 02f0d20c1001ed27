"""A Markdown page and its HTML are one page: two renderers that are not ours make the HTML."""

import os
import re
from pathlib import Path

import pyromark
import pytest
from markdown_it import MarkdownIt

from profdiff.api import compare
from profdiff.document import Document
from profdiff.formats.front_matter import holds_records, split_front_matter
from profdiff.formats.markdown import blank
from profdiff.span import SourceMap

SNAPSHOTS = Path(__file__).parents[2] / "snapshots"
#: What a rendering does not carry over, and so cannot be compared.
NOT_RENDERED = {"page"}
RENDERERS = {
    "markdown-it": lambda body: MarkdownIt("commonmark").enable("table").render(body),
    "pulldown-cmark": lambda body: pyromark.html(body, options=pyromark.Options.ENABLE_TABLES),
}


def _pages():
    """Markdown whose facts all stand in the body; front matter has no rendering of its own."""
    pages = list(SNAPSHOTS.rglob("*.md"))
    corpus = os.environ.get("PROFDIFF_CORPUS")
    pages += Path(corpus).rglob("*.md") if corpus else []
    return sorted(page for page in pages if page.parent != SNAPSHOTS and _is_all_body(page))


def _is_all_body(page):
    """Whether no record stands in the front matter, and no item is code to CommonMark."""
    document, body = _body(page)
    aligned = re.search(r"^\s*- {5,}\S", body, re.MULTILINE)
    return body.strip() and not aligned and not holds_records(document.meta, str(page))


def _body(page):
    text = page.read_text(encoding="utf-8")
    document = Document(str(page), "markdown", SourceMap(""))
    at = split_front_matter(text, document)
    return document, blank(text, at, document)[at:]


@pytest.mark.parametrize("renderer", RENDERERS)
@pytest.mark.parametrize("page", _pages(), ids=lambda page: f"{page.parent.name}/{page.name}")
def test_a_page_and_its_rendering_say_the_same(page, renderer):
    document, body = _body(page)
    title = document.meta.get("title") or ""
    html = f"<html><head><title>{title}</title></head><body>{RENDERERS[renderer](body)}</body>"
    compared = compare(page.read_bytes(), html.encode())
    told = [c for c in compared.changes if c.entity not in NOT_RENDERED]
    assert not told, [f"{c.entity} {c.op}: {c.summary}" for c in told]
