"""Words of positions, organisations and awards (positions.tsv, institutions.tsv, awards.tsv)."""

from collections.abc import Iterator

from profdiff.lexicon.tables import alternatives, looked_up, remembered, rows
from profdiff.normal import fold


@remembered()
def _phrases(table: str, kind: str) -> dict[str, str]:
    """The folded phrases of a class, each with its argument.

    That is what stands behind a colon in the class, or before one in a phrase.
    """
    found: dict[str, str] = {}
    for name, cell in rows(table):
        of, _, argument = name.partition(":")
        if of != kind:
            continue
        for phrase in alternatives(cell):
            before, _, after = phrase.partition(":") if ":" in phrase else (argument, "", phrase)
            found[after] = before
    return found


@remembered()
def _without_spaces(table: str, kind: str) -> tuple[str, ...]:
    """The phrases of a class in scripts that put no space between words."""
    return tuple(p for p in _phrases(table, kind) if not p.isascii() and ord(p[0]) > 0x2E80)


def heads_title(text: str) -> bool:
    """Whether a phrase holds a noun that names a position."""
    return _holds(text, "positions", "head")


def begins_title(word: str) -> bool:
    """Whether a word can begin the title of a position."""
    word = fold(word)
    return word in _phrases("positions", "head") or word in _phrases("positions", "modifier")


def student_degree(title: str) -> str | None:
    """The degree that a student's title implies: "third-year Ph.D. student" → "Ph.D."."""
    low = f" {fold(title)} "
    words = low.split()
    if "post" in words:
        return None
    student = any(
        w in ("student", "candidate", "students", "candidates", "researcher") for w in words
    )
    for phrase, degree in _phrases("positions", "student").items():
        if degree and f" {phrase} " in low:
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
    known = _phrases("institutions", "known")
    if low in known or _alias(low):
        return "known"
    if _holds(text, "institutions", "organization"):
        if not {"university", "college", "universität"}.isdisjoint(low.split()):
            return "organization"
        if any(
            at >= 0 and low[at + 2 : at + 3] != "院" for at in (low.find("大学"), low.find("大學"))
        ):
            return "organization"  # a unit of it may follow: "东京大学工学部"
        return "unit" if _holds(text, "institutions", "unit") else "organization"
    if _holds(text, "institutions", "unit"):
        return "unit"
    first = low.split()
    return "known" if any(" ".join(first[:size]) in known for size in (3, 2, 1)) else ""


def names_organization(text: str) -> bool:
    """Whether a phrase names an organisation itself, not a unit of one."""
    return organization_class(text) in ("organization", "known")


def is_place(text: str) -> bool:
    """Whether a phrase names a country, state or city and no organisation: "Lyon, France"."""
    places = _phrases("institutions", "place")
    pieces = [fold(piece) for piece in text.split(",") if piece.strip()]
    if not pieces or organization_class(pieces[0]):
        return False
    code = len(pieces) > 1 and len(pieces[-1]) == _STATE_CODE and text.rstrip()[-1:].isupper()
    return all(piece in places for piece in (pieces[:-1] if code else pieces))


#: The letters of the code of a state: "Boston, MA".
_STATE_CODE = 2


def is_group(heading: str) -> bool:
    """Whether a heading is, as a whole, the name of a group of people on a team page."""
    return _group(fold(heading)) is not None


def _group(heading: str) -> str | None:
    """The relation of a group by its folded name, singular or plural."""
    relations = _phrases("positions", "relation")
    for form in (heading, f"{heading}s", heading.removesuffix("s")):
        if form in relations:
            return relations[form]
    return None


def behind_organization(text: str) -> int | None:
    """Where the title begins behind an organisation, in scripts without spaces: "东京大学|助教"."""
    named = [
        *_without_spaces("institutions", "organization"),
        *_without_spaces("institutions", "unit"),
    ]
    ends = [text.rfind(word) + len(word) for word in named if word in text]
    border = max((end for end in ends if end < len(text)), default=0)
    return border if border and heads_title(text[border:]) else None


@looked_up
def _alias() -> Iterator[tuple[list[str], str]]:
    """Folded spelling of a well-known organisation → its first spelling, folded."""
    for kind, cell in rows("institutions"):
        if kind == "alias":
            spellings = alternatives(cell)
            yield spellings, spellings[0]


def organization_key(name: str) -> str:
    """The form in which two names are one organisation: known aliases, no abbreviation behind."""
    bare, bracket, _ = name.partition(" (")
    low = fold(bare if bracket else name).removeprefix("the ")
    return _alias(low) or low


def is_award(text: str) -> bool:
    """Whether a phrase is headed by a word for a prize, fellowship or grant."""
    return _holds(text, "awards", "head")


#: Words of a heading that say of any group that its people have left.
_BYGONE = frozenset(("former", "past", "previous", "graduated", "ex"))


@remembered(2048)
def group_relation(heading: str) -> str | None:
    """The relation of the people listed under a heading of a team page.

    A heading that names several groups ("directors and members") says no more than `member`.
    """
    relations = _phrases("positions", "relation")
    low = fold(heading)
    whole = _group(low)
    if whole:
        return whole
    named = sorted((p for p in _wordings(low) if p in relations), key=len, reverse=True)
    longest = [p for n, p in enumerate(named) if not any(f" {p} " in f" {q} " for q in named[:n])]
    found = list(dict.fromkeys(relations[p] for p in longest))
    if len(found) > 1 and "alumnus" not in found:
        return "member" if "member" in found else found[0]
    if found and not _BYGONE.isdisjoint(low.split()):
        return "alumnus"
    return "alumnus" if "alumnus" in found else found[0] if found else None


def _wordings(text: str) -> dict[str, None]:
    """The phrases of up to five words in a text, in order."""
    words = text.split()
    ends = range(1, 6)
    return dict.fromkeys(" ".join(words[at : at + n]) for at in range(len(words)) for n in ends)


def _holds(text: str, table: str, kind: str) -> bool:
    """Whether a text holds a phrase of a class, of up to four words."""
    phrases = _phrases(table, kind)
    words = fold(text).split()
    for start, word in enumerate(words):
        if word in phrases:
            return True
        phrase = word
        for following in words[start + 1 : start + 4]:
            phrase = f"{phrase} {following}"
            if phrase in phrases:
                return True
    return not text.isascii() and any(p in text for p in _without_spaces(table, kind))
