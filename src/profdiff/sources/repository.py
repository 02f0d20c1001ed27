"""A git repository, read by plumbing only, so that anyone's repository can be read.

`rev-parse`, `ls-tree`, `ls-files` and `cat-file` run no hook, filter, text conversion or external
diff of a repository's configuration; the options below switch off what else a version of git may
start on its own, and any network. GitPython's objects are not used: they do not read SHA-256
repositories, cannot tell a shallow clone from a broken one, and take 50 ms to import. The user's
GIT_* environment is kept, as in a hook it says which repository and which index are meant.
"""

import os
import posixpath
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, NamedTuple

from profdiff.errors import NoRepositoryError, RevisionError
from profdiff.sources.contents import Contents
from profdiff.sources.source import shown, too_big

if TYPE_CHECKING:
    from subprocess import Popen

_OPTIONS = (
    "--no-pager",
    "--no-optional-locks",
    "--literal-pathspecs",
    "-c",
    "core.fsmonitor=false",
    "-c",
    f"core.hooksPath={os.devnull}",
)
#: In a partial clone a missing object would be fetched on reading: older versions of git do not
#: know the first variable, but all find that no protocol is allowed.
_ENVIRONMENT = {
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "",
    "GIT_TERMINAL_PROMPT": "0",
    # Messages are read, in English.
    "LANGUAGE": "C",
    "LC_ALL": "C",
}


class Entry(NamedTuple):
    """What stands at a path of a commit (stage 0) or of the index (1 to 3: sides of a conflict)."""

    mode: str
    id: str
    stage: int = 0


class Outcome(NamedTuple):
    """How a command of git ended."""

    code: int
    out: bytes
    err: str

    @property
    def line(self) -> str:
        """The one line that was printed."""
        return os.fsdecode(self.out).removesuffix("\n")

    @property
    def names(self) -> list[str]:
        """The NUL-terminated names that were printed."""
        return [os.fsdecode(name) for name in self.out.split(b"\0")[:-1]]


class Repository:
    """The repository of a folder; `prefix` is that folder's path in it, with a `/`.

    `about` is what errors name; `lacks_contents` whether contents were found missing that a part of
    the answer would need. Raises RevisionError where there is no git or no repository.
    """

    def __init__(self, about: str, folder: str | None = None) -> None:
        self.about = about
        self.lacks_contents = False
        self._folder = folder
        self._commits: dict[str, str | None] = {}
        found = self.run("rev-parse", "--is-shallow-repository", "--show-prefix")
        if found.code:
            raise self._unusable(found.err)
        # A bare repository has no prefix to show; the name of a folder may hold a line end.
        shallow, _, self.prefix = found.line.partition("\n")
        self._shallow = shallow == "true"

    def run(self, *arguments: str, sent: bytes = b"") -> Outcome:
        """Runs a read-only command of git, with what it is sent on its standard input."""
        with self._start(arguments) as process:
            out, err = process.communicate(sent)
        return Outcome(process.returncode, out, os.fsdecode(err))

    @contextmanager
    def reader(self, coming: Iterable[str] = ()) -> Iterator[Callable[[str], bytes | None]]:
        """A function that gives the content of an object by its id; None where it is missing.

        All are read through one process of git, which ends with the context; ids that are `coming`
        in that order are read ahead.
        """
        with ExitStack() as stack:

            def start() -> "Popen[bytes]":
                return stack.enter_context(self._start(["cat-file", "--batch"], quiet=True))

            yield Contents(start, coming).read

    def _start(self, arguments: Sequence[str], *, quiet: bool = False) -> "Popen[bytes]":
        """Starts git; `quiet` drops its messages."""
        from subprocess import DEVNULL, PIPE, Popen

        try:
            return Popen(  # noqa: S603  # no shell; names follow --end-of-options or --
                ["git", *_OPTIONS, *arguments],  # noqa: S607  # git is found on PATH
                stdin=PIPE,
                stdout=PIPE,
                stderr=DEVNULL if quiet else PIPE,
                cwd=self._folder,
                env={**os.environ, **_ENVIRONMENT},
            )
        except FileNotFoundError as error:
            raise self._no_git() from error
        except (OSError, ValueError) as error:
            why = getattr(error, "strerror", None) or str(error)
            raise RevisionError(
                self.about, f"git cannot be started: {why}", "try git --version"
            ) from error

    def commit(self, revision: str) -> str | None:
        """The full id of the commit that a revision names, None where it names none."""
        if revision not in self._commits:
            command = ("rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
            outcome = self.run(*command)
            if outcome.code and "ambiguous" in outcome.err:
                raise self.failed(outcome.err)
            self._commits[revision] = None if outcome.code else outcome.line
        return self._commits[revision]

    def day(self, commit: str) -> str | None:
        """The ISO date of a commit, in its committer's time zone."""
        import re
        import time

        header = self.run("cat-file", "commit", commit).out.partition(b"\n\n")[0]
        found = re.search(rb"^committer .*> (\d{1,11}) ([+-])(\d\d)(\d\d)$", header, re.M)
        if found is None:
            return None
        offset = (int(found[3]) * 60 + int(found[4])) * 60
        moment = int(found[1]) + (offset if found[2] == b"+" else -offset)
        return time.strftime("%Y-%m-%d", time.gmtime(moment))

    def in_commit(self, commit: str, path: str) -> Entry | None:
        """What stands at a path (from the root) in a commit."""
        entries = self._entries("ls-tree", "-z", "--full-tree", commit, "--", path)
        for (mode, _, identity), name in entries:
            if name == path:
                return Entry(mode, identity)
        return None

    def in_index(self, path: str) -> list[Entry]:
        """What is staged at a path (from the root): several entries where a merge is open."""
        entries = self._entries("ls-files", "-z", "--stage", "--full-name", "--", self.here(path))
        return [
            Entry(mode, identity, int(stage))
            for (mode, identity, stage), name in entries
            if name == path
        ]

    def tree(self, commit: str | None, folder: str) -> list[tuple[str, Entry]]:
        """The paths (from a folder) and entries of a folder of a commit, or for None of the index.

        Raises RevisionError where a merge is open, as the index then holds several versions.
        """
        within = [folder] if folder else []
        if commit:
            lines = self._entries("ls-tree", "-r", "-z", "--full-tree", commit, "--", *within)
            found = [(name, Entry(mode, identity)) for (mode, _, identity), name in lines]
        else:
            here = self.here(folder or ".")
            lines = self._entries("ls-files", "-z", "--stage", "--full-name", "--", here)
            found = [(name, Entry(mode, id_, int(stage))) for (mode, id_, stage), name in lines]
        if any(entry.stage for _, entry in found):
            hint = "resolve it, or name a commit, as in HEAD:"
            raise RevisionError(self.about, "has a merge conflict", hint)
        start = f"{folder}/" if folder else ""
        return [(name.removeprefix(start), e) for name, e in found if name.startswith(start)]

    def contents(self, entries: Sequence[Entry], max_bytes: int) -> list[bytes | str]:
        """The contents of entries as they are stored, or why one cannot be had."""
        sizes = [line.split() for line in self._batch("--batch-check", entries).splitlines()]
        reasons = [_refusal(words, max_bytes) for words in sizes]
        data = self._batch(
            "--batch", [e for e, why in zip(entries, reasons, strict=True) if not why]
        )
        found: list[bytes | str] = []
        at = 0
        for words, why in zip(sizes, reasons, strict=True):
            if why:
                found.append(why)
                continue
            start = data.index(b"\n", at) + 1
            at = start + int(words[2])
            found.append(data[start:at])
            at += 1
        return found

    def _batch(self, how: str, entries: Iterable[Entry]) -> bytes:
        """What `cat-file` says of entries that it is given on its standard input."""
        outcome = self.run("cat-file", how, sent="".join(f"{e.id}\n" for e in entries).encode())
        if outcome.code:
            raise self.failed(outcome.err)
        return outcome.out

    def size(self, entry: Entry) -> int:
        """The size of an entry's content in bytes."""
        return int(self._content("-s", entry))

    def content(self, entry: Entry) -> bytes:
        """An entry's content as it is stored: no filter or line-end conversion is applied."""
        return self._content("blob", entry)

    def paths(self, commit: str | None) -> list[str]:
        """All paths of a commit, or for None of the index."""
        if commit:
            return self.run("ls-tree", "-r", "-z", "--name-only", "--full-tree", commit).names
        return self.run("ls-files", "-z", "--full-name", "--", self.here(".")).names

    def here(self, path: str) -> str:
        """A path from the root as seen from this folder, which commands that take names go by."""
        return posixpath.relpath(path, self.prefix or ".")

    @property
    def top(self) -> str | None:
        """The folder of the work tree, None for a bare repository."""
        found = self.run("rev-parse", "--show-toplevel")
        return None if found.code else found.line

    def work_tree_path(self, path: str) -> str | None:
        """A path from the root as a file's path, where there is such a file in the work tree."""
        top = self.run("rev-parse", "--show-cdup")
        file = os.path.join(top.line, path)
        return file if not top.code and os.path.lexists(file) else None

    def refs(self) -> list[str]:
        """The short names of all branches and tags."""
        return self.run("for-each-ref", "--format=%(refname:short)").line.split()

    def is_shallow(self) -> bool:
        """Whether older commits were left out when this clone was made."""
        return self._shallow

    def failed(self, err: str) -> RevisionError:
        """The error for what git refuses, in git's own words."""
        lines = [shown(line) for line in err.replace("\t", " ").splitlines() if line.strip()]
        lines = [line.removeprefix("fatal: ").removeprefix("error: ") for line in lines]
        why = lines[0] if lines else "it failed without a message"
        return RevisionError(
            self.about, f"git says: {why}", " ".join(lines[1:]) or "run git status to see more"
        )

    def _content(self, what: str, entry: Entry) -> bytes:
        outcome = self.run("cat-file", what, entry.id)
        if outcome.code:
            raise RevisionError(
                self.about,
                f"its content ({entry.id[:12]}) is missing from this clone or damaged",
                "run git fsck; in a partial clone, git checkout of the revision fetches it",
            )
        return outcome.out

    def _entries(self, *command: str) -> list[tuple[list[str], str]]:
        """The three words about each entry, and its path."""
        outcome = self.run(*command)
        if outcome.code:
            raise self.failed(outcome.err)
        pairs = (name.partition("\t") for name in outcome.names)
        return [(about.split(), name) for about, _, name in pairs]

    def _unusable(self, err: str) -> RevisionError:
        if "not a git repository (or any" in err and os.path.lexists(self.about):
            return RevisionError(
                self.about, "is in no git repository", "git init and a commit begin its history"
            )
        if "not a git repository (or any" in err:
            names_a_file = ":" in self.about
            why = "there is no such file, and no git repository to look for the revision in"
            return NoRepositoryError(
                self.about,
                why if names_a_file else "there is no git repository here",
                "run the command in the repository, or give the path of a file"
                if names_a_file
                else "run the command in the repository",
            )
        return self.failed(err)

    def _no_git(self) -> RevisionError:
        return RevisionError(
            self.about,
            "git is not installed, or not on the PATH",
            "install git to read revisions; files can be compared without it",
        )


def _refusal(words: Sequence[bytes], max_bytes: int) -> str:
    """Why an entry cannot be read, by the words of `cat-file --batch-check`; "" if it can."""
    if words[1:2] != [b"blob"]:
        return "its content is missing from this clone or damaged"
    return too_big("", int(words[2]), max_bytes).why if int(words[2]) > max_bytes else ""
