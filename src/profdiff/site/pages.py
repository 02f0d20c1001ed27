"""Which files of a site carry the profile: by where they stand and what they are called.

A page is taken for what its name says, in the words by which headings are told too. What is not
named is left out: posts, demonstrations, what a theme or a generator brought or built.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from profdiff.site.file_names import (
    KINDS,
    LANGUAGES,
    kind_of,
    stem_and_suffix,
    stem_of,
    without_language,
    words_of,
)
from profdiff.site.generator import Generator

#: Folders that hold no source of a page, whatever the generator.
_SKIPPED = frozenset(
    "_site public node_modules vendor bower_components themes _includes _layouts layouts _sass "
    "_plugins "
    "static dist build out _freeze _book _build site_libs renv packrat archetypes i18n resources "
    "images image img imgs css js scss fonts font pdf pdfs _drafts drafts draft _posts "
    "posts post blog _blog _blogs blogs tests test scripts bin markdown_generator talkmap "
    "__pycache__ venv env exampleSite examples example templates backup backups".split()
)
_MARKDOWN = frozenset((".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd"))
_HTML = frozenset((".html", ".htm", ".xhtml"))
_DATA = frozenset((".yml", ".yaml", ".json"))
_BIBLIOGRAPHY = frozenset((".bib", ".bibtex"))
_LATEX = frozenset((".tex", ".ltx"))
#: Of a page that exists in several of these, the first is what it is written in.
_WRITTEN_FIRST = (
    ".qmd",
    ".rmd",
    ".mdx",
    ".md",
    ".markdown",
    ".mdown",
    ".mkd",
    ".html",
    ".htm",
    ".xhtml",
)

_HOME = frozenset("index _index home homepage main default welcome".split())
_SELF = frozenset("about aboutme me bio biography profile personal basics info author".split())
_CV = frozenset("cv vita vitae resume resumé résumé curriculum lebenslauf".split())
#: Folders in which a CV in LaTeX may stand.
_OF_LATEX = _CV | frozenset("latex tex source src docs doc".split())
#: Kinds of which each item may have a page of its own.
_COLLECTED = frozenset(KINDS) - {"about", "research", "interests"}
#: Words in the name of a file that nobody is meant to see.
_ASIDE = frozenset(
    "old backup bak draft drafts template templates sample example test copy demo "
    "coauthors venues translations strings".split()
)
#: Folders that hold pages and say nothing of them.
_TRANSPARENT = (
    *("_pages", "pages", "src", "content", "app", "source", "_tabs"),
    *("markdown", "md", "collections", "_collections", "sections"),
)
_DATA_FOLDERS = frozenset(("_data", "data", "json"))
#: A list that is kept in a file a year: `publist2024.yml`.
_YEAR_BEHIND = r"(?<=[a-z])(?:19|20)\d\d$"
_FIRST_LANGUAGES = ("", "en", "en-us", "en-gb", "english")
_DEEPEST = 2
#: The files in which themes of Hugo are told about the author.
_HUGO_AUTHOR = re.compile(
    r"config/_default/(?:languages(?:\.[\w-]+)?|params|hugo|config)\.toml|(?:hugo|config)\.toml"
)


class Page(NamedTuple):
    """A file that carries a part of the profile.

    `part` is `home`, `config`, `author`, `about`, `bibliography`, `data` or the kind of section
    that a page is; `kind` is what it lists, "" for what is all about the subject. The items of a
    collection are one list, whose `unit` they share; any other page is a unit of its own.
    """

    path: str
    part: str
    kind: str = ""
    unit: str = ""
    item: bool = False

    @property
    def rank(self) -> tuple[int, int, int, str]:
        """Where the page stands in the reading order of its site."""
        parts = ("home", "config", "author", "about")
        part = parts.index(self.part) if self.part in parts else len(parts)
        kind = KINDS.index(self.kind) if self.kind in KINDS else 0
        return part, kind, self.item, self.path


def is_hidden(folder: str) -> bool:
    """Whether a folder of this name holds no page that anyone could mean."""
    return folder.startswith(".") or folder == "node_modules"


def is_of_pages(folder: str) -> bool:
    """Whether a folder would hold pages that carry a profile, by its name."""
    name = folder.rpartition("/")[2]
    own = name in _TRANSPARENT or name in _DATA_FOLDERS or name == "_bibliography"
    return own or kind_of(name.removeprefix("_")) in _COLLECTED


def skip(folder: str) -> bool:
    """Whether a folder of this name holds nothing that a profile is read from."""
    return folder.startswith(".") or folder in _SKIPPED


def choose(files: Iterable[str], generator: Generator) -> list[Page]:
    """The pages of a site that carry its profile, in reading order."""
    found = [page for path in files if (page := page_at(path, generator))]
    found = _as_written(_in_one_language(found))
    if not any(page.part == "home" for page in found):
        found = _with_home(found, files, generator)
    return sorted(found, key=lambda page: page.rank)


def _with_home(pages: list[Page], files: Iterable[str], generator: Generator) -> list[Page]:
    """The pages of a site without an index: what it says about itself is its first page.

    Jekyll makes one of the README where there is nothing else.
    """
    own = [page for page in pages if set(words_of(stem_of(page.path))) & (_SELF | _HOME)]
    written = [page for page in own if page.part == "about" and not is_data(page.path)]
    if written:
        home = min(written, key=lambda page: (page.path.count("/"), len(page.path), page.path))
        return [page._replace(part="home") if page is home else page for page in pages]
    readme = f"{generator.base}readme.md".lower()
    if generator.name != "jekyll" and pages:
        return pages
    return pages + [Page(p, "home", unit=p) for p in files if p.lower() == readme]


def is_data(path: str) -> bool:
    """Whether a file is one of data, which a page shows, and no page itself."""
    return stem_and_suffix(path)[1] in _DATA


def page_at(path: str, generator: Generator) -> Page | None:
    """What a file is to a profile, None for nothing."""
    if not path.startswith(generator.base):
        return None
    if generator.name in ("hugo", "blogdown") and _HUGO_AUTHOR.fullmatch(
        path[len(generator.base) :]
    ):
        return Page(path, "config", unit=path)
    *folders, name = path[len(generator.base) :].split("/")
    stem, suffix = stem_and_suffix(name)
    if not stem or suffix not in _MARKDOWN | _HTML | _DATA | _BIBLIOGRAPHY | _LATEX:
        return None
    # Of al-folio, books are what somebody reads.
    shelf = generator.theme == "al-folio" and "books" in (stem, *(f.strip("_") for f in folders))
    if shelf or set(words_of(stem)) & _ASIDE:
        return None
    if not folders and stem == "_config" and suffix in _DATA:
        return Page(path, "config", unit=path)
    if suffix in _BIBLIOGRAPHY:
        return _bibliography(path, folders, stem)
    return _by_name(path, folders, stem, suffix, jekyll=generator.name == "jekyll")


def _by_name(path: str, folders: list[str], stem: str, suffix: str, *, jekyll: bool) -> Page | None:
    """What a file is by its name and those of its folders, but for folders that say nothing."""
    while folders and (folders[0] in _TRANSPARENT or folders[0].lower() in LANGUAGES):
        folders = folders[1:]
    if suffix in _DATA:
        return _data(path, folders, stem)
    if suffix in _LATEX:
        words = words_of(stem)
        at_hand = (
            not folders or not _OF_LATEX.isdisjoint(words_of(folders[0])) or _CV.issuperset(words)
        )
        named = not _CV.isdisjoint(words) and len(folders) < _DEEPEST
        return Page(path, "about", unit=path) if named and at_hand else None
    if stem.startswith("_") and stem != "_index":
        return None
    return _prose(path, folders, stem, suffix, jekyll=jekyll)


def _prose(path: str, folders: list[str], stem: str, suffix: str, *, jekyll: bool) -> Page | None:
    """A page in Markdown or HTML: one of its own, a section's, or an item of a collection."""
    if not folders or folders == ["home"]:
        if stem in _HOME and not (folders and stem == "index"):
            return Page(path, "home", unit=path)
        return _named_page(path, stem)
    folder = folders[0].lower()
    if folder in ("authors", "author") and len(folders) == _DEEPEST and stem in ("_index", "index"):
        return Page(path, "author", unit=path)
    kind = kind_of(folder.removeprefix("_"))
    if stem in ("index", "_index") and len(folders) == 1 and not folder.startswith("_"):
        return _named_page(path, folder)
    if set(words_of(folder)) & _CV and len(folders) == 1:
        return _named_page(path, stem)
    own_page = suffix in _MARKDOWN or (jekyll and folder.startswith("_"))
    if kind not in _COLLECTED or not own_page or len(folders) > _DEEPEST or stem == "_index":
        return None
    if len(folders) == _DEEPEST and stem != "index" and not folder.startswith("_"):
        return None
    unit = path.rsplit("/", len(folders))[0]
    return Page(path, kind, kind, unit, item=True)


def _named_page(path: str, name: str) -> Page | None:
    if _is_about(name):
        return Page(path, "about", "about", path)
    kind = kind_of(name)
    return Page(path, kind, kind, path) if kind else None


def _is_about(name: str) -> bool:
    """Whether a name is one for what somebody says of themselves: a CV, or "about me"."""
    words = words_of(name)
    return not _CV.isdisjoint(words) or (_SELF.issuperset(words) and bool(words))


def _data(path: str, folders: list[str], stem: str) -> Page | None:
    """A data file that a page shows: a list, a CV, or one item of a list a file."""
    words = set(words_of(stem))
    if words & _CV and (len(folders) < 2 or folders == ["assets", "json"]):
        return Page(path, "about", "about", path)
    if not folders or folders[0] not in _DATA_FOLDERS or len(folders) > _DEEPEST:
        return None
    if len(folders) == _DEEPEST:
        if folders[1] == "authors":
            return Page(path, "author", unit=path)
        kind = kind_of(folders[1])
        unit = path.rpartition("/")[0]
        return Page(path, kind, kind, unit, item=True) if kind in _COLLECTED else None
    return _named_page(path, re.sub(_YEAR_BEHIND, "", stem))


def _bibliography(path: str, folders: list[str], stem: str) -> Page | None:
    """A bibliography of the subject's own papers, not one that a post cites."""
    within = folders[0] if folders else ""
    own = within == "_bibliography" or (
        len(folders) < _DEEPEST and kind_of(stem) == "publications" and not within.startswith("_")
    )
    return Page(path, "bibliography", "publications", path) if own else None


def _in_one_language(pages: list[Page]) -> list[Page]:
    """Of a page that exists in several languages the one in the site's first."""
    chosen: dict[str, tuple[tuple[int, str], Page]] = {}
    for page in pages:
        key, language = without_language(page.path)
        first = _FIRST_LANGUAGES
        order = (first.index(language) if language in first else len(first), language)
        if key not in chosen or order < chosen[key][0]:
            chosen[key] = (order, page)
    return [page for _, page in chosen.values()]


def _as_written(pages: list[Page]) -> list[Page]:
    """Of a page that stands beside what it was built into, the one that somebody wrote."""
    chosen: dict[str, Page] = {}
    for page in pages:
        stem, dot, suffix = page.path.rpartition(".")
        key = _built_as(stem) if dot + suffix.lower() in _WRITTEN_FIRST else page.path
        other = chosen.get(key)
        if other is None or _order(page) < _order(other):
            chosen[key] = page
    return list(chosen.values())


def _built_as(stem: str) -> str:
    """What a page is built into: `cv` and `cv/index` are one place."""
    folder, _, name = stem.rpartition("/")
    return (folder or "/") if name in ("index", "_index") else stem


def _order(page: Page) -> int:
    suffix = page.path[page.path.rfind(".") :].lower()
    return _WRITTEN_FIRST.index(suffix)
