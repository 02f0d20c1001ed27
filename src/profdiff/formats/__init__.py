"""Bytes → document: which formats there are and which one a page is in.

Adding a format is one module with `read(text, path) -> Document` and its line in `FORMATS`;
telling it by content is a line in `_BY_CONTENT`.
"""

import re
from importlib import import_module
from typing import NamedTuple
from unicodedata import normalize

from profdiff.document import Document
from profdiff.errors import UsageError
from profdiff.patterns import Pattern
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
    "bibtex": Format("profdiff.formats.bibtex", (".bib", ".bibtex", ".biblatex")),
    "yaml": Format("profdiff.formats.data_yaml", (".yml", ".yaml")),
    "json": Format("profdiff.formats.data_json", (".json",)),
    "latex": Format("profdiff.formats.latex", (".tex", ".ltx", ".latex")),
    "text": Format("profdiff.formats.text", (".txt", ".text")),
}

#: Signs of a format in a page's first words, strongest first: (format, the characters with which
#: such a page begins but for white space and rules, sign, what the sign is called).
_BY_CONTENT = (
    (
        "html",
        "<",
        Pattern(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head)\b", flags=re.IGNORECASE),
        "doctype",
    ),
    (
        "bibtex",
        "@%",
        Pattern(r"(?:---\s*\n---\s*\n)?(?:\s|%[^\n]*\n)*@[A-Za-z]+\s*[{(]\s*[^\s{}()=,]*\s*[,=]"),
        "an entry",
    ),
    ("json", "[{", Pattern(r"\s*(?:\[\s*)*\{\s*\"(?:[^\"\\\n]|\\.)*\"\s*:"), "a JSON object"),
    (
        "markdown",
        "-",
        Pattern(r"---[ \t]*\n(?s:.*?)^---[ \t]*$", flags=re.MULTILINE),
        "front matter",
    ),
    (
        "markdown",
        "+",
        Pattern(r"\+\+\+[ \t]*\n(?s:.*?)^\+\+\+[ \t]*$", flags=re.MULTILINE),
        "front matter",
    ),
    (
        "latex",
        "\\%",
        Pattern(r"(?:[ \t]*(?:%[^\n]*)?\n)*[ \t]*\\document(?:class|style)\b"),
        "document class",
    ),
)
#: Names that say more than a page's first words do: YAML may begin like front matter.
_BY_NAME = ("yaml", "json", "bibtex")
_YAML_KEY = Pattern(r"(?:- +)?[a-z_][\w-]*[ \t]*:(?:[ \t]|$)")
_YAML_LINE = Pattern(r"(?:- +)?[A-Za-z_][\w-]*[ \t]*:(?:[ \t]|$)|- |[ \t]")
_HTML_TAG = Pattern(
    r"</?(?:p|div|li|ul|table|tr|td|h[1-6]|span|br|a)\b[^<>]*>", flags=re.IGNORECASE
)
_MARKDOWN_SIGN = Pattern(
    r"^#{1,6} \S|\]\((?:https?:|/|\.|#|mailto:)|\*\*\S|^[-*+] \S.*\[|^```|^>\s",
    flags=re.MULTILINE,
)
#: Formats in which a backslash may stand for a control character.
_ESCAPING = ("markdown", "yaml", "json", "latex")
_LOOK_AT = 20_000


def read_document(
    data: bytes,
    path: str,
    *,
    format: str | None = None,  # noqa: A002  # the name that it has on the command line and in JSON
) -> tuple[Document, str]:
    """The document of a page, and why it was read in its format.

    `format` overrides what content and name say. Raises UsageError for an unknown format and
    InputError for bytes that are no text.
    """
    decoded = decode(data, path)
    # Names and words are told by their letters, which a composed accent is a part of.
    text = decoded.text if decoded.text.isascii() else normalize("NFC", decoded.text)
    name, reason = (format, "asked for") if format else choose(text, path)
    if name not in FORMATS:
        raise UsageError(
            f"format {name!r}", "there is no such format", f"use one of: {', '.join(FORMATS)}"
        )
    document: Document = import_module(FORMATS[name].module).read(text, path)
    if "&#" in text or ("\\" in text and name in _ESCAPING):
        from profdiff.formats.controls import replace_controls

        replace_controls(document)
    document.diagnostics[:0] = decoded.diagnostics
    return document, reason


def choose(text: str, path: str) -> tuple[str, str]:
    """The format of a page and the reason: first its content, then its name, else plain text."""
    head = text[:_LOOK_AT]
    suffix = path[path.rfind(".") :].lower() if "." in path else ""
    named = next((n for n, f in FORMATS.items() if suffix in f.extensions), None)
    if named in _BY_NAME and not _BY_CONTENT[0][2].match(head):
        return named, f"name: {suffix}"
    first = {head[:1], head.replace("-", " ").lstrip()[:1]}
    for name, begins, sign, called in _BY_CONTENT:
        if not first.isdisjoint(begins) and sign.match(head):
            return name, f"content: {called}"
    if named and named != "text":
        return named, f"name: {suffix}"
    signs, tags = len(_MARKDOWN_SIGN.findall(head)), len(_HTML_TAG.findall(head))
    if tags > 4 and tags > 2 * signs:
        return "html", "content: tags"
    if signs > 1:
        return "markdown", "content: markup"
    if _is_yaml(head):
        return "yaml", "content: keys"
    return "text", f"name: {suffix}" if named else "no sign of another format"


def _is_yaml(head: str) -> bool:
    """Whether a text without a telling name is YAML: it begins with a key, and so do its lines."""
    lines = [n for n in head.split("\n") if n.strip() and not n.startswith(("#", "---"))]
    return len(lines) > 3 and bool(_YAML_KEY.match(lines[0])) and all(map(_YAML_LINE.match, lines))
