"""The contents of objects in a repository, read through one process of git."""

from collections import deque
from collections.abc import Callable, Iterable
from itertools import islice
from typing import IO, TYPE_CHECKING, cast

if TYPE_CHECKING:
    from subprocess import Popen

#: So many contents are asked for at once: on a busy machine git may have to wait for its turn.
_AT_ONCE = 16


class Contents:
    """Gives the content of an object by its id.

    `start` starts `git cat-file --batch`, which is done when first needed. Ids that are `coming` in
    that order are asked for before their turn, so that git gets them ready meanwhile.
    """

    def __init__(self, start: "Callable[[], Popen[bytes]]", coming: Iterable[str] = ()) -> None:
        self._start = start
        self._coming = iter(coming)
        self._asked: deque[str] = deque()
        self._pipes: tuple[IO[bytes], IO[bytes]] | None = None

    def read(self, identity: str) -> bytes | None:
        """The content of an object, None where it is missing."""
        if self._pipes is None:
            git = self._start()
            self._pipes = cast("IO[bytes]", git.stdin), cast("IO[bytes]", git.stdout)
        asking, answers = self._pipes
        if identity not in self._asked:
            try:
                self._ask(identity, asking)
            except BrokenPipeError:
                return None
        while self._asked.popleft() != identity:
            _answer(answers)
        return _answer(answers)

    def _ask(self, identity: str, asking: IO[bytes]) -> None:
        ids = list(islice(self._coming, _AT_ONCE))
        if identity not in ids:
            ids.insert(0, identity)
        asking.write("".join(f"{each}\n" for each in ids).encode())
        asking.flush()
        self._asked += ids


def _answer(answers: IO[bytes]) -> bytes | None:
    """What git says of the next id.

    "ID TYPE SIZE", the content and a line end; or "ID missing" (git help cat-file); or nothing: git
    ends where it may not fetch what a partial clone lacks.
    """
    size = answers.readline().rpartition(b" ")[2]
    return answers.read(int(size) + 1)[:-1] if size[:1].isdigit() else None
