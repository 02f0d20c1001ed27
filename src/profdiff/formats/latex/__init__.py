r"""LaTeX pages: CVs of the common classes, of home-made macros, and lists of publications.

Three steps as in TeX itself: `tokens` reads letters, `gullet` expands macros and decides
conditionals, `acts` does what is left to `reader`, which drives the builder: words in `prose`,
lists and tables in `layout`. No file but the page itself is read; what `\input` would bring is a
diagnostic.
"""

from profdiff.document import Document
from profdiff.formats.latex.acts import read_page
from profdiff.formats.latex.tokens import tokenize
from profdiff.span import SourceMap


def read(text: str, path: str) -> Document:
    """The document of a LaTeX page, or of a part of one without preamble."""
    document = Document(path, "latex", SourceMap(text))
    read_page(document, tokenize(text), len(text))
    return document
