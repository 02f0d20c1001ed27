"""The pages of a site, each read as a profile of its own, given whose site it is."""

import re
from typing import NamedTuple

from profdiff.document import Document
from profdiff.errors import InputError
from profdiff.extract import read_profile
from profdiff.extract.subject import Subject
from profdiff.normal import fold
from profdiff.records import Diagnostic, Profile, SourceInfo
from profdiff.site.menus import set_menus_aside
from profdiff.site.narrowing import (
    is_demonstration,
    keep_item,
    keep_people,
    make_member,
    names_somebody,
)
from profdiff.site.pages import Page, is_data
from profdiff.site.subject import (
    PEOPLE,
    Contents,
    Documents,
    document_of,
    groups_of,
    is_sample,
    owner_page,
    subject_of,
)

#: Front matter that keeps a page off the site: drafts, unpublished pages and widgets.
_UNPUBLISHED = re.compile(
    rb"^(?:draft\s*[:=]\s*['\"]?true|(?:published|active)\s*[:=]\s*['\"]?false)\b",
    re.MULTILINE | re.IGNORECASE,
)
_FENCES = (b"---", b"+++")


class Read(NamedTuple):
    """A page of a site and the profile that was read from it alone."""

    page: Page
    profile: Profile


class Refused(NamedTuple):
    """A page of a site that no profile was read from, and why."""

    page: Page
    found: Diagnostic


def read_pages(pages: list[Page], contents: Contents) -> list[Read | Refused]:
    """Each page's profile, in the order given; drafts have none, nor are they told of."""
    documents: Documents = {}
    refused: dict[str, Refused] = {}
    for page in pages:
        data = contents[page.path]
        if isinstance(data, str):
            refused[page.path] = _refuse(page, "site-unreadable", data)
        elif not _is_unpublished(data):
            try:
                document, source = document_of(page, data)
                if document.blocks or not page.path.endswith(".toml"):
                    documents[page.path] = document, source
            except InputError as error:
                refused[page.path] = _refuse(page, "site-unreadable", error.why)
    readable = [page for page in pages if page.path in documents]
    subject = subject_of(readable, documents, contents)
    homes = [documents[page.path][0] for page in readable if page.part == "home"]
    others = [documents[page.path][0] for page in readable if page.part != "home"]
    set_menus_aside(homes, others)
    found: list[Read | Refused] = []
    for page in _shown(pages, subject, owner_page(readable, contents), contents):
        if page.path in refused:
            found.append(refused[page.path])
        elif page.path in documents:
            groups = groups_of(contents[page.path]) if page.part == "author" else []
            found.append(_read(page, *documents.pop(page.path), subject, groups))
    return found


def _shown(
    pages: list[Page], subject: Subject, owner: Page | None, contents: Contents
) -> list[Page]:
    """The pages but for those that a site has only to link the names of co-authors.

    Such are, on a person's site, the pages of other authors and lists of people that no page shows,
    and on a group's the pages of authors who are in none of its groups of people.
    """
    if subject.kind == "organization":
        return [page for page in pages if page.part != "author" or groups_of(contents[page.path])]
    pages = [page for page in pages if page.part != "author" or page is owner]
    shows = any(page.kind in PEOPLE and not page.item and not is_data(page.path) for page in pages)
    return [
        page
        for page in pages
        if shows or page.item or page.kind != "people" or not is_data(page.path)
    ]


def _refuse(page: Page, code: str, why: str) -> Refused:
    return Refused(page, Diagnostic(code=code, message=f"the file {why}", path=page.path))


def _is_unpublished(data: bytes) -> bool:
    """Whether a page's front matter keeps it off the site."""
    fence = data[:3]
    if fence not in _FENCES:
        return False
    end = data.find(b"\n" + fence, 3)
    return _UNPUBLISHED.search(data, 3, end if end >= 0 else 3) is not None


def _read(
    page: Page, document: Document, source: SourceInfo, subject: Subject, groups: list[str]
) -> Read:
    """A page's profile; of an item's page only the item, not what its page says besides."""
    name = str(document.meta.get("name") or document.meta.get("title") or "")
    title = str(document.meta.get("title") or document.meta.get("name") or document.title or "")
    demo = page.item and is_demonstration(title, document)
    if is_data(page.path) and is_sample(name) and fold(name) != fold(subject.name or ""):
        demo = True
    profile = read_profile(document, source, subject, "" if page.item else page.kind)
    if demo:
        profile.state = "template"
    if page.item:
        keep_item(profile, page.kind)
        if page.kind in PEOPLE and not profile.people and names_somebody(name):
            make_member(profile, name, groups)
    elif page.kind in PEOPLE:
        keep_people(profile)
    elif page.part == "author" and subject.kind == "organization":
        make_member(profile, name, groups)
    return Read(page, profile)
