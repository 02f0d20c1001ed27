"""profdiff as git's hook prepare-commit-msg: one file, which is ours or somebody else's."""

import os
from typing import NamedTuple

from profdiff.errors import UsageError
from profdiff.files import replace_file
from profdiff.sources.repository import Repository

_NAME = "prepare-commit-msg"
_LINE = 'profdiff commit-message "$@" || :'
SCRIPT = f"""\
#!/bin/sh
# Begins the message of a commit with what it changes in pages; a failure stops no commit.
{_LINE}
"""


class Hook(NamedTuple):
    """The hook of a repository: its file, and what is there now; None where nothing is."""

    path: str
    content: str | None


def find(repository: Repository) -> Hook:
    """The hook of a repository, wherever its configuration keeps hooks."""
    path = os.path.join(_folder(repository), _NAME)
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            return Hook(path, file.read())
    except FileNotFoundError:
        return Hook(path, None)


def write(hook: Hook) -> None:
    """Make the hook ours. Raises UsageError where there is another one."""
    if hook.content not in (None, SCRIPT):
        raise UsageError(hook.path, "is a hook already", f"add this line to it: {_LINE}")
    os.makedirs(os.path.dirname(hook.path), exist_ok=True)
    replace_file(hook.path, SCRIPT.encode())
    os.chmod(hook.path, 0o755)  # noqa: S103  # a hook is a program that git runs


def remove(hook: Hook) -> None:
    """Take our hook out again. Raises UsageError where it is another one."""
    if hook.content is None:
        return
    if hook.content != SCRIPT:
        raise UsageError(hook.path, "is not only ours", f"take this line out of it: {_LINE}")
    os.unlink(hook.path)


def _folder(repository: Repository) -> str:
    """The folder of hooks, past the setting by which we keep hooks from running."""
    told = repository.run("config", "--show-scope", "--null", "--get-all", "core.hooksPath").names
    set_by_user = [
        path for scope, path in zip(told[::2], told[1::2], strict=True) if scope != "command"
    ]
    if set_by_user:
        return os.path.join(repository.top or "", os.path.expanduser(set_by_user[-1]))
    return os.path.join(repository.run("rev-parse", "--git-common-dir").line, "hooks")
