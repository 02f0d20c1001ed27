"""How far long work on a history has come, for whoever waits for it."""

from collections.abc import Callable

#: Told how many versions are done, and how many there are.
Progress = Callable[[int, int], None]
