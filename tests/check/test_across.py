"""Pages of one person held against each other and against works: from the files of a check."""

import os
from pathlib import Path

import pytest

from profdiff import api
from profdiff.config import read_config
from profdiff.errors import InputError
from profdiff.render.check.wording import warning
from repositories import Repo, plain_git  # noqa: F401  # a fixture that is used by its name

HOME = """\
# Ada Example

I am a postdoc at Sand University.

## Publications

- A. Example, B. Sample. Sorting Sand by Colour. {venue}.
- A. Example. Counting Waves at Night. Journal of Shores, 2020.
"""
CV = """\
# Curriculum vitae of Ada Example

## Publications

- A. Example, B. Sample. Sorting Sand by Colour. ICML 2021.
- A. Example. Counting Waves at Night. Journal of Shores, 2020.
- A. Example. The Weight of Wet Sand. Journal of Shores, 2018.
"""
SAME = HOME.format(venue="ICML 2021")
OTHER = HOME.format(venue="ICML 2022")
PREPRINT = HOME.format(venue="arXiv:2001.00001, 2020")
WORKS = """\
@inproceedings{sand,
  title = {Sorting Sand by Colour},
  author = {Ada Example and Ben Sample},
  booktitle = {ICML},
  doi = {10.5555/sand},
  year = {2021}
}
"""
CHECK = '[check]\nacross = ["about.md", "cv.md"]\n'
TODAY = "2026-01-15"
ACROSS = ("disagreement", "missing-elsewhere", "published-elsewhere")


@pytest.fixture
def repo(tmp_path, monkeypatch):
    """A site whose pages agree, and whose configuration holds them against each other."""
    made = Repo(tmp_path / "site")
    made.commit("about.md", SAME)
    made.commit("cv.md", CV)
    made.commit("profdiff.toml", CHECK)
    monkeypatch.chdir(made.path)
    return made


def check(*paths, config=None, **options):
    config = config or (read_config("profdiff.toml") if Path("profdiff.toml").exists() else None)
    return api.check(paths, config=config, today=TODAY, **options)


def told(report):
    return [
        f"{each.path}:{each.span.line}: {each.message}"
        for each in report.findings
        if each.rule in ACROSS
    ]


def stage(repo, name, text):
    repo.write(name, text)
    repo("add", "--", name)


ABOUT_SAND = "Sorting Sand by Colour: venue is ICML 2021 here, but ICML 2022 in about.md:7"


def test_what_is_staged_on_one_page_is_held_against_another(repo):
    stage(repo, "about.md", OTHER)
    assert told(check()) == [f"cv.md:5: {ABOUT_SAND}"]


def test_what_is_not_staged_is_not_looked_at(repo):
    stage(repo, "about.md", SAME + "\nI like sand.\n")
    repo.write("about.md", OTHER)
    repo.write("cv.md", CV.replace("ICML", "NeurIPS"))
    assert told(check()) == []


def test_a_disagreement_of_before_is_not_told_but_counted(repo):
    repo.commit("about.md", OTHER)
    stage(repo, "about.md", OTHER + "\nI like sand.\n")
    report = check()
    assert told(report) == []
    assert report.standing == 1


def test_other_pages_are_not_held_against_each_other(repo):
    repo.commit("about.md", OTHER)
    stage(repo, "news.md", "# News\n\n- May 2025: I like sand.\n")
    assert told(check()) == []


def test_paths_of_a_configuration_are_relative_to_it(repo):
    for name, text in (("about.md", SAME), ("cv.md", CV), ("profdiff.toml", CHECK)):
        repo.commit(f"docs/{name}", text)
    stage(repo, "docs/about.md", OTHER)
    report = check(config=read_config("docs/profdiff.toml"))
    assert [line.partition(":")[0] for line in told(report)] == ["docs/cv.md"]


def test_a_configured_page_that_nobody_has_is_an_error(repo):
    stage(repo, "profdiff.toml", CHECK.replace("cv.md", "vita.md"))
    stage(repo, "about.md", OTHER)
    with pytest.raises(InputError, match=r"vita\.md"):
        check()


def test_a_configured_page_that_is_deleted_says_nothing(repo):
    repo("rm", "-q", "cv.md")
    stage(repo, "about.md", OTHER)
    assert told(check()) == []


def test_a_comment_on_the_page_silences(repo):
    silent = CV.replace("- A.", "<!-- profdiff: ignore disagreement -->\n- A.", 1)
    repo.commit("cv.md", silent)
    stage(repo, "about.md", OTHER)
    report = check()
    assert told(report) == []
    assert report.ignored == 1


@pytest.mark.parametrize("paths", [("about.md", "cv.md"), ("cv.md", "about.md")])
def test_the_order_of_pages_does_not_change_what_is_accepted(repo, paths):
    stage(repo, "about.md", OTHER)
    reports = check(), check(*paths, across=True)
    found = [each for report in reports for each in report.findings if each.rule in ACROSS]
    assert len(found) == len(reports)
    assert len({each.fingerprint for each in found}) == 1


def test_all_pages_of_a_site_are_held_against_each_other(repo):
    repo.write("about.md", OTHER)
    assert told(check(every=True)) == [f"cv.md:5: {ABOUT_SAND}"]


def test_places_of_a_site_lead_there_from_where_the_check_runs(repo, monkeypatch):
    repo.write("about.md", OTHER)
    monkeypatch.chdir(repo.path.parent)
    report = check("site", every=True)
    assert told(report) == [f"site/cv.md:5: {ABOUT_SAND.replace('about.md', 'site/about.md')}"]
    (finding,) = (each for each in report.findings if each.rule == "disagreement")
    assert [span.path for span in finding.places] == ["site/about.md"]


def test_a_page_that_cannot_be_read_is_told_and_the_others_are_checked(repo):
    repo.write("about.md", OTHER)
    repo.write("research.md", b"# Research\n\nI study sand.\n" * 40 + b"\0")
    report = check(every=True)
    assert told(report) == [f"cv.md:5: {ABOUT_SAND}"]
    assert report.status == "limited"
    (unread,) = (page for page in report.pages if page.diagnostics)
    assert unread.path == "research.md"
    assert warning(report).startswith("research.md was not checked: the file holds a NUL byte")


def test_items_of_a_collection_are_one_list(make_repo):
    made = make_repo()
    item = '---\ntitle: "{}"\nvenue: "{}"\ndate: {}-05-01\n---\n'
    made.write("_config.yml", "title: Ada Example\n")
    made.write("index.md", OTHER)
    made.write("_publications/sand.md", item.format("Sorting Sand by Colour", "ICML", 2021))
    made.write("_publications/waves.md", item.format("Counting Waves at Dawn", "KDD", 2020))
    (line,) = told(check(every=True))
    assert line.startswith("_publications/sand.md:")
    assert line.endswith("venue is ICML 2021 here, but ICML 2022 in index.md:7")


@pytest.fixture
def make_repo(tmp_path, monkeypatch):
    def make():
        made = Repo(tmp_path / "pages")
        monkeypatch.chdir(made.path)
        return made

    return make


WHERE = "Sorting Sand by Colour is arXiv 2020 here, but was published: ICML 2021, doi:10.5555/sand"


@pytest.fixture
def works(tmp_path):
    path = tmp_path / "works.bib"
    path.write_text(WORKS)
    return str(path)


def test_what_is_staged_is_held_against_works(repo, works):
    repo.commit("cv.md", "# CV\n")
    stage(repo, "about.md", PREPRINT)
    assert told(check(reference=works)) == [f"about.md:7: {WHERE} ({works}:1)"]


def test_a_preprint_of_before_is_not_told_but_counted(repo, works):
    repo.commit("cv.md", "# CV\n")
    repo.commit("about.md", PREPRINT)
    stage(repo, "about.md", PREPRINT + "\nI like sand.\n")
    report = check(reference=works)
    assert told(report) == []
    assert report.standing >= 1


def test_sides_are_held_against_works(repo, works):
    repo.write("old.md", SAME)
    repo.write("new.md", PREPRINT)
    report = api.check_sides("old.md", "new.md", reference=works, today=TODAY)
    assert told(report) == [f"new.md:7: {WHERE} ({works}:1)"]


@pytest.mark.parametrize("options", [{"every": True}, {"across": True}])
def test_pages_as_they_are_are_held_against_works(make_repo, works, options):
    made = make_repo()
    made.write("one.md", PREPRINT)
    made.write("two.md", "# Ada Example\n")
    found = told(check("one.md", "two.md", reference=works, **options))
    assert found == [f"one.md:7: {WHERE} ({works}:1)"]


def test_a_reference_is_no_page_of_the_site_that_is_checked(repo, works, monkeypatch):
    repo.write("about.md", PREPRINT)
    repo.write("cv.md", "# CV\n")
    monkeypatch.chdir(repo.path.parent)
    found = told(check("site", every=True, reference=works))
    assert found == [f"site/about.md:7: {WHERE} ({works}:1)"]


def test_a_configuration_names_the_works(repo):
    repo.write("lists/works.bib", WORKS)
    repo.commit("profdiff.toml", '[check]\nreference = "lists/works.bib"\n')
    stage(repo, "about.md", PREPRINT)
    assert told(check()) == [f"about.md:7: {WHERE} (lists/works.bib:1)"]


SEEDS = os.environ.get("PROFDIFF_SEEDS")


@pytest.mark.skipif(not SEEDS, reason="PROFDIFF_SEEDS names no pages")
@pytest.mark.parametrize(
    ("pages", "values"),
    [
        (("002", "003"), [("MLSys 2022", "MLSys 2023")]),
        (("000", "002"), [("NeurIPS 2018", "NeurIPS 2020"), ("NeurIPS 2024", "Preprint 2023")]),
    ],
)
def test_pages_that_people_published(pages, values):
    paths = [str(next(Path(SEEDS).glob(f"{page}_*.txt"))) for page in pages]
    found = [each.values for each in api.check(paths, across=True, today=TODAY).findings]
    told = [(each["here"], each["there"]) for each in found if each.get("field") == "venue"]
    assert sorted(told) == values
