"""Markdown pages and their renderings: HTML by two renderers that are not ours, and its text.

`python tests/renderings.py` prints how many pages read alike, and how many records are lost.
PROFDIFF_CORPUS and PROFDIFF_SEEDS name folders of further pages.
"""

import collections
import functools
import html
import itertools
import os
import re
from pathlib import Path

import mistune
import msgspec
from markdown_it import MarkdownIt

from browser import find_browser, inner_texts
from profdiff import parse
from profdiff.document import Document
from profdiff.formats import choose
from profdiff.formats.front_matter import holds_records, split_front_matter
from profdiff.formats.markdown import blank
from profdiff.records import ENTITIES
from profdiff.span import SourceMap

SNAPSHOTS = Path(__file__).parents[1] / "snapshots"
RENDERERS = {
    "markdown-it": MarkdownIt("commonmark").enable("table").render,
    "mistune": mistune.create_markdown(escape=False, plugins=["table", "strikethrough"]),
}
#: What text does not have: links, and the identifiers that only links bear.
OF_LINKS = ("url", "links", "arxiv", "doi")
#: Elements that mark words within a block.
_MARKS = re.compile(r"</?(?:a|b|i|em|strong|code|cite|mark|u)(?:\s[^<>]*)?>")
#: To CommonMark an item whose words stand far to the right holds code.
_FAR_RIGHT = re.compile(r"^\s*- {5,}\S", re.MULTILINE)


def markdown_pages():
    """The Markdown pages whose facts all stand in the body: front matter has no rendering."""
    folders = (os.environ.get(name) for name in ("PROFDIFF_CORPUS", "PROFDIFF_SEEDS"))
    found = [page for folder in (SNAPSHOTS, *folders) if folder for page in Path(folder).rglob("*")]
    return sorted(
        page
        for page in found
        if page.suffix in (".md", ".txt") and page.parent != SNAPSHOTS and _is_all_body(page)
    )


def _is_all_body(page):
    text = page.read_bytes().decode("utf-8", "replace")
    if choose(text, page.name)[0] != "markdown":
        return False
    document, body = _body(page)
    far_right = _FAR_RIGHT.search(body)
    return body.strip() and not far_right and not holds_records(document.meta, str(page))


def _body(page):
    """A page's front matter as a document, and its Markdown without what no renderer knows."""
    text = page.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")
    document = Document(str(page), "markdown", SourceMap(""))
    at = split_front_matter(text, document)
    return document, blank(text, at, document)[at:]


def rendered(page, renderer, *, heading=False, marks=True):
    """A page's HTML, its title as the title of the window, and with `heading` above the body.

    Without `marks` its headings, lists and tables are kept, but no emphasis and no links.
    """
    document, body = _body(page)
    title = html.escape(str(document.meta.get("title") or ""))
    content = RENDERERS[renderer](body)
    content = content if marks else _MARKS.sub("", content)
    above = f"<h1>{title}</h1>" if heading and title else ""
    return f"<html><head><title>{title}</title></head><body>{above}{content}</body></html>"


@functools.cache
def copied():
    """The text that a browser copies from each page by each renderer, its title above it.

    None where there is no browser.
    """
    browser = find_browser()
    if browser is None:
        return None
    keys = [(page, renderer) for page in markdown_pages() for renderer in RENDERERS]
    texts = inner_texts(browser, [rendered(*key, heading=True) for key in keys])
    return dict(zip(keys, texts, strict=True))


def records(profile, *, links):
    """The records of a profile with their fields, places and ids aside; counted.

    Without `links`, what is only told by links is aside too: a paper that is a venue and a link
    has nothing else.
    """
    told = collections.Counter()
    for entity, (name, _) in ENTITIES.items():
        if entity in ("link", "statement"):
            continue
        for record in map(msgspec.to_builtins, getattr(profile, name)):
            if links or entity != "publication" or record["title"]:
                aside = ("id", "span", *(() if links else OF_LINKS))
                fields = {key: value for key, value in record.items() if key not in aside}
                told[entity, msgspec.json.encode(fields)] += 1
    return told


class Agreement:
    """How many pages, and how many of their records, another form gives alike.

    A record that it does not give is lost with the `marks` where the page without its marks does
    not give it either: emphasis or a link alone told it. Else it is lost with the `layout`: with
    what was a title, an item, or part of an item. What it reads in their stead is `other`.
    """

    def __init__(self):
        self.pages = self.alike = self.records = self.marks = self.layout = self.other = 0

    def add(self, page, other, bare):
        lost = page - other
        self.pages += 1
        self.alike += page == other
        self.records += page.total()
        self.marks += (lost - bare).total()
        self.layout += (lost & bare).total()
        self.other += (other - page).total()

    def __str__(self):
        return (
            f"{self.alike} of {self.pages} pages alike; of {self.records} records "
            f"{self.marks} lost with marks, {self.layout} with layout, {self.other} others read"
        )


def agreements():
    """The agreement of pages with their HTML and with their text, by renderer and form."""
    found = collections.defaultdict(Agreement)
    for page, renderer in itertools.product(markdown_pages(), RENDERERS):
        source = parse(page, format="markdown")
        page_html = parse(rendered(page, renderer).encode(), format="html")
        whole = records(source, links=True)
        found[renderer, "html"].add(whole, records(page_html, links=True), whole)
        if copied() is not None:
            text = parse(copied()[page, renderer].encode(), format="text")
            bare = parse(rendered(page, renderer, marks=False).encode(), format="html")
            forms = (records(profile, links=False) for profile in (source, text, bare))
            found[renderer, "text"].add(*forms)
    return found


if __name__ == "__main__":
    for (renderer, form), agreement in agreements().items():
        print(f"{renderer:12} {form:5} {agreement}")  # noqa: T201  # a program too
