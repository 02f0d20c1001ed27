"""Reports that are kept: the same bytes, as long as all that they are made of is the same."""

import pytest
from pages import ACCEPTED, AWARDED, SCIENTIST, STUDENT

import profdiff
from profdiff.api import report, reports
from profdiff.config import Config
from profdiff.history import known


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "profdiff" / "report"


@pytest.fixture
def career(make_repo):
    made = make_repo()
    for year, page in enumerate((STUDENT, ACCEPTED, SCIENTIST), 2020):
        made.commit("about.md", page, f"{year}-01-10T12:00:00+00:00")
    return made


@pytest.fixture
def parsed(monkeypatch):
    """The versions that are parsed."""
    found = []
    ours = reports.profile_of_version

    def parse(data, version):
        found.append(version.content)
        return ours(data, version)

    monkeypatch.setattr(reports, "profile_of_version", parse)
    return found


@pytest.mark.usefixtures("career")
def test_the_second_report_is_the_first_and_nothing_is_parsed(parsed):
    fresh = report("about.md")
    assert report("about.md", cache=True) == fresh
    parsed.clear()
    assert report("about.md", cache=True) == fresh
    assert parsed == []


@pytest.mark.usefixtures("career")
def test_nothing_is_kept_unasked(cache):
    report("about.md")
    assert not cache.exists()


@pytest.mark.parametrize(
    "what", ["version", "site", "epoch", "source", "words", "window", "revision"]
)
def test_what_is_made_of_something_else_is_made_anew(career, parsed, monkeypatch, what):
    report("about.md", cache=True)
    parsed.clear()
    options = {}
    if what == "version":
        career.commit("about.md", AWARDED)
    elif what == "site":
        career.commit("papers.md", "# Papers")
    elif what == "epoch":
        monkeypatch.setattr("profdiff.history.finished.PARSER_EPOCH", 99)
    elif what == "source":
        monkeypatch.setattr(known, "stamp", lambda: "edited")
    elif what == "words":
        options = {"config": Config(lexicon={"venues": {"conference": ["Lantern Days"]}})}
    else:
        options = {"window": "month"} if what == "window" else {"revision": "HEAD~1"}
    assert report("about.md", cache=True, **options) == report("about.md", **options)
    assert len(parsed) >= 4


@pytest.mark.usefixtures("career")
@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda data: data[:-1],
        lambda data: data[:40],
        lambda data: data[:-9] + bytes([data[-9] ^ 1]) + data[-8:],
        lambda data: b"x" + data,
    ],
)
def test_a_damaged_file_is_as_none(cache, damage):
    fresh = report("about.md", cache=True)
    (file,) = cache.iterdir()
    whole = file.read_bytes()
    file.write_bytes(damage(whole))
    assert report("about.md", cache=True) == fresh
    assert file.read_bytes() == whole


@pytest.mark.usefixtures("career")
def test_a_page_over_the_limit_is_refused_though_it_is_known():
    report("about.md", cache=True)
    with pytest.raises(profdiff.InputError, match="over the limit"):
        report("about.md", max_bytes=10, cache=True)


@pytest.mark.usefixtures("career")
@pytest.mark.parametrize("place", ["/proc/nowhere", "/dev/null"])
def test_no_folder_to_keep_anything_in(monkeypatch, place):
    monkeypatch.setenv("XDG_CACHE_HOME", place)
    assert report("about.md", cache=True) == report("about.md")


@pytest.mark.usefixtures("career")
def test_a_profdiff_that_is_in_no_folder_keeps_nothing(monkeypatch, cache):
    monkeypatch.setattr(known, "__file__", "/nowhere.zip/profdiff/history/known.py")
    assert report("about.md", cache=True) == report("about.md")
    assert not cache.exists()
