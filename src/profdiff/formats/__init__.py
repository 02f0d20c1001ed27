"""Bytes → document: which formats there are and which one a page is in.

Adding a format is one module with `read(text, path) -> Document` and its line in `FORMATS`;
telling it by content is a line in `_BY_CONTENT`.
"""

import re
from importlib import import_module
from typing import NamedTuple

from profdiff.document import Document
from profdiff.errors import UsageError
from profdiff.sources.decoding import decode


class Format(NamedTuple):
    """Where a format's reader lives and how its files are commonly named."""

    module: str
    extensions: tuple[str, ...]


FORMATS: dict[str, Format] = {
    "markdown": Format(
        "profdiff.formats.markdown", (".md", ".markdown", ".mdown", ".qmd", ".rmd", ".mkd")
    ),
    "html": Format("profdiff.formats.html", (".html", ".htm", ".xhtml")),
    "text": Format("profdiff.formats.text", (".txt", ".text")),
}

#: Signs of a format in a page's first words, strongest first: (format, sign, what it is called).
_BY_CONTENT = (
    (
        "html",
        re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head)\b", re.I),
        "doctype",
    ),
    ("markdown", re.compile(r"---[ \t]*\n(?s:.*?)^---[ \t]*$", re.M), "front matter"),
    ("markdown", re.compile(r"\+\+\+[ \t]*\n(?s:.*?)^\+\+\+[ \t]*$", re.M), "front matter"),
)
_HTML_TAG = re.compile(r"</?(?:p|div|li|ul|table|tr|td|h[1-6]|span|br|a)\b[^<>]*>", re.I)
_MARKDOWN_SIGN = re.compile(
    r"^#{1,6} \S|\]\((?:https?:|/|\.|#|mailto:)|\*\*\S|^[-*+] \S.*\[|^```|^>\s", re.M
)
_LOOK_AT = 20_000


def read_document(data: bytes, path: str, *, format: str | None = None) -> tuple[Document, str]:
    """The document of a page, and why it was read in its format.

    `format` overrides what content and name say. Raises UsageError for an unknown format and
    InputError for bytes that are no text.
    """
    decoded = decode(data)
    name, reason = (format, "asked for") if format else choose(decoded.text, path)
    if name not in FORMATS:
        raise UsageError(
            f"format {name!r}", "there is no such format", f"use one of: {', '.join(FORMATS)}"
        )
    document: Document = import_module(FORMATS[name].module).read(decoded.text, path)
    document.diagnostics[:0] = decoded.diagnostics
    return document, reason


def choose(text: str, path: str) -> tuple[str, str]:
    """The format of a page and the reason: first its content, then its name, else plain text."""
    head = text[:_LOOK_AT]
    for name, sign, called in _BY_CONTENT:
        if sign.match(head):
            return name, f"content: {called}"
    suffix = path[path.rfind(".") :].lower() if "." in path else ""
    named = next((n for n, f in FORMATS.items() if suffix in f.extensions), None)
    if named and named != "text":
        return named, f"name: {suffix}"
    signs, tags = len(_MARKDOWN_SIGN.findall(head)), len(_HTML_TAG.findall(head))
    if tags > 4 and tags > 2 * signs:
        return "html", "content: tags"
    if signs > 1:
        return "markdown", "content: markup"
    return "text", f"name: {suffix}" if named else "no sign of another format"
