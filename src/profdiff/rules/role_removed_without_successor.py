"""`role-removed-without-successor`: a position is gone, and none has taken its place."""

from collections.abc import Iterator

from profdiff.changes import Change
from profdiff.findings import Finding
from profdiff.identity import without_acronym
from profdiff.lexicon.positions import heads_title
from profdiff.patterns import Pattern
from profdiff.records import Role
from profdiff.rules.rule import Example, Rule
from profdiff.rules.subjects import Page, Pair


def _find(pair: Pair) -> Iterator[Finding]:
    if _moved_on(pair) or _tells_of_others(pair.old):
        return
    gone = list(pair.removed("role"))
    if len(gone) == 1 and _has_new_title(pair):
        return
    for change in gone:
        if isinstance(change.old, Role) and not _stays_there(pair, change.old):
            yield pair.finding(change)


def _moved_on(pair: Pair) -> bool:
    """Whether a position was taken up: a page that tells so is written anew around it."""
    begun = (change.new for change in pair.changes("role", "added"))
    if any(isinstance(role, Role) and role.current for role in begun):
        return True
    return any(_is_move(change) for change in pair.changes("role", "changed"))


def _has_new_title(pair: Pair) -> bool:
    """Whether a line is new that says a position alone, its place being on another line."""
    before = {passage.text for passage in pair.old.profile.passages}
    texts = (passage.text for passage in pair.new.profile.passages)
    lines = (text for text in texts if len(text.split()) <= _LONGEST_TITLE and text not in before)
    return any(heads_title(line) for line in lines)


#: The title of a position has no more words.
_LONGEST_TITLE = 5


def _tells_of_others(page: Page) -> bool:
    """Whether a page is one of people, whose positions those that it tells of may be."""
    return len(page.profile.people) > 2 * len(page.profile.roles)


def _is_move(change: Change) -> bool:
    """Whether a position that was held has ended, or become another."""
    if not (isinstance(change.old, Role) and change.old.current):
        return False
    fields = {field.field for field in change.fields}
    return bool({"title", "organization"} & fields) or "ended" in change.transitions


#: A place is named where so many in a hundred of its words are: "Sand Labs" of "Sand Labs West".
_MOST_OF = 66
#: What is no name of a place: a piece of an abbreviation, a sentence of its own.
_SHORTEST = 3
_SPEAKS = Pattern(r"\b(?:I|[Ww]e) (?:\w+ed|am|was|were|have|taught|led|gave)\b")


def _stays_there(pair: Pair, role: Role) -> bool:
    """Whether the page still speaks of where the position was, as of a degree from there, or says
    as often as before what it is called.
    """
    place = without_acronym(role.organization or role.unit or "")
    if len(place) < _SHORTEST or _SPEAKS.search(place) or pair.new.times(place, _MOST_OF) > 0:
        return True
    return 0 < pair.old.times(role.title or "") <= pair.new.times(role.title or "")


_OLD = """\
# Ada Example

I am a research scientist at Sand Works. In 2019 I was an intern at Shore Labs.

## Service

- Reviewer, SHORE 2022
"""
_DEGREES = """\
- title: Education
  type: time_table
  contents:
    - title: PhD in Geology
      institution: Sand University
      year: 2018 - 2025
"""
_POSITIONS = """\
- title: Experience
  type: time_table
  contents:
    - title: Professor of Sands
      institution: Institute for Old Study
      year: 1933 - 1955
      description:
        - Description 1.
        - Description 2.
"""
_HEADER = """\
# Ada Example

{}

## Files

- sand.pdf
- shore.pdf
"""

RULE = Rule(
    id="role-removed-without-successor",
    severity="warning",
    scope="change",
    summary="A position is gone from the page, and none has taken its place.",
    message="{what} is no longer on the page, and no position has taken its place",
    why=(
        "A position that ends becomes a past one or gives way to the next; one that merely "
        "vanishes was lost in an edit. Silent where a position was taken up, ended or changed in "
        "the same edit, where the page still names the place, and where another page of the site "
        "has it."
    ),
    hint="put it back, as a past one if it has ended, or accept that it is gone",
    examples=(
        Example(
            fires=True,
            title="the only position is left out",
            old=_OLD,
            new=_OLD.replace("I am a research scientist at Sand Works. ", ""),
        ),
        Example(
            fires=True,
            title="a line of a curriculum vitae is lost",
            path="cv.tex",
            old=r"""\documentclass{article}
\begin{document}
\section*{Experience}
\begin{itemize}
\item Research Scientist, Sand Works, 2021--present
\item Intern, Shore Labs, 2019
\end{itemize}
\end{document}
""",
            new=r"""\documentclass{article}
\begin{document}
\section*{Experience}
\begin{itemize}
\item Research Scientist, Sand Works, 2021--present
\end{itemize}
\end{document}
""",
        ),
        Example(
            fires=False,
            title="a position that a theme brought as an example is taken off",
            path="_data/cv.yml",
            old=f"{_DEGREES}{_POSITIONS}",
            new=_DEGREES,
        ),
        Example(
            fires=False,
            title="the header of a page is written anew, line by line",
            old=_HEADER.format("Software Engineer at Shore Research"),
            new=_HEADER.format("Research Engineer\n\nShore"),
        ),
        Example(
            fires=False,
            title="a position is replaced by the next",
            old=_OLD,
            new=_OLD.replace("research scientist at Sand Works", "professor at Example University"),
        ),
        Example(
            fires=False,
            title="a position ends and stays as a past one",
            old=_OLD,
            new=_OLD.replace(
                "I am a research scientist at Sand Works.",
                "Until 2025 I was a research scientist at Sand Works.",
            ),
        ),
        Example(
            fires=False,
            title="who was a student has the degree now",
            old="# Ada Example\n\nI am a Ph.D. student at Example University.\n",
            new="# Ada Example\n\nI hold a Ph.D. from Example University (2025).\n",
        ),
    ),
    find=_find,
)
