"""`author-removed`: the authors of a paper are fewer than they were."""

from collections import Counter
from collections.abc import Iterator, Sequence

from profdiff.changes import Change
from profdiff.findings import Finding
from profdiff.identity import name_key, surname, surnames
from profdiff.match.forms import compact_name
from profdiff.match.scores import likeness
from profdiff.normal import fold, spaceless
from profdiff.records import Publication
from profdiff.rules.rule import Example, Rule
from profdiff.rules.subjects import Pair, says


def _find(pair: Pair) -> Iterator[Finding]:
    found = [(change, gone) for change, gone in _losses(pair) if gone]
    times = Counter(name for _, gone in found for name in gone)
    for change, gone in found:
        left = [name for name in gone if times[name] < _MANY]
        if left:
            yield pair.finding(change, authors=", ".join(left))


def _losses(pair: Pair) -> Iterator[tuple[Change, list[str]]]:
    """The papers that are surely the same as before, each with the authors that it has lost."""
    owner = pair.new.profile.name or pair.old.profile.name or ""
    for change in pair.changes("publication", "changed"):
        old, new = change.old, change.new
        if not (isinstance(old, Publication) and isinstance(new, Publication)):
            continue
        if change.matched_by not in _WEAKLY and _may_be_held(pair, old, new):
            gone = _gone(old, new, pair.new.text_of(new))
            yield change, [each for each in gone if not _one(each, owner)]


def _may_be_held(pair: Pair, old: Publication, new: Publication) -> bool:
    """Whether two lists of authors are whole, and of one paper."""
    entry = pair.new.text_of(new)
    if not new.authors or _abbreviates(new.authors, entry) or not says(entry, new.title or ""):
        return False
    if any(map(_is_half, (*old.authors, *new.authors))):
        return False
    if old.title and likeness(old.title, new.title) < _SAME_TITLE:
        return False
    if says(entry, "with") and not says(pair.old.text_of(old), "with"):
        return False  # the page names its owner's co-authors alone now
    names = " ".join(old.authors)  # the list may stand as it stood, and be read as another's
    return not 0 < pair.old.times(names) <= pair.new.times(names)


#: Who is gone from so many papers at once is named no more: the owner, whom the page knows.
_MANY = 3


#: What pairs papers that may be two after all.
_WEAKLY = ("similarity", "name", None)
#: An entry with another title is another paper, or has become one.
_SAME_TITLE = 60
#: Names more alike than this are one, spelled otherwise.
_SPELLED_ALIKE = 65
_OTHERS = ("et al", "others", "more authors", "coauthors", "co authors")
_GROUPS = ("team", "group", "collaboration", "consortium", "organization", "community", "workshop")


def _abbreviates(authors: Sequence[str], entry: str) -> bool:
    """Whether an entry says that there are more authors, or that they are a group."""
    if "..." in entry or "…" in entry or any(says(entry, words) for words in _OTHERS):
        return True
    return any(group in fold(name).split() for name in authors for group in _GROUPS)


def _is_half(name: str) -> bool:
    """Whether an author has one name only: most often, the list was parted within the names."""
    return " " not in name.strip() and not spaceless(name)


def _gone(old: Publication, new: Publication, entry: str) -> list[str]:
    """The old authors that neither the new list nor the new entry has, however it spells them."""
    known = {compact_name(name) for name in old.authors}
    listed = {compact_name(name) for name in new.authors}
    kept = surnames(name for name in old.authors if compact_name(name) in listed)
    come = [name for name in new.authors if compact_name(name) not in known]
    return [
        name
        for name in old.authors
        if compact_name(name) not in listed
        and not says(entry, name)
        and (surname(name) in kept or not says(entry, surname(name)))
        and not any(_one(name, other) for other in come)
    ]


def _one(name: str, other: str) -> bool:
    """Whether two names may be of one person: a word is the same, or they are spelled alike."""
    if spaceless(name) != spaceless(other):
        return bool(other)
    words = [{word for word in name_key(each).split() if len(word) > 1} for each in (name, other)]
    return bool(words[0] & words[1]) or likeness(name, other) >= _SPELLED_ALIKE


_OLD = """\
# Ada Example

## Publications

- Ada Example, Bo Sample, Cy Third. Sorting Sand by Colour. Journal of Grains, 2021.
- Ada Example, Dee Fourth. Counting Waves at Night. Proceedings of SHORE, 2022.
"""

RULE = Rule(
    id="author-removed",
    severity="warning",
    scope="change",
    summary="A paper has lost an author.",
    message="{what} is no longer by {authors}",
    why=(
        "Who wrote a paper does not change; a name that is gone was lost in an edit. Silent where "
        "the list is cut short in words (“et al.”), where it names a group instead, where a name "
        "is abbreviated or spelled otherwise, and where no authors are given any more. That the "
        "page's owner is missing is told by `own-name-missing`."
    ),
    hint="write the name again, or accept the change if it was wrong before",
    examples=(
        Example(
            fires=True,
            title="the last author is left out",
            old=_OLD,
            new=_OLD.replace(", Cy Third", ""),
        ),
        Example(
            fires=True,
            title="an author is replaced by somebody else",
            old=_OLD,
            new=_OLD.replace("Dee Fourth", "Moritz Neumann"),
        ),
        Example(
            fires=True,
            title="in a bibliography",
            path="papers.bib",
            old="""\
@article{sand,
  title = {Sorting Sand by Colour},
  author = {Example, Ada and Sample, Bo and Third, Cy},
  journal = {Journal of Grains},
  year = 2021
}
""",
            new="""\
@article{sand,
  title = {Sorting Sand by Colour},
  author = {Example, Ada and Third, Cy},
  journal = {Journal of Grains},
  year = 2021
}
""",
        ),
        Example(
            fires=False,
            title="the list is cut short",
            old=_OLD,
            new=_OLD.replace("Ada Example, Bo Sample, Cy Third", "Ada Example et al"),
        ),
        Example(
            fires=False,
            title="first names become initials, and a name is spelled otherwise",
            old=_OLD,
            new=_OLD.replace(
                "Ada Example, Bo Sample, Cy Third", "A. Example, B. Sample, C. Third"
            ).replace("Dee Fourth", "Dee Forth"),
        ),
        Example(
            fires=False,
            title="the co-authors alone are named now",
            old=_OLD,
            new=_OLD.replace("Ada Example, Bo Sample, Cy Third", "With Bo Sample and Cy Third"),
        ),
        Example(
            fires=False,
            title="names are turned round, and the order changes",
            old=_OLD,
            new=_OLD.replace(
                "Ada Example, Bo Sample, Cy Third", "Sample, Bo and Example, Ada and Third, Cy"
            ),
        ),
    ),
    find=_find,
)
