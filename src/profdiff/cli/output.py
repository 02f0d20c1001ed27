"""Where results go: standard output, or a file that appears whole or not at all."""

import os
import sys
from collections.abc import Mapping

from profdiff.errors import UsageError
from profdiff.render.style import Style, line_width, use_color


def style_for(color: str, path: str | None, environ: Mapping[str, str]) -> Style:
    """How a report is to look where it will be read.

    Columns are for a screen, and for whoever asks for colour by hand, to page through or to show;
    a variable that forces colour leaves a pipe its one change a line.
    """
    is_terminal = path is None and _is_terminal()
    return Style(
        columns=is_terminal or color == "always",
        color=use_color(color, environ, is_terminal=is_terminal),
        width=line_width(environ, _terminal_width() if is_terminal else None),
        unicode=path is not None or "utf" in (sys.stdout.encoding or "").lower(),
    )


def write(text: str, path: str | None, *, for_programs: bool) -> None:
    """Write a result to a file, or to standard output.

    Files and what programs read are in UTF-8; people get the encoding of their terminal, with
    escapes for what it lacks. Raises UsageError where the file cannot be written.
    """
    if path is not None:
        from profdiff.files import replace_file

        try:
            replace_file(path, text.encode("utf-8", "backslashreplace"))
        except OSError as error:
            why = error.strerror or str(error)
            raise UsageError(path, why, "name a file in a folder that you may write to") from error
    elif for_programs:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode())
    else:
        sys.stdout.write(text)
    sys.stdout.flush()


def _is_terminal() -> bool:
    return sys.stdout.isatty()


def _terminal_width() -> int | None:
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns
    except OSError:
        return None
