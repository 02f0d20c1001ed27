"""What is staged in a git repository: the files of the index that differ from those of a commit.

`diff-index` and `ls-files` are plumbing: no configuration of the repository changes what they say
or runs a program.
"""

from collections.abc import Sequence
from typing import NamedTuple

from profdiff.errors import RevisionError
from profdiff.sources.git import find_revision
from profdiff.sources.repository import Repository

_FILES = frozenset({"100644", "100755", "100664"})


class Staged(NamedTuple):
    """A file in a commit and in the index, by path and id of its content; None where it is not."""

    old_path: str | None
    old: str | None
    path: str
    new: str | None


def base(repository: Repository, revision: str) -> str | None:
    """The commit to hold the index against; None for HEAD where there is no commit yet.

    That is where the history of HEAD left that of the revision, so that what others have committed
    there since is not taken for a change. Raises RevisionError where there is no such revision.
    """
    if revision == "HEAD" and repository.commit("HEAD") is None:
        return None
    commit = find_revision(repository, revision)
    if revision == "HEAD":
        return commit
    shared = repository.run("merge-base", "HEAD", commit)
    return shared.line if not shared.code and shared.line else commit


def staged(repository: Repository, commit: str | None, paths: Sequence[str] = ()) -> list[Staged]:
    """The files of the index that differ from those of a commit, by path.

    `paths` are files or folders, seen from the current folder; without any, all are looked at. A
    file that was renamed is told with its old path. Raises RevisionError where a merge is open.
    """
    if commit is None:
        return _all(repository, paths)
    outcome = repository.run(
        *("diff-index", "--cached", "--raw", "-z", "-M", "--full-index", commit, "--", *paths)
    )
    if outcome.code:
        raise repository.failed(outcome.err)
    found: list[Staged] = []
    fields = iter(outcome.names)
    for about in fields:
        old_mode, mode, old, new, status = about[1:].split(" ")
        old_path = next(fields)
        path = next(fields) if status.startswith(("R", "C")) else old_path
        if status.startswith("U"):
            raise _unmerged(repository, path)
        before, after = old_mode in _FILES, mode in _FILES
        if before or after:
            found.append(
                Staged(
                    old_path if before else None,
                    old if before else None,
                    path,
                    new if after else None,
                )
            )
    return found


def _all(repository: Repository, paths: Sequence[str]) -> list[Staged]:
    """All files of the index as new ones."""
    outcome = repository.run("ls-files", "--stage", "-z", "--full-name", "--", *paths)
    if outcome.code:
        raise repository.failed(outcome.err)
    found = []
    for line in outcome.names:
        about, _, path = line.partition("\t")
        mode, content, stage = about.split(" ")
        if stage != "0":
            raise _unmerged(repository, path)
        if mode in _FILES:
            found.append(Staged(None, None, path, content))
    return found


def _unmerged(repository: Repository, path: str) -> RevisionError:
    return RevisionError(
        repository.about, f"{path} has a merge conflict", "resolve it, then git add it"
    )
