"""The pages that a configuration names, by patterns of paths; without any, those chosen by name."""

import re
from functools import lru_cache

from profdiff.config import Site
from profdiff.site.generator import Generator
from profdiff.site.pages import Page, choose, page_at


def listed(files: list[str], generator: Generator, manifest: Site) -> list[Page]:
    """The pages of a site, in reading order, but for those that the manifest excludes."""
    kept = [path for path in files if not _matches(path, manifest.exclude)]
    if not manifest.pages:
        return choose(kept, generator)
    named = [path for path in kept if _matches(path, manifest.pages)]
    pages = [page_at(path, generator) or Page(path, "about", "about", path) for path in named]
    if pages and not any(page.part == "home" for page in pages):
        # The first pattern names the page that a reader comes to first.
        first = next((p for p in named if _matches(p, manifest.pages[:1])), named[0])
        pages = [page._replace(part="home") if page.path == first else page for page in pages]
    return sorted(pages, key=lambda page: page.rank)


def _matches(path: str, patterns: tuple[str, ...]) -> bool:
    return any(_pattern(pattern).fullmatch(path) for pattern in patterns)


@lru_cache(maxsize=256)
def _pattern(glob: str) -> re.Pattern[str]:
    """A pattern of paths: `*` and `?` stay within a folder, `**` does not; `x/` is all in x."""
    glob = glob.removeprefix("./")
    if glob.endswith("/"):
        glob += "**"
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", glob)
    signs = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return re.compile("".join(signs.get(part) or re.escape(part) for part in parts))
