"""The file of configuration: where it is found, and what is said of one that is wrong."""

import pytest

import profdiff
from profdiff.config import find_config_for

SITE = '[site]\npages = ["*.md", "_pages/*.md"]\nexclude = ["drafts/*"]\n'


def written(folder, text, name="profdiff.toml"):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_what_a_site_is_made_of(tmp_path):
    config = profdiff.read_config(written(tmp_path, SITE))
    assert config.site == profdiff.Site(pages=("*.md", "_pages/*.md"), exclude=("drafts/*",))


def test_an_empty_file_says_what_no_file_says(tmp_path):
    path = written(tmp_path, "")
    assert profdiff.read_config(path) == profdiff.Config(path=path)


def test_the_table_of_a_python_project(tmp_path):
    text = '[project]\nname = "site"\n\n[tool.profdiff.site]\npages = ["cv.md"]\n'
    path = written(tmp_path, text, "pyproject.toml")
    assert profdiff.find_config(str(tmp_path)) == path
    assert profdiff.read_config(path).site.pages == ("cv.md",)


def test_a_python_project_without_the_table_configures_nothing(tmp_path):
    written(tmp_path, '[project]\nname = "site"\n', "pyproject.toml")
    (tmp_path / ".git").mkdir()
    assert profdiff.find_config(str(tmp_path)) is None


def test_the_nearest_file_holds(tmp_path):
    outer = written(tmp_path, "")
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    assert profdiff.find_config(str(folder)) == outer
    inner = written(folder.parent, "")
    assert profdiff.find_config(str(folder)) == inner


def test_the_search_ends_at_the_root_of_a_repository(tmp_path):
    written(tmp_path, "")
    repository = tmp_path / "repository"
    (repository / ".git").mkdir(parents=True)
    (repository / "pages").mkdir()
    assert profdiff.find_config(str(repository / "pages")) is None


@pytest.mark.parametrize("page", ["site/about.md", "site"])
def test_a_page_elsewhere_brings_its_own(tmp_path, monkeypatch, page):
    here, site = tmp_path / "here", tmp_path / "site"
    for folder in (here, site):
        (folder / ".git").mkdir(parents=True)
    (site / "about.md").touch()
    monkeypatch.chdir(here)
    mine = written(here, "")
    assert find_config_for(str(tmp_path / page)) == mine
    its = written(site, "")
    assert find_config_for(str(tmp_path / page)) == its
    assert find_config_for("HEAD:about.md") == mine
    assert find_config_for("-") == mine


@pytest.mark.parametrize(
    ("text", "line", "why", "hint"),
    [
        ("[site]\npages = [\n", None, "is no TOML", "mend that place"),
        ("[sites]\n", 1, "sites is unknown", "did you mean 'site'?"),
        ("colour = 1\n", 1, "colour is unknown", "there are: site, check, lexicon"),
        ("[site]\npage = []\n", 2, "site.page is unknown", "did you mean 'pages'?"),
        ("# mine\nsite.pages = 3\n", 2, "site.pages is no list", "write pages = "),
        ("[site]\nexclude = [1]\n", 2, "site.exclude is no list", "write exclude = "),
        ("lexicon = []\n", 1, "lexicon is no table", "write [lexicon]"),
        ("a = " + "[" * 100_000, None, "is no TOML", "mend that place"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(tmp_path, text, line, why, hint):
    path = written(tmp_path, text)
    with pytest.raises(profdiff.ConfigError) as refused:
        profdiff.read_config(path)
    assert refused.value.what == (f"{path}:{line}" if line else path)
    assert why in refused.value.why
    assert hint in refused.value.hint


@pytest.mark.parametrize("text", ["tool = 3\n", "[tool]\nprofdiff = 3\n# tool.profdiff\n"])
def test_an_odd_python_project_is_refused_in_words(tmp_path, text):
    with pytest.raises(profdiff.ConfigError):
        profdiff.read_config(written(tmp_path, text, "pyproject.toml"))


def test_bytes_that_are_no_text(tmp_path):
    path = tmp_path / "profdiff.toml"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(profdiff.ConfigError, match="is no TOML"):
        profdiff.read_config(str(path))


def test_a_missing_file(tmp_path):
    with pytest.raises(profdiff.ConfigError, match="cannot be read"):
        profdiff.read_config(str(tmp_path / "none.toml"))
