"""`profdiff news` as a user types it, in real git repositories."""

import json

import pytest

from profdiff.cli import exit_codes
from repositories import Repo

NEWS = """\
# News

- **[Mar 2024]** I moved to a quiet street.
- **[Sep 2023]** I gave a talk at a school.

"""
JOINED = "I joined Ferrow Labs as a research scientist."
ACCEPTED = "Our paper *Sparse Gradients in Dense Cities* is accepted at NeurIPS 2026."
ITEMS = f"- **[Nov 2026]** {JOINED}\n- **[Nov 2026]** {ACCEPTED}\n"
PLAIN = ITEMS.replace("**[", "").replace("]**", ":")
NONE = "nothing that changed is news that is not told yet"
ITEM = """\
---
layout: post
date: 2024-06-14 15:59:00-0400
inline: true
---

I moved to a quiet street.
"""


@pytest.fixture(autouse=True)
def november(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1793700000")  # 3 November 2026


def stage(repository, page):
    """Commits a page, and stages one that says what is news."""
    page = page.replace("NeurIPS 2022", "Preprint 2025")
    repository.commit("about.md", page, "2026-10-01T12:00:00+00:00")
    page = page.replace("Brightwater", "Ferrow Labs").replace("Preprint 2025", "NeurIPS 2026")
    repository.write("about.md", page)
    repository("add", "about.md")


@pytest.fixture
def plain(repository):
    """A repository, with news staged, whose page tells none."""
    stage(repository, (repository.path / "about.md").read_text(encoding="utf-8"))
    return repository


@pytest.fixture
def listed(repository):
    """A repository, with news staged, whose page tells news in a list."""
    page = (repository.path / "about.md").read_text(encoding="utf-8")
    stage(repository, page.replace("# Publications", f"{NEWS}# Publications"))
    return repository


@pytest.fixture
def text(repository):
    """Reads a file of the repository as it is, line ends and all."""
    return lambda name="about.md": (repository.path / name).read_bytes().decode()


@pytest.mark.usefixtures("listed")
def test_printed_in_the_form_of_the_list(profdiff, text):
    before = text()
    told = profdiff("news")
    assert (told.code, told.out, told.err) == (exit_codes.DONE, ITEMS, "")
    assert text() == before


@pytest.mark.usefixtures("listed")
def test_inserted_where_the_newest_stands(profdiff, text):
    before = text()
    told = profdiff("news", "--insert")
    assert (told.code, told.out, told.err) == (exit_codes.DONE, "", "about.md: written\n")
    assert text() == before.replace("# News\n\n", f"# News\n\n{ITEMS}")
    compared = json.loads(profdiff("compare", ":about.md", "about.md", "--json").out)
    assert [(change["entity"], change["op"]) for change in compared["changes"]] == [
        ("news", "added"),
        ("news", "added"),
    ]


@pytest.mark.usefixtures("listed")
def test_another_day(profdiff):
    assert profdiff("news", "--date", "2026-08-30").out == ITEMS.replace("Nov", "Aug")


@pytest.mark.usefixtures("listed")
def test_what_is_there_is_not_told_again(profdiff, text):
    profdiff("news", "--insert")
    written = text()
    again = profdiff("news", "--insert")
    assert (again.code, again.out, again.err) == (exit_codes.DONE, "", f"{NONE}\n")
    assert text() == written


def test_what_was_typed_by_hand_is_not_told_again(profdiff, listed, text):
    by_hand = "- **[Nov 2026]** So happy to start at Ferrow Labs!\n"
    listed.write("about.md", text().replace("# News\n\n", f"# News\n\n{by_hand}"))
    assert profdiff("news").out == ITEMS.splitlines(keepends=True)[1]


def test_what_was_told_years_ago_may_be_news_again(profdiff, listed, text):
    intern = "- **[Sep 2021]** I joined Ferrow Labs as an intern.\n"
    listed.write("about.md", text().replace("at a school.\n", f"at a school.\n{intern}"))
    assert profdiff("news").out == ITEMS
    listed.write("about.md", text().replace("Sep 2021", "Sep 2026"))
    assert profdiff("news").out == ITEMS.splitlines(keepends=True)[1]


def test_windows_line_ends(profdiff, listed, text):
    listed.write("about.md", text().replace("\n", "\r\n"))
    listed("add", "about.md")
    before = text()
    assert profdiff("news").out == ITEMS
    profdiff("news", "--insert")
    new = ITEMS.replace("\n", "\r\n")
    assert text() == before.replace("# News\r\n\r\n", f"# News\r\n\r\n{new}")


def test_a_list_in_html(profdiff, listed, text):
    items = "".join(f"  <li>{line[2:]}</li>\n" for line in NEWS.splitlines() if line[:1] == "-")
    html = f"# News\n\n<ul>\n{items.replace('**', '')}</ul>\n\n"
    listed.write("about.md", text().replace(NEWS, html))
    listed("add", "about.md")
    assert profdiff("news").out == (
        f"  <li>[Nov 2026] {JOINED}</li>\n"
        f"  <li>[Nov 2026] {ACCEPTED.replace('*', '<em>', 1).replace('*', '</em>')}</li>\n"
    )
    profdiff("news", "--insert")
    assert text().index("[Nov 2026] I joined") < text().index("[Mar 2024]")


def test_files_of_al_folio(profdiff, plain, text):
    for name, year in (("announcement_1.md", "2023"), ("announcement_2.md", "2024")):
        plain.write(f"_news/{name}", ITEM.replace("2024", year))
    assert profdiff("news").out.startswith("---\nlayout: post\ndate: 2026-11-03 00:00:00-0400\n")
    told = profdiff("news", "--insert")
    assert told.err == "_news/announcement_3.md: written\n_news/announcement_4.md: written\n"
    assert text("_news/announcement_3.md") == (
        "---\nlayout: post\ndate: 2026-11-03 00:00:00-0400\ninline: true\n---\n\n" + JOINED + "\n"
    )
    assert text("_news/announcement_4.md").endswith(f"\n\n{ACCEPTED}\n")
    assert profdiff("news").err == f"{NONE}\n"


def test_a_site_in_a_folder(profdiff, plain, text):
    plain.write("site/_news/moved.md", ITEM)
    plain.write("site/index.md", text())
    told = profdiff("news", "--insert", "--old", "HEAD:about.md", "--new", "site/index.md")
    assert told.err.startswith("site/_news/i-joined-ferrow-labs-as-a.md: written\n")


def test_posts_of_academicpages(profdiff, plain, text):
    post = (
        "---\ntitle: 'I moved'\ndate: 2024-06-14\npermalink: /posts/2024/06/moved/\n---\n\nYes.\n"
    )
    plain.write("_posts/2024-06-14-moved.md", post)
    profdiff("news", "--insert")
    name = "2026-11-03-i-joined-ferrow-labs-as-a.md"
    assert text(f"_posts/{name}") == (
        f'---\ntitle: "{JOINED[:-1]}"\ndate: 2026-11-03\n'
        f"permalink: /posts/2026/11/i-joined-ferrow-labs-as-a/\n---\n\n{JOINED}\n"
    )


def test_news_on_another_page_of_the_site(profdiff, plain, text):
    plain.write("index.md", f"# About\n\nI am Mira Sol.\n\n{NEWS}")
    told = profdiff("news", "--insert")
    assert told.err == "index.md: written\n"
    assert ITEMS in text("index.md")


def test_the_page_may_be_named(profdiff, plain, text):
    plain.write("notes/diary.md", NEWS)
    profdiff("news", "--insert", "--into", "notes/diary.md")
    assert ITEMS in text("notes/diary.md")


@pytest.mark.usefixtures("plain")
def test_a_page_without_news(profdiff, text):
    before = text()
    assert profdiff("news").out == PLAIN
    refused = profdiff("news", "--insert")
    assert (refused.code, refused.out) == (exit_codes.FAILED, "")
    assert "about.md: has no list of news to write into" in refused.err
    assert "before line 9 of about.md" in refused.err
    assert before.splitlines()[8] == "# Publications"
    assert text() == before
    assert profdiff("news", "--insert", "--into", "about.md").code == exit_codes.FAILED


def test_a_page_with_a_title_alone_has_room_at_its_end(profdiff, plain):
    plain.write("about.md", "# Mira Sol\n\nI am a professor at Halden University.\n")
    refused = profdiff("news", "--insert", "--into", "about.md")
    assert "it could stand at the end of about.md\n" in refused.err


def test_a_list_of_no_known_form(profdiff, listed, text):
    by_season = text().replace("Mar 2024", "Spring 2024").replace("Sep 2023", "Fall 2023")
    listed.write("about.md", by_season)
    refused = profdiff("news", "--insert")
    assert refused.code == exit_codes.FAILED
    assert "about.md: has its news in a form that cannot be added to" in refused.err
    assert f"hint: write by hand: {JOINED} {ACCEPTED.replace('*', '')}" in refused.err
    assert text() == by_season
    printed = profdiff("news")
    assert (printed.code, printed.out) == (exit_codes.DONE, PLAIN)
    assert "cannot be added to; as Markdown:" in printed.err


@pytest.mark.usefixtures("listed")
def test_two_files(profdiff, pages, text):
    (pages / "other.md").write_text(text(), encoding="utf-8")
    told = profdiff("news", "--old", pages / "old.md", "--new", pages / "other.md")
    assert told.out == ITEMS


@pytest.mark.usefixtures("listed")
def test_against_a_revision(profdiff):
    assert profdiff("news", "about.md", "--against", "HEAD").out == ITEMS


def test_since_a_day(profdiff, listed):
    dates = {
        "GIT_AUTHOR_DATE": "2026-10-09T12:00:00+00:00",
        "GIT_COMMITTER_DATE": "2026-10-09T12:00:00+00:00",
    }
    listed("commit", "-q", "-m", "x", **dates)
    told = profdiff("news", "about.md", "--since", "2026-10-05")
    assert told.out == ITEMS.replace("Nov", "Oct")


@pytest.mark.usefixtures("repository")
def test_nothing_staged(profdiff):
    told = profdiff("news", "--insert")
    assert (told.code, told.out, told.err) == (exit_codes.DONE, "", f"{NONE}\n")


@pytest.mark.usefixtures("listed")
def test_from_a_folder_below(profdiff, monkeypatch, repository, text):
    (repository.path / "sub").mkdir()
    monkeypatch.chdir(repository.path / "sub")
    assert profdiff("news", "--insert").err == "../about.md: written\n"
    assert ITEMS in text()
    assert profdiff("news", "../about.md", "--against", "HEAD").err == f"{NONE}\n"


def test_the_page_of_a_group(profdiff, pages, monkeypatch):
    made = Repo(pages / "group")
    news = NEWS.replace("I ", "We ")
    team = "# Team\n\n## PhD Students\n\n- Ada Sol\n- Ivo Brandt\n"
    page = f"# Lane Lab\n\nWe study lanes.\n\n{news}{team}"
    made.commit("index.md", page)
    monkeypatch.chdir(made.path)
    made.write("index.md", f"{page}- Noor Halvard\n")
    made("add", ".")
    assert profdiff("news").out == "- **[Nov 2026]** Noor Halvard joined the group.\n"


@pytest.mark.parametrize(
    "options",
    [
        ("--date", "August"),
        ("--old", "a.md"),
        ("--old", "a.md", "--new", "b.md", "--against", "HEAD"),
        ("--against", "HEAD"),
        ("--since", "2026"),
        ("about.md", "--old", "a.md", "--new", "b.md"),
        ("about.md", "--against", "HEAD", "--since", "2026"),
    ],
)
@pytest.mark.usefixtures("repository")
def test_contradictions(profdiff, options):
    assert profdiff("news", *options).code == exit_codes.FAILED
