"""HTML pages, by hand or by generators, through turbohtml's WHATWG tokenizer.

The tokenizer gives the place of every tag and text; the builder knows which elements end by
themselves. No tree is built, so nesting costs nothing.
"""

from profdiff.document import Document
from profdiff.formats.builder import Builder
from profdiff.formats.hidden import Controls
from profdiff.span import SourceMap


def read(text: str, path: str) -> Document:
    """The document of an HTML page."""
    import turbohtml

    source = SourceMap(text)
    document = Document(path, "html", source)
    builder = Builder(document)
    controls = Controls(text)
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
                builder.open(token.tag or "", controls.opened(attributes), at)
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
