"""The block of a file that a changelog is written into; what stands around it is not ours."""

import os
import re

from profdiff.errors import InputError
from profdiff.files import replace_file
from profdiff.sources import MAX_BYTES
from profdiff.sources.file import read_regular

BEGIN = "<!-- profdiff changelog: begin -->"
END = "<!-- profdiff changelog: end -->"
_NEW = f"{{}}\n\n{BEGIN}\n{END}\n"
_TITLE, _TITLE_IN_HTML = "# Changelog", "<h1>Changelog</h1>"
_BLOCK = re.compile(
    rf"^[ \t]*{re.escape(BEGIN)}[ \t]*(?P<eol>\r?\n)(?P<inside>.*?)^[ \t]*{re.escape(END)}",
    re.DOTALL | re.MULTILINE,
)


def update_file(path: str, text: str) -> str:
    """Writes a changelog between the marks in a file, which is made if it is not there.

    Gives "written", or "is as it was" where the block says so already. Raises InputError where the
    file has no marks, or more than one pair.
    """
    before = _read(path)
    after = updated(_new(path) if before is None else before, text, path)
    if after == before:
        return "is as it was"
    try:
        replace_file(path, after.encode("utf-8", "surrogateescape"))
    except OSError as error:
        raise InputError(path, error.strerror or str(error), "may you write there?") from error
    return "written"


def updated(content: str, text: str, path: str = "changelog") -> str:
    """A file's content with the text in its block, in the line ends of the file."""
    blocks = list(_BLOCK.finditer(content))
    if len(blocks) != 1 or content.count(BEGIN) != 1 or content.count(END) != 1:
        raise InputError(
            path,
            "has no place for the changelog" if not blocks else "has several places for it",
            f"write these two lines once, where it is to stand: {BEGIN} and {END}",
        )
    if BEGIN in text or END in text:
        raise InputError(path, "would hold its own marks twice", "take them out of the template")
    eol = blocks[0]["eol"]
    lines = ["", *text.strip("\n").split("\n"), ""] if text.strip() else []
    inside = "".join(f"{line}{eol}" for line in lines)
    return content[: blocks[0].start("inside")] + inside + content[blocks[0].end("inside") :]


def is_html(path: str) -> bool:
    """Whether a file is named as one in HTML."""
    return path.lower().endswith((".html", ".htm"))


def _new(path: str) -> str:
    return _NEW.format(_TITLE_IN_HTML if is_html(path) else _TITLE)


def _read(path: str) -> str | None:
    if not os.path.lexists(path):
        return None
    return read_regular(path, MAX_BYTES).decode("utf-8", "surrogateescape")
