"""Regular expressions that are compiled on first use, and only tried where a cheap sign is there.

Compiling is what a cold start would otherwise spend most of its time on.
"""

import re
from collections.abc import Callable, Iterator
from sys import maxsize

#: White space before the beginning of a match is shorter than this.
_MOST_SPACE = 40


#: What compiles a pattern; the command line has one that remembers.
compiler: Callable[[str, int], re.Pattern[str]] = re.compile
#: What a process does that was forked, before it ends: what it compiled is remembered too.
ending: list[Callable[[], None]] = []


class Pattern:
    """A pattern with the words (lower case) of which a text must hold one to be searched.

    A pattern that matches at one place alone may have words with which it `begins` instead, white
    space aside. What is `within` each of its matches is a pattern that is searched first, because
    that is quicker: one that begins with a character or a class of them. Without any of these, a
    method is the compiled pattern's own from its first call on.
    """

    def __init__(
        self, source: str, needs: str = "", flags: int = 0, *, begins: str = "", within: str = ""
    ) -> None:
        self._source = source
        self._needs = needs.split("|") if needs else ()
        self._begins = tuple(begins.split("|")) if begins else ()
        self._within = Pattern(within) if within else None
        self._flags = flags
        self._compiled: re.Pattern[str] | None = None

    def _ready(self, text: str, at: int = 0) -> re.Pattern[str] | None:
        """The compiled pattern, None where the text lacks all signs of a match."""
        if self._needs:
            low = text.lower()
            for word in self._needs:
                if word in low:
                    return self._compiled or self._compile()
            return None
        if self._within:
            return (self._compiled or self._compile()) if self._within.search(text) else None
        if self._begins:
            start = text[at : at + _MOST_SPACE].lstrip().lower()
            return (self._compiled or self._compile()) if start.startswith(self._begins) else None
        return self._compiled or self._compile()

    def _compile(self) -> re.Pattern[str]:
        compiled = self._compiled = compiler(self._source, self._flags)
        if not (self._needs or self._begins or self._within):
            self.__dict__.update(
                search=compiled.search,
                match=compiled.match,
                fullmatch=compiled.fullmatch,
                finditer=compiled.finditer,
                findall=compiled.findall,
                sub=compiled.sub,
                split=compiled.split,
            )
        return compiled

    def search(self, text: str, at: int = 0) -> re.Match[str] | None:
        """The first place that matches, from an offset on."""
        ready = self._ready(text)
        return ready.search(text, at) if ready else None

    def match(self, text: str, at: int = 0) -> re.Match[str] | None:
        """A match at an offset."""
        ready = self._ready(text, at)
        return ready.match(text, at) if ready else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """A match of the whole text."""
        ready = self._ready(text)
        return ready.fullmatch(text) if ready else None

    def finditer(self, text: str, at: int = 0, stop: int = maxsize) -> Iterator[re.Match[str]]:
        """All matches in order, from an offset on and up to another."""
        ready = self._ready(text)
        return ready.finditer(text, at, stop) if ready else iter(())

    def findall(self, text: str) -> list[str]:
        """The texts of all matches in order."""
        ready = self._ready(text)
        return ready.findall(text) if ready else []

    def sub(self, by: str | Callable[[re.Match[str]], str], text: str) -> str:
        """The text with all matches replaced."""
        ready = self._ready(text)
        return ready.sub(by, text) if ready else text

    def split(self, text: str) -> list[str]:
        """The text split at all matches."""
        ready = self._ready(text)
        return ready.split(text) if ready else [text]
