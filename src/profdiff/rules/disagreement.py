"""`disagreement`: two pages of one person say different things of the same paper or position."""

from collections.abc import Iterator, Sequence

from profdiff.findings import Finding
from profdiff.identity import record_key, surname
from profdiff.naming import called
from profdiff.records import Publication, Role
from profdiff.rules.rule import Example, Rule, values
from profdiff.rules.subjects import Page, says
from profdiff.rules.together import facts_of, owner_of
from profdiff.site.author_lists import LIST, lacked
from profdiff.site.disagreement import Disagreement, disagreements


def _find(pages: Sequence[Page]) -> Iterator[Finding]:
    by_path = {page.path: page for page in pages}
    for told in disagreements(facts_of(pages), owner_of(pages)):
        if _is_to_come(told, pages[0].today) or _is_misread(told, pages[0].today):
            continue
        if _is_turned_round(told) or _is_of_versions(told, by_path):
            continue
        if not _names_them_all(told, by_path) and not _goes_on(told, by_path):
            yield _finding(told)


def _is_to_come(told: Disagreement, today: str) -> bool:
    """Whether a position has not ended yet, so that a page may well say that it goes on."""
    ends = {told.before, told.after} - {"present"}
    return told.field == "end" and len(ends) == 1 and (end := ends.pop()) >= today[: len(end)]


def _is_misread(told: Disagreement, today: str) -> bool:
    """Whether a venue's year lies too far ahead: then it is the volume of a journal."""
    years = (value[-4:] for value in (told.before, told.after) if told.field == "venue")
    return any(year.isdecimal() and int(year) > int(today[:4]) + 1 for year in years)


def _names_them_all(told: Disagreement, pages: dict[str, Page]) -> bool:
    """Whether the entry that lacks an author has the name all the same, where it was not read."""
    sides = ((told.one, told.before), (told.other, told.after))
    return told.field == LIST and all(
        says(pages[side.path].text_of(side.record), " ".join(map(surname, lacked(value))))
        for side, value in sides
        if lacked(value) and side.path in pages
    )


def _is_of_versions(told: Disagreement, pages: dict[str, Page]) -> bool:
    """Whether a bibliography has two versions of a paper, of which one has others in front."""
    files = ((pages.get(side.path), side.record) for side in (told.one, told.other))
    return told.field == "first author" and any(
        page is not None
        and page.document.format == "bibtex"
        and len({passage.text for passage in page.passages(record)}) > 1
        for page, record in files
    )


def _goes_on(told: Disagreement, pages: dict[str, Page]) -> bool:
    """Whether a page tells a position in two, as where the place has another name from then on."""
    return told.field == "end" and any(
        (role.title, (role.start or "")[:_YEAR]) == (side.record.title, end[:_YEAR])
        for side, end in ((told.one, told.before), (told.other, told.after))
        if isinstance(side.record, Role) and side.path in pages
        for role in pages[side.path].profile.roles
    )


#: The letters of a year.
_YEAR = 4


def _is_turned_round(told: Disagreement) -> bool:
    """Whether one date has the month where the other has the day: "2/3/2020" says either."""
    one, other = told.before.split("-"), told.after.split("-")
    return len(one) == len(other) == _DAY and [one[0], one[2], one[1]] == other


#: A day has a year, a month and a number.
_DAY = 3


def _finding(told: Disagreement) -> Finding:
    """The finding about a disagreement, the same whatever the order of the pages."""
    sides = ((told.before, told.one), (told.after, told.other))
    (here, first), (there, second) = sorted(sides, key=lambda side: side[0])
    place = second.record.span
    return Finding(
        entity=told.entity,
        what=_named(told),
        key=f"{told.entity}:{record_key(told.fact)}",
        values=values(field=told.field, here=here, there=there),
        path=first.path,
        span=first.record.span,
        places=[place] if place else [],
    )


def _named(told: Disagreement) -> str:
    """What the thing is called, and how a page knows it that names it by a link alone."""
    name = called(told.entity, told.fact)
    sides = (told.one.record, told.other.record)
    bare = (paper for paper in sides if isinstance(paper, Publication) and not paper.title)
    link = next((called(told.entity, paper) for paper in bare), name)
    return name if link == name else f"{name} ({link})"


_HOME = """\
# Ada Example

I am a postdoc at Sand University (since 2021).

## Publications

- A. Example, B. Sample. Sorting Sand by Colour. ICML 2021.
- A. Example. Counting Waves at Night. Journal of Shores, 2020.
"""

RULE = Rule(
    id="disagreement",
    severity="notice",
    scope="across",
    summary="Two pages say different things of the same paper, position, degree, award or talk.",
    message="{what}: {field} is {here} here, but {there} in {elsewhere}",
    why=(
        "A fact that stands on the home page, in the list of publications, in the CV and in the "
        "bibliography is easily mended in one place and forgotten in another. Told are other "
        "venues and years, titles and authors of one paper, dates and rank of one position, and "
        "dates of degrees, awards and talks. Another spelling is not told, nor a date that is but "
        "less exact, nor a list of authors that is cut short. It is a notice, as each page may "
        "mean something else."
    ),
    hint="set right the one that is wrong",
    examples=(
        Example(
            fires=True,
            title="a paper was published, and the CV does not know it yet",
            new=_HOME,
            beside={
                "cv.md": """\
# Ada Example

## Publications

1. A. Example and B. Sample, "Sorting Sand by Colour", arXiv preprint, 2020.
"""
            },
        ),
        Example(
            fires=True,
            title="an author is missing in the bibliography",
            new=_HOME,
            beside={
                "works.bib": """\
@inproceedings{sand,
  title = {Sorting Sand by Colour},
  author = {Example, Ada and Third, Cleo and Sample, Ben},
  booktitle = {ICML},
  year = {2021}
}
"""
            },
        ),
        Example(
            fires=False,
            title="the same in other words",
            new=_HOME,
            beside={
                "cv.md": """\
# Ada Example

## Publications

1. Example, A. and Sample, B. (2021). Sorting sand by colour. In *Proceedings of the 38th
   International Conference on Machine Learning*.
2. Example, A. (2020). Counting waves at night. *J. Shores*.
"""
            },
        ),
        Example(
            fires=False,
            title="an author stands in the entry whom a program would not take for one",
            new=_HOME.replace(
                "A. Example, B. Sample. Sorting Sand by Colour. ICML 2021.",
                'Ada Example, You Hu, Ben Sample, Cleo Third. "Sorting Sand by Colour." ICML 2021.',
            ),
            beside={
                "works.bib": """\
@inproceedings{sand,
  title = {Sorting Sand by Colour},
  author = {Example, Ada and Hu, You and Sample, Ben and Third, Cleo},
  booktitle = {ICML},
  year = {2021}
}
"""
            },
        ),
        Example(
            fires=False,
            title="a fellowship of some years, and the year in which one of them began",
            new=f"{_HOME}\n## Awards\n\n- Sand Society Fellowship, 2019-2022\n",
            beside={"cv.md": "# Ada Example\n\n## Awards\n\n- Sand Society Fellowship, 2020\n"},
        ),
        Example(
            fires=False,
            title="a bibliography has the preprint too, with another author in front",
            new=f"{_HOME}- B. Sample, A. Example, C. Third. On the Sound of Dunes. Journal of "
            "Shores, 2022.\n",
            beside={
                "works.bib": """\
@article{dunes,
  title = {On the Sound of Dunes},
  author = {Third, Cleo and Sample, Ben and Example, Ada},
  journal = {arXiv preprint arXiv:2104.00001},
  year = {2021}
}
@article{sound,
  title = {On the Sound of Dunes},
  author = {Sample, Ben and Example, Ada and Third, Cleo},
  journal = {Journal of Shores},
  year = {2022}
}
"""
            },
        ),
        Example(
            fires=False,
            title="a place has another name from some year on",
            path="about.md",
            new="# Ada Example\n\n## Experience\n\n- Researcher, Sand Works, 2022 - 2024\n",
            beside={
                "cv.md": "# Ada Example\n\n## Experience\n\n- Researcher, Great Sand Works, "
                "2023 - present\n- Researcher, Sand Works, 2022 - 2023\n"
            },
        ),
        Example(
            fires=False,
            title="a day whose numbers may be read either way",
            new="# Ada Example\n\n## Experience\n\n- Since 2/3/2020: Director of the Sand Lab, "
            "Sand University\n",
            beside={
                "cv.md": "# Ada Example\n\n## Experience\n\n- Director of the Sand Lab, Sand "
                "University, 2020-03-02 - present\n"
            },
        ),
        Example(
            fires=False,
            title="a position that ends this year goes on as yet",
            new=_HOME,
            beside={
                "cv.md": """\
# Ada Example

## Experience

- Postdoc, Sand University, 2021 - 2026
"""
            },
        ),
        Example(
            fires=False,
            title="a volume that reads like a year",
            new=_HOME.replace("Journal of Shores, 2020", "Bioinformatics 33 (4)"),
            beside={
                "cv.md": """\
# Ada Example

## Publications

- A. Example. Counting Waves at Night. Bioinformatics, 2017.
"""
            },
        ),
        Example(
            fires=False,
            title="one title for two papers",
            new="""\
# Ada Example

## Publications

- A. Example, B. Sample. Sorting Sand by Colour. ICML 2021.
- A. Example, B. Sample. Sorting Sand by Colour. Journal of Grains, 2022.
""",
            beside={
                "cv.md": """\
# Ada Example

## Publications

- A. Example, B. Sample. Sorting Sand by Colour. Journal of Grains, 2022.
"""
            },
        ),
    ),
    find=_find,
)
