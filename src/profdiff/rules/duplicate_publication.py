"""`duplicate-publication`: one list has the same paper twice."""

from collections.abc import Iterator
from typing import NamedTuple

from profdiff.extract.dates import months, years_in
from profdiff.findings import Finding
from profdiff.identity import surnames, title_key
from profdiff.lexicon.venues import venue_key
from profdiff.normal import arxiv_id, doi, fold
from profdiff.patterns import Pattern
from profdiff.records import Passage, Publication
from profdiff.rules.rule import Example, Rule
from profdiff.rules.subjects import Page

#: A title with fewer letters ("Editorial", "Reply to the authors") may be that of several papers.
_SHORTEST_TITLE = 20
#: The page of one paper may cite it again; a list has other papers too.
_FEWEST_TITLES = 3
#: Words by which entries of one title tell two versions of a work apart.
_OF_VERSIONS = frozenset(
    "arxiv corr biorxiv medrxiv ssrn preprint preprints submitted review poster posters talk talks "
    "presentation presentations oral abstract abstracts demo slides video patent patents workshop "
    "tutorial keynote seminar "
    "translation reprint reprinted erratum corrigendum correction code dataset extended thesis "
    "dissertation report chapter book edition edited editor editors eds".split()
)
_PRESENTED = frozenset(("presentation", "presentations"))
#: Words of sections and venues for which one title may be told again, and kinds of work with a
#: number each.
_OF_OCCASIONS = frozenset(
    "poster posters talk talks presentation presentations abstract abstracts "
    "invited contributed media press".split()
)
_NUMBERED = ("patent",)
#: What goes with a paper, under a link.
_OF_LINKS = frozenset("code slides video talk poster demo dataset abstract".split())
#: Formats that have no tabs.
_DATA = frozenset(("bibtex", "yaml", "json"))
#: Programs that write bibliographies say "and others"; who writes this cuts a list on purpose.
_ET_AL = Pattern(r"\bet\s+al\b")
_NUMBER = Pattern(r"\d+")
#: The number of an entry in its list: "[12]", "12."
_ENTRY_NUMBER = Pattern(r"\W*\d+[.)\]]")


class _Entry(NamedTuple):
    """A passage that names a paper by its title, and where it stands among the passages."""

    paper: Publication
    passage: Passage
    at: int


#: Two entries for one paper.
_Double = tuple[_Entry, _Entry]


def _find(page: Page) -> Iterator[Finding]:
    papers = page.profile.publications
    if page.profile.state != "content" or len(papers) < _FEWEST_TITLES:
        return
    doubles = [
        (one, other)
        for one, other in filter(_is_pair, _by_list(page).values())
        if _are_apart(page, one, other)
        and _are_alike(one, other)
        and not _is_short_form(page, one, other)
    ]
    for one, other in () if _is_another_view(page, doubles) else doubles:
        finding = page.finding("publication", one.paper, title=one.paper.title)
        finding.span = other.passage.span
        finding.places = [span for span in (one.passage.span,) if span]
        yield finding


def _is_another_view(page: Page, doubles: list[_Double]) -> bool:
    """Whether a page shows one list in two ways, by tabs without headings: selected papers, all."""
    if len(doubles) < 2 or page.document.format in _DATA:
        return False
    return max(one.at for one, _ in doubles) < min(other.at for _, other in doubles)


def _by_list(page: Page) -> dict[tuple[str, int], list[_Entry]]:
    """The places that name a paper by its title, by title and section."""
    papers = {paper.id: paper for paper in page.profile.publications if _is_once(paper)}
    found: dict[tuple[str, int], list[_Entry]] = {}
    for at, passage in enumerate(page.profile.passages):
        held = [papers[name] for name in passage.records if name in papers]
        text = title_key(passage.text) if held else ""
        for paper in held:
            key = title_key(paper.title or "")
            if len(key) >= _SHORTEST_TITLE and key in text:
                places = found.setdefault((key, page.section(passage.span)), [])
                places.append(_Entry(paper, passage, at))
    return found


def _is_pair(entries: list[_Entry]) -> bool:
    """Whether a title stands in a list twice; what stands there more often is no title."""
    return len(entries) == 2 and entries[0].passage is not entries[1].passage


def _is_once(paper: Publication) -> bool:
    """Whether a paper is to be listed once: no poster that was shown at several meetings."""
    kind, venue = (paper.venue.kind, paper.venue.text) if paper.venue else (None, None)
    words = fold(f"{paper.section or ''} {venue or ''}").split()
    return kind not in _NUMBERED and _OF_OCCASIONS.isdisjoint(words)


def _are_apart(page: Page, one: _Entry, other: _Entry) -> bool:
    """Whether both places are entries: each with authors, or other papers between them."""
    own = (one.paper.id, other.paper.id)
    between = page.profile.passages[one.at + 1 : other.at]
    if any(_is_other_paper(name, own) for passage in between for name in passage.records):
        return True
    authors = surnames([*one.paper.authors, *other.paper.authors])
    said = (set(fold(entry.passage.text).split()) for entry in (one, other))
    return all(not authors.isdisjoint(words) for words in said)


def _is_other_paper(name: str, own: tuple[str, ...]) -> bool:
    """Whether a record, by its id, is another paper than these."""
    return name.startswith("publication:") and name not in own


def _are_alike(one: _Entry, other: _Entry) -> bool:
    """Whether two entries say the same of a paper: year, venue, identifiers, kind of version."""
    if one.paper is not other.paper and (
        venue_key(one.paper.venue) != venue_key(other.paper.venue)
        or surnames(one.paper.authors).isdisjoint(surnames(other.paper.authors))
    ):
        return False
    texts = one.passage.text, other.passage.text
    years, others = (set(years_in(text)) for text in texts)
    words, other_words = (_version(entry) for entry in (one, other))
    named, other_named = (months().keys() & set(fold(text).split()) for text in texts)
    numbers, other_numbers = (_numbers(text) for text in texts)
    names, other_names = (_identifiers(entry.passage) for entry in (one, other))
    return (
        not years.isdisjoint(others)
        and words == other_words
        and not (named and other_named and named.isdisjoint(other_named))
        and (numbers <= other_numbers or other_numbers <= numbers)
        and not (names and other_names and names.isdisjoint(other_names))
    )


def _is_short_form(page: Page, one: _Entry, other: _Entry) -> bool:
    """Whether a bibliography keeps an entry in a short form too, for another list of its site."""
    if page.document.format != "bibtex":
        return False
    cut = [_ET_AL.search(entry.passage.text) is not None for entry in (one, other)]
    return cut[0] != cut[1]


def _version(entry: _Entry) -> frozenset[str]:
    """The words that tell a version, but for those that label a link: "Slides", "Code".

    What was only ever presented is no other version where one of its entries says so.
    """
    passage = entry.passage
    labels = {word for link in passage.links for word in fold(link.label).split()}
    said = _OF_VERSIONS.intersection(fold(passage.text).split()) - (labels & _OF_LINKS)
    return said if entry.paper.venue else said - _PRESENTED


def _numbers(text: str) -> set[str]:
    """The numbers of an entry: of volumes, pages, patents and posters."""
    label = _ENTRY_NUMBER.match(text)
    return set(_NUMBER.findall(text[label.end() :] if label else text))


def _identifiers(passage: Passage) -> set[str]:
    """The DOIs and arXiv identifiers in a passage and its links."""
    texts = [passage.text, *(link.url for link in passage.links)]
    return {name for text in texts for name in (doi(text), arxiv_id(text)) if name}


_LIST = """\
# Ada Example

## Publications

- A. Example, B. Sample. Sorting Sand by the Colour of Its Grains. NeurIPS 2021.
- A. Example. Counting Waves at Night without a Lamp. ICML 2022.
- B. Sample, A. Example. A Field Guide to Round Pebbles. JMLR 2020.
"""
_BIBLIOGRAPHY = """\
@inproceedings{example2021sorting,
  title = {Sorting Sand by the Colour of Its Grains},
  author = {Example, Ada and Sample, Ben},
  booktitle = {Advances in Neural Information Processing Systems},
  year = {2021}
}
@inproceedings{example2022counting,
  title = {Counting Waves at Night without a Lamp},
  author = {Example, Ada},
  booktitle = {International Conference on Machine Learning},
  year = {2022}
}
@article{sample2020guide,
  title = {A Field Guide to Round Pebbles},
  author = {Sample, Ben and Example, Ada},
  journal = {Journal of Machine Learning Research},
  year = {2020}
}
@inproceedings{sand21,
  title = {Sorting {S}and by the {C}olour of its {G}rains},
  author = {A. Example and B. Sample},
  booktitle = {NeurIPS},
  year = {2021}
}
"""
_TALKS = """\
@unpublished{example2016,
  title = {Playing with Sand in the Open Air},
  author = {Example, Ada and Sample, Ben},
  note = {Coffee and Sand},
  year = {2016},
  keywords = {presentation}
}
@misc{example2016a,
  title = {Playing with Sand in the Open Air},
  author = {Example, Ada and Sample, Ben and Third, Cleo},
  note = {Coffee and Sand},
  year = {2016}
}
"""
_SORTING = "<li>A. Example, B. Sample. Sorting Sand by the Colour of Its Grains. NeurIPS 2021.</li>"
_COUNTING = "<li>A. Example. Counting Waves at Night without a Lamp. ICML 2022.</li>"
_TABS = f"""\
<h1>Ada Example</h1>
<h2>Publications</h2>
<ul id="selected">
{_SORTING}
{_COUNTING}
</ul>
<ul id="all">
{_COUNTING}
{_SORTING}
<li>B. Sample, A. Example. A Field Guide to Round Pebbles. JMLR 2020.</li>
</ul>
"""

RULE = Rule(
    id="duplicate-publication",
    severity="warning",
    scope="state",
    summary="A list has the same paper twice.",
    message="{what} stands in this list twice",
    why=(
        "Two entries of one list have the title, the year and the venue in common. That happens "
        "when lists are merged. A list of selected papers above the whole one is fine, and so are "
        "a preprint or a workshop paper beside the later version."
    ),
    hint="delete one of the two entries",
    examples=(
        Example(
            fires=True,
            title="a paper is listed again further down, spelled another way",
            new=_LIST + "- Example, A., Sample, B.: Sorting sand by the colour of its grains. "
            "Advances in Neural Information Processing Systems, 2021.\n",
        ),
        Example(
            fires=True,
            title="a paper that is selected too, and once with a link to its code",
            new="# Ada Example\n\n## Selected papers\n\n- A. Example. Counting Waves at Night "
            "without a Lamp. ICML 2022.\n"
            + _LIST.removeprefix("# Ada Example\n")
            + "- A. Example. Counting Waves at Night without a Lamp. ICML 2022. "
            "[Code](https://example.org/code)\n",
        ),
        Example(
            fires=True,
            title="a bibliography has an entry under two keys",
            path="papers.bib",
            new=_BIBLIOGRAPHY,
        ),
        Example(
            fires=True,
            title="a talk that no paper came of is listed twice",
            path="papers.bib",
            new=_BIBLIOGRAPHY[: _BIBLIOGRAPHY.index("@inproceedings{sand21")] + _TALKS,
        ),
        Example(
            fires=False,
            title="a bibliography has an entry in a short form for another list",
            path="papers.bib",
            new=_BIBLIOGRAPHY.replace("A. Example and B. Sample", "Example, {et al.}"),
        ),
        Example(
            fires=False,
            title="a bibliography has the talk beside the paper",
            path="papers.bib",
            new=_BIBLIOGRAPHY[: _BIBLIOGRAPHY.index("@inproceedings{sand21")]
            + """\
@unpublished{sample2020talk,
  title = {A Field Guide to Round Pebbles},
  author = {Sample, Ben and Example, Ada},
  note = {Days of Gravel 2020},
  year = {2020},
  keywords = {presentation}
}
""",
        ),
        Example(
            fires=False,
            title="selected papers stand above the whole list",
            new="# Ada Example\n\n## Selected papers\n\n- A. Example, B. Sample. Sorting Sand by "
            "the Colour of Its Grains. NeurIPS 2021.\n" + _LIST.removeprefix("# Ada Example\n"),
        ),
        Example(
            fires=False,
            title="two tabs show the selected papers, and all of them",
            path="index.html",
            new=_TABS,
        ),
        Example(
            fires=False,
            title="a workshop had an early version of the paper",
            new=_LIST + "- A. Example, B. Sample. Sorting Sand by the Colour of Its Grains. "
            "NeurIPS 2021 Workshop on Grains.\n",
        ),
        Example(
            fires=False,
            title="a poster that was shown at two meetings",
            new=_LIST + "\n## Posters\n\n- A. Example, B. Sample. What the Tide Leaves Behind on "
            "the Beach. Sand Forum, 2023.\n- A. Example, B. Sample. What the Tide Leaves Behind "
            "on the Beach. Gravel Days, 2023.\n",
        ),
        Example(
            fires=False,
            title="two chapters of one book",
            new=_LIST + "- A. Example, B. Sample. The Big Handbook of Coastal Sands. Pier Press, "
            "2019, pp. 3-26.\n- A. Example, B. Sample. The Big Handbook of Coastal Sands. Pier "
            "Press, 2019, pp. 27-60.\n",
        ),
        Example(
            fires=False,
            title="two parts of a series are told apart by their numbers",
            new=_LIST + "- A. Example, B. Sample. Sorting Sand by the Colour of Its Grains II. "
            "NeurIPS 2021.\n",
        ),
    ),
    find=_find,
)
