"""Words of positions, organisations and awards (data: positions.tsv, institutions.tsv, awards.tsv)."""

from functools import cache

from profdiff.lexicon.tables import alternatives, rows
from profdiff.normal import fold


@cache
def _classes(table: str) -> dict[str, dict[str, str]]:
    """Class → folded phrase → the phrase's argument (what stands before a colon in its class)."""
    found: dict[str, dict[str, str]] = {}
    for name, cell, *_ in rows(table):
        for phrase in alternatives(cell):
            kind, _, argument = name.partition(":")
            head, colon, tail = phrase.partition(":")
            if colon and kind == "student":
                argument, phrase = head, tail
            found.setdefault(kind, {}).setdefault(fold(phrase), argument)
    return found


def heads_title(text: str) -> bool:
    """Whether a phrase holds a noun that names a position."""
    return _holds(text, _classes("positions").get("head", {}))


def begins_title(word: str) -> bool:
    """Whether a word can begin the title of a position."""
    classes = _classes("positions")
    word = fold(word)
    return word in classes.get("head", {}) or word in classes.get("modifier", {})


def student_degree(title: str) -> str | None:
    """The degree that a student's title implies: "third-year Ph.D. student" → "Ph.D."."""
    low = fold(title)
    words = low.split()
    student = any(
        w in ("student", "candidate", "students", "candidates", "researcher") for w in words
    )
    for phrase, degree in _classes("positions").get("student", {}).items():
        if degree and f" {phrase} " in f" {low} ":
            return _SPELLED.get(degree, degree)
    if student and any(w in ("phd", "doctoral") for w in words) and "researcher" not in words:
        return "Ph.D."
    return None


_SPELLED = {
    "phd": "Ph.D.",
    "master": "M.S.",
    "masters": "M.S.",
    "bachelor": "B.S.",
    "ms": "M.S.",
    "bs": "B.S.",
}


def organization_class(text: str) -> str:
    """`organization`, `unit` or `known` for a phrase that names one; "" otherwise."""
    low = fold(text)
    if not low:
        return ""
    classes = _classes("institutions")
    if low in classes.get("known", {}) or low in classes.get("alias", {}):
        return "known"
    if _holds(text, classes.get("organization", {})):
        if _holds(text, {"university": "", "college": "", "universität": ""}):
            return "organization"
        return "unit" if _holds(text, classes.get("unit", {})) else "organization"
    if _holds(text, classes.get("unit", {})):
        return "unit"
    first = low.split()
    for size in (3, 2, 1):
        if " ".join(first[:size]) in classes.get("known", {}):
            return "known"
    return ""


def is_group(heading: str) -> bool:
    """Whether a heading is, as a whole, the name of a group of people on a team page."""
    return _group(fold(heading)) is not None


def _group(heading: str) -> str | None:
    """The relation of a group by its folded name, singular or plural."""
    relations = _classes("positions").get("relation", {})
    for form in (heading, f"{heading}s", heading.removesuffix("s")):
        if form in relations:
            return relations[form]
    return None


@cache
def _aliases() -> dict[str, str]:
    """Folded spelling of a well-known organisation → its first spelling, folded."""
    found: dict[str, str] = {}
    for name, cell, *_ in rows("institutions"):
        if name == "alias":
            spellings = [fold(p) for p in alternatives(cell)]
            for spelling in spellings:
                found.setdefault(spelling, spellings[0])
    return found


def organization_key(name: str) -> str:
    """The form in which two names are one organisation: known aliases, an abbreviation in brackets."""
    bare, bracket, _ = name.partition(" (")
    low = fold(bare if bracket else name).removeprefix("the ")
    return _aliases().get(low, low)


def is_award(text: str) -> bool:
    """Whether a phrase is headed by a word for a prize, fellowship or grant."""
    return _holds(text, _classes("awards").get("head", {}))


def group_relation(heading: str) -> str | None:
    """The relation of the people listed under a heading of a team page.

    A heading that names several groups ("directors and members") says no more than `member`.
    """
    relations = _classes("positions").get("relation", {})
    low = fold(heading)
    whole = _group(low)
    if whole:
        return whole
    named = sorted((p for p in relations if f" {p} " in f" {low} "), key=len, reverse=True)
    longest = [p for n, p in enumerate(named) if not any(f" {p} " in f" {q} " for q in named[:n])]
    found = list(dict.fromkeys(relations[p] for p in longest))
    if len(found) > 1 and "alumnus" not in found:
        return "member" if "member" in found else found[0]
    return "alumnus" if "alumnus" in found else found[0] if found else None


def _holds(text: str, phrases: dict[str, str]) -> bool:
    words = fold(text).split()
    for start in range(len(words)):
        for size in (1, 2, 3, 4):
            if start + size > len(words):
                break
            if " ".join(words[start : start + size]) in phrases:
                return True
    if not text.isascii():
        return any(p in text for p in phrases if not p.isascii() and ord(p[0]) > 0x2E80)
    return False
