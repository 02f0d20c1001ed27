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
    words, begin, end = kinds.TEXT, kinds.START_TAG, kinds.END_TAG
    starts = source.starts
    pre: list[str] | None = None
    pre_at = 0
    for token in turbohtml.tokenize(text):
        kind = token.type
        if kind is words:
            if pre is not None:
                pre.append(token.data or "")
            else:
                builder.text(token.data or "", starts[token.line - 1] + token.col)
        elif kind is begin:
            at = starts[token.line - 1] + token.col
            tag, given = token.tag or "", token.attrs
            if tag == "pre":
                pre, pre_at = [], at
            elif given:
                attributes = {name: value or "" for name, value in given}
                builder.open(tag, controls.opened(attributes), at)
            else:
                builder.open(tag, {}, at)
        elif kind is end:
            if token.tag == "pre" and pre is not None:
                builder.code("".join(pre), pre_at)
                pre = None
            else:
                builder.close(token.tag or "", starts[token.line - 1] + token.col)
    if pre is not None:
        builder.code("".join(pre), pre_at)
    builder.finish(len(text))
    return document
