"""Markdown as it is written for Jekyll, Hugo and their kin.

CommonMark with tables, by pyromark (pulldown-cmark), which gives the byte range of every node.
What those generators add is blanked first, place for place, so that ranges stay true: comments,
Liquid and Hugo tags, kramdown attribute lists.
"""

import re
from bisect import bisect_right
from functools import cache
from typing import Any

from profdiff.document import Document
from profdiff.formats.builder import Builder
from profdiff.formats.fragments import fragments
from profdiff.formats.front_matter import holds_records, split_front_matter
from profdiff.formats.hidden import Controls
from profdiff.formats.markdown_lines import GAP, edits
from profdiff.patterns import Pattern
from profdiff.records import Diagnostic
from profdiff.span import SourceMap

#: What is blanked, in order of precedence, each with a sign without which it cannot be there: few
#: pages hold any, and a pattern of them all takes long to compile.
_BLANKED = (
    ("<!--", r"(?s:<!--.*?-->)"),
    ("endcomment", r"(?s:\{%-?\s*comment\s*-?%\}.*?\{%-?\s*endcomment\s*-?%\})"),
    ("{%", r"\{%(?:(?!\{%)[^\n])*?%\}"),
    ("{{", r"\{\{[<%]?(?:(?!\{\{)[^\n])*?[>%]?\}\}"),
    ("<!--", r"(?s:<!--.*)"),
    (
        "markdown",
        r"<(?:div|section|article|aside|main|details|center)\b[^<>]*\bmarkdown\s*=[^<>]*>",
    ),
    ("{:", r"\{:[^{}\n]*\}"),
    # A break alone on a line would begin a block of HTML, and hide the Markdown that follows it.
    ("<br", r"(?:(?<=\n\n)|\A\s*)[ \t]*(?:<br\s*/?>[ \t]*)+(?=\n[^\s<])"),
    ("){", r"(?<=\))\{(?:[.#]|[\w-]+=)[^{}\n]*\}"),
    # Pandoc's spans, "[words]{.class}": the words are kept.
    ("]{", r"\[(?=(?:[^\[\]\n]|\[[^\[\]\n]*\]){1,300}\]\{(?:[.#]|[\w-]+=)[^{}\n]*\})"),
    ("]{", r"\]\{(?:[.#]|[\w-]+=)[^{}\n]*\}"),
    # How kramdown ends a line within a paragraph; two spaces do so in CommonMark.
    ("\\\\", r"\\\\(?=[ \t]*(?:\n|\Z))"),
    # What a chat leaves behind in words copied from it.
    (":contentReference", r"[ \t]*:contentReference\[[^\]\n]*\]\{[^}\n]*\}"),
    # What R puts in the place of an expression is not known: `r nrow(papers)`.
    ("`r ", r"`r [\w.:$]+(?:\([^`\n]*|\$[^`\n]*)`"),
    # The fences of Pandoc's and Quarto's boxes; a lone colon would begin a definition.
    (":::", r"(?m:^[ \t]*:{3,}[^\n]*$)"),
)
_JEMDOC_LINK = Pattern(r"\[((?:https?://|\./)[^\s\[\]]+)(\s+)([^\s\[\]][^\[\]]{0,300})\](?![(\[])")
_NOT_BLANK = Pattern(r"[^\n]")
_TAGS = {
    "Paragraph": "p",
    "Item": "li",
    "Emphasis": "em",
    "Strong": "strong",
    "TableHead": "tr",
    "TableRow": "tr",
    "TableCell": "td",
    "Table": "table",
    "BlockQuote": "blockquote",
    "List": "ul",
    "DefinitionList": "dl",
    "DefinitionListTitle": "dt",
    "DefinitionListDefinition": "dd",
    "FootnoteDefinition": "footer",  # notes belong to no section, also not to the last
}


def read(text: str, path: str) -> Document:
    """The document of a Markdown page."""
    document = Document(path, "markdown", SourceMap(""))
    body_at = split_front_matter(text, document)
    gapped = _gapped(text, body_at, document)
    text = gapped.replace(GAP, " ")
    data = text.encode()
    document.source = SourceMap(data)
    start = len(text[:body_at].encode())
    if holds_records(document.meta, path):
        from profdiff.formats.front_data import front_blocks

        document.blocks = front_blocks(text, body_at, document)
    events = _Events(document, text[body_at:], start, len(data))
    events.edit(gapped[body_at:])
    events.run()
    return document


def blank(text: str, body_at: int, document: Document) -> str:
    """The text with all that is no Markdown and no reader sees turned into spaces.

    Where a line begins with it, it is left out, so that the rest of the line is not indented.
    """
    gapped = _gapped(text, body_at, document)
    parts: list[str] = []
    at = 0
    for start, end in edits(gapped):
        parts += [gapped[at:start], "" if start < end else "\n"]
        at = end
    return "".join([*parts, gapped[at:]]).replace(GAP, " ")


def _gapped(text: str, body_at: int, document: Document) -> str:
    """The text with a gap in the place of each character that is no Markdown."""

    def spaces(match: re.Match[str]) -> str:
        if match[0].startswith("<!--") and not match[0].endswith("-->"):
            line = text.count("\n", 0, body_at + match.start()) + 1
            document.diagnostics.append(
                Diagnostic(
                    code="unclosed-comment",
                    message="a comment that is never closed hides the rest of the page",
                    line=line,
                )
            )
        return _NOT_BLANK.sub(GAP, match[0])

    body = text[body_at:]
    # A sign's first letter is found, or not, in no time; the sign itself takes a search.
    blanked = [pattern for sign, pattern in _BLANKED if sign[0] in body and sign in body]
    if blanked:
        body = re.sub("|".join(blanked), spaces, body)
    if "[http" in body or "[./" in body:  # jemdoc
        body = _JEMDOC_LINK.sub(_as_markdown_link, body)
    return text[:body_at] + body


def _as_markdown_link(match: re.Match[str]) -> str:
    """A link as jemdoc writes it, `[URL words]`, in Markdown's form and of the same length."""
    url, gap, words = match.groups()
    url = (
        url.removeprefix("./")
        if url.startswith("./")
        else url.removeprefix("https:").removeprefix("http:")
    )
    link = f"[{words}]({url}){gap[1:]}"
    return (
        link + " " * (len(match[0]) - len(link))
        if "\n" not in gap
        else link.ljust(len(match[0]) - 1) + "\n"
    )


#: How Pandoc and Quarto mark a block of code that is part of the page: ```{=html}.
_RAW_HTML = "{=html}"
#: A tag with which a line of HTML begins that an empty line and its indent make code to CommonMark.
_BLOCK_TAG = Pattern(
    r"\s*</?(?:div|section|article|header|main|aside|p|[uod]l|li|table|tbody|tr|td|h[1-6]|figure)"
    r"(?:\s[^<>]*)?>"
)
#: A tag that goes on over several lines is no longer than this.
_MAX_TAG = 2000


@cache
def _options() -> Any:
    """What GitHub, kramdown and Hugo read beyond CommonMark."""
    from pyromark import Options

    return (
        Options.ENABLE_TABLES
        | Options.ENABLE_STRIKETHROUGH
        | Options.ENABLE_HEADING_ATTRIBUTES
        | Options.ENABLE_DEFINITION_LIST
        | Options.ENABLE_FOOTNOTES
    )


class _Events:
    """Feeds pyromark's events to the builder."""

    def __init__(self, document: Document, body: str, start: int, end: int) -> None:
        self.builder = Builder(document)
        self.controls = Controls(body)
        self.body = body
        self.end = end
        self.start = start
        self.code_at = -1
        self.code: list[tuple[str, int]] = []
        self.raw_html = False
        self.broken_tag, self.broken_at = "", 0
        self.indented = False
        self.cuts: list[int] = []
        self.removed: list[int] = []

    def edit(self, gapped: str) -> None:
        """Leaves out the gaps that lines begin with: a line without its tag is not indented.

        Where Markdown follows HTML with no empty line between, one is put in.
        """
        parts: list[str] = []
        at = cut = removed = 0
        for start, end in edits(gapped):
            kept = gapped[at:start].replace(GAP, " ") + ("" if start < end else "\n")
            parts.append(kept)
            cut += len(kept.encode())
            removed += (end - start) or -1
            self.cuts.append(cut)
            self.removed.append(removed)
            at = end
        if parts:
            self.body = "".join(parts) + gapped[at:].replace(GAP, " ")

    def _origin(self, offset: int) -> int:
        """The offset in the source of an offset in the text as it is edited."""
        before = bisect_right(self.cuts, offset)
        return offset + (self.removed[before - 1] if before else 0)

    def run(self) -> None:
        self._feed(self.body, self.start)
        self.builder.finish(self.end)

    def _feed(self, body: str, start: int) -> None:
        import pyromark

        text = self.builder.text
        for event, place in pyromark.events_with_range(body, options=_options()):
            at, end = place["start"], place["end"]
            if self.cuts:
                at, end = self._origin(at), self._origin(end)
            if isinstance(event, str):
                self._bare(event, start + at)
                continue
            [(name, value)] = event.items()
            seen = self.code_at < 0 and not self.raw_html
            if seen and name == "Text" and isinstance(value, str):
                text(value, start + at)
            else:
                self._event(name, value, start + at, start + end)

    def _feed_aligned(self, text: str, start: int) -> None:
        """An item's words that stand far to the right: text to kramdown, code to CommonMark."""
        cuts, self.cuts = self.cuts, []  # `start` is an offset in the source already
        self._feed(text, start)
        self.cuts = cuts

    def _bare(self, name: str, at: int) -> None:
        if name == "SoftBreak":
            self.builder.text("\n", at)
        elif name == "HardBreak":
            self.builder.line_break(at)
        elif name == "Rule":
            self.builder.open("hr", {}, at)

    def _event(self, name: str, value: Any, at: int, end: int) -> None:
        if name == "Text":
            if self.raw_html:
                self._html(value, at)
            elif self.code_at >= 0:
                self.code.append((value, at))
            else:
                self.builder.text(value, at)
        elif name == "Start":
            self._start(value, at)
        elif name == "End":
            self._end(value, end)
        elif name == "Html":
            self._html_line(value, at)
        elif name == "InlineHtml":
            self._html(value, at)
        elif name == "Code":
            self.builder.open("code", {}, at)
            self.builder.text(value, at + 1)
            self.builder.close("code", end)
        elif name in ("InlineMath", "DisplayMath", "FootnoteReference"):
            self.builder.text(str(value), at)

    def _start(self, value: Any, at: int) -> None:
        name, detail = _unfold(value)
        if name == "Link":
            self.builder.open("a", {"href": detail["dest_url"]}, at)
        elif name == "Heading":
            self.builder.open(detail["level"].lower(), {}, at)
        elif name == "Image":
            self.builder.open("object", {}, at)
        elif name == "CodeBlock":
            self.code_at, self.code, self.indented = at, [], detail in (None, "Indented")
            self.raw_html = isinstance(detail, dict) and _RAW_HTML in str(detail.get("Fenced"))
        elif name in _TAGS:
            self.builder.open(_TAGS[name], {}, at)

    def _end(self, value: Any, at: int) -> None:
        name, detail = _unfold(value)
        if name == "Link":
            self.builder.close("a", at)
        elif name == "Heading":
            self.builder.close(detail.lower(), at)
        elif name == "Image":
            self.builder.close("object", at)
        elif name == "HtmlBlock" and self.broken_tag:
            self._html(self.broken_tag, self.broken_at)
            self.broken_tag = ""
        elif name == "CodeBlock" and self.raw_html:
            self.raw_html, self.code_at = False, -1
        elif name == "CodeBlock":
            self._end_code()
        elif name in _TAGS:
            self.builder.close(_TAGS[name], at)

    def _end_code(self) -> None:
        code, start, self.code_at = "".join(part for part, _ in self.code), self.code_at, -1
        if self.indented and self.builder.in_item:
            self._feed_aligned(code, start)
        elif self.indented and _BLOCK_TAG.match(code):
            for line, place in self.code:  # kramdown reads a block of HTML to its end
                self._html_line(line, place)
        else:
            self.builder.code(code, start)

    def _html_line(self, line: str, at: int) -> None:
        """A line of a block of HTML; a tag that it breaks off goes on in the next."""
        if self.broken_tag:
            line, at = self.broken_tag + line, self.broken_at
            self.broken_tag = ""
        cut = line.rfind("<")
        broken = cut >= 0 and line.find(">", cut) < 0 and line[cut + 1 : cut + 2].isalpha()
        if broken and len(line) - cut < _MAX_TAG:
            self.broken_tag, self.broken_at = line[cut:], at + len(line[:cut].encode())
            line = line[:cut]
        if line:
            self._html(line, at)

    def _html(self, html: str, at: int) -> None:
        for part in fragments(html):
            here = at + (part.at if html.isascii() else len(html[: part.at].encode()))
            if part.kind == "text":
                self.builder.text(part.value, here)
            elif part.kind == "start":
                self.builder.open(part.value, self.controls.opened(part.attributes), here)
            else:
                self.builder.close(part.value, here)


def _unfold(value: Any) -> tuple[str, Any]:
    """An event's name and detail: pyromark gives a bare name where there is no detail."""
    if isinstance(value, str):
        return value, None
    name, detail = next(iter(value.items()))
    return name, detail
