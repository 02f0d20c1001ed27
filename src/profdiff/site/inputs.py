"""The files that a CV in LaTeX is put together from: parts that it reads in, and bibliographies."""

import posixpath
import re
from collections.abc import Iterator

from profdiff.records import Profile
from profdiff.site.file_names import kind_of_file
from profdiff.site.pages import Page
from profdiff.site.subject import Contents

_COMMENT = re.compile(rb"(?<!\\)%[^\n]*")
_PART = re.compile(rb"\\(?:input|include|subfile)\s*\{\s*([^{}\\#]{1,200}?)\s*\}")
_BIBLIOGRAPHY = re.compile(
    rb"\\(?:bibliography|addbibresource)\s*(?:\[[^\]]*\])?\{([^{}\\#]{1,400})\}"
)
_SUFFIXES = (".tex", ".ltx")
_NOT_FOLLOWED = ("input-not-followed", "bibliography-not-followed")


def parts_of(pages: list[Page], contents: Contents, files: set[str]) -> list[Page]:
    """The pages that those in LaTeX read in, each once, but for those that are known."""
    known = {page.path for page in pages}
    found: dict[str, Page] = {}
    for page in pages:
        data = contents.get(page.path)
        if not page.path.lower().endswith(_SUFFIXES) or not isinstance(data, bytes):
            continue
        for name, is_bibliography in _named(data):
            path = _path(page, name, files, ".bib" if is_bibliography else ".tex")
            if path and path not in known and path not in found:
                found[path] = _part(page, path, is_bibliography=is_bibliography)
    return list(found.values())


def drop_followed(profile: Profile, page: Page, data: bytes, files: set[str]) -> None:
    """Drops the remarks that a file is not followed for those that the site has."""
    if not page.path.lower().endswith(_SUFFIXES):
        return
    read = [
        name
        for name, is_bibliography in _named(data)
        if _path(page, name, files, ".bib" if is_bibliography else ".tex")
    ]
    bibliographies = any(is_bibliography for _, is_bibliography in _named(data))
    profile.diagnostics = [
        found
        for found in profile.diagnostics
        if found.code not in _NOT_FOLLOWED
        or (found.code == _NOT_FOLLOWED[0] and not any(f"{{{n}}}" in found.message for n in read))
        or (found.code == _NOT_FOLLOWED[1] and not (bibliographies and read))
    ]


def _named(data: bytes) -> Iterator[tuple[str, bool]]:
    """The names of files that a source reads in, and whether each is a bibliography."""
    shown = _COMMENT.sub(b"", data)
    for found in _PART.finditer(shown):
        yield found[1].decode("utf-8", "replace"), False
    for found in _BIBLIOGRAPHY.finditer(shown):
        for name in found[1].decode("utf-8", "replace").split(","):
            yield name.strip(), True


def _path(page: Page, name: str, files: set[str], suffix: str) -> str:
    """The file of that name, seen from the one that reads it in or from its main file; "" if none.

    TeX adds the suffix where it is missing, and looks from where the main file is.
    """
    for folder in dict.fromkeys((posixpath.dirname(page.path), posixpath.dirname(page.unit))):
        path = posixpath.normpath(posixpath.join(folder, name))
        for candidate in (path, path + suffix):
            if candidate in files and candidate.lower().endswith(suffix):
                return candidate
    return ""


def _part(page: Page, path: str, *, is_bibliography: bool) -> Page:
    if is_bibliography:
        return Page(path, "bibliography", "publications", path)
    return Page(path, "about", kind_of_file(path) or "about", page.unit)
