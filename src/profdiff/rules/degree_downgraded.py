"""`degree-downgraded`: a degree is under way again, or a lower one than before."""

from collections.abc import Iterator

from profdiff.changes import Change
from profdiff.findings import Finding
from profdiff.lexicon.degrees import degree_rank
from profdiff.normal import fold
from profdiff.records import Education
from profdiff.rules.rule import Example, Rule
from profdiff.rules.subjects import Pair, says
from profdiff.rules.theme import is_example


def _find(pair: Pair) -> Iterator[Finding]:
    for change in pair.changes("education", "changed"):
        old, new = change.old, change.new
        if not isinstance(old, Education) or is_example(pair.old, "education", old):
            continue
        if isinstance(new, Education) and _was_completed(old):
            yield from _objections(pair, change, old, new)
    come = [change.new for change in pair.changes("education", "added")]
    for change in pair.removed("education"):
        old = change.old
        if not isinstance(old, Education) or not _was_completed(old):
            continue
        for new in come:
            if isinstance(new, Education) and _same_time(old, new) and _rank(new) < _rank(old):
                yield pair.finding(change, before=old.degree, after=new.degree)


def _same_time(old: Education, new: Education) -> bool:
    """Whether two degrees are of one place and time, which is given."""
    times = (old.start, old.end)
    place = fold(old.institution or "")
    return any(times) and times == (new.start, new.end) and place == fold(new.institution or "")


_RANKS = ("bachelor", "master", "doctor")


def _was_completed(degree: Education) -> bool:
    return degree.status not in ("in_progress", "planned")


def _objections(pair: Pair, change: Change, old: Education, new: Education) -> Iterator[Finding]:
    if _rank(new) < _rank(old):
        yield pair.finding(change, before=old.degree, after=new.degree)
    elif old.status == "completed" and not _was_completed(new) and not _was_open(pair, old, new):
        after = "under way" if new.status == "in_progress" else "to come"
        yield pair.finding(change, before="completed", after=after)


def _rank(degree: Education) -> float:
    """The place of a degree among the ranks; one of unknown rank is below none and above none."""
    rank = degree_rank(degree.degree)
    return _RANKS.index(rank) if rank else float("nan")


#: Words of an entry that tell of a degree under way, whatever dates it gives.
_UNDER_WAY = (
    "currently present expected ongoing progress pursuing attending studying student candidate "
    "now since"
).split()


def _was_open(pair: Pair, old: Education, new: Education) -> bool:
    """Whether the degree was not completed before: its end was given in advance, and is later now,
    or the entry spoke of it as under way. What is not said to be under way now is not, either.
    """
    if old.end and new.end and old.end < new.end:
        return True
    before, after = pair.old.text_of(old), pair.new.text_of(new)
    return any(says(before, word) for word in _UNDER_WAY) or not any(
        says(after, word) for word in _UNDER_WAY
    )


_OLD = """\
# Ada Example

## Education

- Ph.D. in Granular Matter, Example University, 2016 - 2021
- B.Sc. in Physics, Sample College, 2012 - 2016
"""

RULE = Rule(
    id="degree-downgraded",
    severity="error",
    scope="change",
    summary="A degree is a lower one than before, or under way again.",
    message="{what}: the degree was {before} and is {after} now",
    why=(
        "Degrees are not taken back: one that was completed stays so, and a doctorate does not "
        "become a master's. Silent where a degree under way is given up for a lower one, and where "
        "an end that was announced is put off."
    ),
    hint="write the degree as it was, or accept the change if it was wrong before",
    examples=(
        Example(
            fires=True,
            title="a doctorate becomes a master's degree",
            old=_OLD,
            new=_OLD.replace("Ph.D.", "M.Sc."),
        ),
        Example(
            fires=True,
            title="the same without a field",
            old=_OLD.replace(" in Granular Matter", ""),
            new=_OLD.replace("Ph.D. in Granular Matter", "M.Sc."),
        ),
        Example(
            fires=True,
            title="a completed degree is under way again",
            old=_OLD,
            new=_OLD.replace("2016 - 2021", "2016 - present"),
        ),
        Example(
            fires=False,
            title="a theme's degree gives way to the real one",
            old="# Ada Example\n\n## Education\n\n- **Ph.D. in [Field]**, Institution Name, Year\n"
            "  - Dissertation: “Title of Dissertation”\n",
            new="# Ada Example\n\n## Education\n\n- **Ph.D. in Geology**, Sand University · "
            "*Sept 2025 – June 2029* (in progress)\n",
        ),
        Example(
            fires=False,
            title="a degree is spelled out",
            old=_OLD,
            new=_OLD.replace("Ph.D.", "Doctor of Philosophy"),
        ),
        Example(
            fires=False,
            title="a sentence tells of the years that it took",
            old="# Ada Example\n\nI completed my Ph.D. at Example University.\n",
            new="# Ada Example\n\nI spent six years completing my Ph.D. at Example University.\n",
        ),
        Example(
            fires=False,
            title="an end that was announced is put off",
            old=_OLD,
            new=_OLD.replace("2016 - 2021", "2016 - 2022 (expected)"),
        ),
        Example(
            fires=False,
            title="a doctorate is given up for a master's degree",
            old=_OLD.replace("2016 - 2021", "2016 - present"),
            new=_OLD.replace("Ph.D.", "M.Sc.").replace("2016 - 2021", "2016 - 2018"),
        ),
    ),
    find=_find,
)
