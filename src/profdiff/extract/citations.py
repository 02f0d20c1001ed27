"""One entry of a publication list → title, authors, venue.

A list teaches its own grammar: every entry offers its candidates for the title (bold, quoted,
linked, emphasised, first line, after the authors), the list votes for the kind that serves most
of its entries, and each entry is then read by that vote.
"""

import re
from typing import NamedTuple

from profdiff.document import Block
from profdiff.extract.dates import date_in, year_in, years_in
from profdiff.extract.names import (
    Named,
    clean_name,
    is_name,
    looks_initialled,
    pieces,
    read_names,
    without_et_al,
)
from profdiff.extract.patterns import Pattern
from profdiff.extract.venue_phrase import CERTAIN, LIKELY, NO, POSSIBLE, Reading, read_venue
from profdiff.lexicon.positions import organization_class
from profdiff.lexicon.venues import known_venue
from profdiff.normal import squeeze, trim
from profdiff.records import Venue

LABELS = frozenset(
    "paper papers pdf code slides slide video videos talk poster project page projectpage "
    "website web site "
    "arxiv doi bib bibtex cite data dataset datasets demo blog supplement supplementary "
    "suppl appendix abstract "
    "abs html preprint link github openreview press tweet thread model models reviews "
    "review twitter media "
    "tutorial repo repository software tool package post blogpost news ps hal url ee acm "
    "ieee springer "
    "publisher proceedings full text fulltext article journal version extended technical "
    "report tr errata "
    "presentation recording youtube bilibili colab notebook huggingface hf benchmark "
    "leaderboard docs read "
    "here online download citation ppt pptx official camera ready zenodo pubmed pmc "
    "biorxiv ssrn dblp "
    "scholar google source implementation materials material summary interview podcast x".split()
)
_NUMBER = Pattern(
    r"^\s*(?:\[[A-Za-z]{0,4}-?\d{1,3}\]|\(?\d{1,3}[.)\]]|[A-Z]{1,2}\d{1,3}[.:)]?)\s+(?=\S)"
)
_BADGE = Pattern(r"^\s*[\[(【]\s*([^\[\]()【】]{2,60})\s*[\])】]\s*[:.]?\s*")
_QUOTED = Pattern(
    r"[“\"„«‘]([^“”\"„«»]{8,400}?)[,.]?[”\"“»](?!\w)|``([^`']{8,400})''", '“|"|„|«|‘|``'
)
#: Volume, issue and pages ("21(11):1967-1969", "pp. 1990-2001") hold no year.
_LOCATOR = Pattern(
    r"\b(?!(?:19|20)\d\d\b)\d{1,4}\s?(?:\([\w\s/–-]{1,12}\))?:\s?[A-Za-z]{0,2}\d+(?:[.–-][\w.]*\d)?"
    r"|\bpp?\.\s?\d+\s?[-–]+\s?\d+",
    ":|pp.|p.",
)
_ARXIV_ID = Pattern(r"\barxiv[:\s]\s*\d{4}\.\d{4,5}", "arxiv", re.IGNORECASE)
#: "[1940 citations]" is no year.
_CITED = Pattern(r"[\[(]?\b(?:cited by \d[\d,]*|\d[\d,]* citations?\b)[\])]?", "cit", re.IGNORECASE)
_YEAR_PAREN = Pattern(r"[\s,.]*\(?\b((?:19|20)\d\d)[a-z]?\b\)?[\s.,:]*$")
_YEAR_AFTER_AUTHORS = Pattern(
    r"[\s,.]*\(\s*(?:[A-Z][a-z]+\.?\s+)?((?:19|20)\d\d)[a-z]?(?:,[^)]*)?\)[\s.,:]*"
)
_SENTENCE_END = Pattern(
    r"(?<!\b[Vv]ol)(?<!\b[Nn]o)(?<!\bpp)(?<!\b[Pp])(?<!\b[Aa]rt)(?<!\b[Ss]t)(?<!\bvs)(?<!\b[Dd]r)[.?!。][”\"’')]*\s+(?=[\"“A-Z0-9(\[*_À-ÿ\u3040-\u9fff]|[a-z][A-Z]|in\b|arxiv|bioRxiv)|[.?!。]$"
)
_EDITORS = Pattern(r"\(?\b[Ee]d(?:itor)?s?\.?\)?[.,:]?\s+(?=[A-Z])", "ed")
_EDGE = ' \t\n,.;:|/·•–—-*+"“”„«»'


class Line(NamedTuple):
    """A visible line of an entry: a stretch of a block."""

    block: Block
    start: int
    end: int

    @property
    def text(self) -> str:
        """The line's words."""
        return self.block.text[self.start : self.end]


class Place(NamedTuple):
    """A stretch of one of an entry's lines."""

    line: int
    start: int
    end: int


class Entry:
    """The lines of one entry, without the number it may begin with."""

    def __init__(self, blocks: list[Block]) -> None:
        self.blocks = blocks
        self.lines: list[Line] = []
        for block in blocks:
            at = 0
            for text in block.text.replace("\t", "\n").split("\n"):
                if text.strip():
                    self.lines.append(Line(block, at, at + len(text)))
                at += len(text) + 1
        if self.lines:
            first = self.lines[0]
            number = _NUMBER.match(first.text)
            if number:
                self.lines[0] = first._replace(start=first.start + number.end())

    def text_of(self, place: Place) -> str:
        """The words of a place."""
        line = self.lines[place.line]
        return line.block.text[line.start + place.start : line.start + place.end]

    def marks(self, kind: str, number: int) -> list[Place]:
        """The stretches of one line that bear a mark, neighbours joined."""
        line = self.lines[number]
        found: list[Place] = []
        for mark in sorted(line.block.marked(kind)):
            start, end = max(mark.start, line.start), min(mark.end, line.end)
            if start >= end:
                continue
            start, end = start - line.start, end - line.start
            if found and not line.text[found[-1].end : start].strip(" :,.-"):
                found[-1] = found[-1]._replace(end=end)
            else:
                found.append(Place(number, start, end))
        return found


class Citation:
    """What was read from an entry."""

    __slots__ = ("authors", "reading", "title", "title_place", "year")

    def __init__(self) -> None:
        self.title: str | None = None
        self.title_place: Place | None = None
        self.authors: list[Named] = []
        self.reading: Reading | None = None
        self.year: str | None = None


STRATEGIES = ("quoted", "strong", "link", "em", "line", "after-authors", "first")


def read_list(entries: list[Entry], owner: str | None = None) -> list[Citation]:
    """Reads all entries of one list by the template that they agree on."""
    offers = [candidates(entry, owner) for entry in entries]
    votes = {name: sum(name in offer for offer in offers) for name in STRATEGIES}
    ranking = sorted(
        STRATEGIES, key=lambda name: (-_weight(name, votes, len(entries)), STRATEGIES.index(name))
    )
    return [
        read_entry(entry, offer, ranking, owner)
        for entry, offer in zip(entries, offers, strict=True)
    ]


def _weight(name: str, votes: dict[str, int], total: int) -> float:
    """A kind of sign counts by how many entries bear it; markup counts more than position."""
    share = votes[name] / total if total else 0.0
    bonus = {
        "quoted": 0.6,
        "strong": 0.4,
        "link": 0.35,
        "em": 0.3,
        "line": 0.25,
        "after-authors": 0.1,
    }
    return share + bonus.get(name, 0.0) if share >= 0.3 else share * 0.5


def candidates(entry: Entry, owner: str | None = None) -> dict[str, Place]:
    """The places in an entry that may be its title, by the sign that says so."""
    found: dict[str, Place] = {}
    for number in range(min(len(entry.lines), 4)):
        text = entry.lines[number].text
        if is_links_line(entry, number):
            continue
        quoted = _QUOTED.search(text)
        if quoted and "quoted" not in found and _may_be_title(quoted[1] or quoted[2]):
            group = 1 if quoted[1] else 2
            found["quoted"] = Place(number, quoted.start(group), quoted.end(group))
        for kind in ("strong", "link", "em"):
            if kind in found:
                continue
            for place in entry.marks(kind, number):
                if _may_be_title(entry.text_of(place), marked=True) and not _ends_entry(
                    entry, place
                ):
                    found[kind] = place
                    break
    lines = [n for n in range(len(entry.lines)) if not is_links_line(entry, n)]
    if len(lines) > 1:
        for number in lines[:3]:
            text = entry.lines[number].text
            if _may_be_title(text) and not _badge_only(text):
                found["line"] = Place(number, 0, len(text))
                break
    if lines:
        found |= _by_order(entry, lines[0], owner)
    return found


def _ends_entry(entry: Entry, place: Place) -> bool:
    """Whether a marked stretch stands where a venue does: words before it, a date or number after."""
    text = entry.lines[place.line].text
    before = text[: place.start]
    if len(before.split()) < 5 or not _VENUE_TAIL.match(text, place.end):
        return False
    end = authors_end(before)
    return len(before[end or 0 :].strip(_EDGE).split()) > 2


def _authors_line(entry: Entry, number: int) -> int | None:
    """Where the authors end that fill lines of the source by themselves: a hand-wrapped entry."""
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


_VENUE_TAIL = Pattern(
    r"[\s,.;:]*(?:\(?\d|[Vv]ol|[Nn]o\.|pp|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|"
    r"Dec)[a-z]*\b|to appear|in press|forthcoming|$)"
)


def _by_order(entry: Entry, number: int, owner: str | None) -> dict[str, Place]:
    """The title by its place in a line: after the authors, or first before them."""
    text = entry.lines[number].text
    badge = _BADGE.match(text)
    start = badge.end() if badge else 0
    borders = [
        p.start
        for p in entry.marks("em", number)
        if venue_like(entry.text_of(p)) or _ends_entry(entry, p)
    ]
    after = authors_end(text, start, owner)
    if after is None:
        after = _authors_line(entry, number)
    if after is not None:
        at = after
        year = _YEAR_AFTER_AUTHORS.match(text, at)
        at = year.end() if year else at
        at += len(text[at:]) - len(text[at:].lstrip(_EDGE))
        end = min([title_end(text, at), *(b for b in borders if b > at + 8)])
        if _may_be_title(text[at:end]):
            return {"after-authors": Place(number, at, end)}
    end = min([title_end(text, start), *(b for b in borders if b > start + 8)])
    if _may_be_title(text[start:end]) and (end < len(text.rstrip(" .")) or len(entry.lines) > 1):
        return {"first": Place(number, start, end)}
    return {}


def authors_end(text: str, start: int = 0, owner: str | None = None) -> int | None:
    """Where the list of authors ends that a text begins with; None where it begins with none.

    Names follow each other until a piece is none; the end then lies at the border within that
    piece up to which it still is a name ("… and Jane Doe. On Titles").
    """
    medical = _medical_authors_end(text, start)
    if medical is not None:
        return medical
    names, end = 0, None
    for piece, a, b in pieces(text[start : start + _AUTHORS_MAX]):
        piece, others = without_et_al(piece)
        name = clean_name(piece)
        if piece.strip(" .()").lower() in ("et al", "others", "…", "") or looks_initialled(name):
            end = start + b
            if others and names:
                return end
            continue
        inner = _name_within(piece)
        if inner is None and owner and piece.startswith(f"{owner} "):
            inner = len(owner)
        if inner is None and is_name(name, single=True):
            names, end = names + 1, start + b
            if others:
                return end
            continue
        if inner is not None:
            return start + a + inner if names or is_name(clean_name(piece[:inner])) else None
        break
    return end if names > 1 else None


_AUTHORS_MAX = 6000
#: A name as PubMed gives it: "Warshaw JN", "de la Cruz ED", "Kent RN 3rd".
_MEDICAL_NAME = Pattern(
    r"[^\W\d_][\w'’‑-]*(?: [^\W\d_][\w'’‑-]*){0,3}? [A-Z]{1,3}"
    r"(?: (?:Jr|Sr|2nd|3rd|[4-9]th|II|III|IV))?[*∗†‡§¶#\d]*(?=[,.;])"
)


def _medical_authors_end(text: str, start: int) -> int | None:
    """Where a list of authors ends that is written as PubMed does, with bare initials behind."""
    at, count = start, 0
    while at - start < _AUTHORS_MAX:
        name = _MEDICAL_NAME.match(text, at)
        if name is None:
            return None
        count, at = count + 1, name.end()
        if text[at] == ".":
            return at if count > 1 and text[at + 1 : at + 2].isspace() else None
        at += len(text[at:]) - len(text[at:].lstrip(",; "))
        for last in ("and ", "& "):
            at += len(last) if text.startswith(last, at) else 0
        if text.startswith("et al", at):
            return at + len("et al")
    return None


_COLLECTIVE = Pattern(
    r"\b(?:consortium|collaboration|group|team|network|initiative|investigators|"
    r"contributors|authors)\b",
    "consort|collab|group|team|network|initiat|investig|contrib|authors",
    re.IGNORECASE,
)


def _name_within(piece: str) -> int | None:
    """Where the name ends that a piece begins with, when more than a name stands in it."""
    best: int | None = None
    for border in _AUTHOR_BORDER.finditer(piece):
        rest = piece[border.end() :].strip(" .")
        if not rest:
            continue
        head = clean_name(piece[: border.start()])
        if len(head.split()) < 6 and _COLLECTIVE.search(head):
            return border.start()
        if not is_name(head, single=True) or len(head) < 2:
            if best is not None:
                break
            continue
        if is_name(clean_name(piece)) and not piece[border.start() :].lstrip(". ").startswith(
            ("(", "“", '"')
        ):
            return None
        best = border.start()
        if len(head.split()[-1].strip(".")) > 1:
            break
    return best


_AUTHOR_BORDER = Pattern(
    r"\.(?=\s)|[:;](?=\s)|(?<=[\w.)])\s*\((?=(?:[A-Z][a-z]+\.?\s+)?(?:19|20)\d\d)|"
    r",?\s(?=(?:19|20)\d\d[.,]?\s)|\s[–—-]\s|\s(?=[\"“„«])|\set al\b\.?"
)


def title_end(text: str, start: int) -> int:
    """Where a title that begins at `start` ends: the first end of sentence that is not within it."""
    for found in _SENTENCE_END.finditer(text):
        if found.start() > start + 8:
            keep = 1 if text[found.start()] in "?!" else 0
            return found.start() + keep
    for word in (", In ", ", in ", " In Proc", ", Proceedings", ", arXiv", " arXiv preprint"):
        at = text.find(word, start + 8)
        if at > 0:
            return at
    return len(text.rstrip(" ."))


def _may_be_title(text: str, *, marked: bool = False) -> bool:
    text = text.strip(_EDGE)
    words = text.split()
    if len(text) < 4 or len(text) > 400 or not any(c.isalpha() for c in text):
        return False
    if len(words) < (2 if marked else 3) and not _is_dense(text):
        return False
    if all(w.strip(".,()[]").lower() in LABELS for w in words) or _is_identifier(text):
        return False
    if _CITED.fullmatch(text) or text.lower() in ("et al", "et al."):
        return False
    named, score = read_names(text)
    if named and score >= 0.75 and (len(named) > 1 or len(words) <= 3):
        return False
    return not venue_like(text)


def _is_identifier(text: str) -> bool:
    """Whether a phrase gives a DOI, an address or a date where a title would stand."""
    low = text.lower()
    if (
        low.startswith(("doi", "http", "www.", "arxiv:", "pmid", "pmc", "10.", "url"))
        or "doi:" in low[:24]
    ):
        return True
    found = date_in(text[:40])
    return bool(found and found[1] == 0 and len(text) - found[2] < 30)


def _is_dense(text: str) -> bool:
    """Whether few "words" hold much: scripts that write without spaces."""
    return sum(ord(c) > 0x2E80 for c in text) >= 6


def venue_like(text: str) -> bool:
    """Whether a phrase is a venue rather than a title."""
    if known_venue(text):
        return True
    words = len(text.split())
    reading = read_venue(text)
    if reading.certainty >= CERTAIN:
        return words <= 14 or (reading.status == "submitted" and words <= 8)
    return reading.certainty == LIKELY and words <= 12 and (year_in(text) is not None or words <= 4)


def _badge_only(text: str) -> bool:
    return len(text) < 60 and venue_like(text.strip(" []()"))


def is_links_line(entry: Entry, number: int) -> bool:
    """Whether a line holds link labels and nothing else."""
    line = entry.lines[number]
    text = line.text
    covered = 0
    words = [w.strip("[](){}|/,.:;·•<>").lower() for w in text.split()]
    words = [w for w in words if any(c.isalnum() for c in w)]
    if not words:
        return True
    for mark in line.block.marked("link"):
        a, b = max(mark.start, line.start), min(mark.end, line.end)
        if a < b:
            label = line.block.text[a:b]
            if len(label.split()) <= 4 or any(
                w.strip("[]()").lower() in LABELS for w in label.split()[:3]
            ):
                covered += sum(c.isalnum() for c in label)
    letters = sum(c.isalnum() for c in text)
    if covered >= 0.8 * letters and covered:
        return not (len(words) >= 5 and covered and len(line.block.marked("link")) == 1)
    return (
        all(w in LABELS for w in words) and len(words) <= 12 and not known_venue(text.strip(_EDGE))
    )


def read_entry(
    entry: Entry, offers: dict[str, Place], ranking: list[str], owner: str | None
) -> Citation:
    """Reads one entry: the title by the list's ranking of signs, the rest around it."""
    citation = Citation()
    place = next((offers[name] for name in ranking if name in offers), None)
    if place is None:
        return citation
    citation.title_place = place
    citation.title = clean_title(entry.text_of(place))
    before, after = _around(entry, place)
    others = [
        entry.lines[n].text
        for n in range(len(entry.lines))
        if n != place.line and not is_links_line(entry, n)
    ]
    venue_parts = [
        _CITED.sub(" ", _LOCATOR.sub(" ", part))
        for part in _take_authors(citation, before, after, others)
    ]
    years = [y for part in venue_parts for y in years_in(_ARXIV_ID.sub(" ", part))]
    citation.year = years[-1] if years else None
    citation.reading = _medical_venue(after) or best_venue(venue_parts)
    if citation.reading is None or citation.reading.certainty < CERTAIN:
        emphasised = _emphasised_venue(entry, place)
        if emphasised is not None:
            citation.reading = emphasised
    elif citation.reading.status == "submitted":
        emphasised = _emphasised_venue(entry, place)
        if emphasised is not None and emphasised.status != "submitted":
            emphasised.status = "submitted"
            citation.reading = emphasised
    return citation


def _emphasised_venue(entry: Entry, title: Place) -> Reading | None:
    """The venue as the emphasised words after the title, as most citation styles set it."""
    for number in range(title.line, min(len(entry.lines), title.line + 3)):
        for place in entry.marks("em", number):
            if number == title.line and place.start < title.end:
                continue
            text = entry.text_of(place)
            after = entry.lines[number].text[place.end : place.end + 60]
            reading = read_venue(f"{text}, {after}" if years_in(after) else text)
            named, score = read_names(text) if reading.certainty < LIKELY else ([], 0.0)
            if len(text.strip(_EDGE)) < 3 or (named and score > 0.8) or not text[:1].isalnum():
                continue
            name = squeeze(text).strip(_EDGE)
            if reading.certainty >= LIKELY or len(name.split()) > 14:
                return reading if reading.venue and reading.certainty >= LIKELY else None
            year = (years_in(text) or years_in(after) or [None])[0]
            venue = Venue(name=name, year=year, text=f"{name} {year}" if year else name)
            return Reading(venue, "accepted" if _is_forthcoming(after) else "published", LIKELY)
    return None


def _is_forthcoming(text: str) -> bool:
    low = text.lower()
    return any(word in low for word in ("forthcoming", "in press", "to appear", "accepted"))


#: "Nat Commun. 2026 Mar 21", "Biophys J. 2015;108(12)": the journal, then the date.
_MEDICAL_VENUE = Pattern(
    r"[\s.]*(?P<name>[^\W\d][^.;:\"“”]{1,90})\.\s+(?P<year>(?:19|20)\d\d)"
    r"(?:\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b|\s?;)"
)


def _medical_venue(after: str) -> Reading | None:
    """The venue of a citation as PubMed writes it, known or not: its place tells it."""
    found = _MEDICAL_VENUE.match(after)
    if found is None:
        return None
    name = squeeze(found["name"])
    reading = read_venue(f"{name} {found['year']}")
    if reading.certainty < LIKELY or reading.venue is None:
        venue = Venue(name=name, year=found["year"], kind="journal", text=f"{name} {found['year']}")
        reading = Reading(venue, "published", CERTAIN)
    return reading


def _around(entry: Entry, place: Place) -> tuple[str, str]:
    text = entry.lines[place.line].text
    return text[: place.start].strip(' \t"“”„«*_['), text[place.end :].lstrip(
        _EDGE.replace("-", "") + "]"
    )


def _take_authors(citation: Citation, before: str, after: str, others: list[str]) -> list[str]:
    """Finds the authors before, after or below the title; returns the parts left for the venue."""
    badge = _BADGE.match(before)
    parts: list[str] = []
    if badge and not is_name(clean_name(badge[1])):
        parts.append(badge[1])
        before = before[badge.end() :]
    if before.strip(_EDGE + "()"):
        year = _YEAR_PAREN.search(before)
        head = before[: year.start()] if year else before
        named, score = read_names(head)
        if named and score >= 0.7:
            citation.authors = named
            if year:
                parts.append(year[1])
        else:
            parts.append(before)
    if not citation.authors:
        after = _authors_first(citation, after)
    rest: list[str] = []
    for text in others:
        if not citation.authors and not venue_like(text):
            if text is others[0] and organization_class(text) == "known" and len(text.split()) < 4:
                citation.authors = [Named(trim(text), "", 0, len(text))]
                continue
            left = _authors_first(citation, text, whole=True)
            if left != text:
                if left:
                    rest.append(left)
                continue
        rest.append(text)
    return [*parts, *([after] if after.strip(_EDGE) else []), *rest]


def _authors_first(citation: Citation, text: str, *, whole: bool = False) -> str:
    """Takes the authors that a text begins with; returns what is left of it."""
    stripped = text.strip()
    low = stripped.lower()
    for lead in ("with ", "by ", "authors: ", "author: ", "joint work with "):
        if low.startswith(lead):
            stripped = stripped[len(lead) :]
            break
    named, score = read_names(stripped)
    single = len(named) == 1 and len(stripped) < 40 and " " in named[0].name
    if named and score >= 0.75 and (len(named) > 1 or single):
        citation.authors = named
        return ""
    end = authors_end(stripped)
    if end is not None:
        head, _ = read_names(stripped[:end])
        if len(head) > 1 or not whole or is_name(clean_name(stripped[:end])):
            citation.authors = head
            return stripped[end:].lstrip(_EDGE)
    bracket = stripped.rfind("(")
    if bracket > 4 and stripped.endswith(")"):
        named, score = read_names(stripped[:bracket])
        if named and score >= 0.8:
            citation.authors = named
            return stripped[bracket:].strip("()")
    return text


def best_venue(parts: list[str]) -> Reading | None:
    """The surest venue among the parts of an entry that are neither title nor authors."""
    best: Reading | None = None
    for part in parts:
        book = _edited_book(part)
        if book is not None:
            return book
        for phrase in _phrases(part):
            reading = read_venue(phrase)
            if reading.venue is None or reading.certainty == NO:
                continue
            if best is None or reading.certainty > best.certainty:
                if reading.certainty == POSSIBLE and len(reading.venue.name or "") > 80:
                    continue
                best = reading
            if best.certainty == CERTAIN:
                break
        if best is not None and best.certainty == CERTAIN:
            break
    if best is not None and best.venue is not None and not best.venue.distinction:
        best.venue.distinction = _distinction_beside(parts)
    return best


def _edited_book(part: str) -> Reading | None:
    """A chapter's venue is its book, which stands after the editors: "In: A, B (eds) Book. Press"."""
    editors = _EDITORS.search(part)
    if not editors or not _IN_BOOK.search(part[: editors.start()]):
        return None
    rest = part[editors.end() :]
    end = _SENTENCE_END.search(rest)
    name = squeeze(rest[: end.start()] if end else rest).strip(_EDGE)
    if not 2 < len(name) < 160:
        return None
    year = (years_in(part) or [None])[-1]
    venue = Venue(name=name, year=year, kind="book", text=f"{name} {year}" if year else name)
    return Reading(venue, "published", CERTAIN)


_IN_BOOK = Pattern(r"(?:^|[.,;]\s*)[Ii]n:?\s+[A-Z]")


def _distinction_beside(parts: list[str]) -> str | None:
    for part in parts:
        if len(part) < 70:
            reading = read_venue(f"X 2000 ({part.strip(' ()[]*!')})")
            if reading.venue and reading.venue.distinction and reading.venue.distinction != "X":
                words = reading.venue.distinction
                if not known_venue(words) and not years_in(words):
                    return words
    return None


def _phrases(part: str) -> list[str]:
    """A part and the clauses of it, whole first where it is short."""
    part = part.strip(_EDGE)
    if not part:
        return []
    found = []
    at = 0
    for border in _SENTENCE_END.finditer(part):
        found.append(part[at : border.start()])
        at = border.end()
    if at < len(part):
        found.append(part[at:])
    whole = [part] if len(found) > 1 and len(part) < 160 else []
    return [p for p in [*found[:1], *whole, *found[1:]] if p.strip(_EDGE)]


def clean_title(text: str) -> str:
    """A title as a reader sees it: surrounding quotes, brackets and full stops removed."""
    text = squeeze(text).strip(' \t,;:|*_"“”„«»[]')
    if text.endswith(".") and not text.endswith("..."):
        text = text[:-1]
    if text.startswith("(") and text.endswith(")"):
        text = text[1:-1]
    return text.strip(' ,;:"“”„«»*')
