"""`dead-relative-link`: a link to a file that the site does not have."""

import posixpath
import re
from collections.abc import Callable, Iterator
from unicodedata import normalize

from profdiff.findings import Finding
from profdiff.patterns import Pattern
from profdiff.rules.links import Shown, links, unquoted
from profdiff.rules.rule import Example, Rule
from profdiff.rules.subjects import Page

#: What is put on a site as it is: no generator makes these of something else.
_FILES = (
    *(".pdf", ".ps", ".djvu", ".epub", ".doc", ".docx", ".ppt", ".pptx", ".key", ".odt", ".odp"),
    *(".xls", ".xlsx", ".csv", ".zip", ".gz", ".tgz", ".bib", ".txt", ".ipynb"),
    *(".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp", ".mp4", ".mov", ".webm", ".mp3"),
)
#: Where sites keep such files; a generator puts what is in these at the root of the site.
_ROOTS = (
    *("", "static", "public", "assets", "docs", "content", "source", "src", "site", "files"),
    *("_site", "build", "dist", "html", "www"),
)
#: What a file may be made from when the site is built.
_MADE_FROM = (
    ".tex",
    ".Rnw",
    ".Rmd",
    ".qmd",
    ".md",
    ".ipynb",
    ".yml",
    ".yaml",
    ".typ",
    ".svg",
    ".R",
)
#: Files that say that some addresses lead elsewhere, or that parts of the site are kept elsewhere.
_ELSEWHERE = (
    *("_redirects", "static/_redirects", "public/_redirects", "netlify.toml", "vercel.json"),
    *(".htaccess", ".gitmodules", "firebase.json", "_headers"),
)
#: Of more dead links on a page than this, half of all that lead to files, none is told.
_MOST_DEAD = 3
_SCHEME = Pattern(
    r"[a-z][a-z\d+.-]*:|//|[#?]|.*(?:\{|<|%7B|\$|\\|\|)", flags=re.IGNORECASE | re.DOTALL
)
_BASE = Pattern(
    r"^\s*\{\{-?\s*(?:site\.)?(?:baseurl|url|base_?path)\s*-?\}\}/?|"
    r"^\s*\{\{-?\s*[\"']([^\"'{}]+)[\"']\s*\|\s*(?:relative_url|absolute_url|prepend:[^{}|]*)-?\}\}"
)

_OF_SITE = Pattern(r"-?\s*(?:site\.)?(?:baseurl|url|base_?path)\b")

#: A tag of a template, and the rest of the address that it begins.
_TAG = Pattern(r"\{[{%]([^{}]*)[%}]\}([^\s\"'()<>{}]+)")
_CUT = Pattern(r"[\s\"'()<>{}]")


def _find(page: Page) -> Iterator[Finding]:
    exists = page.exists
    if exists is None or any(exists(f"/{name}") for name in _ELSEWHERE):
        return
    completed = _completed(page.text)
    asked = {
        path: link
        for link in links(page)
        if (path := _path(link)) and _CUT.split(link.url.strip())[0] not in completed
    }
    dead = [path for path in asked if not any(map(exists, _places(page, path)))]
    if len(dead) > _MOST_DEAD and 2 * len(dead) > len(asked):
        return  # such files are kept elsewhere, or elsewhere than is known here
    for path in dead:
        if _is_sure(page, exists, path):
            yield asked[path].finding(page, path, file=path)


def _completed(text: str) -> set[str]:
    """The addresses that a template puts something else before than the site's own."""
    if "}}" not in text and "%}" not in text:
        return set()
    return {found[2] for found in _TAG.finditer(text) if not _OF_SITE.match(found[1])}


def _path(link: Shown) -> str:
    """The file that a link leads to, from the page or with a `/` from the root; "" for none.

    The fields of data files and bibliographies are completed by templates.
    """
    url = _BASE.sub(lambda found: f"/{(found[1] or '').lstrip('/')}", link.url).strip()
    if not url or _SCHEME.match(url) or url.startswith("/~") or "  " in url:
        return ""
    path = unquoted(url.partition("#")[0].partition("?")[0])
    if not path.lower().endswith(_FILES) or (link.block.kind == "entry" and path[0] != "/"):
        return ""
    return path


def _is_sure(page: Page, exists: Callable[[str], bool], path: str) -> bool:
    """Whether the folder is there in which the file is not, nor what it could be made from."""
    places = list(_places(page, path))
    stems = {posixpath.splitext(place)[0] for place in places}
    if any(exists(stem + suffix) for stem in stems for suffix in _MADE_FROM):
        return False
    folders = {posixpath.dirname(place).rstrip("/") for place in places[:2]}
    return "" in folders or any(map(exists, folders))


def _places(page: Page, path: str) -> Iterator[str]:
    """Where a file may be that a link names, the most likely places first."""
    name = path
    while name.startswith(("../", "./", "/")):
        name = name.partition("/")[2]
    inner = name.partition("/")[2]
    for form in ("NFC", "NFD") if not path.isascii() else ("NFC",):
        yield normalize(form, path)
        for root in _ROOTS:
            yield normalize(form, posixpath.join("/", root, name))
            if inner:  # the address of the site may end in a folder
                yield normalize(form, posixpath.join("/", root, inner))
            for base in _bases(page):
                yield normalize(form, posixpath.join("/", root, base, path.lstrip("/")))


def _bases(page: Page) -> Iterator[str]:
    """The folders, from the root, that a page's address may end in."""
    given = page.document.meta.get("permalink") or page.document.meta.get("url")
    if isinstance(given, str):
        yield posixpath.dirname(given.strip()).strip("/")
    stem = posixpath.splitext(page.path)[0].removeprefix("content/")
    yield stem
    yield posixpath.basename(stem)


def _page(links: str) -> str:
    return (
        "# Ada Example\n\n## Publications\n\n"
        f"- A. Example. Sorting Sand by Colour. NeurIPS 2021. {links}\n"
    )


RULE = Rule(
    id="dead-relative-link",
    severity="warning",
    scope="state",
    summary="A link leads to a file that the site does not have.",
    message="{what} leads to {file}, which the site does not have",
    why=(
        "The file was never added, was moved, or is spelt otherwise: servers tell upper from lower "
        "case. Only links to files such as PDFs and pictures within the site are looked at."
    ),
    hint="add the file, or write its name as it is",
    examples=(
        Example(
            fires=True,
            title="a file that is spelt otherwise",
            new=_page("[PDF](papers/sand.pdf) [slides](papers/sand-slides.pdf)"),
            beside={"papers/Sand.pdf": "", "papers/sand-slides.pdf": ""},
        ),
        Example(
            fires=True,
            title="a CV that is not on the site yet",
            path="index.html",
            new="<html><body><h1>Ada Example</h1>\n<a href='cv.pdf'>my CV</a></body></html>\n",
        ),
        Example(
            fires=False,
            title="files of Hugo, and pages that a generator makes",
            new=_page("[PDF](/papers/sand.pdf) [more](/sand/) [project](sand.html)"),
            path="content/publications.md",
            beside={"static/papers/sand.pdf": ""},
        ),
        Example(
            fires=False,
            title="a CV that is made of its source when the site is built",
            new=_page("[my CV](cv.pdf)"),
            beside={"cv.tex": "\\documentclass{article}"},
        ),
        Example(
            fires=False,
            title="a folder that another repository may have",
            new=_page("[PDF](/sand-project/paper.pdf)"),
        ),
        Example(
            fires=False,
            title="a file from where the page is shown",
            path="_pages/sand.md",
            new="---\npermalink: /work/sand/\n---\n" + _page("[PDF](sand.pdf)"),
            beside={"work/sand/sand.pdf": ""},
        ),
    ),
    find=_find,
)
