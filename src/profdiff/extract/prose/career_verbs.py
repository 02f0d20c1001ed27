"""Positions that a verb tells: "interned at O", "co-founded O", "did a postdoc at O"."""

import re

from profdiff.extract.names import is_name
from profdiff.extract.organizations import organization_at
from profdiff.extract.position_titles import Title, title_at
from profdiff.extract.prose.clauses import Clause, Tense, is_ahead
from profdiff.extract.prose.reading import Reading
from profdiff.extract.prose.role_records import add_role
from profdiff.extract.stretches import Stretch
from profdiff.lexicon.positions import heads_title, names_organization
from profdiff.patterns import Pattern

#: A verb lists no more organisations than this.
_MAX_PLACES = 6
_JOIN = Pattern(
    r"\b(?P<will>will(?:\s+\w+)?\s+)?(?P<verb>join(?:ed|ing|s)?)\s+(?:the\s+)?(?=[A-Z])", "join"
)
_INTERNED = Pattern(
    r"\b(?:interned|(?:was|been) an intern|(?:did|completed|had) (?:an|my) internships?)\s+"
    r"(?:at|with|in)\s+(?:the\s+)?",
    "intern",
    re.IGNORECASE,
)
_FOUNDED = Pattern(
    r"\b(?P<co>(?i:co)-?\s?)?(?i:found(?:ed|er of|ing))\s+"
    r"(?:(?:an?\s+)?[\w-]+(?:\s+[\w-]+){0,3}\s+called\s+[\"“]?|(?:[a-z-]+\s+){0,5})(?=[A-Z])",
    "found",
)
_FOUNDERS = frozenset("i he she also and previously recently have has they then".split())
#: "did a postdoc at O", "held a T position at O", "completed a postdoctoral fellowship at O".
_HELD = Pattern(
    r"\b(?P<verb>did|doing|complet(?:ed|ing)|finished|held|holds?|had|undertook|began|started|"
    r"took\s+up)\s+"
    r"(?:an?|my|his|her|the|another)\s+(?P<title>(?:(?!(?:to|of|as|an?|the|my)\s)[\w-]+\s+){0,5}?"
    r"(?:post-?doc(?:torate)?|fellowship|lectureship|professorship|position|appointment|post|job|internship))\s+"
    r"(?=(?:(?:in|on)\s+[\w\s]{3,40}?\s)?(?:at|in|with)\s+(?:the\s+)?[A-Z])",
    "post|ship|position|appointment|job|internship",
    re.IGNORECASE,
)
_HELD_AT = Pattern(r"(?:(?:in|on)\s+[a-z][\w\s]{2,40}?\s)?(?:at|in|with)\s+(?:the\s+)?")
#: "moved to O for a postdoc".
_MOVED = Pattern(
    r"\b(?:moved|went|came|returned)\s+to\s+(?P<org>(?:the\s+)?[A-Z][^.;,]{2,90}?)\s+"
    r"(?:for|to do)\s+(?:an?|my|his|her|the)\s+"
    r"(?P<title>(?:[a-z-]+\s+)?(?:post-?doc(?:torate)?\b|post-?doctoral\s+(?:fellowship|position)|"
    r"(?:sabbatical\s+)?internship))",
    "post|intern",
)
#: "his postdoctoral work spans A and B", "postdoctoral training at O".
_TRAINED = Pattern(
    r"\b[Pp]ost-?doctoral\s+(?:research|work|training|studies|stud(?:y|ies)|stints?)\s+"
    r"(?:(?:in|on)\s+[a-z][^.;,]{2,60}?\s)?(?:at|spans|spanned|was at|with|"
    r"in(?=\sthe\s(?:Department|School|Faculty|Institute)\s))\s+(?:the\s+)?(?=[A-Z])",
    "ostdoc|ost-doc",
)
#: How long it lasted is no part of a title: "two-year postdoc".
_LENGTH = Pattern(r"^\w+-(?:year|month)\s+")
#: What names a position by itself is left out of its title: "lecturer position".
_POSITION = (" position", " appointment", " post", " job")
#: A further place after "interned at A (2019)": ", B", "and at C".
_FURTHER = Pattern(
    r"\s*(?:\([^)]{2,60}\)|in\s+(?:the\s+)?(?:\w+\s+)?(?:of\s+)?\d{4})?\s*(?:,\s*and|,|and|&)\s+"
    r"(?:(?:at|with|in)\s+)?(?:the\s+)?(?=[A-Z])"
)


def read_sentence(reading: Reading, sentence: Stretch, *, joins: bool) -> None:
    """Reads a sentence for the positions that its verbs tell, `joins` for "joined O as a T" too."""
    if joins:
        _joining(reading, sentence)
    _internships(reading, sentence)
    _foundings(reading, sentence)
    _held(reading, sentence)
    _moves(reading, sentence)
    _trainings(reading, sentence)


def _internships(reading: Reading, sentence: Stretch) -> None:
    block, start, end = sentence
    for found in _INTERNED.finditer(sentence.text):
        at = start + found.end()
        for _ in range(_MAX_PLACES):
            organization = organization_at(block, at, end)
            if organization is None:
                break
            place = Stretch(block, start + found.start(), organization.end)
            add_role(
                reading, place, Title("intern", None, None, 0), organization, Clause(start, "past")
            )
            following = _FURTHER.match(block.text, organization.end)
            if not following or following.end() >= end:
                break
            at = following.end()


def _foundings(reading: Reading, sentence: Stretch) -> None:
    block, start, end = sentence
    for found in _FOUNDED.finditer(sentence.text):
        together = found["co"]
        organization = organization_at(block, start + found.end(), end)
        if organization and _speaks_of_subject(sentence.text[: found.start()]):
            title = Title("co-founder" if together else "founder", None, None, 0)
            place = Stretch(block, start + found.start(), organization.end)
            add_role(reading, place, title, organization, Clause(start, "now"))


def _speaks_of_subject(before: str) -> bool:
    """Whether what founded something is "I", "he", … and not a third party in passing."""
    words = before.split()
    return not words or words[-1].lower() in _FOUNDERS


def _joining(reading: Reading, sentence: Stretch) -> None:
    """Reads "I joined O as a T", where the title stands after the organisation."""
    block, start, end = sentence
    text = sentence.text
    found = _JOIN.search(text)
    at = text.find(" as ", found.end()) if found else -1
    if not found or at < 0:
        return
    organization = organization_at(block, start + found.end(), end)
    title = title_at(block.text, start + at + len(" as "), end)
    if organization and title:
        ahead = found["will"] or is_ahead(found["verb"], text[: found.start()].lower().split()[-4:])
        clause = Clause(start, "future" if ahead else "now")
        add_role(reading, Stretch(block, start + found.start(), end), title, organization, clause)


def _held(reading: Reading, sentence: Stretch) -> None:
    """Reads "held a T position at O" and "completed a postdoctoral fellowship at O"."""
    block, start, end = sentence
    for found in _HELD.finditer(sentence.text):
        title = _holder(found["title"])
        at = _HELD_AT.match(block.text, start + found.end())
        organization = organization_at(block, at.end(), end) if title and at else None
        if title and organization:
            if is_name(organization.unit or ""):  # "a postdoc with Orla Venn at O"
                organization = organization._replace(unit=None)
            place = Stretch(block, start + found.start(), organization.end)
            verb = found["verb"].lower()
            tense: Tense = "now" if verb.startswith(("hold", "took")) else "past"
            add_role(
                reading, place, Title(title, None, None, 0), organization, Clause(start, tense)
            )


def _moves(reading: Reading, sentence: Stretch) -> None:
    """Reads "moved to O for a postdoc"."""
    block, start, end = sentence
    for found in _MOVED.finditer(sentence.text):
        organization = organization_at(block, start + found.start("org"), end)
        title = _holder(found["title"])
        if title and organization and organization.end <= start + found.end("org"):
            place = Stretch(block, start + found.start(), start + found.end())
            add_role(
                reading, place, Title(title, None, None, 0), organization, Clause(start, "past")
            )


def _trainings(reading: Reading, sentence: Stretch) -> None:
    """Reads "her postdoctoral training at A and B"."""
    block, start, end = sentence
    for found in _TRAINED.finditer(sentence.text):
        at = start + found.end()
        for _ in range(_MAX_PLACES):
            organization = organization_at(block, at, end)
            if organization is None or not names_organization(organization.name):
                break
            place = Stretch(block, start + found.start(), organization.end)
            add_role(
                reading, place, Title("postdoc", None, None, 0), organization, Clause(start, "past")
            )
            following = _FURTHER.match(block.text, organization.end)
            if not following or following.end() >= end:
                break
            at = following.end()


def _holder(position: str) -> str | None:
    """The title of who holds a position: "postdoctoral fellowship" → "postdoctoral fellow"."""
    bare = _LENGTH.sub("", position)
    for word in _POSITION:
        bare = bare.removesuffix(word)
    if bare.lower() in ("postdoctoral", "post-doctoral", "postdoc", "post-doc"):
        return "postdoc"
    if bare.endswith(("lectureship", "professorship")):
        return bare.removesuffix("ship").removesuffix("r") + "r"
    if bare.endswith("fellowship"):
        # Any other fellowship is an award.
        return bare.removesuffix("ship") if "doc" in bare.lower() else None
    bare = bare.removesuffix("ship") if bare.endswith("internship") else bare
    return bare if heads_title(bare) else None
