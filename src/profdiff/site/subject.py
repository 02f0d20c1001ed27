"""Whose site it is: a person or a group, and by what name."""

import re

from profdiff.document import Document
from profdiff.extract import read_profile
from profdiff.extract.subject import Subject, speaks_of_itself
from profdiff.formats import read_document
from profdiff.hashing import hex_digest
from profdiff.lexicon.states import phrases
from profdiff.normal import fold
from profdiff.records import Profile, SourceInfo
from profdiff.site.pages import Page

Contents = dict[str, bytes | str]
Documents = dict[str, tuple[Document, SourceInfo]]

#: Parts that say whose site it is, surest first.
_NAMING = ("home", "author", "config", "about")
#: So many pages of people make a site that of an organization.
_FEWEST_MEMBERS = 3
#: A configuration's own title; one that is no plain text is not looked into.
_TITLE = re.compile(rb"^(?:title|name)[ \t]*:[ \t]*([^\s#>|&*\[{][^\n#]*)", re.MULTILINE)
_NO_NAMES = frozenset("this it here there that".split())
PEOPLE = frozenset(("people", "students", "alumni"))


def document_of(page: Page, data: bytes) -> tuple[Document, SourceInfo]:
    """A page as a document. Raises InputError for bytes that are no text."""
    if page.path.endswith(".toml"):
        from profdiff.site.hugo_author import author_of

        document, reason = read_document(author_of(data), page.path, format="yaml")
    else:
        document, reason = read_document(data, _as_of_collection(page))
        document.path = page.path
    source = SourceInfo(
        path=page.path, format=document.format, sha256=hex_digest(data), chosen_by=reason
    )
    return document, source


def _as_of_collection(page: Page) -> str:
    """A path by which the reader of a page's front matter knows the page as an item.

    It knows the folders of Jekyll and Hugo; other generators have theirs where they like.
    """
    known = not page.item or page.path.startswith(("_", "content/"))
    if known or any(part in page.path for part in ("/_", "/content/")):
        return page.path
    name = page.path.rpartition("/")[2]
    return f"_{page.kind}/{name}"


def subject_of(
    pages: list[Page],
    documents: Documents,
    contents: Contents,
) -> Subject:
    """Whose site it is: what the first of its pages that name somebody say.

    A page is read anew for it, as extraction takes a document apart.
    """

    def alone(page: Page) -> Profile:
        data = contents[page.path]
        return read_profile(*document_of(page, data if isinstance(data, bytes) else b""))

    owner = owner_page(pages, contents)
    telling = [page for page in pages if page.part in _NAMING and not page.item]
    telling = [page for page in telling if page.part != "author" or page is owner]
    telling.sort(key=lambda page: _NAMING.index(page.part))
    profiles = {page: alone(page) for page in telling}
    homes = [page for page in telling if page.part == "home"]
    if any(_is_of_person(documents[page.path][0], profiles[page]) for page in homes):
        group = False
    else:
        told = [profiles[page] for page in homes] + [alone(page) for page in _of_people(pages)]
        members = sum(page.item and page.kind in PEOPLE for page in pages)
        group = members >= _FEWEST_MEMBERS or any(p.kind == "organization" for p in told)
    if group:
        return Subject("organization", _group_name(profiles, contents))
    names = (
        p.name for page, p in profiles.items() if p.state == "content" or page.part == "config"
    )
    return Subject("person", next((name for name in names if name and not _is_example(name)), None))


def _is_of_person(document: Document, profile: Profile) -> bool:
    """Whether a home page is somebody's: it says "I", or what position they hold."""
    holds = profile.kind == "person" and any(role.current for role in profile.roles)
    return holds or speaks_of_itself(document)


def _of_people(pages: list[Page]) -> list[Page]:
    """The pages that list people, of whom a group's site has more than a person's."""
    return [page for page in pages if page.kind in ("people", "alumni") and not page.item]


def _group_name(profiles: dict[Page, Profile], contents: Contents) -> str | None:
    """What a group is called: by its own page, else by the title in the configuration."""
    for page, profile in profiles.items():
        told = page.part == "home" and profile.kind == "organization"
        if told and profile.name and fold(profile.name) not in _NO_NAMES:
            return profile.name
    for page in profiles:
        data = contents[page.path]
        found = _TITLE.search(data) if page.part == "config" and isinstance(data, bytes) else None
        title = found[1].decode("utf-8", "replace").strip(" \t\"'") if found else ""
        if title and not _is_example(title):
            return title
    return None


def _is_example(name: str) -> bool:
    """Whether a name is what a theme has in its place."""
    return fold(name) in ("blank", "home", *phrases("template")) or is_sample(name)


def is_sample(name: str) -> bool:
    """Whether a name is one that nobody has but in examples."""
    return fold(name) in phrases("sample")


#: What marks the page of a site's owner among those of its authors.
_OWNER = re.compile(rb"^(?:superuser|is_owner)\s*[:=]\s*['\"]?true\b", re.MULTILINE | re.IGNORECASE)
_OWNERS_NAMES = ("admin", "me", "owner")


def owner_page(pages: list[Page], contents: Contents) -> Page | None:
    """Of the pages about authors the one about the site's owner, None where that is not told."""
    authors = [page for page in pages if page.part == "author"]
    if len(authors) == 1:
        return authors[0]
    named = [page for page in authors if not set(_OWNERS_NAMES).isdisjoint(_names(page.path))]
    if named:
        return named[0]
    data = {page: contents[page.path] for page in authors}
    marked = [p for p, text in data.items() if isinstance(text, bytes) and _OWNER.search(text)]
    return marked[0] if len(marked) == 1 else None


def _names(path: str) -> list[str]:
    return path.replace(".", "/").lower().split("/")


#: The groups of people to which an author's page belongs, as Hugo's academic themes have them.
_GROUPS = re.compile(rb"^user_groups:[ \t]*\n((?:[ \t]*-[ \t]+[^\n]+\n?)+)", re.MULTILINE)


def groups_of(data: bytes | str) -> list[str]:
    """The groups of people that an author's page names."""
    found = _GROUPS.search(data) if isinstance(data, bytes) else None
    lines = found[1].decode("utf-8", "replace").splitlines() if found else []
    return [line.strip(" \t-\"'") for line in lines]
