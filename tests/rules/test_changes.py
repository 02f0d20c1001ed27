"""Rules of a change on whole pages and in real repositories: what moved is not lost."""

import os
from pathlib import Path

import pytest

from profdiff.checking.pages import read_page
from profdiff.checking.run import Checking
from profdiff.diff import compare_profiles
from profdiff.rules import RULES, load
from profdiff.rules.subjects import OtherPages, Pair
from repositories import Repo, make_repo, plain_git

__all__ = ["make_repo", "plain_git"]

CORPUS = os.environ.get("PROFDIFF_CORPUS")
SNAPSHOTS = Path(__file__).parents[2] / "snapshots"
SAME = ("format-only", "reorder-only")

SAND = "- A. Example, B. Sample. Sorting Sand by Colour. Journal of Grains, 2021.\n"
WAVES = "- A. Example. Counting Waves at Night. Proceedings of SHORE, 2022.\n"
TIDES = "- A. Example, C. Third. Tides in Teacups. NeurIPS 2020.\n"
ABOUT = "# Ada Example\n\nI am a professor at Example University.\n\n## Publications\n\n"
LIST = "# Publications\n\n"
SOON = "Under construction.\n"


def _pairs():
    if CORPUS is None:
        return []
    rows = (Path(CORPUS) / "pairs.tsv").read_text(encoding="utf-8").splitlines()
    return [row.split("\t")[:4] for row in rows if row.split("\t")[1] in SAME]


@pytest.mark.skipif(CORPUS is None, reason="PROFDIFF_CORPUS names no corpus")
def test_the_corpus_has_pairs_that_say_the_same():
    assert {kind for _, kind, _, _ in _pairs()} == set(SAME)


@pytest.mark.parametrize(("old", "new"), [pair[2:] for pair in _pairs()])
@pytest.mark.parametrize("backwards", [False, True])
def test_no_rule_fires_where_format_or_order_alone_changed(old, new, backwards):
    sides = [read_page((Path(CORPUS) / path).read_bytes(), path) for path in (old, new)]
    before, after = reversed(sides) if backwards else sides
    pair = Pair(before, after, compare_profiles(before.profile, after.profile))
    found = {}
    for rule in map(load, RULES["change"]):
        found[rule.id] = [rule.in_words(each) for each in rule.find(pair, **rule.options)]
    assert not any(found.values()), found


HOME = """\
# Ada Example

I am a research scientist at Sand Works, and was an intern at Shore Labs in 2019.

## Publications

- A. Example, B. Sample. Sorting Sand by Colour. NeurIPS 2021.
- A. Example. Counting Waves at Night. Proceedings of SHORE, 2022.

## Projects

- [SandSort](https://example.org/sandsort): sorts sand by colour.

## Awards

- Golden Shovel Fellowship, Sand Foundation, 2019
"""
CUT = """\
# Ada Example

I like sand.

## Publications

- A. Example, B. Sample. Sorting Sand by Colour. arXiv 2021.
"""
UNTOLD = {
    "the page was copied from somebody else": (
        HOME,
        CUT.replace("Ada Example", "Moritz Neumann").replace("A. Example", "M. Neumann"),
    ),
    "the page is translated": (
        HOME,
        "# Ada Example\n\n我喜欢沙子。\n\n## 论文\n\n- 按颜色分类沙子,《沙粒学报》,2021\n",
    ),
    "the page was a theme's": (
        HOME.replace("# Ada Example", "# Your Name Here\n\nA data-driven personal website"),
        CUT,
    ),
    "the page brings in what it said": (
        HOME,
        CUT.replace("arXiv", "NeurIPS") + "{% include publications.html %}\n",
    ),
    "the page became a redirect, which is told as such": (
        HOME,
        "---\nredirect_to: https://example.org/ada\n---\n",
    ),
}


def of_change(old: str, new: str) -> dict[str, list[str]]:
    """Rule → what it says, of all rules of a change."""
    before, after = (read_page(text.encode(), "about.md") for text in (old, new))
    pair = Pair(before, after, compare_profiles(before.profile, after.profile))
    return {
        rule.id: said
        for rule in map(load, RULES["change"])
        if (said := [rule.in_words(each) for each in rule.find(pair, **rule.options)])
    }


def test_what_a_page_loses_is_told_once_each():
    assert {rule: len(said) for rule, said in of_change(HOME, CUT).items()} == {
        "publication-removed": 1,
        "venue-lost": 1,
        "role-removed-without-successor": 2,
        "project-removed": 1,
        "award-removed": 1,
    }


def test_a_list_that_is_older_than_the_front_page_gives_other_venues():
    folders = ("lianmin-zheng/2025-09-06.md", "lianmin-zheng-publications/2024-03-16.md")
    found = of_change(*((SNAPSHOTS / name).read_text(encoding="utf-8") for name in folders))
    (lost,), (moved,) = found["venue-lost"], found["venue-year-moved"]
    assert lost.endswith("the venue was NeurIPS 2024 and is Preprint 2023 now")
    assert moved == "Learning to Optimize Tensor Programs: NeurIPS 2020 became NeurIPS 2018"


@pytest.mark.parametrize("case", UNTOLD)
def test_pages_that_cannot_be_held_against_each_other_tell_of_no_loss(case):
    assert of_change(*UNTOLD[case]).keys() <= {"page-collapsed"}


@pytest.mark.parametrize(
    "mark",
    [
        "Put your address / P.O. box / other info right below your picture.\n",
        "<script src='https://example.org/visits.js'></script>\n",
        "- 📄 one\n- 📄 two\n- 📄 three\n- 📄 four\n- 📄 five\n",
    ],
)
def test_what_is_left_of_a_theme_or_stands_as_a_sign_hides_no_loss(mark):
    old, new = HOME + "\n## Misc\n\n" + mark, CUT + "\n## Misc\n\n" + mark
    assert "publication-removed" in of_change(old, new)
    assert "publication-removed" in of_change(HOME, new)


def test_a_page_that_collapsed_is_told_by_one_rule():
    lost = "2 roles, 1 award, 1 project and 2 papers"
    said = f"the page holds nothing any more; what it held is unknown now: {lost}"
    assert of_change(HOME, SOON) == {"page-collapsed": [said]}
    assert of_change(SOON, HOME) == {}
    said = "the page, deleted or emptied, holds nothing any more; what it held is unknown now"
    one = f"{said}: Sorting Sand by Colour"
    assert of_change(LIST + SAND, "") == {"page-collapsed": [one]}


class Others(OtherPages):
    """Pages of which it is said what they have, and how many records of an entity at most."""

    def __init__(self, has=lambda _: False, most=0):
        self._has, self._most = has, most

    def has(self, _entity, record, _text):
        return self._has(record)

    def most(self, _entity):
        return self._most


@pytest.mark.parametrize(("most", "new", "told"), [(2, "", False), (1, "", True), (3, SOON, True)])
def test_a_version_of_a_cv_may_be_deleted(most, new, told):
    cv = "# Ada Example\n\n## Experience\n\n- Engineer, Sand Works, 2019\n- Intern, Shores, 2018\n"
    cv += "- Diver, Tide Labs, 2017\n"
    before, after = (read_page(text.encode(), "cv.md") for text in (cv, new))
    pair = Pair(before, after, compare_profiles(before.profile, after.profile), Others(most=most))
    assert bool(list(load("page-collapsed").find(pair))) is told


@pytest.mark.parametrize(("missing", "told"), [(0, False), (1, False), (2, True)])
def test_a_page_that_was_merged_into_another_is_not_told(missing, told):
    papers = "".join(
        f"- A. Example. {kind} Sands of the {coast} Coast. Journal of Grains, 2020.\n"
        for kind in ("Fine", "Coarse")
        for coast in ("Northern", "Eastern", "Southern", "Western", "Inner")
    )
    before, after = (read_page(text.encode(), "list.md") for text in (LIST + papers, ""))
    lost = {paper.id for paper in before.profile.publications[:missing]}
    compared = compare_profiles(before.profile, after.profile)
    pair = Pair(before, after, compared, Others(lambda record: record.id not in lost))
    assert bool(list(load("page-collapsed").find(pair))) is told


def test_what_is_gone_from_a_page_that_was_cut_is_not_known():
    before, after = (read_page(text.encode(), "about.md") for text in (HOME, CUT))
    compared = compare_profiles(before.profile, after.profile)
    compared.status = "limited"
    pair = Pair(before, after, compared)
    assert not list(load("publication-removed").find(pair))
    assert [each.what for each in load("venue-lost").find(pair)] == ["Sorting Sand by Colour"]


@pytest.fixture
def site(make_repo):
    """A repository with a front page of two papers and a page of a third one, all committed."""
    made = make_repo("site")
    made.commit("about.md", ABOUT + SAND + WAVES)
    made.commit("publications.md", LIST + TIDES)
    return made


def staged(site: Repo, *paths: str) -> list[tuple[str, str, str]]:
    """Rule, thing and page of each finding of a change in what is staged."""
    site("add", "--all")
    return found(*paths)


def found(*paths: str) -> list[tuple[str, str, str]]:
    report = Checking(today="2026-01-15").staged(paths)
    changes = RULES["change"]
    return [(each.rule, each.what, each.path) for each in report.findings if each.rule in changes]


WAVES_LOST = ("publication-removed", "Counting Waves at Night", "about.md")


def test_a_paper_that_is_left_out_is_told(site):
    site.write("about.md", ABOUT + SAND)
    assert staged(site) == [WAVES_LOST]


def test_a_paper_that_moved_to_another_page_is_not_told(site):
    site.write("about.md", ABOUT + SAND)
    site.write("publications.md", LIST + TIDES + WAVES)
    assert staged(site) == []


def test_a_paper_that_another_page_has_in_other_words_is_not_told(site):
    site.write("about.md", ABOUT + SAND)
    other = "- Counting waves at night (with a lamp). A. Example. *SHORE*, 2022.\n"
    site.write("publications.md", LIST + TIDES + other)
    assert staged(site) == []


def test_a_slip_of_the_pen_that_was_mended_on_the_way_is_no_loss(site):
    slip = "- A. Example. Cohomologiccal Invariants of Heaps of Sand. Journal of Grains, 2023.\n"
    site.commit("about.md", ABOUT + SAND + slip)
    site.write("about.md", ABOUT + SAND)
    site.write("publications.md", LIST + TIDES + slip.replace("gicc", "gic"))
    assert staged(site) == []
    site.write("publications.md", LIST + TIDES + slip.replace("Heaps of Sand", "Waves and Tides"))
    assert [what for _, what, _ in staged(site)] == ["Cohomologiccal Invariants of Heaps of Sand"]


def test_a_paper_that_was_to_move_and_was_staged_on_one_page_alone_is_told(site):
    site.write("about.md", ABOUT + SAND)
    site("add", "about.md")
    site.write("publications.md", LIST + TIDES + WAVES)
    assert found() == [WAVES_LOST]


def test_the_staged_version_counts_and_not_the_one_in_the_work_tree(site):
    site.write("about.md", ABOUT + SAND)
    site("add", "about.md")
    site.write("about.md", ABOUT + SAND + WAVES)
    assert found() == [WAVES_LOST]
    site("add", "about.md")
    site.write("about.md", ABOUT)
    assert found() == []


def test_a_deleted_page_is_told_with_what_it_held(site):
    (site.path / "about.md").unlink()
    (rule, what, path), *others = staged(site)
    assert (rule, path, others) == ("page-collapsed", "about.md", [])
    assert what == "1 role and 2 papers"


def test_a_deleted_page_that_another_has_all_of_is_not_told(site):
    (site.path / "publications.md").unlink()
    site.write("about.md", ABOUT + SAND + WAVES + TIDES)
    assert staged(site) == []


def test_two_deleted_pages_are_told_apart(site):
    (site.path / "about.md").unlink()
    (site.path / "publications.md").unlink()
    site.write("index.md", "# Ada Example\n\nI like sand.\n")
    site("add", "--all")
    report = Checking(today="2026-01-15").staged()
    told = {each.fingerprint for each in report.findings if each.rule == "page-collapsed"}
    assert len(told) == 2


def test_a_renamed_page_is_held_against_its_old_path(site):
    site("mv", "about.md", "index.md")
    assert staged(site) == []
    site.write("index.md", ABOUT + SAND)
    assert staged(site) == [("publication-removed", "Counting Waves at Night", "index.md")]


def test_a_renamed_page_with_a_lost_venue(site):
    site.commit("publications.md", LIST + TIDES + SAND + WAVES)
    site("mv", "publications.md", "papers.md")
    site.write("papers.md", LIST + TIDES.replace("NeurIPS 2020", "arXiv 2020") + SAND + WAVES)
    assert staged(site) == [("venue-lost", "Tides in Teacups", "papers.md")]
