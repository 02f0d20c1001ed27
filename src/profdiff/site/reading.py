"""The pages of a site, each read as a profile of its own, given whose site it is."""

import re
from typing import NamedTuple

from profdiff.document import Document
from profdiff.errors import InputError
from profdiff.extract import read_profile
from profdiff.extract.subject import Subject, speaks_of_itself
from profdiff.formats import read_document
from profdiff.hashing import hex_digest
from profdiff.lexicon.states import phrases
from profdiff.normal import fold
from profdiff.records import ENTITIES, Diagnostic, Profile, SourceInfo, Statement
from profdiff.site.pages import Page

#: Front matter that keeps a page off the site: drafts, unpublished pages and widgets.
_UNPUBLISHED = re.compile(
    rb"^(?:draft\s*[:=]\s*['\"]?true|(?:published|active)\s*[:=]\s*['\"]?false)\b",
    re.MULTILINE | re.IGNORECASE,
)
_FENCES = (b"---", b"+++")
#: Parts that say whose site it is, surest first.
_NAMING = ("home", "author", "config", "about")
#: So many pages of people make a site that of an organization.
_FEWEST_MEMBERS = 3
_TITLE = re.compile(rb"^(?:title|name)[ \t]*:[ \t]*([^\s#>|&*\[{][^\n#]*)", re.MULTILINE)
_PEOPLE = frozenset(("people", "students", "alumni"))


class Read(NamedTuple):
    """A page of a site and the profile that was read from it alone."""

    page: Page
    profile: Profile


class Refused(NamedTuple):
    """A page of a site that no profile was read from, and why."""

    page: Page
    found: Diagnostic


def read_pages(pages: list[Page], contents: dict[str, bytes | str]) -> list[Read | Refused]:
    """Each page's profile, in the order given; drafts have none, nor are they told of."""
    documents: dict[str, tuple[Document, SourceInfo]] = {}
    refused: dict[str, Refused] = {}
    for page in pages:
        data = contents[page.path]
        if isinstance(data, str):
            refused[page.path] = _refuse(page, "site-unreadable", data)
        elif not _is_unpublished(data):
            try:
                documents[page.path] = _document(page, data)
            except InputError as error:
                refused[page.path] = _refuse(page, "site-unreadable", error.why)
    subject = _subject([page for page in pages if page.path in documents], documents, contents)
    found: list[Read | Refused] = []
    for page in pages:
        if page.path in refused:
            found.append(refused[page.path])
        elif page.path in documents:
            found.append(_read(page, *documents.pop(page.path), subject))
    return found


def _refuse(page: Page, code: str, why: str) -> Refused:
    return Refused(page, Diagnostic(code=code, message=f"the file {why}", path=page.path))


def _is_unpublished(data: bytes) -> bool:
    """Whether a page's front matter keeps it off the site."""
    fence = data[:3]
    if fence not in _FENCES:
        return False
    end = data.find(b"\n" + fence, 3)
    return _UNPUBLISHED.search(data, 3, end if end >= 0 else 3) is not None


def _document(page: Page, data: bytes) -> tuple[Document, SourceInfo]:
    document, reason = read_document(data, page.path)
    source = SourceInfo(
        path=page.path, format=document.format, sha256=hex_digest(data), chosen_by=reason
    )
    return document, source


def _subject(
    pages: list[Page],
    documents: dict[str, tuple[Document, SourceInfo]],
    contents: dict[str, bytes | str],
) -> Subject:
    """Whose site it is: what the first of its pages that name somebody say.

    A page is read anew for it, as extraction takes a document apart.
    """

    def alone(page: Page) -> Profile:
        data = contents[page.path]
        return read_profile(*_document(page, data if isinstance(data, bytes) else b""))

    owner = owner_page(pages, contents)
    telling = [page for page in pages if page.part in _NAMING and not page.item]
    telling = [page for page in telling if page.part != "author" or page is owner]
    telling.sort(key=lambda page: _NAMING.index(page.part))
    profiles = {page: alone(page) for page in telling}
    homes = [page for page in telling if page.part == "home"]
    if any(speaks_of_itself(documents[page.path][0]) for page in homes):
        group = False
    else:
        told = [profiles[page] for page in homes] + [alone(page) for page in _of_people(pages)]
        members = sum(page.item and page.kind in _PEOPLE for page in pages)
        group = members >= _FEWEST_MEMBERS or any(p.kind == "organization" for p in told)
    if group:
        return Subject("organization", _group_name(profiles, contents))
    names = (
        p.name for page, p in profiles.items() if p.state == "content" or page.part == "config"
    )
    return Subject("person", next((name for name in names if name and not _is_example(name)), None))


def _of_people(pages: list[Page]) -> list[Page]:
    """The pages that list people, of whom a group's site has more than a person's."""
    return [page for page in pages if page.kind in ("people", "alumni") and not page.item]


def _group_name(profiles: dict[Page, Profile], contents: dict[str, bytes | str]) -> str | None:
    """What a group is called: by its own page, else by the title in the configuration."""
    for page, profile in profiles.items():
        if page.part == "home" and profile.kind == "organization" and profile.name:
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
    words = fold(name)
    return words in ("blank", "home") or any(words == fold(p) for p in phrases("template"))


#: What marks the page of a site's owner among those of its authors.
_OWNER = re.compile(rb"^(?:superuser|is_owner)\s*[:=]\s*['\"]?true\b", re.MULTILINE | re.IGNORECASE)
_OWNERS_NAMES = ("admin", "me", "owner")


def owner_page(pages: list[Page], contents: dict[str, bytes | str]) -> Page | None:
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


def _read(page: Page, document: Document, source: SourceInfo, subject: Subject) -> Read:
    """A page's profile; of an item's page only the item, not what its page says besides."""
    title = str(document.meta.get("title") or document.meta.get("name") or document.title or "")
    demo = page.item and _is_demonstration(title, document)
    profile = read_profile(document, source, subject)
    if demo:
        profile.state = "template"
    if page.item:
        _keep(profile, ENTITY_OF.get(page.kind, ""))
    return Read(page, profile)


def _is_demonstration(title: str, document: Document) -> bool:
    """Whether an item is one that a theme brings to show what it can do."""
    words = f" {fold(' '.join([title, *(block.text for block in document.blocks[:4])])[:2000])} "
    return any(f" {phrase} " in words for phrase in phrases("demo"))


#: What a collection holds → the entity of its items.
ENTITY_OF = {
    "publications": "publication",
    "projects": "project",
    "talks": "talk",
    "teaching": "teaching",
    "news": "news",
    "people": "person",
    "students": "person",
    "alumni": "person",
    "advisors": "person",
    "collaborators": "person",
    "awards": "award",
    "service": "service",
    "experience": "role",
    "education": "education",
}


def _keep(profile: Profile, entity: str) -> None:
    """Leaves the records of one kind, with all else that a page says as sentences.

    What the page of a lab's member says of their degrees and papers is no fact of the lab.
    """
    kept = ("link", "statement", entity)
    for other, (attribute, _) in ENTITIES.items():
        if other not in kept:
            setattr(profile, attribute, [])
    known = {record.id for name, _ in ENTITIES.values() for record in getattr(profile, name)}
    for passage in profile.passages:
        held = bool(passage.records)
        passage.records = [record for record in passage.records if record in known]
        if held and not passage.records and passage.text.strip():
            text = passage.text.replace("\n", " ").replace("\t", " ")
            statement = Statement(text=text, span=passage.span, id=f"statement:{id(passage)}")
            profile.statements.append(statement)
            passage.records = [statement.id]
