"""A Markdown page, its HTML and the text that a browser copies from that are one page.

The renderers and the browser are not ours. What text cannot tell is in docs/tricky-cases.md.
"""

import pytest

from profdiff import compare, parse
from renderings import RENDERERS, SNAPSHOTS, agreements, copied, markdown_pages, records, rendered

#: What the body of a page does not carry over, or text has none of.
NOT_RENDERED = {"page"}
NOT_COPIED = {"page", "link", "statement"}
#: The share of records, over all pages together, that text may lose with the marks of a page
#: (emphasis or a link alone tells them) and with its layout (see docs/tricky-cases.md).
LOST_WITH_MARKS, LOST_WITH_LAYOUT = 0.09, 0.035
PAGES = markdown_pages()
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda p: f"{p.parent.name}/{p.name}")
each_renderer = pytest.mark.parametrize("renderer", RENDERERS)


@pytest.fixture(scope="session")
def texts():
    found = copied()
    if found is None:
        pytest.skip("no Chromium on PATH (PROFDIFF_BROWSER names one elsewhere)")
    return found


@pytest.fixture(scope="session")
def agreed(texts):
    assert texts
    return agreements()


def told(one, other, aside):
    changes = [c for c in compare(one, other).changes if c.entity not in aside]
    return [f"{c.entity} {c.op}: {c.summary}" for c in changes]


@each_renderer
@each_page
def test_a_page_and_its_html_say_the_same(page, renderer):
    source = parse(page, format="markdown")
    html = parse(rendered(page, renderer).encode(), format="html")
    assert not told(source, html, NOT_RENDERED)
    assert records(source, links=True) == records(html, links=True)


@each_renderer
@each_page
def test_a_page_and_its_text_say_the_same(page, renderer, texts):
    source = parse(page, format="markdown")
    text = parse(texts[page, renderer].encode(), format="text")
    assert not told(source, text, NOT_COPIED)
    if SNAPSHOTS in page.parents:
        assert records(source, links=False) == records(text, links=False)


@each_renderer
def test_text_loses_few_records_and_only_with_marks_and_layout(renderer, agreed):
    text = agreed[renderer, "text"]
    assert text.marks <= LOST_WITH_MARKS * text.records
    assert text.layout <= LOST_WITH_LAYOUT * text.records
    assert text.other <= (LOST_WITH_MARKS + LOST_WITH_LAYOUT) * text.records
