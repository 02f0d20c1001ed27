"""`profdiff report` as a user types it: what stands in the file, whoever opens it."""

import json
import re
import sys
from html.parser import HTMLParser

import pytest

from profdiff import api
from profdiff.cli import exit_codes, progress

pytestmark = pytest.mark.usefixtures("repository")
URLS = {"src", "href", "xlink:href", "action", "data", "poster", "srcset", "formaction"}


class Outline(HTMLParser):
    """What a file could run or fetch, and what it says."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.ids, self.urls, self.handlers, self.styled = [], [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        for name, value in attrs:
            self.ids += [value] if name == "id" else []
            self.urls += [value] if name in URLS else []
            self.handlers += [name] if name.startswith("on") else []
            self.styled += [value] if name == "style" else []


def data_of(text):
    return json.loads(
        re.search(r'<script type="application/json" id="data">(.*?)</script>', text)[1]
    )


@pytest.mark.parametrize("arguments", [("../old.md", "../new.md"), ("about.md",)])
def test_a_file_that_loads_nothing(profdiff, repository, arguments):
    done = profdiff("report", *arguments, "-o", "report.html")
    assert done == (exit_codes.DONE, "", "")
    text = (repository.path / "report.html").read_text(encoding="utf-8")
    outline = Outline(text)
    assert outline.tags.count("style") == 1
    assert not {"link", "img", "iframe", "object", "embed", "base"} & set(outline.tags)
    assert not outline.handlers
    assert not outline.styled
    assert len(set(outline.ids)) == len(outline.ids)
    targets = {url.removeprefix("#") for url in outline.urls}
    assert all(url.startswith("#") for url in outline.urls)
    assert targets <= set(outline.ids)
    assert "default-src &#39;none&#39;" in text


def test_two_versions(profdiff):
    out = profdiff("report", "../old.md", "../new.md").out
    assert "joins Brightwater as research scientist" in out
    assert "accepted: Preprint 2021 → NeurIPS 2022" in out
    assert "<del>Preprint 2021</del>" in out
    assert "<ins>NeurIPS 2022</ins>" in out


def test_versions_that_say_the_same(profdiff):
    assert "Both versions say the same." in profdiff("report", "../old.md", "../old.md").out


def test_a_page_in_time(profdiff):
    out = profdiff("report", "about.md").out
    assert "2 versions, 2022-01-10 to 2022-09-20" in out
    assert "Preprints that became papers" in out
    assert out == profdiff("report", "about.md").out


def test_a_profile_of_the_store(profdiff, pages):
    for name, day in (("old.md", "2022-01-10"), ("new.md", "2022-09-20")):
        page = pages / name
        profdiff("snapshot", "add", page, "--profile", "mira", "--at", day, "--store", "store")
    out = profdiff("report", "mira", "--store", "store").out
    assert "2 versions, 2022-01-10 to 2022-09-20" in out
    assert "joins Brightwater as research scientist" in out


def test_the_script_knows_what_every_version_says(profdiff, repository):
    page = (repository.path / "about.md").read_text(encoding="utf-8")
    for at, place in enumerate(("Ferrow", "Brightwater")):
        text = page.replace("Brightwater", place)
        repository.commit("about.md", text, f"2023-0{at + 1}-01T12:00:00+00:00")
    data = data_of(profdiff("report", "about.md").out)
    assert named(data, 0) == named_by_parse("HEAD~3:about.md")
    assert named(data, 1) == named_by_parse("HEAD~2:about.md") == named(data, 3)
    assert named(data, 2) != named(data, 1)


def named(data, at):
    """The names of what a version says, put together as the script does it."""
    held = {}
    for version in data["versions"][: at + 1]:
        held.update(version["moves"])
    return sorted(data["records"][record][1] for record in held.values() if record >= 0)


def named_by_parse(page):
    from profdiff.records import ENTITIES
    from profdiff.render.words import describe

    profile = api.parse(page)
    return sorted(
        describe(entity, record)
        for entity, (attribute, _) in ENTITIES.items()
        for record in getattr(profile, attribute)
    )


def test_pages_that_break_go_and_come_back(profdiff, repository):
    page = (repository.path / "about.md").read_text(encoding="utf-8")
    stub = "---\ntitle: Mira Sol\n---\n\nUnder construction\n"
    for at, text in enumerate((stub, page, stub)):
        repository.commit("about.md", text, f"2023-0{at + 1}-01T12:00:00+00:00")
    repository("rm", "-q", "about.md")
    repository("commit", "-q", "-m", "gone")
    repository.commit("about.md", page)
    out = profdiff("report", "about.md").out
    assert "what is missing there is unknown, not removed" in out
    assert "The page is back; told is what changed since 2022-09-20." in out
    assert "the page was deleted" in out
    data = data_of(out)
    assert named(data, 2) == named(data, 1)
    assert named(data, 6) == named_by_parse("HEAD:about.md")


def test_a_page_that_begins_as_a_stub(profdiff, repository):
    repository.commit("new.md", "Under construction\n")
    repository.commit("new.md", (repository.path / "about.md").read_text(encoding="utf-8"))
    data = data_of(profdiff("report", "new.md").out)
    assert named(data, 1) == named_by_parse("HEAD:new.md")


def test_papers_without_a_year(profdiff, repository):
    page = "# Mira Sol\n\n## Publications\n\n- Mira Sol, Ivo Brandt. *Tides of Cities at Night*.\n"
    repository.commit("papers.md", page)
    out = profdiff("report", "papers.md").out
    assert "1 paper that a version lists, 1 of them without a year" in out
    assert "By venue" not in out


def test_until_a_revision_and_by_window(profdiff, repository):
    assert "1 version, 2022-01-10" in profdiff("report", "about.md", "--revision", "HEAD~1").out
    page = (repository.path / "about.md").read_text(encoding="utf-8")
    repository.commit("about.md", page.replace("Kerbs", "Curbs"), "2022-09-21T12:00:00+00:00")
    assert "2 versions, 2022-01-10 to" in profdiff("report", "about.md", "--window", "month").out


@pytest.mark.parametrize(
    "arguments",
    [
        ("../old.md", "../new.md", "--revision", "HEAD"),
        ("../old.md", "../new.md", "--window", "day"),
        ("-", "-"),
        ("nothing.md",),
        ("mira@last",),
    ],
)
def test_what_cannot_be_told(profdiff, arguments):
    refused = profdiff("report", *arguments, "-o", "report.html")
    assert (refused.code, refused.out) == (exit_codes.FAILED, "")
    assert refused.err


def test_progress_is_for_terminals(monkeypatch, capsys):
    with progress.progress("Reading") as told:
        assert told is None
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr(progress, "_PATIENCE", 0)
    with progress.progress("Reading") as told:
        told(1, 3)
        told(2, 3)
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "Reading" in shown.err
    assert "2/3" in shown.err
