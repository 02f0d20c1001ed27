"""What runs keep for the next ones: the same answer, whatever stands in the cache."""

import os
from pathlib import Path

import pytest
from pages import ACCEPTED, AWARDED, SCIENTIST, STUB, STUDENT

import profdiff
from profdiff.api import log, versions
from profdiff.config import Config
from profdiff.history import known
from profdiff.render.history import HISTORY, render_history
from profdiff.render.style import Style

PAGES = (STUDENT, ACCEPTED, SCIENTIST, STUB, AWARDED, SCIENTIST)


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "profdiff" / "history"


@pytest.fixture
def career(make_repo):
    made = make_repo()
    for year, page in enumerate(PAGES, 2020):
        made.commit("about.md", page, f"{year}-01-10T12:00:00+00:00")
    made("checkout", "-q", "-b", "side", "HEAD~2")
    made.commit("about.md", SCIENTIST.replace("Brightwater", "Greenwater"))
    made("checkout", "-q", "main")
    made("merge", "-q", "-s", "ours", "--no-commit", "side")
    made.commit("about.md", AWARDED.replace("Brightwater", "Greenwater"))
    return made


@pytest.fixture
def parsed(monkeypatch):
    """The versions that are parsed."""
    found = []
    ours = versions.profile_of_version

    def parse(data, version):
        found.append(version.content)
        return ours(data, version)

    monkeypatch.setattr(versions, "profile_of_version", parse)
    return found


def written(history):
    style = Style(everything=True)
    return [render_history(history, output, style) for output in HISTORY]


@pytest.mark.usefixtures("career")
def test_the_answer_is_the_same_and_nothing_is_parsed(parsed):
    fresh = written(log("about.md"))
    assert written(log("about.md", cache=True)) == fresh
    parsed.clear()
    assert written(log("about.md", cache=True)) == fresh
    assert log("about.md").steps[0].version.parents[1:]
    parsed.clear()
    assert log("about.md", cache=True).total == 8
    assert parsed == []


def test_of_a_new_version_only_what_is_new_is_parsed(career, parsed):
    log("about.md", cache=True)
    parsed.clear()
    career.commit("about.md", AWARDED + "\nI like boats.\n")
    fresh = written(log("about.md"))
    parsed.clear()
    assert written(log("about.md", cache=True)) == fresh
    assert len(parsed) == 2


def test_another_clone_has_the_same_history(career, parsed, tmp_path, monkeypatch):
    log("about.md", cache=True)
    career("clone", "-q", str(career.path), str(tmp_path / "clone"))
    monkeypatch.chdir(tmp_path / "clone")
    parsed.clear()
    log("about.md", cache=True)
    assert parsed == []


@pytest.mark.usefixtures("career")
def test_nothing_is_kept_unasked(cache):
    log("about.md")
    assert not cache.exists()


@pytest.mark.usefixtures("career")
@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda data: data[:-1],
        lambda data: data[: len(data) // 2],
        lambda data: data[:100] + bytes([data[100] ^ 1]) + data[101:],
        lambda data: b"x" + data,
        lambda data: data[:23] + b"\xc1",
    ],
)
def test_a_damaged_file_is_as_none(cache, damage):
    fresh = written(log("about.md", cache=True))
    (file,) = cache.iterdir()
    whole = file.read_bytes()
    file.write_bytes(damage(whole))
    assert written(log("about.md", cache=True)) == fresh
    assert file.read_bytes() == whole


@pytest.mark.usefixtures("career")
@pytest.mark.parametrize("what", ["epoch", "source", "words"])
def test_what_another_profdiff_found_is_as_nothing(parsed, monkeypatch, what):
    log("about.md", cache=True)
    parsed.clear()
    config = None
    if what == "epoch":
        monkeypatch.setattr(known, "PARSER_EPOCH", 99)
    elif what == "source":
        monkeypatch.setattr(known, "stamp", lambda: "edited")
    else:
        config = Config(lexicon={"venues": {"conference": ["Lantern Days"]}})
    log("about.md", config=config, cache=True)
    assert parsed


def test_an_edit_of_the_source_is_seen(tmp_path, monkeypatch):
    package = tmp_path / "package"
    (package / "inner").mkdir(parents=True)
    for name in ("__init__.py", "inner/a.py", "inner/words.tsv"):
        (package / name).write_text("x")
    monkeypatch.setattr(known, "__file__", str(package / "inner" / "a.py"))
    stamps = {known.stamp()}
    for name in ("__init__.py", "inner/a.py", "inner/words.tsv"):
        (package / name).write_text("xy")
        stamps.add(known.stamp())
    assert len(stamps) == 4
    (package / "inner" / "notes.txt").write_text("no source")
    assert known.stamp() in stamps


@pytest.mark.usefixtures("career")
def test_a_page_over_the_limit_is_refused_though_it_is_known():
    log("about.md", cache=True)
    with pytest.raises(profdiff.InputError, match="over the limit"):
        log("about.md", max_bytes=10, cache=True)


@pytest.mark.usefixtures("career")
@pytest.mark.parametrize("place", ["/proc/nowhere", "/dev/null", "relative"])
def test_no_folder_to_keep_anything_in(monkeypatch, place, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", place)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert written(log("about.md", cache=True)) == written(log("about.md"))
    assert (tmp_path / "home" / ".cache").exists() == (place == "relative")
    assert not Path("relative").exists()


@pytest.mark.usefixtures("career")
def test_a_profdiff_that_is_in_no_folder_keeps_nothing(monkeypatch, cache):
    monkeypatch.setattr(known, "__file__", "/nowhere.zip/profdiff/history/known.py")
    assert written(log("about.md", cache=True)) == written(log("about.md"))
    assert not cache.exists()


def test_names_that_are_no_text_are_not_kept(make_repo):
    made = make_repo()
    for page in PAGES[:3]:
        made.commit("caf\udce9.md", page)
    assert log("caf\udce9.md", cache=True).total == 3
    assert log("caf\udce9.md", cache=True).total == 3


@pytest.mark.usefixtures("career")
def test_writers_at_once_leave_a_whole_file(cache):
    fresh = written(log("about.md"))
    children = []
    for _ in range(4):
        child = os.fork()
        if not child:
            try:
                log("about.md", cache=True)
            finally:
                os._exit(0)
        children.append(child)
    for child in children:
        os.waitpid(child, 0)
    assert [path.name for path in cache.iterdir() if "." in path.name] == []
    assert written(log("about.md", cache=True)) == fresh
