"""`broken-anchor`: a link to a place on the page that the page does not have."""

import re
from collections import Counter
from collections.abc import Iterator
from unicodedata import normalize

from profdiff.findings import Finding
from profdiff.patterns import Pattern
from profdiff.rules.links import Shown, blocks, first_of, links, unquoted
from profdiff.rules.rule import Example, Rule
from profdiff.rules.subjects import Page

_NAMED = Pattern(r"(?<![\w-])(?:id|name)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", flags=re.I)
#: `{#id}` of kramdown, Pandoc and Hugo, and `{: .class #id}` of kramdown.
_ATTRIBUTE = Pattern(r"\{[^{}\n]{0,80}?#([\w:.-]+)[^{}\n]{0,80}\}")
_HEADING = Pattern(r"^ {0,3}#{1,6}[ \t]+(.+)$", flags=re.MULTILINE)
#: What templates put into a page, ids among it.
_FILLED = Pattern(
    r"\{%|\{\{[<%]|\{\{-?\s*(?:content|include|partial|\.)|<%|<\?php|\[TOC\]", flags=re.I
)
_ADDRESSES = Pattern(r"\{\{-?\s*(?:site|page)\.\w+[^{}]*-?\}\}")
_WHOLE = Pattern(r"<html|<body|<!doctype", flags=re.IGNORECASE)
_SCRIPTED = Pattern(
    r"onclick|data-|role=|aria-(?:controls|expanded)|javascript:|class=[^>]*(?:toggle|tab|carousel|"
    r"modal|collaps|popup|lightbox|dropdown|accordion|slide|menu|scroll|abstract|bib)",
    flags=re.IGNORECASE,
)
_LINK = Pattern(r"<a\b[^<>]*?href\s*=\s*[\"']?#([^\s\"'<>]+)[^<>]*>", flags=re.IGNORECASE)
_QUOTED = Pattern(r"[\"']#?([^\s\"'<>#]+)(?=[\"'])")
#: What HTML gives a meaning without an element, and what layouts of themes have.
_OF_LAYOUTS = frozenset(
    "top page-top pagetop page_top back-to-top backtotop totop up bottom main content main-content "
    "maincontent primary wrapper container page body site-nav nav navbar navigation menu sidebar "
    "side-bar masthead header site-header footer site-footer comments comment respond "
    "disqus_thread search toc contents table-of-contents contact close skip none null void "
    "markdown-toc author__urls mobile-nav panel offcanvas start home hero banner".split()
)
#: What generators number, and what is no id but an address that a script reads.
_MADE = Pattern(
    r"(?:fn|fnref|cite|ref|fig|tbl|tab|eq|sec|lst|thm|cb|L)[-:_.]?\w*\d|.*[{}<>=?!/|$\s]"
)


def _find(page: Page) -> Iterator[Finding]:
    asked = [link for link in links(page) if _is_anchor(link)]
    if not asked or not _is_whole(page):
        return
    known = _ids(page)
    broken: dict[str, Shown] = {}
    for link in asked:
        name = unquoted(link.url[1:])
        if _plain(name) not in known and name.lower() not in _OF_LAYOUTS and not _MADE.match(name):
            broken.setdefault(name, link)
    scripted = _scripted(page) if broken else set()
    found = [
        link.finding(page, name, anchor=name)
        for name, link in broken.items()
        if link.url[1:] not in scripted
    ]
    yield from first_of(found)


def _is_anchor(link: Shown) -> bool:
    """Whether readers see a link to a place on the page; a field may hold a colour instead."""
    return (
        len(link.url) > 1 and link.url[0] == "#" and link.block.kind != "entry" and bool(link.label)
    )


def _is_whole(page: Page) -> bool:
    """Whether the file is all that could hold the place: a page, and no piece of a template."""
    text = page.text
    if "_index." in page.path or "authors/" in page.path:
        return False  # Hugo puts these into other pages
    if page.document.format not in ("markdown", "html") or _FILLED.search(_ADDRESSES.sub("", text)):
        return False
    return page.document.format == "markdown" or bool(
        not page.document.meta and _WHOLE.search(text)
    )


def _ids(page: Page) -> set[str]:
    """The places on a page as `_plain` writes them: elements with a name, and headings."""
    text = page.text
    named = [m[1] or m[2] or m[3] for m in _NAMED.finditer(text)]
    found = {_plain(name.removeprefix("user-content-")) for name in named if name}
    if page.document.format == "markdown":
        found.update(map(_plain, _ATTRIBUTE.findall(text)))
        headings = [block.text for block in blocks(page) if block.kind == "heading"]
        headings += _HEADING.findall(text)
        for heading in headings:
            found.update(_slugs(heading))
    return found


def _slugs(heading: str) -> Iterator[str]:
    """The ids that GitHub, kramdown, Pandoc, Hugo and Python-Markdown give a heading."""
    bare = re.sub(r"\{[:#][^{}]*\}\s*$", "", heading.strip(" \t#"))
    linked = re.sub(r"!?\[([^\[\]]*)\]\([^()]*\)|<[^<>]*>", r"\1", bare)
    for text in (bare, linked, normalize("NFKD", linked).encode("ascii", "ignore").decode()):
        slug = re.sub(r"[^\w\s.-]", "", text.lower())
        for each in (slug, slug.replace(".", ""), slug.lstrip("0123456789.-_ ")):
            yield _plain(re.sub(r"\s+", "-", each))


def _plain(name: str) -> str:
    """An id without what generators differ in; the number of a heading's second place is aside."""
    name = re.sub(r"[-_.]+", "-", unquoted(name)).strip("-")
    return re.sub(r"(?<=\D)-\d$", "", name)


def _scripted(page: Page) -> set[str]:
    """The places that a script makes something of: by its link, or by naming it."""
    found: set[str] = set()
    named = Counter(match[1] for match in _QUOTED.finditer(page.text))
    for tag in _LINK.finditer(page.text):
        named[tag[1]] -= 1
        if _SCRIPTED.search(tag[0]):
            found.add(tag[1])
    return found.union(name for name, count in named.items() if count > 0)


RULE = Rule(
    id="broken-anchor",
    severity="warning",
    scope="state",
    summary="A link leads to a place on the page that is not there.",
    message="{what}: nothing on the page is called #{anchor}",
    why=(
        "A heading was renamed, and the link to it was not; anchors count upper and lower case. "
        "Links that a script handles, and places that a theme's layout has, are left alone."
    ),
    hint="name the place as it is called now, or give it that id",
    examples=(
        Example(
            fires=True,
            title="a heading that was renamed",
            new=(
                "# Ada Example\n\n[News](#news) | [Papers](#publications)\n\n"
                "## News\n\n- 2025: I moved to Sand Works.\n\n## Selected Papers\n"
            ),
        ),
        Example(
            fires=True,
            title="an id in other letters",
            path="index.html",
            new=(
                "<html><body><h1>Ada Example</h1>\n<a href='#Papers'>Papers</a>\n"
                "<h2 id='papers'>Papers</h2></body></html>\n"
            ),
        ),
        Example(
            fires=False,
            title="ids that generators make of headings",
            new=(
                "# Ada Example\n\n[Work](#work--teaching) | [Prizes](#prizes) | [Top](#top)\n\n"
                "## Work & Teaching\n\n## Honours {#prizes}\n"
            ),
        ),
        Example(
            fires=False,
            title="a link that a script handles",
            path="index.html",
            new=(
                "<html><body><h1>Ada Example</h1>\n"
                "<a href='#abs1' data-toggle='collapse'>Abstract</a></body></html>\n"
            ),
        ),
    ),
    find=_find,
)
