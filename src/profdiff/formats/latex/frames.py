"""Open groups and environments, each with what ends with it."""

from collections.abc import Callable

from profdiff.formats.latex.tokens import BEGIN, OPEN

#: The name of the environment that holds the page.
PAGE = "document"


class Frame:
    """An open group or environment and what ends with it, last first."""

    __slots__ = ("at", "closers", "is_open", "kind", "name")

    def __init__(self, kind: str, name: str, at: int) -> None:
        self.kind, self.name, self.at = kind, name, at
        self.closers: list[Callable[[int], None]] = []
        self.is_open = True

    @property
    def key(self) -> str:
        """What its end names: an environment's name, or that of all groups."""
        return OPEN if self.kind == OPEN else self.name


class Frames:
    """The open groups and environments, the innermost last; the first is the page itself."""

    def __init__(self) -> None:
        self.open = [Frame(PAGE, "", 0)]
        self.environments: list[Frame] = []
        self._open_by_key = {OPEN: 0}

    @property
    def innermost(self) -> Frame:
        """The group or environment that words here stand in."""
        return self.open[-1]

    def begin(self, kind: str, name: str, at: int) -> Frame:
        """A group or environment begins."""
        frame = Frame(kind, name, at)
        self.open.append(frame)
        if kind == BEGIN:
            self.environments.append(frame)
        self._open_by_key[frame.key] = self._open_by_key.get(frame.key, 0) + 1
        return frame

    def close(self, at: int) -> None:
        """The innermost group or environment ends, and all that ends with it."""
        frame = self.open.pop()
        frame.is_open = False
        if frame.kind == BEGIN:
            self.environments.pop()
        self._open_by_key[frame.key] -= 1
        while frame.closers:
            frame.closers.pop()(at)

    def end(self, key: str, at: int) -> bool:
        """Ends the innermost group or environment of a name and all within it."""
        if not self._open_by_key.get(key):
            return False
        while True:
            found = self.innermost.key == key
            self.close(at)
            if found:
                return True
