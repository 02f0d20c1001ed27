"""Where the lines of a Markdown page are not to be read as they stand.

A gap that a tag of a template leaves at the beginning of a line is taken out. Where HTML ends a
line and Markdown begins the next, an empty line is put in: kramdown reads on, to CommonMark all up
to the next empty line is HTML.
"""

from collections.abc import Iterator

from profdiff.patterns import Pattern

#: Stands for what was blanked until it is known whether a line begins with it.
GAP = "\ue000"
_GAPS = Pattern(rf"{GAP}++(?=[^\n]*[^\s{GAP}])")
#: A line of HTML that ends what it begins, before one with Markdown's sign of a heading or an item.
_CLOSED = Pattern(
    r"(?m)^ {0,3}(?:<(h[1-6]|p|div|center)\b[^\n]*</\1>|<hr\b[^<>\n]*>"
    r"|</(?:h[1-6]|p|div|center|section|article|details|table|[uod]l)>)[ \t]*\n"
    r"(?=(?:\#{1,6}|[*+-]|\d{1,3}[.)])[ \t]+\S)"
)

#: A tag that kramdown is told to read Markdown within, alone on its line.
_READ_WITHIN = Pattern(
    r"(?m)^[ \t]*(?:<[uod]l\b[^<>\n]*>[ \t]*\n[ \t]*)?"
    r"<(?:li|[uod]l|dd|td)\b[^<>\n]*\bmarkdown\s*=[^<>\n]*>[ \t]*\n(?=[ \t]*[^\s<])"
)


def edits(gapped: str) -> Iterator[tuple[int, int]]:
    """What to take out, from its start to its end, and where to put an empty line, at both."""
    found = list(_leading_gaps(gapped)) if GAP in gapped else []
    if ">\n" in gapped or "> " in gapped:
        found += [(match.end(), match.end()) for match in _CLOSED.finditer(gapped)]
        if "markdown" in gapped:
            found += [(match.end(), match.end()) for match in _READ_WITHIN.finditer(gapped)]
        found.sort()
    yield from found


def _leading_gaps(gapped: str) -> Iterator[tuple[int, int]]:
    """The gaps with which lines begin, white space before them aside, that hold something else."""
    at = gapped.find(GAP)
    while at >= 0:
        line = gapped.rfind("\n", 0, at) + 1
        found = None if gapped[line:at].strip(" \t") else _GAPS.match(gapped, at)
        if found:
            yield found.span()
        stop = gapped.find("\n", at)
        at = gapped.find(GAP, stop) if stop >= 0 else -1
