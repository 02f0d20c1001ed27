"""What extraction knows of the world: data files, and the questions that they answer."""

from _thread import RLock
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from profdiff.lexicon import tables

if TYPE_CHECKING:
    from profdiff.config import Config

_guard = RLock()
_in_use: dict[str, Any] = {}


@contextmanager
def using(config: "Config | None") -> Iterator[None]:
    """The lexicon with what a configuration adds, for the thread that asks; others wait.

    It stays as it is afterwards, so that many pages of one project are read without a change.
    Raises ConfigError where the configuration says something unknown.
    """
    global _in_use  # noqa: PLW0603  # one lexicon for all modules that ask it
    with _guard:
        wanted = config.lexicon if config else {}
        if wanted != _in_use:
            tables.add(_added(config))
            _in_use = wanted
        yield


def _added(config: "Config | None") -> dict[str, list[str]]:
    if config is None:
        return {}
    from profdiff.lexicon.additions import added_rows

    return added_rows(config)
