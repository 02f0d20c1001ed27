"""HTML pages, by hand or by generators, through turbohtml's WHATWG tokenizer.

The tokenizer gives the place of every tag and text; the builder knows which elements end by
themselves. No tree is built, so nesting costs nothing.
"""

import re

from profdiff.document import Document
from profdiff.formats.builder import Builder
from profdiff.span import SourceMap

_WORD = re.compile(r"[\w:.-]+")


def read(text: str, path: str) -> Document:
    """The document of an HTML page."""
    import turbohtml

    source = SourceMap(text)
    document = Document(path, "html", source)
    builder = Builder(document)
    controls = _Controls(text)
    kinds = turbohtml.TokenType
    pre: list[str] | None = None
    pre_at = 0
    for token in turbohtml.tokenize(text):
        kind = token.type
        if kind is kinds.TEXT:
            if pre is not None:
                pre.append(token.data or "")
            else:
                builder.text(token.data or "", source.offset(token.line, token.col + 1))
        elif kind is kinds.START_TAG:
            at = source.offset(token.line, token.col + 1)
            if token.tag == "pre":
                pre, pre_at = [], at
            else:
                attributes = {name: value or "" for name, value in token.attrs or ()}
                if "none" in attributes.get("style", "") or "hidden" in attributes:
                    attributes = controls.opened(attributes)
                builder.open(token.tag or "", attributes, at)
        elif kind is kinds.END_TAG:
            if token.tag == "pre" and pre is not None:
                builder.code("".join(pre), pre_at)
                pre = None
            else:
                builder.close(token.tag or "", source.offset(token.line, token.col + 1))
    if pre is not None:
        builder.code("".join(pre), pre_at)
    builder.finish(len(text))
    return document


class _Controls:
    """Tells which hidden elements the page has a control for that opens them.

    A control names the element by its id: `href="#id"`, `data-target`, `aria-controls`, a script.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: set[str] | None = None

    def opened(self, attributes: dict[str, str]) -> dict[str, str]:
        """An element's attributes as they are once its control, if any, was used."""
        name = attributes.get("id")
        if name and name in self._named_twice():
            return {k: v for k, v in attributes.items() if k not in ("hidden", "style")}
        return attributes

    def _named_twice(self) -> set[str]:
        if self.words is None:
            seen: set[str] = set()
            self.words = set()
            for word in _WORD.findall(self.text):
                (self.words if word in seen else seen).add(word)
        return self.words
