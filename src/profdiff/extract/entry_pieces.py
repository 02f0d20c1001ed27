"""The pieces of a dated entry: its words between separators, and the organisation among them."""

import re

from profdiff.document import Block
from profdiff.extract.dates import Period, begins_with_month, date_in
from profdiff.extract.organizations import split_unit
from profdiff.extract.stretches import COMMA
from profdiff.lexicon.positions import (
    is_place,
    organization_class,
)
from profdiff.normal import squeeze
from profdiff.patterns import Pattern

_SEPARATOR = Pattern(
    rf"\n|\t|(?<=[a-z)]{{5}})\.\s(?=[A-Z])|\s[|·•–—]\s|\s-\s|"
    rf"{COMMA}(?:at\s(?:the\s)?(?=[A-Z]))?|;\s|:\s|[，、；：]\s?|"
    r"\s(?:at|@)\s(?:the\s)?|,\s?$"
)
#: What stands before the names of people in an entry: "Advisor: …", "with …".
LABELLED = Pattern(
    r"\b(hosts?|advisors?|advisers?|supervis[eo]rs?|co-advisors?|mentors?|managers?|with|"
    r"working with|worked with|collaborators?|advised by|supervised by|hosted by|"
    r"mentored by|under the (?:supervision|guidance|mentorship|direction) of)\s*:?\s+(?=\S)",
    "host|advis|superv|mentor|manager|with|collab|under",
    re.IGNORECASE,
)
#: A grade in brackets behind a school: "(GPA 3.9/4)", "(Note: 1,2)", "(110/110 cum laude)".
_GRADE = Pattern(
    r"\s*[(\[](?:majors? in [^()]*|"
    r"[^()\[\]]*\b(?:c?gpa|grade[sd]?|marks?|note|abschlussnote|moyenne|mention|nota|"
    r"media|voto|score|average)\b[^()\[\]]*|\W*\d+[.,]?\d*\s*(?:/|out of|von|sur)\s*\d[^()\[\]]*|"
    r"\d[.,]\d+)[)\]]",
    "(|[",
    re.IGNORECASE,
)
#: Behind a school in scripts without spaces: that it was left with success.
_GRADUATED = Pattern(r"\s*(?:卒業見込み?|卒業|修了|卒|毕业|畢業|졸업)$")
#: Behind an organisation: as what one was there, within what, its address.
_AS_WHAT = Pattern(
    r"(?<=[\w)])\s(?:as\s(?:an?\s)?[A-Z]|within\s(?:the\s)?[A-Z]|https?://|"
    r"with\s(?:[Pp]rof(?:essor)?\b|Dr\b))"
)
#: Pieces of an entry that are neither a title nor a school.
NOISE = Pattern(
    r"^(?:projects?\b.*\bfunded\b|gpa|grade|rank|thesis|dissertation|minor|courses?|coursework|advisor|remote|"
    r"full[- ]time|part[- ]time)\b",
    "",
    re.IGNORECASE,
)
_ADDRESS = Pattern(r"(?:https?://\S+|www\.\S+|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}(?:/\S*)?)")


class Chunk:
    """A piece of an entry: its words and where it stands."""

    __slots__ = ("end", "line", "start", "text")

    def __init__(self, text: str, start: int, end: int, line: int) -> None:
        self.text, self.start, self.end, self.line = text, start, end, line


def chunks(text: str, offset: int = 0) -> list[Chunk]:
    """An entry's pieces between its separators, brackets kept whole."""
    found: list[Chunk] = []
    at = line = 0
    for border in [*_SEPARATOR.finditer(text), None]:
        edge = border.start() if border else len(text)
        if border is not None and (_open_bracket(text, at, edge) or edge < at):
            continue
        piece = squeeze(text[at:edge]).strip(" ,;:|·–—-")
        if piece:
            found.append(Chunk(piece, offset + at, offset + edge, line))
        if border is not None:
            line += "\n" in border[0]
            at = border.end()
    return found


def _open_bracket(text: str, start: int, at: int) -> bool:
    return text.count("(", start, at) > text.count(")", start, at)


def without_dates(text: str, period: Period | None) -> str:
    """The text with its dates blanked, and the empty brackets that they leave."""
    if period is None:
        return text
    blanked = (
        text[: period.at] + "\n" + " " * (period.end_at - period.at - 1) + text[period.end_at :]
    )
    return Pattern(r"[(（][\s,，]*[)）]").sub(" ", blanked)


def bare(text: str) -> str:
    """A piece without what lies at its edges."""
    return (
        squeeze(text).strip(" ,.;:()")
        if text.count("(") != text.count(")")
        else squeeze(text).strip(" ,.;:")
    )


def head_lines(text: str) -> str:
    """The first lines of an entry, without the prose that describes it."""
    kept: list[str] = []
    for line in text.split("\n"):
        if len(line) > 160 and any(before.strip() for before in kept):
            break
        kept.append(line)
        if len(kept) >= 6:
            break
    return "\n".join(kept)


def _is_no_organization(text: str) -> bool:
    """Whether a piece is a place, a date or an address."""
    return is_place(text) or begins_with_month(text) or _ADDRESS.fullmatch(text) is not None


def find_organization(rest: list[Chunk], block: Block) -> Chunk | None:
    """The piece that names an organisation: by its words, else by its markup or place."""
    rest = [c for c in rest if not _is_no_organization(c.text)]
    named = [c for c in rest if organization_class(c.text) and len(c.text) < 120]
    strong = [c for c in named if organization_class(c.text) in ("organization", "known")]
    if strong:
        return strong[0]
    if named:
        return named[0]
    marked = [
        c
        for c in rest
        if any(
            m.kind in ("strong", "link", "em") and m.start <= c.start + 1 and m.end >= c.end - 1
            for m in block.marks
        )
    ]
    if marked:
        return marked[0]
    return next(
        (c for c in rest if c.text[:1].isupper() and len(c.text) < 80 and not read_date(c.text)),
        None,
    )


def read_date(text: str) -> bool:
    """Whether a text is a date and nothing else."""
    found = date_in(text)
    return bool(found and not (text[: found[1]] + text[found[2] :]).strip(" .,()"))


def organization_name(
    organization: Chunk | None, rest: list[Chunk]
) -> tuple[str | None, str | None]:
    """The name and the unit of an organisation among the pieces of an entry."""
    if organization is None:
        return None, None
    name = bare(_AS_WHAT.split(_GRADE.sub("", organization.text))[0])
    name = _GRADUATED.sub("", name)
    index = rest.index(organization)
    name, inner = split_unit(name)
    if name.endswith("University of California") and index + 1 < len(rest):
        name = f"{name}, {rest[index + 1].text}"
    unit = inner or next(
        (c.text for c in rest if c is not organization and organization_class(c.text) == "unit"),
        None,
    )
    return name, unit
