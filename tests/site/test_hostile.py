"""Sites that are odd, broken, huge or empty: an answer that says so, or a clear error."""

import os

import pytest

import profdiff.site
from cost import calls_of
from profdiff import InputError, RevisionError, UsageError, compare, parse
from profdiff.sources import tree as trees


def codes(profile):
    return [(found.code, found.path or "") for found in profile.diagnostics]


def test_a_folder_without_a_page(make_site):
    with pytest.raises(InputError) as raised:
        parse(make_site({"notes.txt": "x", "src/main.c": "int main;"}))
    assert "none of its 2 files is known as a page" in str(raised.value)
    assert "profdiff.toml" in raised.value.hint


def test_an_empty_folder(tmp_path):
    with pytest.raises(InputError, match="has no files"):
        parse(tmp_path)


def test_pages_that_none_of_can_be_read(make_site):
    with pytest.raises(InputError, match=r"index\.md"):
        parse(make_site({"index.md": b"\x7fELF\0\0\0\1"}))


def test_a_binary_page_beside_others(make_site):
    site = parse(make_site({"index.md": "I am a potter.\n", "cv.md": b"\x7fELF\0\0\0\1\0"}))
    assert codes(site) == [("site-unreadable", "cv.md")]
    assert [page.path for page in site.source.pages] == ["index.md"]


def test_a_page_over_the_limit_is_told(make_site):
    site = parse(make_site({"index.md": "I am.\n", "cv.md": "x" * 5000}), max_bytes=1000)
    assert codes(site) == [("site-unreadable", "cv.md")]


def test_links_out_of_the_site_are_not_read(make_site, tmp_path):
    secret = tmp_path / "secret.md"
    secret.write_text("I am a spy at Halden University.\n")
    folder = make_site({"index.md": "I am a potter.\n"})
    (folder / "cv.md").symlink_to(secret)
    site = parse(folder)
    assert codes(site) == [("site-unreadable", "cv.md")]
    assert "spy" not in " ".join(passage.text for passage in site.passages)


def test_links_within_the_site_are_read(make_site):
    folder = make_site(
        {"index.md": "I am a potter.\n", "text/vita.txt": "# Awards\n\n- Kiln Prize\n"}
    )
    (folder / "cv.md").symlink_to("text/vita.txt")
    assert [page.path for page in parse(folder).source.pages] == ["index.md", "cv.md"]


def test_a_link_to_a_folder_is_not_followed_and_told_of(make_site, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    folder = make_site({"_config.yml": "title: x\n", "index.md": "I am a potter.\n"})
    (folder / "_publications").symlink_to(tmp_path / "elsewhere")
    (folder / "photos").symlink_to(tmp_path / "elsewhere")
    assert codes(parse(folder)) == [("site-link", "_publications")]


def test_links_in_a_circle(make_site):
    folder = make_site({"index.md": "I am a potter.\n"})
    (folder / "in").mkdir()
    (folder / "in" / "self").symlink_to(folder)
    (folder / "cv.md").symlink_to("talks.md")
    (folder / "talks.md").symlink_to("cv.md")
    assert codes(parse(folder)) == [("site-unreadable", "cv.md"), ("site-unreadable", "talks.md")]


def test_a_pipe_is_not_waited_for(make_site):
    folder = make_site({"index.md": "I am a potter.\n"})
    os.mkfifo(folder / "cv.md")
    assert codes(parse(folder)) == [("site-unreadable", "cv.md")]


def test_names_that_are_no_text(make_site):
    folder = make_site({"index.md": "I am a potter.\n"})
    (folder / os.fsdecode(b"\xff\xfe.md")).write_text("x")
    (folder / "_publications").mkdir()
    text = "---\ntitle: Kerbs of Cities\ncollection: publications\n---\n"
    (folder / "_publications" / os.fsdecode(b"caf\xe9.md")).write_text(text)
    (folder / "_config.yml").write_text("title: x\n")
    assert [paper.title for paper in parse(folder).publications] == ["Kerbs of Cities"]


ITEM = "---\ntitle: Study {} of Kilns\ncollection: publications\n---\n"


def items(number):
    return {f"_publications/{n:05}.md": ITEM.format(n) for n in range(number)}


def test_more_pages_than_are_read(make_site, monkeypatch):
    monkeypatch.setattr(profdiff.site, "MAX_PAGES", 20)
    folder = make_site({"_config.yml": "title: x\n", "index.md": "I am.\n", **items(30)})
    site = parse(folder)
    assert codes(site) == [("limit-site-pages", "")]
    assert len(site.source.pages) == 20
    assert compare(folder, folder).status == "limited"


def test_more_files_than_are_listed(make_site, monkeypatch):
    monkeypatch.setattr(trees, "MAX_FILES", 10)
    for module in ("profdiff.sources.folder.MAX_FILES", "profdiff.site.MAX_FILES"):
        monkeypatch.setattr(module, 10)
    site = parse(make_site({"_config.yml": "title: x\n", "index.md": "I am.\n", **items(30)}))
    assert ("limit-site-files", "") in codes(site)


def test_more_bytes_than_are_read(make_site, monkeypatch):
    monkeypatch.setattr(profdiff.site, "MAX_SITE_BYTES", 600)
    site = parse(make_site({"_config.yml": "title: x\n", "index.md": "I am.\n", **items(60)}))
    assert codes(site) == [("limit-site-bytes", "")]
    assert len(site.publications) < 60


def test_a_hundred_times_as_many_items_cost_about_that(make_site):
    base = {"_config.yml": "title: x\n", "index.md": "I am.\n"}
    small = make_site({**base, **items(10)}, "small")
    large = make_site({**base, **items(300)}, "large")
    parse(small)
    assert calls_of(parse, large) <= 36 * calls_of(parse, small)


def test_a_site_has_no_one_format(make_site):
    with pytest.raises(UsageError, match="formats of their own"):
        parse(make_site({"index.md": "I am.\n"}), format="markdown")


PAGES = {"index.md": "I am a potter.\n", "talks.md": "# Talks\n\n- On Kilns, Kiln Days, 2020\n"}


def commit(git, make_site, files, within=""):
    make_site(files, f"repository/{within}".rstrip("/"))
    git("add", "-A")
    git("commit", "-q", "-m", "change")


def test_a_revision_is_read_without_a_checkout(git, make_site):
    commit(git, make_site, PAGES)
    commit(git, make_site, {"talks.md": PAGES["talks.md"].replace("2020", "2021")})
    (git.path / "talks.md").unlink()
    site = parse("HEAD:")
    assert site.source.revision == git("rev-parse", "HEAD")
    assert site.source.captured_at
    assert [talk.date for talk in site.talks] == ["2021"]
    changes = compare("HEAD~1:", "HEAD:").changes
    assert [(change.entity, change.op) for change in changes] == [("talk", "changed")]


@pytest.mark.parametrize("spec", ["HEAD:web/", "HEAD:./web/", ":web/", "HEAD:web/../web/"])
def test_a_folder_of_a_revision(git, make_site, spec):
    commit(git, make_site, PAGES, "web")
    assert [page.path for page in parse(spec).source.pages] == ["index.md", "talks.md"]


def test_what_is_staged(git, make_site):
    commit(git, make_site, PAGES)
    make_site({"cv.md": "# Awards\n\n- Kiln Prize\n"}, "repository")
    git("add", "cv.md")
    assert [page.path for page in parse(":").source.pages] == ["index.md", "cv.md", "talks.md"]
    assert [page.path for page in parse("HEAD:").source.pages] == ["index.md", "talks.md"]


def test_links_in_a_revision(git, make_site):
    commit(git, make_site, {**PAGES, "text/vita": "# Awards\n\n- Kiln Prize\n"})
    (git.path / "cv.md").symlink_to("text/vita")
    (git.path / "awards.md").symlink_to("../../etc/passwd")
    (git.path / "news.md").symlink_to("news.md")
    (git.path / "_publications").symlink_to("text")
    git("add", "-A")
    git("commit", "-q", "-m", "links")
    site = parse("HEAD:")
    assert "cv.md" in [page.path for page in site.source.pages]
    assert sorted(codes(site)) == [
        ("site-link", "_publications"),
        ("site-unreadable", "awards.md"),
        ("site-unreadable", "news.md"),
    ]


def test_a_blob_that_is_missing(git, make_site):
    commit(git, make_site, PAGES)
    blob = git("rev-parse", "HEAD:talks.md")
    (git.path / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    assert codes(parse("HEAD:")) == [("site-unreadable", "talks.md")]


def test_a_submodule_is_no_folder_of_pages(git, make_site):
    commit(git, make_site, PAGES)
    git("update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},_publications")
    git("commit", "-q", "-m", "module")
    assert len(parse("HEAD:").source.pages) == 2


WRONG = [
    ("nowhere:", "there is no revision nowhere"),
    ("HEAD:nowhere/", "there is no folder nowhere/"),
    ("HEAD:../", "its path is not one of a file in the repository"),
    ("--all:", "names no revision"),
]


@pytest.mark.parametrize(("spec", "why"), WRONG)
def test_revisions_that_are_not_there(git, make_site, spec, why):
    commit(git, make_site, PAGES)
    with pytest.raises(RevisionError, match=why):
        parse(spec)


def test_a_folder_named_as_a_page_of_a_revision_says_how(git, make_site):
    commit(git, make_site, PAGES, "web")
    with pytest.raises(RevisionError) as raised:
        parse("HEAD:web")
    assert "add a /" in raised.value.hint


def test_a_merge_that_is_open(git, make_site):
    commit(git, make_site, PAGES)
    git("checkout", "-q", "-b", "other")
    commit(git, make_site, {"index.md": "I am a baker.\n"})
    git("checkout", "-q", "main")
    commit(git, make_site, {"index.md": "I am a miller.\n"})
    with pytest.raises(Exception, match="merge"):
        git("merge", "-q", "other")
    with pytest.raises(RevisionError, match="merge conflict"):
        parse(":")


def test_a_path_of_spaces_and_quotes(git, make_site):
    name = '_publications/a "b" \t\u00e9.md'
    text = "---\ntitle: Kerbs of Cities\ncollection: publications\n---\n"
    commit(git, make_site, {**PAGES, "_config.yml": "title: x\n", name: text})
    assert [paper.title for paper in parse("HEAD:").publications] == ["Kerbs of Cities"]
