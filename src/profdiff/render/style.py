"""How a report is to look, decided once from the request, the environment and the stream."""

from collections.abc import Mapping

import msgspec

_NARROW, _USUAL, _WIDE = 40, 80, 100


class Style(msgspec.Struct, frozen=True):
    """What a renderer of text needs to know.

    `columns` lays the report out for a screen; without it there is one change a line.
    `everything` unfolds the changes that matter least, and `versions` tells those versions of a
    page too of which there is nothing to tell. `hidden` is how many changes the
    request left out. `explain` adds how formats were chosen and records were matched. `paths`
    names files beside lines, as the pages of a site have their own.
    """

    columns: bool = False
    color: bool = False
    width: int = _USUAL
    unicode: bool = True
    everything: bool = False
    versions: bool = False
    explain: bool = False
    hidden: int = 0
    paths: bool = False

    @property
    def arrow(self) -> str:
        """The sign between before and after."""
        return "→" if self.unicode else "->"

    @property
    def ellipsis(self) -> str:
        """The sign for what is left out."""
        return "…" if self.unicode else "..."

    @property
    def dot(self) -> str:
        """The sign between things that are listed side by side."""
        return " · " if self.unicode else " | "


def use_color(option: str, environ: Mapping[str, str], *, is_terminal: bool) -> bool:
    """Whether to colour: the option decides, then the environment, then the stream.

    Follows no-color.org, force-color.org (where 0 and false mean no, as Node.js has it) and
    bixense.com/clicolors. Refusing wins over forcing.
    """
    if option != "auto":
        return option == "always"
    if environ.get("NO_COLOR"):
        return False
    if forced := environ.get("FORCE_COLOR"):
        return forced.lower() not in {"0", "false"}
    if environ.get("CLICOLOR_FORCE", "0") not in {"", "0"}:
        return True
    if environ.get("TERM") == "dumb" or environ.get("CLICOLOR") == "0":
        return False
    return is_terminal


def line_width(environ: Mapping[str, str], terminal_width: int | None) -> int:
    """How wide to write: `COLUMNS`, else the terminal, within what reads well."""
    columns = environ.get("COLUMNS", "")
    width = int(columns) if columns.isdecimal() else terminal_width
    return min(max(width or _USUAL, _NARROW), _WIDE)
