"""`malformed-identifier`: a DOI or an arXiv identifier that cannot be one."""

import re
from collections.abc import Iterator

from profdiff.findings import Finding
from profdiff.patterns import Pattern
from profdiff.rules.links import Shown, links, unquoted
from profdiff.rules.rule import Example, Rule, values
from profdiff.rules.subjects import Page
from profdiff.span import Span

_ARXIV = Pattern(r"(?:^|[/.])arxiv\.org/(?:abs|pdf|html)/([^?#]*)", "arxiv.org", re.IGNORECASE)
#: Since April 2007 a year, a month and a number (info.arxiv.org/help/arxiv_identifier.html).
_NUMBERED = Pattern(r"(\d\d)(\d\d)\.(\d+)(?:v\d+)?", flags=re.IGNORECASE)
_BY_SUBJECT = Pattern(r"[a-z-]+(?:\.[a-z-]+)?/\d{7}(?:v\d+)?", flags=re.IGNORECASE)
_FIRST, _FIVE_DIGITS = (7, 4), (15, 1)

_DOI = Pattern(r"^https?://(?:dx\.|www\.)?doi\.org/([^?#]*)", "doi.org", re.IGNORECASE)
#: A prefix, and a name behind it (DOI Handbook, 2.2); a short DOI has no such name.
_WHOLE_DOI = Pattern(r"10\.\d{4,9}(?:\.\d+)*/\S")
_BEGUN_DOI = Pattern(r"(?:doi:)?[\d.]+(?:/.*)?", flags=re.IGNORECASE)
_SHORT_DOI = Pattern(r"10/\w+")

#: The lines of an entry that a field is looked for in.
_LONGEST_ENTRY = 80
_NO_FORM = "it is not formed as one"
_DIAGNOSED = {"malformed-doi": "DOI", "malformed-arxiv": "arXiv identifier"}


def _find(page: Page) -> Iterator[Finding]:
    told: set[str] = set()
    for found in (*_in_fields(page), *_in_links(page)):
        name = found.key.partition("doi.org/")[2] or found.key
        if name not in told:
            told.add(name)
            yield found


def _in_fields(page: Page) -> Iterator[Finding]:
    """What reading the fields of a data file or of a bibliography says."""
    for each in page.profile.diagnostics:
        text = each.message.rpartition(" is no ")[0].strip("'\"")
        if each.code not in _DIAGNOSED or not _is_meant(text, page.document.format):
            continue
        at = each.line or 1
        entry = page.lines[at - 1 : at - 1 + _LONGEST_ENTRY]
        line = next((n for n, given in enumerate(entry, at) if text in given), at)
        start = max(page.lines[line - 1].find(text), 0) + 1
        yield Finding(
            what=text,
            key=text,
            values=values(kind=_DIAGNOSED[each.code], text=text, why=_NO_FORM),
            span=Span(page.path, line, start, line, start + len(text)),
        )


def _is_meant(text: str, form: str) -> bool:
    """Whether a field was to hold an identifier.

    "to appear" stands for none, an address that it leads elsewhere, and what a site's own template
    puts before a part of one is not known.
    """
    if "://" in text:
        return "doi.org/" in text
    return any(map(str.isdigit, text)) and ("/" in text or form == "bibtex")


def _in_links(page: Page) -> Iterator[Finding]:
    filled = "{{" in page.text or "{%" in page.text
    for link in links(page):
        found = _wrong_with(link, page.today)
        if not found:
            continue
        kind, text, why = found
        if filled and (not text or text.endswith("/")):
            continue  # a template puts the rest in
        if link.block.kind == "entry" and link.url not in page.text:
            continue  # made of a field, which was looked at
        yield link.finding(page, text or link.url, kind=kind, text=text or link.url, why=why)


def _wrong_with(link: Shown, today: str) -> tuple[str, str, str] | None:
    """What a link should hold and what it has instead, and why that cannot be right."""
    url = link.url.strip()
    if found := _ARXIV.search(url):
        text = unquoted(found[1]).rstrip("/ ").removesuffix(".pdf").strip()
        why = _no_arxiv(text, today)
        return ("arXiv identifier", text, why) if why else None
    if found := _DOI.match(url):
        text = unquoted(found[1]).strip()
        why = _no_doi(text)
        return ("DOI", text, why) if why else None
    return None


def _no_arxiv(text: str, today: str) -> str:
    found = _NUMBERED.fullmatch(text)
    if not found:
        digits = text[:1].isdigit() and not _BY_SUBJECT.fullmatch(text)
        return _NO_FORM if digits or not text else ""
    month = int(found[1]), int(found[2])
    if not 1 <= month[1] <= 12:
        return f"there is no month {found[2]}"
    if month > (int(today[2:4]), int(today[5:7])):
        return "its month has not come yet"
    if month < _FIRST:
        return "such identifiers began in April 2007"
    needed = 5 if month >= _FIVE_DIGITS else 4
    return "" if len(found[3]) == needed else f"{needed} digits come after the full stop"


def _no_doi(text: str) -> str:
    if not text:
        return "there is none"
    if _WHOLE_DOI.search(text) or _SHORT_DOI.match(text) or not _BEGUN_DOI.fullmatch(text):
        return ""
    return "a DOI is 10., a number, a slash and a name"


def _page(link: str) -> str:
    return (
        f"# Ada Example\n\n## Publications\n\n- [Sorting Sand by Colour]({link}). NeurIPS 2021.\n"
    )


RULE = Rule(
    id="malformed-identifier",
    severity="warning",
    scope="state",
    summary="A DOI or an arXiv identifier cannot be one.",
    message="{text} is no {kind}: {why}",
    why=(
        "A digit was lost or doubled, or a part was left out in copying, so that the link leads "
        "nowhere. Identifiers that are well formed are not looked up."
    ),
    hint="copy it anew from where the paper is",
    examples=(
        Example(
            fires=True,
            title="a digit of an arXiv identifier is missing",
            new=_page("https://arxiv.org/abs/2106.0123"),
        ),
        Example(
            fires=True,
            title="an arXiv identifier of a thirteenth month",
            new=_page("https://arxiv.org/pdf/2113.01234.pdf"),
        ),
        Example(
            fires=True,
            title="a DOI without what is behind its prefix",
            new=_page("https://doi.org/10.1145/"),
        ),
        Example(
            fires=True,
            title="the field of a bibliography",
            path="works.bib",
            new=(
                "@inproceedings{sand, title={Sorting Sand by Colour}, author={Example, Ada},\n"
                "  year={2021}, booktitle={NeurIPS}, doi={110.5555/sand}}\n"
            ),
        ),
        Example(
            fires=False,
            title="a word in place of a DOI that is yet to come",
            path="works.bib",
            new=(
                "@inproceedings{sand, title={Sorting Sand by Colour}, author={Example, Ada},\n"
                "  year={2021}, booktitle={NeurIPS}, doi={to appear}}\n"
            ),
        ),
        Example(
            fires=False,
            title="four digits, as there were until 2014, and a version",
            new=_page("https://arxiv.org/pdf/1406.0123v2"),
        ),
        Example(
            fires=False,
            title="an identifier by subject",
            new=_page("https://arxiv.org/abs/math.GT/0309136"),
        ),
        Example(
            fires=False,
            title="a short DOI",
            new=_page("https://doi.org/10/fxyz7k"),
        ),
    ),
    find=_find,
)
