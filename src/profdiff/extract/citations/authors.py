"""The authors of an entry: where a list of them ends, and where in an entry it stands."""

import re
from collections import Counter
from collections.abc import Sequence

from profdiff.extract.citations.entry import COLLECTIVE_AUTHOR, ENTRY_EDGE
from profdiff.extract.names import (
    Named,
    clean_name,
    is_name,
    looks_initialled,
    pieces,
    read_names,
    without_et_al,
)
from profdiff.extract.stretches import skip
from profdiff.extract.venue_phrase import venue_like
from profdiff.lexicon.positions import organization_class
from profdiff.lexicon.tables import remembered
from profdiff.lexicon.venues import known_venue
from profdiff.normal import trim
from profdiff.patterns import Pattern

#: A list of authors is read no further than this.
_MAX_LENGTH = 6000
#: A name that more than this share of a text's pieces are is a list of names.
_ENOUGH = 0.75
BADGE = Pattern(r"^[\s🔥🌟⭐✨🎉🏆📄🆕•]*[\[(【]\s*([^\[\]()【】]{2,60})\s*[\])】]\s*[:.]?\s*")
#: What stands where the year would, behind the authors, before there is one.
STATUS_FOR_YEAR = (
    "[Ss]ubmitted|[Aa]ccepted|[Ii]n (?:[Rr]eview|[Pp]rep(?:aration)?|[Pp]ress|[Rr]evision)|"
    "[Uu]nder (?:[Rr]eview|[Cc]onsideration|[Rr]evision)|[Ff]orthcoming"
)
_LAST_YEAR = Pattern(
    r"[\s,.]*\(?(?:(?:\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?,?\s+)?"
    r"\b((?:19|20)\d\d)[a-z]?\b"
    r"(?:,\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\b)?|"
    rf"\b({STATUS_FOR_YEAR}))\)?[\s.,:]*$"
)
#: A year, or what stands for it, is no longer with what stands before it; white space aside.
_LONGEST_YEAR = 60
_COLLECTIVE = Pattern(
    r"\b(?:consortium|collaboration|group|team|network|initiative|investigators|contributors|"
    r"authors)\b",
    "consort|collab|group|team|network|initiat|investig|contrib|authors",
    re.IGNORECASE,
)
#: The bracket behind names that tells when and where the paper appeared, or how far it is.
_TOLD_BESIDE = (
    r"(?<=[\w.)])\s*\((?=(?:[A-Z][a-z]+\.?\s+)?(?:19|20)\d\d|R\s?&\s?R|(?i:revis|reject|"
    r"resubmi|conditional|forthcoming|submitted|accepted|solicited|under|in press))"
)
_TOLD = Pattern(_TOLD_BESIDE)
#: Where a name may end within a piece: at a full stop, a year, a dash, a quote, "et al".
_BORDER = Pattern(
    rf"\.(?=\s)|[:;](?=\s)|{_TOLD_BESIDE}|"
    r",?\s(?=(?:19|20)\d\d[.,]?\s)|\s[–—-]\s|\s(?=[\"“„«])|\set al\b\.?",
    '.|:|;|(|19|20|–|—|-|"|“|„|«|et al',
)
#: A name as PubMed gives it: "Warshaw JN", "de la Cruz ED", "Kent RN 3rd".
_MEDICAL_NAME = Pattern(
    r"[^\W\d_][\w'’‑-]*(?: [^\W\d_][\w'’‑-]*){0,3}? [A-Z]{1,3}"
    r"(?: (?:Jr|Sr|2nd|3rd|[4-9]th|II|III|IV))?[*∗†‡§¶#\d]*(?=[,.;])"
)
#: The last of such names where the full stop behind it is missing: "…, Kent RN Role of weirs".
_MEDICAL_LAST = Pattern(
    r"[^\W\d_][\w'’‑-]*(?: [^\W\d_][\w'’‑-]*){0,2}? [A-Z]{1,3}(?= [A-Z][\w-]+ [a-z\d])"
)
#: A name that cannot be the first words of a title: "A. B. Moss".
_INITIALLED = Pattern(r"(?:[A-Z]\.[ -]?)+[A-Z][^\W\d_]{2,}")
#: The initials behind a surname, which other words follow: "Doe, J. K. August 2020. …".
_INITIALS = Pattern(r"(?:[A-Z]\.(?:[ -]?(?=[A-Z]\.))?){1,4}[*∗†‡§¶#\d]*(?=[\s:])")
_INITIALS_AT_MOST = 3
#: What parts authors from their venue in a line, "A Doe, B Poe · Example Letters".
_BAR = Pattern(r"\s?[·|•]\s+")
_LEADS = ("with ", "by ", "authors: ", "author: ", "joint work with ")


def authors_end(text: str, start: int = 0, owner: str | None = None) -> int | None:
    """Where the list of authors ends that a text begins with; None where it begins with none.

    Names follow each other until a piece is none; the end then lies at the border within that
    piece up to which it still is a name ("… and Jane Doe. On Titles").
    """
    return _authors_end(text, start, owner if owner and owner in text else None)


@remembered(1024)  # an entry is asked for its authors by several signs
def _authors_end(text: str, start: int, owner: str | None) -> int | None:
    medical = _medical_authors_end(text, start)
    if medical is not None:
        return medical
    names, end = 0, None
    initials = inverted = surname = False
    for listed, a, b in pieces(text[start : start + _MAX_LENGTH]):
        piece, others = without_et_al(listed)
        name = clean_name(piece)
        initialled = looks_initialled(name)
        if piece.strip(" .()").lower() in ("et al", "others", "…", "") or initialled:
            inverted, surname = inverted or initialled, False
            end, initials = start + b, True
            if others and names:
                return end
            continue
        given = _INITIALS.match(piece) if inverted and surname else None
        if given is not None:
            return start + a + given.end()
        inner = _name_within(piece)
        if inner is None and owner and piece.startswith(f"{owner} "):
            inner = len(owner)
        if inner is not None:
            return start + a + inner if names or is_name(clean_name(piece[:inner])) else None
        if not is_name(name, single=True):
            break
        names, end, surname = names + 1, start + b, " " not in name or inverted
        initials = initials or _INITIALLED.match(name) is not None
        if others:
            return end
    return end if names > 1 or (names and initials) else None


#: So many entries of a list name an author who is taken for the owner of all of them.
_OWNED = 3


def shared_author(texts: list[str]) -> str | None:
    """The full name that most entries of a list have among their authors."""
    heads = [text[:end] for text in texts if (end := authors_end(text)) is not None]
    names = Counter(n for head in heads for n in {named.name for named in read_names(head)[0]})
    name, count = names.most_common(1)[0] if names else ("", 0)
    return name if " " in name and count >= _OWNED and count * 2 > len(heads) else None


def _medical_authors_end(text: str, start: int) -> int | None:
    """Where a list of authors ends that is written as PubMed does, with bare initials behind."""
    at, count = start, 0
    while at - start < _MAX_LENGTH:
        name = _MEDICAL_NAME.match(text, at)
        if name is None:
            name = _MEDICAL_LAST.match(text, at) if count > 1 else None
            return name.end() if name else None
        count, at = count + 1, name.end()
        if text[at] == ".":
            return at if count > 1 and text[at + 1 : at + 2].isspace() else None
        at = skip(text, at, ",; ")
        for last in ("and ", "& "):
            at += len(last) if text.startswith(last, at) else 0
        if text.startswith("et al", at):
            return at + len("et al")
    return None


def _name_within(piece: str) -> int | None:
    """Where the name ends that a piece begins with, when more than a name stands in it."""
    best: int | None = None
    for border in _BORDER.finditer(piece):
        if not piece[border.end() :].strip(" ."):
            continue
        head = clean_name(piece[: border.start()])
        if len(head.split()) < 6 and _COLLECTIVE.search(head):
            return border.start()
        if not is_name(head, single=True) or len(head) < 2:
            if best is not None:
                break
            continue
        whole = is_name(clean_name(piece)) and not _sets_apart(piece[border.start() :])
        initials = looks_initialled(head.split()[-1])
        if whole and not (border[0] == "." and _ends_surname(head)):
            if initials:
                continue
            return None
        best = border.start()
        if not initials or "(" in border[0]:
            break
    return best


def _ends_surname(head: str) -> bool:
    """Whether a full stop behind a name ends it: its last word is long and no abbreviation.

    Bare initials end a name too, as PubMed writes it: "Moss RJ. Example Letters".
    """
    *given, last = head.split()
    if given and last.isupper() and len(last) in (2, 3) and len(given[-1]) > _INITIALS_AT_MOST:
        return True
    return bool(given) and len(last) > 3 and last[-1].islower() and "." in given[0]


def _sets_apart(rest: str) -> bool:
    return rest.lstrip(". ").startswith(("(", "“", '"'))


def find_authors(before: str, after: str, others: list[str]) -> tuple[Sequence[Named], list[str]]:
    """The authors before, after or below a title, and the parts that are left for the venue."""
    parts: list[str] = []
    badge = BADGE.match(before)
    if badge and (badge[1][-1].isdigit() or not is_name(clean_name(badge[1]))):
        parts.append(badge[1])
        before = before[badge.end() :]
    authors, left = _before_title(before)
    parts += left
    if not authors:
        authors, after = leading_authors(after)
    if after.strip(ENTRY_EDGE):
        parts.append(after)
    for number, text in enumerate(others):
        left_over = text
        head, year = _without_year(text)
        if not authors and (head.lower().startswith(_LEADS) or not venue_like(head)):
            authors, left_over = _in_line(head, first=number == 0)
            if year:
                parts += [year] if authors else []
                left_over = left_over if authors else text
        if left_over:
            parts.append(left_over)
    return authors, parts


def _before_title(before: str) -> tuple[Sequence[Named], list[str]]:
    """The authors in what stands before a title, and the parts of it that are no authors."""
    if not before.strip(ENTRY_EDGE + "()"):
        return [], []
    head, year = _without_year(before)
    named, score = read_names(head)
    if named and score >= 0.7 and not (year and known_venue(head.strip(ENTRY_EDGE))):
        return _first_inverted(named, before) if year else named, [year] if year else []
    return [], [before]


def _without_year(text: str) -> tuple[str, str | None]:
    """A text without the year, or what stands for it, that it ends with, and that year."""
    year = _LAST_YEAR.search(text, max(len(text.rstrip()) - _LONGEST_YEAR, 0))
    if year is None:
        return text, None
    # a full stop before the year may be the last initial's
    return text[: year.start() + text.startswith(".", year.start())], year[1] or year[2]


def _first_inverted(named: Sequence[Named], text: str) -> Sequence[Named]:
    """The authors as the Chicago style names them: "Falk, Runa, and Orla Venn. 2018."."""
    if len(named) < 2 or any(" " not in n.name for n in named[2:]) or ", " in named[0].name:
        return named
    first, given, *others = named
    words = f"{first.name}, {given.name}"
    if " " in first.name or not text.lstrip().startswith(words) or given.name.isupper():
        return named
    return [Named(words, first.marks + given.marks, first.start, given.end), *others]


def _in_line(text: str, *, first: bool) -> tuple[Sequence[Named], str]:
    """The authors in a line below the title, which may be a known organisation, what is left."""
    if first and len(text.split()) < 4 and organization_class(text) == "known":
        return [Named(trim(text), "", 0, len(text))], ""
    return leading_authors(text, whole=True)


#: So many longer words in small letters tell a title from one with capitals throughout.
_LOWER = 3
_WITH = Pattern(
    r"[\s,]*\(?\b(?:joint(?:ly)?(?: work)? |co-?authored )?with:?\s+", "with", re.IGNORECASE
)
_BRACKETED_WITH = Pattern(
    r"\(\s*(?:joint(?:ly)?(?: work)? |co-?authored )?with:?\s+([^()]{4,300})\)",
    "with",
    re.IGNORECASE,
)
#: One name for all: "Ada Poe, et al. 2026".
_ONE_ET_AL = Pattern(r"([^\W\d_][^,;:()\d\n]{3,40}?),?\s+et\.? al\b\.?", "et al|et. al")


def trailing_authors(title: str) -> tuple[Sequence[Named], int]:
    """The co-authors at the end of a title, "On Tides (with A B)", and where the title ends."""
    words = title.rstrip(" .,)")
    low = sum(w.islower() for w in title.split() if len(w) > 3)
    for found in _WITH.finditer(words):
        if "(" not in found[0] and low < _LOWER:
            continue  # "Synthesis with Diffusion Models": in such a title all begin with a capital
        named, score = read_names(words[found.end() :])
        if named and score >= 1 and found.start() > 3 and all(" " in n.name for n in named):
            return named, found.start()
    return (), len(title)


def co_authors_at(text: str, start: int) -> int | None:
    """Where, from an offset on, a bracket with co-authors begins: "(with A B and C D)"."""
    found = _BRACKETED_WITH.search(text, start)
    if found is None:
        return None
    named, score = read_names(found[1])
    return found.start() if score >= 1 and all(" " in n.name for n in named) else None


def _before_bar(text: str) -> re.Match[str] | None:
    """The bar behind a list of names that commas part, if no other such list follows it."""
    bar = _BAR.search(text)
    if bar is None or "," not in text[: bar.start()]:
        return None
    others, _ = read_names(text[bar.end() :])
    return bar if sum(" " in other.name for other in others) < 2 else None


def _set_apart(text: str) -> tuple[Sequence[Named], str] | None:
    """Authors in the brackets that a text begins with, or one of them for all: "A Poe, et al."."""
    bracketed = _BRACKETED_WITH.match(text)
    named, score = read_names(bracketed[1]) if bracketed else ((), 0.0)
    if bracketed and named and score >= _ENOUGH:
        return named, text[bracketed.end() :].lstrip(ENTRY_EDGE)
    first = _ONE_ET_AL.match(text)
    if first and is_name(clean_name(first[1])):
        return read_names(first[1])[0], text[first.end() :].lstrip(ENTRY_EDGE)
    return None


def leading_authors(text: str, *, whole: bool = False) -> tuple[Sequence[Named], str]:
    """The authors that a text begins with and what is left of it; the text itself for none.

    With `whole` one name alone counts only as the full name of a person.
    """
    stripped = text.strip()
    apart = _set_apart(stripped)
    if apart:
        return apart
    lead = next((lead for lead in _LEADS if stripped.lower().startswith(lead)), "")
    stripped = stripped[len(lead) :]
    border = _before_bar(stripped) or (_TOLD.search(stripped) if lead else None)
    if border:
        named, score = read_names(stripped[: border.start()])
        if named and score >= _ENOUGH:
            return named, stripped[border.start() :].lstrip(" ·|•")
    named, score = read_names(stripped)
    single = len(named) == 1 and len(stripped) < 40 and " " in named[0].name
    if score >= _ENOUGH and (len(named) > 1 or single):
        left = stripped[named[-1].end :].lstrip(ENTRY_EDGE)
        return named, left if any(map(str.isdigit, left)) else ""
    end = authors_end(stripped)
    if end is not None:
        head, _ = read_names(stripped[:end])
        if len(head) > 1 or not whole or is_name(clean_name(stripped[:end])):
            return head, stripped[end:].lstrip(ENTRY_EDGE)
    bracket = stripped.rfind("(")
    if bracket > 4 and stripped.endswith(")"):
        named, score = read_names(stripped[:bracket])
        if named and score >= 0.8:
            return named, stripped[bracket:].strip("()")
    body = COLLECTIVE_AUTHOR.match(stripped)
    if body:
        return [Named(body[0], "", 0, body.end())], stripped[body.end() :].lstrip(ENTRY_EDGE)
    return [], text
