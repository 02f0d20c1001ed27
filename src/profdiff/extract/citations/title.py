"""Where the title of an entry may stand: each sign that says so offers its place."""

import re

from profdiff.extract.citations.authors import (
    BADGE,
    STATUS_FOR_YEAR,
    authors_end,
    co_authors_at,
)
from profdiff.extract.citations.borders import (
    DOCUMENT_KIND,
    MAX_TITLE,
    VENUE_TAIL,
    bare_end,
    first_stop,
    is_source,
    title_end,
)
from profdiff.extract.citations.entry import CITED, ENTRY_EDGE, Entry, Place
from profdiff.extract.citations.year_first import behind_year
from profdiff.extract.dates import DAY_LABEL, date_in
from profdiff.extract.link_labels import LABELS
from profdiff.extract.names import read_names
from profdiff.extract.stretches import skip
from profdiff.extract.venue_phrase import venue_like
from profdiff.lexicon.tables import remembered
from profdiff.normal import spaceless, squeeze
from profdiff.patterns import Pattern

#: A whole citation is longer than this.
_CITATION = 60
#: The line of a venue and its date is no longer than this, the date than that, nor its commas more.
_SHORT_LINE = 70
_SHORT_DATE = 16
_MAX_COMMAS = 3
#: Markup sets a title apart in one of the first lines.
_MARKED_LINES = 4
#: A text is a list of names when this share of its pieces are.
_NAMES = 0.75
_QUOTED = Pattern(
    r"[“\"„«‘]([^“”\"„«»]{8,400}?)[,.]?[”\"“»](?!\w)|``([^`']{8,400})''|"
    r"「([^」]{4,200})」",
    '“|"|„|«|‘|``|「',
)
_YEAR_AFTER_AUTHORS = Pattern(
    r"[\s,.]*\(\s*(?:[A-Z][a-z]+\.?\s+)?((?:19|20)\d\d)[a-z]?(?:,[^)]*)?\)[\s.,:]*"
    r"|[\s,.]+(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?,?\s+)?"
    r"((?:19|20)\d\d)[a-z]?(?:\s*\((?:in print|in press|to appear|forthcoming|accepted|online)\))?"
    r"(?:,\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6})?\.(?:\s+|(?=[A-Z]))"
    rf"|[\s,.]*\(?(?:{STATUS_FOR_YEAR})\)?[.:]\s+"
)
#: A title in markup shared with the authors is no shorter.
_LEAST_TITLE = 12
#: What pages put in brackets before a title to point it out.
_BADGES = frozenset(("new", "hot", "oral", "spotlight", "highlight", "preprint", "best paper"))
_DATED_BADGE = Pattern(r"['’ ](?:20)?[12]\d$")
_IDENTIFIERS = ("doi", "http", "www.", "arxiv:", "pmid", "pmc", "10.", "url")
#: What stands for the other authors, with the year behind it: "et al. (2015)".
_ET_AL = Pattern(r"et\.? al\.?[\s,]*(?:\(?\d{4}\)?)?")
_OTHERS = Pattern(r"\s*,?\s*et al\b\.?[\s,.:]*(?=\S)", begins="et al|, et al")


@remembered(8192)  # pages share entries with those that they are compared with
def find_titles(sign: str, entry: Entry, owner: str | None = None) -> dict[str, Place]:
    """The place in an entry that may be its title by a sign, under that sign; empty for none.

    Asked for a title after the authors, it may answer with one that comes first.
    """
    if entry.lines and entry.lines[0].block.kind == "heading":
        place = Place(0, 0, len(entry.texts[0]))
        return {sign: place} if sign == "line" else {}
    if sign == "year-first":
        return {sign: dated} if (dated := behind_year(entry)) else {}
    if sign == "line":
        found = _own_line(entry, entry.telling[:4]) if len(entry.telling) > 1 else {}
    elif sign == "after-authors":
        found = _by_order(entry, entry.telling[0], owner) if entry.telling else {}
    elif sign == "first":
        found = {}
    elif sign == "quoted" or sign in entry.kinds:
        lines = (number for number in entry.telling if number < _MARKED_LINES)
        places = (_quoted(entry, n) if sign == "quoted" else _marked(entry, n, sign) for n in lines)
        place_found = next(filter(None, places), None)
        found = {sign: place_found} if place_found else {}
    else:
        found = {}
    return {sign: _bare(entry, _behind_badge(entry, place)) for sign, place in found.items()}


def _bare(entry: Entry, place: Place) -> Place:
    """The place of a title without authors that share its markup: "**A. Lee, B. Fir: Title**"."""
    text = entry.text_of(place)
    others = _OTHERS.match(text)
    if others:
        return place._replace(start=place.start + others.end())
    colon = text.find(": ") if "," in text or " and " in text else -1
    if colon < 0 or len(text) - colon < _LEAST_TITLE:
        return place
    named, score = read_names(text[:colon])
    initials = any("." in name.name for name in named)
    return place._replace(start=place.start + colon + 2) if score >= 1 and initials else place


def _behind_badge(entry: Entry, place: Place) -> Place:
    """The place of a title without the badge before it: "[ACL'25] On Titles", "[New] …"."""
    badge = BADGE.match(entry.text_of(place))
    if badge is None:
        return place
    words = badge[1].strip("!* ").lower()
    tells = words in _BADGES or venue_like(badge[1]) or _DATED_BADGE.search(words)
    return place._replace(start=place.start + badge.end()) if tells else place


def _quoted(entry: Entry, number: int) -> Place | None:
    """The title that quotes set apart in a line."""
    quoted = _QUOTED.search(entry.texts[number])
    if quoted and _may_be_title(quoted[quoted.lastindex or 0], quoted=True):
        return Place(number, *quoted.span(quoted.lastindex or 0))
    return None


def _marked(entry: Entry, number: int, kind: str) -> Place | None:
    """The title that markup of a kind sets apart in a line."""
    for place in entry.marks(kind, number):
        text = entry.text_of(place)
        if text.startswith("[") and "]" in text:
            continue  # a label: "[Show abstract]", "[Journal A], [Newspaper B]"
        sure = _precedes_names(entry, place) or _precedes_date(entry, place)
        if _is_citation(text) or (kind == "em" and _stands_below(entry, place)):
            continue
        if _may_be_title(text, marked=True, sure=sure) and not _ends_entry(entry, place):
            return place
    return None


def _is_citation(text: str) -> bool:
    """Whether marked words are a whole citation: authors, a year, and more behind it."""
    end = authors_end(text) if len(text) > _CITATION else None
    return end is not None and _YEAR_AFTER_AUTHORS.match(text, end) is not None


def _stands_below(entry: Entry, place: Place) -> bool:
    """Whether a stretch is the venue behind authors and title: the last line, or below names."""
    last = len(entry.telling) > 2 and place.line == entry.telling[-1]
    if last and not entry.texts[place.line][: place.start].strip(ENTRY_EDGE):
        return True
    if place.line < 2:
        return False
    named, score = read_names(entry.texts[place.line - 1])
    return bool(named) and score >= _NAMES


def _own_line(entry: Entry, numbers: list[int]) -> dict[str, Place]:
    """The title as the first line of several that may be one."""
    for number in numbers:
        line = entry.texts[number]
        text = line[: co_authors_at(line, 0) or bare_end(line, 0, len(line))].rstrip()
        is_badge = len(text) < 60 and venue_like(text.strip(" []()"))
        place = Place(number, 0, len(text))
        sure = _precedes_names(entry, place) or _recurs(entry, number)
        if (
            len(text.split()) > 1
            and _may_be_title(text, marked=sure, sure=sure)
            and (sure or not is_badge)
        ):
            stop = first_stop(text, 8)
            if stop is not None and is_source(text[stop:].strip(ENTRY_EDGE)):
                place = place._replace(end=stop)
            return {"line": place}
    return {}


def _recurs(entry: Entry, number: int) -> bool:
    """Whether the words of a line stand in a line below it too: the full citation has them."""
    text = entry.texts[number].strip()
    below = entry.texts[number + 1 :]
    return len(text.split()) > 2 and any(text in line and len(line) > len(text) for line in below)


def _precedes_names(entry: Entry, place: Place) -> bool:
    """Whether a list of names follows a line: then it is a title, though it may look like a name.

    "Radiance Fields" above "Ada Poe, Bo Lin" is a title that reads like the name of a person.
    """
    text = entry.texts[place.line]
    if place.line + 1 >= len(entry.lines) or "," in text or text[: place.start].strip(ENTRY_EDGE):
        return False
    if entry.without_labels(place.line, place.end).strip(ENTRY_EDGE + "[]"):
        return False
    named, score = read_names(entry.texts[place.line + 1])
    return bool(named) and score >= _NAMES


def _precedes_date(entry: Entry, place: Place) -> bool:
    """Whether a first line, all of it marked, stands above a short one that ends in its date.

    "Ada Poe" above "Example Review, Spring 2020" is a title that reads like a name.
    """
    if place.line or place.line + 1 >= len(entry.lines):
        return False
    text, below = entry.texts[0], entry.texts[1].rstrip(" .")
    if text[: place.start].strip() or text[place.end :].strip() or len(below) > _SHORT_LINE:
        return False
    date = date_in(below[-_SHORT_DATE:])
    named, score = read_names(below[:-_SHORT_DATE])
    return (
        bool(date and date.end == len(below[-_SHORT_DATE:]))
        and below.count(",") <= _MAX_COMMAS
        and not (len(named) > 1 and score >= _NAMES)
    )


def _by_order(entry: Entry, number: int, owner: str | None) -> dict[str, Place]:
    """The title by its place in a line: after the authors, or first before them."""
    text = entry.texts[number]
    badge = BADGE.match(text)
    start = badge.end() if badge else 0
    borders = [p.start for p in entry.marks("em", number) if _is_venue(entry, p)]
    after = authors_end(text, start, owner)
    bracket = co_authors_at(text, start)
    if bracket is not None and not text[after or start : bracket].strip(ENTRY_EDGE):
        after = None
    if bracket is not None and after is None and _may_be_title(text[start:bracket], sure=True):
        return {"after-authors": Place(number, start, bracket)}
    if after is None:
        after = _wrapped_authors(entry, number)
    if after is not None:
        year = _YEAR_AFTER_AUTHORS.match(text, after)
        at = skip(text, year.end() if year else after, ENTRY_EDGE)
        end = min([title_end(text, at), *(b for b in borders if b > at + 8)])
        end = _before_venue(text, at, bare_end(text, at, end))
        kind = DOCUMENT_KIND.match(text, end) is not None
        if _may_be_title(text[at:end], marked=kind, sure=kind):
            return {"after-authors": Place(number, at, end)}
    end = min([title_end(text, start), *(b for b in borders if b > start + 8)])
    end = bare_end(text, start, end)
    if _may_be_title(text[start:end]) and (end < len(text.rstrip(" .")) or len(entry.lines) > 1):
        return {"first": Place(number, start, end)}
    return {}


#: The name of a journal behind a title has no more words, the title no fewer.
_JOURNAL = 4
#: The date as PubMed gives it behind a journal: ". 2022 Feb;29(2)", ". 2021;8(3)".
_DATED_ISSUE = Pattern(r"\.?\s*(?:19|20)\d\d(?: [A-Z][a-z]{2}(?: \d\d?)?)?;\s?\d")


def _before_venue(text: str, start: int, end: int) -> int:
    """Where a title ends that a comma parts from its journal: "…, Example Letters. 2022;29(2)".

    No journal stands elsewhere when the date of the issue follows; it may be given twice.
    """
    title, _, last = text[start:end].rpartition(", ")
    words = last.split()
    named = 0 < len(words) <= _JOURNAL <= len(title.split()) and all(w[0].isupper() for w in words)
    if not named or not _DATED_ISSUE.match(text, end):
        return end
    return start + len(title.removesuffix(f", {last}"))


def _is_venue(entry: Entry, place: Place) -> bool:
    return venue_like(entry.text_of(place)) or _ends_entry(entry, place)


def _ends_entry(entry: Entry, place: Place) -> bool:
    """Whether a marked stretch stands where a venue does: words before it, a date after it."""
    text = entry.texts[place.line]
    before = text[: place.start]
    if len(before.split()) < 5 or not VENUE_TAIL.match(text, place.end):
        return False
    end = authors_end(before)
    return len(before[end or 0 :].strip(ENTRY_EDGE).split()) > 2


def _wrapped_authors(entry: Entry, number: int) -> int | None:
    """Where authors end that fill lines of the source by themselves: a hand-wrapped entry."""
    line = entry.lines[number]
    for wrap in line.block.marked("wrap"):
        if line.start < wrap.start < line.end:
            head = line.text[: wrap.start - line.start]
            named, score = read_names(head)
            if score < 0.85 or len(named) < 2:
                return None
            if not head.rstrip().endswith((",", ";", "and", "&")):
                return wrap.start - line.start
    return None


def _may_be_title(
    text: str, *, marked: bool = False, quoted: bool = False, sure: bool = False
) -> bool:
    """Whether words can be a title: enough of them, and neither names, a venue nor an address.

    Quotes are put around titles only, even where one reads like names or a venue; `sure` words
    stand where only a title does, even where they read like a name.
    """
    text = text.strip(ENTRY_EDGE)
    words = text.split()
    if not 4 <= len(text) <= MAX_TITLE or not any(c.isalpha() for c in text):
        return False
    if len(words) < 3 - marked - 2 * quoted - (marked and sure) and not _is_dense(text):
        return False
    if all(w.strip(".,()[]").lower() in LABELS for w in words) or _is_identifier(text):
        return False
    if CITED.fullmatch(text) or _ET_AL.fullmatch(text.lower()):
        return False
    if text.startswith(("(with ", "(joint")):
        return False
    if sure:
        return len(words) > 2 or not venue_like(text)
    return quoted or not (_is_names(text, len(words)) or venue_like(text))


def _is_names(text: str, words: int) -> bool:
    named, score = read_names(text)
    return bool(named) and score >= _NAMES and (len(named) > 1 or words <= 3)


def _is_identifier(text: str) -> bool:
    """Whether a phrase gives a DOI, an address or a date where a title would stand."""
    low = text.lower()
    if low.startswith(_IDENTIFIERS) or "doi:" in low[:24]:
        return True
    date = date_in(text[:40])
    return bool(date and date.start == text.startswith("(") and len(text) - date.end < 30)


def _is_dense(text: str) -> bool:
    """Whether few "words" hold much: scripts that write without spaces."""
    return sum(map(spaceless, text)) >= 6


#: What economists put before the title of the paper that they look for a job with.
_KIND_LABEL = Pattern(
    r"^\W*(?:Job Market Paper|JMP|Working Paper)\W{0,3}: +(?=\S)", "paper|jmp", re.IGNORECASE
)


def clean_title(text: str) -> str:
    """A title as a reader sees it: surrounding quotes, brackets and full stops removed."""
    text = _KIND_LABEL.sub("", DAY_LABEL.sub("", squeeze(text))).strip(
        ' \t,;:|*_"“”„«»' + ("[]" if text.count("[") != 1 else "")
    )
    if text.endswith(".") and not text.endswith("..."):
        text = text[:-1]
    if text.startswith("(") and text.endswith(")"):
        text = text[1:-1]
    return text.strip(' ,;:"“”„«»*')
