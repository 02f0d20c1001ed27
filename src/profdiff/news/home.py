"""Where a site tells its news: a folder of files, or a list on one of its pages."""

import os
from collections.abc import Callable, Iterable, Iterator

from profdiff.config import Site
from profdiff.errors import InputError
from profdiff.news import Draft, Item, lists, posts
from profdiff.records import Profile
from profdiff.site import pages_of
from profdiff.sources import MAX_BYTES
from profdiff.sources.file import read_regular
from profdiff.sources.folder import Folder

Parse = Callable[[bytes, str], Profile]
#: Formats into which items of news can be written.
_WRITTEN = ("markdown", "html")
_FORMATS = (".md", ".markdown", ".html", ".htm", ".qmd", ".rmd")


class FolderHome:
    """News as files of a folder, one an item."""

    def __init__(self, path: str, found: list[posts.Post]) -> None:
        self.path, self._posts = path, found

    def texts(self, since: int) -> list[str]:
        """What the items of a year and later say."""
        told = [post for post in self._posts if post.day.year >= since]
        return ["\n".join([*post.front, post.text]) for post in told]

    def drafts(self, items: list[Item]) -> list[Draft]:
        """The files of new items."""
        return posts.write(self._posts, items)


class PageHome:
    """News as a list on a page."""

    def __init__(self, path: str, source: str, parse: Callable[[str], Profile]) -> None:
        self.path, self._source, self._parse = path, source, parse
        self.profile = parse(source)

    def texts(self, since: int) -> list[str]:
        """What the items of a year and later say, with their markup, which holds identifiers."""
        rows = self._source.split("\n")
        return [
            "\n".join([item.text, *rows[item.span.line - 1 : item.span.end_line]])
            for item in self.profile.news
            if item.span and int((item.date or "9999")[:4]) >= since
        ]

    def drafts(self, items: list[Item]) -> list[Draft]:
        """The page with new items. Raises InputError where it is of no form that is written."""
        if self.profile.source.format not in _WRITTEN:
            raise InputError(
                self.path,
                f"is {self.profile.source.format}, into which no news can be written",
                f"write by hand: {' '.join(item.line.plain for item in items)}",
            )
        return [lists.write(self.path, self._source, items, self._parse)] if items else []


Home = FolderHome | PageHome


def find(pages: list[str], manifest: Site | None, parse: Parse, into: str = "") -> Home | None:
    """Where the site of some pages tells its news; None where it tells none.

    A folder of news comes before lists, lists on the pages before those on others of the site, and
    posts come last. `into` names the folder or the page. Raises InputError where it has no news.
    """
    if into:
        found = _folder(into) if os.path.isdir(into) else _page(into, parse)
        if found is None:
            raise nowhere(into)
        return found
    roots = [*dict.fromkeys(root_of(page) for page in pages)]
    above = [*dict.fromkeys(folder for page in pages for folder in _above(page))]
    folders = (_folder(_under(root, name)) for root in above for name in posts.NEWS_FOLDERS)
    named = (_page(page, parse) for page in pages)
    others = (_page(page, parse) for root in roots for page in pages_under(root, manifest))
    last = (_folder(_under(root, name)) for root in above for name in posts.POST_FOLDERS)
    homes = (home for several in (folders, named, others, last) for home in several)
    return next((home for home in homes if home), None)


def pages_under(root: str, manifest: Site | None) -> Iterator[str]:
    """The paths of the pages of a site in a folder."""
    for path in pages_of(Folder(root), manifest):
        yield _under(root, path)


def _under(root: str, path: str) -> str:
    return os.path.normpath(os.path.join(root, path))


def root_of(page: str) -> str:
    """The folder of the site that a page is of: that of its repository, else the page's own."""
    return _above(page)[-1]


def _above(page: str) -> list[str]:
    """The folders that a page is in, from its own to that of its repository, where it is in one."""
    folder = os.path.dirname(os.path.abspath(page))
    found = [folder]
    while not os.path.exists(os.path.join(folder, ".git")):
        if folder == os.path.dirname(folder):  # in no repository
            return [os.path.relpath(found[0])]
        folder = os.path.dirname(folder)
        found.append(folder)
    return [os.path.relpath(each) for each in found]


def nowhere(page: str) -> InputError:
    """That a page tells no news, and where a list of them could stand."""
    hint = 'begin a list: a heading "News", and below it "- Jan 2024: …" for an older item'
    try:
        lines = _read(page).splitlines()
    except (InputError, UnicodeError):
        lines = []
    fences = [at for at, line in enumerate(lines[:200]) if line.rstrip() == "---"]
    start = fences[1] + 1 if fences[:1] == [0] and len(fences) > 1 else 0
    heads = [at for at in range(start, len(lines)) if lines[at].startswith(("# ", "## ", "<h2"))]
    if len(heads) > 1:  # the first may be the page's title
        hint += f"; it could stand before line {heads[1] + 1} of {page}"
    elif lines:
        hint += f"; it could stand at the end of {page}"
    return InputError(page, "has no list of news to write into", hint)


def _folder(path: str) -> Home | None:
    found = posts.posts_in(path) if os.path.isdir(path) else []
    return FolderHome(path, found) if found else None


def _page(path: str, parse: Parse) -> Home | None:
    """A page that tells news, None for any other; one that cannot be read tells none."""
    if not path.lower().endswith(_FORMATS):
        return None
    try:
        home = PageHome(
            path,
            _read(path),
            lambda text: parse(text.encode("utf-8", "surrogateescape"), path),
        )
    except InputError:
        return None
    return home if any(item.span for item in home.profile.news) else None


def _read(path: str) -> str:
    return read_regular(path, MAX_BYTES).decode("utf-8", "surrogateescape")


def profiles(paths: Iterable[str], parse: Parse) -> Iterator[Profile]:
    """The profiles of pages; what cannot be read is left out."""
    for path in paths:
        try:
            yield parse(read_regular(path, MAX_BYTES), path)
        except InputError:
            continue
