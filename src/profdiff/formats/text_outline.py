"""The ranks of the titles of a text, which copying has made alike."""

from profdiff.formats.text_lines import NEAR, begins_with_name
from profdiff.formats.text_titles import (
    ends_list,
    heads_group,
    heads_title,
    is_aside,
    is_entry,
    is_lone_title,
    is_title,
    is_year,
    names_group,
    stands_out,
)

_TOP, _LOWEST = 2, 6


class Outline:
    """Ranks one title after another by what it is and by what has been told since the last.

    A title of a section ranks at the top. One of a group of people ranks below the title that it
    follows at once ("Former members", "Postdocs"), else beside the last such; a year, or a title
    that only its place tells, ranks likewise.
    """

    def __init__(self) -> None:
        self.level = 0
        self._told = 0  # the lines since the last title
        self._names = False  # whether one of them begins with the name of a person
        self._kind = ""
        self._years = 0  # the rank of the years since the last title of a section

    def tell(self, lines: list[str]) -> None:
        """Takes note of what stands below the last title; lines without a letter tell nothing."""
        telling = [line for line in lines if any(map(str.isalnum, line))]
        self._told += len(telling)
        self._names = self._names or any(map(begins_with_name, telling[:NEAR]))

    def begin(self) -> None:
        """Takes note that a title stands here, and that nothing is told below it yet."""
        self._told, self._names = 0, False

    def title(
        self, line: str, above: list[str], under: list[str], following: list[str], *, listed: bool
    ) -> int:
        """The rank of a line where it is a title, 0 where it is none.

        `above` and `under` it stand lines without a blank one between, `following` behind one.
        `listed` says that those above are a list, which no blank line parts from a title.
        """
        kind = _kind(line, above, under, following)
        apart = not above and bool(self._told or not self.level)
        if not kind and apart and heads_title(line, under):
            kind = "place"
        below_list = listed or (
            not under and kind == "section" and ends_list(line, above, following)
        )
        if not kind or (kind != "place" and above and not below_list):
            return 0
        at_once = self.level > 0 and self._told < 2 and not (above or self._names)
        self.level = self._level(kind, at_once=at_once)
        self._kind = kind
        return self.level

    def _level(self, kind: str, *, at_once: bool) -> int:
        below = min(self.level + 1, _LOWEST)
        if kind == "year" and self.level:
            self._years = self._years or below
            return self._years
        if kind == "section" or not self.level:
            self._years = 0
            return _TOP
        if kind == "place":
            return self.level if self.level > _TOP else below if at_once else _TOP
        if at_once:
            return below
        return self.level if self._kind == "group" else _TOP


def _kind(line: str, above: list[str], under: list[str], following: list[str]) -> str:
    """What a line is a title of: a `section`, `group` or `year`; or `place`; "" for no title."""
    alone = not (above or under) or (bool(above) and "\t" in above[-1])
    if is_title(line) and not is_entry(line):
        return "year" if is_year(line) else "group" if names_group(line) else "section"
    if heads_group(line) or (alone and is_lone_title(line)):
        return "group" if names_group(line) else "section"
    if is_aside(line):
        return "section"
    return "place" if stands_out(line, above, under, following) else ""
