"""The versions of one file in a git repository, each with what stands before it.

`rev-list` finds the commits and simplifies what lies between them to the ones that say how the file
came to be (git help rev-list, "History Simplification"); `diff-tree` gives what they hold. Both
are plumbing, so that no configuration of the repository changes what they say or runs a program.
"""

import os
import posixpath
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

import msgspec
from msgspec.structs import replace

from profdiff.errors import RevisionError
from profdiff.sources.git import INDEX, no_revision
from profdiff.sources.repository import Repository
from profdiff.sources.source import did_you_mean, nearest, shown
from profdiff.sources.staged import base, staged

#: A file that is deleted, or is something else than a file, has this content.
GONE = ""
_FILES = frozenset({"100644", "100755", "100664"})
#: What is asked of a commit, after each the one character that none of it can hold.
_FORMAT = "%H%x00%an%x00%aI%x00%cI%x00%s%x00"
#: What stands for a date where a commit has none.
_NO_DATE = "1970-01-01T00:00:00+00:00"


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """A file as one commit left it.

    `parents` are the commits of the versions before it, several where it merges. `content` is the
    id of its bytes, `GONE` for none. `authored` and `committed` are ISO 8601 times with zones.
    """

    commit: str
    path: str
    author: str
    authored: str
    committed: str
    subject: str
    content: str
    parents: tuple[str, ...] = ()


def versions(repository: Repository, path: str, revision: str = "HEAD") -> list[Version]:
    """All versions of a file up to a revision, newest first; a merge comes before what it merges.

    `path` is as in the commit, from the root. A file that was renamed, or moved to another format,
    is followed to where it was before. Raises RevisionError where the revision or the file is not
    there.
    """
    if repository.commit(revision) is None:
        raise no_revision(repository, revision)
    found: list[Version] = []
    seen = {path}
    while True:
        piece = _under_one_name(repository, path, revision)
        found += piece
        if not piece or not (before := _before(repository, piece[-1])):
            break
        # Its first version came out of another file: that file's history goes on from there.
        path, revision = before
        if path in seen:
            break
        seen.add(path)
        earlier = _under_one_name(repository, path, revision)[:1]
        found[-1] = replace(found[-1], parents=tuple(each.commit for each in earlier))
    if not found:
        raise _no_versions(repository, path, revision)
    if all(version.content == GONE for version in found):
        why = f"{shown(found[0].path)} is a link or a submodule, and no file"
        raise RevisionError(repository.about, why, "name the file that is meant")
    return found


def _no_versions(repository: Repository, path: str, revision: str) -> RevisionError:
    if repository.work_tree_path(path):
        why = f"has no version in {shown(revision)}"
        return RevisionError(repository.about, why, "commit it first")
    meant = nearest(path, repository.paths(repository.commit(revision)))
    return RevisionError(
        repository.about,
        f"was never in the history of {shown(revision)}",
        did_you_mean(meant, "see what there is with git ls-files"),
    )


def touched(repository: Repository, revision: str) -> list[tuple[Version | None, Version]]:
    """The files that a commit changed against its first parent: as they were, and as it left them.

    The first is None for a file that is new. Raises RevisionError where there is no such commit.
    """
    commit = repository.commit(revision)
    if commit is None:
        raise no_revision(repository, revision)
    made = _about(repository, commit)
    before = _about(repository, made.parents[0]) if made.parents else made
    sides = [*made.parents, commit] if made.parents else ["--root", commit]
    outcome = repository.run(
        *("diff-tree", "--no-commit-id", "-r", "-z", "--raw", "-M", "--full-index", *sides)
    )
    if outcome.code:
        raise repository.failed(outcome.err)
    found: list[tuple[Version | None, Version]] = []
    fields = iter(outcome.names)
    for about in fields:
        old_mode, mode, old_content, content, status = about[1:].split(" ")
        path = next(fields)
        new_path = next(fields) if status.startswith(("R", "C")) else path
        old = replace(before, path=path, content=old_content)
        new = replace(made, path=new_path, content=content if mode in _FILES else GONE)
        found.append((old if old_mode in _FILES else None, new))
    return _with_moves(found)


def _with_moves(
    files: list[tuple[Version | None, Version]],
) -> list[tuple[Version | None, Version]]:
    """The files of a commit, one that went and came in another format as the same."""
    gone = {old.path: old for old, new in files if old and new.content == GONE}
    found: list[tuple[Version | None, Version]] = []
    for old, new in files:
        came_from = None if old or new.content == GONE else _moved([*gone], new.path)
        found.append((gone.pop(came_from) if came_from else old, new))
    return [(old, new) for old, new in found if new.content != GONE or not old or old.path in gone]


def touched_by_index(repository: Repository) -> list[tuple[Version | None, Version]]:
    """The files that a commit of what is staged would change, as `touched` gives those of one."""
    commit = base(repository, "HEAD")
    now = time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime())
    made = Version(
        commit=INDEX,
        path="",
        author="",
        authored=now,
        committed=now,
        subject="staged, not committed yet",
        content=GONE,
    )
    before = _about(repository, commit) if commit else made
    return [
        (
            replace(before, path=file.old_path, content=file.old or GONE)
            if file.old_path
            else None,
            replace(made, path=file.path, content=file.new or GONE),
        )
        for file in staged(repository, commit)
    ]


def _about(repository: Repository, commit: str) -> Version:
    """A commit with its first parent, and no file yet."""
    outcome = repository.run(
        *("rev-list", "--max-count=1", "--encoding=UTF-8", f"--format={_FORMAT}%P", commit)
    )
    if outcome.code:
        raise repository.failed(outcome.err)
    # The format stands below a line of its own: "commit ID".
    told = outcome.out.decode("utf-8", "replace").partition("\n")[2].removesuffix("\n")
    *fields, parents = told.split("\0")
    return replace(_version(fields, "", GONE), parents=tuple(parents.split()[:1]))


def _version(fields: Sequence[str], path: str, content: str) -> Version:
    """A version by what `_FORMAT` gives of its commit."""
    commit, author, authored, committed, subject = fields
    return Version(
        commit=commit,
        path=path,
        author=author,
        authored=_date(authored, committed),
        committed=_date(committed, authored),
        subject=subject,
        content=content,
    )


def _date(*told: str) -> str:
    """The first that is a date; where there is none, git gives nothing or the format's letters.

    Beyond the year 9999, which a wrong clock gives, no calendar of ours goes.
    """
    return next((date for date in told if date[:4].isdigit() and date[4] == "-"), _NO_DATE)


def _under_one_name(repository: Repository, path: str, revision: str) -> list[Version]:
    """The versions of a file that bear one name, newest first."""
    command = ("rev-list", "--topo-order", "--parents", "--end-of-options", revision)
    outcome = repository.run(*command, "--", repository.here(path))
    if outcome.code:
        raise repository.failed(outcome.err)
    lines = [line.split() for line in outcome.line.split("\n") if line]
    parents = {commit: tuple(before) for commit, *before in lines}
    held = {version.commit: version for version in _held(repository, path, list(parents))}
    return [replace(held[commit], parents=before) for commit, before in parents.items()]


def _held(repository: Repository, path: str, commits: Sequence[str]) -> Iterator[Version]:
    """What each commit made of a file."""
    outcome = repository.run(
        *("diff-tree", "--stdin", "-m", "-r", "--root", "-z", "--raw", "--no-renames"),
        *("--full-index", "--encoding=UTF-8", f"--pretty=tformat:{_FORMAT}"),
        *("--", repository.here(path)),
        sent="".join(f"{commit}\n" for commit in commits).encode(),
    )
    if outcome.code:
        raise repository.failed(outcome.err)
    told = iter(outcome.out.decode("utf-8", "replace").split("\0"))
    # For each commit the format, a line end, ":OLD-MODE NEW-MODE OLD-ID NEW-ID STATUS" and the path
    # (git help diff-tree, "Raw output format").
    for fields in iter(lambda: list(islice(told, 5)), [""]):
        next(told)
        _, mode, _, content, _ = next(told).split(" ")
        if next(told).startswith(f"{path}/"):
            raise _is_folder(path)
        yield _version(fields, path, content if mode in _FILES else GONE)


def _is_folder(path: str) -> RevisionError:
    return RevisionError(shown(path), "is a folder", "name a page in it")


def _before(repository: Repository, first: Version) -> tuple[str, str] | None:
    """The file that the first version under a name came out of, and the commit that has it."""
    command = ("diff-tree", "-m", "-r", "-z", "--raw", "--no-commit-id")
    outcome = repository.run(*command, "-M30%", first.commit)
    if outcome.code:
        # Contents are missing that would have to be compared; names and ids are there.
        repository.lacks_contents = True
        outcome = repository.run(*command, "-M100%", first.commit)
    fields = outcome.out.decode("utf-8", "surrogateescape").split("\0")
    parent = f"{first.commit}^"
    at = 0
    gone: list[str] = []
    while at + 1 < len(fields):
        status = fields[at].rpartition(" ")[2]
        if status.startswith("R"):
            if fields[at + 2] == first.path:
                return fields[at + 1], parent
            at += 3
        else:
            if status == "D":
                gone.append(fields[at + 1])
            at += 2
    moved = _moved(gone, first.path)
    return (moved, parent) if moved else None


def _moved(gone: Sequence[str], path: str) -> str | None:
    """Which of the files that went may be one that came, in another format: `a.html` and `a.md`.

    The one in the same folder, or else anywhere.
    """
    found = [old for old in gone if _stem(old) == _stem(path)]
    folder = posixpath.dirname(path)
    beside = (old for old in found if posixpath.dirname(old) == folder)
    return next(beside, found[0] if found else None)


def _stem(path: str) -> str:
    return path.rpartition("/")[2].partition(".")[0].lower()


def content(repository: Repository, version: Version, read: Callable[[str], bytes | None]) -> bytes:
    """The bytes of a version; none for one that is gone.

    `read` is what `Repository.reader` gives. Raises RevisionError where the clone lacks them.
    """
    data = b"" if version.content == GONE else read(version.content)
    if data is None:
        raise RevisionError(
            repository.about,
            f"the content of {shown(version.path)} in {version.commit[:12]} is missing",
            "run git fsck; in a partial clone, git fetch --refetch brings it",
        )
    return data


def locate(path: str) -> tuple[Repository, str]:
    """The repository that holds a file, and the file's path from its root.

    A file that is no more in the work tree, or in a bare repository, is looked for from the
    current folder. Raises RevisionError where there is no repository.
    """
    folder, name = os.path.split(path)
    # git takes the folder where it runs for the root where GIT_DIR is set, as in a hook.
    if folder and os.path.isdir(folder) and "GIT_DIR" not in os.environ:
        repository = Repository(shown(path), folder)
    else:
        repository, name = Repository(shown(path)), path
    whole = posixpath.normpath(repository.prefix + name)
    if whole == ".":
        raise _is_folder(path)
    if whole.startswith(("../", "/")):
        raise RevisionError(
            shown(path),
            "is not in this repository",
            "run the command in the repository that has it",
        )
    return repository, whole
