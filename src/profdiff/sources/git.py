"""A page in a git repository: `REVISION:path`, or `:path` for what is staged (see gitrevisions)."""

import posixpath

from profdiff.errors import RevisionError
from profdiff.sources.repository import Entry, Repository
from profdiff.sources.source import Source, did_you_mean, nearest, shown, some, too_big

INDEX = "index"
_NOT_PAGES = {
    "040000": ("is a folder, not a page", "name a file in it, or add a / to read it as a site"),
    "120000": ("is a symbolic link, not a page", "name the file that it points to"),
    "160000": ("is a submodule, not a page", "run the command in the submodule"),
}


def claims(spec: str) -> bool:
    """Whether the spec has the form `REVISION:path`."""
    return _colon(spec) >= 0


def read(spec: str, *, store: str, max_bytes: int) -> Source:  # noqa: ARG001  # the kinds' signature
    """The page as it is in a commit or in the index, with the commit's id and day.

    Raises RevisionError where git, the repository, the revision or the path is not there.
    """
    revision, path = split_spec(spec)
    if not path:
        raise RevisionError(
            shown(spec), "names a revision, but no file", f"give {shown(spec)}path/of/page.md"
        )
    repository = Repository(shown(spec))
    path = from_root(repository, path)
    commit: str | None = None
    if revision:
        commit = find_revision(repository, revision)
        entry = repository.in_commit(commit, path)
        place, day = commit, repository.day(commit)
    else:
        entry, place, day = _staged(repository, path), INDEX, None
    if entry is None:
        raise _no_path(repository, f"{revision}:", path, commit)
    data = _content(repository, entry, max_bytes)
    return Source(spec=spec, path=shown(path), data=data, revision=place, captured_at=day)


def split_spec(spec: str) -> tuple[str, str]:
    """The revision and the path of a spec. Raises RevisionError for one that git cannot mean."""
    at = _colon(spec)
    revision, path = spec[:at], spec[at + 1 :]
    odd = revision.startswith("-") or not revision.isprintable()
    if odd or "\0" in path or any("\ud800" <= char < "\udc80" for char in path):
        raise RevisionError(shown(spec), "names no revision of git", "see git help revisions")
    return revision, path


def find_revision(repository: Repository, revision: str) -> str:
    """The full id of a commit. Raises RevisionError, with a hint, where there is no such one."""
    commit = repository.commit(revision)
    if commit is None:
        raise no_revision(repository, revision)
    return commit


def _colon(spec: str) -> int:
    """Where the revision ends: the first colon outside braces (`HEAD@{10:00}:path`), or -1."""
    depth = 0
    for at, char in enumerate(spec):
        if char == ":" and not depth:
            return at
        depth += (char == "{") - (char == "}")
    return -1


def from_root(repository: Repository, path: str) -> str:
    """The path from the repository's root; `./` and `../` begin in the current folder."""
    if path.startswith(("./", "../")):
        path = repository.prefix + path
    path = posixpath.normpath(path)
    if path in (".", "..") or path.startswith(("../", "/")):
        raise RevisionError(
            repository.about,
            "its path is not one of a file in the repository",
            "give the path from the repository's root, or from here with ./",
        )
    return path


def _staged(repository: Repository, path: str) -> Entry | None:
    entries = repository.in_index(path)
    if any(entry.stage for entry in entries):
        raise RevisionError(
            repository.about,
            "has a merge conflict, so the index holds several versions of it",
            f"resolve it, or give HEAD:{shown(path)} or MERGE_HEAD:{shown(path)}",
        )
    return entries[0] if entries else None


def _content(repository: Repository, entry: Entry, max_bytes: int) -> bytes:
    if entry.mode in _NOT_PAGES:
        raise RevisionError(repository.about, *_NOT_PAGES[entry.mode])
    size = repository.size(entry)
    if size > max_bytes:
        raise too_big(repository.about, size, max_bytes)
    return repository.content(entry)


def no_revision(repository: Repository, revision: str) -> RevisionError:
    """The error for a revision that a repository does not have, with what to do about it."""
    name = shown(revision)
    if repository.is_shallow():
        return RevisionError(
            repository.about,
            f"there is no revision {name} in this clone, which is shallow",
            "run git fetch --unshallow; for actions/checkout set fetch-depth: 0",
        )
    if repository.commit("HEAD") is None and revision.startswith(("HEAD", "@")):
        return RevisionError(
            repository.about, "there is no commit yet", "commit first, or give :path for the index"
        )
    return RevisionError(
        repository.about, f"there is no revision {name}", _revision_hint(repository, revision)
    )


def _revision_hint(repository: Repository, revision: str) -> str:
    base = revision.partition("~")[0].partition("^")[0].partition("@{")[0]
    if base != revision and repository.commit(base or "HEAD"):
        return f"git log {shown(base)} shows how far back it goes"
    refs = ["HEAD", *repository.refs()]
    return did_you_mean(nearest(base, refs), f"there are {some(refs)}")


def _no_path(repository: Repository, revision: str, path: str, commit: str | None) -> RevisionError:
    """The error for a path that a commit (for None: the index) does not hold."""
    where = shown(revision[:-1]) if commit else "the index"
    paths = repository.paths(commit)
    from_here = repository.prefix + path
    if from_here in paths:
        return RevisionError(
            repository.about,
            f"{shown(path)} is not in {where}; the path begins at the repository's root",
            did_you_mean(revision + from_here),
        )
    file = repository.work_tree_path(path)
    if file is not None:
        return RevisionError(
            repository.about,
            f"{shown(path)} is in the work tree, but not in {where}",
            f"give it as a file: {shown(file)}",
        )
    namesakes = [other for other in paths if _name(other) == _name(path)]
    meant = namesakes[0] if namesakes else nearest(path, paths)
    hint = did_you_mean(meant and revision + meant, "see what there is with git ls-files")
    return RevisionError(repository.about, f"{shown(path)} is not in {where}", hint)


def _name(path: str) -> str:
    return path.rpartition("/")[2]
