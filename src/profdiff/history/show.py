"""What one commit changed in the pages that it touches."""

import os
import posixpath
from collections.abc import Sequence

from profdiff.changes import Comparison
from profdiff.diff import compare_profiles
from profdiff.errors import RevisionError
from profdiff.formats import FORMATS
from profdiff.history.log import History
from profdiff.history.opened import Parse
from profdiff.history.steps import Kind, Step
from profdiff.records import ENTITIES, Profile
from profdiff.sources.git import INDEX
from profdiff.sources.history import GONE, Version, content, touched, touched_by_index
from profdiff.sources.repository import Repository
from profdiff.sources.source import MAX_BYTES, did_you_mean, nearest, shown, too_big

#: What any file may hold, profile or not.
_ANYWHERE = ("link", "statement")


def read_show(
    revision: str,
    paths: Sequence[str],
    parse: Parse,
    *,
    staged: bool = False,
    max_bytes: int | None = None,
) -> History:
    """The changes of one commit, a step for each page; `paths` are from the current folder.

    `staged` asks for those of what is staged instead. Files in no format that is read, and such as
    hold no profile on either side, are left out unless they are named. Raises RevisionError where
    there is no such commit or it does not touch a file that is named, InputError for a page that
    cannot be read.
    """
    repository = Repository(shown(revision))
    limit = max_bytes or MAX_BYTES
    steps = []
    name = INDEX if staged else revision
    files = touched_by_index(repository) if staged else touched(repository, revision)
    asked = _asked(repository, paths, [new.path for _, new in files], name)
    with repository.reader() as read:

        def profile(version: Version) -> Profile:
            data = content(repository, version, read)
            if len(data) > limit:
                raise too_big(f"{version.commit[:12]}:{version.path}", len(data), limit)
            return parse(data, version)

        for old, new in files:
            if not (new.path in asked if paths else _is_page(new.path)):
                continue
            if old is None and new.content == GONE:
                continue  # a link or a submodule
            if old is None:
                steps.append(Step(version=new, kind="first"))
            elif new.content == GONE:
                steps.append(_step(old, new, "gone"))
            else:
                before, after = profile(old), profile(new)
                if paths or _holds_records(before) or _holds_records(after):
                    compared = compare_profiles(before, after)
                    kind: Kind = "changed" if compared.changes else "unchanged"
                    steps.append(_step(old, new, kind, compared))
    commit = repository.commit(revision) or revision
    return History(
        of="commit",
        path=name,
        revision=name if staged else commit,
        total=len(steps),
        steps=steps,
    )


def _asked(
    repository: Repository, paths: Sequence[str], touched: Sequence[str], name: str
) -> set[str]:
    """The paths from the repository's root. Raises RevisionError for one that is not touched."""
    seen = {repository.here(path): path for path in touched}
    asked = set()
    for path in paths:
        here = posixpath.normpath(os.path.relpath(path) if os.path.isabs(path) else path)
        if here not in seen:
            meant = did_you_mean(nearest(here, [*seen]), "without a path all pages are told")
            why = "is not staged" if name == INDEX else f"{shown(name)} does not touch it"
            raise RevisionError(shown(path), why, meant)
        asked.add(seen[here])
    return asked


def _step(old: Version, new: Version, kind: Kind, compared: Comparison | None = None) -> Step:
    return Step(
        version=new,
        kind=kind,
        against=old.commit,
        against_authored=old.authored,
        comparison=compared,
    )


def _is_page(path: str) -> bool:
    suffix = path.rpartition(".")[2].lower()
    return any(
        f".{suffix}" in kind.extensions or suffix in kind.extensions for kind in FORMATS.values()
    )


def _holds_records(profile: Profile) -> bool:
    return any(
        getattr(profile, attribute)
        for entity, (attribute, _) in ENTITIES.items()
        if entity not in _ANYWHERE
    )
